package io.tillback

import io.tillback.engine.EngineMany
import io.tillback.engine.EngineRefundFilter
import io.tillback.engine.EngineTransactionFilter
import io.tillback.engine.openStatuses
import java.time.Instant
import java.time.LocalDate

/**
 * Which refunds of the journal to list.
 *
 * @property account of this account.
 * @property statuses with one of these statuses; none: with any.
 * @property from recorded at this time or later.
 * @property to recorded before this time.
 * @property transactionId of the payment with this id of the gateway.
 * @property contradicted only those against whose final status news came in.
 */
public data class RefundFilter(
    val account: String? = null,
    val statuses: Set<RefundStatus> = emptySet(),
    val from: Instant? = null,
    val to: Instant? = null,
    val transactionId: String? = null,
    val contradicted: Boolean = false,
) {
    internal fun told(): EngineRefundFilter =
        EngineRefundFilter(account, statuses.map { it.word }, from?.told(), to?.told(), transactionId, contradicted)

    public companion object {
        /** Those that are not final, what a person must look at included. */
        public fun open(): RefundFilter = RefundFilter(statuses = openStatuses().map { wordOf<RefundStatus>(it) }.toSet())
    }
}

/**
 * Which payments of a gateway to list.
 *
 * @property from created at or after this time.
 * @property to created before this time.
 * @property day one whole day in UTC instead (PayCross's report without paging).
 * @property status the gateway's own word for the status, such as `paid`.
 * @property method Yedpay's `gateway_id`; PayCross `credit_card` or `alternative`.
 * @property reference the merchant's reference.
 * @property owner whose, where the gateway asks: Yedpay `company:<id>` or `user:<id>`.
 * @property pageSize how many at a time.
 */
public data class TransactionFilter(
    val from: Instant? = null,
    val to: Instant? = null,
    val day: LocalDate? = null,
    val status: String? = null,
    val method: String? = null,
    val reference: String? = null,
    val owner: String? = null,
    val pageSize: Int? = null,
) {
    internal fun told(): EngineTransactionFilter =
        EngineTransactionFilter(
            from = from?.told(),
            to = to?.told(),
            day = day?.toString(),
            status = status,
            method = method,
            reference = reference,
            owner = owner,
            pageSize = pageSize?.toLong(),
        )
}

/**
 * How many calls at once, and how fast.
 *
 * @property atOnce calls under way at the same time: 1 to 1,024.
 * @property perSecond calls begun per second, at most; `null`: no limit.
 */
public data class ManyOptions(
    val atOnce: Int = 16,
    val perSecond: Int? = null,
) {
    internal fun told(): EngineMany = EngineMany(atOnce.toLong(), perSecond?.toLong())
}
