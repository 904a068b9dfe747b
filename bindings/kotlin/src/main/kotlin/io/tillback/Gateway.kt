package io.tillback

import io.tillback.engine.EngineCapabilities
import io.tillback.engine.EngineCheck
import io.tillback.engine.EngineEvent
import java.time.Instant

/**
 * A webhook whose signature was verified, in one shape for all gateways.
 *
 * @property refundId the gateway's id of the refund.
 * @property mark the mark that travelled with the refund.
 * @property statusWord the gateway's own word for the status.
 * @property amount the amount it speaks of.
 * @property refunded what went back in all.
 * @property at when it happened.
 * @property refundKeys the keys of the journal's refunds that it is about.
 * @property dedupeKey the same for each delivery of the same event.
 * @property acknowledgement the body to answer the gateway with, under HTTP 200, so that it stops sending.
 * @property raw the untouched body.
 */
public data class Event(
    val account: String,
    val gateway: GatewayName,
    val subject: EventSubject,
    val transactionId: String?,
    val reference: String?,
    val refundId: String?,
    val mark: String?,
    val statusWord: String?,
    val amount: Money?,
    val refunded: Money?,
    val at: Instant?,
    val refundKeys: List<String>,
    val dedupeKey: String,
    val acknowledgement: String,
    val raw: Raw,
) {
    internal companion object {
        fun of(told: EngineEvent): Event =
            Event(
                account = told.account,
                gateway = wordOf(told.gateway),
                subject = wordOf(told.subject),
                transactionId = told.transactionId,
                reference = told.reference,
                refundId = told.refundId,
                mark = told.mark,
                statusWord = told.statusWord,
                amount = told.amount?.let(::Money),
                refunded = told.refunded?.let(::Money),
                at = told.at?.read(),
                refundKeys = told.refundKeys,
                dedupeKey = told.dedupeKey,
                acknowledgement = told.acknowledgement,
                raw = Raw(told.raw),
            )
    }
}

/**
 * That an account's credentials work, whether they may refund, and whose they are where the gateway says. `toString` doesn't show
 * whose.
 */
public data class Check(
    val account: String,
    val gateway: GatewayName,
    val mayRefund: MayRefund,
    val merchant: String?,
    val raw: Raw,
) {
    override fun toString(): String = "Check(account=$account, gateway=${gateway.word}, mayRefund=${mayRefund.word})"

    internal companion object {
        fun of(told: EngineCheck): Check =
            Check(told.account, wordOf(told.gateway), wordOf(told.mayRefund), told.merchant, Raw(told.raw))
    }
}

/**
 * What a gateway can do and prove.
 *
 * @property partialRefunds whether part of a payment can go back.
 * @property tellsRefunded whether it tells what went back.
 * @property listsRefunds whether a payment's record lists its refunds.
 * @property findsRefundByMark whether it finds a refund by the mark that travels with it.
 * @property repeatsAnswers whether it answers a repeated request as it did the first.
 * @property oneRefundAtATime whether refunds of a payment go one at a time.
 * @property mark which mark travels with a refund.
 * @property evidence how a lost answer is settled.
 * @property proofOfNo what proves that a refund did not happen.
 */
public data class Capabilities(
    val gateway: GatewayName,
    val partialRefunds: Boolean,
    val tellsRefunded: Boolean,
    val listsRefunds: Boolean,
    val findsRefundByMark: Boolean,
    val repeatsAnswers: Boolean,
    val oneRefundAtATime: Boolean,
    val lists: ListScope,
    val payees: Boolean,
    val mark: String,
    val evidence: String,
    val proofOfNo: String,
) {
    internal companion object {
        fun of(told: EngineCapabilities): Capabilities =
            Capabilities(
                gateway = wordOf(told.gateway),
                partialRefunds = told.partialRefunds,
                tellsRefunded = told.tellsRefunded,
                listsRefunds = told.listsRefunds,
                findsRefundByMark = told.findsRefundByMark,
                repeatsAnswers = told.repeatsAnswers,
                oneRefundAtATime = told.oneRefundAtATime,
                lists = wordOf(told.lists),
                payees = told.payees,
                mark = told.mark,
                evidence = told.evidence,
                proofOfNo = told.proofOfNo,
            )
    }
}
