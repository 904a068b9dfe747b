use super::{FromKotlin, Program, STARTS, WARMER};
use crate::job::Figures;
use crate::plan::Plan;
use crate::table::{Table, middle, millis, ratio, spread, verdict};

/// In hundredths of the CPU time of the better of the others.
const CPU_AIM: u128 = 85;
const LIBRARY_AIM: u64 = 4_000_000;

pub(crate) fn sections(measured: &FromKotlin, plan: &Plan) -> String {
    let mut table =
        Table::new(&["client", "p50", "p99", "CPU per call", "× the better of the others", "aim", "verdict"]);
    let cpu = |program| middle(of(&measured.serial, program).map(|round| round.cpu_per_call.as_nanos()));
    let better = cpu(Program::HttpClient).min(cpu(Program::OkHttp)).max(1);
    for program in Program::ALL {
        let Some(figures) = measured.serial.get(&program) else { continue };
        let beside = (cpu(program) * 100 + better / 2) / better;
        let (aim, verdict) = match program {
            Program::Tillback => (format!("≤ {}", ratio(CPU_AIM)), verdict(beside <= CPU_AIM)),
            Program::TillbackSuspend | Program::HttpClient | Program::OkHttp => Default::default(),
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
    let mut starts = Table::new(&["client", "made, and its first refund"]);
    for program in Program::ALL {
        let first = middle(of(&measured.first, program).map(|round| round.p50));
        starts.row(vec![program.name().to_owned(), millis(first)]);
    }
    let mut sizes = Table::new(&["what", "tillback", "aim", "verdict"]);
    let bytes = measured.library;
    sizes.row(vec![
        "the stripped library".to_owned(),
        format!("{}.{:02} MB", bytes / 1_000_000, bytes % 1_000_000 / 10_000),
        "≤ 4 MB".to_owned(),
        verdict(bytes <= LIBRARY_AIM),
    ]);
    format!(
        "## From Kotlin: one refund at a time\n\n{}. `BlockingClient` and `Client`, beside the same refund by hand: built and \
         signed with `MessageDigest`, sent over a kept connection, the reply parsed with kotlinx.serialization and checked, its \
         amount with `BigDecimal`. Plain HTTP; {} calls, after {} that warm the virtual machine up. CPU is that of the whole \
         process, with what still compiles and collects.\n\n{table}\n\
         ## From Kotlin: a new client in a warm virtual machine, the library\n\nThe client is made, a payment is looked up and \
         refunded: a new connection and two requests. The middle of {STARTS} in each process, after {} calls of another \
         client.\n\n{starts}\n{sizes}",
        measured.java,
        plan.serial,
        WARMER * plan.warm_up,
        plan.warm_up,
    )
}

fn of(rounds: &std::collections::BTreeMap<Program, Vec<Figures>>, program: Program) -> impl Iterator<Item = Figures> {
    rounds.get(&program).into_iter().flatten().copied()
}
