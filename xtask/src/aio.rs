//! The client of an event loop for Python: the one that waits, with `await` in the right places.

use crate::failure::Failure;
use std::fmt::Write;
use std::fs;

/// Where the client that waits is written.
const WAITING: &str = "python/tillback/client.py";
/// What is made from it.
const AWAITING: &str = "python/tillback/aio.py";

const HEAD: &str = "# Made from client.py by `cargo xtask codegen`. Change that file, not this one.\n";

/// How words of the one are said in the other.
const WORDS: [(&str, &str); 9] = [
    (
        "The client that waits: for scripts, for servers with threads, for everything without an event loop.",
        "The client of an event loop: its calls are awaited.",
    ),
    (
        "from tillback._core import Headers, Reference, Seconds, Target\nfrom tillback._waiting import Waiting\n",
        "from tillback._awaiting import Awaiting\nfrom tillback._core import Headers, Reference, Seconds, Target\n",
    ),
    ("(Waiting)", "(Awaiting)"),
    ("class Client", "class AsyncClient"),
    ("\"Client\"", "\"AsyncClient\""),
    ("import Callable, Iterable, Iterator, Mapping", "import AsyncIterator, Callable, Iterable, Mapping"),
    (" Iterator[", " AsyncIterator["),
    ("import Report\n", "import AsyncReport\n"),
    ("self._made(", "await self._made("),
];

/// Writes the one that is made, or tells that it is out of date.
pub(crate) fn generate(check: bool) -> Result<(), Failure> {
    let root = crate::workspace::root();
    let failed = |name: &str, error: std::io::Error| Failure::Unavailable(format!("{name}: {error}."));
    let waiting = fs::read_to_string(root.join(WAITING)).map_err(|error| failed(WAITING, error))?;
    let made = awaiting(&waiting);
    if fs::read_to_string(root.join(AWAITING)).is_ok_and(|there| there == made) {
        return Ok(());
    }
    if check {
        return Err(Failure::Found(format!("{AWAITING} is out of date. Run `cargo xtask codegen`.")));
    }
    fs::write(root.join(AWAITING), made).map_err(|error| failed(AWAITING, error))
}

fn awaiting(waiting: &str) -> String {
    let mut text = HEAD.to_owned();
    for part in methods(waiting) {
        let waits = part.contains("self._made(");
        let mut part = part.to_owned();
        for (one, other) in WORDS {
            part = part.replace(one, other);
        }
        part = part.replace("-> Report:", "-> AsyncReport:").replace("return Report(", "return AsyncReport(");
        if waits {
            part = part.replacen("    def ", "    async def ", 1);
        }
        // Writing to a String can't fail.
        let _ = write!(text, "{part}");
    }
    text
}

/// The head of the file, and each method by itself.
fn methods(text: &str) -> impl Iterator<Item = &str> {
    let starts: Vec<_> = std::iter::once(0).chain(text.match_indices("    def ").map(|(at, _)| at)).collect();
    let ends: Vec<_> = starts.iter().skip(1).copied().chain([text.len()]).collect();
    starts.into_iter().zip(ends).map(|(start, end)| &text[start..end])
}

#[cfg(test)]
mod tests {
    use super::awaiting;

    #[test]
    fn what_waits_is_awaited_and_nothing_else() {
        let made = awaiting(
            "class Client(Waiting):\n    def refund(self) -> Refund:\n        return self._made(self._native.refund())\n\n    \
             def list_refunds(self) -> Iterator[Refund]:\n        return self._listed(self._native.list_refunds())\n",
        );
        assert!(made.contains("class AsyncClient(Awaiting):\n    async def refund(self) -> Refund:\n"), "{made}");
        assert!(made.contains("return await self._made(self._native.refund())"), "{made}");
        assert!(
            made.contains("    def list_refunds(self) -> AsyncIterator[Refund]:\n        return self._listed("),
            "{made}"
        );
        assert!(!made.contains("async def list_refunds"), "{made}");
    }
}
