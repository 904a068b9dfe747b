//! The `[client]` table.

use super::Section;
use crate::failure::Failure;
use jiff::SignedDuration;
use std::time::Duration;
use tillback::{Client, ClientBuilder, Proxy};

pub(super) const KEYS: [&str; 8] =
    ["journal", "worker", "proxy", "ca_file", "connect_timeout", "reply_timeout", "deadline", "quiet_period"];

/// Sets one of the client's limits.
type SetLimit = fn(ClientBuilder, Duration) -> ClientBuilder;

pub(super) fn check(section: &Section) -> Result<(), Failure> {
    section.only(&KEYS, "the client")
}

/// A client without accounts and without a journal, set up as the table says.
pub(super) fn builder(section: &Section) -> Result<ClientBuilder, Failure> {
    let own_name = || format!("command line, process {}", std::process::id());
    let mut builder = Client::builder().worker(section.text("worker").map_or_else(own_name, str::to_owned));
    match section.text("proxy") {
        None | Some("direct") => {}
        Some("environment") => builder = builder.proxy(Proxy::Environment),
        Some(address) if address.contains("://") => builder = builder.proxy(Proxy::At(address.to_owned())),
        Some(_) => {
            return Err(section.wrong("proxy", "has to be direct, environment or an address such as http://host:port"));
        }
    }
    if let Some(setting) = section.get("ca_file") {
        let path = setting.path();
        let pem = std::fs::read(&path).map_err(|error| {
            section.wrong("ca_file", &format!("names {}, which can't be read: {error}", path.display()))
        })?;
        builder = builder.trust(pem);
    }
    let limits: [(&str, SetLimit); 4] = [
        ("connect_timeout", ClientBuilder::connect_timeout),
        ("reply_timeout", ClientBuilder::reply_timeout),
        ("deadline", ClientBuilder::deadline),
        ("quiet_period", ClientBuilder::quiet_period),
    ];
    for (key, set) in limits {
        if let Some(length) = length(section, key)? {
            builder = set(builder, length);
        }
    }
    Ok(builder)
}

fn length(section: &Section, key: &str) -> Result<Option<Duration>, Failure> {
    let Some(text) = section.text(key) else { return Ok(None) };
    let length = text.parse::<SignedDuration>().ok().and_then(|length| Duration::try_from(length).ok());
    length.map(Some).ok_or_else(|| section.wrong(key, "has to be a length of time such as \"60s\" or \"2m\""))
}
