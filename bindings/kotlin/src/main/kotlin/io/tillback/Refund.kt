package io.tillback

import io.tillback.engine.EngineHistoryEntry
import io.tillback.engine.EngineRefund
import io.tillback.engine.EngineRefundRequest
import java.time.Instant
import kotlin.time.Duration

/**
 * What to give back. The same key always names the same refund. `toString` shows no reason.
 *
 * @property account the name of the account that was paid.
 * @property transaction the payment: a [Transaction] just read (which saves a look-up), or a [TransactionRef].
 * @property idempotencyKey your name for this refund, 1 to 255 characters: take it from the return in your own books, never from a
 *   clock or a dice. The same key with the same content returns the same refund, also after a crash.
 * @property amount how much, in the currency of the payment. Without it, all that can still go back.
 * @property reason why, at most 200 characters. Yedpay and PayCross keep it; Pockyt has no such field.
 * @property deadline how long the call may take. When it ends, you get the refund with the status of that moment.
 */
public data class RefundRequest(
    val account: String,
    val transaction: RefundTarget,
    val idempotencyKey: String,
    val amount: Money? = null,
    val reason: String? = null,
    val deadline: Duration? = null,
) {
    override fun toString(): String =
        "RefundRequest(account=$account, idempotencyKey=$idempotencyKey, amount=$amount, deadline=$deadline)"

    internal fun told(): EngineRefundRequest {
        val reference =
            when (transaction) {
                is TransactionRef -> transaction
                // A copy that was changed has no handle, so the gateway is asked for it once more.
                is Transaction -> TransactionRef.gatewayId(transaction.id)
            }
        val read = transaction as? Transaction
        return EngineRefundRequest(
            account,
            reference.told(),
            read?.handle,
            read?.account,
            idempotencyKey,
            amount?.told(),
            reason,
            deadline?.told(),
        )
    }
}

/**
 * One intent to give money back, and all that is known of it. `toString` shows no reason and nothing the gateway wrote.
 *
 * @property idempotencyKey your name for it.
 * @property id tillback's own id, the mark that travels to the gateway.
 * @property target the id, reference or scanned text by which you named the payment.
 * @property transactionId the gateway's id of the payment; `null` while a queued refund was not looked up.
 * @property reference the merchant's reference of the payment.
 * @property amount how much; always explicit.
 * @property contradicted whether news came in that says otherwise than the final status. It is in [history] and changed nothing.
 * @property gatewayRefundId the gateway's id of the refund, once known.
 * @property gatewayCode the gateway's own code, as it said last.
 * @property gatewayMessage the gateway's own text. It may echo what a customer typed, so keep it out of logs.
 * @property requestId the id by which the gateway's support finds the exchange.
 * @property raw the gateway's last reply about it. No journal keeps replies: it is there in the process that got it.
 * @property attempts how often it was sent, and when.
 * @property history what happened, oldest first.
 */
public data class Refund(
    val idempotencyKey: String,
    val id: String,
    val account: String,
    val gateway: GatewayName,
    val target: String,
    val transactionId: String?,
    val reference: String?,
    val amount: Money,
    val reason: String?,
    val status: RefundStatus,
    val contradicted: Boolean,
    val gatewayRefundId: String?,
    val gatewayCode: String?,
    val gatewayMessage: String?,
    val httpStatus: Int?,
    val requestId: String?,
    val raw: Raw,
    val attempts: List<Attempt>,
    val createdAt: Instant,
    val updatedAt: Instant,
    val history: List<HistoryEntry>,
) {
    /** Whether its status never changes again by itself. */
    public val isFinal: Boolean get() = status.isFinal

    override fun toString(): String =
        "Refund(idempotencyKey=$idempotencyKey, id=$id, account=$account, transactionId=$transactionId, amount=$amount, " +
            "status=${status.word})"

    internal companion object {
        fun of(told: EngineRefund): Refund =
            Refund(
                idempotencyKey = told.idempotencyKey,
                id = told.id,
                account = told.account,
                gateway = wordOf(told.gateway),
                target = told.target,
                transactionId = told.transactionId,
                reference = told.reference,
                amount = Money(told.amount),
                reason = told.reason,
                status = wordOf(told.status),
                contradicted = told.contradicted,
                gatewayRefundId = told.gatewayRefundId,
                gatewayCode = told.gatewayCode,
                gatewayMessage = told.gatewayMessage,
                httpStatus = told.httpStatus?.toInt(),
                requestId = told.requestId,
                raw = Raw(told.raw),
                attempts = told.attempts.map { Attempt(it.number.toInt(), it.at.read()) },
                createdAt = told.createdAt.read(),
                updatedAt = told.updatedAt.read(),
                history = told.history.map(HistoryEntry::of),
            )
    }
}

/** One sending of a refund: its number, counted from 1, and when it was marked as about to be sent. */
public data class Attempt(
    val number: Int,
    val at: Instant,
)

/**
 * One line of a refund's history. It holds no secret and nothing the gateway wrote but its codes. `toString` doesn't show [what],
 * which may be a person's note.
 *
 * @property by the program that wrote it.
 * @property status the status after it.
 * @property source from whom the news came.
 * @property what what happened and what was concluded from it.
 * @property contradicts whether it says otherwise than the final status that stood by then.
 */
public data class HistoryEntry(
    val at: Instant,
    val by: String,
    val status: RefundStatus,
    val source: HistorySource,
    val what: String,
    val gatewayCode: String?,
    val httpStatus: Int?,
    val requestId: String?,
    val contradicts: Boolean,
) {
    override fun toString(): String =
        "HistoryEntry(at=$at, by=$by, status=${status.word}, source=${source.word}, gatewayCode=$gatewayCode, httpStatus=$httpStatus, " +
            "requestId=$requestId, contradicts=$contradicts)"

    internal companion object {
        fun of(told: EngineHistoryEntry): HistoryEntry =
            HistoryEntry(
                at = told.at.read(),
                by = told.`by`,
                status = wordOf(told.status),
                source = wordOf(told.source),
                what = told.what,
                gatewayCode = told.gatewayCode,
                httpStatus = told.httpStatus?.toInt(),
                requestId = told.requestId,
                contradicts = told.contradicts,
            )
    }
}

/** What [Client.settle] did: the refunds that ended while it ran, and those that are still open. */
public data class Settlement(
    val ended: List<Refund>,
    val open: List<Refund>,
)

/** A refund that [Client.settle] brought on, and how far it is: of [found] open refunds, [ended] came to their end. */
public data class SettleStep(
    val refund: Refund,
    val ended: Long,
    val found: Long,
)

/**
 * How one call of many ended.
 *
 * @property index its place in the input, from 0.
 * @property result what came of it; `null` where it failed.
 * @property error why it failed.
 * @property answered calls that ended with a result so far, this one included.
 * @property failed calls that ended with an error so far, this one included.
 */
public data class Done<out T : Any>(
    val index: Int,
    val result: T?,
    val error: TillbackException?,
    val answered: Int,
    val failed: Int,
) {
    /** The result. @throws TillbackException where it failed. */
    public fun get(): T = result ?: throw (error ?: InternalException(io.tillback.engine.engineBug()))
}
