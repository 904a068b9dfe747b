import TillbackEngine

/// A thread that waits wakes up so often, in milliseconds, and goes on waiting.
private let aWhile: UInt32 = 60_000

/// Ends the waiting of calls on other threads: a refund that was sent goes on, and its call returns it as it stands.
public final class Cancellation: Sendable {
    private let calls = Calls()

    public init() {}

    /// Cancels the calls under way, and those that begin later.
    public func cancel() { calls.cancel() }

    func watching<T>(_ call: EngineCall, _ work: () throws -> T) rethrows -> T {
        let id = ObjectIdentifier(call)
        calls.add(call, id)
        defer { calls.remove(id) }
        return try work()
    }
}

/// Makes a call, and waits for its end on this thread.
func waited(
    within timeout: Duration? = nil, cancelledBy cancellation: Cancellation? = nil,
    step: (EngineAnswer) throws -> Void = { _ in }, _ ready: () throws -> EngineCall
) throws -> EngineAnswer {
    let call = try asked(ready)
    if let timeout { try asked { try call.limit(milliseconds: timeout.told) } }
    func end() throws -> EngineAnswer {
        while true {
            for answer in try asked({ try call.wait(milliseconds: aWhile) }) {
                guard answer.isStep else { return answer }
                try step(answer)
            }
        }
    }
    return try cancellation?.watching(call, end) ?? end()
}

/// What a list or a report gives, read page by page as it is asked for.
public final class BlockingListed<Element: Sendable> {
    private let open: () throws -> Readable
    private let item: (EngineAnswer) throws -> Element
    private let cancellation: Cancellation?
    private var readable: Readable?

    init(
        open: @escaping () throws -> Readable, cancelledBy cancellation: Cancellation?,
        item: @escaping (EngineAnswer) throws -> Element
    ) {
        self.open = open
        self.cancellation = cancellation
        self.item = item
    }

    /// The next one, and `nil` behind the last. After an error, such as a time limit, it can be read on.
    @available(*, noasync, message: "It would hold up a thread that tasks share: use Client")
    public func next() throws -> Element? {
        let source = try readable ?? asked(open)
        readable = source
        try asked(source.begin)
        var hasArrived = false
        defer { source.end(hasArrived) }
        let answer = try waited(cancelledBy: cancellation) { try source.next() }
        hasArrived = true
        if case .nothing = answer { return nil }
        return try item(answer)
    }

    /// The next ones, `count` at most.
    @available(*, noasync, message: "It would hold up a thread that tasks share: use Client")
    public func next(_ count: Int) throws -> [Element] {
        var taken: [Element] = []
        while taken.count < count, let one = try next() { taken.append(one) }
        return taken
    }
}

extension BlockingClient {
    /// Those of ``Client``.
    public typealias Settings = Client.Settings

    /// The same client, whose calls stop waiting when `cancellation` says so. A refund that was sent is returned as it stands then.
    public func cancelled(by cancellation: Cancellation) -> BlockingClient {
        BlockingClient(engine, cancelledBy: cancellation)
    }

    func made(
        within timeout: Duration? = nil, step: (EngineAnswer) throws -> Void = { _ in }, _ ready: () throws -> EngineCall
    ) throws -> EngineAnswer {
        try waited(within: timeout, cancelledBy: cancellation, step: step, ready)
    }

    func listed<Element>(
        _ open: @escaping () throws -> Readable, _ item: @escaping (EngineAnswer) throws -> Element
    ) -> BlockingListed<Element> {
        BlockingListed(open: open, cancelledBy: cancellation, item: item)
    }

    /// An error says that there is nothing to wait for: another process made the client, or it was closed meanwhile.
    func closed(_ closing: EngineCall?) {
        while let news = try? closing?.wait(milliseconds: aWhile), news.isEmpty {}
    }
}

extension BlockingReport {
    func made(_ ready: () throws -> EngineCall) throws -> EngineAnswer {
        try waited(cancelledBy: cancellation, ready)
    }

    func listed<Element>(
        _ open: @escaping () throws -> Readable, _ item: @escaping (EngineAnswer) throws -> Element
    ) -> BlockingListed<Element> {
        BlockingListed(open: open, cancelledBy: cancellation, item: item)
    }
}
