//! The refund protocol without I/O: a record and news in, the next record and the next thing to do out.

mod budget;
mod protocol;
mod record;
#[cfg(test)]
mod tests;

pub(crate) use budget::Spent;
pub(crate) use protocol::{Loss, News, Next, Policy};
pub(crate) use record::{Intent, Record, Stage};
