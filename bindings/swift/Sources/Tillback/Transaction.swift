import Foundation
import TillbackEngine

/// What a gateway says of a payment (or, at PayCross, of a refund or payout, which are transactions of their own).
///
/// Its description shows no name and nothing the gateway wrote.
public struct Transaction: Hashable, Sendable, Identifiable, Discreet {
    /// The account it was read with.
    public let account: String
    /// The gateway.
    public let gateway: GatewayName
    /// The gateway's own id.
    public let id: String
    /// The merchant's own reference, where one was given.
    public let reference: String?
    /// What kind of transaction it is.
    public let kind: TransactionKind
    /// The payment a refund belongs to.
    public let parentID: String?
    /// Where it stands.
    public let status: TransactionStatus
    /// The gateway's own word for the status.
    public let statusWord: String
    /// The full amount.
    public let amount: Money
    /// What went back so far; `nil` where the gateway doesn't say (PayCross).
    public let refunded: Money?
    /// What can still go back, by the gateway's figures; `nil` where they don't tell (PayCross).
    public let refundable: Money?
    /// The refunds the gateway lists; `nil` where it lists none (Yedpay, PayCross).
    public let refunds: [ListedRefund]?
    /// The gateway's word for the method of payment.
    public let method: String?
    /// When it was created.
    public let createdAt: Date?
    /// When it was paid.
    public let paidAt: Date?
    /// When it was last refunded.
    public let refundedAt: Date?
    /// When it last changed.
    public let updatedAt: Date?
    /// What only this gateway says.
    public let details: Details
    /// The untouched reply, or the part of it that is about this payment.
    public let raw: Data

    let handle: Handle

    /// The engine's own copy, which says nothing more.
    struct Handle: Hashable, Sendable {
        let engine: EngineHandle

        static func == (_: Handle, _: Handle) -> Bool { true }

        func hash(into _: inout Hasher) {}
    }

    public var description: String {
        "Transaction(\(id), account: \(account), kind: \(kind.rawValue), status: \(status.rawValue), amount: \(amount))"
    }

    init(_ told: EngineTransaction) throws {
        account = told.account
        gateway = try word(told.gateway)
        id = told.id
        reference = told.reference
        kind = TransactionKind(rawValue: told.kind)
        parentID = told.parentId
        status = try word(told.status)
        statusWord = told.statusWord
        amount = Money(told.amount)
        refunded = told.refunded.map(Money.init)
        refundable = told.refundable.map(Money.init)
        refunds = told.refunds?.map { ListedRefund(id: $0.id, mark: $0.mark, amount: Money($0.amount)) }
        method = told.method
        createdAt = told.createdAt?.date
        paidAt = told.paidAt?.date
        refundedAt = told.refundedAt?.date
        updatedAt = told.updatedAt?.date
        details = try Details(told.details)
        raw = told.raw
        handle = Handle(engine: told.handle)
    }
}

/// A refund as the payment's own record lists it.
public struct ListedRefund: Hashable, Sendable {
    /// The gateway's id of the refund.
    public let id: String?
    /// The mark that travelled with it.
    public let mark: String?
    /// How much.
    public let amount: Money
}
