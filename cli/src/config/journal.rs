//! Where the journal lies: where somebody said, else at a place of the user's own.

use super::Section;
use crate::failure::Failure;
use etcetera::base_strategy::{BaseStrategy, choose_native_strategy};
use std::fs::DirBuilder;
use std::path::{Path, PathBuf};

/// The file in which refunds are remembered.
pub(crate) struct Journal {
    path: PathBuf,
    is_named: bool,
}

impl Journal {
    /// The one that was named, else the one in the configuration, else the user's own.
    pub(super) fn find(named: Option<&Path>, client: &Section) -> Result<Self, Failure> {
        let configured = || client.get("journal").map(super::Setting::path);
        match named.map(Path::to_owned).or_else(configured) {
            Some(path) => Ok(Self { path, is_named: true }),
            None => Ok(Self { path: own_place()?, is_named: false }),
        }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether there is one already.
    pub(crate) fn is_there(&self) -> bool {
        self.path.exists()
    }

    /// Makes the folder of the user's own journal, readable by nobody else. One that was named has to be there: a slip of
    /// the pen must not become a second journal.
    pub(crate) fn make_folder(&self) -> Result<(), Failure> {
        let Some(folder) = self.path.parent().filter(|_| !self.is_named) else { return Ok(()) };
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder).map_err(|error| {
            Failure::Machine(format!(
                "{}, the folder of the journal, can't be made: {error}. Nothing was sent. Name another file with \
                 --journal.",
                folder.display()
            ))
        })
    }

    /// Refuses a journal that is not there, rather than to make an empty one and find nothing in it.
    pub(crate) fn demand(&self) -> Result<(), Failure> {
        let path = self.path.display();
        match (self.path.try_exists(), self.is_named) {
            (Ok(true), _) => Ok(()),
            (Ok(false), true) => {
                Err(Failure::Config(format!("There is no journal at {path}. Check the path; a refund makes the file.")))
            }
            (Ok(false), false) => Err(Failure::Config(format!(
                "No refund was recorded here yet: there is no journal at {path}. Name another one with --journal."
            ))),
            (Err(error), _) => Err(Failure::Config(format!("The journal {path} can't be reached: {error}."))),
        }
    }
}

/// Where a user's programs keep what they have to remember.
fn own_place() -> Result<PathBuf, Failure> {
    let places = choose_native_strategy().map_err(|_| {
        Failure::Config("This user has no home directory, so name the journal's file with --journal.".to_owned())
    })?;
    let local = if cfg!(windows) { places.cache_dir() } else { places.data_dir() };
    Ok(places.state_dir().unwrap_or(local).join("tillback").join("journal.db"))
}
