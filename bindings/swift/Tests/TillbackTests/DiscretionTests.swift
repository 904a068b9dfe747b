import Foundation
import TillbackEngine
import XCTest

@testable import Tillback

/// What must not get into a log isn't shown by any way to print.
final class DiscretionTests: XCTestCase {
    /// All that may not be seen, and the raw bytes in which it stands.
    private let secret = "Ann4711"
    private var raw: Data { Data(secret.utf8) }

    private func assertDiscreet<Value>(_ value: Value, says id: String, line: UInt = #line) {
        var dumped = ""
        dump(value, to: &dumped)
        for text in ["\(value)", String(reflecting: value), dumped, "\([value])", "\(Optional(value) as Any)"] {
            // The first two bytes, as those of short data are listed.
            for hidden in [secret, "- 65\n", "- 110\n"] {
                XCTAssertFalse(text.contains(hidden), text, line: line)
            }
            XCTAssertTrue(text.contains(id), text, line: line)
        }
    }

    private func account(_ environment: Account.Environment = .sandbox) -> Account {
        .paycross(name: "shop", environment: environment, shopID: "1", secretKey: secret)
    }

    func testWhatAProgramHandsOver() throws {
        var settings = Client.Settings(accounts: [account()], journal: .inMemory)
        settings.proxy = .at("http://till:\(secret)@proxy.example:3128")
        assertDiscreet(settings, says: "shop")
        assertDiscreet(settings.proxy, says: "at")
        assertDiscreet(account(), says: "shop")
        assertDiscreet(account(.at("https://till:\(secret)@gateway.example")), says: "shop")
        assertDiscreet(Account.Environment.at("https://gateway.example/?key=\(secret)"), says: "at")
        XCTAssertEqual("\(Account.Environment.at("https://gateway.example"))", "https://gateway.example")
        XCTAssertEqual("\(account())", "Account(shop, paycross, sandbox)")
        assertDiscreet(
            RefundRequest(account: "shop", transaction: try .merchant("4711"), idempotencyKey: "return-1", reason: secret),
            says: "return-1")
        var payee = PayeeRequest(account: "shop", firstName: secret, lastName: secret, email: secret, countryCode: "US")
        payee.governmentID = secret
        assertDiscreet(payee, says: "shop")
        for payee in [PayeeRef.email(secret), .customerCode(secret), .customerNo(secret)] {
            assertDiscreet(payee, says: "PayeeRef")
        }
    }

    private var price: EngineMoney { EngineMoney(minor: 1250, currency: "HKD", decimals: 2) }
    private let then = EngineInstant(seconds: 1_800_000_000, nanoseconds: 0)

    private var refund: EngineRefund {
        EngineRefund(
            idempotencyKey: "return-1", id: "r1", account: "shop", gateway: "paycross", target: "4711", transactionId: "p1",
            reference: "4711", amount: price, reason: secret, status: "succeeded", contradicted: false,
            gatewayRefundId: "1", gatewayCode: "1", gatewayMessage: secret, httpStatus: 200, requestId: "1", raw: raw,
            attempts: [], createdAt: then, updatedAt: then, history: [])
    }

    private var problem: EngineProblem {
        EngineProblem(
            code: "OVER_REFUND", number: 1, kind: "over_refund", retry: "never", message: "Too much.", field: nil,
            retryAfterMs: nil, gatewayCode: "1", gatewayMessage: secret, httpStatus: nil, requestId: nil,
            idempotencyKey: nil)
    }

    func testRefunds() throws {
        let refund = try Refund(refund)
        assertDiscreet(refund, says: "return-1")
        assertDiscreet(Settlement(ended: [refund], open: [refund]), says: "return-1")
        assertDiscreet(SettleStep(refund: refund, ended: 1, found: 1), says: "return-1")
        let done = EngineDone(index: 0, error: problem, answered: 0, failed: 1)
        assertDiscreet(Done(done, refund), says: "return-1")
        assertDiscreet(Done<Refund>(done, nil), says: "OVER_REFUND")
        XCTAssertEqual(Done(done, refund), Done(done, refund))
        XCTAssertNotEqual(Done(done, refund), Done<Refund>(done, nil))
        assertDiscreet(TillbackError(problem), says: "OVER_REFUND")
    }

    private func transaction(_ details: EngineDetails) -> EngineTransaction {
        EngineTransaction(
            account: "shop", gateway: "yedpay", id: "p1", reference: "4711", kind: "payment", parentId: nil, status: "paid",
            statusWord: "paid", amount: price, refunded: nil, refundable: nil, refunds: nil, method: nil, createdAt: nil,
            paidAt: nil, refundedAt: nil, updatedAt: nil, details: details, raw: raw,
            handle: EngineHandle(noHandle: EngineHandle.NoHandle()))
    }

    func testPayments() throws {
        let action = EngineActionDetails(requestUserId: "u1", firstName: secret, lastName: secret, remark: secret)
        let yedpay = EngineDetails.yedpay(
            details: EngineYedpayDetails(
                userId: nil, companyId: nil, storeId: nil, gatewayId: nil, gatewaySubId: nil, gatewaySubName: nil,
                gatewayCode: nil, barcodeId: nil, paymentLinkId: nil, charge: nil, refundCharge: nil, net: nil, tips: nil,
                forex: nil, canSettleAfter: nil, isBalanceSettled: nil, settledAt: nil, transactionId: "p1",
                referenceId: nil, payer: secret, buyerId: secret, walletType: nil, extraParameters: secret, fixedId: nil,
                expiredAt: nil, pinKey: secret, links: [EngineLink(rel: "checkout", href: secret)], cancellation: action,
                refund: action, failure: action))
        let paycross = EngineDetails.paycross(
            details: EnginePaycrossDetails(
                service: "apm", test: nil, language: nil, message: secret, receiptUrl: secret, code: "c1", reason: secret,
                providerStatus: nil, providerRef: nil, providerMessage: secret))
        for (details, id) in [(yedpay, "p1"), (paycross, "c1")] {
            let payment = try Transaction(transaction(details))
            assertDiscreet(payment, says: "p1")
            assertDiscreet(payment.details, says: id)
            assertDiscreet(
                RefundRequest(account: "shop", transaction: payment, idempotencyKey: "return-1", reason: secret).target,
                says: "p1")
        }
        assertDiscreet(ActionDetails(action), says: "u1")
        let agreement = EngineAgreement(word: "agrees", amount: nil, at: nil, ours: nil, theirs: nil, isDisagreement: false)
        let row = EngineRow(
            account: "shop", gateway: "yedpay", asked: "p1", view: "shown", transaction: transaction(yedpay), error: problem,
            refunds: [refund], day: nil, paid: nil, refunded: nil, refundable: nil, agreement: agreement)
        assertDiscreet(try ReportRow(row), says: "p1")
    }

    func testWhatElseAGatewayTells() throws {
        let payee = EnginePayee(
            account: "shop", customerNo: "c1", customerCode: secret, firstName: secret, lastName: secret, email: secret,
            status: secret, createdAt: nil, updatedAt: nil, raw: raw)
        assertDiscreet(Payee(payee), says: "c1")
        let event = EngineEvent(
            account: "shop", gateway: "yedpay", subject: "refund", transactionId: "p1", reference: secret, refundId: nil,
            mark: nil, statusWord: secret, amount: price, refunded: nil, at: nil, refundKeys: [], dedupeKey: "d1",
            acknowledgement: secret, raw: raw)
        assertDiscreet(try Event(event), says: "p1")
        let check = EngineCheck(account: "shop", gateway: "yedpay", mayRefund: "yes", merchant: secret, raw: raw)
        assertDiscreet(try Check(check), says: "shop")
    }
}
