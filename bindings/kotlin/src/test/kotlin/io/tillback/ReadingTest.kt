package io.tillback

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test
import java.net.ServerSocket
import java.util.Collections
import kotlin.random.Random
import kotlin.time.Duration.Companion.microseconds

/** Whoever stops to read a report, by whatever means, finds everything else of it. */
class ReadingTest {
    private val settings =
        Settings(
            listOf(PockytAccount("shop", Environment.at("http://127.0.0.1:9"), "200043", "300014", "token")),
            Journal.IN_MEMORY,
        )

    private fun queued(number: Int): RefundRequest =
        RefundRequest("shop", TransactionRef.gatewayId("3123456$number"), "order-$number", Money.parse("1 USD"))

    @Test
    fun `each row arrives once, however often its reader is cancelled`() =
        runBlocking(Dispatchers.Default) {
            val count = 300
            Client(settings).use { client ->
                for (number in 0 until count) client.queueRefund(queued(number))
                val moments = Random(4711)
                repeat(10) {
                    val seen = Collections.synchronizedList(mutableListOf<String>())
                    client.report(ReportSource.journal(ask = false)).use { report ->
                        var ended = false
                        while (!ended) {
                            val reader =
                                launch {
                                    report.rows.collect { seen += it.asked }
                                    ended = true
                                }
                            delay(moments.nextLong(500, 12_000).microseconds)
                            reader.cancelAndJoin()
                        }
                        assertEquals(count.toLong(), report.tally.rows)
                    }
                    assertEquals(count, seen.size)
                    assertEquals(count, seen.toSet().size)
                }
            }
        }

    @Test
    fun `a report that is closed says so, and what it told stays`() =
        runBlocking {
            Client(settings).use { client ->
                client.queueRefund(queued(1))
                val report = client.report(ReportSource.journal(ask = false))
                assertEquals(1, report.rows.toList().size)
                report.close()
                report.close()
                assertEquals(1L, report.tally.rows)
                assertEquals(1L, report.totals(Dimension.DAY).single().rows)
                assertEquals(0L, report.position)
                val rows = client.report(ReportSource.journal(ask = false)).use { it.rows }
                val readings = listOf<suspend () -> Any>({ report.rows.toList() }, { rows.toList() }, { report.save(1) }, { report.forget() })
                for (reading in readings) {
                    val error = runCatching { reading() }.exceptionOrNull()
                    assertEquals("report", (error as? InvalidRequestException)?.field, "$error")
                }
            }
        }

    @Test
    fun `closing a report ends its reader`() =
        runBlocking {
            ServerSocket(0).use { silent ->
                val shop = PockytAccount("shop", Environment.at("http://127.0.0.1:${silent.localPort}"), "200043", "300014", "token")
                Client(Settings(listOf(shop))).use { client ->
                    val report = client.report(ReportSource.references("shop", listOf(TransactionRef.gatewayId("312345678901234567"))))
                    val reading = async(Dispatchers.Default) { runCatching { report.rows.toList() } }
                    withContext(Dispatchers.IO) { silent.accept() }.use {
                        report.close()
                        assertEquals("report", (reading.await().exceptionOrNull() as? InvalidRequestException)?.field)
                    }
                }
            }
        }
}
