package io.tillback

import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import kotlinx.coroutines.yield
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.net.ServerSocket
import java.util.Collections
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import kotlin.coroutines.Continuation
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.startCoroutine
import kotlin.time.Duration.Companion.seconds

/** A program's own code never runs on the thread that does tillback's work, however its coroutines are started. */
class DispatcherTest {
    private val request =
        RefundRequest("shop", TransactionRef.gatewayId("312345678901234567"), "order-4711-return-1", Money.parse("12.50 USD"))

    private val settings =
        Settings(
            listOf(PockytAccount("shop", Environment.at("http://127.0.0.1:9"), "200043", "300014", "token")),
            Journal.IN_MEMORY,
        )

    /** As `suspend fun main` does: nobody says on which thread it goes on. */
    private fun <T> started(main: suspend () -> T): T {
        val end = CompletableFuture<T>()
        main.startCoroutine(
            Continuation(EmptyCoroutineContext) { result ->
                result.fold(end::complete, end::completeExceptionally)
            },
        )
        return end.get(20, TimeUnit.SECONDS)
    }

    @Test
    fun `a main that suspends closes its client, and may wait with another`() =
        started {
            val client = Client.open(settings)
            assertEquals(RefundStatus.QUEUED, client.queueRefund(request).status)
            assertEquals(1, BlockingClient(settings).use { it.accounts.size })
            assertTrue(runCatching { client.getRefund("another") }.exceptionOrNull() is NotFoundException)
            client.close()
        }

    @Test
    fun `where a coroutine is unconfined, what it does between two calls holds up nobody`() =
        runBlocking {
            Client(settings).use { client ->
                val asked = CompletableDeferred<Unit>()
                val others = CountDownLatch(1)
                val slow =
                    // It may go on where it began, too, so that thread is not the test's.
                    launch(Dispatchers.IO) {
                        withContext(Dispatchers.Unconfined) {
                            client.checkJournal()
                            asked.complete(Unit)
                            assertTrue(others.await(20, TimeUnit.SECONDS), "the other call waited")
                        }
                    }
                asked.await()
                client.checkJournal()
                others.countDown()
                slow.join()
            }
        }

    @Test
    fun `what the engine says comes on one thread with a name, which keeps no program alive`() =
        runBlocking {
            val threads = Collections.synchronizedSet(mutableSetOf<Thread>())
            val recording =
                object : CoroutineDispatcher() {
                    override fun dispatch(
                        context: CoroutineContext,
                        block: Runnable,
                    ) {
                        threads += Thread.currentThread()
                        Dispatchers.Default.dispatch(context, block)
                    }
                }
            Client(settings).use { client ->
                withContext(recording) { repeat(20) { client.checkJournal() } }
            }
            // The rest are those that this test runs on.
            val engines = threads.filter { it.name == "tillback" }
            assertEquals(1, engines.size, threads.toString())
            assertTrue(engines.single().isDaemon)
            assertTrue(threads.none { it.name.startsWith("Thread-") }, threads.toString())
        }

    @Test
    fun `closing suspends, also for who is cancelled`() =
        runBlocking {
            ServerSocket(0).use { silent ->
                val shop = PockytAccount("shop", Environment.at("http://127.0.0.1:${silent.localPort}"), "200043", "300014", "token")
                val client = Client.open(Settings(listOf(shop)))
                val asked =
                    async(Dispatchers.Default) {
                        runCatching { client.transaction("shop", TransactionRef.gatewayId("312345678901234567"), 2.seconds) }
                    }
                withContext(Dispatchers.IO) { silent.accept() }.use {
                    var others = 0
                    val closing = launch { client.useAwaiting { awaitCancellation() } }
                    yield()
                    closing.cancel()
                    delay(10)
                    assertFalse(closing.isCompleted)
                    while (!asked.isCompleted) {
                        others++
                        delay(10)
                    }
                    closing.join()
                    assertTrue(others > 1)
                    assertTrue(asked.await().exceptionOrNull() is TimedOutException)
                }
            }
        }
}
