import Foundation
import Tillback
import XCTest

final class MoneyTests: XCTestCase {
    func testOneAmountHasManyWaysToBeWritten() throws {
        let price = try Money("12.50", "HKD")
        XCTAssertEqual(price, try Money(XCTUnwrap(Decimal(string: "12.5")), "HKD"))
        XCTAssertEqual(price, try Money(XCTUnwrap(Decimal(string: "1.25e1")), "HKD"))
        XCTAssertEqual(price, try Money(parsing: "12.50 HKD"))
        XCTAssertEqual(price, try Money(minor: 1250, "HKD"))
        XCTAssertNotEqual(price, try Money(minor: 1250, "USD"))
        XCTAssertEqual(price.amount, Decimal(string: "12.5"))
        XCTAssertEqual(price.description, "12.50 HKD")
    }

    func testACurrencyHasItsOwnDecimals() throws {
        XCTAssertEqual(try Money(XCTUnwrap(Decimal(string: "1.2e3")), "JPY").description, "1200 JPY")
        XCTAssertEqual(try Money("1.200", "KWD").minor, 1200)
        XCTAssertEqual(try Money(minor: -5, "USD").description, "-0.05 USD")
        XCTAssertEqual(try Money(minor: .min, "JPY").description, "-9223372036854775808 JPY")
        XCTAssertEqual(try Money(minor: -5, "USD").amount, Decimal(string: "-0.05"))
    }

    func testNothingIsRounded() throws {
        for amount in ["12.505", "0.001", "1e-30", "1e-120"] {
            let decimal = try XCTUnwrap(Decimal(string: amount), amount)
            XCTAssertEqual(try failure { try Money(decimal, "HKD") }.field, "amount", amount)
        }
        for amount in ["1e30", "1e120", "92233720368547758.08"] {
            let decimal = try XCTUnwrap(Decimal(string: amount), amount)
            XCTAssertEqual(try failure { try Money(decimal, "HKD") }.kind, .invalidRequest, amount)
        }
        XCTAssertEqual(try Money(XCTUnwrap(Decimal(string: "92233720368547758.07")), "HKD").minor, .max)
        XCTAssertEqual(try failure { try Money(Decimal.nan, "HKD") }.kind, .invalidRequest)
        XCTAssertEqual(try failure { try Money("1", "XXQ") }.kind, .invalidRequest)
    }

    func testAmountsAreCountedExactlyOrNotAtAll() throws {
        let (one, two) = (try Money("0.10", "HKD"), try Money("0.20", "HKD"))
        XCTAssertEqual(try one.adding(two), try Money("0.30", "HKD"))
        XCTAssertEqual(try one.subtracting(two), try Money("-0.10", "HKD"))
        XCTAssertThrowsError(try Money(minor: .max, "HKD").adding(one))
        XCTAssertThrowsError(try one.adding(try Money("0.20", "USD")))
    }
}
