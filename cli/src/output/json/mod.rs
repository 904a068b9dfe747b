//! What programs read. The names here are stable; new ones may be added.

pub(crate) mod check;
mod details;
pub(crate) mod error;
mod money;
pub(crate) mod payee;
pub(crate) mod refund;
pub(crate) mod transaction;
mod words;

pub(crate) use money::MoneyView;
