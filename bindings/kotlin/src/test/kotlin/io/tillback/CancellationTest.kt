package io.tillback

import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.net.ServerSocket
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import kotlin.concurrent.thread
import kotlin.time.Duration.Companion.milliseconds

/** A gateway that takes a connection and never says a word. */
class CancellationTest {
    private val gateway = ServerSocket(0)

    private val settings =
        Settings(
            listOf(
                PockytAccount("shop", Environment.at("http://127.0.0.1:${gateway.localPort}"), "200043", "300014", "token"),
            ),
            Journal.IN_MEMORY,
        )

    private val reference = TransactionRef.gatewayId("312345678901234567")

    @AfterEach
    fun close() = gateway.close()

    @Test
    fun `a coroutine that is cancelled gets what Kotlin says of it`() =
        runBlocking {
            Client(settings).use { client ->
                val asked = async(Dispatchers.Default) { client.transaction("shop", reference) }
                withContext(Dispatchers.IO) { gateway.accept() }.use {
                    asked.cancel()
                    assertTrue(runCatching { asked.await() }.exceptionOrNull() is CancellationException)
                }
            }
        }

    @Test
    fun `a refund that was cancelled before it was sent leaves its key free`() =
        runBlocking {
            Client(settings).use { client ->
                val request = RefundRequest("shop", reference, "order-4711-return-1", Money.parse("12.50 USD"))
                val asked = async(Dispatchers.Default) { client.refund(request) }
                withContext(Dispatchers.IO) { gateway.accept() }.use {
                    asked.cancel()
                    assertTrue(runCatching { asked.await() }.exceptionOrNull() is CancellationException)
                }
                assertTrue(runCatching { client.getRefund("order-4711-return-1") }.exceptionOrNull() is NotFoundException)
            }
        }

    @Test
    fun `a thread that is interrupted stops to wait`() {
        BlockingClient(settings).use { client ->
            val end = CompletableFuture<Throwable?>()
            val waiting =
                thread { end.complete(runCatching { client.transaction("shop", reference) }.exceptionOrNull()) }
            gateway.accept().use {
                waiting.interrupt()
                assertTrue(end.get(20, TimeUnit.SECONDS) is InterruptedException)
            }
        }
    }

    @Test
    fun `a question has its time`() {
        BlockingClient(settings).use { client ->
            val error =
                assertThrows(TimedOutException::class.java) { client.transaction("shop", reference, timeout = 50.milliseconds) }
            assertEquals("TIMED_OUT", error.code)
            val wrong =
                assertThrows(InvalidRequestException::class.java) {
                    client.transaction("shop", reference, timeout = (-1).milliseconds)
                }
            assertEquals("timeout", wrong.field)
        }
    }
}
