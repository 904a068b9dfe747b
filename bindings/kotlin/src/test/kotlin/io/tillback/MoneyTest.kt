package io.tillback

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Test
import java.math.BigDecimal
import java.math.BigInteger

class MoneyTest {
    @Test
    fun `one amount has many ways to be written`() {
        val price = Money(BigDecimal("12.50"), "HKD")
        assertEquals(price, Money(BigDecimal("12.5"), "HKD"))
        assertEquals(price, Money(BigDecimal("1.25E+1"), "HKD"))
        assertEquals(price, Money.parse("12.50 HKD"))
        assertEquals(price, Money.ofMinor(1250, "HKD"))
        assertEquals(price.hashCode(), Money.ofMinor(1250, "HKD").hashCode())
        assertNotEquals(price, Money.ofMinor(1250, "USD"))
        assertEquals(BigDecimal("12.50"), price.amount)
        assertEquals("12.50 HKD", price.toString())
    }

    @Test
    fun `a currency has its own decimals`() {
        assertEquals("1200 JPY", Money(BigDecimal("1.2E+3"), "JPY").toString())
        assertEquals(1200, Money(BigDecimal("1.200"), "KWD").minor)
        assertEquals("-0.05 USD", Money.ofMinor(-5, "USD").toString())
    }

    @Test
    fun `nothing is rounded`() {
        for (amount in listOf("12.505", "0.001", "1E-30", "1E-999999999", "1E-2147483647")) {
            val error = assertThrows(InvalidRequestException::class.java) { Money(BigDecimal(amount), "HKD") }
            assertEquals("amount", error.field, amount)
        }
        for (amount in listOf("1E+30", "1E+999999999", "1E+2147483647", "-1E+2147483647", "92233720368547758.08")) {
            assertThrows(InvalidRequestException::class.java, { Money(BigDecimal(amount), "HKD") }, amount)
        }
        assertThrows(InvalidRequestException::class.java) { Money(BigDecimal(BigInteger.TEN, Int.MIN_VALUE), "HKD") }
        assertEquals(0, Money(BigDecimal("0E+2147483647"), "HKD").minor)
        assertEquals(Long.MAX_VALUE, Money(BigDecimal("92233720368547758.07"), "HKD").minor)
        assertThrows(InvalidRequestException::class.java) { Money(BigDecimal.ONE, "XXQ") }
    }

    @Test
    fun `amounts are counted exactly or not at all`() {
        val (one, two) = Money.parse("0.10 HKD") to Money.parse("0.20 HKD")
        assertEquals(Money.parse("0.30 HKD"), one + two)
        assertEquals(Money.parse("-0.10 HKD"), one - two)
        assertEquals(listOf(one, two), listOf(two, one).sorted())
        assertThrows(InvalidRequestException::class.java) { Money.ofMinor(Long.MAX_VALUE, "HKD") + one }
        assertThrows(InvalidRequestException::class.java) { one + Money.parse("0.20 USD") }
        assertThrows(InvalidRequestException::class.java) { one < Money.parse("0.20 USD") }
    }
}
