//! Colour, where a terminal shows it and nobody asked for none (<https://no-color.org>).

use std::env;
use std::fmt::Display;

/// Whether colour is wanted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paint(bool);

impl Paint {
    pub(super) fn of(terminal: bool) -> Self {
        let unwanted = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self(can_be_steered(terminal) && !unwanted)
    }

    /// A tick or a cross.
    pub(crate) fn mark(self, good: bool) -> String {
        if good { self.colour("32", "✓") } else { self.colour("31", "✗") }
    }

    pub(crate) fn bold(self, text: impl Display) -> String {
        self.colour("1", text)
    }

    pub(crate) fn error(self, text: impl Display) -> String {
        self.colour("1;31", text)
    }

    pub(crate) fn warning(self, text: impl Display) -> String {
        self.colour("1;33", text)
    }

    fn colour(self, code: &str, text: impl Display) -> String {
        if self.0 { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_string() }
    }
}

/// Whether what is written goes to a terminal that knows more than letters.
pub(super) fn can_be_steered(terminal: bool) -> bool {
    terminal && env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// The text without control characters: what comes from outside must not steer a terminal.
pub(crate) fn clean(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn no_text_from_outside_steers_the_terminal() {
        assert_eq!(clean("a\u{1b}[2Jb\r\n\u{9b}c"), "a\u{fffd}[2Jb\u{fffd}\u{fffd}\u{fffd}c");
    }
}
