use serde::Serialize;
use tillback::{Check, MayRefund};

/// What an account's credentials can do.
#[derive(Debug, Serialize)]
pub(crate) struct CheckView<'a> {
    gateway: &'static str,
    accepted: bool,
    may_refund: &'static str,
    merchant: Option<&'a str>,
}

impl<'a> From<&'a Check> for CheckView<'a> {
    fn from(check: &'a Check) -> Self {
        Self {
            gateway: check.gateway.as_str(),
            accepted: true,
            may_refund: match check.may_refund {
                MayRefund::Yes => "yes",
                MayRefund::No => "no",
                MayRefund::NotTold => "not_told",
            },
            merchant: check.merchant.as_deref(),
        }
    }
}
