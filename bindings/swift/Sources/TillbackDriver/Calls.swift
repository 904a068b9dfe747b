import Foundation
import Tillback

/// Makes one call, and says what came of it.
func answer(_ shop: any Shop, _ op: String, _ members: Members) async throws -> Object {
    do {
        let after = try members.mayTime("cancel_after_ms")
        return ["ok": try await made(shop, op, members, after)]
    } catch let error as TillbackError {
        return ["error": value(error)]
    }
}

private func made(_ shop: any Shop, _ op: String, _ of: Members, _ after: Duration?) async throws -> Any {
    func all<T>(_ taken: T) throws -> T {
        try of.end()
        return taken
    }
    switch op {
    case "refund", "queue_refund":
        let request = try all(try await request(shop, of.members("request")))
        return value(
            try await stopping(shop, after: after) { shop in
                op == "refund" ? try await shop.refund(request) : try await shop.queueRefund(request)
            })
    case "get_refund":
        let key = try all(of.text("idempotency_key"))
        return value(try await stopping(shop, after: after) { try await $0.getRefund(key) })
    case "wait_for_refund":
        let (key, deadline) = try all((of.text("idempotency_key"), of.time("deadline_ms")))
        return value(try await stopping(shop, after: after) { try await $0.waitForRefund(key, deadline: deadline) })
    case "resolve":
        let (key, note) = (try of.text("idempotency_key"), try of.text("note"))
        let outcome: Outcome = try all(word(of.text("outcome")))
        return value(try await stopping(shop, after: after) { try await $0.resolve(key, as: outcome, note: note) })
    case "settle":
        let deadline = try all(of.time("deadline_ms"))
        let steps = Count()
        let settled = try await stopping(shop, after: after) { shop in
            try await shop.settle(deadline: deadline) { _ in steps.add() }
        }
        return settlement(settled, steps: steps.number)
    case "refund_many":
        var requests: [RefundRequest] = []
        for one in try of.each("requests") { requests.append(try await request(shop, one)) }
        let (made, options) = (requests, try all(of.options()))
        return many(
            try await stopping(shop, after: after) { try await $0.refundMany(made, options: options) { _ in } },
            { value($0) })
    case "query_many":
        let (account, references) = (try of.text("account"), try of.references("references"))
        let options = try all(of.options())
        return many(
            try await stopping(shop, after: after) { shop in
                try await shop.queryMany(references, account: account, options: options, timeout: nil) { _ in }
            }, { value($0) })
    case "list_refunds":
        let (filter, take) = try all((refundFilter(of.mayMembers("filter")), take(of)))
        return try await stopping(shop, after: after) { try await $0.refunds(filter, take) }.map { value($0) }
    case "transactions":
        let (account, filter) = (try of.text("account"), try transactionFilter(of.mayMembers("filter")))
        let take = try all(take(of))
        return try await stopping(shop, after: after) { try await $0.listed(account, filter, take) }.map { value($0) }
    case "report":
        var options = ReportOptions()
        options.timeZone = try of.mayText("time_zone")
        options.refundable = try of.mayFlag("refundable") ?? false
        let (source, take) = try all((source(of.members("source")), take(of)))
        let (chosen, count) = (options, take)
        let (rows, tally) = try await stopping(shop, after: after) { try await $0.rows(source, chosen, count) }
        return report(rows, tally)
    default:
        return try await question(shop, op, of, after)
    }
}

private func question(_ shop: any Shop, _ op: String, _ of: Members, _ after: Duration?) async throws -> Any {
    func all<T>(_ taken: T) throws -> T {
        try of.end()
        return taken
    }
    switch op {
    case "check_journal":
        try of.end()
        return try await stopping(shop, after: after) { try await $0.checkJournal() }
    case "transaction":
        let (account, reference) = try all((of.text("account"), of.reference()))
        return value(
            try await stopping(shop, after: after) { try await $0.transaction(reference, account: account, timeout: nil) })
    case "find":
        let (account, reference) = try all((of.text("account"), of.reference()))
        return try await stopping(shop, after: after) { try await $0.find(reference, account: account, timeout: nil) }
            .map { value($0) }
    case "wait_for":
        let (account, reference) = (try of.text("account"), try of.reference())
        let (until, deadline) = try all((until(of.text("until")), of.time("deadline_ms")))
        return value(
            try await stopping(shop, after: after) { shop in
                try await shop.waitFor(reference, account: account, until: until, deadline: deadline)
            })
    case "register_payee":
        let request = try all(payeeRequest(of.members("request")))
        return value(try await stopping(shop, after: after) { try await $0.registerPayee(request, timeout: nil) })
    case "payee":
        let (account, payee) = try all((of.text("account"), payeeRef(of.members("payee"))))
        return value(try await stopping(shop, after: after) { try await $0.payee(payee, account: account, timeout: nil) })
    case "update_payee":
        let (account, number) = (try of.text("account"), try of.text("customer_no"))
        let changes: [String: String] = try all(of.must("changes"))
        return value(
            try await stopping(shop, after: after) { shop in
                try await shop.updatePayee(customerNo: number, account: account, changes: changes, timeout: nil)
            })
    case "receive_webhook", "verify_webhook":
        let (account, named) = (try of.text("account"), try of.must("headers", as: [String: String].self))
        let (headers, body) = (named.map { ($0.key, $0.value) }, Data(try all(of.text("body")).utf8))
        return value(
            try await stopping(shop, after: after) { shop in
                op == "receive_webhook"
                    ? try await shop.receiveWebhook(account: account, headers: headers, body: body)
                    : try await shop.verifyWebhook(account: account, headers: headers, body: body)
            })
    case "check":
        let account = try all(of.text("account"))
        return value(try await stopping(shop, after: after) { try await $0.check(account: account, timeout: nil) })
    case "capabilities":
        return value(try shop.capabilities(word(all(of.text("gateway")))))
    case "accounts":
        try of.end()
        return try shop.accounts
    default:
        throw Mistake("no operation is called \(op)")
    }
}

/// With the payment read first, where the runner wants it so.
private func request(_ shop: any Shop, _ of: Members) async throws -> RefundRequest {
    let (account, reference, key) = (try of.text("account"), try of.reference(), try of.text("idempotency_key"))
    let isRead = try of.mayFlag("read_first") == true
    let read = isRead ? try await shop.transaction(reference, account: account, timeout: nil) : nil
    var request: RefundRequest =
        switch (try of.mayText("amount").map { try Money(parsing: $0) }, read) {
        case (let amount?, let read?):
            RefundRequest(account: account, transaction: read, idempotencyKey: key, amount: amount)
        case (let amount?, nil):
            RefundRequest(account: account, transaction: reference, idempotencyKey: key, amount: amount)
        case (nil, let read?): RefundRequest(account: account, transaction: read, idempotencyKey: key)
        case (nil, nil): RefundRequest(account: account, transaction: reference, idempotencyKey: key)
        }
    request.reason = try of.mayText("reason")
    request.deadline = try of.mayTime("deadline_ms")
    try of.end()
    return request
}

private func take(_ of: Members) throws -> Int { try of.mayNumber("take").map { Int($0) } ?? .max }

private func until(_ text: String) throws -> Until {
    switch text {
    case "final": .final
    case "refundable": .refundable
    default: .status(try word(text))
    }
}

/// How many there were.
private final class Count: @unchecked Sendable {
    private let lock = NSLock()
    private var counted = 0

    func add() { lock.withLock { counted += 1 } }

    var number: Int { lock.withLock { counted } }
}
