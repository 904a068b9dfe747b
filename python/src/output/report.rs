use super::word::member;
use super::{Decimal, Show, record};
use pyo3::prelude::*;
use tillback::{Agreement, GatewayView, Money, ReportRow, ReportTally, Timestamp, Total};

impl Show for ReportRow {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        record!(
            py,
            ReportRow {
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
            }
        )
    }
}

impl Show for GatewayView {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        member!(py, GatewayView, self.as_str())
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

struct AgreementWord<'a>(&'a str);

impl Show for AgreementWord<'_> {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        member!(py, AgreementWord, self.0)
    }
}

impl Show for Agreement {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let carried = Carried::of(self);
        record!(
            py,
            Agreement {
                word: AgreementWord(self.as_str()),
                amount: carried.amount,
                at: carried.at,
                ours: carried.ours,
                theirs: carried.theirs,
                is_disagreement: self.is_disagreement(),
            }
        )
    }
}

impl Show for ReportTally {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        record!(
            py,
            ReportTally {
                rows: self.rows,
                failed: self.failed,
                disagreeing: self.disagreeing,
                duplicates: self.duplicates,
                left_out: self.left_out,
            }
        )
    }
}

impl Show for Total {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let decimal = |minor| Decimal(self.currency.to_decimal(minor));
        record!(
            py,
            Total {
                label: self.label,
                currency: self.currency.code(),
                rows: self.sums.rows,
                paid: decimal(self.sums.paid),
                refunded: decimal(self.sums.refunded),
                refundable: decimal(self.sums.refundable),
                disagreeing: self.sums.disagreeing,
            }
        )
    }
}
