//! The header says what the library is, covers the whole engine, and stays what it was.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;
use tillback::ErrorCode;
use tillback_c_tests::compiler::{Build, Compiler, Language, Watch, output};
use tillback_c_tests::header::Header;
use tillback_c_tests::library::Library;
use tillback_c_tests::repository;
use tillback_c_tests::snapshot::hold;
use tillback_conformance::protocol::OPERATIONS;

/// Operations that wait for nothing.
const AT_ONCE: [&str; 5] = ["verify_webhook", "capabilities", "accounts", "list_refunds", "transactions"];

#[test]
fn the_library_exports_what_the_header_declares_and_nothing_else() {
    let listed = output(Command::new("nm").args(["-D", "--defined-only"]).arg(Library::built().shared()));
    let mut exported: Vec<_> = listed.lines().filter_map(|line| line.rsplit(' ').next()).collect();
    exported.sort_unstable();
    assert_eq!(exported, Header::read().names());
    hold("symbols.txt", &lines(&exported));
}

#[test]
fn functions_and_callbacks_take_what_they_took() {
    let header = Header::read();
    hold("functions.txt", &lines(&[header.declarations(), header.callbacks()].concat()));
}

#[test]
fn structs_are_laid_out_as_they_were() {
    let mut code = String::new();
    for shown in Header::read().structs() {
        let name = &shown.name;
        let _ = writeln!(code, "printf(\"{name}: %zu bytes\\n\", sizeof({name}));");
        for member in shown.members.iter().map(|member| &member.name) {
            let _ = writeln!(
                code,
                "printf(\"{name}.{member}: %zu bytes at %zu\\n\", sizeof((({name} *)0)->{member}), offsetof({name}, {member}));"
            );
        }
    }
    hold("layout-x86_64-linux.txt", &told_by_both(&code));
}

#[test]
fn numbers_mean_what_they_meant() {
    let names = Header::read().constants();
    let print = |name: &String| format!("printf(\"{name} = %lld\\n\", (long long){name});\n");
    hold("constants.txt", &told_by_both(&names.iter().map(print).collect::<String>()));
}

#[test]
fn every_error_of_the_catalogue_has_its_number() {
    let mut catalogue = vec![("TILLBACK_OK".to_owned(), 0)];
    catalogue.extend(ErrorCode::ALL.iter().map(|code| (format!("TILLBACK_{code}"), i32::from(code.number()))));
    assert_eq!(Header::read().results(), catalogue);
}

#[test]
fn every_operation_of_the_engine_can_be_called_and_started() {
    let functions = Header::read().names();
    let mut wanted = Vec::new();
    for name in OPERATIONS {
        wanted.push(format!("tillback_client_{name}"));
        if !AT_ONCE.contains(&name) {
            wanted.push(format!("tillback_client_{name}_async"));
        }
    }
    for (list, prefix) in [("Refunds", "refunds"), ("Transactions", "transactions"), ("Report", "report")] {
        assert!(functions_of(list).iter().any(|name| name == "next"), "the engine has no {list}::next");
        wanted.extend([format!("tillback_{prefix}_next"), format!("tillback_{prefix}_next_async")]);
    }
    let missing: Vec<_> = wanted.iter().filter(|name| !functions.contains(name)).collect();
    assert!(missing.is_empty(), "the header lacks {missing:?}");
}

#[test]
fn including_it_twice_and_in_two_files_is_fine() {
    let folder = TempDir::new().unwrap();
    let sources =
        ["int other(void); int main(void) { return other(); }", "int other(void); int other(void) { return 0; }"];
    let files: Vec<_> = sources
        .iter()
        .enumerate()
        .map(|(number, body)| {
            let file = folder.path().join(format!("{number}.c"));
            let twice = "#include <tillback/tillback.h>\n".repeat(2);
            std::fs::write(&file, format!("{twice}{body}\n")).unwrap();
            file
        })
        .collect();
    for compiler in Compiler::ALL {
        for language in [Language::C99, Language::C11, Language::Cpp17] {
            Build::plain(compiler, language).compile(&files, &[], &folder.path().join("twice")).unwrap();
        }
    }
}

fn lines(all: &[impl AsRef<str>]) -> String {
    all.iter().map(|line| format!("{}\n", line.as_ref())).collect()
}

/// What a program prints; it has to be the same however it is compiled.
fn told_by_both(statements: &str) -> String {
    let folder = TempDir::new().unwrap();
    let (source, program) = (folder.path().join("tell.c"), folder.path().join("tell"));
    let start = "#include <stdio.h>\n#include <tillback/tillback.h>\n\nint main(void) {\n";
    std::fs::write(&source, format!("{start}{statements}return 0;\n}}\n")).unwrap();
    let told = |compiler, language| {
        let build = Build { compiler, language, watch: Watch::Nothing };
        build.compile(&[&source], &[], &program).unwrap();
        output(&mut Command::new(&program))
    };
    let text = told(Compiler::Gcc, Language::C99);
    assert_eq!(text, told(Compiler::Clang, Language::C11));
    assert_eq!(text, told(Compiler::Clang, Language::Cpp17));
    text
}

/// The public functions of a type of the engine's client.
fn functions_of(name: &str) -> Vec<String> {
    let mut found = Vec::new();
    read(&repository().join("core/src/client"), &mut |text| {
        let mut within = false;
        for line in text.lines() {
            match line {
                "}" => within = false,
                _ if line == format!("impl {name} {{") => within = true,
                _ if within => found.extend(public_function(line)),
                _ => {}
            }
        }
    });
    found
}

fn public_function(line: &str) -> Option<String> {
    let rest = line.strip_prefix("    pub ")?;
    let rest = rest.strip_prefix("async ").unwrap_or(rest).strip_prefix("fn ")?;
    rest.split(['(', '<']).next().map(str::to_owned)
}

/// Every file of the asynchronous client; the blocking one is the same once more.
fn read(folder: &Path, each: &mut impl FnMut(&str)) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "blocking") {
            read(&path, each);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            each(&std::fs::read_to_string(&path).unwrap());
        }
    }
}
