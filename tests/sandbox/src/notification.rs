//! A notification (webhook) as data, before anything delivers it.

use crate::ledger::GatewayName;
use bytes::Bytes;
use serde::Serialize;

/// A message of a gateway to a merchant.
#[derive(Clone, Debug, Serialize)]
pub struct Notification {
    pub gateway: GatewayName,
    pub url: String,
    /// Lower-case names.
    pub headers: Vec<(String, String)>,
    #[serde(skip)]
    pub body: Bytes,
}

/// A notification with the moment it goes out.
#[derive(Clone, Debug)]
pub struct Dispatch {
    /// Counts from 1.
    pub number: u64,
    pub due: jiff::Timestamp,
    pub notification: Notification,
}
