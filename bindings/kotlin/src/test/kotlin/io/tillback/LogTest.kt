package io.tillback

import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.util.concurrent.ConcurrentLinkedQueue

class LogTest {
    private val account = PockytAccount("shop", Environment.at("http://127.0.0.1:9"), "200043", "300014", "a-secret-token")

    private fun queue(key: String): Refund =
        BlockingClient(Settings(listOf(account), Journal.IN_MEMORY)).use { client ->
            val reference = TransactionRef.gatewayId("312345678901234567")
            client.queueRefund(RefundRequest("shop", reference, key, Money.parse("12.50 USD"), reason = "does not fit Ann"))
        }

    @AfterEach
    fun leave() = Log.leave()

    @Test
    fun `lines tell what happens and hold no secret and no name`() {
        val lines = ConcurrentLinkedQueue<Pair<LogLevel, String>>()
        Log.follow(LogLevel.DEBUG) { level, line -> lines.add(level to line) }
        val refund = queue("order-4711-return-1")
        Log.leave()
        val told = lines.size
        assertTrue(lines.any { (_, line) -> refund.id in line || refund.idempotencyKey in line }, lines.toString())
        assertFalse(lines.any { (_, line) -> "a-secret-token" in line || "Ann" in line }, lines.toString())
        queue("order-4711-return-2")
        assertEquals(told, lines.size)
    }

    @Test
    fun `a sink that throws ends no call`() {
        val lines = ConcurrentLinkedQueue<String>()
        Log.follow(LogLevel.DEBUG) { _, line ->
            lines.add(line)
            throw IllegalStateException("the disk is full")
        }
        assertEquals(RefundStatus.QUEUED, queue("order-4711-return-1").status)
        assertTrue(lines.isNotEmpty())
    }
}
