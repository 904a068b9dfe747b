use super::{Show, record};
use pyo3::prelude::*;
use tillback::{
    ActionDetails, Details, Link, ListedRefund, PaycrossDetails, PockytDetails, Transaction, YedpayDetails,
};

/// The engine's own copy, which travels with its record: a refund of a payment that was just read needs no second look.
#[pyclass(frozen, module = "tillback._native")]
pub(crate) struct TransactionHandle(pub(crate) Transaction);

impl Show for Transaction {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        record!(py, Transaction {
            account: self.account,
            gateway: self.gateway,
            id: self.id,
            reference: self.reference,
            kind: self.kind,
            parent_id: self.parent_id,
            status: self.status,
            status_word: self.status_word,
            amount: self.amount,
            refunded: self.refunded,
            refundable: self.refundable,
            refunds: self.refunds,
            method: self.method,
            created_at: self.created_at,
            paid_at: self.paid_at,
            refunded_at: self.refunded_at,
            updated_at: self.updated_at,
            details: self.details,
            raw: self.raw,
            _handle: Handle(self),
        })
    }
}

struct Handle<'a>(&'a Transaction);

impl Show for Handle<'_> {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(Bound::new(py, TransactionHandle(self.0.clone()))?.into_any())
    }
}

impl Show for ListedRefund {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        record!(py, ListedRefund { id: self.id, mark: self.mark, amount: self.amount })
    }
}

impl Show for Details {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        match self {
            Self::Pockyt(details) => details.show(py),
            Self::Yedpay(details) => details.show(py),
            Self::Paycross(details) => details.show(py),
        }
    }
}

impl Show for PockytDetails {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        record!(py, PockytDetails {
            settle_currency: self.settle_currency,
            transaction_type: self.transaction_type,
            exchange_rate: self.exchange_rate,
        })
    }
}

impl Show for Box<YedpayDetails> {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        record!(py, YedpayDetails {
            user_id: self.user_id,
            company_id: self.company_id,
            store_id: self.store_id,
            gateway_id: self.gateway_id,
            gateway_sub_id: self.gateway_sub_id,
            gateway_sub_name: self.gateway_sub_name,
            gateway_code: self.gateway_code,
            barcode_id: self.barcode_id,
            payment_link_id: self.payment_link_id,
            charge: self.charge,
            refund_charge: self.refund_charge,
            net: self.net,
            tips: self.tips,
            forex: self.forex,
            can_settle_after: self.can_settle_after,
            is_balance_settled: self.is_balance_settled,
            settled_at: self.settled_at,
            transaction_id: self.transaction_id,
            reference_id: self.reference_id,
            payer: self.payer,
            buyer_id: self.buyer_id,
            wallet_type: self.wallet_type,
            extra_parameters: self.extra_parameters,
            fixed_id: self.fixed_id,
            expired_at: self.expired_at,
            pin_key: self.pin_key,
            links: self.links,
            cancellation: self.cancellation,
            refund: self.refund,
            failure: self.failure,
        })
    }
}

impl Show for Link {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        record!(py, Link { rel: self.rel, href: self.href })
    }
}

impl Show for ActionDetails {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        record!(py, ActionDetails {
            request_user_id: self.request_user_id,
            first_name: self.first_name,
            last_name: self.last_name,
            remark: self.remark,
        })
    }
}

impl Show for PaycrossDetails {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        record!(py, PaycrossDetails {
            service: self.service,
            test: self.test,
            language: self.language,
            message: self.message,
            receipt_url: self.receipt_url,
            code: self.code,
            reason: self.reason,
            provider_status: self.provider_status,
            provider_ref: self.provider_ref,
            provider_message: self.provider_message,
        })
    }
}
