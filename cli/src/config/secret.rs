//! Secrets: written out, in a variable of the environment, or in a file of their own.

use super::{Origin, Section};
use crate::failure::Failure;
use std::env;
use std::path::Path;
use tillback::Secret;

/// The settings that hold a secret. Each may also be spelled with `_env` and `_file`.
pub(super) const SECRETS: [&str; 5] = ["token", "access_token", "api_key", "sign_key", "secret_key"];

/// All spellings of the setting that this key is one of; nothing where it is no secret.
pub(super) fn spellings(key: &str) -> Vec<String> {
    let plain = key.strip_suffix("_env").or_else(|| key.strip_suffix("_file")).unwrap_or(key);
    if !SECRETS.contains(&plain) {
        return Vec::new();
    }
    ["", "_env", "_file"].map(|end| format!("{plain}{end}")).to_vec()
}

/// The secret of this name, if it is set in one of the three ways.
pub(super) fn find(section: &Section, name: &str, warnings: &mut Vec<String>) -> Result<Option<Secret>, Failure> {
    let set: Vec<String> = spellings(name).into_iter().filter(|key| section.get(key).is_some()).collect();
    let key = match set.as_slice() {
        [] => return Ok(None),
        [key] => key,
        several => {
            let several = several.join("` and `");
            return Err(Failure::Config(format!("{} has `{several}`. Keep one of them.", section.name)));
        }
    };
    let Some(setting) = section.get(key) else { return Ok(None) };
    let text = if key.ends_with("_env") {
        let missing = |_| section.wrong(key, &format!("names the variable {}, which is not set", setting.text));
        env::var(&setting.text).map_err(missing)?
    } else if key.ends_with("_file") {
        let path = setting.path();
        let unreadable = |error| section.wrong(key, &format!("names {}, which can't be read: {error}", path.display()));
        std::fs::read_to_string(&path).map_err(unreadable)?
    } else {
        if let Origin::File { path, .. } = &setting.origin
            && others_can_read(path)
        {
            let path = path.display();
            warnings.push(format!(
                "{path} holds a secret and can be read by others. Keep it to yourself: chmod 600 {path}"
            ));
        }
        setting.text.clone()
    };
    // Editors end a file with a line break, which belongs to no secret.
    let text = text.trim_end_matches(['\r', '\n']);
    if text.trim().is_empty() {
        return Err(section.wrong(key, "leads to an empty secret"));
    }
    Ok(Some(Secret::from(text)))
}

/// A secret that has to be there.
pub(super) fn required(section: &Section, name: &str, warnings: &mut Vec<String>) -> Result<Secret, Failure> {
    find(section, name, warnings)?.ok_or_else(|| {
        Failure::Config(format!("{} has no `{name}`. Set `{name}_file`, `{name}_env` or `{name}`.", section.name))
    })
}

#[cfg(unix)]
fn others_can_read(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).is_ok_and(|data| data.permissions().mode() & 0o044 != 0)
}

#[cfg(not(unix))]
fn others_can_read(_path: &Path) -> bool {
    false
}
