import Foundation
import Tillback
import XCTest

/// A till without a network: nobody listens at the gateway's port.
final class OfflineTests: XCTestCase {
    private var folder = FileManager.default.temporaryDirectory

    override func setUpWithError() throws {
        folder.appendPathComponent("tillback-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    override func tearDownWithError() throws {
        try FileManager.default.removeItem(at: folder)
    }

    private var settings: Client.Settings {
        let account = Account.pockyt(
            name: "shop", environment: .at("http://127.0.0.1:9"), merchantNo: "200043", storeNo: "300014",
            token: "a-secret-token")
        return Client.Settings(
            accounts: [account], journal: .file(folder.appendingPathComponent("refunds.tillback").path), worker: "till 3")
    }

    private func request(_ amount: String = "12.50") throws -> RefundRequest {
        RefundRequest(
            account: "shop", transaction: try .gatewayID("312345678901234567"), idempotencyKey: "order-4711-return-1",
            amount: try Money(amount, "USD"), reason: "does not fit Ann")
    }

    func testWhatCanNotBeSentIsAnErrorAndTheKeyIsFree() async throws {
        let client = try Client(settings)
        let request = try request()
        let error = try await failure(ofAwaited: { try await client.refund(request) })
        XCTAssertEqual(error.kind, .unreachable)
        XCTAssertEqual(error.retry, .later)
        XCTAssertEqual(error.localizedDescription, error.message)
        XCTAssertFalse("\(error)".contains("a-secret-token"))
        let refund = try await client.queueRefund(request)
        XCTAssertEqual(refund.status, .queued)
    }

    func testWhatWasQueuedIsThereAfterTheProgramEnded() async throws {
        let (settings, request) = (settings, try request())
        do {
            let client = try Client(settings)
            let queued = try await client.queueRefund(request)
            XCTAssertEqual(queued.status, .queued)
            await client.close()
        }
        let client = try Client(settings)
        let refund = try await client.getRefund(request.idempotencyKey)
        XCTAssertEqual(refund.amount, try Money("12.50", "USD"))
        var open: [Refund] = []
        for try await one in client.listRefunds(.open) { open.append(one) }
        XCTAssertEqual(open, [refund])
        let settled = try await client.settle(deadline: .seconds(1))
        XCTAssertEqual(settled.open.map(\.idempotencyKey), [request.idempotencyKey])
        XCTAssertEqual(settled.ended, [])
    }

    func testTheClientThatWaitsSaysTheSame() throws {
        let client = try BlockingClient(settings)
        XCTAssertEqual(try client.queueRefund(request()).status, .queued)
        XCTAssertEqual(try client.listRefunds().next(5).count, 1)
        XCTAssertEqual(try failure { try client.queueRefund(request("12.51")) }.kind, .conflict)
        XCTAssertEqual(try failure { try client.getRefund("another") }.kind, .notFound)
    }

    func testAJournalIsNamedByAFilesURLAndNoOther() async throws {
        var settings = settings
        settings.journal = try .file(folder.appendingPathComponent("refunds of ours.tillback"))
        await (try Client.open(settings)).close()
        XCTAssertTrue(FileManager.default.fileExists(atPath: folder.path + "/refunds of ours.tillback"))
        for text in ["https://files.example/refunds.tillback", "refunds.tillback"] {
            let url = try XCTUnwrap(URL(string: text))
            let error = try failure { try Journal.file(url) }
            XCTAssertEqual(error.field, "journal", text)
            XCTAssertEqual(error.code, "SETTING_INVALID", text)
        }
    }

    func testOpeningAsideTellsWhatIsWrong() async throws {
        var settings = settings
        settings.accounts += settings.accounts
        let wrong = settings
        let error = try await failure(ofAwaited: { try await Client.open(wrong) })
        XCTAssertEqual(error.kind, .configuration)
    }

    func testAClientThatWasClosedSaysSo() throws {
        let client = try BlockingClient(settings)
        client.close()
        client.close()
        XCTAssertEqual(try failure { try client.getRefund("order-4711-return-1") }.field, "client")
    }

    func testAListThatIsReadOnAfterClosingSaysSoAndHoldsNoJournal() async throws {
        let client = try Client(settings)
        _ = try await client.queueRefund(request())
        let report = try await client.report(.journal(ask: false))
        var refunds = client.listRefunds().makeAsyncIterator()
        let first = try await refunds.next()
        XCTAssertNotNil(first)
        await client.close()
        let listed = try await failure(ofAwaited: { try await refunds.next() })
        XCTAssertEqual(listed.field, "client")
        var rows = report.rows.makeAsyncIterator()
        let reported = try await failure(ofAwaited: { try await rows.next() })
        XCTAssertEqual(reported.field, "client")
        let saved = try await failure(ofAwaited: { try await report.save(1) })
        XCTAssertEqual(saved.field, "client")
        XCTAssertEqual(openFiles().filter { $0.hasSuffix("refunds.tillback") }, [])
    }

    func testWhatIsStillReadKeepsItsClient() async throws {
        let first = try await Client.open(settings)
        _ = try await first.queueRefund(request())
        await first.close()
        func refunds() throws -> Listed<Refund> { try Client(settings).listRefunds() }
        func report() async throws -> Report { try await Client(settings).report(.journal(ask: false)) }
        var (listed, reported) = (0, 0)
        for try await _ in try refunds() { listed += 1 }
        for try await _ in try await report().rows { reported += 1 }
        XCTAssertEqual(listed, 1)
        XCTAssertEqual(reported, 1)
    }

    /// Of this process, where the system tells.
    private func openFiles() -> [String] {
        let folder = "/proc/self/fd"
        let all = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return all.compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)") }
    }
}
