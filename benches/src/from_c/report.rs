use super::{FromC, Program};
use crate::table::{Table, middle, millis, ratio, spread, verdict};
use std::time::Duration;

/// In hundredths of libcurl's CPU time.
const CPU_AIM: u128 = 85;
const SIZE_AIM: u64 = 4_000_000;
/// Above an empty program, in KiB.
const IDLE_AIM: u64 = 3_000;
const FIRST_AIM: Duration = Duration::from_millis(10);

pub(crate) fn section(measured: &FromC) -> String {
    format!(
        "## From C\n\nA program in C that calls the shared library, beside one that does the same with libcurl, cJSON and \
         OpenSSL's MD5. One refund at a time over a kept connection, plain HTTP; the other figures as above.\n\n{}\n{}",
        calls(measured),
        sizes(measured)
    )
}

fn calls(measured: &FromC) -> Table {
    let mut table = Table::new(&["client", "p50", "p99", "CPU per call", "× libcurl", "aim", "verdict"]);
    let cpu = |program| {
        let figures = measured.serial.get(&program).map(Vec::as_slice).unwrap_or_default();
        middle(figures.iter().map(|round| round.cpu_per_call)).as_nanos()
    };
    let libcurl = cpu(Program::Libcurl).max(1);
    for (program, figures) in &measured.serial {
        let beside = (cpu(*program) * 100 + libcurl / 2) / libcurl;
        let (aim, verdict) = match program {
            Program::Tillback => (format!("≤ {} × libcurl", ratio(CPU_AIM)), verdict(beside <= CPU_AIM)),
            Program::Libcurl | Program::Empty => Default::default(),
        };
        table.row(vec![
            program.name().to_owned(),
            spread(figures, |round| round.p50),
            spread(figures, |round| round.p99),
            spread(figures, |round| round.cpu_per_call),
            ratio(beside),
            aim,
            verdict,
        ]);
    }
    table
}

fn sizes(measured: &FromC) -> Table {
    let mut table = Table::new(&["what", "tillback", "libcurl, cJSON", "aim", "verdict"]);
    let bytes = measured.library.bytes;
    let note = if measured.library.is_shipped { "" } else { " (made for tests)" };
    table.row(vec![
        "the stripped library".to_owned(),
        format!("{}.{:02} MB{note}", bytes / 1_000_000, bytes % 1_000_000 / 10_000),
        String::new(),
        "≤ 4 MB".to_owned(),
        verdict(bytes <= SIZE_AIM),
    ]);
    let idle = |program| middle(measured.idle.get(&program).into_iter().flatten().copied());
    let above = |program| idle(program).saturating_sub(idle(Program::Empty));
    table.row(vec![
        "memory of an idle client, above an empty program".to_owned(),
        format!("{} KiB", above(Program::Tillback)),
        format!("{} KiB", above(Program::Libcurl)),
        "≤ 3 MB".to_owned(),
        verdict(above(Program::Tillback) <= IDLE_AIM),
    ]);
    let first = |program| middle(measured.first.get(&program).into_iter().flatten().copied());
    table.row(vec![
        "from the start of the process to the first refund".to_owned(),
        millis(first(Program::Tillback)),
        millis(first(Program::Libcurl)),
        "< 10 ms".to_owned(),
        verdict(first(Program::Tillback) < FIRST_AIM),
    ]);
    table
}
