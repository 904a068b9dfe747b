//! Swift's compiler: the machine's own, or that of a Debian which is fetched for it.

use crate::failure::Failure;
use crate::{process, workspace};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The first Debian that has Swift 6.
const SUITE: &str = "trixie";

/// What is put into it. The C and C++ libraries are what Swift itself is built upon.
const PACKAGES: &str = "swiftlang,libc6-dev,libstdc++-14-dev";

/// Runs a program in another root, where the repository and what was built have the places that they have here. The mounts are seen
/// by this one process and end with it.
const THERE: &str = r#"set -e
root=$1 repository=$2 target=$3
shift 3
mount -t proc proc "$root/proc"
for folder in "$repository" "$target"; do
    mkdir -p "$root$folder"
    mount --bind "$folder" "$root$folder"
done
exec chroot "$root" env HOME=/root "$@""#;

pub(super) enum Toolchain {
    Here,
    /// In this root.
    Apart(PathBuf),
}

impl Toolchain {
    pub(super) fn found() -> Result<Self, Failure> {
        if is_here() {
            return Ok(Self::Here);
        }
        let root = workspace::target().join("swift").join(SUITE);
        if !root.exists() {
            eprintln!(
                "There is no Swift on this machine. Debian {SUITE}, which has one, is put beside what is built: 3 GB at {}.",
                root.display()
            );
            fetch(&root)?;
        }
        Ok(Self::Apart(root))
    }

    pub(super) fn command(&self, program: &Path) -> Command {
        match self {
            Self::Here => Command::new(program),
            Self::Apart(root) => {
                let mut command = Command::new("unshare");
                command.args(["--mount", "sh", "-c", THERE, "sh"]).arg(root);
                command.arg(workspace::root()).arg(workspace::target()).arg(program);
                command
            }
        }
    }
}

fn is_here() -> bool {
    let quiet = Command::new("swift")
        .arg("--version")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    quiet.is_ok_and(|status| status.success())
}

/// It gets its name when it is whole.
fn fetch(root: &Path) -> Result<(), Failure> {
    let unusable = |error| Failure::Unavailable(format!("{} can't be written: {error}.", root.display()));
    let half = root.with_extension("half");
    if half.exists() {
        fs::remove_dir_all(&half).map_err(unusable)?;
    }
    fs::create_dir_all(&half).map_err(unusable)?;
    let mut debian = Command::new("debootstrap");
    debian.args(["--variant=minbase", "--include", PACKAGES, SUITE]).arg(&half);
    process::run(debian.args(archive()))?;
    fs::rename(&half, root).map_err(unusable)
}

/// Where this machine has its own Debian from. Without an answer, debootstrap knows one.
fn archive() -> Option<String> {
    let mut apt = Command::new("apt-get");
    apt.args(["indextargets", "--format", "$(REPO_URI)", "Created-By: Packages", "Origin: Debian", "Label: Debian"]);
    let answer = process::output(apt.stderr(Stdio::null())).ok()?;
    answer.lines().next().map(str::to_owned)
}
