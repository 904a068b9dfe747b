use jiff::Timestamp;

/// A payee who is or may be registered, as the journal keeps it: the marks and how it stands, no name and no address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PayeeRecord {
    /// Names the register the payee is in.
    pub(crate) scope: String,
    /// The merchant's own code of the payee, or a digest of the e-mail address.
    pub(crate) mark: String,
    /// A digest of everything that was to be registered.
    pub(crate) content: String,
    pub(crate) stage: PayeeStage,
    /// When it was last about to be sent.
    pub(crate) sent_at: Timestamp,
    /// Raised by every save; a save with an old one is refused.
    pub(crate) version: u64,
}

/// Where a registration stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PayeeStage {
    /// It may have been registered.
    Sent,
    /// The gateway has it under this number.
    Registered { customer_no: String },
    /// It provably was not. The mark is free again.
    NotRegistered,
}
