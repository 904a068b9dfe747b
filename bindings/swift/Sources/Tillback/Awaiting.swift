import Foundation
import TillbackEngine

/// Makes a call, and suspends until its end. A task that is cancelled meanwhile gets the end of that moment.
func awaited(
    within timeout: Duration? = nil, step: @Sendable (EngineAnswer) throws -> Void = { _ in }, _ ready: () throws -> EngineCall
) async throws -> EngineAnswer {
    let call = try asked(ready)
    if let timeout { try asked { try call.limit(milliseconds: timeout.told) } }
    return try await withTaskCancellationHandler {
        do {
            while true {
                for answer in try await call.next() {
                    guard answer.isStep else { return answer }
                    try step(answer)
                }
            }
        } catch {
            throw tillbackError(error)
        }
    } onCancel: {
        call.cancel()
    }
}

/// What a list or a report gives, read page by page as it is asked for. Each iteration begins anew, but for a report's rows, which
/// are read on.
public struct Listed<Element: Sendable>: AsyncSequence, Sendable {
    let open: @Sendable () throws -> Readable
    let item: @Sendable (EngineAnswer) throws -> Element

    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(open: open, item: item)
    }

    public struct AsyncIterator: AsyncIteratorProtocol, Sendable {
        let open: @Sendable () throws -> Readable
        let item: @Sendable (EngineAnswer) throws -> Element
        private var readable: Readable?

        init(open: @escaping @Sendable () throws -> Readable, item: @escaping @Sendable (EngineAnswer) throws -> Element) {
            self.open = open
            self.item = item
        }

        /// The next one. After an error, such as a time limit, it can be read on.
        public mutating func next() async throws -> Element? {
            let source = try readable ?? asked(open)
            readable = source
            try asked(source.begin)
            var hasArrived = false
            defer { source.end(hasArrived) }
            let answer = try await awaited { try source.next() }
            hasArrived = true
            if case .nothing = answer { return nil }
            return try item(answer)
        }
    }
}

extension Client {
    /// A client whose journal is opened on a thread of its own: that may take ten seconds where another process is just writing to it,
    /// and would hold up a thread that tasks share.
    ///
    /// - Throws: What the initializer throws. Whoever is cancelled waits for it all the same.
    public static func open(_ settings: Settings) async throws -> Client {
        try await withCheckedThrowingContinuation { opened in
            Thread.detachNewThread { opened.resume(with: Result { try Client(settings) }) }
        }
    }

    func made(
        within timeout: Duration? = nil, step: @Sendable (EngineAnswer) throws -> Void = { _ in },
        _ ready: () throws -> EngineCall
    ) async throws -> EngineAnswer {
        try await awaited(within: timeout, step: step, ready)
    }

    func listed<Element>(
        _ open: @escaping @Sendable () throws -> Readable, _ item: @escaping @Sendable (EngineAnswer) throws -> Element
    ) -> Listed<Element> {
        Listed(open: open, item: item)
    }

    /// An error says that there is nothing to wait for: another process made the client, or it was closed meanwhile.
    func closed(_ closing: EngineCall?) async {
        _ = try? await closing?.next()
    }
}

extension Report {
    func made(_ ready: () throws -> EngineCall) async throws -> EngineAnswer {
        try await awaited(ready)
    }

    func listed<Element>(
        _ open: @escaping @Sendable () throws -> Readable, _ item: @escaping @Sendable (EngineAnswer) throws -> Element
    ) -> Listed<Element> {
        Listed(open: open, item: item)
    }
}
