import Foundation
import TillbackEngine

/// The calls that a cancellation ends.
final class Calls: @unchecked Sendable {
    private let lock = NSLock()
    private var underWay: [ObjectIdentifier: EngineCall] = [:]
    private var isCancelled = false

    func add(_ call: EngineCall, _ id: ObjectIdentifier) {
        let isLate = lock.withLock {
            underWay[id] = call
            return isCancelled
        }
        if isLate { call.cancel() }
    }

    func remove(_ id: ObjectIdentifier) {
        lock.withLock { _ = underWay.removeValue(forKey: id) }
    }

    func cancel() {
        let all = lock.withLock {
            isCancelled = true
            return Array(underWay.values)
        }
        all.forEach { $0.cancel() }
    }
}
