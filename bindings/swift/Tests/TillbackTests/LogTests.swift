import Foundation
import XCTest

@testable import Tillback

final class LogTests: XCTestCase {
    private func queue(_ key: String) throws -> Refund {
        let account = Account.pockyt(
            name: "shop", environment: .at("http://127.0.0.1:9"), merchantNo: "200043", storeNo: "300014",
            token: "a-secret-token")
        let client = try BlockingClient(Settings(accounts: [account], journal: .inMemory))
        return try client.queueRefund(
            RefundRequest(
                account: "shop", transaction: .gatewayID("312345678901234567"), idempotencyKey: key,
                amount: Money("12.50", "USD"), reason: "does not fit Ann"))
    }

    func testLinesTellWhatHappensAndHoldNoSecretAndNoName() throws {
        let lines = Kept<String>()
        XCTAssertTrue(Log.follow(.debug) { _, line in _ = lines.keep(line) })
        let refund = try queue("order-4711-return-1")
        Log.leave()
        let told = lines.items
        XCTAssertTrue(told.contains { $0.contains(refund.id) || $0.contains(refund.idempotencyKey) }, "\(told)")
        XCTAssertFalse(told.contains { $0.contains("a-secret-token") || $0.contains("Ann") }, "\(told)")
        _ = try queue("order-4711-return-2")
        XCTAssertEqual(lines.items, told)
    }
}
