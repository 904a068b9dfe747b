//! A real browser without a window.

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Chromium and its kin, by the names they are installed under.
const NAMES: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const PATIENCE: Duration = Duration::from_secs(90);

/// Opens a file of this machine, and gives back what the browser wrote.
pub(crate) fn open(page: &Path, arguments: &[&str]) -> Output {
    let profile = TempDir::new().unwrap();
    let mut command = Command::new(name());
    command
        .args(["--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions"])
        // It only opens what this test wrote, and its own sandbox wants rights that a container doesn't give.
        .arg("--no-sandbox")
        // What the browser itself would ask the network for.
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"])
        // One file may look into the other.
        .arg("--allow-file-access-from-files")
        .args(["--enable-logging=stderr", "--log-level=0"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .args(arguments)
        .arg(format!("file://{}", page.display()));
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let pid = child.id();
    let reader = thread::spawn(move || child.wait_with_output().unwrap());
    let begun = Instant::now();
    while !reader.is_finished() {
        if begun.elapsed() > PATIENCE {
            let _ = Command::new("kill").args(["-KILL", &pid.to_string()]).status();
            panic!("the browser did not end within {} s", PATIENCE.as_secs());
        }
        thread::sleep(Duration::from_millis(20));
    }
    reader.join().unwrap()
}

fn name() -> &'static str {
    let is_there = |name: &&&str| {
        let probe = Command::new(name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        probe.is_ok_and(|status| status.success())
    };
    NAMES.iter().find(is_there).unwrap_or_else(|| {
        panic!(
            "This test looks at a page in a real browser, and found none. Install Chromium or Chrome: `cargo xtask setup` as \
             root, or `sudo apt-get install -y chromium`."
        )
    })
}
