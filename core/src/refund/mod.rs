//! The refund protocol without I/O: a record and news in, the next record and the next thing to do out.

mod budget;
mod news;
mod note;
mod policy;
mod protocol;
mod record;
#[cfg(test)]
mod tests;

pub(crate) use budget::{Claim, Spent};
pub(crate) use news::{Loss, News, Next};
pub(crate) use note::{Note, Said};
pub(crate) use policy::Policy;
#[cfg_attr(not(feature = "internals"), expect(unreachable_pub, reason = "the simulation is outside"))]
pub use policy::Rule;
pub(crate) use record::{Intent, Lease, Moment, Record, Sending, Stage};
