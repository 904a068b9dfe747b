package io.tillback

import kotlinx.coroutines.flow.onEach
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import java.net.ServerSocket
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.atomic.AtomicInteger
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
            val note = refund.history.first().copy(what = "Ann called")
            assertFalse(note.toString().contains("Ann"), note.toString())
            assertEquals("Link(rel=checkout)", Link("checkout", "https://pay.example/Ann").toString())
            val check = Check("shop", GatewayName.POCKYT, MayRefund.YES, "Ann's cups", Raw(ByteArray(0)))
            assertFalse(check.toString().contains("Ann"), check.toString())
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

    @Test
    fun `a list that is read on after closing says so, and holds no journal`() {
        val client = BlockingClient(settings())
        client.queueRefund(request)
        val report = client.report(ReportSource.journal(ask = false))
        val refunds = client.listRefunds().iterator()
        assertEquals(request.idempotencyKey, refunds.next().idempotencyKey)
        client.close()
        for (reading in listOf({ refunds.next() }, { report.rows.first() }, { report.save(1) }, { report.forget() })) {
            assertEquals("client", assertThrows(InvalidRequestException::class.java) { reading() }.field)
        }
        assertEquals(emptyList<String>(), openFiles().filter { it.endsWith("refunds.tillback") })
    }

    @Test
    fun `a flow that is still read keeps its client`() =
        runBlocking {
            Client(settings()).use { client ->
                for (number in 1..3) client.queueRefund(request.copy(idempotencyKey = "order-4711-return-$number"))
            }
            val listed = Client(settings()).listRefunds().onEach { collectGarbage() }.toList()
            assertEquals(3, listed.size)
            val rows = Client(settings()).report(ReportSource.journal(ask = false)).rows
            collectGarbage()
            assertTrue(rows.toList().isNotEmpty())
        }

    @Test
    fun `a progress that throws at the end ends its call`() =
        runBlocking {
            Client(settings()).use { client ->
                val failed = runCatching { client.refundMany(listOf(request)) { error("the screen is gone") } }
                assertEquals("the screen is gone", failed.exceptionOrNull()?.message)
            }
        }

    @Test
    fun `a log that throws ends no call`() {
        val lines = AtomicInteger()
        Log.follow(LogLevel.DEBUG) { _, _ ->
            lines.incrementAndGet()
            throw AssertionError("the log is full")
        }
        try {
            BlockingClient(settings()).use { client ->
                client.queueRefund(request)
                assertEquals(1, client.settle(deadline = 1.seconds).open.size)
            }
        } finally {
            Log.leave()
        }
        assertTrue(lines.get() > 0)
    }

    private fun collectGarbage() {
        System.gc()
        System.runFinalization()
    }

    /** Of this process, where the system tells. */
    private fun openFiles(): List<String> =
        File("/proc/self/fd").listFiles().orEmpty().mapNotNull { file ->
            runCatching { Files.readSymbolicLink(file.toPath()).toString() }.getOrNull()
        }
}
