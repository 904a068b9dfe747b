use std::env;
use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::Command;

/// How this command is typed, and how it is started once more.
#[derive(Clone, Debug)]
pub struct Program {
    typed: String,
    /// Empty where it is the executable of this process.
    words: Vec<OsString>,
}

impl Program {
    /// The name of the executable.
    pub(crate) const NAME: &str = "tillback";

    /// The executable of this process, which is typed as `tillback`.
    pub fn executable() -> Self {
        Self { typed: Self::NAME.to_owned(), words: Vec::new() }
    }

    /// What another program runs. `words` start it again, such as `/usr/bin/python3 -m tillback`; without the folder they are
    /// what somebody types.
    pub fn started_with(words: impl IntoIterator<Item = OsString>) -> Self {
        let words: Vec<OsString> = words.into_iter().collect();
        let Some((first, more)) = words.split_first() else { return Self::executable() };
        let first = Path::new(first);
        let first = if cfg!(windows) { first.file_stem() } else { first.file_name() }.unwrap_or(first.as_os_str());
        let typed = std::iter::once(first).chain(more.iter().map(OsString::as_os_str));
        let typed: Vec<_> = typed.map(|word| word.to_string_lossy()).collect();
        Self { typed: typed.join(" "), words }
    }

    /// As somebody types it.
    pub(crate) fn typed(&self) -> &str {
        &self.typed
    }

    /// Starts it once more.
    pub(crate) fn again(&self) -> io::Result<Command> {
        let Some((first, more)) = self.words.split_first() else { return Ok(Command::new(env::current_exe()?)) };
        let mut command = Command::new(first);
        command.args(more);
        Ok(command)
    }
}

#[cfg(test)]
mod tests {
    use super::Program;

    #[test]
    fn people_type_it_without_the_folder() {
        let typed = |words: &[&str]| Program::started_with(words.iter().map(Into::into)).typed().to_owned();
        assert_eq!(typed(&["/opt/shop/bin/python3.12", "-m", "tillback"]), "python3.12 -m tillback");
        assert_eq!(typed(&["python", "-m", "tillback"]), "python -m tillback");
        assert_eq!(typed(&[]), "tillback");
    }
}
