import Foundation
import Tillback
import XCTest

final class ReferenceTests: XCTestCase {
    func testAReceiptIsScanned() throws {
        let scanned = [
            "312345678901234567", " 312345678901234567\n", "]Q3312345678901234567",
            "https://shop.example/customer/transactions/312345678901234567/0f0f",
            "https://shop.example/receipt?transactionNo=312345678901234567&x=1",
        ]
        for text in scanned {
            let reference = try TransactionRef.scan(text)
            XCTAssertEqual(reference.text, "312345678901234567", text)
            XCTAssertEqual(reference.kind, .scanned)
        }
    }

    func testAReferenceThatWasKeptIsTheSame() throws {
        // A scanner's mark at the front of what was read must not be taken off twice.
        for reference in [try TransactionRef.merchant("order-4711"), try .scan("]Q3]C1ABC123")] {
            let kept = try JSONEncoder().encode(reference)
            XCTAssertEqual(try JSONDecoder().decode(TransactionRef.self, from: kept), reference)
        }
    }

    func testAReferenceThatWasKeptIsCheckedWhereItIsUsed() throws {
        let kept = Data(#"{"kind": "merchant", "text": ""}"#.utf8)
        let reference = try JSONDecoder().decode(TransactionRef.self, from: kept)
        let account = Account.pockyt(name: "shop", environment: .sandbox, merchantNo: "1", storeNo: "1", token: "token")
        let client = try BlockingClient(Client.Settings(accounts: [account], journal: .inMemory))
        XCTAssertEqual(try failure { try client.transaction(reference, account: "shop") }.field, "reference")
    }

    func testWhatIsNoReceiptIsSaidSo() throws {
        for text in ["", "two words", "https://", "00020101021126" + String(repeating: "0", count: 40)] {
            XCTAssertEqual(try failure { try TransactionRef.scan(text) }.field, "reference", text)
        }
    }
}
