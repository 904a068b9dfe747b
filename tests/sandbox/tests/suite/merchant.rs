//! A merchant's program at Pockyt, as far as these tests need one.

use serde_json::{Map, Value};
use tillback_sandbox::account::Accounts;
use tillback_sandbox::gateway::pockyt::sign::signature;

pub(crate) const REFUND: &str = "/app-data-search/v3/refund";
pub(crate) const QUERY: &str = "/app-data-search/v3/tran-query";

/// Adds the merchant and the signature.
pub(crate) fn signed(accounts: &Accounts, params: &[(&str, &str)]) -> Vec<(String, String)> {
    let account = &accounts.pockyt;
    let mut all = vec![("merchantNo", account.merchant_no.as_str()), ("storeNo", account.store_no.as_str())];
    all.extend_from_slice(params);
    let sign = signature(all.iter().copied(), &account.token);
    let mut all: Vec<_> = all.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    all.push(("verifySign".to_owned(), sign));
    all
}

pub(crate) fn json(params: &[(String, String)]) -> Vec<u8> {
    let members: Map<String, Value> =
        params.iter().map(|(name, value)| (name.clone(), Value::from(value.as_str()))).collect();
    Value::from(members).to_string().into_bytes()
}

pub(crate) fn form(params: &[(String, String)]) -> Vec<u8> {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(params).finish().into_bytes()
}

pub(crate) fn refund<'a>(id: &'a str, amount: &'a str, mark: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("transactionNo", id),
        ("refundAmount", amount),
        ("currency", "USD"),
        ("settleCurrency", "USD"),
        ("refundReference", mark),
    ]
}
