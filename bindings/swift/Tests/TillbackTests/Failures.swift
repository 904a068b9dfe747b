import Foundation
import Tillback
import XCTest

/// What a call fails with, which has to be tillback's own.
func failure<T>(of call: () throws -> T) throws -> TillbackError {
    var failed: (any Error)?
    XCTAssertThrowsError(try call()) { failed = $0 }
    return try XCTUnwrap(failed as? TillbackError, "\(String(describing: failed))")
}

/// Does what waits on a thread of its own.
func onThread<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { done in
        Thread.detachNewThread { done.resume(with: Result { try work() }) }
    }
}

/// The same of a call that is awaited.
func failure<T>(ofAwaited call: () async throws -> T) async throws -> TillbackError {
    do {
        _ = try await call()
    } catch {
        return try XCTUnwrap(error as? TillbackError, "\(error)")
    }
    XCTFail("it did not fail")
    throw CancellationError()
}
