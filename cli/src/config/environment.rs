//! Environment variables: `TILLBACK_ACCOUNTS_<NAME>_<KEY>` and `TILLBACK_CLIENT_<KEY>`.

use super::{Config, Origin, Section, Setting, account, client, secret};
use crate::failure::Failure;
use std::ffi::OsString;

const ACCOUNTS: &str = "TILLBACK_ACCOUNTS_";
const CLIENT: &str = "TILLBACK_CLIENT_";

/// Puts what the environment says over what the file says. An empty variable counts as absent.
pub(super) fn overlay(
    config: &mut Config,
    variables: impl Iterator<Item = (OsString, OsString)>,
) -> Result<(), Failure> {
    let mut variables: Vec<(String, OsString)> = variables
        .filter(|(_, value)| !value.is_empty())
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value)))
        .filter(|(name, _)| name.starts_with(ACCOUNTS) || name.starts_with(CLIENT))
        .collect();
    variables.sort();
    for (name, value) in variables {
        let text = value
            .into_string()
            .map_err(|_| Failure::Config(format!("The environment variable {name} holds bytes that are no text.")))?;
        let unknown = |known: &[&str]| {
            let mut known: Vec<String> = known.iter().map(|key| suffix(key)).collect();
            known.sort();
            known.dedup();
            Failure::Config(format!(
                "The environment variable {name} ends in no setting. Known are: {}.",
                known.join(", ")
            ))
        };
        let (section, key) = if let Some(rest) = name.strip_prefix(ACCOUNTS) {
            let (account, key) = split(rest).ok_or_else(|| unknown(&account::KEYS))?;
            (section(config, account), key)
        } else {
            let rest = name.strip_prefix(CLIENT).unwrap_or_default();
            let key = client::KEYS.into_iter().find(|key| suffix(key) == rest).ok_or_else(|| unknown(&client::KEYS))?;
            (&mut config.client, key)
        };
        // A token of the environment must not quarrel with a token_file of the file.
        for other in secret::spellings(key) {
            section.settings.retain(|key, setting| *key != other || matches!(setting.origin, Origin::Variable(_)));
        }
        section.settings.insert(key.to_owned(), Setting { text, origin: Origin::Variable(name) });
    }
    Ok(())
}

/// `hosts.apm` as it is written in a variable.
fn suffix(key: &str) -> String {
    key.replace('.', "_").to_ascii_uppercase()
}

/// `MY_SHOP_TOKEN_FILE` → `MY_SHOP` and `token_file`: the longest key that fits, or `token` would never be told from
/// the end of a name.
fn split(rest: &str) -> Option<(&str, &'static str)> {
    let fits = |key: &&'static str| {
        let name = rest.strip_suffix(&suffix(key))?.strip_suffix('_')?;
        (!name.is_empty()).then_some((name, *key))
    };
    account::KEYS.iter().filter_map(fits).max_by_key(|(_, key)| key.len())
}

/// The account of the file that the variable means, else a new one.
fn section<'a>(config: &'a mut Config, name: &str) -> &'a mut Section {
    let plain = |name: &str| name.replace(['-', ' ', '.'], "_").to_ascii_lowercase();
    let wanted = plain(name);
    let name = config.accounts.keys().find(|known| plain(known) == wanted).cloned().unwrap_or(wanted);
    let section = format!("accounts.{name}");
    config.accounts.entry(name).or_insert_with(|| Section::new(section))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn the_longest_key_that_fits_ends_the_name() {
        assert_eq!(split("SHOP_TOKEN"), Some(("SHOP", "token")));
        assert_eq!(split("MY_SHOP_TOKEN_FILE"), Some(("MY_SHOP", "token_file")));
        assert_eq!(split("SHOP_ACCESS_TOKEN"), Some(("SHOP", "access_token")));
        assert_eq!(split("SHOP_HOSTS_APM"), Some(("SHOP", "hosts.apm")));
        assert_eq!(split("SHOP_TEST_GATEWAY"), Some(("SHOP_TEST", "gateway")));
        assert_eq!(split("TOKEN"), None);
        assert_eq!(split("SHOP_TOKN"), None);
    }
}
