//! What people and programs get to see. Results go to standard output, everything else to standard error.

pub(crate) mod advice;
mod cell;
mod explain;
pub(crate) mod json;
mod paint;
mod progress;
pub(crate) mod table;

pub(crate) use cell::harmless;
pub(crate) use explain::gateway;
pub(crate) use paint::{Paint, clean};
pub(crate) use progress::Progress;

use crate::Program;
use crate::args::Global;
use crate::exit::Exit;
use crate::failure::Failure;
use indicatif::ProgressBar;
use serde::Serialize;
use std::cell::Cell;
use std::io::{self, ErrorKind, IsTerminal, Write};

/// Both outputs and how they are to be used.
pub(crate) struct Output {
    program: Program,
    json: bool,
    verbose: bool,
    quiet: bool,
    paint: Paint,
    paint_notes: Paint,
    /// Nobody reads standard output any more.
    closed: Cell<bool>,
    /// Standard output could not be written.
    broken: Cell<bool>,
}

impl Output {
    pub(crate) fn new(global: &Global, program: Program) -> Self {
        Self {
            program,
            json: global.json,
            verbose: global.verbose,
            quiet: global.quiet,
            paint: Paint::of(io::stdout().is_terminal()),
            paint_notes: Paint::of(io::stderr().is_terminal()),
            closed: Cell::new(false),
            broken: Cell::new(false),
        }
    }

    pub(crate) fn program(&self) -> &Program {
        &self.program
    }

    /// The command as somebody types it.
    pub(crate) fn typed(&self) -> &str {
        self.program.typed()
    }

    /// Whether a program reads.
    pub(crate) fn is_json(&self) -> bool {
        self.json
    }

    /// Whether more is to be shown.
    pub(crate) fn is_verbose(&self) -> bool {
        self.verbose
    }

    pub(crate) fn paint(&self) -> Paint {
        self.paint
    }

    /// Whether nobody reads standard output any more, so that a list may end.
    pub(crate) fn is_closed(&self) -> bool {
        self.closed.get()
    }

    /// Something for people, on standard output. Silent where a program reads.
    pub(crate) fn say(&self, text: impl AsRef<str>) {
        if !self.json {
            self.write(text.as_ref());
        }
    }

    /// One object on a line of its own, where a program reads.
    pub(crate) fn object(&self, object: &impl Serialize) {
        if !self.json {
            return;
        }
        match serde_json::to_string(object) {
            Ok(text) => self.write(&text),
            // None of the views has a key that is no text, so this is not reached.
            Err(_) => self.broken.set(true),
        }
    }

    /// A remark beside the result, on standard error.
    pub(crate) fn note(&self, text: impl AsRef<str>) {
        // Where standard error is closed, nobody wants to know.
        let _ = writeln!(io::stderr().lock(), "{}", text.as_ref());
    }

    pub(crate) fn warnings(&self, warnings: &[String]) {
        for warning in warnings {
            self.note(format!("{} {warning}.", self.paint_notes.warning("warning:")));
        }
    }

    /// Why the command stopped.
    pub(crate) fn failure(&self, failure: &Failure) {
        if self.json {
            self.object(&json::error::Line::of(failure, self.verbose));
        } else {
            self.note(explain::failure(failure, self.typed(), self.verbose, self.paint_notes));
        }
    }

    /// Why one of many did not work, in one line.
    pub(crate) fn brief(&self, error: &tillback::Error) -> String {
        explain::brief(error, self.verbose)
    }

    /// Work of unknown length.
    pub(crate) fn spinner(&self, message: impl Into<String>) -> Progress {
        Progress::spinner(message.into(), self.quiet)
    }

    /// Work on so many things.
    pub(crate) fn bar(&self, message: impl Into<String>, length: Option<usize>) -> Progress {
        Progress::bar(message.into(), length, self.quiet)
    }

    /// The exit code, with regard to whether the result could be told.
    pub(crate) fn finish(&self, exit: Exit) -> Exit {
        if io::stdout().flush().is_err_and(|error| error.kind() != ErrorKind::BrokenPipe) || self.broken.get() {
            self.note("The result could not be written to standard output.");
            return exit.worse(Exit::Error);
        }
        exit
    }

    fn write(&self, text: &str) {
        if self.closed.get() {
            return;
        }
        let mut stdout = io::stdout().lock();
        // Flushed, because a program may wait for this line and not for the end.
        if let Err(error) = writeln!(stdout, "{text}").and_then(|()| stdout.flush()) {
            self.closed.set(true);
            if error.kind() != ErrorKind::BrokenPipe {
                self.broken.set(true);
            }
        }
    }
}

/// A bar of the terminal, with the look all bars have.
fn look(bar: ProgressBar, template: &str) -> ProgressBar {
    match indicatif::ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
