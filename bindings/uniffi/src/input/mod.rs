//! What a program hands over, as the engine's types. Everything is checked here or by the engine, before anything is sent.

mod account;
mod filter;
mod payee;
mod refund;
mod settings;
mod source;
mod time;

pub(crate) use filter::EngineRefundFilter;
pub(crate) use filter::EngineTransactionFilter;
pub(crate) use payee::{EnginePayeeRef, EnginePayeeRequest, changes};
pub(crate) use refund::{EngineMany, EngineRef, EngineRefundRequest};
pub(crate) use settings::EngineSettings;
pub(crate) use source::{EngineReportOptions, EngineSource};
pub(crate) use time::{EngineInstant, day, duration, instant};
