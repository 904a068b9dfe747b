//! What the TypeScript half has lists of, so that a test can compare them.

use crate::boundary::answered;
use crate::output::{Paper, Show, object};
use napi_derive::napi;
use tillback::{
    Dimension, ErrorCode, ErrorKind, EventSubject, GatewayName, HistorySource, ListScope, LogLevel, MayRefund,
    MinorUnits, Outcome, RefKind, RefundStatus, Retry, Service, TransactionStatus,
};

#[napi]
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

struct Entry(ErrorCode);

impl Show for Entry {
    fn show(&self, paper: &mut Paper) {
        let code = self.0;
        object!(paper, {
            code: code.as_str(),
            number: code.number(),
            kind: code.kind(),
            retry: code.retry(),
            summary: code.summary(),
        });
    }
}

/// The catalogue of errors.
#[napi(catch_unwind)]
pub fn catalogue() -> String {
    answered(|| Ok(ErrorCode::ALL.iter().copied().map(Entry).collect::<Vec<_>>()))
}

struct Words;

impl Show for Words {
    fn show(&self, paper: &mut Paper) {
        object!(paper, {
            GatewayName: GatewayName::ALL.map(GatewayName::as_str).to_vec(),
            RefundStatus: RefundStatus::ALL.map(RefundStatus::as_str).to_vec(),
            HistorySource: HistorySource::ALL.map(HistorySource::as_str).to_vec(),
            TransactionStatus: TransactionStatus::ALL.map(TransactionStatus::as_str).to_vec(),
            EventSubject: EventSubject::ALL.map(EventSubject::as_str).to_vec(),
            ListScope: ListScope::ALL.map(ListScope::as_str).to_vec(),
            MayRefund: MayRefund::ALL.map(MayRefund::as_str).to_vec(),
            Outcome: Outcome::ALL.map(Outcome::as_str).to_vec(),
            Dimension: Dimension::ALL.map(Dimension::as_str).to_vec(),
            Retry: Retry::ALL.map(Retry::as_str).to_vec(),
            RefKind: RefKind::ALL.map(RefKind::as_str).to_vec(),
            Service: Service::ALL.map(Service::as_str).to_vec(),
            MinorUnits: MinorUnits::ALL.map(MinorUnits::as_str).to_vec(),
            LogLevel: LogLevel::ALL.map(LogLevel::as_str).to_vec(),
            ErrorKind: ErrorKind::ALL.map(ErrorKind::as_str).to_vec(),
        });
    }
}

/// The closed sets of words.
#[napi(catch_unwind)]
pub fn words() -> String {
    answered(|| Ok(Words))
}

/// Breaks, so that tests can show what becomes of it.
#[cfg(feature = "breakable")]
#[napi(catch_unwind)]
pub fn panic() {
    panic!("a test asked for it");
}
