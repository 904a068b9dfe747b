//! What has to be in a wheel, and what must not.

use super::{VERSION, glibc};
use crate::failure::Failure;
use crate::python::environment::unusable;
use crate::{process, workspace};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

const LIBRARY: &str = "tillback/_native.abi3.so";
/// Every CPython from 3.10 on, by the limited API.
const FOR: &str = "cp310-abi3-";
/// What Python calls to begin with the library, and all that it has to show.
const ENTRANCE: &str = "PyInit__native";

/// What it says about itself.
const ABOUT: [&str; 6] =
    ["METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE-MIT", "licenses/LICENSE-APACHE"];

/// Tells what the wheel is, or all that is wrong with it.
pub(super) fn check(wheel: &Path, unpacked: &Path) -> Result<(), Failure> {
    let name = wheel.file_name().unwrap_or_default().to_string_lossy();
    let mut wrong = Vec::new();
    let tag = tag(&name).unwrap_or_else(|| {
        wrong.push(format!("{name} is not called tillback-{VERSION}-{FOR}*.whl"));
        String::new()
    });
    let sources = files(&workspace::root().join("python"))?;
    wrong.extend(contents(&files(unpacked)?, &sources));
    let about = |file: &str| fs::read_to_string(unpacked.join(dist_info(file))).unwrap_or_default();
    wrong.extend(metadata(&about("METADATA")));
    let said = about("WHEEL");
    // A name may list several platforms; the file has a line for each.
    for platform in tag.trim_start_matches(FOR).split('.') {
        if !said.lines().any(|line| line == format!("Tag: {FOR}{platform}")) {
            wrong.push(format!("its WHEEL does not name the tag {FOR}{platform}"));
        }
    }
    let library = unpacked.join(LIBRARY);
    let mut needs = String::new();
    if cfg!(target_os = "linux") && library.is_file() {
        let newest = glibc::newest(&library)?;
        match promised(&tag) {
            Some(oldest) if !glibc::is_newer(&newest, &oldest) => {}
            Some(oldest) => wrong.push(format!("its tag promises glibc {oldest}, and it needs {newest}")),
            None => wrong.push(format!("its tag {tag} promises no glibc, so no index would take it")),
        }
        needs = format!(", needs glibc {newest}");
        let shown = process::output(Command::new("nm").args(["-D", "--defined-only"]).arg(&library))?;
        let shown: Vec<_> = shown.lines().filter_map(|line| line.split_whitespace().nth(2)).collect();
        if shown != [ENTRANCE] {
            wrong.push(format!("its library shows {shown:?} where {ENTRANCE} is expected"));
        }
    }
    if !wrong.is_empty() {
        return Err(Failure::Found(format!("The wheel is not as it has to be:\n  - {}", wrong.join("\n  - "))));
    }
    let size = |file: &Path| fs::metadata(file).map_or(0, |file| file.len());
    println!("{name}: {} bytes, its library {} bytes{needs}", size(wheel), size(&library));
    Ok(())
}

/// The part of its name that says where it can be installed.
fn tag(name: &str) -> Option<String> {
    let tag = name.strip_prefix(&format!("tillback-{VERSION}-"))?.strip_suffix(".whl")?;
    tag.starts_with(FOR).then(|| tag.to_owned())
}

/// The glibc that is enough, if the tag is to be believed.
fn promised(tag: &str) -> Option<String> {
    let mut platforms = tag.strip_prefix(FOR)?.split('.');
    let mut numbers = platforms.find_map(|platform| platform.strip_prefix("manylinux_"))?.split('_');
    Some(format!("{}.{}", numbers.next()?, numbers.next()?))
}

fn dist_info(file: &str) -> String {
    format!("tillback-{VERSION}.dist-info/{file}")
}

/// What is missing, and what nobody put there on purpose.
fn contents(held: &BTreeSet<String>, sources: &BTreeSet<String>) -> Vec<String> {
    let mut expected: BTreeSet<_> = ABOUT.into_iter().map(dist_info).collect();
    expected.extend(["tillback/py.typed", "tillback/_native.pyi", LIBRARY].map(str::to_owned));
    let is_source = |file: &&String| file.ends_with(".py") || file.ends_with(".pyi");
    // Beside the package stand modules of one file; what else has a folder is for work on it.
    let is_shipped = |file: &&String| file.starts_with("tillback/") || !file.contains('/');
    expected.extend(sources.iter().filter(is_source).filter(is_shipped).cloned());
    let missing = expected.difference(held).map(|file| format!("{file} is missing"));
    let stray = held.difference(&expected).map(|file| format!("{file} does not belong there"));
    missing.chain(stray).collect()
}

fn metadata(text: &str) -> Vec<String> {
    let version = format!("Version: {VERSION}");
    let lines = ["Name: tillback", &version, "Requires-Python: >=3.10", "License-Expression: MIT OR Apache-2.0"];
    let missing = lines.into_iter().filter(|wanted| !text.lines().any(|line| line == *wanted));
    missing.map(|line| format!("its METADATA does not say `{line}`")).collect()
}

/// The paths of all files in a folder, from there.
fn files(folder: &Path) -> Result<BTreeSet<String>, Failure> {
    let mut found = BTreeSet::new();
    let mut left = vec![folder.to_path_buf()];
    while let Some(next) = left.pop() {
        for entry in fs::read_dir(&next).map_err(|error| unusable(&next, &error))?.flatten() {
            let path = entry.path();
            if path.is_dir() {
                left.push(path);
            } else if let Ok(inside) = path.strip_prefix(folder) {
                found.insert(inside.to_string_lossy().into_owned());
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn whole() -> BTreeSet<String> {
        let mut held: BTreeSet<_> = ABOUT.into_iter().map(dist_info).collect();
        held.extend(set(&["tillback/__init__.py", "tillback/py.typed", "tillback/_native.pyi", LIBRARY]));
        held
    }

    #[test]
    fn a_whole_wheel_has_all_sources_and_nothing_else() {
        let sources =
            set(&["tillback/__init__.py", LIBRARY, "tillback/__pycache__/client.pyc", "tests/test_package.py"]);
        assert_eq!(contents(&whole(), &sources), [""; 0]);
    }

    #[test]
    fn what_is_missing_or_stray_is_named() {
        let mut held = whole();
        held.remove("tillback/py.typed");
        held.extend(set(&["tests/test_package.py", "tillback/libssl.so.3"]));
        let said = contents(&held, &set(&["tillback/__init__.py", "tillback/model/money.py"]));
        assert_eq!(said[..2], ["tillback/model/money.py is missing", "tillback/py.typed is missing"]);
        assert_eq!(
            said[2..],
            ["tests/test_package.py does not belong there", "tillback/libssl.so.3 does not belong there"]
        );
    }

    #[test]
    fn a_tag_says_where_the_wheel_can_be_installed() {
        let name = format!("tillback-{VERSION}-cp310-abi3-manylinux2014_x86_64.manylinux_2_17_x86_64.whl");
        assert_eq!(promised(&tag(&name).unwrap()).as_deref(), Some("2.17"));
        assert_eq!(promised("cp310-abi3-linux_x86_64"), None);
        for wrong in ["tillback-0.0.0-cp310-abi3-linux_x86_64.whl", "tillback-0.1.0-cp313-cp313-linux_x86_64.whl"] {
            assert_eq!(tag(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn metadata_that_lacks_a_line_is_found() {
        let text = format!("Name: tillback\nVersion: {VERSION}\nRequires-Python: >=3.10\n");
        assert_eq!(metadata(&text), ["its METADATA does not say `License-Expression: MIT OR Apache-2.0`"]);
    }
}
