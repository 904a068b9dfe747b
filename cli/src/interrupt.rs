//! Ctrl-C. While money may be moving, the first one only asks for an end, and the second one ends.

use crate::exit::Exit;
use crate::output::Output;
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use tokio::runtime::Builder;
use tokio::sync::oneshot::Sender as Once;

/// Ctrl-C from the moment this is made: none is lost between two looks.
#[cfg(unix)]
pub(crate) type Presses = tokio::signal::unix::Signal;
#[cfg(windows)]
pub(crate) type Presses = tokio::signal::windows::CtrlC;

/// Begins to listen. Has to be called inside a runtime.
pub(crate) fn presses() -> io::Result<Presses> {
    #[cfg(unix)]
    {
        tokio::signal::unix::signal(tokio::signal::unix::SignalKind::interrupt())
    }
    #[cfg(windows)]
    {
        tokio::signal::windows::ctrl_c()
    }
}

/// Tells of the first Ctrl-C; the second one ends, because whoever was told may wait for what can't be interrupted, such
/// as the next line of a pipe.
pub(crate) async fn tell_then_end(mut presses: Presses, pressed: Once<()>) {
    if presses.recv().await.is_none() {
        return;
    }
    // Where nobody listens any more, the work is done.
    let _ = pressed.send(());
    if presses.recv().await.is_some() {
        std::process::exit(i32::from(Exit::NotFinal.code()));
    }
}

/// Whether Ctrl-C was pressed.
#[derive(Default)]
pub(crate) struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// From now on, Ctrl-C waits for refunds that are under way. Where that can't be arranged, it ends the command as
    /// everywhere else.
    pub(crate) fn watch(output: &Output) -> Self {
        let interrupt = Self::default();
        let (ready, is_ready) = channel();
        let pressed = interrupt.0.clone();
        let advice = format!(
            "A refund may have been sent already, so tillback waits for its end. Ctrl-C again ends now; the journal keeps \
             what was begun, and `{} journal settle` finds out its end.",
            output.typed()
        );
        let watch = move || {
            if let Ok(runtime) = Builder::new_current_thread().enable_io().build() {
                runtime.block_on(wait(&pressed, &advice, ready));
            }
        };
        if thread::Builder::new().name("interrupt".to_owned()).spawn(watch).is_ok() {
            // Nothing may be sent before it is watched. An error means that it can't be.
            let _ = is_ready.recv();
        }
        interrupt
    }

    pub(crate) fn is_pressed(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

async fn wait(pressed: &AtomicBool, advice: &str, ready: Sender<()>) {
    let Ok(mut presses) = presses() else { return };
    // Nobody waits only where the caller is gone.
    let _ = ready.send(());
    if presses.recv().await.is_none() {
        return;
    }
    pressed.store(true, Ordering::Release);
    // Where standard error is closed, nobody wants to know.
    let _ = writeln!(io::stderr().lock(), "\n{advice}");
    if presses.recv().await.is_some() {
        std::process::exit(i32::from(Exit::NotFinal.code()));
    }
}
