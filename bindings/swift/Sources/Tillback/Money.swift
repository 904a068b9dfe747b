import Foundation
import TillbackEngine

/// An exact amount in a currency.
///
/// An amount that its currency can't express, such as `12.505 USD`, is refused, and never rounded.
public struct Money: Hashable, Codable, Sendable, CustomStringConvertible {
    /// Whole minor units: cents, or yen.
    public let minor: Int64
    /// The ISO 4217 code, such as `HKD`.
    public let currency: String
    private let decimals: UInt8

    /// An amount that your program has as a `Decimal`, in the currency with this ISO 4217 code.
    ///
    /// Never make the `Decimal` from text on the way: `Decimal(string: "1,250.00")` is 1, because it drops what it does not
    /// understand, and a literal such as `12.50` is a binary fraction before it becomes a `Decimal`. `Money("12.50", "HKD")` reads
    /// all of a text, or throws.
    ///
    /// - Throws: ``TillbackError`` where the currency is unknown, or the amount has too many digits for it.
    public init(_ amount: Decimal, _ currency: String) throws {
        self.init(try asked { try moneyFromDecimal(amount: amount.description, currency: currency) })
    }

    /// Reads a decimal text such as `12.50`, in the currency with this ISO 4217 code.
    ///
    /// - Throws: ``TillbackError`` where anything else is in the text, such as `12,50` or `1,250.00`, the currency is unknown, or the
    ///   amount has too many digits for it.
    public init(_ amount: String, _ currency: String) throws {
        self.init(try asked { try moneyFromDecimal(amount: amount, currency: currency) })
    }

    /// Reads a text such as `12.50 HKD`.
    public init(parsing text: String) throws {
        self.init(try asked { try moneyParse(text: text) })
    }

    /// An amount in whole minor units: `Money(minor: 1250, "HKD")` is `12.50 HKD`.
    public init(minor: Int64, _ currency: String) throws {
        self.init(try asked { try moneyFromMinor(minor: minor, currency: currency) })
    }

    init(_ told: EngineMoney) {
        minor = told.minor
        currency = told.currency
        decimals = told.decimals
    }

    /// The decimal amount.
    public var amount: Decimal {
        Decimal(sign: minor < 0 ? .minus : .plus, exponent: -Int(decimals), significand: Decimal(minor.magnitude))
    }

    /// The sum.
    ///
    /// - Throws: ``TillbackError`` where the currencies differ, or it is more than can be counted.
    public func adding(_ other: Money) throws -> Money {
        Money(try asked { try moneySum(one: told, other: other.told) })
    }

    /// The difference.
    ///
    /// - Throws: ``TillbackError`` where the currencies differ, or it is more than can be counted.
    public func subtracting(_ other: Money) throws -> Money {
        Money(try asked { try moneyDifference(one: told, other: other.told) })
    }

    /// Such as `12.50 HKD`.
    public var description: String {
        let places = Int(decimals)
        var digits = String(minor.magnitude)
        if digits.count <= places {
            digits = String(repeating: "0", count: places + 1 - digits.count) + digits
        }
        if places > 0 {
            digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -places))
        }
        return "\(minor < 0 ? "-" : "")\(digits) \(currency)"
    }

    /// Read as the text that it is written as, such as `12.50 HKD`.
    public init(from decoder: any Decoder) throws {
        try self.init(parsing: decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var told = encoder.singleValueContainer()
        try told.encode(description)
    }

    var told: EngineMoney { EngineMoney(minor: minor, currency: currency, decimals: decimals) }
}
