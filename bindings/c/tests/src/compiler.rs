//! The compilers, and the languages that the header is written for.

use crate::include;
use std::path::Path;
use std::process::Command;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compiler {
    Gcc,
    Clang,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    C99,
    C11,
    Cpp17,
}

/// What watches a program while it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watch {
    Nothing,
    /// AddressSanitizer with LeakSanitizer, and UndefinedBehaviorSanitizer.
    Sanitizers,
    Valgrind,
}

/// One way to build and run a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Build {
    pub compiler: Compiler,
    pub language: Language,
    pub watch: Watch,
}

impl Compiler {
    pub const ALL: [Self; 2] = [Self::Gcc, Self::Clang];

    fn command(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Gcc, Language::C99 | Language::C11) => "gcc",
            (Self::Gcc, Language::Cpp17) => "g++",
            (Self::Clang, Language::C99 | Language::C11) => "clang",
            (Self::Clang, Language::Cpp17) => "clang++",
        }
    }
}

impl Language {
    fn standard(self) -> &'static [&'static str] {
        match self {
            Self::C99 => &["-x", "c", "-std=c99"],
            Self::C11 => &["-x", "c", "-std=c11"],
            Self::Cpp17 => &["-x", "c++", "-std=c++17"],
        }
    }
}

impl Build {
    pub const fn plain(compiler: Compiler, language: Language) -> Self {
        Self { compiler, language, watch: Watch::Nothing }
    }

    /// Compiles the sources into a program. `linking` is how it finds the library.
    pub fn compile(self, sources: &[impl AsRef<Path>], linking: &[String], program: &Path) -> Result<(), String> {
        let mut command = Command::new(self.compiler.command(self.language));
        command.args(self.language.standard()).args(["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-g", "-pthread"]);
        if self.watch == Watch::Sanitizers {
            command.args(["-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-fno-omit-frame-pointer"]);
        }
        command.arg("-I").arg(include()).args(sources.iter().map(AsRef::as_ref));
        // What follows is no source any more.
        command.args(["-x", "none"]).args(linking).arg("-o").arg(program);
        let output = command.output().map_err(|error| missing(command.get_program(), &error))?;
        if output.status.success() {
            return Ok(());
        }
        Err(format!("{self:?} does not compile:\n{command:?}\n{}", String::from_utf8_lossy(&output.stderr)))
    }
}

/// Runs a tool and returns what it prints.
pub fn output(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{}", missing(command.get_program(), &error)));
    assert!(output.status.success(), "{command:?}\n{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("tools print UTF-8")
}

/// Why a tool could not be started. It is needed: a test that is skipped proves nothing.
pub fn missing(tool: &std::ffi::OsStr, error: &std::io::Error) -> String {
    format!(
        "{} can't be started ({error}). The tests of the C ABI need gcc, g++, clang, clang++, nm and valgrind: \
         `cargo xtask setup --only c` installs them.",
        tool.display()
    )
}
