//! What the engine tells, as plain records.

mod answer;
mod payee;
mod refund;
mod report;
mod transaction;

pub(crate) use answer::EngineAnswer;
pub(crate) use payee::EngineCapabilities;
pub(crate) use refund::EngineRefund;
pub(crate) use report::{EngineRow, EngineTally, EngineTotal};
pub(crate) use transaction::{EngineHandle, EngineTransaction};
