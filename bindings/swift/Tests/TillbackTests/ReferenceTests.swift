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

    func testAReferenceIsKeptWithItsKindAndCheckedAgain() throws {
        let reference = try TransactionRef.merchant("order-4711")
        let kept = try JSONEncoder().encode(reference)
        XCTAssertEqual(try JSONDecoder().decode(TransactionRef.self, from: kept), reference)
        let wrong = Data(#"{"kind": "scanned", "text": "two words"}"#.utf8)
        XCTAssertEqual(try failure { try JSONDecoder().decode(TransactionRef.self, from: wrong) }.field, "reference")
    }

    func testWhatIsNoReceiptIsSaidSo() throws {
        for text in ["", "two words", "https://", "00020101021126" + String(repeating: "0", count: 40)] {
            XCTAssertEqual(try failure { try TransactionRef.scan(text) }.field, "reference", text)
        }
    }
}
