// Made from Report.kt by `cargo xtask codegen`. Change that file, not this one.

package io.tillback

import io.tillback.engine.EngineRows

/**
 * A report: its rows come as they are asked for. It is read in one place at a time; a second reader is told so. Close it when it
 * was read.
 */
public class BlockingReport internal constructor(
    private val engine: EngineRows,
) : AutoCloseable {
    /**
     * The rows that were not read yet. Who stops, or is stopped by an exception, reads on where that was.
     *
     * @throws InvalidRequestException as it is read, where somebody else reads it at this moment.
     */
    public val rows: Sequence<ReportRow> get() = sequenced({ Readable(engine) }) { it.row() }

    /** How many rows there were. */
    public val tally: ReportTally get() = ReportTally.of(engine.tally())

    /** How many rows there will be at most, where that is known. */
    public val expected: Long? get() = engine.expected()?.toLong()

    /** What was saved last by an earlier run that did not finish; 0 where there was none. */
    public val position: Long get() = engine.position().toLong()

    /** The sums so far by one thing and by currency, in order. */
    public fun totals(by: Dimension): List<Total> = asked { engine.totals(by.word) }.map(Total::of)

    /**
     * Keeps in the journal that all rows so far have arrived, and how far the program's output is: a length, or a count. It needs a
     * checkpoint.
     */
    public fun save(position: Long) {
        waited { engine.save(position) }
    }

    /** Forgets the checkpoint, so that the report begins anew next time. */
    public fun forget() {
        waited { engine.forget() }
    }

    /** Ends the report. Rows that were not read are not asked for any more. */
    override fun close(): Unit = engine.leave()
}
