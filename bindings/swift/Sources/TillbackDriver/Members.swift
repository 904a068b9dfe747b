import Foundation
import Tillback

/// The driver could not make the call: a mistake of the scenario or of this driver, and never of tillback.
struct Mistake: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

typealias Object = [String: Any]

/// The members of an object, each to be taken once.
final class Members {
    private var left: Object

    init(_ object: Object) {
        left = object.filter { !($0.value is NSNull) }
    }

    func may<T>(_ name: String, as _: T.Type = T.self) throws -> T? {
        guard let value = left.removeValue(forKey: name) else { return nil }
        guard let typed = value as? T else { throw Mistake("\(name) is of another type") }
        return typed
    }

    func must<T>(_ name: String, as type: T.Type = T.self) throws -> T {
        guard let value = try may(name, as: type) else { throw Mistake("\(name) is missing") }
        return value
    }

    func text(_ name: String) throws -> String { try must(name) }

    func mayText(_ name: String) throws -> String? { try may(name) }

    func number(_ name: String) throws -> Int64 { try must(name, as: NSNumber.self).int64Value }

    func mayNumber(_ name: String) throws -> Int64? { try may(name, as: NSNumber.self)?.int64Value }

    func mayFlag(_ name: String) throws -> Bool? { try may(name, as: NSNumber.self)?.boolValue }

    func members(_ name: String) throws -> Members { Members(try must(name)) }

    func mayMembers(_ name: String) throws -> Members? { try may(name, as: Object.self).map(Members.init) }

    func each(_ name: String) throws -> [Members] { try must(name, as: [Object].self).map(Members.init) }

    func time(_ name: String) throws -> Duration { .milliseconds(try number(name)) }

    func mayTime(_ name: String) throws -> Duration? { try mayNumber(name).map { .milliseconds($0) } }

    /// Nothing may be left that nobody knows.
    func end() throws {
        if !left.isEmpty { throw Mistake("nobody knows \(left.keys.sorted())") }
    }
}

func word<Words: RawRepresentable>(_ text: String) throws -> Words where Words.RawValue == String {
    guard let word = Words(rawValue: text) else { throw Mistake("\(text) is no \(Words.self)") }
    return word
}
