use super::{Show, record};
use pyo3::prelude::*;
use tillback::Event;

impl Show for Event {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        record!(py, Event {
            account: self.account,
            gateway: self.gateway,
            subject: self.subject,
            transaction_id: self.transaction_id,
            reference: self.reference,
            refund_id: self.refund_id,
            mark: self.mark,
            status_word: self.status_word,
            amount: self.amount,
            refunded: self.refunded,
            at: self.at,
            refund_keys: self.refund_keys,
            dedupe_key: self.dedupe_key,
            acknowledgement: self.acknowledgement(),
            raw: self.raw,
        })
    }
}
