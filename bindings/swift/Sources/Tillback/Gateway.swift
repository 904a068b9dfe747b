import Foundation
import TillbackEngine

/// A webhook whose signature was verified, in one shape for all gateways. Its description shows only ids.
public struct Event: Hashable, Sendable, Discreet {
    public let account: String
    public let gateway: GatewayName
    /// What it is about.
    public let subject: EventSubject
    /// The gateway's id of the payment.
    public let transactionID: String?
    /// The merchant's reference of the payment.
    public let reference: String?
    /// The gateway's id of the refund.
    public let refundID: String?
    /// The mark that travelled with the refund.
    public let mark: String?
    /// The gateway's own word for the status.
    public let statusWord: String?
    /// The amount it speaks of.
    public let amount: Money?
    /// What went back in all.
    public let refunded: Money?
    /// When it happened.
    public let at: Date?
    /// The keys of the journal's refunds that it is about.
    public let refundKeys: [String]
    /// The same for each delivery of the same event.
    public let dedupeKey: String
    /// The body to answer the gateway with, under HTTP 200, so that it stops sending.
    public let acknowledgement: String
    /// The untouched body.
    public let raw: Data

    public var description: String {
        "Event(account: \(account), subject: \(subject.rawValue), transactionID: \(transactionID ?? "-"))"
    }

    init(_ told: EngineEvent) throws {
        account = told.account
        gateway = try word(told.gateway)
        subject = try word(told.subject)
        transactionID = told.transactionId
        reference = told.reference
        refundID = told.refundId
        mark = told.mark
        statusWord = told.statusWord
        amount = told.amount.map(Money.init)
        refunded = told.refunded.map(Money.init)
        at = told.at?.date
        refundKeys = told.refundKeys
        dedupeKey = told.dedupeKey
        acknowledgement = told.acknowledgement
        raw = told.raw
    }
}

/// That an account's credentials work, and what they may do. Its description shows nothing the gateway wrote.
public struct Check: Hashable, Sendable, Discreet {
    public let account: String
    public let gateway: GatewayName
    /// Whether they may refund.
    public let mayRefund: MayRefund
    /// Whose they are, where the gateway says.
    public let merchant: String?
    /// The untouched reply.
    public let raw: Data

    public var description: String { "Check(account: \(account), mayRefund: \(mayRefund.rawValue))" }

    init(_ told: EngineCheck) throws {
        account = told.account
        gateway = try word(told.gateway)
        mayRefund = try word(told.mayRefund)
        merchant = told.merchant
        raw = told.raw
    }
}

/// What a gateway can do and prove.
public struct Capabilities: Hashable, Sendable {
    public let gateway: GatewayName
    /// Whether part of a payment can go back.
    public let partialRefunds: Bool
    /// Whether it tells what went back.
    public let tellsRefunded: Bool
    /// Whether a payment's record lists its refunds.
    public let listsRefunds: Bool
    /// Whether it finds a refund by the mark that travels with it.
    public let findsRefundByMark: Bool
    /// Whether it answers a repeated request as it did the first.
    public let repeatsAnswers: Bool
    /// Whether refunds of a payment go one at a time.
    public let oneRefundAtATime: Bool
    /// What it can list.
    public let lists: ListScope
    /// Whether payees can be registered.
    public let payees: Bool
    /// Which mark travels with a refund.
    public let mark: String
    /// How a lost answer is settled.
    public let evidence: String
    /// What proves that a refund did not happen.
    public let proofOfNo: String

    init(_ told: EngineCapabilities) throws {
        gateway = try word(told.gateway)
        partialRefunds = told.partialRefunds
        tellsRefunded = told.tellsRefunded
        listsRefunds = told.listsRefunds
        findsRefundByMark = told.findsRefundByMark
        repeatsAnswers = told.repeatsAnswers
        oneRefundAtATime = told.oneRefundAtATime
        lists = try word(told.lists)
        payees = told.payees
        mark = told.mark
        evidence = told.evidence
        proofOfNo = told.proofOfNo
    }
}
