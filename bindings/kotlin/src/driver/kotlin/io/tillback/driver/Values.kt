package io.tillback.driver

import io.tillback.*
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive

/* Values in the form that all drivers share: what is absent is left out. */

fun ok(value: JsonElement): JsonObject = JsonObject(mapOf("ok" to value))

fun failed(error: TillbackException): JsonObject = JsonObject(mapOf("error" to value(error)))

/** A cancelled call throws what cancelled it, which says no more than that. */
fun stopped(key: String?): JsonObject =
    JsonObject(
        mapOf(
            "error" to
                present(
                    "code" to "CANCELLED",
                    "number" to 2801,
                    "kind" to "cancelled",
                    "retry" to "later",
                    "message" to "The call was cancelled.",
                    "idempotency_key" to key,
                ),
        ),
    )

fun <T> list(
    of: List<T>,
    each: (T) -> JsonElement,
): JsonArray = JsonArray(of.map(each))

private fun present(vararg members: Pair<String, Any?>): JsonObject =
    JsonObject(members.mapNotNull { (name, value) -> written(value)?.let { name to it } }.toMap())

private fun written(value: Any?): JsonElement? =
    when (value) {
        null -> null
        is JsonElement -> value
        is String -> JsonPrimitive(value)
        is Number -> JsonPrimitive(value)
        is Boolean -> JsonPrimitive(value)
        is Word -> JsonPrimitive(value.word)
        is Raw -> value.text?.ifEmpty { null }?.let(::JsonPrimitive)
        is List<*> -> JsonArray(value.mapNotNull(::written))
        is Refund -> value(value)
        is Transaction -> value(value)
        is TillbackException -> value(value)
        is Agreement -> JsonPrimitive(value.word.word)
        is ListedRefund -> present("id" to value.id, "mark" to value.mark, "amount" to value.amount)
        is HistoryEntry -> line(value)
        // Money, instants and days are written as they print.
        is Money, is java.time.Instant, is java.time.LocalDate, is TransactionKind -> JsonPrimitive(value.toString())
        else -> throw Mistake("nobody knows how a ${value::class.simpleName} is written")
    }

fun value(of: TillbackException): JsonObject =
    present(
        "code" to of.code,
        "number" to of.number,
        "kind" to of.kind,
        "retry" to of.retry,
        "message" to of.message,
        "field" to of.field,
        "retry_after_ms" to of.retryAfter?.inWholeMilliseconds,
        "gateway_code" to of.gatewayCode,
        "gateway_message" to of.gatewayMessage,
        "http_status" to of.httpStatus,
        "request_id" to of.requestId,
        "idempotency_key" to of.idempotencyKey,
    )

fun value(of: Refund): JsonObject =
    present(
        "idempotency_key" to of.idempotencyKey,
        "id" to of.id,
        "account" to of.account,
        "gateway" to of.gateway,
        "target" to of.target,
        "transaction_id" to of.transactionId,
        "reference" to of.reference,
        "amount" to of.amount,
        "reason" to of.reason,
        "status" to of.status,
        "contradicted" to of.contradicted,
        "gateway_refund_id" to of.gatewayRefundId,
        "gateway_words" to
            present(
                "code" to of.gatewayCode,
                "message" to of.gatewayMessage,
                "http_status" to of.httpStatus,
                "request_id" to of.requestId,
            ),
        "attempts" to of.attempts.size,
        "created_at" to of.createdAt,
        "updated_at" to of.updatedAt,
        "history" to of.history,
        "raw" to of.raw,
    )

private fun line(of: HistoryEntry): JsonObject =
    present(
        "at" to of.at,
        "by" to of.by,
        "status" to of.status,
        "source" to of.source,
        "what" to of.what,
        "gateway_code" to of.gatewayCode,
        "http_status" to of.httpStatus,
        "request_id" to of.requestId,
        "contradicts" to of.contradicts,
    )

fun value(of: Transaction): JsonObject =
    present(
        "account" to of.account,
        "gateway" to of.gateway,
        "id" to of.id,
        "reference" to of.reference,
        "kind" to of.kind,
        "parent_id" to of.parentId,
        "status" to of.status,
        "status_word" to of.statusWord,
        "amount" to of.amount,
        "refunded" to of.refunded,
        "refundable" to of.refundable,
        "refunds" to of.refunds,
        "method" to of.method,
        "created_at" to of.createdAt,
        "paid_at" to of.paidAt,
        "refunded_at" to of.refundedAt,
        "updated_at" to of.updatedAt,
        "raw" to of.raw,
    )

fun value(of: Payee): JsonObject =
    present(
        "account" to of.account,
        "customer_no" to of.customerNo,
        "customer_code" to of.customerCode,
        "first_name" to of.firstName,
        "last_name" to of.lastName,
        "email" to of.email,
        "status" to of.status,
        "created_at" to of.createdAt,
        "updated_at" to of.updatedAt,
        "raw" to of.raw,
    )

fun value(of: Event): JsonObject =
    present(
        "account" to of.account,
        "gateway" to of.gateway,
        "subject" to of.subject,
        "transaction_id" to of.transactionId,
        "reference" to of.reference,
        "refund_id" to of.refundId,
        "mark" to of.mark,
        "status_word" to of.statusWord,
        "amount" to of.amount,
        "refunded" to of.refunded,
        "at" to of.at,
        "refund_keys" to of.refundKeys,
        "dedupe_key" to of.dedupeKey,
        "acknowledgement" to of.acknowledgement,
        "raw" to of.raw,
    )

fun value(of: Check): JsonObject =
    present(
        "account" to of.account,
        "gateway" to of.gateway,
        "may_refund" to of.mayRefund,
        "merchant" to of.merchant,
        "raw" to of.raw,
    )

fun value(of: Capabilities): JsonObject =
    present(
        "gateway" to of.gateway,
        "partial_refunds" to of.partialRefunds,
        "tells_refunded" to of.tellsRefunded,
        "lists_refunds" to of.listsRefunds,
        "finds_refund_by_mark" to of.findsRefundByMark,
        "repeats_answers" to of.repeatsAnswers,
        "one_refund_at_a_time" to of.oneRefundAtATime,
        "lists" to of.lists,
        "payees" to of.payees,
        "mark" to of.mark,
        "evidence" to of.evidence,
        "proof_of_no" to of.proofOfNo,
    )

fun settlement(
    of: Settlement,
    steps: Int,
): JsonObject = present("ended" to of.ended, "open" to of.open, "steps" to steps)

fun report(
    rows: List<ReportRow>,
    tally: ReportTally,
): JsonObject =
    present(
        "rows" to list(rows, ::row),
        "tally" to
            present(
                "rows" to tally.rows,
                "failed" to tally.failed,
                "disagreeing" to tally.disagreeing,
                "duplicates" to tally.duplicates,
                "left_out" to tally.leftOut,
            ),
    )

private fun row(of: ReportRow): JsonObject =
    present(
        "account" to of.account,
        "gateway" to of.gateway,
        "asked" to of.asked,
        "view" to of.view,
        "transaction" to of.transaction,
        "error" to of.error,
        "refunds" to of.refunds,
        "day" to of.day,
        "paid" to of.paid,
        "refunded" to of.refunded,
        "refundable" to of.refundable,
        "agreement" to of.agreement,
    )

/** What was told of each call, in the order of the input. Of [outOf] calls, those without news were stopped. */
fun <T : Any> many(
    told: List<Done<T>>,
    each: (T) -> JsonElement,
    outOf: Int = told.size,
): JsonObject {
    val news = told.associateBy { it.index }
    val ends =
        (0 until outOf).map { index ->
            val one = news[index]
            val result = one?.result
            val end =
                when {
                    one == null -> stopped(null)
                    result != null -> ok(each(result))
                    else -> failed(checkNotNull(one.error))
                }
            JsonObject(mapOf("index" to JsonPrimitive(index)) + end)
        }
    val answered = told.count { it.result != null }
    return present("done" to JsonArray(ends), "answered" to answered, "failed" to outOf - answered)
}
