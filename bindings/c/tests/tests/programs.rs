//! Every program in every language it is written for, by both compilers, alone and under the tools that watch memory.

use std::collections::VecDeque;
use std::process::Command;
use std::sync::Mutex;
use tempfile::TempDir;
use tillback_c_tests::compiler::{Build, Compiler, Language, Watch, output};
use tillback_c_tests::library::Library;
use tillback_c_tests::program::{Linking, Program};
use tillback_c_tests::run::run;

/// Programs mostly wait, so a few more than there are cores.
const AT_ONCE: usize = 4;

/// Names the one program to run, for whoever works on it.
const ONLY: &str = "TILLBACK_ONLY_PROGRAM";

type Work = (Program, Build);

#[test]
fn every_program_keeps_to_the_contract_however_it_is_built() {
    let programs = Program::all();
    let builds = programs.iter().map(|program| program.builds().len()).max().unwrap_or_default();
    // All the slow builds first.
    let work = (0..builds).flat_map(|place| {
        let chosen = programs.iter().filter_map(move |program| Some((program, *program.builds().get(place)?)));
        chosen.map(|(program, build)| (program.clone(), build)).collect::<Vec<_>>()
    });
    let problems = all(work.collect());
    assert!(problems.is_empty(), "{} failed:\n\n{}", problems.len(), problems.join("\n\n"));
}

fn all(work: VecDeque<Work>) -> Vec<String> {
    Library::built();
    let only = std::env::var(ONLY).ok();
    let left = Mutex::new(work);
    let problems = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some((program, build)) = next(&left) {
                    if only.as_ref().is_some_and(|only| *only != program.name) {
                        continue;
                    }
                    let begun = std::time::Instant::now();
                    if let Err(problem) = made_and_run(&program, build) {
                        problems.lock().unwrap().push(format!("{} as {build:?}: {problem}", program.name));
                    }
                    println!("{:>12} {build:?}: {:?}", program.name, begun.elapsed());
                }
            });
        }
    });
    problems.into_inner().unwrap()
}

fn next(left: &Mutex<VecDeque<Work>>) -> Option<Work> {
    left.lock().unwrap().pop_front()
}

fn made_and_run(program: &Program, build: Build) -> Result<(), String> {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join(&program.name);
    program.build(build, Linking::Shared, &file)?;
    let symbols = output(Command::new("nm").arg(&file));
    assert_eq!(symbols.contains("__asan_init"), build.watch == Watch::Sanitizers, "{build:?}");
    run(&file, build.watch)
}

#[test]
fn a_program_can_hold_the_library_within_itself() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("operations");
    let program = Program::named("operations");
    program.build(Build::plain(Compiler::Gcc, Language::C11), Linking::Static, &file).unwrap();
    let needed = output(Command::new("ldd").arg(&file));
    assert!(!needed.contains("tillback"), "it still asks for the shared library:\n{needed}");
    run(&file, Watch::Nothing).unwrap();
}
