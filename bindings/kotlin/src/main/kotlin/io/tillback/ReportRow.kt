package io.tillback

import io.tillback.engine.EngineRow
import io.tillback.engine.EngineTally
import io.tillback.engine.EngineTotal
import java.math.BigDecimal
import java.time.Instant
import java.time.LocalDate

/**
 * One payment in a report. At PayCross, whose lists show them apart, a refund has a row of its own.
 *
 * @property asked the id or reference that was asked for.
 * @property transaction what the gateway says, where it was asked and answered.
 * @property error why it could not be read.
 * @property refunds what the journal knows of refunds of it, oldest first.
 * @property day the day it was paid, or else created, in the time zone of the report.
 * @property paid what came in; `null` if nobody says.
 * @property refunded what went back; `null` where neither the gateway nor the journal says.
 * @property refundable what can still go back, less what is under way.
 */
public data class ReportRow(
    val account: String,
    val gateway: GatewayName,
    val asked: String,
    val view: GatewayView,
    val transaction: Transaction?,
    val error: TillbackException?,
    val refunds: List<Refund>,
    val day: LocalDate?,
    val paid: Money?,
    val refunded: Money?,
    val refundable: Money?,
    val agreement: Agreement,
) {
    internal companion object {
        fun of(told: EngineRow): ReportRow =
            ReportRow(
                account = told.account,
                gateway = wordOf(told.gateway),
                asked = told.asked,
                view = wordOf(told.view),
                transaction = told.transaction?.let(Transaction::of),
                error = told.error?.let(TillbackException::of),
                refunds = told.refunds.map(Refund::of),
                day = told.day?.day(),
                paid = told.paid?.let(::Money),
                refunded = told.refunded?.let(::Money),
                refundable = told.refundable?.let(::Money),
                agreement =
                    told.agreement.let {
                        Agreement(
                            word = wordOf(it.word),
                            amount = it.amount?.let(::Money),
                            at = it.at?.read(),
                            ours = it.ours?.let(::Money),
                            theirs = it.theirs?.let(::Money),
                            isDisagreement = it.isDisagreement,
                        )
                    },
            )
    }
}

/**
 * Whether the journal and the gateway say the same of a payment.
 *
 * @property amount how much was refunded elsewhere, is not shown, or is still open.
 * @property at when the last of it was refunded elsewhere, where the gateway says.
 * @property ours by the journal, where the amounts differ.
 * @property theirs by the gateway, where the amounts differ.
 * @property isDisagreement whether somebody should look.
 */
public data class Agreement(
    val word: AgreementWord,
    val amount: Money?,
    val at: Instant?,
    val ours: Money?,
    val theirs: Money?,
    val isDisagreement: Boolean,
)

/**
 * How many rows of a report there were, and how they ended.
 *
 * @property failed of the rows, could not be read.
 * @property disagreeing of the rows, somebody should look at.
 * @property duplicates left out, because they were there already.
 * @property leftOut left out because nothing of them can be given back.
 */
public data class ReportTally(
    val rows: Long,
    val failed: Long,
    val disagreeing: Long,
    val duplicates: Long,
    val leftOut: Long,
) {
    internal companion object {
        fun of(told: EngineTally): ReportTally =
            ReportTally(
                told.rows.toLong(),
                told.failed.toLong(),
                told.disagreeing.toLong(),
                told.duplicates.toLong(),
                told.leftOut.toLong(),
            )
    }
}

/**
 * One line of totals.
 *
 * @property label what its rows have in common: a day as `2026-11-30`, a name; empty where the gateway doesn't tell.
 * @property currency the ISO 4217 code of the sums.
 * @property paid what came in.
 * @property refunded what went back.
 * @property refundable what can still go back.
 */
public data class Total(
    val label: String,
    val currency: String,
    val rows: Long,
    val paid: BigDecimal,
    val refunded: BigDecimal,
    val refundable: BigDecimal,
    val disagreeing: Long,
) {
    internal companion object {
        fun of(told: EngineTotal): Total =
            Total(
                told.label,
                told.currency,
                told.rows.toLong(),
                BigDecimal(told.paid),
                BigDecimal(told.refunded),
                BigDecimal(told.refundable),
                told.disagreeing.toLong(),
            )
    }
}
