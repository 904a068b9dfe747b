//! The programs in C and C++, and how each is built.

use crate::compiler::{Build, Compiler, Language, Watch};
use crate::library::{Library, SYSTEM_LIBRARIES};
use std::path::{Path, PathBuf};

/// A file, or a folder of files, that becomes one program.
#[derive(Clone, Debug)]
pub struct Program {
    pub name: String,
    sources: Vec<PathBuf>,
}

/// How a program gets the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linking {
    Shared,
    Static,
}

impl Program {
    /// All there are, by name.
    pub fn all() -> Vec<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("programs");
        let mut all: Vec<_> = files(&folder).into_iter().filter_map(|path| Self::at(&path)).collect();
        all.sort_by(|one, other| one.name.cmp(&other.name));
        assert!(!all.is_empty(), "there are no programs in {}", folder.display());
        all
    }

    pub fn named(name: &str) -> Self {
        let found = Self::all().into_iter().find(|program| program.name == name);
        found.unwrap_or_else(|| panic!("there is no program {name}"))
    }

    fn at(path: &Path) -> Option<Self> {
        let sources = match path.is_dir() {
            true => files(path).into_iter().filter(|file| is_source(file)).collect(),
            false => vec![path.to_path_buf()],
        };
        let name = path.file_stem()?.to_string_lossy().into_owned();
        sources.iter().any(|source| is_source(source)).then_some(Self { name, sources })
    }

    fn is_cpp(&self) -> bool {
        self.sources.iter().any(|source| source.extension().is_some_and(|ending| ending == "cpp"))
    }

    /// Every way this program is built: C as each standard and as C++, C++ as itself; and by which tools it is watched.
    pub fn builds(&self) -> Vec<Build> {
        let languages: &[Language] =
            if self.is_cpp() { &[Language::Cpp17] } else { &[Language::C99, Language::C11, Language::Cpp17] };
        let watched = if self.is_cpp() { Language::Cpp17 } else { Language::C11 };
        let plain = Compiler::ALL
            .into_iter()
            .flat_map(|compiler| languages.iter().map(move |language| Build::plain(compiler, *language)));
        let sanitized = Compiler::ALL
            .into_iter()
            .map(|compiler| Build { watch: Watch::Sanitizers, ..Build::plain(compiler, watched) });
        let valgrind = Build { watch: Watch::Valgrind, ..Build::plain(Compiler::Gcc, watched) };
        // What takes longest comes first, so that the others fill the time beside it.
        std::iter::once(valgrind).chain(sanitized).chain(plain).collect()
    }

    /// Compiles and links it as `file`.
    pub fn build(&self, build: Build, linking: Linking, file: &Path) -> Result<(), String> {
        build.compile(&self.sources, &linking.arguments(), file).map_err(|problem| format!("{}: {problem}", self.name))
    }
}

impl Linking {
    /// For the compiler.
    pub fn arguments(self) -> Vec<String> {
        let library = Library::built();
        let folder = library.folder().display().to_string();
        match self {
            Self::Shared => vec![format!("-L{folder}"), format!("-Wl,-rpath,{folder}"), "-ltillback".to_owned()],
            Self::Static => std::iter::once(library.archive.display().to_string())
                .chain(SYSTEM_LIBRARIES.map(str::to_owned))
                .collect(),
        }
    }
}

fn is_source(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending == "c" || ending == "cpp")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries.map(|entry| entry.expect("a folder can be read").path()).collect()
}
