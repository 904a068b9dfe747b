import Foundation
import Tillback

/// Makes the calls that the runner tells it to make, line by line, and answers with what came of them.
struct Driver {
    let mode: Mode
    private var shop: (any Shop)?

    init(_ mode: Mode) {
        self.mode = mode
    }

    /// The answer to a line, as text.
    mutating func answer(_ line: String) async throws -> Data {
        do {
            return try written(try await answer(Members(try parsed(Data(line.utf8)))))
        } catch {
            return try written(["driver": "\(error)"])
        }
    }

    private mutating func answer(_ line: Members) async throws -> Object {
        let op = try line.text("op")
        if op == "open" {
            let client = try line.members("client")
            try line.end()
            do {
                shop = try await mode.open(try settings(client))
                return ["ok": Object()]
            } catch let error as TillbackError {
                return ["error": value(error)]
            }
        }
        guard let shop else { throw Mistake("no client was opened") }
        guard op == "together" else { return try await TillbackDriver.answer(shop, op, line) }
        let calls: [Object] = try line.must("calls")
        try line.end()
        return ["ok": try await together(shop, calls)]
    }
}

/// The answers of calls that are made at the same time, in their order.
private func together(_ shop: any Shop, _ calls: [Object]) async throws -> [Object] {
    // As text, which may go from one task to another.
    let tasks = try calls.map(written).map { line in
        Task {
            let call = Members(try parsed(line))
            return try written(try await answer(shop, try call.text("op"), call))
        }
    }
    var answers: [Object] = []
    for task in tasks { answers.append(try parsed(try await task.value)) }
    return answers
}

private func written(_ answer: Object) throws -> Data {
    try JSONSerialization.data(withJSONObject: answer, options: [.fragmentsAllowed, .withoutEscapingSlashes])
}

private func parsed(_ text: Data) throws -> Object {
    guard let object = try JSONSerialization.jsonObject(with: text) as? Object else { throw Mistake("that is no object") }
    return object
}
