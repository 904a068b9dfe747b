//! Words: closed sets of the engine as numbers of C.
//!
//! 0 is none of them, so that a member that was never set is noticed (or stands for the default, where that is said). The
//! numbers never change; new ones are added at the end.

use crate::boundary::misuse;
use tillback::{
    Dimension, Error, ErrorKind, EventSubject, GatewayName, HistorySource, ListScope, LogLevel, MayRefund, MinorUnits,
    Outcome, ProfileType, RefKind, RefundStatus, Retry, Service, TransactionRef, TransactionStatus,
};

/// Which gateway.
pub type tillback_gateway = i32;

/// Pockyt, formerly Yuansfer.
pub const TILLBACK_GATEWAY_POCKYT: tillback_gateway = 1;
/// Yedpay, Hong Kong.
pub const TILLBACK_GATEWAY_YEDPAY: tillback_gateway = 2;
/// PayCross and every other brand of the beGateway platform.
pub const TILLBACK_GATEWAY_PAYCROSS: tillback_gateway = 3;

pub(crate) fn gateway(word: GatewayName) -> tillback_gateway {
    match word {
        GatewayName::Pockyt => TILLBACK_GATEWAY_POCKYT,
        GatewayName::Yedpay => TILLBACK_GATEWAY_YEDPAY,
        GatewayName::Paycross => TILLBACK_GATEWAY_PAYCROSS,
    }
}

pub(crate) fn read_gateway(number: tillback_gateway) -> Option<GatewayName> {
    match number {
        TILLBACK_GATEWAY_POCKYT => Some(GatewayName::Pockyt),
        TILLBACK_GATEWAY_YEDPAY => Some(GatewayName::Yedpay),
        TILLBACK_GATEWAY_PAYCROSS => Some(GatewayName::Paycross),
        _ => None,
    }
}

/// What the text of a reference is.
pub type tillback_ref_kind = i32;

/// The gateway's own id: Pockyt `transactionNo`, Yedpay `id` or `transaction_id`, PayCross `uid`.
pub const TILLBACK_REF_GATEWAY_ID: tillback_ref_kind = 1;
/// The merchant's own reference: Pockyt `reference`, Yedpay `custom_id`, PayCross `tracking_id`.
pub const TILLBACK_REF_MERCHANT: tillback_ref_kind = 2;
/// What a scanner read from a receipt or a wallet: an id, or a web address that holds one.
pub const TILLBACK_REF_SCANNED: tillback_ref_kind = 3;

pub(crate) fn read_ref_kind(number: tillback_ref_kind) -> Option<RefKind> {
    match number {
        TILLBACK_REF_GATEWAY_ID => Some(RefKind::GatewayId),
        TILLBACK_REF_MERCHANT => Some(RefKind::Merchant),
        TILLBACK_REF_SCANNED => Some(RefKind::Scanned),
        _ => None,
    }
}

/// Where a refund stands.
pub type tillback_refund_status = i32;

/// Recorded, nothing sent.
pub const TILLBACK_REFUND_STATUS_QUEUED: tillback_refund_status = 1;
/// The gateway took it; the final result comes later.
pub const TILLBACK_REFUND_STATUS_PENDING: tillback_refund_status = 2;
/// May or may not have happened; tillback is asking.
pub const TILLBACK_REFUND_STATUS_UNKNOWN: tillback_refund_status = 3;
/// The money went back.
pub const TILLBACK_REFUND_STATUS_SUCCEEDED: tillback_refund_status = 4;
/// The gateway said no, or it provably did not happen.
pub const TILLBACK_REFUND_STATUS_REFUSED: tillback_refund_status = 5;
/// The evidence ran out: a person must look.
pub const TILLBACK_REFUND_STATUS_REVIEW: tillback_refund_status = 6;

pub(crate) fn refund_status(word: RefundStatus) -> tillback_refund_status {
    match word {
        RefundStatus::Queued => TILLBACK_REFUND_STATUS_QUEUED,
        RefundStatus::Pending => TILLBACK_REFUND_STATUS_PENDING,
        RefundStatus::Unknown => TILLBACK_REFUND_STATUS_UNKNOWN,
        RefundStatus::Succeeded => TILLBACK_REFUND_STATUS_SUCCEEDED,
        RefundStatus::Refused => TILLBACK_REFUND_STATUS_REFUSED,
        RefundStatus::Review => TILLBACK_REFUND_STATUS_REVIEW,
    }
}

pub(crate) fn read_refund_status(number: tillback_refund_status) -> Option<RefundStatus> {
    match number {
        TILLBACK_REFUND_STATUS_QUEUED => Some(RefundStatus::Queued),
        TILLBACK_REFUND_STATUS_PENDING => Some(RefundStatus::Pending),
        TILLBACK_REFUND_STATUS_UNKNOWN => Some(RefundStatus::Unknown),
        TILLBACK_REFUND_STATUS_SUCCEEDED => Some(RefundStatus::Succeeded),
        TILLBACK_REFUND_STATUS_REFUSED => Some(RefundStatus::Refused),
        TILLBACK_REFUND_STATUS_REVIEW => Some(RefundStatus::Review),
        _ => None,
    }
}

/// Where a transaction stands.
pub type tillback_transaction_status = i32;

/// Made, not yet paid.
pub const TILLBACK_TRANSACTION_STATUS_CREATED: tillback_transaction_status = 1;
/// Being worked on.
pub const TILLBACK_TRANSACTION_STATUS_PENDING: tillback_transaction_status = 2;
/// Done. A payment can be refunded.
pub const TILLBACK_TRANSACTION_STATUS_PAID: tillback_transaction_status = 3;
/// A refund of it is under way.
pub const TILLBACK_TRANSACTION_STATUS_REFUND_PENDING: tillback_transaction_status = 4;
/// Part of it went back.
pub const TILLBACK_TRANSACTION_STATUS_PARTLY_REFUNDED: tillback_transaction_status = 5;
/// All of it went back.
pub const TILLBACK_TRANSACTION_STATUS_REFUNDED: tillback_transaction_status = 6;
/// Reversed before settlement.
pub const TILLBACK_TRANSACTION_STATUS_VOIDED: tillback_transaction_status = 7;
/// Cancelled before payment.
pub const TILLBACK_TRANSACTION_STATUS_CANCELLED: tillback_transaction_status = 8;
/// Failed.
pub const TILLBACK_TRANSACTION_STATUS_FAILED: tillback_transaction_status = 9;
/// Not paid in time.
pub const TILLBACK_TRANSACTION_STATUS_EXPIRED: tillback_transaction_status = 10;
/// A word tillback doesn't know; see `status_word`.
pub const TILLBACK_TRANSACTION_STATUS_UNKNOWN: tillback_transaction_status = 11;

pub(crate) fn transaction_status(word: TransactionStatus) -> tillback_transaction_status {
    match word {
        TransactionStatus::Created => TILLBACK_TRANSACTION_STATUS_CREATED,
        TransactionStatus::Pending => TILLBACK_TRANSACTION_STATUS_PENDING,
        TransactionStatus::Paid => TILLBACK_TRANSACTION_STATUS_PAID,
        TransactionStatus::RefundPending => TILLBACK_TRANSACTION_STATUS_REFUND_PENDING,
        TransactionStatus::PartlyRefunded => TILLBACK_TRANSACTION_STATUS_PARTLY_REFUNDED,
        TransactionStatus::Refunded => TILLBACK_TRANSACTION_STATUS_REFUNDED,
        TransactionStatus::Voided => TILLBACK_TRANSACTION_STATUS_VOIDED,
        TransactionStatus::Cancelled => TILLBACK_TRANSACTION_STATUS_CANCELLED,
        TransactionStatus::Failed => TILLBACK_TRANSACTION_STATUS_FAILED,
        TransactionStatus::Expired => TILLBACK_TRANSACTION_STATUS_EXPIRED,
        TransactionStatus::Unknown => TILLBACK_TRANSACTION_STATUS_UNKNOWN,
    }
}

pub(crate) fn read_transaction_status(number: tillback_transaction_status) -> Option<TransactionStatus> {
    match number {
        TILLBACK_TRANSACTION_STATUS_CREATED => Some(TransactionStatus::Created),
        TILLBACK_TRANSACTION_STATUS_PENDING => Some(TransactionStatus::Pending),
        TILLBACK_TRANSACTION_STATUS_PAID => Some(TransactionStatus::Paid),
        TILLBACK_TRANSACTION_STATUS_REFUND_PENDING => Some(TransactionStatus::RefundPending),
        TILLBACK_TRANSACTION_STATUS_PARTLY_REFUNDED => Some(TransactionStatus::PartlyRefunded),
        TILLBACK_TRANSACTION_STATUS_REFUNDED => Some(TransactionStatus::Refunded),
        TILLBACK_TRANSACTION_STATUS_VOIDED => Some(TransactionStatus::Voided),
        TILLBACK_TRANSACTION_STATUS_CANCELLED => Some(TransactionStatus::Cancelled),
        TILLBACK_TRANSACTION_STATUS_FAILED => Some(TransactionStatus::Failed),
        TILLBACK_TRANSACTION_STATUS_EXPIRED => Some(TransactionStatus::Expired),
        TILLBACK_TRANSACTION_STATUS_UNKNOWN => Some(TransactionStatus::Unknown),
        _ => None,
    }
}

/// What an error is about.
pub type tillback_error_kind = i32;

/// The input breaks a stated limit.
pub const TILLBACK_KIND_INVALID_REQUEST: tillback_error_kind = 1;
/// The idempotency key was used for something else.
pub const TILLBACK_KIND_CONFLICT: tillback_error_kind = 2;
/// More than is left to refund.
pub const TILLBACK_KIND_OVER_REFUND: tillback_error_kind = 3;
/// The transaction is in no state to be refunded.
pub const TILLBACK_KIND_NOT_REFUNDABLE: tillback_error_kind = 4;
/// The gateway or the journal knows no such thing.
pub const TILLBACK_KIND_NOT_FOUND: tillback_error_kind = 5;
/// An account, credential or setting is missing or malformed.
pub const TILLBACK_KIND_CONFIGURATION: tillback_error_kind = 6;
/// The gateway refused the credentials.
pub const TILLBACK_KIND_AUTHENTICATION: tillback_error_kind = 7;
/// The credentials are good but may not do this.
pub const TILLBACK_KIND_PERMISSION_DENIED: tillback_error_kind = 8;
/// The gateway can't do this.
pub const TILLBACK_KIND_UNSUPPORTED: tillback_error_kind = 9;
/// No connection could be made; nothing was sent.
pub const TILLBACK_KIND_UNREACHABLE: tillback_error_kind = 10;
/// The gateway asks for fewer requests.
pub const TILLBACK_KIND_RATE_LIMITED: tillback_error_kind = 11;
/// The answer to a question did not come in time. Never used for a refund that was sent.
pub const TILLBACK_KIND_TIMED_OUT: tillback_error_kind = 12;
/// The answer to a question could not be understood.
pub const TILLBACK_KIND_BAD_REPLY: tillback_error_kind = 13;
/// The gateway answered a question with a failure of its own.
pub const TILLBACK_KIND_GATEWAY: tillback_error_kind = 14;
/// The journal can't be read or written.
pub const TILLBACK_KIND_JOURNAL: tillback_error_kind = 15;
/// A webhook is not proven to come from the gateway.
pub const TILLBACK_KIND_SIGNATURE: tillback_error_kind = 16;
/// Another refund of the same transaction has to end first.
pub const TILLBACK_KIND_BUSY: tillback_error_kind = 17;
/// The client was made in the parent process.
pub const TILLBACK_KIND_FORKED: tillback_error_kind = 18;
/// The caller stopped the call. Never used for a refund that was sent.
pub const TILLBACK_KIND_CANCELLED: tillback_error_kind = 19;
/// A bug in tillback.
pub const TILLBACK_KIND_INTERNAL: tillback_error_kind = 20;

pub(crate) fn error_kind(word: ErrorKind) -> tillback_error_kind {
    match word {
        ErrorKind::InvalidRequest => TILLBACK_KIND_INVALID_REQUEST,
        ErrorKind::Conflict => TILLBACK_KIND_CONFLICT,
        ErrorKind::OverRefund => TILLBACK_KIND_OVER_REFUND,
        ErrorKind::NotRefundable => TILLBACK_KIND_NOT_REFUNDABLE,
        ErrorKind::NotFound => TILLBACK_KIND_NOT_FOUND,
        ErrorKind::Configuration => TILLBACK_KIND_CONFIGURATION,
        ErrorKind::Authentication => TILLBACK_KIND_AUTHENTICATION,
        ErrorKind::PermissionDenied => TILLBACK_KIND_PERMISSION_DENIED,
        ErrorKind::Unsupported => TILLBACK_KIND_UNSUPPORTED,
        ErrorKind::Unreachable => TILLBACK_KIND_UNREACHABLE,
        ErrorKind::RateLimited => TILLBACK_KIND_RATE_LIMITED,
        ErrorKind::TimedOut => TILLBACK_KIND_TIMED_OUT,
        ErrorKind::BadReply => TILLBACK_KIND_BAD_REPLY,
        ErrorKind::Gateway => TILLBACK_KIND_GATEWAY,
        ErrorKind::Journal => TILLBACK_KIND_JOURNAL,
        ErrorKind::Signature => TILLBACK_KIND_SIGNATURE,
        ErrorKind::Busy => TILLBACK_KIND_BUSY,
        ErrorKind::Forked => TILLBACK_KIND_FORKED,
        ErrorKind::Cancelled => TILLBACK_KIND_CANCELLED,
        ErrorKind::Internal => TILLBACK_KIND_INTERNAL,
    }
}

/// What to do after an error.
pub type tillback_retry = i32;

/// The same call will fail again.
pub const TILLBACK_RETRY_NEVER: tillback_retry = 1;
/// The same call, with the same idempotency key, may work later.
pub const TILLBACK_RETRY_LATER: tillback_retry = 2;
/// The same call may work once the input, the account or its rights are put right.
pub const TILLBACK_RETRY_AFTER_FIX: tillback_retry = 3;

pub(crate) fn retry(word: Retry) -> tillback_retry {
    match word {
        Retry::Never => TILLBACK_RETRY_NEVER,
        Retry::Later => TILLBACK_RETRY_LATER,
        Retry::AfterFix => TILLBACK_RETRY_AFTER_FIX,
    }
}

/// From whom a line of a refund's history has its news.
pub type tillback_history_source = i32;

/// The program that asked for the refund.
pub const TILLBACK_SOURCE_CALLER: tillback_history_source = 1;
/// tillback itself.
pub const TILLBACK_SOURCE_ENGINE: tillback_history_source = 2;
/// The gateway's reply to the refund.
pub const TILLBACK_SOURCE_REPLY: tillback_history_source = 3;
/// The gateway's reply to a question about it.
pub const TILLBACK_SOURCE_QUESTION: tillback_history_source = 4;
/// A webhook of the gateway.
pub const TILLBACK_SOURCE_WEBHOOK: tillback_history_source = 5;
/// A person who settled it.
pub const TILLBACK_SOURCE_PERSON: tillback_history_source = 6;

pub(crate) fn history_source(word: HistorySource) -> tillback_history_source {
    match word {
        HistorySource::Caller => TILLBACK_SOURCE_CALLER,
        HistorySource::Engine => TILLBACK_SOURCE_ENGINE,
        HistorySource::Reply => TILLBACK_SOURCE_REPLY,
        HistorySource::Question => TILLBACK_SOURCE_QUESTION,
        HistorySource::Webhook => TILLBACK_SOURCE_WEBHOOK,
        HistorySource::Person => TILLBACK_SOURCE_PERSON,
    }
}

/// How a person settled a refund in review.
pub type tillback_outcome = i32;

/// The money went back.
pub const TILLBACK_OUTCOME_SUCCEEDED: tillback_outcome = 1;
/// It did not, and will not.
pub const TILLBACK_OUTCOME_REFUSED: tillback_outcome = 2;

pub(crate) fn read_outcome(number: tillback_outcome) -> Option<Outcome> {
    match number {
        TILLBACK_OUTCOME_SUCCEEDED => Some(Outcome::Succeeded),
        TILLBACK_OUTCOME_REFUSED => Some(Outcome::Refused),
        _ => None,
    }
}

/// What a webhook is about.
pub type tillback_subject = i32;

/// A payment.
pub const TILLBACK_SUBJECT_PAYMENT: tillback_subject = 1;
/// A refund, or a payment that was refunded.
pub const TILLBACK_SUBJECT_REFUND: tillback_subject = 2;
/// Anything else, such as a payout; see the raw body.
pub const TILLBACK_SUBJECT_OTHER: tillback_subject = 3;

pub(crate) fn subject(word: EventSubject) -> tillback_subject {
    match word {
        EventSubject::Payment => TILLBACK_SUBJECT_PAYMENT,
        EventSubject::Refund => TILLBACK_SUBJECT_REFUND,
        EventSubject::Other => TILLBACK_SUBJECT_OTHER,
    }
}

/// Whether credentials may refund.
pub type tillback_may_refund = i32;

/// The gateway says yes.
pub const TILLBACK_MAY_REFUND_YES: tillback_may_refund = 1;
/// The gateway says no.
pub const TILLBACK_MAY_REFUND_NO: tillback_may_refund = 2;
/// The gateway doesn't tell before a refund is tried.
pub const TILLBACK_MAY_REFUND_NOT_TOLD: tillback_may_refund = 3;

pub(crate) fn may_refund(word: MayRefund) -> tillback_may_refund {
    match word {
        MayRefund::Yes => TILLBACK_MAY_REFUND_YES,
        MayRefund::No => TILLBACK_MAY_REFUND_NO,
        MayRefund::NotTold => TILLBACK_MAY_REFUND_NOT_TOLD,
    }
}

/// What a gateway can list.
pub type tillback_list_scope = i32;

/// Nothing.
pub const TILLBACK_LISTS_NOTHING: tillback_list_scope = 1;
/// Transactions by date.
pub const TILLBACK_LISTS_BY_DATE: tillback_list_scope = 2;

pub(crate) fn list_scope(word: ListScope) -> tillback_list_scope {
    match word {
        ListScope::Nothing => TILLBACK_LISTS_NOTHING,
        ListScope::ByDate => TILLBACK_LISTS_BY_DATE,
    }
}

/// What a payee is. 0 = a person.
pub type tillback_profile = i32;

/// A person.
pub const TILLBACK_PROFILE_INDIVIDUAL: tillback_profile = 1;
/// A company.
pub const TILLBACK_PROFILE_BUSINESS: tillback_profile = 2;

pub(crate) fn read_profile(number: tillback_profile) -> Option<ProfileType> {
    match number {
        TILLBACK_PROFILE_INDIVIDUAL => Some(ProfileType::Individual),
        TILLBACK_PROFILE_BUSINESS => Some(ProfileType::Business),
        _ => None,
    }
}

/// Which of a beGateway brand's two services holds a transaction. 0 = either.
pub type tillback_service = i32;

/// Ask for alternative methods first, then cards.
pub const TILLBACK_SERVICE_EITHER: tillback_service = 1;
/// Alternative payment methods (the `/beyag` host).
pub const TILLBACK_SERVICE_APM: tillback_service = 2;
/// Cards (the gateway host).
pub const TILLBACK_SERVICE_CARD: tillback_service = 3;

pub(crate) fn read_service(number: tillback_service) -> Option<Service> {
    match number {
        TILLBACK_SERVICE_EITHER => Some(Service::Either),
        TILLBACK_SERVICE_APM => Some(Service::Apm),
        TILLBACK_SERVICE_CARD => Some(Service::Card),
        _ => None,
    }
}

/// How many decimals a beGateway server's integers have, for currencies where sources disagree. 0 = undecided.
pub type tillback_minor_units = i32;

/// Refuse those currencies. Ask the gateway, then choose.
pub const TILLBACK_MINOR_UNITS_UNDECIDED: tillback_minor_units = 1;
/// ISO 4217.
pub const TILLBACK_MINOR_UNITS_ISO_4217: tillback_minor_units = 2;
/// The table in the vendor's own client libraries.
pub const TILLBACK_MINOR_UNITS_VENDOR: tillback_minor_units = 3;

pub(crate) fn read_minor_units(number: tillback_minor_units) -> Option<MinorUnits> {
    match number {
        TILLBACK_MINOR_UNITS_UNDECIDED => Some(MinorUnits::Undecided),
        TILLBACK_MINOR_UNITS_ISO_4217 => Some(MinorUnits::Iso4217),
        TILLBACK_MINOR_UNITS_VENDOR => Some(MinorUnits::Vendor),
        _ => None,
    }
}

/// By what to sum up.
pub type tillback_dimension = i32;

/// By day.
pub const TILLBACK_BY_DAY: tillback_dimension = 1;
/// By gateway.
pub const TILLBACK_BY_GATEWAY: tillback_dimension = 2;
/// By account.
pub const TILLBACK_BY_ACCOUNT: tillback_dimension = 3;
/// By currency alone.
pub const TILLBACK_BY_CURRENCY: tillback_dimension = 4;
/// By status.
pub const TILLBACK_BY_STATUS: tillback_dimension = 5;
/// By method.
pub const TILLBACK_BY_METHOD: tillback_dimension = 6;

pub(crate) fn read_dimension(number: tillback_dimension) -> Option<Dimension> {
    match number {
        TILLBACK_BY_DAY => Some(Dimension::Day),
        TILLBACK_BY_GATEWAY => Some(Dimension::Gateway),
        TILLBACK_BY_ACCOUNT => Some(Dimension::Account),
        TILLBACK_BY_CURRENCY => Some(Dimension::Currency),
        TILLBACK_BY_STATUS => Some(Dimension::Status),
        TILLBACK_BY_METHOD => Some(Dimension::Method),
        _ => None,
    }
}

/// How much a line of the log matters.
pub type tillback_log_level = i32;

/// A bug, in tillback or in the program that uses it.
pub const TILLBACK_LOG_ERROR: tillback_log_level = 1;
/// Something a person should know, such as a journal that can't be written.
pub const TILLBACK_LOG_WARN: tillback_log_level = 2;
/// One line for what begins and ends.
pub const TILLBACK_LOG_INFO: tillback_log_level = 3;
/// Each step.
pub const TILLBACK_LOG_DEBUG: tillback_log_level = 4;

pub(crate) fn log_level(word: LogLevel) -> tillback_log_level {
    match word {
        LogLevel::Error => TILLBACK_LOG_ERROR,
        LogLevel::Warn => TILLBACK_LOG_WARN,
        LogLevel::Info => TILLBACK_LOG_INFO,
        LogLevel::Debug => TILLBACK_LOG_DEBUG,
    }
}

pub(crate) fn read_log_level(number: tillback_log_level) -> Option<LogLevel> {
    match number {
        TILLBACK_LOG_ERROR => Some(LogLevel::Error),
        TILLBACK_LOG_WARN => Some(LogLevel::Warn),
        TILLBACK_LOG_INFO => Some(LogLevel::Info),
        TILLBACK_LOG_DEBUG => Some(LogLevel::Debug),
        _ => None,
    }
}

/// How to find a payment. `field` is what the program knows the kind as.
pub(crate) fn reference(field: &'static str, kind: tillback_ref_kind, text: &str) -> Result<TransactionRef, Error> {
    TransactionRef::of(read_ref_kind(kind).ok_or_else(|| misuse(field, "is no TILLBACK_REF_…"))?, text)
}
