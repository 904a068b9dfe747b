import TillbackEngine

/// How much a line of the log matters.
public enum LogLevel: String, Codable, Sendable, CaseIterable {
    /// A bug, in tillback or in the program that uses it.
    case error
    /// Something a person should know, such as a journal that can't be written.
    case warn
    /// One line for what begins and ends.
    case info
    /// Each step.
    case debug
}

/// The log of tillback, for the program's own. Lines hold ids and statuses, never secrets, names, reasons or bodies.
public enum Log {
    /// Hands every line up to `most` to `sink`, in place of the sink before.
    ///
    /// - Parameter sink: Called by whichever thread has something to tell, so it should be quick, and must not use tillback.
    /// - Returns: Whether it is. Another part of the process may have taken tillback's log.
    @discardableResult
    public static func follow(_ most: LogLevel, _ sink: @escaping @Sendable (LogLevel, String) -> Void) -> Bool {
        (try? engineFollowLog(most: most.rawValue, log: Lines(sink: sink))) ?? false
    }

    /// Ends that. When this returns, nothing more is told.
    public static func leave() {
        engineLeaveLog()
    }

    private final class Lines: EngineLog {
        let sink: @Sendable (LogLevel, String) -> Void

        init(sink: @escaping @Sendable (LogLevel, String) -> Void) {
            self.sink = sink
        }

        func tell(level: String, line: String) {
            guard let level = LogLevel(rawValue: level) else { return }
            sink(level, line)
        }
    }
}
