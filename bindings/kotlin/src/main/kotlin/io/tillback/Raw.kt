package io.tillback

/**
 * The untouched bytes of a reply or a webhook. They may hold names, so `toString` shows only how many they are.
 *
 * @constructor for tests that make up a payment or a refund. The bytes are taken as they are, and must not be changed afterwards.
 */
public class Raw(
    private val bytes: ByteArray,
) {
    /** A copy of the bytes. */
    public fun toByteArray(): ByteArray = bytes.copyOf()

    /** The bytes as text; `null` where they are no UTF-8. */
    public val text: String?
        get() =
            try {
                bytes.decodeToString(throwOnInvalidSequence = true)
            } catch (_: CharacterCodingException) {
                null
            }

    /** Whether nothing is there. */
    public val isEmpty: Boolean get() = bytes.isEmpty()

    override fun equals(other: Any?): Boolean = other is Raw && bytes.contentEquals(other.bytes)

    override fun hashCode(): Int = bytes.contentHashCode()

    override fun toString(): String = "Raw(${bytes.size} bytes)"
}
