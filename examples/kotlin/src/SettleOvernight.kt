/*
 * Brings every open refund to its end: sends what was queued while the till was offline, and asks the gateway about what is pending
 * or unknown. Run it by night, or whenever the network is back; several at once do no harm.
 *
 *     SettleOvernight [<minutes>]
 *
 * Ends with 0 where nothing is left open, 1 for an exception, 2 for a wrong command line, 5 where something is left.
 */
package shop

import io.tillback.Client
import io.tillback.RefundFilter
import io.tillback.RefundStatus
import io.tillback.TillbackException
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import kotlin.system.exitProcess
import kotlin.time.Duration
import kotlin.time.Duration.Companion.minutes

fun main(arguments: Array<String>) {
    val patience =
        arguments.firstOrNull().let { if (it == null) 60 else it.toIntOrNull() }?.takeIf { it in 0..24 * 60 && arguments.size < 2 }
            ?: wrong("usage: SettleOvernight [<minutes>], up to a day")
    val status =
        try {
            runBlocking { if (settle(patience.minutes) > 0) 5 else 0 }
        } catch (error: TillbackException) {
            tell(error)
            1
        }
    exitProcess(status)
}

private suspend fun settle(patience: Duration): Int =
    Client.open(settings()).useAwaiting { client ->
        client.settle(patience) { System.err.println("${it.ended} of ${it.found}: ${it.refund.idempotencyKey} ${it.refund.status.word}") }
        tellLeft(client)
    }

/** Tells what is left, and how much that is. */
private suspend fun tellLeft(client: Client): Int {
    val open = setOf(RefundStatus.QUEUED, RefundStatus.PENDING, RefundStatus.UNKNOWN)
    val left = client.listRefunds(RefundFilter(statuses = open)).toList()
    left.forEach { println("${it.idempotencyKey}: ${it.amount} ${it.status.word} since ${it.createdAt}") }
    // What no evidence can settle needs a person, who tells by `resolve` what the gateway's dashboard shows.
    val inReview = client.listRefunds(RefundFilter(statuses = setOf(RefundStatus.REVIEW))).toList()
    inReview.forEach {
        println("${it.idempotencyKey}: look at payment ${it.transactionId ?: it.target} in the gateway's dashboard.")
    }
    println("${left.size} still open, ${inReview.size} for a person.")
    return left.size + inReview.size
}
