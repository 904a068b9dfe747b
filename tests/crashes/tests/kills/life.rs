//! One life of a till, from its start to its end or its death.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread::{self, JoinHandle, sleep};
use std::time::Duration;
use tillback_crashes::task::Task;
use tillback_crashes::told::Told;

/// How a life is to end.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fate {
    /// By itself.
    Spared,
    /// Killed so long after its start.
    AfterStart(Duration),
    /// Killed so long after it first told something.
    AfterWord(Duration),
}

/// What is left of it.
pub(crate) struct Remains {
    pub(crate) told: Vec<Told>,
    pub(crate) end: End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Finished,
    Killed,
    /// It ended itself, and not well.
    Failed(ExitStatus),
}

/// Starts a till and sees to its fate.
pub(crate) fn live(shop: &Path, task: &Task, fate: Fate) -> Remains {
    let mut child = Command::new(env!("CARGO_BIN_EXE_till"))
        .arg(shop)
        .arg(serde_json::to_string(task).unwrap())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (listener, first_word) = listen(child.stdout.take().unwrap());
    match fate {
        Fate::Spared => {}
        Fate::AfterStart(pause) => kill(&mut child, pause),
        Fate::AfterWord(pause) => {
            // An error means that it ended without a word.
            let _ = first_word.recv();
            kill(&mut child, pause);
        }
    }
    // What it wrote before its death is still in the pipe.
    let told = listener.join().unwrap();
    Remains { told, end: end(child.wait().unwrap(), fate) }
}

fn listen(stdout: ChildStdout) -> (JoinHandle<Vec<Told>>, Receiver<()>) {
    let (tell, first_word) = mpsc::channel();
    let listener = thread::spawn(move || {
        let lines = BufReader::new(stdout).lines().map_while(Result::ok);
        lines
            .filter_map(|line| {
                let told = Told::read(&line);
                // Nobody waits for the later ones.
                let _ = tell.send(());
                told
            })
            .collect()
    });
    (listener, first_word)
}

/// SIGKILL: nothing is flushed, closed or caught.
fn kill(child: &mut Child, pause: Duration) {
    sleep(pause);
    // It may have ended by itself.
    let _ = child.kill();
}

fn end(status: ExitStatus, fate: Fate) -> End {
    let was_killed = match fate {
        Fate::Spared => false,
        Fate::AfterStart(_) | Fate::AfterWord(_) => is_kill(status),
    };
    match (status.success(), was_killed) {
        (true, _) => End::Finished,
        (false, true) => End::Killed,
        (false, false) => End::Failed(status),
    }
}

#[cfg(unix)]
fn is_kill(status: ExitStatus) -> bool {
    const SIGKILL: i32 = 9;
    std::os::unix::process::ExitStatusExt::signal(&status) == Some(SIGKILL)
}

/// Windows gives the number 1 to whoever was killed, which is also that of a program that failed.
#[cfg(not(unix))]
fn is_kill(status: ExitStatus) -> bool {
    status.code() == Some(1)
}
