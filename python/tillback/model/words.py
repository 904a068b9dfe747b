"""The closed sets of words, and the one open one."""

from __future__ import annotations

from enum import Enum


class Word(str, Enum):
    """A word of a set. It is the text itself: `status == "succeeded"`, and it prints and formats as such."""

    def __str__(self) -> str:
        return str(self._value_)

    def __format__(self, spec: str) -> str:
        return format(str(self._value_), spec)

    def __reduce_ex__(self, protocol: object) -> tuple[object, ...]:
        return type(self), (self._value_,)


class GatewayName(Word):
    """One of the gateways tillback speaks to."""

    POCKYT = "pockyt"
    """Pockyt, formerly Yuansfer."""
    YEDPAY = "yedpay"
    """Yedpay, Hong Kong."""
    PAYCROSS = "paycross"
    """PayCross and every other brand of the beGateway platform."""


class Environment(Word):
    """Where a gateway is reached, unless a base URL of one's own is given as plain text.

    Plain `http` is taken only towards this machine.
    """

    PRODUCTION = "production"
    """Real money."""
    SANDBOX = "sandbox"
    """The gateway's own test system. PayCross has none of its own: a test shop uses the production hosts."""


class Service(Word):
    """Which of a beGateway brand's two services holds a transaction."""

    EITHER = "either"
    """Ask for alternative methods first, then cards."""
    APM = "apm"
    """Alternative payment methods (the `/beyag` host)."""
    CARD = "card"
    """Cards (the gateway host)."""


class MinorUnits(Word):
    """How many decimals the server's integers have, where sources disagree (CLF, IDR, IQD, MOP, UGX …)."""

    UNDECIDED = "undecided"
    """Refuse those currencies. Ask the gateway, then choose."""
    ISO4217 = "iso4217"
    """ISO 4217."""
    VENDOR = "vendor"
    """The table in the vendor's own client libraries."""


class RefKind(Word):
    """What the text of a `TransactionRef` is."""

    GATEWAY_ID = "gateway_id"
    """The gateway's own id: Pockyt `transactionNo`, Yedpay `id` or `transaction_id`, PayCross `uid`."""
    MERCHANT = "merchant"
    """The merchant's own reference: Pockyt `reference`, Yedpay `custom_id`, PayCross `tracking_id`."""
    SCANNED = "scanned"
    """Read by a scanner: an id of either kind."""


class RefundStatus(Word):
    """Where a refund stands."""

    QUEUED = "queued"
    """Recorded, nothing sent."""
    PENDING = "pending"
    """The gateway took it; the final result comes later."""
    UNKNOWN = "unknown"
    """May or may not have happened; tillback is asking."""
    SUCCEEDED = "succeeded"
    """The money went back."""
    REFUSED = "refused"
    """The gateway said no, or it provably did not happen."""
    REVIEW = "review"
    """The evidence ran out: a person must look."""

    @property
    def is_final(self) -> bool:
        """Whether it never changes again by itself."""
        return self in (RefundStatus.SUCCEEDED, RefundStatus.REFUSED)


class HistorySource(Word):
    """From whom a line of the history has its news."""

    CALLER = "caller"
    """The program that asked for the refund."""
    ENGINE = "engine"
    """tillback itself."""
    REPLY = "reply"
    """The gateway's reply to the refund."""
    QUESTION = "question"
    """The gateway's reply to a question about it."""
    WEBHOOK = "webhook"
    """A webhook of the gateway."""
    PERSON = "person"
    """A person who settled it."""


class Outcome(Word):
    """How a person settled a refund in review."""

    SUCCEEDED = "succeeded"
    """The money went back."""
    REFUSED = "refused"
    """It did not, and will not."""


class TransactionStatus(Word):
    """Where a transaction stands."""

    CREATED = "created"
    """Made, not yet paid."""
    PENDING = "pending"
    """Being worked on."""
    PAID = "paid"
    """Done. A payment can be refunded."""
    REFUND_PENDING = "refund_pending"
    """A refund of it is under way."""
    PARTLY_REFUNDED = "partly_refunded"
    """Part of it went back."""
    REFUNDED = "refunded"
    """All of it went back."""
    VOIDED = "voided"
    """Reversed before settlement."""
    CANCELLED = "cancelled"
    """Cancelled before payment."""
    FAILED = "failed"
    """Failed."""
    EXPIRED = "expired"
    """Not paid in time."""
    UNKNOWN = "unknown"
    """A word tillback doesn't know; see `status_word`."""

    @property
    def is_final(self) -> bool:
        """Whether it changes no more by itself. A paid transaction counts as final, although it may be refunded."""
        return self not in _MOVING


_MOVING = (
    TransactionStatus.CREATED,
    TransactionStatus.PENDING,
    TransactionStatus.REFUND_PENDING,
    TransactionStatus.UNKNOWN,
)


class TransactionKind(Word):
    """What kind of transaction a record is. The set is open: a gateway's own word becomes a kind that keeps it."""

    PAYMENT = "payment"
    """Money that came in."""
    REFUND = "refund"
    """Money that went back."""

    @property
    def is_known(self) -> bool:
        """Whether it is one of the two above, and not a gateway's own word."""
        return self._value_ in type(self)._value2member_map_

    @classmethod
    def _missing_(cls, value: object) -> TransactionKind | None:
        if not isinstance(value, str):
            return None
        kind = str.__new__(cls, value)
        kind._name_ = "OTHER"
        kind._value_ = str(value)
        return kind


class Until(Word):
    """What to wait for, besides a `TransactionStatus`."""

    FINAL = "final"
    """It changes no more by itself."""
    REFUNDABLE = "refundable"
    """Something can be given back."""


class EventSubject(Word):
    """What an event is about."""

    PAYMENT = "payment"
    """A payment."""
    REFUND = "refund"
    """A refund, or a payment that was refunded."""
    OTHER = "other"
    """Anything else, such as a payout; see the raw body."""


class ListScope(Word):
    """What a gateway can list."""

    NOTHING = "nothing"
    """Nothing."""
    BY_DATE = "by_date"
    """Transactions by date."""


class MayRefund(Word):
    """Whether credentials may refund."""

    YES = "yes"
    """The gateway says yes."""
    NO = "no"
    """The gateway says no."""
    NOT_TOLD = "not_told"
    """The gateway doesn't tell before a refund is tried."""


class ProfileType(Word):
    """What a payee is."""

    INDIVIDUAL = "individual"
    """A person."""
    BUSINESS = "business"
    """A company."""


class AgreementWord(Word):
    """Whether the journal and the gateway say the same of a payment; `Agreement` has the figures."""

    AGREES = "agrees"
    """They do."""
    REFUNDED_ELSEWHERE = "refunded_elsewhere"
    """More went back than the journal knows of: by hand, or by a program with another journal."""
    NOT_SHOWN = "not_shown"
    """The journal says it went back, and the gateway doesn't show it."""
    AMOUNTS_DIFFER = "amounts_differ"
    """Both know of it, with different amounts."""
    STILL_OPEN = "still_open"
    """A refund is still under way, or a person has to look."""
    CONTRADICTED = "contradicted"
    """The gateway spoke against a refund after its end."""
    NOT_TOLD = "not_told"
    """The gateway doesn't tell what went back."""
    NOT_COMPARED = "not_compared"
    """There was nothing to compare with: no journal, or no word of the gateway."""


class GatewayView(Word):
    """What became of the question to the gateway, for a row of a report."""

    SHOWN = "shown"
    """The gateway shows the transaction."""
    FAILED = "failed"
    """It could not be read, after several tries where that made sense; the row's `error` says why."""
    NOT_ASKED = "not_asked"
    """It was not asked."""


class Dimension(Word):
    """By what to sum up."""

    DAY = "day"
    """By day."""
    GATEWAY = "gateway"
    """By gateway."""
    ACCOUNT = "account"
    """By account."""
    CURRENCY = "currency"
    """By currency alone."""
    STATUS = "status"
    """By status."""
    METHOD = "method"
    """By method."""
