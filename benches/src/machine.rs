//! What it was measured on, as far as the system tells. Names of hosts and directories are nobody's business.

use std::fs::read_to_string;
use std::process::Command;

/// One line each: what, and which.
pub(crate) fn description() -> Vec<(&'static str, String)> {
    let cpuinfo = read_to_string("/proc/cpuinfo").unwrap_or_default();
    let processor = field(&cpuinfo, "model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let is_guest = field(&cpuinfo, "flags").is_some_and(|flags| flags.split(' ').any(|flag| flag == "hypervisor"));
    let cores = std::thread::available_parallelism().map_or_else(|_| "?".to_owned(), |cores| cores.to_string());
    let mut lines = vec![
        ("processor", if is_guest { format!("{processor} (virtual machine)") } else { processor }),
        ("cores", cores),
    ];
    let memory = read_to_string("/proc/meminfo").ok().and_then(|text| field(&text, "MemTotal"));
    let kib = memory.and_then(|text| text.trim_end_matches(" kB").parse::<u64>().ok());
    lines.extend(kib.map(|kib| ("memory", format!("{} GiB", (kib + 512 * 1024) / (1024 * 1024)))));
    lines.push(("system", system()));
    let compiler =
        Command::new("rustc").arg("--version").output().ok().and_then(|out| String::from_utf8(out.stdout).ok());
    lines.extend(compiler.map(|version| ("compiler", version.trim().to_owned())));
    lines
}

fn system() -> String {
    let release = read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    // What follows the number is the distributor's.
    let number = release.trim().split(['-', '+']).next().unwrap_or_default();
    format!("{} {number}", std::env::consts::OS).trim().to_owned()
}

/// The first value of a `name : value` line.
fn field(text: &str, name: &str) -> Option<String> {
    let values = text.lines().filter_map(|line| line.split_once(':'));
    values.into_iter().find(|(key, _)| key.trim() == name).map(|(_, value)| value.trim().to_owned())
}
