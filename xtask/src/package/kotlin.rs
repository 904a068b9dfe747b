//! The jar for the JVM, which brings the compiled half along.

use super::{Options, VERSION, glibc};
use crate::failure::Failure;
use crate::{kotlin, process, requirement, workspace};
use std::fs;
use std::path::Path;
use std::process::Command;

pub(super) fn package(options: &Options) -> Result<(), Failure> {
    if options.glibc.is_some() {
        return Err(Failure::Unavailable("The jar is made for this machine's glibc and newer ones only.".to_owned()));
    }
    requirement::ensure(&[requirement::C_COMPILER, requirement::JDK, requirement::MAVEN])?;
    let library = kotlin::library(&options.profile)?;
    let newest = glibc::newest(&library)?;
    let out = options.out.clone().unwrap_or_else(|| workspace::target().join("package/kotlin"));
    let unusable = |error| Failure::Unavailable(format!("{} can't be written: {error}.", out.display()));
    let natives = out.join("natives");
    put(&library, &natives.join(as_jna_says())).map_err(unusable)?;
    let folder = workspace::root().join("bindings/kotlin");
    let mut maven = Command::new("mvn");
    maven.args(["--batch-mode", "--quiet", "-Dmaven.test.skip=true", "package", "--file"]).arg(folder.join("pom.xml"));
    process::run(maven.arg(kotlin::setting("tillback.natives", natives.as_os_str())))?;
    let name = format!("tillback-{VERSION}.jar");
    let jar = out.join(&name);
    fs::copy(folder.join("target").join(&name), &jar).map_err(unusable)?;
    let contents = process::output(Command::new("jar").arg("tf").arg(&jar))?;
    let within = format!("{}/{}", as_jna_says(), library.file_name().unwrap_or_default().to_string_lossy());
    if !contents.lines().any(|line| line == within) {
        return Err(Failure::Found(format!("The jar holds no {within}.")));
    }
    let (size, jar_size) = (size(&library), size(&jar));
    println!("{}", jar.display());
    println!("{jar_size} bytes, of which {within} was {size}; it needs glibc {newest} or newer");
    Ok(())
}

/// The folder in which JNA looks for what is made for this machine.
fn as_jna_says() -> String {
    let system = match std::env::consts::OS {
        "macos" => "darwin",
        "windows" => "win32",
        system => system,
    };
    format!("{system}-{}", std::env::consts::ARCH.replace('_', "-"))
}

fn put(file: &Path, folder: &Path) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::copy(file, folder.join(file.file_name().unwrap_or_default())).map(drop)
}

fn size(file: &Path) -> u64 {
    fs::metadata(file).map_or(0, |file| file.len())
}
