//! Everything is measured once, with a handful of calls. No time is judged.

use std::process::Command;

#[test]
fn a_quick_run_fills_every_table() {
    build_the_others();
    let out = std::env::temp_dir().join(format!("tillback-benches-{}.md", std::process::id()));
    let run = Command::new(env!("CARGO_BIN_EXE_bench")).arg("--quick").arg("--out").arg(&out).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let text = std::fs::read_to_string(&out).unwrap();
    std::fs::remove_file(&out).unwrap();
    assert!(String::from_utf8_lossy(&run.stdout).contains(&text));

    let rows = |title: &str| -> Vec<Vec<String>> {
        let section = text.split("\n## ").find(|section| section.starts_with(title));
        let lines = section.unwrap_or_else(|| panic!("no {title:?} in {text}")).lines();
        let rows = lines.filter(|line| line.starts_with("| ")).skip(2);
        rows.map(|row| row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
    };
    let first = |title: &str| rows(title).into_iter().map(|mut row| row.swap_remove(0)).collect::<Vec<_>>();
    let all = ["tillback", "tillback, blocking", "reqwest", "hyper"];
    assert_eq!(first("Building"), ["Pockyt", "Pockyt", "Yedpay", "Yedpay", "PayCross", "PayCross"]);
    for title in ["One refund at a time, plain HTTP", "One refund at a time, TLS", "From the start", "Peak memory"] {
        assert_eq!(first(title), all, "{title}");
    }
    assert_eq!(first("64 refunds at once"), ["tillback", "reqwest", "hyper"]);
    for row in rows("One refund at a time, TLS") {
        assert!(row[1..6].iter().all(|cell| cell.starts_with(|digit: char| digit.is_ascii_digit())), "{row:?}");
    }
    let from_c: Vec<_> = rows("From C").into_iter().map(|row| row[0].clone()).collect();
    let [calls, sizes] = [
        &["tillback", "libcurl, cJSON"][..],
        &[
            "the stripped library",
            "memory of an idle client, above an empty program",
            "from the start of the process to the first refund",
        ][..],
    ];
    assert_eq!(from_c[..2], *calls);
    assert_eq!(from_c[from_c.len() - 3..], *sizes);
    assert!(text.contains("This is a quick run: the library was made for tests"), "nothing said of what was left out");
    assert_eq!(first("From Python: one refund at a time"), ["tillback", "tillback, asyncio", "http.client"]);
    let ways = |title: &str| rows(title).into_iter().map(|row| format!("{}, {}", row[0], row[1])).collect::<Vec<_>>();
    assert_eq!(
        ways("From Python: 64 refunds at once"),
        [
            "tillback, threads",
            "tillback, one call of `refund_many`",
            "http.client, threads",
            "tillback, asyncio, tasks"
        ]
    );
    assert_eq!(
        ways("From Python: 300 queries"),
        [
            "tillback, one call of `query_many`",
            "tillback, asyncio, one call of `query_many`",
            "tillback, asyncio, tasks"
        ]
    );
    let starts = first("From Python: the import");
    assert_eq!(starts[..3], ["tillback", "tillback, asyncio", "http.client"]);
    assert_eq!(starts.last().map(String::as_str), Some("the wheel"));
    assert_eq!(first("From Node: one refund at a time"), ["tillback", "fetch", "node:http"]);
    assert_eq!(
        ways("From Node: 64 refunds at once"),
        ["tillback, promises", "tillback, one call of `refundMany`", "fetch, promises", "node:http, promises"]
    );
    assert_eq!(ways("From Node: 300 queries"), ["tillback, one call of `queryMany`", "tillback, promises"]);
    let starts = first("From Node: require");
    assert_eq!(starts[..3], ["tillback", "fetch", "node:http"]);
    assert_eq!(starts.last().map(String::as_str), Some("both packages"));
    let journals = rows("The journal: refunds per second");
    let shape: Vec<_> = journals[..8].iter().map(|row| (row[0].as_str(), row[1].as_str())).collect();
    let kinds = |at_once| [(at_once, "memory"), (at_once, "SQLite")];
    assert_eq!(shape, ["1", "8", "64", "256"].map(kinds).concat());
    assert_eq!(journals[1][4], "2.00", "commits of a refund that is alone");
    assert!(!journals[5][8].is_empty(), "no verdict at 64 at once");
    let lengths = ["open", "look-up by key", "list the 100 that are open", "settle 100 that are queued"];
    assert_eq!(first("The journal: a long one"), lengths);
    assert_eq!(first("The journal: bytes per refund").len(), 5);
    assert_eq!(first("Reports: 300 queries"), ["tillback", "reqwest"]);
    let formats: Vec<_> = rows("Reports: the rows").iter().map(|row| (row[0].clone(), row[1].clone())).collect();
    let of = |payments: &str| ["csv", "jsonl", "html"].map(|format| (payments.to_owned(), format.to_owned()));
    assert_eq!(formats, [of("1,000"), of("10,000")].concat());
}

/// The benchmarks start `tillback`, link the C library and load those for Python and Node, which are other packages'. What is
/// written in TypeScript is compiled by `cargo xtask`.
fn build_the_others() {
    let others =
        ["tillback-c", "tillback-cli", "tillback-node", "tillback-python"].map(|package| ["--package", package]);
    let built = Command::new(env!("CARGO")).arg("build").args(others.concat()).status().unwrap();
    assert!(built.success());
}
