package io.tillback

import io.tillback.engine.EngineRef
import io.tillback.engine.referenceChecked

/** Which payment a refund is of: a [TransactionRef], or a [Transaction] that was just read, which saves a look-up. */
public sealed interface RefundTarget

/** How to find a payment: at most 255 characters, none of them a control character. */
public class TransactionRef private constructor(
    /** What the text is. */
    public val kind: RefKind,
    /** The id or reference. */
    public val text: String,
) : RefundTarget {
    override fun equals(other: Any?): Boolean = other is TransactionRef && kind == other.kind && text == other.text

    override fun hashCode(): Int = 31 * kind.hashCode() + text.hashCode()

    /** The id or reference. */
    override fun toString(): String = text

    internal fun told(): EngineRef = EngineRef(kind.word, text)

    public companion object {
        /** The gateway's own id. */
        public fun gatewayId(id: String): TransactionRef = of(RefKind.GATEWAY_ID, id)

        /** The merchant's own reference. */
        public fun merchant(reference: String): TransactionRef = of(RefKind.MERCHANT, reference)

        /**
         * What a scanner read from a receipt or a wallet: a plain id, or a web address that holds one.
         *
         * @throws InvalidRequestException where there is no id in it: text with spaces, other addresses, and codes to pay with.
         */
        public fun scan(text: String): TransactionRef = of(RefKind.SCANNED, text)

        /** The text, checked as its kind asks for. */
        public fun of(
            kind: RefKind,
            text: String,
        ): TransactionRef = TransactionRef(kind, asked { referenceChecked(kind.word, text) })
    }
}
