//! Writes `include/tillback/tillback.h`, or with `--check` tells whether it is as it would be written.

use cbindgen::{Braces, Config, DocumentationStyle, Language, Layout, Style};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use tillback::ErrorCode;

const CONTRACT: &str = include_str!("contract.h");
const PRELUDE: &str = include_str!("prelude.h");

/// Structs that a program fills in: each gets a function that sets its size.
const FILLED_IN: [&str; 11] = [
    "pockyt",
    "yedpay",
    "paycross",
    "settings",
    "call",
    "refund_request",
    "refund_filter",
    "transaction_filter",
    "many_options",
    "payee_request",
    "report_request",
];

fn main() -> ExitCode {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let header = here.join("../../../include/tillback/tillback.h");
    let checks = std::env::args().nth(1).is_some_and(|argument| argument == "--check");
    match write(&here, &header, checks) {
        Ok(message) => {
            eprintln!("{message}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn write(here: &std::path::Path, header: &std::path::Path, checks: bool) -> Result<&'static str, String> {
    let text = generate(&here.join(".."))?;
    let there = std::fs::read_to_string(header).unwrap_or_default();
    if there == text {
        return Ok("include/tillback/tillback.h is as it should be.");
    }
    if checks {
        return Err("include/tillback/tillback.h is not what the code says. Run `cargo xtask codegen`.".to_owned());
    }
    std::fs::write(header, text).map_err(|error| format!("include/tillback/tillback.h can't be written: {error}"))?;
    Ok("include/tillback/tillback.h is written.")
}

fn generate(binding: &std::path::Path) -> Result<String, String> {
    let bindings = cbindgen::Builder::new()
        .with_crate(binding)
        .with_config(config())
        .generate()
        .map_err(|error| format!("The header can't be made: {error}"))?;
    let mut text = Vec::new();
    bindings.write(&mut text);
    String::from_utf8(text).map(|text| with_short_comments(&text)).map_err(|error| error.to_string())
}

/// A comment of one line stands on one line.
fn with_short_comments(text: &str) -> String {
    let lines: Vec<_> = text.lines().collect();
    let mut short = String::with_capacity(text.len());
    let mut place = 0;
    while let Some(line) = lines.get(place) {
        let within = lines.get(place + 1).and_then(|line| line.trim_start().strip_prefix("* "));
        let ends = lines.get(place + 2).is_some_and(|line| line.trim() == "*/");
        match within {
            Some(comment) if line.trim() == "/**" && ends => {
                let _ = writeln!(short, "{line} {comment} */");
                place += 3;
            }
            Some(_) | None => {
                let _ = writeln!(short, "{}", with_safe_number(line));
                place += 1;
            }
        }
    }
    short
}

fn config() -> Config {
    let mut config = Config {
        language: Language::C,
        cpp_compat: true,
        // The guard is ours, because cbindgen's would end before the trailer.
        header: Some(format!("{}\n\n#ifndef TILLBACK_H\n#define TILLBACK_H", CONTRACT.trim_end())),
        sys_includes: ["stdbool.h", "stddef.h", "stdint.h", "string.h"].map(str::to_owned).to_vec(),
        no_includes: true,
        after_includes: Some(prelude()),
        trailer: Some(initialisers()),
        braces: Braces::SameLine,
        line_length: 110,
        tab_width: 2,
        documentation_style: DocumentationStyle::Doxy,
        style: Style::Both,
        usize_is_size_t: true,
        ..Config::default()
    };
    config.function.args = Layout::Vertical;
    config.function.prefix = Some("TILLBACK_API".to_owned());
    config
}

/// What no Rust item stands for: versions, visibility and the results, which come from the catalogue of errors.
fn prelude() -> String {
    let mut version = env!("CARGO_PKG_VERSION").split('.');
    let mut text = PRELUDE.trim_end().to_owned();
    for part in ["MAJOR", "MINOR", "PATCH"] {
        let number = version.next().unwrap_or("0");
        let _ = write!(text, "\n#define TILLBACK_VERSION_{part} {number}");
    }
    text.push_str(
        "\n\n/** Results: see tillback_result. */\nenum {\n  /** Everything went well. */\n  TILLBACK_OK = 0,\n",
    );
    for (place, code) in ErrorCode::ALL.iter().enumerate() {
        let comma = if place + 1 == ErrorCode::ALL.len() { "" } else { "," };
        let _ = writeln!(text, "  /** {} */\n  TILLBACK_{code} = {}{comma}", code.summary(), code.number());
    }
    text.push_str("};");
    text
}

fn initialisers() -> String {
    let mut text = String::from("/* Structs to fill in, empty but for their size. */\n");
    for name in FILLED_IN {
        let version = if name == "settings" { "\n  empty.abi_version = TILLBACK_ABI_VERSION;" } else { "" };
        let _ = write!(
            text,
            "\n/** An empty tillback_{name}. */\nstatic inline tillback_{name} tillback_{name}_init(void) {{\n  \
             tillback_{name} empty;\n  memset(&empty, 0, sizeof empty);\n  empty.struct_size = (uint32_t)sizeof \
             empty;{version}\n  return empty;\n}}\n"
        );
    }
    text.push_str("\n#endif  /* TILLBACK_H */\n");
    text
}

/// A negative number is put into parentheses, so that it means the same wherever it is used.
fn with_safe_number(line: &str) -> String {
    match line.strip_prefix("#define ").and_then(|rest| rest.split_once(" -")) {
        Some((name, number)) => format!("#define {name} (-{number})"),
        None => line.to_owned(),
    }
}
