//! The history of a refund, for somebody who knows the shop and not the program.

use crate::output::{Paint, clean};
use tillback::{HistoryEntry, HistorySource, Refund, Timestamp};

/// Two lines for each thing that happened: when and what, and below it from whom and with which status.
pub(super) fn of(refund: &Refund, paint: Paint) -> String {
    refund.history.iter().map(|entry| lines(entry, paint)).collect::<Vec<_>>().join("\n")
}

fn lines(entry: &HistoryEntry, paint: Paint) -> String {
    let when = local(entry.at);
    let indent = " ".repeat(when.chars().count());
    let what = clean(&entry.what);
    let what = if entry.contradicts { paint.warning(format!("CONTRADICTION: {what}")) } else { what };
    let parts = [Some(format!("{} after it", entry.status)), Some(who(entry)), codes(entry)];
    let below = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    format!("  {when}  {what}\n  {indent}  {below}")
}

/// The time on the wall of whoever reads.
fn local(at: Timestamp) -> String {
    at.to_zoned(jiff::tz::TimeZone::system()).strftime("%Y-%m-%d %H:%M:%S %Z").to_string()
}

fn who(entry: &HistoryEntry) -> String {
    let by = clean(&entry.by);
    match entry.source {
        HistorySource::Caller => format!("asked for by {by}"),
        HistorySource::Engine => format!("concluded by {by}"),
        HistorySource::Reply => format!("the gateway's reply to {by}"),
        HistorySource::Question => format!("the gateway, asked by {by}"),
        HistorySource::Webhook => format!("a notification of the gateway to {by}"),
        HistorySource::Person => format!("a person, at {by}"),
    }
}

fn codes(entry: &HistoryEntry) -> Option<String> {
    let parts = [
        entry.gateway_code.as_ref().map(|code| format!("code {}", clean(code))),
        entry.http_status.map(|status| format!("HTTP {status}")),
        entry.request_id.as_ref().map(|id| format!("request {}", clean(id))),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
