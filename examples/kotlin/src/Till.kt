package shop

import io.tillback.Client
import io.tillback.Money
import io.tillback.Refund
import io.tillback.RefundFilter
import io.tillback.RefundRequest
import io.tillback.RefundStatus
import io.tillback.TillbackException
import io.tillback.TransactionRef
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlin.time.Duration.Companion.seconds

/** One line on the till's screen. */
data class TillLine(
    val key: String,
    val amount: String,
    val status: RefundStatus,
)

/** What the till's screen shows. */
data class TillState(
    val message: String = "",
    val lines: List<TillLine> = emptyList(),
)

/**
 * What the till's screen does.
 *
 * @param scope one that lives as long as the app, such as the application's own: a refund should not end with a screen, though nothing
 *   would be lost.
 */
class Till(
    private val client: Client,
    private val scope: CoroutineScope,
) {
    private val now = MutableStateFlow(TillState())
    private val settling = Mutex()

    /** What to show. */
    val state: StateFlow<TillState> get() = now

    /** Writes the refund down, which needs no network, and then sends it, if there is one. */
    fun giveBack(
        receipt: String,
        key: String,
        amount: String,
    ): Job =
        scope.launch {
            try {
                client.queueRefund(RefundRequest(ACCOUNT, TransactionRef.scan(receipt), key, Money.parse(amount)))
                say("$key is written down.")
            } catch (error: TillbackException) {
                // No money moved, and the message says what to do.
                say(error.message)
                return@launch
            }
            goOn()
        }

    /** When the app starts, when it comes to the front, and when the network is back. Several at once do no harm. */
    fun settle(): Job = scope.launch { goOn() }

    /** Until nothing is open any more. What a killed app had just sent is left alone for about a minute, so once is not enough. */
    private suspend fun goOn() {
        try {
            show()
            settling.withLock {
                while (settled().any { it.status != RefundStatus.REVIEW }) delay(10.seconds)
            }
        } catch (error: TillbackException) {
            say(error.message)
        }
    }

    /** What is open still. */
    private suspend fun settled(): List<Refund> {
        val settled =
            client.settle(deadline = 20.seconds) { step ->
                val refund = step.refund
                say("${refund.idempotencyKey}: ${refund.status.word}")
            }
        show()
        return settled.open
    }

    private suspend fun show() {
        val refunds = client.listRefunds(RefundFilter.open()).toList()
        now.update { it.copy(lines = refunds.map { one -> TillLine(one.idempotencyKey, one.amount.toString(), one.status) }) }
    }

    private fun say(message: String) = now.update { it.copy(message = message) }
}
