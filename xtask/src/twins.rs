//! Clients of Kotlin and Swift that wait: those whose calls are awaited, without what only these need.

use crate::failure::Failure;
use std::fs;

/// A file, what is made from it, and how words of the one are said in the other.
struct Twin {
    folder: &'static str,
    written: &'static str,
    made: &'static str,
    words: &'static [(&'static str, &'static str)],
    /// What stands above each function that is awaited in the one and waits in the other.
    waits: Option<&'static str>,
}

/// Swift's tasks share a few threads.
const HOLDS_UP: &str =
    "    @available(*, noasync, message: \"It would hold up a thread that tasks share: use Client\")\n";

const KOTLIN: &str = "bindings/kotlin/src/main/kotlin/io/tillback";

const SWIFT: &str = "bindings/swift/Sources/Tillback";

const TWINS: [Twin; 4] = [
    Twin {
        folder: KOTLIN,
        written: "Client.kt",
        made: "BlockingClient.kt",
        words: &[
            ("import kotlinx.coroutines.flow.Flow\n", ""),
            (
                "without holding up a thread.\n *\n * Make one when the program begins and keep it; all coroutines may use it. **A coroutine that is cancelled stops the waiting and not\n * the refund**: its `CancellationException` does not say that no money moved.",
                "on the thread that calls.\n *\n * Make one when the program begins and keep it; all threads may use it. **A thread that is interrupted stops the waiting and not\n * the refund**: its `InterruptedException` does not say that no money moved.",
            ),
            ("class Client(", "class BlockingClient("),
            ("public suspend fun ", "public fun "),
            (" awaited", " waited"),
            ("streamed(", "sequenced("),
            (": Flow<", ": Sequence<"),
            ("): Report =", "): BlockingReport ="),
            (" Report(\n", " BlockingReport(\n"),
        ],
        waits: None,
    },
    Twin {
        folder: KOTLIN,
        written: "Report.kt",
        made: "BlockingReport.kt",
        words: &[
            ("import kotlinx.coroutines.flow.Flow\n", ""),
            ("class Report ", "class BlockingReport "),
            ("public suspend fun ", "public fun "),
            (" awaited", " waited"),
            ("streamed(", "sequenced("),
            (": Flow<", ": Sequence<"),
        ],
        waits: None,
    },
    Twin {
        folder: SWIFT,
        written: "Client.swift",
        made: "BlockingClient.swift",
        words: &[
            ("without holding up a thread", "on the thread that calls"),
            (
                "all tasks may use it. **A task that is cancelled",
                "all threads may use it. **Who cancels (``cancelled(by:)``)",
            ),
            (
                "public final class Client: Sendable {\n    let engine: EngineClient\n",
                "public final class BlockingClient: Sendable {\n    let engine: EngineClient\n    let cancellation: Cancellation?\n",
            ),
            (
                "settings.told) }\n    }\n\n    /// The names",
                "settings.told) }\n        cancellation = nil\n    }\n\n    init(_ engine: EngineClient, cancelledBy cancellation: Cancellation) {\n        self.engine = engine\n        self.cancellation = cancellation\n    }\n\n    /// The names",
            ),
            (" async throws", " throws"),
            ("try await made", "try made"),
            ("-> Listed<", "-> BlockingListed<"),
            ("-> Report {", "-> BlockingReport {"),
            ("return Report(rows)", "return BlockingReport(rows, cancelledBy: cancellation)"),
            ("await closed(", "closed("),
            ("func close() async", "func close()"),
            // The thread that calls calls it.
            ("progress: @Sendable (", "progress: ("),
            (
                "    public init(_ settings",
                "    @available(*, noasync, message: \"It would hold up a thread that tasks share: use Client.open\")\n    public init(_ settings",
            ),
        ],
        waits: Some(HOLDS_UP),
    },
    Twin {
        folder: SWIFT,
        written: "Report.swift",
        made: "BlockingReport.swift",
        words: &[
            (
                "final class Report: Sendable {\n    let engine: EngineRows\n\n    init(_ engine: EngineRows) {\n        self.engine = engine\n",
                "final class BlockingReport: Sendable {\n    let engine: EngineRows\n    let cancellation: Cancellation?\n\n    init(_ engine: EngineRows, cancelledBy cancellation: Cancellation?) {\n        self.engine = engine\n        self.cancellation = cancellation\n",
            ),
            (" async throws", " throws"),
            ("try await made", "try made"),
            (": Listed<", ": BlockingListed<"),
        ],
        waits: Some(HOLDS_UP),
    },
];

/// Writes those that are made, or tells that one is out of date.
pub(crate) fn generate(check: bool) -> Result<(), Failure> {
    for twin in &TWINS {
        let folder = crate::workspace::root().join(twin.folder);
        let failed =
            |error: std::io::Error| Failure::Unavailable(format!("{}/{}: {error}.", twin.folder, twin.written));
        let made = twin.of(&fs::read_to_string(folder.join(twin.written)).map_err(failed)?);
        let place = folder.join(twin.made);
        if fs::read_to_string(&place).is_ok_and(|there| there == made) {
            continue;
        }
        if check {
            let what = format!("{}/{} is out of date. Run `cargo xtask codegen`.", twin.folder, twin.made);
            return Err(Failure::Found(what));
        }
        fs::write(place, made).map_err(failed)?;
    }
    Ok(())
}

impl Twin {
    fn of(&self, text: &str) -> String {
        let head =
            format!("// Made from {} by `cargo xtask codegen`. Change that file, not this one.\n\n", self.written);
        let text = waiting(text);
        let marked = self.waits.map_or_else(|| text.clone(), |mark| marked(&text, mark));
        self.words.iter().fold(head + &marked, |text, (one, other)| text.replace(one, other))
    }
}

/// With a mark above each function of Swift that is awaited.
fn marked(text: &str, mark: &str) -> String {
    const FUNCTION: &str = "    public func ";
    let mut parts = text.split(FUNCTION);
    let mut made = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (signature, _) = part.split_once(" {\n").unwrap_or((part, ""));
        if signature.contains(" async") {
            made.push_str(mark);
        }
        made.push_str(FUNCTION);
        made.push_str(part);
    }
    made
}

/// Without what only those need who await: what stands in a region of that name.
fn waiting(text: &str) -> String {
    let mut parts = text.split("\n    // region awaited\n");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.split_once("    // endregion\n").map_or(part, |(_, behind)| behind));
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{HOLDS_UP, TWINS};

    #[test]
    fn what_is_awaited_is_waited_for() {
        let made = TWINS[0].of(
            "public class Client(\n    public suspend fun refund(): Refund = awaited { engine.refund() }\n    \
             public fun list(): Flow<Refund> = streamed({ engine.list() })\n\n    // region awaited\n    \
             public suspend fun closeAwaiting() {}\n    // endregion\n}\n",
        );
        assert!(made.contains("public class BlockingClient("), "{made}");
        assert!(made.contains("    public fun refund(): Refund = waited { engine.refund() }"), "{made}");
        assert!(
            made.ends_with("    public fun list(): Sequence<Refund> = sequenced({ engine.list() })\n}\n"),
            "{made}"
        );
    }

    #[test]
    fn no_task_of_swift_may_make_a_call_that_waits() {
        let made = TWINS[2]
            .of("    /// One.\n    public func one(\n        _ progress: @Sendable (Int) -> Void = { _ in }\n    ) \
             async throws {\n    }\n    public func two() throws -> Int {\n    }\n");
        assert!(made.contains(&format!("    /// One.\n{HOLDS_UP}    public func one(\n")), "{made}");
        assert!(made.contains("    }\n    public func two() throws -> Int {"), "{made}");
    }
}
