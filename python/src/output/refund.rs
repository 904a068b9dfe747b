use super::{Show, record};
use pyo3::prelude::*;
use tillback::{Attempt, HistoryEntry, Refund, SettleStep, Settlement};

impl Show for Refund {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        record!(py, Refund {
            idempotency_key: self.idempotency_key,
            id: self.id,
            account: self.account,
            gateway: self.gateway,
            target: self.target,
            transaction_id: self.transaction_id,
            reference: self.reference,
            amount: self.amount,
            reason: self.reason,
            status: self.status,
            contradicted: self.contradicted,
            gateway_refund_id: self.gateway_refund_id,
            gateway_code: self.gateway_words.code,
            gateway_message: self.gateway_words.message,
            http_status: self.gateway_words.http_status,
            request_id: self.gateway_words.request_id,
            raw: self.raw,
            attempts: self.attempts,
            created_at: self.created_at,
            updated_at: self.updated_at,
            history: self.history,
        })
    }
}

impl Show for Attempt {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        record!(py, Attempt { number: self.number, at: self.at })
    }
}

impl Show for HistoryEntry {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        record!(py, HistoryEntry {
            at: self.at,
            by: self.by,
            status: self.status,
            source: self.source,
            what: self.what,
            gateway_code: self.gateway_code,
            http_status: self.http_status,
            request_id: self.request_id,
            contradicts: self.contradicts,
        })
    }
}

impl Show for SettleStep {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        record!(py, SettleStep { refund: self.refund, ended: self.tally.ended, found: self.tally.found })
    }
}

impl Show for Settlement {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        record!(py, Settlement { ended: self.ended, open: self.open })
    }
}
