package io.tillback

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream
import java.io.ObjectInputStream
import java.io.ObjectOutputStream

class ExceptionTest {
    @Test
    fun `an exception can be stored and read again`() {
        val error = assertThrows(InvalidRequestException::class.java) { TransactionRef.scan("two words") }
        val bytes = ByteArrayOutputStream().also { ObjectOutputStream(it).writeObject(error) }.toByteArray()
        val read = ObjectInputStream(ByteArrayInputStream(bytes)).readObject() as InvalidRequestException
        assertEquals(
            listOf(error.message, error.code, error.number, error.kind, error.retry, error.field, error.retryAfter),
            listOf(read.message, read.code, read.number, read.kind, read.retry, read.field, read.retryAfter),
        )
    }

    @Test
    fun `a program's test throws what its code catches`() {
        val error = TillbackException.of("OVER_REFUND", "That is more than is left.")
        assertTrue(error is OverRefundException)
        assertEquals(listOf("OVER_REFUND", ErrorKind.OVER_REFUND), listOf(error.code, error.kind))
        assertThrows(IllegalArgumentException::class.java) { TillbackException.of("NO_SUCH_CODE", "") }
    }
}
