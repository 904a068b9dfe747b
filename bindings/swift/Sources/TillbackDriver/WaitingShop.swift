import Foundation
import Tillback

/// The client that waits, each call on a thread of its own.
struct WaitingShop: Shop {
    let client: BlockingClient

    var accounts: [String] {
        get throws { try client.accounts }
    }

    func refund(_ request: RefundRequest) async throws -> Refund {
        try await onThread { try client.refund(request) }
    }

    func queueRefund(_ request: RefundRequest) async throws -> Refund {
        try await onThread { try client.queueRefund(request) }
    }

    func refundMany(
        _ requests: [RefundRequest], options: ManyOptions, progress: @escaping @Sendable (Done<Refund>) -> Void
    ) async throws -> [Done<Refund>] {
        try await onThread { try client.refundMany(requests, options: options, progress: progress) }
    }

    func getRefund(_ idempotencyKey: String) async throws -> Refund {
        try await onThread { try client.getRefund(idempotencyKey) }
    }

    func waitForRefund(_ idempotencyKey: String, deadline: Duration) async throws -> Refund {
        try await onThread { try client.waitForRefund(idempotencyKey, deadline: deadline) }
    }

    func settle(deadline: Duration, progress: @escaping @Sendable (SettleStep) -> Void) async throws -> Settlement {
        try await onThread { try client.settle(deadline: deadline, progress: progress) }
    }

    func refunds(_ filter: RefundFilter, _ take: Int) async throws -> [Refund] {
        try await onThread { try client.listRefunds(filter).next(take) }
    }

    func resolve(_ idempotencyKey: String, as outcome: Outcome, note: String) async throws -> Refund {
        try await onThread { try client.resolve(idempotencyKey, as: outcome, note: note) }
    }

    func checkJournal() async throws -> [String] {
        try await onThread { try client.checkJournal() }
    }

    func transaction(_ reference: TransactionRef, account: String, timeout: Duration?) async throws -> Transaction {
        try await onThread { try client.transaction(reference, account: account, timeout: timeout) }
    }

    func find(_ reference: TransactionRef, account: String, timeout: Duration?) async throws -> [Transaction] {
        try await onThread { try client.find(reference, account: account, timeout: timeout) }
    }

    func queryMany(
        _ references: [TransactionRef], account: String, options: ManyOptions, timeout: Duration?,
        progress: @escaping @Sendable (Done<Transaction>) -> Void
    ) async throws -> [Done<Transaction>] {
        try await onThread {
            try client.queryMany(references, account: account, options: options, timeout: timeout, progress: progress)
        }
    }

    func waitFor(
        _ reference: TransactionRef, account: String, until: Until, deadline: Duration
    ) async throws -> Transaction {
        try await onThread { try client.waitFor(reference, account: account, until: until, deadline: deadline) }
    }

    func listed(_ account: String, _ filter: TransactionFilter, _ take: Int) async throws -> [Transaction] {
        try await onThread { try client.transactions(account: account, filter: filter).next(take) }
    }

    func rows(_ source: ReportSource, _ options: ReportOptions, _ take: Int) async throws -> ([ReportRow], ReportTally) {
        try await onThread {
            let report = try client.report(source, options: options)
            return (try report.rows.next(take), report.tally)
        }
    }

    func registerPayee(_ request: PayeeRequest, timeout: Duration?) async throws -> Payee {
        try await onThread { try client.registerPayee(request, timeout: timeout) }
    }

    func payee(_ payee: PayeeRef, account: String, timeout: Duration?) async throws -> Payee {
        try await onThread { try client.payee(payee, account: account, timeout: timeout) }
    }

    func updatePayee(
        customerNo: String, account: String, changes: [String: String], timeout: Duration?
    ) async throws -> Payee {
        try await onThread {
            try client.updatePayee(customerNo: customerNo, account: account, changes: changes, timeout: timeout)
        }
    }

    func receiveWebhook(account: String, headers: [(String, String)], body: Data) async throws -> Event {
        try await onThread { try client.receiveWebhook(account: account, headers: headers, body: body) }
    }

    func verifyWebhook(account: String, headers: [(String, String)], body: Data) async throws -> Event {
        try await onThread { try client.verifyWebhook(account: account, headers: headers, body: body) }
    }

    func check(account: String, timeout: Duration?) async throws -> Check {
        try await onThread { try client.check(account: account, timeout: timeout) }
    }

    func capabilities(_ gateway: GatewayName) throws -> Capabilities { try client.capabilities(gateway) }
}

func onThread<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result { try work() }) }
    }
}
