//! The TOML file.

use super::{Config, Origin, Section, Setting};
use crate::failure::Failure;
use std::env;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use toml::de::{DeTable, DeValue};

/// Reads the file that was named, or the first that is there. That there is none is no error: accounts may come from the
/// environment.
pub(super) fn load(named: Option<&Path>) -> Result<Config, Failure> {
    let mut config = Config::empty();
    let named = named.map(Path::to_owned).or_else(|| variable("TILLBACK_CONFIG"));
    let path = match named {
        Some(path) => path,
        None => {
            let places = places();
            let shown: Vec<String> = places.iter().map(|path| path.display().to_string()).collect();
            config.searched = format!("looked for {}", shown.join(" and "));
            match places.into_iter().find(|path| path.exists()) {
                Some(path) => path,
                None => return Ok(config),
            }
        }
    };
    config.searched = format!("read {}", path.display());
    let text = std::fs::read_to_string(&path)
        .map_err(|error| Failure::Config(format!("{} can't be read: {error}.", path.display())))?;
    read(&text, &path, &mut config)?;
    Ok(config)
}

/// Where a file is looked for that nobody named.
fn places() -> Vec<PathBuf> {
    let own = if cfg!(windows) {
        variable("APPDATA")
    } else {
        // The specification tells to pass over a relative path.
        let xdg = variable("XDG_CONFIG_HOME").filter(|path| path.is_absolute());
        xdg.or_else(|| variable("HOME").map(|home| home.join(".config")))
    };
    let own = own.map(|directory| directory.join("tillback").join("tillback.toml"));
    [Some(PathBuf::from("tillback.toml")), own].into_iter().flatten().collect()
}

pub(super) fn variable(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

fn read(text: &str, path: &Path, config: &mut Config) -> Result<(), Failure> {
    let reader = Reader { text, path: path.into() };
    let table = reader.parse()?;
    for (key, value) in table.get_ref() {
        let line = reader.line(key.span().start);
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("accounts", DeValue::Table(accounts)) => {
                for (name, account) in accounts {
                    let mut section = Section::new(format!("accounts.{}", name.get_ref()));
                    let DeValue::Table(settings) = account.get_ref() else {
                        let line = reader.line(name.span().start);
                        return Err(reader.wrong(line, &format!("`{}` has to be a table of settings", section.name)));
                    };
                    reader.fill(&mut section, "", settings)?;
                    config.accounts.insert(name.get_ref().to_string(), section);
                }
            }
            ("client", DeValue::Table(settings)) => reader.fill(&mut config.client, "", settings)?,
            ("accounts" | "client", _) => {
                return Err(reader.wrong(line, &format!("`{}` has to be a table", key.get_ref())));
            }
            (other, _) => {
                return Err(reader.wrong(line, &format!("`{other}` is no setting. Known are: accounts, client")));
            }
        }
    }
    Ok(())
}

/// Reads a file that is one table, such as the fields of a payee.
pub(crate) fn table(path: &Path, name: &str) -> Result<Section, Failure> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::Usage(format!("{} can't be read: {error}.", path.display())))?;
    let reader = Reader { text: &text, path: path.into() };
    let mut section = Section::new(name);
    let table = reader.parse()?;
    reader.fill(&mut section, "", table.get_ref())?;
    Ok(section)
}

struct Reader<'a> {
    text: &'a str,
    path: Rc<Path>,
}

impl<'a> Reader<'a> {
    fn parse(&self) -> Result<toml::Spanned<DeTable<'a>>, Failure> {
        // The error's own text would show the line, and a secret may stand there.
        DeTable::parse(self.text).map_err(|error| {
            let line = error.span().map_or(1, |span| self.line(span.start));
            self.wrong(line, &format!("this is no TOML: {}", error.message()))
        })
    }

    /// Adds the settings of a table; those of tables inside it get a dotted key.
    fn fill(&self, section: &mut Section, prefix: &str, table: &DeTable<'_>) -> Result<(), Failure> {
        for (name, value) in table {
            let key = format!("{prefix}{}", name.get_ref());
            let line = self.line(name.span().start);
            let text = match value.get_ref() {
                DeValue::String(text) => text.clone().into_owned(),
                DeValue::Boolean(flag) => flag.to_string(),
                DeValue::Integer(number) if number.radix() == 10 => number.as_str().to_owned(),
                DeValue::Datetime(time) => time.to_string(),
                DeValue::Table(inner) => {
                    self.fill(section, &format!("{key}."), inner)?;
                    continue;
                }
                DeValue::Integer(_) | DeValue::Float(_) | DeValue::Array(_) => {
                    return Err(self.wrong(line, &format!("`{}.{key}` has to be text in quotes", section.name)));
                }
            };
            let origin = Origin::File { path: self.path.clone(), line };
            section.settings.insert(key, Setting { text, origin });
        }
        Ok(())
    }

    fn line(&self, at: usize) -> usize {
        self.text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
    }

    fn wrong(&self, line: usize, problem: &str) -> Failure {
        Failure::Config(format!("{} line {line}: {problem}.", self.path.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> String {
        let mut config = Config::empty();
        match read(text, Path::new("a.toml"), &mut config) {
            Ok(()) => String::new(),
            Err(failure) => failure.message().to_owned(),
        }
    }

    #[test]
    fn tables_become_dotted_keys_with_their_line() {
        let mut config = Config::empty();
        let text = "[accounts.shop]\nshop_id = 361\n\n[accounts.shop.hosts]\napm = \"https://a\"\n";
        read(text, Path::new("a.toml"), &mut config).unwrap();
        let shop = &config.accounts["shop"];
        assert_eq!((shop.text("shop_id"), shop.text("hosts.apm")), (Some("361"), Some("https://a")));
        assert_eq!(shop.get("hosts.apm").unwrap().origin.to_string(), "a.toml line 5");
    }

    #[test]
    fn no_message_shows_a_value() {
        for text in [
            "[accounts.shop]\ntoken = \"S3CRET\n",
            "[accounts.shop]\ntoken = S3CRET\n",
            "[accounts.shop]\ntoken = [\"S3CRET\"]\n",
            "accounts = \"S3CRET\"",
            "[accounts]\nshop = \"S3CRET\"",
            "token = \"S3CRET\"",
            "[accounts.shop]\ntoken = \"S3CRET\"\ntoken = \"S3CRET\"\n",
        ] {
            let message = message(text);
            assert!(message.contains("a.toml line "), "{message}");
            assert!(!message.contains("S3CRET"), "{message}");
        }
    }
}
