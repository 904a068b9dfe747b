//! Refunds that happen once, or provably not at all.
//!
//! tillback refunds payments, finds the transaction behind a receipt and registers payees at three gateways: Pockyt,
//! Yedpay and PayCross (and every other brand of the beGateway platform).
//!
//! **If [`Client::refund`] fails with an [`Error`], no money moved because of that call.** Everything else is a
//! [`Refund`] with a [`RefundStatus`].
//!
//! ```no_run
//! use tillback::{Account, Environment, PockytCredentials, RefundRequest, TransactionRef, blocking};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let credentials = PockytCredentials::new("200043", "300014", std::env::var("POCKYT_TOKEN")?);
//! let client = blocking::Client::builder()
//!     .account(Account::pockyt("shop", Environment::Production, credentials))
//!     .journal("/var/lib/shop/refunds.tillback")
//!     .build_blocking()?;
//!
//! let receipt = TransactionRef::scan("312345678901234567")?;
//! let payment = client.transaction("shop", &receipt)?;
//! println!("{} was paid, {:?} can go back", payment.amount, payment.refundable);
//!
//! let request = RefundRequest::new("shop", payment, "order-4711-return-1").amount("12.50 USD".parse()?);
//! let refund = client.refund(request)?;
//! println!("{}: {}", refund.idempotency_key, refund.status);
//! # Ok(())
//! # }
//! ```

#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod client;
mod gateway;
mod journal;
mod log;
mod model;
mod refund;
mod transport;

#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod internals;

pub use client::{
    Cancel, Client, ClientBuilder, Done, ManyOptions, Refunds, Report, Tally, Transactions, Until, blocking,
};
pub use gateway::capabilities;
pub use log::{LogLevel, set_log};
pub use model::*;
pub use transport::Proxy;

/// An instant in UTC.
pub use jiff::Timestamp;
/// A day of the calendar.
pub use jiff::civil::Date;
