use super::{Paper, Show, object};
use tillback::{Agreement, GatewayView, Money, ReportRow, ReportTally, Timestamp, Total};

impl Show for ReportRow {
    fn show(&self, paper: &mut Paper) {
        object!(paper, {
            account: self.account,
            gateway: self.gateway,
            asked: self.asked,
            view: self.view,
            transaction: self.transaction(),
            error: self.error(),
            refunds: self.refunds,
            day: self.day,
            paid: self.paid,
            refunded: self.refunded,
            refundable: self.refundable,
            agreement: self.agreement,
        });
    }
}

impl Show for GatewayView {
    fn show(&self, paper: &mut Paper) {
        paper.quoted(self.as_str());
    }
}

/// The amounts and the time that some agreements carry.
#[derive(Default)]
struct Carried {
    amount: Option<Money>,
    at: Option<Timestamp>,
    ours: Option<Money>,
    theirs: Option<Money>,
}

impl Carried {
    fn of(agreement: &Agreement) -> Self {
        match *agreement {
            Agreement::RefundedElsewhere { amount, at } => Self { amount: Some(amount), at, ..Self::default() },
            Agreement::NotShown { amount } | Agreement::StillOpen { amount } => {
                Self { amount: Some(amount), ..Self::default() }
            }
            Agreement::AmountsDiffer { ours, theirs } => {
                Self { ours: Some(ours), theirs: Some(theirs), ..Self::default() }
            }
            Agreement::Agrees | Agreement::Contradicted | Agreement::NotTold | Agreement::NotCompared => {
                Self::default()
            }
        }
    }
}

impl Show for Agreement {
    fn show(&self, paper: &mut Paper) {
        let carried = Carried::of(self);
        object!(paper, {
            word: self.as_str(),
            amount: carried.amount,
            at: carried.at,
            ours: carried.ours,
            theirs: carried.theirs,
            isDisagreement: self.is_disagreement(),
        });
    }
}

impl Show for ReportTally {
    fn show(&self, paper: &mut Paper) {
        object!(paper, {
            rows: self.rows,
            failed: self.failed,
            disagreeing: self.disagreeing,
            duplicates: self.duplicates,
            leftOut: self.left_out,
        });
    }
}

impl Show for Total {
    fn show(&self, paper: &mut Paper) {
        let decimal = |minor| self.currency.to_decimal(minor);
        object!(paper, {
            label: self.label,
            currency: self.currency.code(),
            rows: self.sums.rows,
            paid: decimal(self.sums.paid),
            refunded: decimal(self.sums.refunded),
            refundable: decimal(self.sums.refundable),
            disagreeing: self.sums.disagreeing,
        });
    }
}
