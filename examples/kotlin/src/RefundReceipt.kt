/*
 * Refunds one receipt:
 *
 *     RefundReceipt 312345678901230001 order-1001-return-1 "5.00 USD" "Cup was broken"
 *
 * The key is yours: take it from the return in your own books, never from a clock or a dice. Whoever runs this twice with the same
 * key refunds once, also when the first run crashed, lost its network or was killed.
 *
 * Ends with 0 where the money went back, 1 where an exception says that none moved, 2 for a wrong command line, 4 where the gateway
 * refused, and 5 where it is not known yet.
 */
package shop

import io.tillback.BlockingClient
import io.tillback.Money
import io.tillback.OverRefundException
import io.tillback.Refund
import io.tillback.RefundRequest
import io.tillback.RefundStatus
import io.tillback.TillbackException
import io.tillback.TransactionRef
import kotlin.system.exitProcess

fun main(arguments: Array<String>) {
    if (arguments.size !in 2..4) wrong("usage: RefundReceipt <scanned text> <key> [<amount> [<reason>]]")
    val status =
        try {
            tell(refund(arguments[0], arguments[1], arguments.getOrNull(2), arguments.getOrNull(3)))
        } catch (error: OverRefundException) {
            // Each kind of error has a class of its own, for what a program treats differently.
            System.err.println("That is more than is left of the payment.")
            tell(error)
            1
        } catch (error: TillbackException) {
            tell(error)
            1
        }
    exitProcess(status)
}

private fun refund(
    receipt: String,
    key: String,
    amount: String?,
    reason: String?,
): Refund =
    BlockingClient(settings()).use { client ->
        // Without an amount, all that is left goes back.
        client.refund(RefundRequest(ACCOUNT, TransactionRef.scan(receipt), key, amount?.let(Money::parse), reason))
    }

private fun tell(refund: Refund): Int {
    println("${refund.amount} of ${refund.target}: ${refund.status.word}")
    return when (refund.status) {
        RefundStatus.SUCCEEDED -> 0
        RefundStatus.REFUSED -> {
            // Final as well: the gateway said no. Another try needs another key.
            println("The gateway's code: ${refund.gatewayCode ?: "none"}")
            4
        }
        RefundStatus.REVIEW -> {
            println("A person has to look at the gateway's dashboard. What is known:")
            refund.history.forEach { println("  ${it.what}") }
            5
        }
        RefundStatus.QUEUED, RefundStatus.PENDING, RefundStatus.UNKNOWN -> {
            println("Not known yet. Don't refund it by other means: run this again with the same key, or SettleOvernight.")
            5
        }
    }
}
