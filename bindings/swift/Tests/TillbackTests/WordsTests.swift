import Foundation
import TillbackEngine
import XCTest

@testable import Tillback

final class WordsTests: XCTestCase {
    func testEveryClosedSetIsTheEngines() {
        func words<Words: CaseIterable & RawRepresentable>(_: Words.Type) -> Set<String> where Words.RawValue == String {
            Set(Words.allCases.map(\.rawValue))
        }
        let here = [
            "GatewayName": words(GatewayName.self), "RefundStatus": words(RefundStatus.self),
            "HistorySource": words(HistorySource.self), "TransactionStatus": words(TransactionStatus.self),
            "EventSubject": words(EventSubject.self), "ListScope": words(ListScope.self),
            "MayRefund": words(MayRefund.self), "Outcome": words(Outcome.self), "Dimension": words(Dimension.self),
            "Retry": words(TillbackError.Retry.self), "RefKind": words(RefKind.self), "Service": words(Service.self),
            "MinorUnits": words(MinorUnits.self), "ErrorKind": words(TillbackError.Kind.self),
            "LogLevel": words(LogLevel.self), "AgreementWord": words(AgreementWord.self),
            "GatewayView": words(GatewayView.self), "ProfileType": words(ProfileType.self),
        ]
        let engines = Dictionary(uniqueKeysWithValues: engineWords().map { ($0.set, Set($0.words)) })
        XCTAssertEqual(here, engines)
    }

    func testWordsAreKeptAsTheyAre() throws {
        let kept = try JSONEncoder().encode([RefundStatus.succeeded, .review])
        XCTAssertEqual(String(decoding: kept, as: UTF8.self), #"["succeeded","review"]"#)
        let kinds = [TransactionKind.payment, TransactionKind(rawValue: "payout")]
        XCTAssertEqual(try JSONDecoder().decode([TransactionKind].self, from: Data(#"["payment","payout"]"#.utf8)), kinds)
    }

    func testWhatIsFinalIsFinalForTheEngine() {
        XCTAssertEqual(Set(finalStatuses()), Set(RefundStatus.allCases.filter(\.isFinal).map(\.rawValue)))
    }

    func testEveryErrorOfTheCatalogueHasAKindAndARetry() {
        for line in engineCatalogue() {
            XCTAssertNotNil(TillbackError.Kind(rawValue: line.kind), line.code)
            XCTAssertNotNil(TillbackError.Retry(rawValue: line.retry), line.code)
        }
    }
}
