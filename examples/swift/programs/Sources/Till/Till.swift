import Tillback

/// One line on the till's screen.
public struct TillLine: Identifiable, Hashable, Sendable {
    public let id: String
    public let amount: Money
    public let status: RefundStatus
}

/// What the till's screen does. Its work is not bound to a view, so no refund ends with a screen.
@MainActor
public final class Till {
    /// What is told whenever there is something new to show.
    public var changed: () -> Void = {}
    /// What happened last.
    public private(set) var message = ""
    /// The refunds that are not over.
    public private(set) var lines: [TillLine] = []

    private let client: Client
    private let account: String

    public init(_ client: Client, account: String) {
        self.client = client
        self.account = account
    }

    /// Writes the refund down, which needs no network, and then sends it, if there is one.
    public func giveBack(receipt: String, key: String, amount: String) async {
        do {
            _ = try await client.queueRefund(
                RefundRequest(
                    account: account, transaction: try .scan(receipt), idempotencyKey: key,
                    amount: try Money(parsing: amount)))
        } catch {
            // No money moved, and the message says what to do.
            return say(error.localizedDescription)
        }
        say("\(key) is written down.")
        await settle()
    }

    /// As long as the screen is there: settles again, because a refund that an app was killed over is left alone for the first minute.
    /// Where nothing is open, that is a look into the journal.
    public func keepSettling() async {
        while !Task.isCancelled {
            await settle()
            try? await Task.sleep(for: .seconds(30))
        }
    }

    /// When the app comes to the front, and when the network is back. Several at once do no harm.
    public func settle() async {
        do {
            try await show()
            _ = try await client.settle(deadline: .seconds(20)) { step in
                Task { @MainActor in self.say("\(step.refund.idempotencyKey): \(step.refund.status.rawValue)") }
            }
            try await show()
        } catch {
            say(error.localizedDescription)
        }
    }

    private func show() async throws {
        var found: [TillLine] = []
        for try await refund in client.listRefunds(.open) {
            found.append(TillLine(id: refund.idempotencyKey, amount: refund.amount, status: refund.status))
        }
        lines = found
        changed()
    }

    private func say(_ text: String) {
        message = text
        changed()
    }
}
