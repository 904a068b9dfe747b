//! The one catalogue of errors: codes, numbers, kinds and advice. Bindings and documentation are made from it.

use std::fmt;

/// What an error is about. A caller decides by this; [`ErrorCode`] tells more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// The input breaks a stated limit.
    InvalidRequest,
    /// The idempotency key was used for something else.
    Conflict,
    /// More than is left to refund.
    OverRefund,
    /// The transaction is in no state to be refunded.
    NotRefundable,
    /// The gateway knows no such thing.
    NotFound,
    /// An account, credential or setting is missing or malformed.
    Configuration,
    /// The gateway refused the credentials.
    Authentication,
    /// The credentials are good but may not do this.
    PermissionDenied,
    /// The gateway can't do this.
    Unsupported,
    /// No connection could be made; nothing was sent.
    Unreachable,
    /// The gateway asks for fewer requests.
    RateLimited,
    /// The answer to a question did not come in time. Never used for a refund that was sent.
    TimedOut,
    /// The answer to a question could not be understood.
    BadReply,
    /// The gateway answered a question with a failure of its own.
    Gateway,
    /// The journal can't be read or written.
    Journal,
    /// A webhook is not proven to come from the gateway.
    Signature,
    /// Another refund of the same transaction has to end first.
    Busy,
    /// The client was inherited across a fork.
    Forked,
    /// The caller stopped the call before anything was sent, or while a question was asked.
    Cancelled,
    /// A bug in tillback.
    Internal,
}

impl ErrorKind {
    /// All of them.
    pub const ALL: [Self; 20] = [
        Self::InvalidRequest,
        Self::Conflict,
        Self::OverRefund,
        Self::NotRefundable,
        Self::NotFound,
        Self::Configuration,
        Self::Authentication,
        Self::PermissionDenied,
        Self::Unsupported,
        Self::Unreachable,
        Self::RateLimited,
        Self::TimedOut,
        Self::BadReply,
        Self::Gateway,
        Self::Journal,
        Self::Signature,
        Self::Busy,
        Self::Forked,
        Self::Cancelled,
        Self::Internal,
    ];

    /// The lower-case name used in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InvalidRequest => "invalid_request",
            Self::Conflict => "conflict",
            Self::OverRefund => "over_refund",
            Self::NotRefundable => "not_refundable",
            Self::NotFound => "not_found",
            Self::Configuration => "configuration",
            Self::Authentication => "authentication",
            Self::PermissionDenied => "permission_denied",
            Self::Unsupported => "unsupported",
            Self::Unreachable => "unreachable",
            Self::RateLimited => "rate_limited",
            Self::TimedOut => "timed_out",
            Self::BadReply => "bad_reply",
            Self::Gateway => "gateway",
            Self::Journal => "journal",
            Self::Signature => "signature",
            Self::Busy => "busy",
            Self::Forked => "forked",
            Self::Cancelled => "cancelled",
            Self::Internal => "internal",
        }
    }
}

/// What to do after an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Retry {
    /// The same call will fail again.
    Never,
    /// The same call, with the same idempotency key, may work later.
    Later,
    /// The same call may work once the input, the account or its rights are put right.
    AfterFix,
}

impl Retry {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Never, Self::Later, Self::AfterFix];

    /// The lower-case name used in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Later => "later",
            Self::AfterFix => "after_fix",
        }
    }
}

macro_rules! catalogue {
    ($($(#[doc = $doc:literal])+ $code:ident = $number:literal, $text:literal, $kind:ident, $retry:ident;)+) => {
        /// A precise reason with a stable text and number. Numbers are never reused.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u16)]
        pub enum ErrorCode {
            $($(#[doc = $doc])+ $code = $number,)+
        }

        impl ErrorCode {
            /// Every code, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$code),+];

            /// The stable text, such as `OVER_REFUND`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$code => $text,)+ }
            }

            /// What the error is about.
            pub const fn kind(self) -> ErrorKind {
                match self { $(Self::$code => ErrorKind::$kind,)+ }
            }

            /// What to do, unless the gateway said something better.
            pub const fn retry(self) -> Retry {
                match self { $(Self::$code => Retry::$retry,)+ }
            }

            /// One sentence for the documentation.
            pub const fn summary(self) -> &'static str {
                match self { $(Self::$code => concat!($($doc),+).trim_ascii(),)+ }
            }
        }
    };
}

catalogue! {
    /// The amount is zero or negative.
    AmountNotPositive = 1001, "AMOUNT_NOT_POSITIVE", InvalidRequest, Never;
    /// The amount is no decimal number, too large, or can't be written in the units the gateway counts in.
    AmountInvalid = 1002, "AMOUNT_INVALID", InvalidRequest, Never;
    /// The amount is in another currency than the payment.
    CurrencyMismatch = 1003, "CURRENCY_MISMATCH", InvalidRequest, Never;
    /// The gateway's minor units for this currency are disputed and the account names no table.
    CurrencyDisputed = 1004, "CURRENCY_DISPUTED", InvalidRequest, AfterFix;
    /// The transaction id or reference is empty, too long or holds forbidden characters.
    ReferenceInvalid = 1005, "REFERENCE_INVALID", InvalidRequest, Never;
    /// The reason is too long or holds control characters.
    ReasonInvalid = 1006, "REASON_INVALID", InvalidRequest, Never;
    /// The idempotency key is empty, too long or holds control characters.
    KeyInvalid = 1007, "KEY_INVALID", InvalidRequest, Never;
    /// A field of the payee is missing or malformed.
    PayeeInvalid = 1008, "PAYEE_INVALID", InvalidRequest, Never;
    /// A filter, page or option is malformed.
    OptionInvalid = 1009, "OPTION_INVALID", InvalidRequest, Never;
    /// Several payments carry this reference.
    ReferenceAmbiguous = 1010, "REFERENCE_AMBIGUOUS", InvalidRequest, Never;
    /// The gateway refused the request as malformed.
    RequestRejected = 1011, "REQUEST_REJECTED", InvalidRequest, AfterFix;
    /// The amount has more decimals than its currency.
    AmountTooPrecise = 1012, "AMOUNT_TOO_PRECISE", InvalidRequest, Never;
    /// The currency is no code of ISO 4217 that has a minor unit.
    CurrencyUnknown = 1013, "CURRENCY_UNKNOWN", InvalidRequest, Never;
    /// An argument is missing or no text, or an object was freed, made elsewhere or is of another kind.
    ArgumentInvalid = 1014, "ARGUMENT_INVALID", InvalidRequest, Never;
    /// The key was used before for another transaction, amount or reason.
    KeyReused = 1101, "KEY_REUSED", Conflict, Never;
    /// Only a refund in review can be settled by a person.
    NotInReview = 1102, "NOT_IN_REVIEW", Conflict, Never;
    /// More than what is left of the payment.
    OverRefund = 1201, "OVER_REFUND", OverRefund, Never;
    /// The payment was not completed.
    TransactionNotPaid = 1301, "TRANSACTION_NOT_PAID", NotRefundable, Later;
    /// Nothing is left to refund.
    AlreadyRefunded = 1302, "ALREADY_REFUNDED", NotRefundable, Never;
    /// The payment expired before it was paid.
    TransactionExpired = 1303, "TRANSACTION_EXPIRED", NotRefundable, Never;
    /// The payment failed or was cancelled.
    TransactionFailed = 1304, "TRANSACTION_FAILED", NotRefundable, Never;
    /// The id names something that is no payment, such as a refund.
    NotAPayment = 1305, "NOT_A_PAYMENT", NotRefundable, Never;
    /// The gateway uses a status word tillback doesn't know.
    StatusUnknown = 1306, "STATUS_UNKNOWN", NotRefundable, Later;
    /// The gateway knows no such transaction.
    TransactionNotFound = 1401, "TRANSACTION_NOT_FOUND", NotFound, AfterFix;
    /// The gateway knows no such payee.
    PayeeNotFound = 1402, "PAYEE_NOT_FOUND", NotFound, AfterFix;
    /// The journal knows no refund with this key.
    RefundNotFound = 1403, "REFUND_NOT_FOUND", NotFound, AfterFix;
    /// No account of this name was configured.
    UnknownAccount = 1501, "UNKNOWN_ACCOUNT", Configuration, AfterFix;
    /// A credential of the account is missing.
    CredentialsMissing = 1502, "CREDENTIALS_MISSING", Configuration, AfterFix;
    /// A setting is malformed or contradicts another.
    SettingInvalid = 1503, "SETTING_INVALID", Configuration, AfterFix;
    /// Plain HTTP was configured towards a host that is not this machine.
    TlsRequired = 1504, "TLS_REQUIRED", Configuration, AfterFix;
    /// The gateway refused the credentials.
    CredentialsRefused = 1601, "CREDENTIALS_REFUSED", Authentication, AfterFix;
    /// The credentials may not do this.
    PermissionDenied = 1701, "PERMISSION_DENIED", PermissionDenied, AfterFix;
    /// The gateway can't do this.
    Unsupported = 1801, "UNSUPPORTED", Unsupported, Never;
    /// No connection could be made.
    Unreachable = 1901, "UNREACHABLE", Unreachable, Later;
    /// The gateway's certificate could not be verified.
    TlsFailed = 1902, "TLS_FAILED", Unreachable, AfterFix;
    /// The gateway asks for fewer requests.
    RateLimited = 2001, "RATE_LIMITED", RateLimited, Later;
    /// No answer to a question in time.
    TimedOut = 2101, "TIMED_OUT", TimedOut, Later;
    /// The connection broke while a question was asked.
    ConnectionLost = 2102, "CONNECTION_LOST", TimedOut, Later;
    /// The answer to a question is malformed, of the wrong type or about something else.
    BadReply = 2201, "BAD_REPLY", BadReply, Later;
    /// The answer is larger than the limit.
    ReplyTooLarge = 2202, "REPLY_TOO_LARGE", BadReply, Never;
    /// The gateway answered with a redirect, which is never followed.
    Redirected = 2203, "REDIRECTED", BadReply, AfterFix;
    /// The gateway failed.
    GatewayFailed = 2301, "GATEWAY_FAILED", Gateway, Later;
    /// The gateway said no to a question for a reason of its own.
    GatewayRefused = 2302, "GATEWAY_REFUSED", Gateway, AfterFix;
    /// The journal can't be read or written.
    JournalFailed = 2401, "JOURNAL_FAILED", Journal, Later;
    /// The client has no journal, so it makes no refunds.
    JournalMissing = 2402, "JOURNAL_MISSING", Configuration, AfterFix;
    /// The journal was written by a newer version of tillback.
    JournalNewer = 2403, "JOURNAL_NEWER", Journal, AfterFix;
    /// The journal's file or folder can't be written.
    JournalReadOnly = 2404, "JOURNAL_READ_ONLY", Journal, AfterFix;
    /// The disk is full.
    JournalFull = 2405, "JOURNAL_FULL", Journal, AfterFix;
    /// The journal is damaged, or is no journal of tillback.
    JournalCorrupt = 2406, "JOURNAL_CORRUPT", Journal, AfterFix;
    /// The journal lies on a network file system, where locks and syncs can't be relied on.
    JournalOnNetwork = 2407, "JOURNAL_ON_NETWORK", Journal, AfterFix;
    /// Another process kept the journal locked for too long.
    JournalBusy = 2408, "JOURNAL_BUSY", Journal, Later;
    /// The webhook's signature or credential is wrong or missing.
    SignatureInvalid = 2501, "SIGNATURE_INVALID", Signature, Never;
    /// The account has no key to verify webhooks with.
    SignatureKeyMissing = 2502, "SIGNATURE_KEY_MISSING", Configuration, AfterFix;
    /// The webhook is authentic but can't be understood.
    WebhookUnreadable = 2503, "WEBHOOK_UNREADABLE", BadReply, Never;
    /// Another refund of the same transaction has to end first.
    TransactionBusy = 2601, "TRANSACTION_BUSY", Busy, Later;
    /// The payee may have been registered; the answer was lost.
    PayeeUncertain = 2602, "PAYEE_UNCERTAIN", TimedOut, Later;
    /// The client was made in a parent process.
    Forked = 2701, "FORKED", Forked, AfterFix;
    /// The caller stopped the call. A refund that was sent is never told by it.
    Cancelled = 2801, "CANCELLED", Cancelled, Later;
    /// A bug in tillback.
    Internal = 2901, "INTERNAL", Internal, Later;
}

impl ErrorCode {
    /// The stable number.
    pub const fn number(self) -> u16 {
        self as u16
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::ErrorCode;
    use std::collections::HashSet;

    #[test]
    fn numbers_and_texts_are_unique() {
        let numbers: HashSet<_> = ErrorCode::ALL.iter().map(|code| code.number()).collect();
        let texts: HashSet<_> = ErrorCode::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(numbers.len(), ErrorCode::ALL.len());
        assert_eq!(texts.len(), ErrorCode::ALL.len());
    }

    #[test]
    fn texts_are_screaming_snake() {
        for code in ErrorCode::ALL {
            assert!(code.as_str().bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_'), "{code}");
            assert!(code.summary().ends_with('.'), "{code}");
        }
    }
}
