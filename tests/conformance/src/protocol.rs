//! What drivers can be asked to do.

/// The operations of a client. A test compares this list with the methods in `core`.
pub const OPERATIONS: [&str; 23] = [
    "accounts",
    "capabilities",
    "check",
    "check_journal",
    "find",
    "get_refund",
    "list_refunds",
    "payee",
    "query_many",
    "queue_refund",
    "receive_webhook",
    "refund",
    "refund_many",
    "register_payee",
    "report",
    "resolve",
    "settle",
    "transaction",
    "transactions",
    "update_payee",
    "verify_webhook",
    "wait_for",
    "wait_for_refund",
];

/// How a driver calls its library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, clap::ValueEnum)]
pub enum Mode {
    Blocking,
    Async,
}

impl Mode {
    pub const ALL: [Self; 2] = [Self::Blocking, Self::Async];

    /// The word on a driver's command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Blocking => "blocking",
            Self::Async => "async",
        }
    }
}
