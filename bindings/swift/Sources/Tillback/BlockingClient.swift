// Made from Client.swift by `cargo xtask codegen`. Change that file, not this one.

import Foundation
import TillbackEngine

/// Refunds payments, finds them, and registers payees, on the thread that calls.
///
/// Make one when the program begins and keep it; all threads may use it. **Who cancels (``cancelled(by:)``) stops the waiting and not the
/// refund**: a refund that was sent is returned with the status of that moment, and one that was not fails with
/// ``TillbackError/Kind-swift.enum/cancelled``, which says that no money moved. Questions that are cancelled fail the same way.
public final class BlockingClient: Sendable {
    let engine: EngineClient
    let cancellation: Cancellation?

    /// Checks the settings and opens the journal, which may take ten seconds where another process is just writing to it.
    ///
    /// - Throws: ``TillbackError`` where a setting, an account or the journal can't be used. The journal is never one other than the
    ///   one that was named.
    @available(*, noasync, message: "It would hold up a thread that tasks share: use Client.open")
    public init(_ settings: Settings) throws {
        engine = try asked { try EngineClient(settings: settings.told) }
        cancellation = nil
    }

    init(_ engine: EngineClient, cancelledBy cancellation: Cancellation) {
        self.engine = engine
        self.cancellation = cancellation
    }

    /// The names of the accounts, in order.
    public var accounts: [String] {
        get throws { try asked { try engine.accounts() } }
    }

    /// Gives money back, once.
    ///
    /// - Returns: The refund. `refused` is a status, not an error; so are `pending`, `unknown` and `review`. Settle those later with
    ///   `settle`, and never refund them by other means.
    /// - Throws: ``TillbackError``: no money moved because of this call, unless its kind is `internal`.
    @available(*, noasync, message: "It would hold up a thread that tasks share: use Client")
    public func refund(_ request: RefundRequest) throws -> Refund {
        try made { try engine.refund(request: request.told) }.refund()
    }

    /// Records a refund and sends nothing: for a till that is offline. `settle` sends it later.
    ///
    /// Without a ``Transaction`` just read, an amount is needed.
    ///
    /// - Throws: ``TillbackError``: nothing was recorded.
    @available(*, noasync, message: "It would hold up a thread that tasks share: use Client")
    public func queueRefund(_ request: RefundRequest) throws -> Refund {
        try made { try engine.queueRefund(request: request.told) }.refund()
    }

    /// Makes many refunds, several at once, each under its own key with everything that `refund` promises.
    ///
    /// - Parameter progress: Called as each one ends.
    /// - Returns: How each one ended, in the order of the requests. An error ends only its own. Who is cancelled gets those that
    ///   were not sent as failed with `cancelled`.
    /// - Throws: ``TillbackError`` where a request or an option is malformed. Nothing was sent.
    @available(*, noasync, message: "It would hold up a thread that tasks share: use Client")
    public func refundMany(
        _ requests: [RefundRequest], options: ManyOptions = ManyOptions(),
        progress: (Done<Refund>) -> Void = { _ in }
    ) throws -> [Done<Refund>] {
        let all = Kept<Done<Refund>>()
        _ = try made(
            step: { progress(all.keep(try $0.refundDone())) },
            { try engine.refundMany(requests: requests.map(\.told), many: options.told) })
        return all.items.sorted { $0.index < $1.index }
    }

    /// Reads a refund from the journal, without asking the gateway.
    @available(*, noasync, message: "It would hold up a thread that tasks share: use Client")
    public func getRefund(_ idempotencyKey: String) throws -> Refund {
        try made { try engine.getRefund(idempotencyKey: idempotencyKey) }.refund()
    }

    /// Follows a refund until its status is final or the deadline ends; then returns it as it is.
    @available(*, noasync, message: "It would hold up a thread that tasks share: use Client")
    public func waitForRefund(_ idempotencyKey: String, deadline: Duration) throws -> Refund {
        try made {
            try engine.waitForRefund(idempotencyKey: idempotencyKey, deadlineMs: deadline.told)
        }.refund()
    }

    /// Drives every open refund on: sends what is queued, asks about what is unknown or pending. Call it from anywhere, any time;
    /// several at once do each piece of work once.
    ///
    /// - Parameters:
    ///   - deadline: How long it may take.
    ///   - progress: Called with each refund that moved, and how far all of them are.
    /// - Returns: The refunds that ended while it ran, and those that are still open.
    @available(*, noasync, message: "It would hold up a thread that tasks share: use Client")
    public func settle(
        deadline: Duration, progress: (SettleStep) -> Void = { _ in }
    ) throws -> Settlement {
        try made(
            step: { progress(try $0.settleStep()) }, { try engine.settle(deadlineMs: deadline.told) }
        ).settlement()
    }

    /// The refunds of the journal, oldest first, read page by page.
    public func listRefunds(_ filter: RefundFilter = RefundFilter()) -> BlockingListed<Refund> {
        listed({ [engine] in Readable(try engine.listRefunds(filter: filter.told)) }, { try $0.refund() })
    }

    /// Settles a refund in `review`: a person looked into the gateway's dashboard.
    ///
    /// - Parameter note: What the person saw, 1 to 1,000 characters. It is kept in the history.
    /// - Throws: ``TillbackError`` where it is not in review. Nothing was changed.
    @available(*, noasync, message: "It would hold up a thread that tasks share: use Client")
    public func resolve(_ idempotencyKey: String, as outcome: Outcome, note: String) throws -> Refund {
        try made {
            try engine.resolve(idempotencyKey: idempotencyKey, outcome: outcome.rawValue, note: note)
        }.refund()
    }

    /// Looks for damage in the journal: one sentence for each fault, so an empty list is good news.
    @available(*, noasync, message: "It would hold up a thread that tasks share: use Client")
    public func checkJournal() throws -> [String] {
        try made { try engine.checkJournal() }.texts()
    }

    /// Asks the gateway for a payment.
    ///
    /// - Parameter timeout: How long it may take.
    /// - Throws: ``TillbackError``, where several payments carry this reference, too; `find` returns them all.
    @available(*, noasync, message: "It would hold up a thread that tasks share: use Client")
    public func transaction(
        _ reference: TransactionRef, account: String, timeout: Duration? = nil
    ) throws -> Transaction {
        try made(within: timeout) {
            try engine.transaction(account: account, reference: reference.told)
        }.transaction()
    }

    /// Asks the gateway for every transaction with this id or reference: none, one or several.
    @available(*, noasync, message: "It would hold up a thread that tasks share: use Client")
    public func find(
        _ reference: TransactionRef, account: String, timeout: Duration? = nil
    ) throws -> [Transaction] {
        try made(within: timeout) { try engine.find(account: account, reference: reference.told) }.transactions()
    }

    /// Asks for many payments, several at once.
    ///
    /// - Parameters:
    ///   - timeout: How long all of them together may take.
    ///   - progress: Called as each one ends.
    /// - Returns: How each one ended, in the order of the references. An error ends only its own.
    @available(*, noasync, message: "It would hold up a thread that tasks share: use Client")
    public func queryMany(
        _ references: [TransactionRef], account: String, options: ManyOptions = ManyOptions(), timeout: Duration? = nil,
        progress: (Done<Transaction>) -> Void = { _ in }
    ) throws -> [Done<Transaction>] {
        let all = Kept<Done<Transaction>>()
        _ = try made(
            within: timeout, step: { progress(all.keep(try $0.transactionDone())) },
            { try engine.queryMany(account: account, references: references.map(\.told), many: options.told) })
        return all.items.sorted { $0.index < $1.index }
    }

    /// Asks for a payment with growing pauses until it is as wished, or the deadline ends; then returns it as it is.
    ///
    /// However many wait for the same payment, it is asked for once at a time; a webhook about it that `receiveWebhook` gets ends
    /// the pause at once.
    @available(*, noasync, message: "It would hold up a thread that tasks share: use Client")
    public func waitFor(
        _ reference: TransactionRef, account: String, until: Until = .final, deadline: Duration
    ) throws -> Transaction {
        try made {
            try engine.waitFor(account: account, reference: reference.told, until: until.word, deadlineMs: deadline.told)
        }.transaction()
    }

    /// What the gateway lists, fetched page by page as it is read.
    ///
    /// As it is read, it fails with `unsupported` where the gateway can't list; the message tells what works.
    ///
    /// - Parameter timeout: How long one page may take.
    public func transactions(
        account: String, filter: TransactionFilter = TransactionFilter(), timeout: Duration? = nil
    ) -> BlockingListed<Transaction> {
        listed(
            { [engine] in
                Readable(try engine.transactions(account: account, filter: filter.told, timeoutMs: timeout?.told))
            }, { try $0.transaction() })
    }

    /// Many payments, one row for each: what came in, what went back, what can still go back, and whether the journal and the
    /// gateway agree. What can't be read marks its row and ends nothing.
    @available(*, noasync, message: "It would hold up a thread that tasks share: use Client")
    public func report(_ source: ReportSource, options: ReportOptions = ReportOptions()) throws -> BlockingReport {
        let rows = try made { try engine.report(source: source.told, options: options.told) }.rows()
        return BlockingReport(rows, cancelledBy: cancellation)
    }

    /// Registers somebody to be paid, once: the same registration again returns the same payee (Pockyt).
    ///
    /// - Throws: ``TillbackError``; with the code `PAYEE_UNCERTAIN` it may have been registered, and the same call looks for it
    ///   first.
    @available(*, noasync, message: "It would hold up a thread that tasks share: use Client")
    public func registerPayee(_ request: PayeeRequest, timeout: Duration? = nil) throws -> Payee {
        try made(within: timeout) { try engine.registerPayee(request: request.told) }.payee()
    }

    /// Reads a payee.
    @available(*, noasync, message: "It would hold up a thread that tasks share: use Client")
    public func payee(_ payee: PayeeRef, account: String, timeout: Duration? = nil) throws -> Payee {
        try made(within: timeout) { try engine.payee(account: account, payee: payee.told) }.payee()
    }

    /// Changes a payee.
    ///
    /// - Parameter changes: The gateway's own names of fields, such as `city`, and their new values.
    @available(*, noasync, message: "It would hold up a thread that tasks share: use Client")
    public func updatePayee(
        customerNo: String, account: String, changes: [String: String], timeout: Duration? = nil
    ) throws -> Payee {
        try made(within: timeout) {
            try engine.updatePayee(account: account, customerNo: customerNo, fields: changes)
        }.payee()
    }

    /// Verifies a delivered webhook and merges it into the journal.
    ///
    /// - Parameters:
    ///   - headers: The headers as they came.
    ///   - body: The bytes as they came, because the signature is about them: parsed and written again they would not fit.
    /// - Returns: The event. Answer the gateway with ``Event/acknowledgement`` under HTTP 200, so that it stops sending.
    /// - Throws: ``TillbackError`` where nobody proved to be the gateway. Nothing was changed.
    @available(*, noasync, message: "It would hold up a thread that tasks share: use Client")
    public func receiveWebhook(account: String, headers: [(String, String)], body: Data) throws -> Event {
        let headers = headers.map { EngineHeader(name: $0.0, value: $0.1) }
        return try made { try engine.receiveWebhook(account: account, headers: headers, body: body) }.event()
    }

    /// Verifies a delivered webhook and changes nothing. Takes what `receiveWebhook` takes.
    @available(*, noasync, message: "It would hold up a thread that tasks share: use Client")
    public func verifyWebhook(account: String, headers: [(String, String)], body: Data) throws -> Event {
        let headers = headers.map { EngineHeader(name: $0.0, value: $0.1) }
        return try made { try engine.verifyWebhook(account: account, headers: headers, body: body) }.event()
    }

    /// Whether the account's credentials work, and whether they may refund.
    @available(*, noasync, message: "It would hold up a thread that tasks share: use Client")
    public func check(account: String, timeout: Duration? = nil) throws -> Check {
        try made(within: timeout) { try engine.check(account: account) }.check()
    }

    /// What a gateway can do and prove.
    public func capabilities(_ gateway: GatewayName) throws -> Capabilities {
        try Capabilities(try asked { try engine.capabilities(gateway: gateway.rawValue) })
    }

    /// Waits until no call is under way and everything that goes on by itself has ended: refunds that were sent whose caller stopped
    /// waiting.
    ///
    /// - Returns: Whether nothing is left. What is left is in the journal, and `settle` brings it to its end.
    @available(*, noasync, message: "It would hold up a thread that tasks share: use Client")
    public func finish(within: Duration) throws -> Bool {
        try made { try engine.finish(withinMs: within.told) }.flag()
    }

    /// Ends the client and lets go of its journal. From now on no call begins. Calls under way get five seconds; those that take longer
    /// are cancelled then, and send nothing more. What they left open is in the journal, and `settle` brings it to its end.
    ///
    /// It waits also for those who are cancelled. Called once more, it waits for the same end.
    @available(*, noasync, message: "It would hold up a thread that tasks share: use Client")
    public func close() {
        closed(engine.end())
    }
}
