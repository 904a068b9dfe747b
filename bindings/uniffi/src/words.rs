//! The words of closed sets, so that tests can hold those of each language against them.

use tillback::{
    Agreement, Dimension, ErrorCode, ErrorKind, EventSubject, GatewayName, GatewayView, HistorySource, ListScope,
    LogLevel, MayRefund, MinorUnits, Outcome, ProfileType, RefKind, RefundStatus, Retry, Service, TransactionStatus,
};

/// One closed set.
#[derive(uniffi::Record)]
pub struct EngineWords {
    /// The name of the set.
    pub set: String,
    /// All words of it.
    pub words: Vec<String>,
}

/// One line of the catalogue of errors.
#[derive(uniffi::Record)]
pub struct EngineCatalogueLine {
    /// The stable text code.
    pub code: String,
    /// The stable number.
    pub number: u16,
    /// The family.
    pub kind: String,
    /// Whether another try makes sense.
    pub retry: String,
}

/// All closed sets.
#[uniffi::export]
pub fn engine_words() -> Vec<EngineWords> {
    let set = |name: &str, words: &[&str]| EngineWords {
        set: name.to_owned(),
        words: words.iter().map(|word| (*word).to_owned()).collect(),
    };
    vec![
        set("GatewayName", &GatewayName::ALL.map(GatewayName::as_str)),
        set("RefundStatus", &RefundStatus::ALL.map(RefundStatus::as_str)),
        set("HistorySource", &HistorySource::ALL.map(HistorySource::as_str)),
        set("TransactionStatus", &TransactionStatus::ALL.map(TransactionStatus::as_str)),
        set("EventSubject", &EventSubject::ALL.map(EventSubject::as_str)),
        set("ListScope", &ListScope::ALL.map(ListScope::as_str)),
        set("MayRefund", &MayRefund::ALL.map(MayRefund::as_str)),
        set("Outcome", &Outcome::ALL.map(Outcome::as_str)),
        set("Dimension", &Dimension::ALL.map(Dimension::as_str)),
        set("Retry", &Retry::ALL.map(Retry::as_str)),
        set("RefKind", &RefKind::ALL.map(RefKind::as_str)),
        set("Service", &Service::ALL.map(Service::as_str)),
        set("MinorUnits", &MinorUnits::ALL.map(MinorUnits::as_str)),
        set("ErrorKind", &ErrorKind::ALL.map(ErrorKind::as_str)),
        set("LogLevel", &LogLevel::ALL.map(LogLevel::as_str)),
        set("AgreementWord", &Agreement::WORDS),
        set("GatewayView", &GatewayView::WORDS),
        set("ProfileType", &ProfileType::WORDS),
    ]
}

/// The statuses of refunds that never change again by themselves.
#[uniffi::export]
pub fn final_statuses() -> Vec<String> {
    RefundStatus::ALL.into_iter().filter(|status| status.is_final()).map(|status| status.as_str().to_owned()).collect()
}

/// All errors there are.
#[uniffi::export]
pub fn engine_catalogue() -> Vec<EngineCatalogueLine> {
    let line = |code: &ErrorCode| EngineCatalogueLine {
        code: code.as_str().to_owned(),
        number: code.number(),
        kind: code.kind().as_str().to_owned(),
        retry: code.retry().as_str().to_owned(),
    };
    ErrorCode::ALL.iter().map(line).collect()
}

/// The version of the compiled half.
#[uniffi::export]
pub fn engine_version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
