/*
 * A till that is often offline. It writes a refund down first, which needs no network, and then tries to settle what is written down:
 *
 *     OfflineTill [<scanned text> <key> <amount>]
 *
 * Whoever ends the program in between, be it the system, loses nothing: its next start goes on where this one stopped, without an
 * argument too. Ends as SettleOvernight does.
 */
package shop

import io.tillback.Client
import io.tillback.Log
import io.tillback.LogLevel
import io.tillback.Money
import io.tillback.RefundRequest
import io.tillback.TillbackException
import io.tillback.TransactionRef
import kotlinx.coroutines.runBlocking
import kotlin.system.exitProcess
import kotlin.time.Duration.Companion.seconds

fun main(arguments: Array<String>) {
    if (arguments.size !in setOf(0, 3)) wrong("usage: OfflineTill [<scanned text> <key> <amount>]")
    Log.follow(LogLevel.INFO) { level, line -> System.err.println("${level.word}: $line") }
    val status =
        try {
            runBlocking { give(arguments) }
        } catch (error: TillbackException) {
            tell(error)
            1
        }
    exitProcess(status)
}

private suspend fun give(arguments: Array<String>): Int =
    Client.open(settings()).useAwaiting { client ->
        if (arguments.isNotEmpty()) {
            val (receipt, key, amount) = arguments
            // The amount is said, because nobody can be asked how much is left.
            val refund = client.queueRefund(RefundRequest(ACCOUNT, TransactionRef.scan(receipt), key, Money.parse(amount)))
            println("${refund.idempotencyKey}: ${refund.amount} ${refund.status.word}, written down")
        }
        // A refund that another run was just sending when it was killed is left alone for a minute.
        val settled = client.settle(deadline = 90.seconds) { println("${it.refund.idempotencyKey}: ${it.refund.status.word}") }
        println("${settled.open.size} still open.")
        if (settled.open.isEmpty()) 0 else 5
    }
