//! The accounts a scenario can be run with, one after the other.

use serde::Deserialize;
use serde_json::{Map, Value, json};

/// An account together with what a payment of it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Till {
    Pockyt,
    /// With an access token.
    Yedpay,
    /// With an API key.
    YedpayKey,
    /// Alternative methods.
    Paycross,
    PaycrossCard,
}

impl Till {
    /// The word in a scenario's list of gateways.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pockyt => "pockyt",
            Self::Yedpay => "yedpay",
            Self::YedpayKey => "yedpay_key",
            Self::Paycross => "paycross",
            Self::PaycrossCard => "paycross_card",
        }
    }

    /// What the templates `${gateway}`, `${account}`, `${currency}` and `${method}` stand for.
    pub(crate) fn words(self) -> Map<String, Value> {
        let (gateway, account, currency, method) = match self {
            Self::Pockyt => ("pockyt", "pockyt", "USD", "alipay"),
            Self::Yedpay => ("yedpay", "yedpay", "HKD", "8_2"),
            Self::YedpayKey => ("yedpay", "yedpay_key", "HKD", "8_2"),
            Self::Paycross => ("paycross", "paycross", "EUR", "m_pesa"),
            Self::PaycrossCard => ("paycross", "paycross", "EUR", "credit_card"),
        };
        let words = [("gateway", gateway), ("account", account), ("currency", currency), ("method", method)];
        words.into_iter().map(|(name, word)| (name.to_owned(), json!(word))).collect()
    }
}
