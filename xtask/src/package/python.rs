//! The wheel.

use super::{Options, wheel};
use crate::failure::Failure;
use crate::python::environment::{Environment, empty, made_here, unusable};
use crate::python::interpreter::Interpreters;
use crate::{process, requirement, workspace};
use std::fs;
use std::path::PathBuf;

pub(super) fn package(options: &Options) -> Result<(), Failure> {
    requirement::ensure(&[requirement::C_COMPILER, requirement::PYTHON])?;
    let interpreters = Interpreters::found()?;
    let build = Environment::for_building(interpreters.for_building()?)?;
    let wheel = wheel(&interpreters, &build, &options.profile, options.glibc.as_deref())?;
    let out = options.out.clone().unwrap_or_else(|| workspace::target().join("package/python"));
    let place = out.join(wheel.file_name().unwrap_or_default());
    fs::create_dir_all(&out).and_then(|()| fs::copy(&wheel, &place)).map_err(|error| unusable(&place, &error))?;
    println!("{}", place.display());
    Ok(())
}

/// Builds the wheel, and looks at what became of it.
pub(crate) fn wheel(
    interpreters: &Interpreters,
    build: &Environment,
    profile: &str,
    glibc: Option<&str>,
) -> Result<PathBuf, Failure> {
    // Each kind has its place, so that tests may run while a wheel is made to be shipped.
    let place = made_here().join(["wheel", profile, glibc.unwrap_or("here")].join("-"));
    let (made, unpacked) = (place.join("made"), place.join("unpacked"));
    empty(&made)?;
    empty(&unpacked)?;
    let mut arguments = vec!["build", "--profile", profile];
    if profile == "dev" {
        // It is unpacked at once and goes nowhere.
        arguments.extend(["--compression-method", "stored"]);
    }
    match glibc {
        None => process::run(build.program("maturin").args(&arguments).arg("--out").arg(&made))?,
        Some(oldest) => {
            let interpreter = interpreters.for_building()?;
            let zig = Environment::filled(
                "zig",
                interpreter,
                &["python/requirements/build.txt", "python/requirements/zig.txt"],
                build,
            )?;
            let tag = format!("manylinux_{}", oldest.replace('.', "_"));
            let mut maturin = zig.program("maturin");
            maturin.args(&arguments).args(["--zig", "--compatibility", &tag]);
            process::run(maturin.arg("--out").arg(&made))?;
        }
    }
    let files: Vec<_> = fs::read_dir(&made).map_err(|error| unusable(&made, &error))?.flatten().collect();
    let [file] = files.as_slice() else {
        return Err(Failure::Found(format!("maturin made {} files where one wheel was expected.", files.len())));
    };
    process::output(build.python().args(["-m", "zipfile", "-e"]).arg(file.path()).arg(&unpacked))?;
    wheel::check(&file.path(), &unpacked)?;
    Ok(file.path())
}
