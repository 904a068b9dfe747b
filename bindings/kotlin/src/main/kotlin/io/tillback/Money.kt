package io.tillback

import io.tillback.engine.EngineMoney
import io.tillback.engine.moneyAlike
import io.tillback.engine.moneyDifference
import io.tillback.engine.moneyFromDecimal
import io.tillback.engine.moneyFromMinor
import io.tillback.engine.moneyParse
import io.tillback.engine.moneySum
import java.math.BigDecimal

/**
 * An exact amount in a currency.
 *
 * An amount that its currency can't express, such as `12.505 USD`, is refused, and never rounded.
 */
public class Money private constructor(
    /** Whole minor units: cents, or yen. */
    public val minor: Long,
    /** The ISO 4217 code, such as `HKD`. */
    public val currency: String,
    private val decimals: Int,
) : Comparable<Money> {
    internal constructor(told: EngineMoney) : this(told.minor, told.currency, told.decimals.toInt())

    /**
     * @param amount such as `BigDecimal("12.50")`.
     * @param currency the ISO 4217 code, such as `HKD`.
     * @throws InvalidRequestException where the currency is unknown, or the amount has too many digits for it.
     */
    public constructor(amount: BigDecimal, currency: String) : this(asked { moneyFromDecimal(digits(amount), currency) })

    /** The decimal amount, with as many digits behind the point as the currency has. */
    public val amount: BigDecimal get() = BigDecimal.valueOf(minor, decimals)

    /** @throws InvalidRequestException where the currencies differ, or the sum is more than can be counted. */
    public operator fun plus(other: Money): Money = Money(asked { moneySum(told(), other.told()) })

    /** @throws InvalidRequestException where the currencies differ, or the difference is more than can be counted. */
    public operator fun minus(other: Money): Money = Money(asked { moneyDifference(told(), other.told()) })

    /** @throws InvalidRequestException where the currencies differ. */
    override fun compareTo(other: Money): Int {
        asked { moneyAlike(told(), other.told()) }
        return minor.compareTo(other.minor)
    }

    override fun equals(other: Any?): Boolean = other is Money && minor == other.minor && currency == other.currency

    override fun hashCode(): Int = 31 * minor.hashCode() + currency.hashCode()

    /** Such as `12.50 HKD`. */
    override fun toString(): String = "${amount.toPlainString()} $currency"

    internal fun told(): EngineMoney = EngineMoney(minor, currency, decimals.toUByte())

    public companion object {
        /** Reads a text such as `12.50 HKD`. */
        public fun parse(text: String): Money = Money(asked { moneyParse(text) })

        /** An amount in whole minor units: `ofMinor(1250, "HKD")` is `12.50 HKD`. */
        public fun ofMinor(
            minor: Long,
            currency: String,
        ): Money = Money(asked { moneyFromMinor(minor, currency) })

        /** No amount has so many digits on either side of the point. */
        private const val MOST_DIGITS = 40

        /** Written out, without the zeros that change nothing. A monster becomes a text that is refused just as well. */
        private fun digits(amount: BigDecimal): String {
            if (amount.signum() == 0) return "0"
            // First, because a scale near the end of Int would overflow below.
            if (amount.precision().toLong() - amount.scale() > MOST_DIGITS) return "9".repeat(MOST_DIGITS)
            val exact = amount.stripTrailingZeros()
            return if (exact.scale() > MOST_DIGITS) "0." + "1".repeat(MOST_DIGITS) else exact.toPlainString()
        }
    }
}
