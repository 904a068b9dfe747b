package bench

import io.tillback.BlockingClient
import io.tillback.Client
import io.tillback.Environment
import io.tillback.Journal
import io.tillback.Money
import io.tillback.PockytAccount
import io.tillback.Refund
import io.tillback.RefundRequest
import io.tillback.RefundStatus
import io.tillback.Settings
import io.tillback.Transaction
import io.tillback.TransactionRef
import kotlinx.coroutines.runBlocking
import java.math.BigDecimal

private fun Shop.settings() =
    Settings(listOf(PockytAccount("shop", Environment.at(url), merchantNo, storeNo, token)), Journal.IN_MEMORY)

private fun request(payment: Transaction) =
    RefundRequest("shop", payment, "return-${payment.id}", Money(BigDecimal(AMOUNT), "USD"))

private fun check(refund: Refund) = check(refund.status == RefundStatus.SUCCEEDED) { "a refund ended as $refund" }

/** `BlockingClient`. */
class Waiting(shop: Shop) : Contender {
    private val client = BlockingClient(shop.settings())
    private val read = HashMap<String, Transaction>()

    override fun prepare(payments: List<String>) {
        val done = client.queryMany("shop", payments.map(TransactionRef::gatewayId))
        done.forEach { one -> one.result!!.let { read[it.id] = it } }
    }

    override fun look(payment: String) {
        read[payment] = client.transaction("shop", TransactionRef.gatewayId(payment))
    }

    override fun refund(payment: String) = check(client.refund(request(read.getValue(payment))))

    override fun close() = client.close()
}

/** `Client`, whose calls suspend. */
class Suspending(shop: Shop) : Contender {
    private val client = Client(shop.settings())
    private val read = HashMap<String, Transaction>()

    override fun prepare(payments: List<String>) {
        val done = runBlocking { client.queryMany("shop", payments.map(TransactionRef::gatewayId)) }
        done.forEach { one -> one.result!!.let { read[it.id] = it } }
    }

    override fun look(payment: String) {
        read[payment] = runBlocking { client.transaction("shop", TransactionRef.gatewayId(payment)) }
    }

    override fun refund(payment: String) = check(runBlocking { client.refund(request(read.getValue(payment))) })

    override fun close() = client.close()
}
