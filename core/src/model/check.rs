use super::{AccountName, GatewayName, Raw};

/// What an account's credentials can do. That they were taken is implied: otherwise the check is an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The account.
    pub account: AccountName,
    /// The gateway.
    pub gateway: GatewayName,
    /// Whether they may refund.
    pub may_refund: MayRefund,
    /// What the gateway calls the merchant: Yedpay's company, PayCross's shop, Pockyt's merchant number.
    pub merchant: Option<String>,
    /// The untouched reply.
    pub raw: Raw,
}

/// Whether credentials may refund.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MayRefund {
    /// The gateway says yes.
    Yes,
    /// The gateway says no.
    No,
    /// The gateway doesn't tell before a refund is tried.
    NotTold,
}

impl MayRefund {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::NotTold];

    /// The lower-case name used in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::NotTold => "not_told",
        }
    }
}
