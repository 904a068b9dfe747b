use super::GatewayName;

/// What a gateway can do and prove.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capabilities {
    /// The gateway.
    pub gateway: GatewayName,
    /// Whether part of a payment can be refunded.
    pub partial_refunds: bool,
    /// Whether a payment's record shows what went back in all.
    pub tells_refunded: bool,
    /// Whether a payment's record lists its refunds one by one.
    pub lists_refunds: bool,
    /// Whether a refund can be looked up by the mark that travelled with it.
    pub finds_refund_by_mark: bool,
    /// Whether a repeated request with the same id gets the first answer.
    pub repeats_answers: bool,
    /// Whether refunds of one transaction must go one after the other, because the evidence is arithmetic.
    pub one_refund_at_a_time: bool,
    /// What can be listed.
    pub lists: ListScope,
    /// Whether payees can be registered.
    pub payees: bool,
    /// What travels with a refund so that it can be found again.
    pub mark: &'static str,
    /// How a lost answer is settled.
    pub evidence: &'static str,
    /// What proves that a refund did not happen.
    pub proof_of_no: &'static str,
}

/// What a gateway can list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ListScope {
    /// Nothing.
    Nothing,
    /// Transactions by date.
    ByDate,
}

impl ListScope {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Nothing, Self::ByDate];

    /// The lower-case name used in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::ByDate => "by_date",
        }
    }
}
