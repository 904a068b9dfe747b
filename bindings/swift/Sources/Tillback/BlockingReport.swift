// Made from Report.swift by `cargo xtask codegen`. Change that file, not this one.

import TillbackEngine

/// A report: its rows come as they are asked for. It is read in one place at a time; a second reader is told so.
public final class BlockingReport: Sendable {
    let engine: EngineRows
    let cancellation: Cancellation?

    init(_ engine: EngineRows, cancelledBy cancellation: Cancellation?) {
        self.engine = engine
        self.cancellation = cancellation
    }

    /// The rows that were not read yet. Who stops, or is stopped by an error, reads on where that was.
    public var rows: BlockingListed<ReportRow> {
        listed({ [engine] in Readable(engine) }, { try $0.row() })
    }

    /// How many rows there were.
    public var tally: ReportTally { ReportTally(engine.tally()) }

    /// How many rows there will be at most, where that is known.
    public var expected: Int? { engine.expected().map { Int($0) } }

    /// What was saved last by an earlier run that did not finish; 0 where there was none.
    public var position: Int64 { Int64(clamping: engine.position()) }

    /// The sums so far by one thing and by currency, in order.
    public func totals(by dimension: Dimension) throws -> [Total] {
        try asked { try engine.totals(by: dimension.rawValue) }.map(Total.init)
    }

    /// Keeps in the journal that all rows so far have arrived, and how far the program's output is: a length, or a count. It needs a
    /// checkpoint.
    @available(*, noasync, message: "It would hold up a thread that tasks share: use Client")
    public func save(_ position: Int64) throws {
        _ = try made { try engine.save(position: position) }
    }

    /// Forgets the checkpoint, so that the report begins anew next time.
    @available(*, noasync, message: "It would hold up a thread that tasks share: use Client")
    public func forget() throws {
        _ = try made { try engine.forget() }
    }
}
