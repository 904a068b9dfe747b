import Foundation
import TillbackEngine

extension EngineInstant {
    var date: Date { Date(timeIntervalSince1970: Double(seconds) + Double(nanoseconds) / 1e9) }
}

extension Date {
    /// To the microsecond: that is what a `Date` of our times holds, and what the journal keeps. What lies beyond every calendar
    /// stands for an open end.
    var told: EngineInstant {
        // What is no time at all is refused by the engine.
        if timeIntervalSince1970.isNaN { return EngineInstant(seconds: 0, nanoseconds: .max) }
        let whole = timeIntervalSince1970.rounded(.down)
        guard let seconds = Int64(exactly: whole) else {
            return EngineInstant(seconds: whole < 0 ? .min : .max, nanoseconds: 0)
        }
        let microseconds = Int32(((timeIntervalSince1970 - whole) * 1e6).rounded())
        return microseconds < 1_000_000
            ? EngineInstant(seconds: seconds, nanoseconds: microseconds * 1000)
            : EngineInstant(seconds: seconds + 1, nanoseconds: 0)
    }
}

extension Duration {
    /// Whole milliseconds. What can't be counted is as long as it takes; what is negative is refused by the engine.
    var told: Int64 {
        let (seconds, attoseconds) = components
        let (thousands, isTooLong) = seconds.multipliedReportingOverflow(by: 1000)
        if isTooLong { return seconds < 0 ? -1 : .max }
        let rest = attoseconds / 1_000_000_000_000_000
        let (sum, isStillTooLong) = thousands.addingReportingOverflow(rest)
        if isStillTooLong { return seconds < 0 ? -1 : .max }
        return sum == 0 && attoseconds < 0 ? -1 : sum
    }
}

/// A day of the calendar.
public struct Day: Hashable, Codable, Comparable, Sendable, CustomStringConvertible {
    public let year: Int
    public let month: Int
    public let day: Int

    /// A day such as `Day(2026, 11, 30)`. One that no calendar has is refused by the call it is handed to.
    public init(_ year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    init(_ text: String) throws {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { throw TillbackError.bug }
        self.init(parts[0], parts[1], parts[2])
    }

    public static func < (one: Day, other: Day) -> Bool {
        (one.year, one.month, one.day) < (other.year, other.month, other.day)
    }

    /// Such as `2026-11-30`.
    public var description: String {
        func padded(_ number: Int, _ length: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, length - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}
