//! Errors for people: what happened, whether money moved, what to do.

use super::paint::{Paint, clean};
use crate::failure::Failure;
use tillback::{Error, ErrorKind, GatewayWords, Retry};

/// The whole story, on several lines.
pub(super) fn failure(failure: &Failure, typed: &str, verbose: bool, paint: Paint) -> String {
    let mut lines = vec![format!("{} {}", paint.error("error:"), clean(failure.message()))];
    let Some(error) = failure.error() else {
        if matches!(failure, Failure::Usage(_)) {
            lines.push("  Try --help.".to_owned());
        }
        return lines.join("\n");
    };
    let mut row = |name: &str, text: String| lines.push(format!("  {name:<8} {text}"));
    row("code", format!("{} ({})", error.code(), error.code().number()));
    if error.idempotency_key().is_some() {
        row("money", "none moved because of this call".to_owned());
    }
    row("next", advice(error, typed));
    if let Failure::Journal(path, _) = failure {
        row("journal", clean(&path.display().to_string()));
    }
    if let Some(field) = error.field() {
        row("field", field.to_owned());
    }
    if let Some(words) = gateway(error.gateway(), verbose) {
        row("gateway", words);
    }
    lines.join("\n")
}

/// One line.
pub(super) fn brief(error: &Error, verbose: bool) -> String {
    let words = gateway(error.gateway(), verbose).map(|words| format!(" Gateway: {words}.")).unwrap_or_default();
    clean(&format!("{error}{words}"))
}

fn advice(error: &Error, typed: &str) -> String {
    let key = if error.idempotency_key().is_some() { " with the same key" } else { "" };
    match (error.retry(), error.retry_after()) {
        (Retry::Never, _) => "the same again would fail again".to_owned(),
        (Retry::Later, Some(pause)) => format!("try again{key} after {} s", pause.as_secs().max(1)),
        (Retry::Later, None) => format!("try again{key} later"),
        (Retry::AfterFix, _) if error.kind() == ErrorKind::Authentication => {
            format!("check the account's credentials with `{typed} check`, then try again")
        }
        (Retry::AfterFix, _) => format!("put it right, then try again{key}"),
    }
}

/// What the gateway said: its code always, its text only when asked for, because it may echo a customer's.
pub(crate) fn gateway(words: &GatewayWords, verbose: bool) -> Option<String> {
    let text = words.message.as_ref().filter(|_| verbose).map(|text| format!("\"{}\"", clean(text)));
    let parts = [
        words.code.as_ref().map(|code| format!("code {}", clean(code))),
        words.http_status.map(|status| format!("HTTP {status}")),
        words.request_id.as_ref().map(|id| format!("request {}", clean(id))),
        text,
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
