//! The files for those who use the sandbox.

use crate::failure::Failure;
use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::Path;
use tillback_sandbox::account::Accounts;
use tillback_sandbox::{Host, Server};

/// A configuration for this command: with TLS where there is a file with the certificate to trust.
pub(in crate::command) fn accounts(
    server: &Server,
    accounts: &Accounts,
    ca_file: Option<&Path>,
) -> Result<String, Failure> {
    let url = |host| if ca_file.is_some() { server.tls_url(host) } else { server.url(host) };
    let mut text =
        "# Accounts of a running sandbox, written by `tillback sandbox`. Nothing here is secret.\n".to_owned();
    let mut table = |name: &str, settings: &[(&str, &str)]| {
        // Writing to a text can't fail.
        let _ = write!(text, "\n[{name}]\n");
        // The key for notifications takes a while to make, and is left out where nobody waited for it.
        for (key, value) in settings.iter().filter(|(_, value)| !value.is_empty()) {
            let _ = writeln!(text, "{key} = {}", toml::Value::from(*value));
        }
    };
    if let Some(path) = ca_file {
        let path = std::path::absolute(path).map_err(|error| cant_write(path, &error))?;
        let path = path.to_str().ok_or_else(|| {
            Failure::Usage("The name of the certificate's file can't be written into TOML. Choose another.".to_owned())
        })?;
        table("client", &[("ca_file", path)]);
    }
    let pockyt = &accounts.pockyt;
    table(
        "accounts.pockyt",
        &[
            ("gateway", "pockyt"),
            ("environment", &url(Host::Pockyt)),
            ("merchant_no", &pockyt.merchant_no),
            ("store_no", &pockyt.store_no),
            ("token", &pockyt.token),
        ],
    );
    let yedpay = &accounts.yedpay;
    table(
        "accounts.yedpay",
        &[
            ("gateway", "yedpay"),
            ("environment", &url(Host::Yedpay)),
            ("access_token", &yedpay.access_token),
            ("sign_key", &yedpay.sign_key),
        ],
    );
    let paycross = &accounts.paycross;
    table(
        "accounts.paycross",
        &[
            ("gateway", "paycross"),
            ("shop_id", &paycross.shop_id),
            ("secret_key", &paycross.secret_key),
            ("public_key", &paycross.public_key),
            ("hosts.apm", &format!("{}/beyag", url(Host::PaycrossApm))),
            ("hosts.card", &url(Host::PaycrossCard)),
            ("hosts.admin", &url(Host::PaycrossAdmin)),
        ],
    );
    Ok(text)
}

/// Writes a file that only its owner may read.
pub(in crate::command) fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let written = options.open(path).and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| cant_write(path, &error))
}

fn cant_write(path: &Path, error: &io::Error) -> Failure {
    Failure::Machine(format!("{} can't be written: {error}.", path.display()))
}
