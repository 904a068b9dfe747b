package io.tillback

import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.net.ServerSocket
import java.nio.file.Path
import kotlin.time.Duration.Companion.seconds

/** A till without a network: nobody listens at the gateway's port. */
class OfflineTest {
    @TempDir
    lateinit var folder: Path

    private val port = ServerSocket(0).use { it.localPort }

    private fun settings() =
        Settings(
            accounts =
                listOf(
                    PockytAccount("shop", Environment.at("http://127.0.0.1:$port"), "200043", "300014", "a-secret-token"),
                ),
            journal = Journal.file(folder.resolve("refunds.tillback")),
            worker = "till 3",
        )

    private val request =
        RefundRequest(
            account = "shop",
            transaction = TransactionRef.gatewayId("312345678901234567"),
            idempotencyKey = "order-4711-return-1",
            amount = Money.parse("12.50 USD"),
            reason = "does not fit Ann",
        )

    @Test
    fun `what can't be sent is an exception, and the key is free`() =
        runBlocking {
            Client(settings()).use { client ->
                val error = runCatching { client.refund(request) }.exceptionOrNull()
                assertTrue(error is UnreachableException, "$error")
                assertEquals(Retry.LATER, (error as UnreachableException).retry)
                assertFalse(error.message.contains("a-secret-token"))
                assertEquals(RefundStatus.QUEUED, client.queueRefund(request).status)
            }
        }

    @Test
    fun `what was queued is there after the program ended`() =
        runBlocking {
            Client(settings()).use { assertEquals(RefundStatus.QUEUED, it.queueRefund(request).status) }
            Client.open(settings()).use { client ->
                val refund = client.getRefund(request.idempotencyKey)
                assertEquals(Money.parse("12.50 USD"), refund.amount)
                assertEquals(listOf(refund), client.listRefunds(RefundFilter.open()).toList())
                val settled = client.settle(deadline = 1.seconds)
                assertEquals(listOf(request.idempotencyKey), settled.open.map { it.idempotencyKey })
                assertEquals(emptyList<Refund>(), settled.ended)
            }
        }

    @Test
    fun `the client that waits says the same`() {
        BlockingClient(settings()).use { client ->
            assertEquals(RefundStatus.QUEUED, client.queueRefund(request).status)
            assertEquals(1, client.listRefunds().count())
            assertEquals(1, client.listRefunds().count())
            val conflict = request.copy(amount = Money.parse("12.51 USD"))
            assertThrows(ConflictException::class.java) { client.queueRefund(conflict) }
            assertThrows(NotFoundException::class.java) { client.getRefund("another") }
        }
    }

    @Test
    fun `nothing that prints shows a secret or a reason`() {
        val settings = settings()
        BlockingClient(settings).use { client ->
            val refund = client.queueRefund(request)
            assertEquals("does not fit Ann", refund.reason)
            for (text in listOf(refund.toString(), request.toString(), settings.accounts.toString())) {
                assertFalse(text.contains("Ann") || text.contains("a-secret-token"), text)
            }
        }
    }

    @Test
    fun `a client that was closed says so`() {
        val client = BlockingClient(settings())
        client.close()
        client.close()
        val error = assertThrows(InvalidRequestException::class.java) { client.getRefund("order-4711-return-1") }
        assertEquals("client", error.field)
    }
}
