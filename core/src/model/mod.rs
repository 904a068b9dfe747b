//! The vocabulary: data and arithmetic. No I/O, no clock, no randomness.

mod account;
mod capabilities;
mod catalogue;
mod check;
mod currency;
mod error;
mod event;
mod journal;
mod limits;
mod money;
mod payee;
mod raw;
mod reference;
mod refund;
mod report;
mod scan;
mod secret;
mod transaction;
mod word;

pub use account::{
    Account, AccountName, Credentials, Environment, GatewayName, MinorUnits, PaycrossCredentials, PaycrossHosts,
    PockytCredentials, Service, YedpayAuthorization, YedpayCredentials,
};
pub use capabilities::{Capabilities, ListScope};
pub use catalogue::{ErrorCode, ErrorKind, Retry};
pub use check::{Check, MayRefund};
pub use currency::Currency;
pub use error::{Error, GatewayWords};
pub use event::{Event, EventSubject};
pub use journal::{Outcome, RefundFilter, SettleStep, SettleTally, Settlement};
pub use money::{Money, MoneyParseError};
pub use payee::{Payee, PayeeChanges, PayeeRef, PayeeRequest, ProfileType};
pub use raw::Raw;
pub use reference::{RefKind, TransactionRef};
pub use refund::{Attempt, HistoryEntry, HistorySource, Refund, RefundRequest, RefundStatus, RefundTarget};
pub use report::{
    Agreement, Dimension, GatewayView, ReportOptions, ReportRow, ReportSource, ReportTally, Sums, Total, TotalCell,
    Totals,
};
pub use secret::Secret;
pub use transaction::{
    ActionDetails, Details, Link, ListedRefund, PaycrossDetails, PockytDetails, Transaction, TransactionFilter,
    TransactionKind, TransactionStatus, YedpayDetails,
};
pub(crate) use word::one_of;

pub(crate) use journal::check_note;
pub(crate) use limits::{LONGEST_ID, Limit, check_text};
