//! Clients of Kotlin and Swift that wait: those whose calls are awaited, without what only these need.

use crate::failure::Failure;
use std::fs;

/// A file, what is made from it, and how words of the one are said in the other.
struct Twin {
    folder: &'static str,
    written: &'static str,
    made: &'static str,
    words: &'static [(&'static str, &'static str)],
}

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
        ],
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
        self.words.iter().fold(head + &waiting(text), |text, (one, other)| text.replace(one, other))
    }
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
    use super::TWINS;

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
}
