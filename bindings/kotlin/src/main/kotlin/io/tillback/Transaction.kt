package io.tillback

import io.tillback.engine.EngineHandle
import io.tillback.engine.EngineTransaction
import java.time.Instant

/**
 * What a gateway says of a payment (or, at PayCross, of a refund or payout, which are transactions of their own). `toString` shows
 * no name and nothing the gateway wrote.
 *
 * @property id the gateway's own id.
 * @property reference the merchant's own reference, where one was given.
 * @property parentId the payment a refund belongs to.
 * @property statusWord the gateway's own word for the status.
 * @property amount the full amount.
 * @property refunded what went back so far; `null` where the gateway doesn't say (PayCross).
 * @property refundable what can still go back, by the gateway's figures; `null` where they don't tell (PayCross).
 * @property refunds the refunds the gateway lists; `null` where it lists none (Yedpay, PayCross).
 * @property method the gateway's word for the method of payment.
 * @property details what only this gateway says.
 * @property raw the untouched reply, or the part of it that is about this payment.
 */
public data class Transaction(
    val account: String,
    val gateway: GatewayName,
    val id: String,
    val reference: String?,
    val kind: TransactionKind,
    val parentId: String?,
    val status: TransactionStatus,
    val statusWord: String,
    val amount: Money,
    val refunded: Money?,
    val refundable: Money?,
    val refunds: List<ListedRefund>?,
    val method: String?,
    val createdAt: Instant?,
    val paidAt: Instant?,
    val refundedAt: Instant?,
    val updatedAt: Instant?,
    val details: Details,
    val raw: Raw,
) : RefundTarget {
    /** The engine's own copy. A `copy` has none, because it may have been changed. */
    internal var handle: EngineHandle? = null
        private set

    override fun toString(): String =
        "Transaction(account=$account, id=$id, kind=$kind, status=${status.word}, amount=$amount, refundable=$refundable)"

    internal companion object {
        fun of(told: EngineTransaction): Transaction =
            Transaction(
                account = told.account,
                gateway = wordOf(told.gateway),
                id = told.id,
                reference = told.reference,
                kind = TransactionKind(told.kind),
                parentId = told.parentId,
                status = wordOf(told.status),
                statusWord = told.statusWord,
                amount = Money(told.amount),
                refunded = told.refunded?.let(::Money),
                refundable = told.refundable?.let(::Money),
                refunds = told.refunds?.map { ListedRefund(it.id, it.mark, Money(it.amount)) },
                method = told.method,
                createdAt = told.createdAt?.read(),
                paidAt = told.paidAt?.read(),
                refundedAt = told.refundedAt?.read(),
                updatedAt = told.updatedAt?.read(),
                details = Details.of(told.details),
                raw = Raw(told.raw),
            ).also { it.handle = told.handle }
    }
}

/** A refund as the payment's own record lists it: the gateway's id, the mark that travelled with it, and how much. */
public data class ListedRefund(
    val id: String?,
    val mark: String?,
    val amount: Money,
)
