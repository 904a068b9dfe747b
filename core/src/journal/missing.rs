use super::{
    Begun, Journal, JournalError, Listed, Open, PayeeRecord, PaymentNames, Records, ReportState, RowId, Saved, Step,
};
use crate::model::RefundFilter;
use crate::refund::{Record, Spent};
use std::sync::Arc;

/// What a client has that was given no journal: it reads, and refuses to refund.
pub(crate) struct NoJournal;

fn missing<'a, T: Send + 'a>() -> Step<'a, T> {
    Box::pin(std::future::ready(Err(JournalError::Missing)))
}

impl Journal for NoJournal {
    fn begin(&self, _record: Record, _exclusive: bool) -> Step<'_, Begun> {
        missing()
    }

    fn save(&self, _record: Record) -> Step<'_, Saved> {
        missing()
    }

    fn find<'a>(&'a self, _key: &'a str) -> Step<'a, Option<Arc<Record>>> {
        missing()
    }

    fn spent<'a>(&'a self, _scope: &'a str, _transaction_id: &'a str) -> Step<'a, Spent> {
        missing()
    }

    fn about<'a>(&'a self, _scope: &'a str, _mark: Option<&'a str>, _id: Option<&'a str>) -> Step<'a, Records> {
        missing()
    }

    fn of_payment<'a>(&'a self, _scope: &'a str, _names: PaymentNames) -> Step<'a, Records> {
        missing()
    }

    fn open(&self) -> Step<'_, Vec<Open>> {
        missing()
    }

    fn list<'a>(&'a self, _filter: &'a RefundFilter, _after: u64, _limit: usize) -> Step<'a, Listed> {
        missing()
    }

    fn begin_payee(&self, _record: PayeeRecord) -> Step<'_, Option<PayeeRecord>> {
        missing()
    }

    fn save_payee(&self, _record: PayeeRecord) -> Step<'_, bool> {
        missing()
    }

    fn report<'a>(&'a self, _name: &'a str) -> Step<'a, Option<ReportState>> {
        missing()
    }

    fn was_reported<'a>(&'a self, _name: &'a str, _row: RowId) -> Step<'a, bool> {
        missing()
    }

    fn save_report(&self, _name: String, _state: ReportState, _rows: Vec<RowId>) -> Step<'_, ()> {
        missing()
    }

    fn forget_report(&self, _name: String) -> Step<'_, ()> {
        missing()
    }

    fn check(&self) -> Step<'_, Vec<String>> {
        missing()
    }
}
