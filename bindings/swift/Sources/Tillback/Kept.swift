import Foundation

/// Items that are kept as they come, by whichever thread.
final class Kept<Item: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var kept: [Item] = []

    /// Keeps it, and hands it on.
    func keep(_ item: Item) -> Item {
        lock.withLock { kept.append(item) }
        return item
    }

    var items: [Item] { lock.withLock { kept } }
}
