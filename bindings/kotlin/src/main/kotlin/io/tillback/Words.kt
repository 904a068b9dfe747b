package io.tillback

/** A word of a closed set, as the engine, the journal and the command write it. */
public interface Word {
    /** The lower-case word. */
    public val word: String
}

/** The member of a closed set. A test holds the sets against the engine's. */
internal inline fun <reified E> wordOf(word: String): E where E : Enum<E>, E : Word =
    enumValues<E>().firstOrNull { it.word == word } ?: throw InternalException(io.tillback.engine.engineBug())

/** A gateway. */
public enum class GatewayName(override val word: String) : Word {
    POCKYT("pockyt"),
    YEDPAY("yedpay"),
    PAYCROSS("paycross"),
}

/** Which of PayCross's services an account uses. */
public enum class Service(override val word: String) : Word {
    /** Both; each question goes to the one that can answer it. */
    EITHER("either"),

    /** Alternative methods of payment. */
    APM("apm"),

    /** Cards. */
    CARD("card"),
}

/** How PayCross counts the currencies whose minor units are disputed. */
public enum class MinorUnits(override val word: String) : Word {
    /** Nobody said: amounts in such a currency are refused. */
    UNDECIDED("undecided"),

    /** As ISO 4217 does. */
    ISO4217("iso4217"),

    /** As the vendor's table does. */
    VENDOR("vendor"),
}

/** What the text of a [TransactionRef] is. */
public enum class RefKind(override val word: String) : Word {
    /** The gateway's own id. */
    GATEWAY_ID("gateway_id"),

    /** The merchant's own reference. */
    MERCHANT("merchant"),

    /** Read by a scanner: an id of either kind. */
    SCANNED("scanned"),
}

/** Where a refund stands. */
public enum class RefundStatus(override val word: String) : Word {
    /** Recorded, nothing sent: [Client.settle] sends it. */
    QUEUED("queued"),

    /** The gateway took it; the final result comes later. */
    PENDING("pending"),

    /** It may or may not have happened; tillback is asking. Never refund it by other means. */
    UNKNOWN("unknown"),

    /** The money went back. */
    SUCCEEDED("succeeded"),

    /** The gateway said no, or it provably did not happen. */
    REFUSED("refused"),

    /** The evidence ran out: a person must look, and tell with [Client.resolve]. */
    REVIEW("review"),
    ;

    /** Whether it never changes again by itself. */
    public val isFinal: Boolean
        get() =
            when (this) {
                SUCCEEDED, REFUSED -> true
                QUEUED, PENDING, UNKNOWN, REVIEW -> false
            }
}

/** From whom a line of a refund's history has its news. */
public enum class HistorySource(override val word: String) : Word {
    /** The program that asked for the refund. */
    CALLER("caller"),

    /** tillback itself. */
    ENGINE("engine"),

    /** The gateway's reply to the refund. */
    REPLY("reply"),

    /** The gateway's reply to a question about it. */
    QUESTION("question"),

    /** A webhook. */
    WEBHOOK("webhook"),

    /** A person who settled it. */
    PERSON("person"),
}

/** How a person found that a refund in [RefundStatus.REVIEW] ended. */
public enum class Outcome(override val word: String) : Word {
    /** The money went back. */
    SUCCEEDED("succeeded"),

    /** It did not, and will not. */
    REFUSED("refused"),
}

/** Where a payment stands. */
public enum class TransactionStatus(override val word: String) : Word {
    /** Made, not yet paid. */
    CREATED("created"),

    /** Being worked on. */
    PENDING("pending"),

    /** Done. A payment can be refunded. */
    PAID("paid"),

    /** A refund of it is under way. */
    REFUND_PENDING("refund_pending"),

    /** Part of it went back. */
    PARTLY_REFUNDED("partly_refunded"),

    /** All of it went back. */
    REFUNDED("refunded"),

    /** Reversed before settlement. */
    VOIDED("voided"),

    /** Cancelled before payment. */
    CANCELLED("cancelled"),

    /** Failed. */
    FAILED("failed"),

    /** Not paid in time. */
    EXPIRED("expired"),

    /** A word that tillback doesn't know; see [Transaction.statusWord]. */
    UNKNOWN("unknown"),
}

/** What kind of transaction a record is. The set is open: a gateway may have a word of its own. */
@JvmInline
public value class TransactionKind(
    /** The word. */
    public val word: String,
) {
    override fun toString(): String = word

    public companion object {
        /** Money that came in. */
        public val PAYMENT: TransactionKind = TransactionKind("payment")

        /** Money that went back. */
        public val REFUND: TransactionKind = TransactionKind("refund")
    }
}

/** What [Client.waitFor] waits for. */
@JvmInline
public value class Until private constructor(
    internal val word: String,
) {
    public companion object {
        /** It changes no more by itself. */
        public val FINAL: Until = Until("final")

        /** Something of it can be given back. */
        public val REFUNDABLE: Until = Until("refundable")

        /** It has this status. */
        public fun status(status: TransactionStatus): Until = Until(status.word)
    }
}

/** What a webhook is about. */
public enum class EventSubject(override val word: String) : Word {
    PAYMENT("payment"),
    REFUND("refund"),
    OTHER("other"),
}

/** What a gateway can list. */
public enum class ListScope(override val word: String) : Word {
    NOTHING("nothing"),
    BY_DATE("by_date"),
}

/** Whether an account's credentials may refund. */
public enum class MayRefund(override val word: String) : Word {
    YES("yes"),
    NO("no"),

    /** The gateway doesn't say. */
    NOT_TOLD("not_told"),
}

/** Whether a payee is a person or a business. */
public enum class ProfileType(override val word: String) : Word {
    INDIVIDUAL("individual"),
    BUSINESS("business"),
}

/** Whether the journal and the gateway say the same of a payment. */
public enum class AgreementWord(override val word: String) : Word {
    /** They do. */
    AGREES("agrees"),

    /** More went back than the journal knows of. */
    REFUNDED_ELSEWHERE("refunded_elsewhere"),

    /** The journal says it went back, and the gateway doesn't show it. */
    NOT_SHOWN("not_shown"),

    /** Both know of it, with different amounts. */
    AMOUNTS_DIFFER("amounts_differ"),

    /** A refund is still under way, or a person has to look. */
    STILL_OPEN("still_open"),

    /** The gateway spoke against a refund after its end. */
    CONTRADICTED("contradicted"),

    /** The gateway doesn't tell what went back. */
    NOT_TOLD("not_told"),

    /** There was nothing to compare with. */
    NOT_COMPARED("not_compared"),
}

/** What a row of a report rests on. */
public enum class GatewayView(override val word: String) : Word {
    /** The gateway showed the payment. */
    SHOWN("shown"),

    /** It could not be read; [ReportRow.error] says why. */
    FAILED("failed"),

    /** Only the journal was read. */
    NOT_ASKED("not_asked"),
}

/** What the totals of a report are by. */
public enum class Dimension(override val word: String) : Word {
    DAY("day"),
    GATEWAY("gateway"),
    ACCOUNT("account"),
    CURRENCY("currency"),
    STATUS("status"),
    METHOD("method"),
}
