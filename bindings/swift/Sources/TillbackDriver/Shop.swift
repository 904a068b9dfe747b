import Foundation
import Tillback

/// Every operation, as both clients have it.
protocol Shop: Sendable {
    var accounts: [String] { get throws }
    func refund(_ request: RefundRequest) async throws -> Refund
    func queueRefund(_ request: RefundRequest) async throws -> Refund
    func refundMany(
        _ requests: [RefundRequest], options: ManyOptions, progress: @escaping @Sendable (Done<Refund>) -> Void
    ) async throws -> [Done<Refund>]
    func getRefund(_ idempotencyKey: String) async throws -> Refund
    func waitForRefund(_ idempotencyKey: String, deadline: Duration) async throws -> Refund
    func settle(deadline: Duration, progress: @escaping @Sendable (SettleStep) -> Void) async throws -> Settlement
    func refunds(_ filter: RefundFilter, _ take: Int) async throws -> [Refund]
    func resolve(_ idempotencyKey: String, as outcome: Outcome, note: String) async throws -> Refund
    func checkJournal() async throws -> [String]
    func transaction(_ reference: TransactionRef, account: String, timeout: Duration?) async throws -> Transaction
    func find(_ reference: TransactionRef, account: String, timeout: Duration?) async throws -> [Transaction]
    func queryMany(
        _ references: [TransactionRef], account: String, options: ManyOptions, timeout: Duration?,
        progress: @escaping @Sendable (Done<Transaction>) -> Void
    ) async throws -> [Done<Transaction>]
    func waitFor(
        _ reference: TransactionRef, account: String, until: Until, deadline: Duration
    ) async throws -> Transaction
    func listed(_ account: String, _ filter: TransactionFilter, _ take: Int) async throws -> [Transaction]
    func rows(_ source: ReportSource, _ options: ReportOptions, _ take: Int) async throws -> ([ReportRow], ReportTally)
    func registerPayee(_ request: PayeeRequest, timeout: Duration?) async throws -> Payee
    func payee(_ payee: PayeeRef, account: String, timeout: Duration?) async throws -> Payee
    func updatePayee(
        customerNo: String, account: String, changes: [String: String], timeout: Duration?
    ) async throws -> Payee
    func receiveWebhook(account: String, headers: [(String, String)], body: Data) async throws -> Event
    func verifyWebhook(account: String, headers: [(String, String)], body: Data) async throws -> Event
    func check(account: String, timeout: Duration?) async throws -> Check
    func capabilities(_ gateway: GatewayName) throws -> Capabilities
}

private func first<Element>(_ count: Int, of list: Listed<Element>) async throws -> [Element] {
    var taken: [Element] = []
    var iterator = list.makeAsyncIterator()
    while taken.count < count, let one = try await iterator.next() { taken.append(one) }
    return taken
}

extension Client: Shop {
    func refunds(_ filter: RefundFilter, _ take: Int) async throws -> [Refund] {
        try await first(take, of: listRefunds(filter))
    }

    func listed(_ account: String, _ filter: TransactionFilter, _ take: Int) async throws -> [Transaction] {
        try await first(take, of: transactions(account: account, filter: filter))
    }

    func rows(_ source: ReportSource, _ options: ReportOptions, _ take: Int) async throws -> ([ReportRow], ReportTally) {
        let report = try await report(source, options: options)
        return (try await first(take, of: report.rows), report.tally)
    }
}
