/// A gateway.
public enum GatewayName: String, Codable, Sendable, CaseIterable {
    case pockyt, yedpay, paycross
}

/// Which of PayCross's services an account uses.
public enum Service: String, Codable, Sendable, CaseIterable {
    /// Both; each question goes to the one that can answer it.
    case either
    /// Alternative methods of payment.
    case apm
    /// Cards.
    case card
}

/// How PayCross counts the currencies whose minor units are disputed.
public enum MinorUnits: String, Codable, Sendable, CaseIterable {
    /// Nobody said: amounts in such a currency are refused.
    case undecided
    /// As ISO 4217 does.
    case iso4217
    /// As the vendor's table does.
    case vendor
}

/// What the text of a ``TransactionRef`` is.
public enum RefKind: String, Codable, Sendable, CaseIterable {
    /// The gateway's own id.
    case gatewayID = "gateway_id"
    /// The merchant's own reference.
    case merchant
    /// Read by a scanner: an id of either kind.
    case scanned
}

/// Where a refund stands.
public enum RefundStatus: String, Codable, Sendable, CaseIterable {
    /// Recorded, nothing sent: `settle` sends it.
    case queued
    /// The gateway took it; the final result comes later.
    case pending
    /// It may or may not have happened; tillback is asking. Never refund it by other means.
    case unknown
    /// The money went back.
    case succeeded
    /// The gateway said no, or it provably did not happen.
    case refused
    /// The evidence ran out: a person must look, and tell with `resolve`.
    case review

    /// Whether it never changes again by itself.
    public var isFinal: Bool {
        switch self {
        case .succeeded, .refused: true
        case .queued, .pending, .unknown, .review: false
        }
    }
}

/// From whom a line of a refund's history has its news.
public enum HistorySource: String, Codable, Sendable, CaseIterable {
    /// The program that asked for the refund.
    case caller
    /// tillback itself.
    case engine
    /// The gateway's reply to the refund.
    case reply
    /// The gateway's reply to a question about it.
    case question
    /// A webhook.
    case webhook
    /// A person who settled it.
    case person
}

/// How a person found that a refund in ``RefundStatus/review`` ended.
public enum Outcome: String, Codable, Sendable, CaseIterable {
    /// The money went back.
    case succeeded
    /// It did not, and will not.
    case refused
}

/// Where a payment stands.
public enum TransactionStatus: String, Codable, Sendable, CaseIterable {
    /// Made, not yet paid.
    case created
    /// Being worked on.
    case pending
    /// Done. A payment can be refunded.
    case paid
    /// A refund of it is under way.
    case refundPending = "refund_pending"
    /// Part of it went back.
    case partlyRefunded = "partly_refunded"
    /// All of it went back.
    case refunded
    /// Reversed before settlement.
    case voided
    /// Cancelled before payment.
    case cancelled
    /// Failed.
    case failed
    /// Not paid in time.
    case expired
    /// A word that tillback doesn't know; see ``Transaction/statusWord``.
    case unknown
}

/// What kind of transaction a record is. The set is open: a gateway may have a word of its own.
public struct TransactionKind: RawRepresentable, Hashable, Codable, Sendable {
    /// The word.
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Money that came in.
    public static let payment = TransactionKind(rawValue: "payment")
    /// Money that went back.
    public static let refund = TransactionKind(rawValue: "refund")
}

/// What `waitFor` waits for.
public enum Until: Hashable, Sendable {
    /// It changes no more by itself.
    case final
    /// Something of it can be given back.
    case refundable
    /// It has this status.
    case status(TransactionStatus)

    var word: String {
        switch self {
        case .final: "final"
        case .refundable: "refundable"
        case .status(let status): status.rawValue
        }
    }
}

/// What a webhook is about.
public enum EventSubject: String, Codable, Sendable, CaseIterable {
    case payment, refund, other
}

/// What a gateway can list.
public enum ListScope: String, Codable, Sendable, CaseIterable {
    case nothing
    case byDate = "by_date"
}

/// Whether an account's credentials may refund.
public enum MayRefund: String, Codable, Sendable, CaseIterable {
    case yes, no
    /// The gateway doesn't say.
    case notTold = "not_told"
}

/// Whether a payee is a person or a business.
public enum ProfileType: String, Codable, Sendable, CaseIterable {
    case individual, business
}

/// Whether the journal and the gateway say the same of a payment.
public enum AgreementWord: String, Codable, Sendable, CaseIterable {
    /// They do.
    case agrees
    /// More went back than the journal knows of.
    case refundedElsewhere = "refunded_elsewhere"
    /// The journal says it went back, and the gateway doesn't show it.
    case notShown = "not_shown"
    /// Both know of it, with different amounts.
    case amountsDiffer = "amounts_differ"
    /// A refund is still under way, or a person has to look.
    case stillOpen = "still_open"
    /// The gateway spoke against a refund after its end.
    case contradicted
    /// The gateway doesn't tell what went back.
    case notTold = "not_told"
    /// There was nothing to compare with.
    case notCompared = "not_compared"
}

/// What a row of a report rests on.
public enum GatewayView: String, Codable, Sendable, CaseIterable {
    /// The gateway showed the payment.
    case shown
    /// It could not be read; ``ReportRow/error`` says why.
    case failed
    /// Only the journal was read.
    case notAsked = "not_asked"
}

/// What the totals of a report are by.
public enum Dimension: String, Codable, Sendable, CaseIterable {
    case day, gateway, account, currency, status, method
}

/// The member of a closed set. A test holds the sets against the engine's.
func word<Words: RawRepresentable>(_ text: String) throws -> Words where Words.RawValue == String {
    guard let member = Words(rawValue: text) else { throw TillbackError.bug }
    return member
}
