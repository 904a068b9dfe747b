use super::Sheet;
use crate::output::harmless;
use std::io::{self, Write};
use tillback::{Agreement, Money, RefundStatus, ReportRow, ReportTally, Timestamp, Totals};

/// The columns. They keep their names and their order; new ones may be added at the end.
const COLUMNS: [&str; 20] = [
    "account",
    "gateway",
    "asked",
    "payment_id",
    "reference",
    "kind",
    "status",
    "method",
    "day",
    "created_at",
    "paid_at",
    "currency",
    "paid",
    "refunded",
    "refundable",
    "journal_refunded",
    "journal_open",
    "agreement",
    "difference",
    "error",
];

pub(super) struct Rows {
    writer: ::csv::Writer<Box<dyn Write>>,
}

impl Rows {
    pub(super) fn new(to: Box<dyn Write>, anew: bool) -> io::Result<Self> {
        let mut writer = ::csv::Writer::from_writer(to);
        if anew {
            writer.write_record(COLUMNS)?;
        }
        Ok(Self { writer })
    }
}

impl Sheet for Rows {
    fn row(&mut self, row: &ReportRow) -> io::Result<()> {
        self.writer.write_record(cells(row))?;
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }

    fn end(&mut self, _totals: &Totals, _tally: ReportTally) -> io::Result<()> {
        // Sums below the rows would be rows for whoever reads the file.
        self.flush()
    }
}

fn cells(row: &ReportRow) -> [String; COLUMNS.len()] {
    let shown = row.transaction();
    // Anybody may have typed a text. A number is ours, and stays one where it begins with a minus.
    let text = |text: &str| harmless(text).into_owned();
    let money = |money: Option<Money>| money.map(Money::to_decimal).unwrap_or_default();
    let time = |time: Option<Timestamp>| time.map(|time| time.to_string()).unwrap_or_default();
    let amount = row.paid.or(row.refunded).or(row.refundable);
    let ours = |counts: fn(RefundStatus) -> bool| {
        let refunds = row.refunds.iter().filter(|refund| counts(refund.status));
        let sum: i128 = refunds.map(|refund| i128::from(refund.amount.minor())).sum();
        amount.map(|amount| amount.currency().to_decimal(sum)).unwrap_or_default()
    };
    let reference = shown.and_then(|shown| shown.reference.as_deref());
    let reference = reference.or_else(|| row.refunds.first()?.reference.as_deref());
    [
        text(row.account.as_str()),
        row.gateway.to_string(),
        text(&row.asked),
        text(row.transaction_id().unwrap_or_default()),
        text(reference.unwrap_or_default()),
        text(shown.map(|shown| shown.kind.as_str()).unwrap_or_default()),
        shown.map(|shown| shown.status.as_str().to_owned()).unwrap_or_default(),
        text(shown.and_then(|shown| shown.method.as_deref()).unwrap_or_default()),
        row.day.map(|day| day.to_string()).unwrap_or_default(),
        time(shown.and_then(|shown| shown.created_at)),
        time(shown.and_then(|shown| shown.paid_at)),
        amount.map(|amount| amount.currency().code().to_owned()).unwrap_or_default(),
        money(row.paid),
        money(row.refunded),
        money(row.refundable),
        ours(|status| status == RefundStatus::Succeeded),
        ours(|status| !status.is_final()),
        row.agreement.as_str().to_owned(),
        money(difference(&row.agreement)),
        row.error().map(|error| error.code().as_str().to_owned()).unwrap_or_default(),
    ]
}

/// By how much the gateway's figure exceeds the journal's, or falls short of it.
pub(super) fn difference(agreement: &Agreement) -> Option<Money> {
    match agreement {
        Agreement::RefundedElsewhere { amount, .. } => Some(*amount),
        Agreement::NotShown { amount } => Some(Money::from_minor(-amount.minor(), amount.currency())),
        Agreement::AmountsDiffer { ours, theirs } => theirs.checked_sub(*ours),
        Agreement::Agrees
        | Agreement::StillOpen { .. }
        | Agreement::Contradicted
        | Agreement::NotTold
        | Agreement::NotCompared => None,
    }
}
