//! tillback called from Kotlin, beside what programs on the JVM make requests with. The programs are in `kotlin/`.

mod report;

pub(crate) use report::sections;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::job::{Figures, Shop, read_line};
use crate::plan::Plan;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io::{BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What `cargo xtask bench` makes ready. A quick run has none of it, because the packages would have to be downloaded.
#[derive(Clone, Debug, clap::Args)]
#[group(id = "for_kotlin")]
pub(crate) struct Built {
    /// The class path of the programs in `kotlin/`
    #[arg(long, hide = true, required = false, requires = "library")]
    pub(crate) classes: OsString,
    /// The library that is shipped
    #[arg(long, hide = true, required = false, requires = "classes")]
    pub(crate) library: PathBuf,
}

/// So many times the calls of others before the clocks start: until then the virtual machine still compiles.
const WARMER: usize = 8;

/// New clients in one process.
const STARTS: usize = 20;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Program {
    Tillback,
    TillbackSuspend,
    HttpClient,
    OkHttp,
}

impl Program {
    const ALL: [Self; 4] = [Self::Tillback, Self::TillbackSuspend, Self::HttpClient, Self::OkHttp];

    const fn name(self) -> &'static str {
        match self {
            Self::Tillback => "tillback",
            Self::TillbackSuspend => "tillback, coroutine",
            Self::HttpClient => "java.net.http",
            Self::OkHttp => "OkHttp",
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Tillback => "tillback",
            Self::TillbackSuspend => "tillback_suspend",
            Self::HttpClient => "http_client",
            Self::OkHttp => "okhttp",
        }
    }
}

/// What was measured, one entry per round.
#[derive(Debug, Default)]
pub(crate) struct FromKotlin {
    serial: BTreeMap<Program, Vec<Figures>>,
    first: BTreeMap<Program, Vec<Figures>>,
    /// Of the library that is shipped, in bytes.
    library: u64,
    java: String,
}

pub(crate) fn measure(desk: &mut Desk, plan: &Plan, built: &Built) -> Result<FromKotlin, Failure> {
    eprintln!("from Kotlin …");
    let library = fs::metadata(&built.library)?.len();
    let mut measured = FromKotlin { library, java: version()?, ..FromKotlin::default() };
    for round in 0..plan.rounds {
        eprintln!("from Kotlin, round {} of {} …", round + 1, plan.rounds);
        let mut all = Program::ALL;
        all.rotate_left(round as usize % Program::ALL.len());
        for program in all {
            let warm_up = WARMER * plan.warm_up;
            let payments = desk.payments(warm_up + plan.serial)?;
            let figures = run(built, program, "serial", desk.shop(false), warm_up, &payments)?;
            measured.serial.entry(program).or_default().push(figures);
            let payments = desk.payments(plan.warm_up + STARTS)?;
            let figures = run(built, program, "first", desk.shop(false), plan.warm_up, &payments)?;
            measured.first.entry(program).or_default().push(figures);
        }
    }
    Ok(measured)
}

fn run(
    built: &Built,
    program: Program,
    mode: &str,
    shop: &Shop,
    warm_up: usize,
    payments: &[String],
) -> Result<Figures, Failure> {
    let mut folder = OsString::from("-Djna.library.path=");
    folder.push(built.library.parent().unwrap_or(&built.library));
    let mut command = Command::new("java");
    command.arg(folder).arg("-cp").arg(&built.classes).args(["bench.MainKt", program.word(), mode]);
    command.args([&shop.url, &shop.merchant_no, &shop.store_no, &shop.token]).arg(warm_up.to_string());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let answer = (|| {
        let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else { return Ok(None) };
        writeln!(stdin, "{}", payments.join("\n"))?;
        drop(stdin);
        read_line(BufReader::new(stdout))
    })();
    let is_fine = child.wait()?.success();
    let failed = || Failure::new(format!("{} failed on the JVM as {mode}; see above", program.name()));
    answer?.filter(|_| is_fine).ok_or_else(failed)
}

/// What the virtual machine says of itself.
fn version() -> Result<String, Failure> {
    let told = Command::new("java").arg("-version").output()?.stderr;
    Ok(String::from_utf8_lossy(&told).lines().nth(1).unwrap_or_default().trim().to_owned())
}
