package io.tillback

import io.tillback.engine.EngineAnswer
import io.tillback.engine.EngineCall
import io.tillback.engine.EngineDone
import io.tillback.engine.EngineFailure
import io.tillback.engine.EngineListing
import io.tillback.engine.EngineRows
import io.tillback.engine.engineBug

/** Something that is read one by one, in one place at a time. */
internal class Readable(
    val begin: () -> Unit,
    val next: () -> EngineCall,
    val end: (Boolean) -> Unit,
    private val closing: () -> Unit = {},
) : AutoCloseable {
    constructor(list: EngineListing) : this(list::begin, list::next, list::end, list::close)

    /** A report is read on after a pause, so it is not closed here. */
    constructor(rows: EngineRows) : this(rows::begin, rows::next, rows::end)

    override fun close() = closing()
}

/** The next item, by a call that is awaited or waited for; `null` at the end. What did not arrive is given again. */
internal inline fun Readable.take(call: (() -> EngineCall) -> EngineAnswer): EngineAnswer? {
    asked { begin() }
    var arrived = false
    val answer =
        try {
            call(next).also { arrived = true }
        } finally {
            end(arrived)
        }
    return answer.takeUnless { it is EngineAnswer.Nothing }
}

internal fun EngineAnswer.isStep(): Boolean =
    this is EngineAnswer.RefundDone || this is EngineAnswer.TransactionDone || this is EngineAnswer.Settled

/** Hands the steps on, and tells the end where it is there. */
internal fun List<EngineAnswer>.end(step: (EngineAnswer) -> Unit): EngineAnswer? {
    for (answer in this) {
        if (!answer.isStep()) return answer
        try {
            step(answer)
        } catch (error: TillbackException) {
            // It would say of the call under way what was said of another one: that no money moved.
            throw IllegalStateException(
                "progress threw an exception of tillback's, which ended the waiting. Refunds that were sent go on, and the same " +
                    "keys return them.",
                error,
            )
        }
    }
    return null
}

/** Waits until a call that was cancelled has come to its end, which it does at once. */
internal inline fun EngineCall.leave(next: () -> List<EngineAnswer>) {
    try {
        while (next().lastOrNull().let { it == null || it.isStep() }) {
            // What it still tells is not asked for any more.
        }
    } catch (_: EngineFailure) {
        // That is an end, too.
    }
}

/** An answer of the kind that its call has. */
internal inline fun <reified A : EngineAnswer> EngineAnswer.its(): A = this as? A ?: throw InternalException(engineBug())

internal fun EngineAnswer.refund(): Refund = Refund.of(its<EngineAnswer.Refund>().refund)

internal fun EngineAnswer.transaction(): Transaction = Transaction.of(its<EngineAnswer.Transaction>().transaction)

internal fun EngineAnswer.transactions(): List<Transaction> =
    its<EngineAnswer.Transactions>().transactions.map(Transaction::of)

internal fun EngineAnswer.payee(): Payee = Payee.of(its<EngineAnswer.Payee>().payee)

internal fun EngineAnswer.event(): Event = Event.of(its<EngineAnswer.Event>().event)

internal fun EngineAnswer.check(): Check = Check.of(its<EngineAnswer.Check>().check)

internal fun EngineAnswer.row(): ReportRow = ReportRow.of(its<EngineAnswer.Row>().row)

internal fun EngineAnswer.settlement(): Settlement =
    its<EngineAnswer.Settlement>().let { Settlement(it.ended.map(Refund::of), it.open.map(Refund::of)) }

internal fun EngineAnswer.settleStep(): SettleStep =
    its<EngineAnswer.Settled>().let { SettleStep(Refund.of(it.refund), it.ended.toLong(), it.found.toLong()) }

internal fun EngineAnswer.refundDone(): Done<Refund> =
    its<EngineAnswer.RefundDone>().let { it.done.with(it.refund?.let(Refund::of)) }

internal fun EngineAnswer.transactionDone(): Done<Transaction> =
    its<EngineAnswer.TransactionDone>().let { it.done.with(it.transaction?.let(Transaction::of)) }

private fun <T : Any> EngineDone.with(result: T?): Done<T> =
    Done(index.toInt(), result, error?.let(TillbackException::of), answered.toInt(), failed.toInt())
