//! The hosts of the gateways, and what a request to one of them is about.

use crate::ledger::GatewayName;
use http::Method;
use serde::{Deserialize, Serialize};

/// One host that a gateway answers on. PayCross has three.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Host {
    Pockyt,
    Yedpay,
    /// Alternative payment methods; every path begins with `/beyag`.
    PaycrossApm,
    PaycrossCard,
    /// The back office with its report API.
    PaycrossAdmin,
}

impl Host {
    /// In the order of their ports.
    pub const ALL: [Self; 5] = [Self::Pockyt, Self::Yedpay, Self::PaycrossApm, Self::PaycrossCard, Self::PaycrossAdmin];

    /// Whose host it is.
    pub fn gateway(self) -> GatewayName {
        match self {
            Self::Pockyt => GatewayName::Pockyt,
            Self::Yedpay => GatewayName::Yedpay,
            Self::PaycrossApm | Self::PaycrossCard | Self::PaycrossAdmin => GatewayName::Paycross,
        }
    }

    /// The same word as in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pockyt => "pockyt",
            Self::Yedpay => "yedpay",
            Self::PaycrossApm => "paycross_apm",
            Self::PaycrossCard => "paycross_card",
            Self::PaycrossAdmin => "paycross_admin",
        }
    }

    /// The gateway's real host, which this one stands for.
    pub fn stands_for(self) -> &'static str {
        match self {
            Self::Pockyt => "https://mapi.yuansfer.com",
            Self::Yedpay => "https://api.yedpay.com",
            Self::PaycrossApm => "https://data.pay-cross.com",
            Self::PaycrossCard => "https://gateway.pay-cross.com",
            Self::PaycrossAdmin => "https://admin.pay-cross.com",
        }
    }
}

/// What a request is about, so that a fault can aim at it without knowing paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    Refund,
    /// One transaction.
    Query,
    /// Many transactions: lists and reports.
    List,
    RegisterPayee,
    /// Reads or changes a payee.
    Payee,
    Other,
}

impl Operation {
    /// What a request to `host` is about, told from its method and path.
    pub fn of(host: Host, method: &Method, path: &str) -> Self {
        match host.gateway() {
            GatewayName::Pockyt => pockyt(path),
            GatewayName::Yedpay => yedpay(method, path),
            GatewayName::Paycross => paycross(host, method, path),
        }
    }
}

fn pockyt(path: &str) -> Operation {
    if path.ends_with("/refund") {
        Operation::Refund
    } else if path.ends_with("/tran-query") || path.ends_with("/detail") {
        Operation::Query
    } else if path.ends_with("-list") {
        Operation::List
    } else if path.ends_with("/payee/register") {
        Operation::RegisterPayee
    } else if path.contains("/payee/") {
        Operation::Payee
    } else {
        Operation::Other
    }
}

fn yedpay(method: &Method, path: &str) -> Operation {
    if path.ends_with("/refund") {
        Operation::Refund
    } else if method == Method::GET && (path.starts_with("/v1/transactions/") || path == "/v1/online-payment/query") {
        Operation::Query
    } else if method == Method::GET && path.ends_with("/transactions") {
        Operation::List
    } else {
        Operation::Other
    }
}

fn paycross(host: Host, method: &Method, path: &str) -> Operation {
    let transactions = path.contains("/transactions/") || path.contains("/refunds/");
    if host == Host::PaycrossAdmin {
        Operation::List
    } else if method == Method::POST && (path.ends_with("/refunds") || path.ends_with("/refund")) {
        Operation::Refund
    } else if method == Method::GET && transactions {
        Operation::Query
    } else {
        Operation::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_told_apart() {
        let seen = |host, method: &str, path| Operation::of(host, &method.parse().unwrap(), path);
        assert_eq!(seen(Host::Pockyt, "POST", "/app-data-search/v3/refund"), Operation::Refund);
        assert_eq!(seen(Host::Pockyt, "POST", "/app-data-search/v3/tran-query"), Operation::Query);
        assert_eq!(seen(Host::Pockyt, "POST", "/v3/payee/register"), Operation::RegisterPayee);
        assert_eq!(seen(Host::Yedpay, "PUT", "/v1/online-payment/order-1/refund"), Operation::Refund);
        assert_eq!(seen(Host::Yedpay, "GET", "/v1/transactions/46GPYQV6"), Operation::Query);
        assert_eq!(seen(Host::Yedpay, "GET", "/v1/companies/C1/transactions"), Operation::List);
        assert_eq!(seen(Host::PaycrossApm, "POST", "/beyag/transactions/refunds"), Operation::Refund);
        assert_eq!(seen(Host::PaycrossApm, "GET", "/beyag/transactions/tracking_id/a"), Operation::Query);
        assert_eq!(seen(Host::PaycrossCard, "GET", "/v2/transactions/tracking_id/a"), Operation::Query);
        assert_eq!(seen(Host::PaycrossAdmin, "POST", "/api/reports"), Operation::List);
    }
}
