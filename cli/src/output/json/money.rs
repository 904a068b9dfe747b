use serde::Serialize;
use tillback::Money;

/// An amount, exact in both forms.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct MoneyView {
    minor: i64,
    currency: &'static str,
    decimal: String,
}

impl From<Money> for MoneyView {
    fn from(money: Money) -> Self {
        Self { minor: money.minor(), currency: money.currency().code(), decimal: money.to_decimal() }
    }
}
