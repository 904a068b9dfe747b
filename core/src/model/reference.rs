use super::limits::{Limit, check_text};
use super::{Error, ErrorCode, scan};
use std::fmt;

const LIMIT: Limit = Limit { field: "reference", code: ErrorCode::ReferenceInvalid, most: 255 };

/// How to find a payment: at most 255 characters, none of them a control character.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct TransactionRef {
    kind: RefKind,
    text: String,
}

/// What the text of a [`TransactionRef`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RefKind {
    /// The gateway's own id: Pockyt `transactionNo`, Yedpay `id` or `transaction_id`, PayCross `uid`.
    GatewayId,
    /// The merchant's own reference: Pockyt `reference`, Yedpay `custom_id`, PayCross `tracking_id`.
    Merchant,
    /// Read by a scanner: an id of either kind.
    Scanned,
}

impl RefKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::GatewayId, Self::Merchant, Self::Scanned];

    /// The lower-case name used in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::GatewayId => "gateway_id",
            Self::Merchant => "merchant",
            Self::Scanned => "scanned",
        }
    }
}

impl TransactionRef {
    /// The gateway's own id.
    pub fn gateway_id(id: impl Into<String>) -> Result<Self, Error> {
        Self::new(RefKind::GatewayId, id.into())
    }

    /// The merchant's own reference.
    pub fn merchant(reference: impl Into<String>) -> Result<Self, Error> {
        Self::new(RefKind::Merchant, reference.into())
    }

    /// What a scanner read from a receipt or a wallet: a plain id, or a web address that holds one.
    ///
    /// Of a web address it is the part of the path behind `transactions`, as on the receipts of PayCross; or the value
    /// of a parameter that is called as the gateways call their ids; or else the last part of the path.
    ///
    /// # Errors
    /// `REFERENCE_INVALID` for what holds no id: text with spaces, other addresses, and codes to pay with (EMVCo).
    pub fn scan(text: &str) -> Result<Self, Error> {
        Self::new(RefKind::Scanned, scan::id(text)?)
    }

    /// A reference of a kind that is known only at run time, such as from a file.
    ///
    /// # Errors
    /// Those of the kind's own constructor.
    pub fn of(kind: RefKind, text: &str) -> Result<Self, Error> {
        match kind {
            RefKind::GatewayId => Self::gateway_id(text),
            RefKind::Merchant => Self::merchant(text),
            RefKind::Scanned => Self::scan(text),
        }
    }

    /// The same reference once more, from what was kept of it: its kind, and its text as [`as_str`](Self::as_str) tells it. What a
    /// scanner read is not searched for an id again.
    ///
    /// # Errors
    /// `REFERENCE_INVALID` for a text that no reference has.
    pub fn again(kind: RefKind, text: &str) -> Result<Self, Error> {
        Self::new(kind, text.to_owned())
    }

    fn new(kind: RefKind, text: String) -> Result<Self, Error> {
        check_text(&text, &LIMIT)?;
        Ok(Self { kind, text })
    }

    /// What the text is.
    pub fn kind(&self) -> RefKind {
        self.kind
    }

    /// The id or reference.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for TransactionRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for TransactionRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}({:?})", self.kind, self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::TransactionRef;

    #[test]
    fn what_was_read_by_a_scanner_is_not_read_again() {
        let scanned = TransactionRef::scan("]Q3]C1ABC123").unwrap();
        assert_eq!(TransactionRef::again(scanned.kind(), scanned.as_str()).unwrap(), scanned);
        assert_ne!(TransactionRef::of(scanned.kind(), scanned.as_str()).unwrap(), scanned);
    }

    #[test]
    fn ids_have_limits() {
        assert!(TransactionRef::gateway_id("x".repeat(255)).is_ok());
        assert!(TransactionRef::gateway_id("x".repeat(256)).is_err());
        assert!(TransactionRef::merchant("order\n1").is_err());
    }
}
