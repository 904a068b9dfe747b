package io.tillback

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.nio.file.FileSystems
import java.nio.file.Path

/** What Kotlin allows in a text or a path, and the engine can't take. */
class TextTest {
    @TempDir
    lateinit var folder: Path

    private val shop = PockytAccount("shop", Environment.at("http://127.0.0.1:9"), "200043", "300014", "token")

    private val request =
        RefundRequest("shop", TransactionRef.gatewayId("312345678901234567"), "order-4711-return-1", Money.parse("12.50 USD"))

    @Test
    fun `half a character is refused as any other wrong input`() {
        val half = "3\uD83D"
        BlockingClient(Settings(listOf(shop), Journal.IN_MEMORY)).use { client ->
            val calls =
                listOf<() -> Any>(
                    { TransactionRef.scan(half) },
                    { Money.parse(half) },
                    { client.getRefund(half) },
                    { client.queueRefund(request.copy(idempotencyKey = half)) },
                    { client.queueRefund(request.copy(reason = half)) },
                    { client.refundMany(listOf(request.copy(idempotencyKey = half))) },
                    { client.listRefunds(RefundFilter(account = half)).toList() },
                    { BlockingClient(Settings(listOf(shop), Journal.file(folder.toString() + half))) },
                )
            for (call in calls) {
                val error = assertThrows(InvalidRequestException::class.java) { call() }
                assertEquals("A text is broken: it has half a character in it. Nothing was sent.", error.message)
            }
            assertEquals(0, client.listRefunds().count())
        }
    }

    @Test
    fun `a path inside an archive is no path of the machine`() {
        FileSystems.newFileSystem(folder.resolve("books.zip"), mapOf("create" to "true")).use { archive ->
            val inside = archive.getPath("refunds.tillback")
            assertThrows(IllegalArgumentException::class.java) { Journal.file(inside) }
            assertThrows(IllegalArgumentException::class.java) { ReportSource.csv("shop", inside, "id") }
        }
    }
}
