//! Wrong arguments, one at a time, for every function and struct of the header: `ARGUMENT_INVALID` about the right one, and
//! nothing done. The program is made from the header, so that what is added there is tried, too.

use std::fmt::Write as _;
use std::path::Path;
use tempfile::TempDir;
use tillback_c_tests::compiler::{Build, Compiler, Language, Watch};
use tillback_c_tests::header::{Function, Header, Struct, Variable};
use tillback_c_tests::program::Linking;
use tillback_c_tests::run::run;

/// Parameters that may be NULL.
const MAY_BE_NULL: [&str; 6] = ["error", "userdata", "call", "progress", "filter", "options"];

/// What is no text, but looks like one.
const NO_UTF8: &str = "\"\\xff\\xfe\"";

/// Members that are looked at only beside others.
const BESIDE: [(&str, &str, &str); 5] = [
    (
        "report_request",
        "csv_kind",
        "bad.source = TILLBACK_REPORT_CSV; bad.csv_path = \"a.csv\"; bad.csv_column = \"id\";",
    ),
    ("report_request", "csv_path", "bad.source = TILLBACK_REPORT_CSV; bad.csv_column = \"id\";"),
    ("report_request", "csv_column", "bad.source = TILLBACK_REPORT_CSV; bad.csv_path = \"a.csv\";"),
    ("report_request", "from_day", "bad.source = TILLBACK_REPORT_DAYS; bad.to_day = \"2026-01-01\";"),
    ("report_request", "to_day", "bad.source = TILLBACK_REPORT_DAYS; bad.from_day = \"2026-01-01\";"),
];

#[test]
fn a_wrong_argument_is_told_and_nothing_is_done() {
    let folder = TempDir::new().unwrap();
    let source = folder.path().join("arguments.c");
    let code = code(&Header::read());
    std::fs::write(&source, &code).unwrap();
    let builds = [
        (Compiler::Gcc, Language::C11, Watch::Valgrind),
        (Compiler::Gcc, Language::C99, Watch::Sanitizers),
        (Compiler::Clang, Language::C11, Watch::Sanitizers),
    ];
    std::thread::scope(|scope| {
        for (compiler, language, watch) in builds {
            let (source, code, folder) = (&source, &code, folder.path());
            scope.spawn(move || {
                let build = Build { compiler, language, watch };
                let program = folder.join(format!("{compiler:?}-{watch:?}"));
                build.compile(&[source], &Linking::Shared.arguments(), &program).unwrap();
                if let Err(problem) = run(&program, watch) {
                    panic!("{build:?}: {problem}\n{}", numbered(code));
                }
            });
        }
    });
}

fn numbered(code: &str) -> String {
    let lines = code.lines().enumerate().map(|(place, line)| format!("{} {line}", place + 1));
    lines.collect::<Vec<_>>().join("\n")
}

/// The program: a function for each thing that is tried, because compilers take their time over long ones.
fn code(header: &Header) -> String {
    let mut checks = Vec::new();
    for function in header.functions() {
        let mut body = String::new();
        nothing_at_all(&mut body, &function);
        if function.gives == "tillback_result" && function.name != "tillback_set_log" {
            wrong_arguments(&mut body, &function);
        }
        checks.push(body);
    }
    for filled_in in header.structs() {
        if filled_in.members.first().is_some_and(|member| member.name == "struct_size") {
            let mut body = String::new();
            wrong_sizes(&mut body, &filled_in);
            wrong_members(&mut body, &filled_in);
            checks.push(body);
        }
    }
    let values = Path::new(env!("CARGO_MANIFEST_DIR")).join("programs/values.h");
    let (mut functions, mut calls) = (String::new(), String::new());
    for (number, check) in checks.iter().enumerate() {
        let _ = write!(functions, "\nstatic void check_{number}(void) {{\n{check}}}\n");
        let _ = writeln!(calls, "  check_{number}();");
    }
    let main = format!("int main(void) {{\n  values_begin();\n{calls}  values_end();\n  return 0;\n}}\n");
    format!("#include \"{}\"\n{functions}\n{main}", values.display())
}

/// NULL and 0 everywhere.
fn nothing_at_all(body: &mut String, function: &Function) {
    let nothing = |one: &Variable| if one.kind.ends_with('*') || is_callback(one) { "NULL" } else { "0" };
    let arguments: Vec<_> = function.parameters.iter().map(nothing).collect();
    let call = format!("{}({})", function.name, arguments.join(", "));
    let _ = match function.gives.as_str() {
        "tillback_result" if function.name != "tillback_set_log" => {
            writeln!(body, "  FAILED({call}, TILLBACK_ARGUMENT_INVALID);")
        }
        "struct tillback_accounts *" | "struct tillback_cancel *" => {
            writeln!(body, "  {}_free({call});", function.name.trim_end_matches("_new"))
        }
        _ => writeln!(body, "  (void){call};").map(|()| ()),
    };
}

fn wrong_arguments(body: &mut String, function: &Function) {
    for (place, wrong) in function.parameters.iter().enumerate() {
        if (wrong.kind.ends_with('*') || is_callback(wrong)) && !MAY_BE_NULL.contains(&wrong.name.as_str()) {
            refused(body, function, place, "NULL");
        }
        if wrong.kind == "const char *" && wrong.name != "body" {
            refused(body, function, place, NO_UTF8);
        }
        if is_word(wrong) {
            refused(body, function, place, "99");
        }
    }
}

/// A call with this one argument wrong; what it would give stays untouched.
fn refused(body: &mut String, function: &Function, place: usize, wrong: &str) {
    let (mut outputs, mut untouched, mut arguments) = (String::new(), String::new(), Vec::new());
    for (number, one) in function.parameters.iter().enumerate() {
        if number == place {
            arguments.push(wrong.to_owned());
        } else if one.kind.ends_with("**") && one.name != "error" {
            let _ = write!(outputs, "{} given_{} = NULL; ", one.kind.trim_end_matches('*').to_owned() + "*", one.name);
            let _ = write!(untouched, " CHECK(given_{} == NULL);", one.name);
            arguments.push(format!("&given_{}", one.name));
        } else if is_output(one) {
            let kind = one.kind.trim_end_matches('*');
            let name = &one.name;
            let _ = write!(outputs, "{kind}given_{name}, old_{name}; memset(&given_{name}, 1, sizeof given_{name}); ");
            let _ = write!(outputs, "old_{name} = given_{name}; ");
            let _ = write!(untouched, " CHECK(memcmp(&given_{name}, &old_{name}, sizeof old_{name}) == 0);");
            arguments.push(format!("&given_{name}"));
        } else {
            arguments.push(value(one));
        }
    }
    let name = &function.name;
    let field = &function.parameters[place].name;
    let _ = writeln!(
        body,
        "  {{ {outputs}tillback_error *error = NULL; values_refused(__LINE__, \"{name}\", {name}({}), &error, \"{}\");{untouched} }}",
        arguments.join(", "),
        told(field)
    );
}

/// The name that an error has for a parameter or member.
fn told(name: &str) -> &str {
    match name {
        "requests" => "request",
        _ => name,
    }
}

/// Something usable, as `values.h` has it.
fn value(one: &Variable) -> String {
    let kind = one.kind.trim_start_matches("const ").trim_start_matches("struct ").trim_end_matches('*').trim();
    match (one.kind.as_str(), one.name.as_str()) {
        ("struct tillback_error **", _) => "&error".to_owned(),
        ("void *", _) => "NULL".to_owned(),
        (_, "call") => "NULL".to_owned(),
        ("const char *", "account") => "\"pockyt\"".to_owned(),
        ("const char *", "typed") => "\"1.00 USD\"".to_owned(),
        ("const char *", _) => "\"x\"".to_owned(),
        (_, "headers" | "changes") => "pairs".to_owned(),
        (_, "requests") => "&refund_request".to_owned(),
        (_, "references" | "client" | "accounts" | "refunds" | "transactions" | "report" | "transaction") => {
            one.name.clone()
        }
        (callback, _) if is_callback(one) => format!("({callback})never"),
        (pointer, _) if pointer.ends_with('*') => format!("&{}", kind.trim_start_matches("tillback_")),
        _ => "1".to_owned(),
    }
}

fn wrong_sizes(body: &mut String, filled_in: &Struct) {
    let kind = &filled_in.name;
    let (name, argument) = names(filled_in);
    let last = filled_in.members.last().map(|member| member.name.clone()).unwrap_or_default();
    let try_it = |value: &str| {
        format!("values_refused(__LINE__, \"{kind}\", try_{name}({value}, &error), &error, \"{argument}\");")
    };
    let _ = writeln!(body, "  {{ tillback_error *error = NULL; {kind} bad = {name};");
    let _ = writeln!(body, "    struct {{ {kind} known; uint64_t later[2]; }} newer;");
    let _ = writeln!(body, "    WENT_WELL(try_{name}(&bad, NULL));");
    for size in ["0".to_owned(), "3".to_owned(), format!("(uint32_t)offsetof({kind}, {last})")] {
        let _ = writeln!(body, "    bad.struct_size = {size}; {}", try_it("&bad"));
    }
    let _ = writeln!(body, "    memset(&newer, 0, sizeof newer); newer.known = {name};");
    let _ = writeln!(body, "    newer.known.struct_size = (uint32_t)sizeof newer;");
    let _ = writeln!(body, "    WENT_WELL(try_{name}(&newer.known, NULL));");
    let _ = writeln!(body, "    newer.later[1] = 1; {} }}", try_it("&newer.known"));
}

fn wrong_members(body: &mut String, filled_in: &Struct) {
    let kind = &filled_in.name;
    let (name, _) = names(filled_in);
    for member in &filled_in.members {
        let wrong = match member.kind.as_str() {
            "const char *" => NO_UTF8,
            _ if is_word(member) => "99",
            _ => continue,
        };
        let beside = BESIDE.iter().find(|(of, beside, _)| *of == name && *beside == member.name);
        let _ = writeln!(
            body,
            "  {{ tillback_error *error = NULL; {kind} bad = {name}; {} bad.{} = {wrong}; \
             values_refused(__LINE__, \"{kind}\", try_{name}(&bad, &error), &error, \"{}\"); }}",
            beside.map_or("", |(_, _, statements)| statements),
            member.name,
            told(&member.name)
        );
    }
}

/// What `values.h` calls a struct, and what functions call it.
fn names(filled_in: &Struct) -> (&str, &str) {
    let name = filled_in.name.trim_start_matches("tillback_");
    let argument = ["request", "filter", "options"].into_iter().find(|ending| name.ends_with(ending));
    (name, argument.unwrap_or(name))
}

fn is_callback(one: &Variable) -> bool {
    let kind = &one.kind;
    ["_done", "_callback", "_progress"].iter().any(|ending| kind.ends_with(ending))
        || kind.starts_with("tillback_each_")
}

/// A number that stands for a word.
fn is_word(one: &Variable) -> bool {
    one.kind.starts_with("tillback_") && !one.kind.ends_with('*') && !is_callback(one)
}

/// A place for something that is no object.
fn is_output(one: &Variable) -> bool {
    let objects = ["client", "accounts", "refunds", "transactions", "report", "transaction"];
    one.kind.ends_with('*')
        && !one.kind.starts_with("const ")
        && one.kind != "void *"
        && !one.kind.ends_with("**")
        && !objects.contains(&one.name.as_str())
}
