import Foundation
import TillbackEngine

/// One payment in a report. At PayCross, whose lists show them apart, a refund has a row of its own.
public struct ReportRow: Sendable {
    public let account: String
    public let gateway: GatewayName
    /// The id or reference that was asked for.
    public let asked: String
    /// What it rests on.
    public let view: GatewayView
    /// What the gateway says, where it was asked and answered.
    public let transaction: Transaction?
    /// Why it could not be read.
    public let error: TillbackError?
    /// What the journal knows of refunds of it, oldest first.
    public let refunds: [Refund]
    /// The day it was paid, or else created, in the time zone of the report.
    public let day: Day?
    /// What came in; `nil` if nobody says.
    public let paid: Money?
    /// What went back; `nil` where neither the gateway nor the journal says.
    public let refunded: Money?
    /// What can still go back, less what is under way.
    public let refundable: Money?
    /// Whether the journal and the gateway say the same.
    public let agreement: Agreement

    init(_ told: EngineRow) throws {
        account = told.account
        gateway = try word(told.gateway)
        asked = told.asked
        view = try word(told.view)
        transaction = try told.transaction.map(Transaction.init)
        error = told.error.map(TillbackError.init)
        refunds = try told.refunds.map(Refund.init)
        day = try told.day.map { try Day($0) }
        paid = told.paid.map(Money.init)
        refunded = told.refunded.map(Money.init)
        refundable = told.refundable.map(Money.init)
        agreement = try Agreement(told.agreement)
    }
}

/// Whether the journal and the gateway say the same of a payment.
public struct Agreement: Hashable, Sendable {
    public let word: AgreementWord
    /// How much was refunded elsewhere, is not shown, or is still open.
    public let amount: Money?
    /// When the last of it was refunded elsewhere, where the gateway says.
    public let at: Date?
    /// By the journal, where the amounts differ.
    public let ours: Money?
    /// By the gateway, where the amounts differ.
    public let theirs: Money?
    /// Whether somebody should look.
    public let isDisagreement: Bool

    init(_ told: EngineAgreement) throws {
        word = try Tillback.word(told.word)
        amount = told.amount.map(Money.init)
        at = told.at?.date
        ours = told.ours.map(Money.init)
        theirs = told.theirs.map(Money.init)
        isDisagreement = told.isDisagreement
    }
}

/// How many rows of a report there were, and how they ended.
public struct ReportTally: Hashable, Sendable {
    public let rows: Int
    /// Of the rows, could not be read.
    public let failed: Int
    /// Of the rows, somebody should look at.
    public let disagreeing: Int
    /// Left out, because they were there already.
    public let duplicates: Int
    /// Left out because nothing of them can be given back.
    public let leftOut: Int

    init(_ told: EngineTally) {
        rows = Int(told.rows)
        failed = Int(told.failed)
        disagreeing = Int(told.disagreeing)
        duplicates = Int(told.duplicates)
        leftOut = Int(told.leftOut)
    }
}

/// One line of totals.
public struct Total: Hashable, Sendable {
    /// What its rows have in common: a day as `2026-11-30`, a name; empty where the gateway doesn't tell.
    public let label: String
    /// The ISO 4217 code of the sums.
    public let currency: String
    public let rows: Int
    /// What came in.
    public let paid: Decimal
    /// What went back.
    public let refunded: Decimal
    /// What can still go back.
    public let refundable: Decimal
    /// Of the rows, somebody should look at.
    public let disagreeing: Int

    init(_ told: EngineTotal) throws {
        func decimal(_ text: String) throws -> Decimal {
            guard let number = Decimal(string: text) else { throw TillbackError.bug }
            return number
        }
        label = told.label
        currency = told.currency
        rows = Int(told.rows)
        paid = try decimal(told.paid)
        refunded = try decimal(told.refunded)
        refundable = try decimal(told.refundable)
        disagreeing = Int(told.disagreeing)
    }
}
