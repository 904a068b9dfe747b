package io.tillback

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Test

class ReferenceTest {
    @Test
    fun `a receipt is scanned`() {
        val scanned =
            listOf(
                "312345678901234567",
                " 312345678901234567\n",
                "]Q3312345678901234567",
                "https://shop.example/customer/transactions/312345678901234567/0f0f",
                "https://shop.example/receipt?transactionNo=312345678901234567&x=1",
            )
        for (text in scanned) {
            val reference = TransactionRef.scan(text)
            assertEquals("312345678901234567", reference.text, text)
            assertEquals(RefKind.SCANNED, reference.kind)
        }
    }

    @Test
    fun `what is no receipt is said so`() {
        for (text in listOf("", "two words", "https://", "00020101021126" + "0".repeat(40))) {
            val error = assertThrows(InvalidRequestException::class.java, { TransactionRef.scan(text) }, text)
            assertEquals("reference", error.field, text)
        }
    }
}
