//! What the engine tells, as JSON for the TypeScript half. What is absent is left out; times are milliseconds since 1970.

mod error;
mod event;
mod payee;
mod refund;
mod report;
mod transaction;
mod word;

use std::fmt::Write;
use std::io;
use std::sync::Arc;
use tillback::{AccountName, Date, Money, Raw, Timestamp, Transaction};

/// Writes an object with all of its members.
macro_rules! object {
    ($paper:expr, { $($name:ident: $value:expr),* $(,)? }) => {
        $paper.object(|paper| {
            $(paper.member(stringify!($name), &$value);)*
        })
    };
}
pub(crate) use object;

/// A text that is being written, and the payments that travel along with it.
#[derive(Default)]
pub(crate) struct Paper {
    text: String,
    pub(crate) transactions: Vec<Arc<Transaction>>,
}

/// What can be written down.
pub(crate) trait Show {
    fn show(&self, paper: &mut Paper);

    /// Whether an object has no member for it.
    fn is_absent(&self) -> bool {
        false
    }
}

impl Paper {
    pub(crate) fn of(value: &(impl Show + ?Sized)) -> Self {
        let mut paper = Self::default();
        value.show(&mut paper);
        paper
    }

    pub(crate) fn into_text(self) -> String {
        self.text
    }

    pub(crate) fn object(&mut self, members: impl FnOnce(&mut Self)) {
        self.text.push('{');
        members(self);
        self.text.push('}');
    }

    pub(crate) fn member(&mut self, name: &str, value: &(impl Show + ?Sized)) {
        if value.is_absent() {
            return;
        }
        self.next();
        self.text.push('"');
        self.text.push_str(name);
        self.text.push_str("\":");
        value.show(self);
    }

    pub(crate) fn list<'a, T: Show + 'a>(&mut self, items: impl IntoIterator<Item = &'a T>) {
        self.text.push('[');
        for item in items {
            self.next();
            item.show(self);
        }
        self.text.push(']');
    }

    /// A comma, unless the first item is still to come.
    fn next(&mut self) {
        if !self.text.ends_with(['{', '[']) {
            self.text.push(',');
        }
    }

    fn digits(&mut self, number: impl std::fmt::Display) {
        // Writing to a String can't fail.
        let _ = write!(self.text, "{number}");
    }

    fn quoted(&mut self, text: &str) {
        // The same: what is written is UTF-8 and goes into a String.
        let _ = serde_json::to_writer(Quill(&mut self.text), text);
    }
}

/// Lets a serializer write to a text.
struct Quill<'a>(&'a mut String);

impl io::Write for Quill<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes).map(|()| bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let text = std::str::from_utf8(bytes).map_err(|_| io::ErrorKind::InvalidData)?;
        self.0.push_str(text);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Show for () {
    fn show(&self, paper: &mut Paper) {
        paper.text.push_str("null");
    }
}

impl Show for bool {
    fn show(&self, paper: &mut Paper) {
        paper.text.push_str(if *self { "true" } else { "false" });
    }
}

impl Show for str {
    fn show(&self, paper: &mut Paper) {
        paper.quoted(self);
    }
}

impl Show for String {
    fn show(&self, paper: &mut Paper) {
        paper.quoted(self);
    }
}

impl Show for AccountName {
    fn show(&self, paper: &mut Paper) {
        paper.quoted(self.as_str());
    }
}

/// As text, for nothing else is JSON. Every gateway writes UTF-8.
impl Show for Raw {
    fn show(&self, paper: &mut Paper) {
        match self.as_str() {
            Some(text) => paper.quoted(text),
            None => paper.quoted(&String::from_utf8_lossy(self.as_bytes())),
        }
    }
}

macro_rules! as_digits {
    ($($type:ty),*) => {$(
        impl Show for $type {
            fn show(&self, paper: &mut Paper) {
                paper.digits(self);
            }
        }
    )*};
}
as_digits!(u16, u32, u64, usize);

/// An id, which a number of JavaScript could round.
pub(crate) struct Id(pub(crate) i64);

impl Show for Id {
    fn show(&self, paper: &mut Paper) {
        paper.quoted(&self.0.to_string());
    }
}

impl<T: Show + ?Sized> Show for &T {
    fn show(&self, paper: &mut Paper) {
        (**self).show(paper);
    }

    fn is_absent(&self) -> bool {
        (**self).is_absent()
    }
}

impl<T: Show + ?Sized> Show for Box<T> {
    fn show(&self, paper: &mut Paper) {
        (**self).show(paper);
    }
}

impl<T: Show> Show for Option<T> {
    fn show(&self, paper: &mut Paper) {
        match self {
            Some(value) => value.show(paper),
            None => ().show(paper),
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Show> Show for Vec<T> {
    fn show(&self, paper: &mut Paper) {
        paper.list(self);
    }
}

impl Show for Money {
    fn show(&self, paper: &mut Paper) {
        object!(paper, { amount: self.to_decimal(), currency: self.currency().code() });
    }
}

impl Show for Timestamp {
    fn show(&self, paper: &mut Paper) {
        paper.digits(self.as_millisecond());
    }
}

impl Show for Date {
    fn show(&self, paper: &mut Paper) {
        paper.quoted(&self.to_string());
    }
}
