import Foundation
import Tillback
import XCTest

final class TimesTests: XCTestCase {
    func testDaysHaveAnOrderAndAreKept() throws {
        let days = [Day(2025, 12, 31), Day(2026, 1, 1), Day(2026, 1, 10), Day(2026, 2, 1)]
        XCTAssertEqual(days.shuffled().sorted(), days)
        XCTAssertEqual(try JSONDecoder().decode([Day].self, from: JSONEncoder().encode(days)), days)
    }
}
