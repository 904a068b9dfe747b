use super::Sheet;
use super::csv::difference;
use crate::output::json::MoneyView;
use crate::output::json::error::ErrorView;
use serde::Serialize;
use std::io::{self, Write};
use tillback::{Dimension, ReportRow, ReportTally, Sums, Total, Totals};

#[derive(Serialize)]
struct Line<'a> {
    row: RowView<'a>,
}

/// One payment. The names here are stable; new ones may be added.
#[derive(Serialize)]
struct RowView<'a> {
    account: &'a str,
    gateway: &'static str,
    asked: &'a str,
    payment_id: Option<&'a str>,
    reference: Option<&'a str>,
    kind: Option<&'a str>,
    status: Option<&'static str>,
    method: Option<&'a str>,
    day: Option<String>,
    created_at: Option<String>,
    paid_at: Option<String>,
    paid: Option<MoneyView>,
    refunded: Option<MoneyView>,
    refundable: Option<MoneyView>,
    refunds: Vec<RefundView<'a>>,
    agreement: &'static str,
    difference: Option<MoneyView>,
    error: Option<ErrorView<'a>>,
}

#[derive(Serialize)]
struct RefundView<'a> {
    key: &'a str,
    id: &'a str,
    amount: MoneyView,
    status: &'static str,
    contradicted: bool,
}

#[derive(Serialize)]
struct LastLine {
    totals: Vec<TotalView>,
    tally: TallyView,
}

#[derive(Serialize)]
struct TotalView {
    by: &'static str,
    label: String,
    currency: &'static str,
    rows: u64,
    paid: String,
    refunded: String,
    refundable: String,
    disagreeing: u64,
}

#[derive(Serialize)]
struct TallyView {
    rows: u64,
    failed: u64,
    disagreeing: u64,
    duplicates: u64,
    left_out: u64,
}

pub(super) struct Lines {
    to: Box<dyn Write>,
}

impl Lines {
    pub(super) fn new(to: Box<dyn Write>) -> Self {
        Self { to }
    }

    fn line(&mut self, line: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.to, line).map_err(io::Error::from)?;
        self.to.write_all(b"\n")
    }
}

impl Sheet for Lines {
    fn row(&mut self, row: &ReportRow) -> io::Result<()> {
        self.line(&Line { row: view(row) })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }

    fn end(&mut self, totals: &Totals, tally: ReportTally) -> io::Result<()> {
        let ReportTally { rows, failed, disagreeing, duplicates, left_out } = tally;
        let totals = Dimension::ALL.into_iter().flat_map(|by| totals.by(by).into_iter().map(move |one| total(by, one)));
        let tally = TallyView { rows, failed, disagreeing, duplicates, left_out };
        self.line(&LastLine { totals: totals.collect(), tally })?;
        self.flush()
    }
}

fn view(row: &ReportRow) -> RowView<'_> {
    let shown = row.transaction();
    RowView {
        account: row.account.as_str(),
        gateway: row.gateway.as_str(),
        asked: &row.asked,
        payment_id: row.transaction_id(),
        reference: shown.and_then(|shown| shown.reference.as_deref()),
        kind: shown.map(|shown| shown.kind.as_str()),
        status: shown.map(|shown| shown.status.as_str()),
        method: shown.and_then(|shown| shown.method.as_deref()),
        day: row.day.map(|day| day.to_string()),
        created_at: shown.and_then(|shown| shown.created_at).map(|time| time.to_string()),
        paid_at: shown.and_then(|shown| shown.paid_at).map(|time| time.to_string()),
        paid: row.paid.map(MoneyView::from),
        refunded: row.refunded.map(MoneyView::from),
        refundable: row.refundable.map(MoneyView::from),
        refunds: row.refunds.iter().map(refund_view).collect(),
        agreement: row.agreement.as_str(),
        difference: difference(&row.agreement).map(MoneyView::from),
        error: row.error().map(|error| ErrorView::of(error, false)),
    }
}

fn refund_view(refund: &tillback::Refund) -> RefundView<'_> {
    RefundView {
        key: &refund.idempotency_key,
        id: &refund.id,
        amount: refund.amount.into(),
        status: refund.status.as_str(),
        contradicted: refund.contradicted,
    }
}

fn total(by: Dimension, total: Total) -> TotalView {
    let Sums { rows, paid, refunded, refundable, disagreeing } = total.sums;
    TotalView {
        by: by.as_str(),
        label: total.label,
        currency: total.currency.code(),
        rows,
        paid: total.currency.to_decimal(paid),
        refunded: total.currency.to_decimal(refunded),
        refundable: total.currency.to_decimal(refundable),
        disagreeing,
    }
}
