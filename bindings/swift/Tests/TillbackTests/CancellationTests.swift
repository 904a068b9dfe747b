import Foundation
import Tillback
import XCTest

/// Who stops waiting for a gateway that never says a word.
final class CancellationTests: XCTestCase {
    private func settings(_ gateway: SilentGateway) -> Client.Settings {
        let account = Account.pockyt(
            name: "shop", environment: .at(gateway.url), merchantNo: "200043", storeNo: "300014", token: "token")
        return Client.Settings(accounts: [account], journal: .inMemory)
    }

    private let reference = "312345678901234567"

    func testATaskThatIsCancelledIsToldSo() async throws {
        let gateway = try SilentGateway()
        let client = try Client(settings(gateway))
        let reference = try TransactionRef.gatewayID(reference)
        let asked = Task { try await client.transaction(reference, account: "shop") }
        await gateway.untilCalled()
        asked.cancel()
        let error = try await failure(ofAwaited: { try await asked.value })
        XCTAssertEqual(error.kind, .cancelled)
    }

    func testATaskThatWasCancelledBeforeItBeganIsToldSo() async throws {
        let gateway = try SilentGateway()
        defer { withExtendedLifetime(gateway) {} }
        let client = try Client(settings(gateway))
        let reference = try TransactionRef.gatewayID(reference)
        let asked = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await client.transaction(reference, account: "shop")
        }
        let error = try await failure(ofAwaited: { try await asked.value })
        XCTAssertEqual(error.kind, .cancelled)
    }

    func testARefundThatWasCancelledBeforeItWasSentLeavesItsKeyFree() async throws {
        let gateway = try SilentGateway()
        let client = try Client(settings(gateway))
        let request = RefundRequest(
            account: "shop", transaction: try .gatewayID(reference), idempotencyKey: "order-4711-return-1",
            amount: try Money("12.50", "USD"))
        let asked = Task { try await client.refund(request) }
        await gateway.untilCalled()
        asked.cancel()
        let error = try await failure(ofAwaited: { try await asked.value })
        XCTAssertEqual(error.kind, .cancelled)
        let unknown = try await failure(ofAwaited: { try await client.getRefund(request.idempotencyKey) })
        XCTAssertEqual(unknown.kind, .notFound)
    }

    func testAThreadThatWaitsCanBeStopped() async throws {
        let gateway = try SilentGateway()
        let cancellation = Cancellation()
        let (settings, reference) = (settings(gateway), try TransactionRef.gatewayID(reference))
        let asked = Task {
            try await onThread {
                try BlockingClient(settings).cancelled(by: cancellation).transaction(reference, account: "shop")
            }
        }
        await gateway.untilCalled()
        cancellation.cancel()
        let error = try await failure(ofAwaited: { try await asked.value })
        XCTAssertEqual(error.kind, .cancelled)
    }

    func testAQuestionHasItsTime() async throws {
        let gateway = try SilentGateway()
        defer { withExtendedLifetime(gateway) {} }
        let client = try Client(settings(gateway))
        let reference = try TransactionRef.gatewayID(reference)
        let late = try await failure(ofAwaited: {
            try await client.transaction(reference, account: "shop", timeout: .milliseconds(50))
        })
        XCTAssertEqual(late.code, "TIMED_OUT")
        let wrong = try await failure(ofAwaited: {
            try await client.transaction(reference, account: "shop", timeout: .milliseconds(-1))
        })
        XCTAssertEqual(wrong.field, "timeout")
    }
}
