//! Requests as text, for snapshot tests.

use super::Request;
use http::header::USER_AGENT;
use std::fmt::Write;

/// Method, address, headers by name and body. Secrets and tillback's version are left out.
pub(crate) fn shown(request: &Request) -> String {
    let mut text = format!("{} {}\n", request.method(), request.uri());
    let mut headers: Vec<_> = request.headers().iter().collect();
    headers.sort_by_key(|(name, _)| name.as_str());
    for (name, value) in headers {
        let value = if value.is_sensitive() {
            "[secret]"
        } else if name == USER_AGENT {
            "tillback/[version]"
        } else {
            value.to_str().unwrap_or("[not text]")
        };
        writeln!(text, "{name}: {value}").expect("a String takes all that is written");
    }
    write!(text, "\n{}", String::from_utf8_lossy(request.body())).expect("a String takes all that is written");
    text.trim_end().to_owned()
}
