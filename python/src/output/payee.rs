use super::{Show, record};
use pyo3::prelude::*;
use tillback::{Capabilities, Check, Payee};

impl Show for Payee {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        record!(py, Payee {
            account: self.account,
            customer_no: self.customer_no,
            customer_code: self.customer_code,
            first_name: self.first_name,
            last_name: self.last_name,
            email: self.email,
            status: self.status,
            created_at: self.created_at,
            updated_at: self.updated_at,
            raw: self.raw,
        })
    }
}

impl Show for Check {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        record!(py, Check {
            account: self.account,
            gateway: self.gateway,
            may_refund: self.may_refund,
            merchant: self.merchant,
            raw: self.raw,
        })
    }
}

impl Show for Capabilities {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        record!(py, Capabilities {
            gateway: self.gateway,
            partial_refunds: self.partial_refunds,
            tells_refunded: self.tells_refunded,
            lists_refunds: self.lists_refunds,
            finds_refund_by_mark: self.finds_refund_by_mark,
            repeats_answers: self.repeats_answers,
            one_refund_at_a_time: self.one_refund_at_a_time,
            lists: self.lists,
            payees: self.payees,
            mark: self.mark,
            evidence: self.evidence,
            proof_of_no: self.proof_of_no,
        })
    }
}
