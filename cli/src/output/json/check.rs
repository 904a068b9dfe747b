use serde::Serialize;
use tillback::Check;

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
            may_refund: check.may_refund.as_str(),
            merchant: check.merchant.as_deref(),
        }
    }
}
