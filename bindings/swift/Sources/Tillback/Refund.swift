import Foundation
import TillbackEngine

/// Which payment a refund is of.
public enum RefundTarget: Hashable, Sendable {
    /// To be looked up first.
    case reference(TransactionRef)
    /// Just read, which saves the look-up.
    case transaction(Transaction)
}

/// What to give back. The same key always names the same refund. Its description shows no reason.
public struct RefundRequest: Hashable, Sendable, Discreet {
    /// The name of the account that was paid.
    public var account: String
    /// The payment.
    public var target: RefundTarget
    /// Your name for this refund, 1 to 255 characters: take it from the return in your own books, never from a clock or a dice. The
    /// same key with the same content returns the same refund, also after a crash. Keys are compared byte by byte, so keep to ASCII:
    /// Swift calls an `é` of one character equal to one of two, and here they are two keys.
    public var idempotencyKey: String
    /// How much, in the currency of the payment; `nil`: all that can still go back. It is set by the initializer, so that an amount
    /// that went missing is never taken for all.
    public private(set) var amount: Money?
    /// Why, at most 200 characters. Yedpay and PayCross keep it; Pockyt has no such field.
    public var reason: String?
    /// How long the call may take. When it ends, you get the refund with the status of that moment.
    public var deadline: Duration?

    /// Gives an amount back, of a payment that is looked up first.
    public init(
        account: String, transaction: TransactionRef, idempotencyKey: String, amount: Money, reason: String? = nil,
        deadline: Duration? = nil
    ) {
        self.init(account, .reference(transaction), idempotencyKey, amount, reason, deadline)
    }

    /// Gives an amount back, of a payment that was just read, which saves a look-up.
    public init(
        account: String, transaction: Transaction, idempotencyKey: String, amount: Money, reason: String? = nil,
        deadline: Duration? = nil
    ) {
        self.init(account, .transaction(transaction), idempotencyKey, amount, reason, deadline)
    }

    /// Gives back **all that is left** of a payment that is looked up first.
    public init(
        account: String, transaction: TransactionRef, idempotencyKey: String, reason: String? = nil, deadline: Duration? = nil
    ) {
        self.init(account, .reference(transaction), idempotencyKey, nil, reason, deadline)
    }

    /// Gives back **all that is left** of a payment that was just read, which saves a look-up.
    public init(
        account: String, transaction: Transaction, idempotencyKey: String, reason: String? = nil, deadline: Duration? = nil
    ) {
        self.init(account, .transaction(transaction), idempotencyKey, nil, reason, deadline)
    }

    private init(
        _ account: String, _ target: RefundTarget, _ key: String, _ amount: Money?, _ reason: String?, _ deadline: Duration?
    ) {
        self.account = account
        self.target = target
        idempotencyKey = key
        self.amount = amount
        self.reason = reason
        self.deadline = deadline
    }

    public var description: String {
        "RefundRequest(account: \(account), idempotencyKey: \(idempotencyKey), amount: \(amount?.description ?? "all"))"
    }

    var told: EngineRefundRequest {
        let (reference, read): (EngineRef, Transaction?) =
            switch target {
            case .reference(let reference): (reference.told, nil)
            case .transaction(let transaction):
                (EngineRef(kind: RefKind.gatewayID.rawValue, text: transaction.id), transaction)
            }
        return EngineRefundRequest(
            account: account, reference: reference, read: read?.handle.engine, readWith: read?.account,
            idempotencyKey: idempotencyKey, amount: amount?.told, reason: reason, deadlineMs: deadline?.told)
    }
}

/// One intent to give money back, and all that is known of it. Its description shows no reason and nothing the gateway wrote.
public struct Refund: Hashable, Sendable, Identifiable, Discreet {
    /// Your name for it.
    public let idempotencyKey: String
    /// tillback's own id, the mark that travels to the gateway.
    public let id: String
    /// The account.
    public let account: String
    /// The gateway.
    public let gateway: GatewayName
    /// The id, reference or scanned text by which you named the payment.
    public let target: String
    /// The gateway's id of the payment; `nil` while a queued refund was not looked up.
    public let transactionID: String?
    /// The merchant's reference of the payment.
    public let reference: String?
    /// How much; always explicit.
    public let amount: Money
    /// Why, in your words.
    public let reason: String?
    /// Where it stands.
    public let status: RefundStatus
    /// Whether news came in that says otherwise than the final status. It is in ``history`` and changed nothing.
    public let contradicted: Bool
    /// The gateway's id of the refund, once known.
    public let gatewayRefundID: String?
    /// The gateway's own code, as it said last.
    public let gatewayCode: String?
    /// The gateway's own text. It may echo what a customer typed, so keep it out of logs.
    public let gatewayMessage: String?
    /// The HTTP status of its reply.
    public let httpStatus: Int?
    /// The id by which the gateway's support finds the exchange.
    public let requestID: String?
    /// The gateway's last reply about it. No journal keeps replies: it is there in the process that got it.
    public let raw: Data
    /// How often it was sent, and when.
    public let attempts: [Attempt]
    /// When it was recorded.
    public let createdAt: Date
    /// When it last changed.
    public let updatedAt: Date
    /// What happened, oldest first.
    public let history: [HistoryEntry]

    /// Whether its status never changes again by itself.
    public var isFinal: Bool { status.isFinal }

    public var description: String {
        "Refund(\(idempotencyKey), id: \(id), account: \(account), amount: \(amount), status: \(status.rawValue))"
    }

    init(_ told: EngineRefund) throws {
        idempotencyKey = told.idempotencyKey
        id = told.id
        account = told.account
        gateway = try word(told.gateway)
        target = told.target
        transactionID = told.transactionId
        reference = told.reference
        amount = Money(told.amount)
        reason = told.reason
        status = try word(told.status)
        contradicted = told.contradicted
        gatewayRefundID = told.gatewayRefundId
        gatewayCode = told.gatewayCode
        gatewayMessage = told.gatewayMessage
        httpStatus = told.httpStatus.map(Int.init)
        requestID = told.requestId
        raw = told.raw
        attempts = told.attempts.map { Attempt(number: Int($0.number), at: $0.at.date) }
        createdAt = told.createdAt.date
        updatedAt = told.updatedAt.date
        history = try told.history.map(HistoryEntry.init)
    }
}

/// One sending of a refund.
public struct Attempt: Hashable, Sendable {
    /// Counted from 1.
    public let number: Int
    /// When it was marked as about to be sent.
    public let at: Date
}

/// One line of a refund's history. It holds no secret and nothing the gateway wrote but its codes.
public struct HistoryEntry: Hashable, Sendable {
    /// When.
    public let at: Date
    /// The program that wrote it.
    public let by: String
    /// The status after it.
    public let status: RefundStatus
    /// From whom the news came.
    public let source: HistorySource
    /// What happened and what was concluded from it.
    public let what: String
    /// The gateway's code in the reply or webhook it rests on.
    public let gatewayCode: String?
    /// The HTTP status of that reply.
    public let httpStatus: Int?
    /// The id by which the gateway's support finds that exchange.
    public let requestID: String?
    /// Whether it says otherwise than the final status that stood by then.
    public let contradicts: Bool

    init(_ told: EngineHistoryEntry) throws {
        at = told.at.date
        by = told.by
        status = try word(told.status)
        source = try word(told.source)
        what = told.what
        gatewayCode = told.gatewayCode
        httpStatus = told.httpStatus.map(Int.init)
        requestID = told.requestId
        contradicts = told.contradicts
    }
}

/// What `settle` did.
public struct Settlement: Hashable, Sendable {
    /// The refunds that ended while it ran.
    public let ended: [Refund]
    /// Those that are still open.
    public let open: [Refund]
}

/// A refund that `settle` brought on, and how far it is.
public struct SettleStep: Hashable, Sendable {
    /// The refund as it stands now.
    public let refund: Refund
    /// Refunds that ended so far.
    public let ended: Int
    /// Refunds that were found open.
    public let found: Int
}

/// How one call of many ended.
public struct Done<Value: Sendable>: Sendable {
    /// Its place in the input, from 0.
    public let index: Int
    /// What came of it, or why it failed.
    public let result: Result<Value, TillbackError>
    /// Calls that ended with a result so far, this one included.
    public let answered: Int
    /// Calls that ended with an error so far, this one included.
    public let failed: Int

    init(_ done: EngineDone, _ value: Value?) {
        index = Int(done.index)
        result = value.map { .success($0) } ?? .failure(done.error.map(TillbackError.init) ?? TillbackError.bug)
        answered = Int(done.answered)
        failed = Int(done.failed)
    }
}

extension Done: Equatable where Value: Equatable {}
