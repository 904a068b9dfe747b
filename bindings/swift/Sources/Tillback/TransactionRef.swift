import TillbackEngine

/// How to find a payment: at most 255 characters, none of them a control character. One that was kept, as `Codable` does it, is checked
/// by the call it is handed to.
public struct TransactionRef: Hashable, Codable, Sendable, CustomStringConvertible {
    /// What the text is.
    public let kind: RefKind
    /// The id or reference.
    public let text: String

    /// The text, checked as its kind asks for.
    public init(_ kind: RefKind, _ text: String) throws {
        self.kind = kind
        self.text = try asked { try referenceChecked(kind: kind.rawValue, text: text) }
    }

    /// The gateway's own id.
    public static func gatewayID(_ id: String) throws -> TransactionRef {
        try TransactionRef(.gatewayID, id)
    }

    /// The merchant's own reference.
    public static func merchant(_ reference: String) throws -> TransactionRef {
        try TransactionRef(.merchant, reference)
    }

    /// What a scanner read from a receipt or a wallet: a plain id, or a web address that holds one.
    ///
    /// - Throws: ``TillbackError`` where there is no id in it: text with spaces, other addresses, and codes to pay with.
    public static func scan(_ text: String) throws -> TransactionRef {
        try TransactionRef(.scanned, text)
    }

    public var description: String { text }

    var told: EngineRef { EngineRef(kind: kind.rawValue, text: text) }
}
