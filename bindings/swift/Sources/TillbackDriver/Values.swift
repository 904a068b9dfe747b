import Foundation
import Tillback

// Values in the form that all drivers share: what is absent is left out.

private func present(_ members: [String: Any?]) -> Object {
    members.compactMapValues { $0 }
}

/// To the microsecond.
private func time(_ date: Date?) -> String? {
    date.map { date in
        let microseconds = Int64((date.timeIntervalSince1970 * 1e6).rounded())
        let whole = Date(timeIntervalSince1970: Double(microseconds / 1_000_000))
        let rest = String(microseconds % 1_000_000 + 1_000_000).dropFirst()
        return ISO8601DateFormatter().string(from: whole).replacingOccurrences(of: "Z", with: ".\(rest)Z")
    }
}

private func raw(_ data: Data) -> String? {
    data.isEmpty ? nil : String(data: data, encoding: .utf8)
}

func value(_ of: TillbackError) -> Object {
    present([
        "code": of.code, "number": of.number, "kind": of.kind.rawValue, "retry": of.retry.rawValue, "message": of.message,
        "field": of.field,
        "retry_after_ms": of.retryAfter.map { $0.components.seconds * 1000 + $0.components.attoseconds / 1_000_000_000_000_000 },
        "gateway_code": of.gatewayCode, "gateway_message": of.gatewayMessage, "http_status": of.httpStatus,
        "request_id": of.requestID, "idempotency_key": of.idempotencyKey,
    ])
}

func value(_ of: Refund) -> Object {
    present([
        "idempotency_key": of.idempotencyKey, "id": of.id, "account": of.account, "gateway": of.gateway.rawValue,
        "target": of.target, "transaction_id": of.transactionID, "reference": of.reference,
        "amount": of.amount.description, "reason": of.reason, "status": of.status.rawValue,
        "contradicted": of.contradicted, "gateway_refund_id": of.gatewayRefundID,
        "gateway_words": present([
            "code": of.gatewayCode, "message": of.gatewayMessage, "http_status": of.httpStatus, "request_id": of.requestID,
        ]),
        "attempts": of.attempts.count, "created_at": time(of.createdAt), "updated_at": time(of.updatedAt),
        "history": of.history.map(line), "raw": raw(of.raw),
    ])
}

private func line(_ of: HistoryEntry) -> Object {
    present([
        "at": time(of.at), "by": of.by, "status": of.status.rawValue, "source": of.source.rawValue, "what": of.what,
        "gateway_code": of.gatewayCode, "http_status": of.httpStatus, "request_id": of.requestID,
        "contradicts": of.contradicts,
    ])
}

func value(_ of: Transaction) -> Object {
    present([
        "account": of.account, "gateway": of.gateway.rawValue, "id": of.id, "reference": of.reference,
        "kind": of.kind.rawValue, "parent_id": of.parentID, "status": of.status.rawValue, "status_word": of.statusWord,
        "amount": of.amount.description, "refunded": of.refunded?.description, "refundable": of.refundable?.description,
        "refunds": of.refunds?.map { present(["id": $0.id, "mark": $0.mark, "amount": $0.amount.description]) },
        "method": of.method, "created_at": time(of.createdAt), "paid_at": time(of.paidAt),
        "refunded_at": time(of.refundedAt), "updated_at": time(of.updatedAt), "raw": raw(of.raw),
    ])
}

func value(_ of: Payee) -> Object {
    present([
        "account": of.account, "customer_no": of.customerNo, "customer_code": of.customerCode, "first_name": of.firstName,
        "last_name": of.lastName, "email": of.email, "status": of.status, "created_at": time(of.createdAt),
        "updated_at": time(of.updatedAt), "raw": raw(of.raw),
    ])
}

func value(_ of: Event) -> Object {
    present([
        "account": of.account, "gateway": of.gateway.rawValue, "subject": of.subject.rawValue,
        "transaction_id": of.transactionID, "reference": of.reference, "refund_id": of.refundID, "mark": of.mark,
        "status_word": of.statusWord, "amount": of.amount?.description, "refunded": of.refunded?.description,
        "at": time(of.at), "refund_keys": of.refundKeys, "dedupe_key": of.dedupeKey,
        "acknowledgement": of.acknowledgement, "raw": raw(of.raw),
    ])
}

func value(_ of: Check) -> Object {
    present([
        "account": of.account, "gateway": of.gateway.rawValue, "may_refund": of.mayRefund.rawValue,
        "merchant": of.merchant, "raw": raw(of.raw),
    ])
}

func value(_ of: Capabilities) -> Object {
    present([
        "gateway": of.gateway.rawValue, "partial_refunds": of.partialRefunds, "tells_refunded": of.tellsRefunded,
        "lists_refunds": of.listsRefunds, "finds_refund_by_mark": of.findsRefundByMark,
        "repeats_answers": of.repeatsAnswers, "one_refund_at_a_time": of.oneRefundAtATime, "lists": of.lists.rawValue,
        "payees": of.payees, "mark": of.mark, "evidence": of.evidence, "proof_of_no": of.proofOfNo,
    ])
}

func settlement(_ of: Settlement, steps: Int) -> Object {
    ["ended": of.ended.map { value($0) }, "open": of.open.map { value($0) }, "steps": steps]
}

func report(_ rows: [ReportRow], _ tally: ReportTally) -> Object {
    [
        "rows": rows.map(row),
        "tally": [
            "rows": tally.rows, "failed": tally.failed, "disagreeing": tally.disagreeing, "duplicates": tally.duplicates,
            "left_out": tally.leftOut,
        ],
    ]
}

private func row(_ of: ReportRow) -> Object {
    present([
        "account": of.account, "gateway": of.gateway.rawValue, "asked": of.asked, "view": of.view.rawValue,
        "transaction": of.transaction.map { value($0) }, "error": of.error.map { value($0) },
        "refunds": of.refunds.map { value($0) }, "day": of.day?.description, "paid": of.paid?.description,
        "refunded": of.refunded?.description, "refundable": of.refundable?.description,
        "agreement": of.agreement.word.rawValue,
    ])
}

/// What was told of each call, in the order of the input.
func many<Value>(_ done: [Done<Value>], _ each: (Value) -> Object) -> Object {
    let ends: [Object] = done.map { one in
        switch one.result {
        case .success(let result): ["index": one.index, "ok": each(result)]
        case .failure(let error): ["index": one.index, "error": value(error)]
        }
    }
    return [
        "done": ends, "answered": done.map(\.answered).max() ?? 0, "failed": done.map(\.failed).max() ?? 0,
    ]
}
