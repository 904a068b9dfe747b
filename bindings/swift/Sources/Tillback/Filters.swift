import Foundation
import TillbackEngine

/// Which refunds of the journal to list.
public struct RefundFilter: Hashable, Sendable {
    /// Of this account.
    public var account: String?
    /// With one of these statuses; none: with any.
    public var statuses: Set<RefundStatus> = []
    /// Recorded at this time or later.
    public var from: Date?
    /// Recorded before this time.
    public var to: Date?
    /// Of the payment with this id of the gateway.
    public var transactionID: String?
    /// Only those against whose final status news came in.
    public var contradicted = false

    /// Those with one of these statuses; none: with any.
    public init(statuses: Set<RefundStatus> = []) {
        self.statuses = statuses
    }

    /// Those that are not final, what a person must look at included.
    public static var open: RefundFilter {
        RefundFilter(statuses: Set(openStatuses().compactMap(RefundStatus.init)))
    }

    var told: EngineRefundFilter {
        EngineRefundFilter(
            account: account, statuses: statuses.map(\.rawValue), from: from?.told, to: to?.told,
            transactionId: transactionID, contradicted: contradicted)
    }
}

/// Which payments of a gateway to list.
public struct TransactionFilter: Hashable, Sendable {
    /// Created at or after this time.
    public var from: Date?
    /// Created before this time.
    public var to: Date?
    /// One whole day in UTC instead (PayCross's report without paging).
    public var day: Day?
    /// The gateway's own word for the status, such as `paid`.
    public var status: String?
    /// Yedpay's `gateway_id`; PayCross `credit_card` or `alternative`.
    public var method: String?
    /// The merchant's reference.
    public var reference: String?
    /// Whose, where the gateway asks: Yedpay `company:<id>` or `user:<id>`.
    public var owner: String?
    /// How many at a time.
    public var pageSize: Int?

    public init() {}

    var told: EngineTransactionFilter {
        EngineTransactionFilter(
            from: from?.told, to: to?.told, day: day?.description, status: status, method: method, reference: reference,
            owner: owner, pageSize: pageSize.map(Int64.init))
    }
}

/// How many calls at once, and how fast.
public struct ManyOptions: Hashable, Sendable {
    /// Calls under way at the same time: 1 to 1,024.
    public var atOnce: Int
    /// Calls begun per second, at most; `nil`: no limit.
    public var perSecond: Int?

    public init(atOnce: Int = 16, perSecond: Int? = nil) {
        self.atOnce = atOnce
        self.perSecond = perSecond
    }

    var told: EngineMany { EngineMany(atOnce: Int64(atOnce), perSecond: perSecond.map(Int64.init)) }
}

/// Where the rows of a report come from.
public struct ReportSource: Sendable {
    let told: EngineSource

    /// These payments of an account, each asked for once.
    public static func references(_ references: [TransactionRef], account: String) -> ReportSource {
        ReportSource(told: .references(account: account, references: references.map(\.told)))
    }

    /// A column of a CSV file with a line of headings. What is no reference becomes a row that says so.
    public static func csv(path: String, column: String, account: String, kind: RefKind = .scanned) -> ReportSource {
        ReportSource(told: .csv(account: account, path: path, column: column, kind: kind.rawValue))
    }

    /// What the gateway lists of these days, both included, in the time zone of the report.
    public static func days(
        from first: Day, through last: Day, account: String, filter: TransactionFilter = TransactionFilter()
    ) -> ReportSource {
        ReportSource(told: .days(account: account, first: first.description, last: last.description, filter: filter.told))
    }

    /// The payments that the journal's refunds are about. With `ask`, the gateways are asked about each.
    public static func journal(_ filter: RefundFilter = RefundFilter(), ask: Bool = true) -> ReportSource {
        ReportSource(told: .journal(filter: filter.told, ask: ask))
    }
}

/// How a report is made.
public struct ReportOptions: Hashable, Sendable {
    /// How many questions at once, and how fast, for each account. Fewer are asked while a gateway asks for less.
    public var many = ManyOptions()
    /// Whose midnight ends a day: an IANA name such as `Asia/Hong_Kong`; `nil`: UTC.
    public var timeZone: String?
    /// Only payments of which something can still be given back.
    public var refundable = false
    /// A name under which the journal keeps how far the report is, so that it goes on there when it is asked for again; `nil`: it
    /// begins anew each time.
    public var checkpoint: String?

    public init() {}

    var told: EngineReportOptions {
        EngineReportOptions(many: many.told, timeZone: timeZone, refundable: refundable, checkpoint: checkpoint)
    }
}
