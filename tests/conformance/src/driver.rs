//! A driver: the child process that calls a language's library.

use crate::protocol::Mode;
use serde_json::{Value, json};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// Longer than any call of a scenario takes: a driver that needs more is stuck.
const PATIENCE: Duration = Duration::from_secs(90);

/// How a driver is started. The mode comes behind the arguments.
#[derive(Clone, Debug)]
pub struct Program {
    pub file: PathBuf,
    pub arguments: Vec<OsString>,
    /// Whether a driver that ends a scenario unharmed plays the next one: for programs that take long to start.
    pub reused: bool,
}

pub(crate) struct Driver {
    pub(crate) mode: Mode,
    child: Child,
    /// `None` once it was told that nothing more comes.
    stdin: Option<ChildStdin>,
    stdout: Lines<BufReader<ChildStdout>>,
    stderr: JoinHandle<()>,
    /// What it wrote to its error output and nobody has looked at yet.
    words: Arc<Mutex<Vec<u8>>>,
}

impl Driver {
    pub(crate) fn start(program: &Program, mode: Mode) -> Result<Self, String> {
        let mut command = Command::new(&program.file);
        command.args(&program.arguments).args(["--mode", mode.as_str()]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
        let mut child =
            command.spawn().map_err(|error| format!("{} can't be started: {error}", program.file.display()))?;
        let (Some(stdin), Some(stdout), Some(stderr)) = (child.stdin.take(), child.stdout.take(), child.stderr.take())
        else {
            return Err("the driver has no pipes".to_owned());
        };
        let words = Arc::default();
        let stderr = tokio::spawn(listen(stderr, Arc::clone(&words)));
        Ok(Self { mode, child, stdin: Some(stdin), stdout: BufReader::new(stdout).lines(), stderr, words })
    }

    /// A line out, a line back.
    pub(crate) async fn ask(&mut self, call: &Value) -> Result<Value, String> {
        self.send(call).await?;
        self.receive().await
    }

    pub(crate) async fn send(&mut self, call: &Value) -> Result<(), String> {
        let stdin = self.stdin.as_mut().ok_or("the driver was told that nothing more comes")?;
        let written = async {
            stdin.write_all(format!("{call}\n").as_bytes()).await?;
            stdin.flush().await
        };
        written.await.map_err(|error| format!("the driver takes no calls any more: {error}"))
    }

    pub(crate) async fn receive(&mut self) -> Result<Value, String> {
        let line = timeout(PATIENCE, self.stdout.next_line()).await;
        let line = line.map_err(|_| "the driver does not answer".to_owned())?;
        match line.map_err(|error| format!("the driver's answer can't be read: {error}"))? {
            Some(line) => {
                let answer: Value = serde_json::from_str(&line)
                    .map_err(|error| format!("the driver's answer is no JSON ({error}): {line}"))?;
                understood(answer)
            }
            None => Err(format!("the driver ended. It wrote: {}", self.last_words().await)),
        }
    }

    /// As by SIGKILL: it can do nothing about it.
    pub(crate) async fn kill(mut self) -> Result<String, String> {
        self.child.kill().await.map_err(|error| format!("the driver can't be killed: {error}"))?;
        Ok(self.last_words().await)
    }

    /// Tells it that nothing more comes, and returns what it wrote to its error output.
    pub(crate) async fn end(mut self) -> Result<String, String> {
        drop(self.stdin.take());
        let ended = timeout(PATIENCE, self.child.wait()).await;
        let status = ended.map_err(|_| "the driver does not end".to_owned())?.map_err(|error| error.to_string())?;
        let words = self.last_words().await;
        if status.success() { Ok(words) } else { Err(format!("the driver ended badly ({status}). It wrote: {words}")) }
    }

    /// What it wrote to its error output since somebody looked.
    pub(crate) fn words(&self) -> String {
        let words = std::mem::take(&mut *self.words.lock().unwrap_or_else(PoisonError::into_inner));
        String::from_utf8_lossy(&words).into_owned()
    }

    async fn last_words(&mut self) -> String {
        // A grandchild may hold the pipe open: what was read until then is all that there is to tell.
        let _ = timeout(PATIENCE, &mut self.stderr).await;
        self.words()
    }
}

async fn listen(mut stderr: impl AsyncRead + Unpin, words: Arc<Mutex<Vec<u8>>>) {
    let mut piece = [0; 4096];
    // What can't be read is no evidence of anything.
    while let Ok(length @ 1..) = stderr.read(&mut piece).await {
        words.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(&piece[..length]);
    }
}

/// An answer has a result or an error. Anything else is a word of the driver itself: it could not make the call.
fn understood(answer: Value) -> Result<Value, String> {
    let members: Vec<_> = answer.as_object().into_iter().flatten().map(|(name, _)| name.as_str()).collect();
    match members.as_slice() {
        ["ok"] | ["error"] => Ok(answer),
        ["driver"] => Err(format!("the driver can't make this call: {}", answer["driver"])),
        _ => Err(format!("the driver's answer has neither `ok` nor `error`: {answer}")),
    }
}

/// Several calls in one.
pub(crate) fn together(calls: &[Value]) -> Value {
    json!({ "op": "together", "calls": calls })
}
