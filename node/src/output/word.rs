use super::{Paper, Show};
use tillback::{
    ErrorKind, EventSubject, GatewayName, HistorySource, ListScope, LogLevel, MayRefund, RefundStatus, Retry, Service,
    TransactionKind, TransactionStatus,
};

macro_rules! words {
    ($($class:ident),*) => {$(
        impl Show for $class {
            fn show(&self, paper: &mut Paper) {
                paper.quoted(self.as_str());
            }
        }
    )*};
}
words!(
    ErrorKind,
    EventSubject,
    GatewayName,
    HistorySource,
    ListScope,
    LogLevel,
    MayRefund,
    RefundStatus,
    Retry,
    Service,
    TransactionKind,
    TransactionStatus
);
