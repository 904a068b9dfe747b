"""What a report is made of: what each row says, and what they add up to."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from tillback import errors
from tillback.model.money import Money
from tillback.model.record import Record
from tillback.model.refund import Refund
from tillback.model.row import Row, amount
from tillback.model.transaction import Transaction
from tillback.model.words import AgreementWord, GatewayName, GatewayView, RefundStatus, TransactionStatus


class Agreement(Record):
    """Whether the journal and the gateway say the same of a payment, with the figures that belong to the word."""

    word: AgreementWord
    """What they say."""
    amount: Money | None = None
    """How much was refunded elsewhere, is not shown, or is still open."""
    at: datetime | None = None
    """When the last of what was refunded elsewhere went back, where the gateway says (UTC)."""
    ours: Money | None = None
    """By the journal, where amounts differ."""
    theirs: Money | None = None
    """By the gateway, where amounts differ."""
    is_disagreement: bool
    """Whether somebody should look."""

    @property
    def difference(self) -> Money | None:
        """By how much the gateway's figure exceeds the journal's, or falls short of it."""
        if self.word is AgreementWord.REFUNDED_ELSEWHERE:
            return self.amount
        if self.word is AgreementWord.NOT_SHOWN and self.amount is not None:
            return -self.amount
        if self.word is AgreementWord.AMOUNTS_DIFFER and self.ours is not None and self.theirs is not None:
            return self.theirs - self.ours
        return None


class ReportRow(Record):
    """One payment in a report. At PayCross, whose lists show them apart, a refund has a row of its own."""

    COLUMNS: ClassVar[tuple[str, ...]] = (
        "account",
        "gateway",
        "asked",
        "payment_id",
        "reference",
        "kind",
        "status",
        "method",
        "day",
        "created_at",
        "paid_at",
        "currency",
        "paid",
        "refunded",
        "refundable",
        "journal_refunded",
        "journal_open",
        "agreement",
        "difference",
        "error",
    )
    """The keys of `row`. They keep their names and their order; new ones may be added at the end."""

    account: str
    """The account."""
    gateway: GatewayName
    """Its gateway."""
    asked: str
    """The id or reference that was asked for."""
    view: GatewayView
    """Whether the gateway was asked, and answered."""
    transaction: Transaction | None = None
    """What the gateway shows, where it was asked and answered."""
    error: errors.TillbackError | None = None
    """Why it could not be read, after several tries where that made sense."""
    refunds: tuple[Refund, ...] = ()
    """What the journal knows of refunds of it, oldest first."""
    day: date | None = None
    """The day it was paid, or else created, in the time zone of the report. Without the gateway's word, the day of the
    journal's first refund of it."""
    paid: Money | None = None
    """What came in: nothing where the payment did not go through. `None` if nobody says."""
    refunded: Money | None = None
    """What went back. `None` where neither the gateway nor the journal says."""
    refundable: Money | None = None
    """What can still go back, less what is under way. Where the gateway doesn't tell (PayCross), as far as the journal
    knows, and `None` without a journal."""
    agreement: Agreement
    """Whether the journal and the gateway say the same."""

    @property
    def transaction_id(self) -> str | None:
        """The gateway's id of it."""
        if self.transaction is not None:
            return self.transaction.id
        return self.refunds[0].transaction_id if self.refunds else None

    @property
    def status(self) -> TransactionStatus | None:
        """Where the gateway says it stands."""
        return None if self.transaction is None else self.transaction.status

    def row(self) -> Row:
        """It as a flat row, with the same keys in the same order always: those of `COLUMNS`.

        `journal_refunded` and `journal_open` are what the journal says went back and is still open; `difference` is by
        how much the gateway's figure exceeds the journal's, or falls short of it.

        Texts are as somebody typed them: in a spreadsheet, one that begins with `=` would be a formula.
        """
        shown = self.transaction
        reference = None if shown is None else shown.reference
        if reference is None and self.refunds:
            reference = self.refunds[0].reference
        known = next((money for money in (self.paid, self.refunded, self.refundable) if money is not None), None)
        done = [refund for refund in self.refunds if refund.status is RefundStatus.SUCCEEDED]
        unended = [refund for refund in self.refunds if not refund.is_final]
        return {
            "account": self.account,
            "gateway": self.gateway.value,
            "asked": self.asked,
            "payment_id": self.transaction_id,
            "reference": reference,
            "kind": None if shown is None else shown.kind.value,
            "status": None if shown is None else shown.status.value,
            "method": None if shown is None else shown.method,
            "day": self.day,
            "created_at": None if shown is None else shown.created_at,
            "paid_at": None if shown is None else shown.paid_at,
            "currency": None if known is None else known.currency,
            "paid": amount(self.paid),
            "refunded": amount(self.refunded),
            "refundable": amount(self.refundable),
            "journal_refunded": _sum(done, known),
            "journal_open": _sum(unended, known),
            "agreement": self.agreement.word.value,
            "difference": amount(self.agreement.difference),
            "error": None if self.error is None else self.error.code.value,
        }


def _sum(refunds: list[Refund], like: Money | None) -> Decimal | None:
    if like is None:
        return None
    return Money.from_minor(sum(refund.amount.minor for refund in refunds), like.currency).amount


class Total(Record):
    """One line of totals. Sums are exact, and never of two currencies."""

    label: str
    """What the rows have in common: a day as `2026-11-30`, a name; empty where the gateway doesn't tell, and for totals
    by currency alone."""
    currency: str
    """The currency."""
    rows: int
    """How many rows."""
    paid: Decimal
    """What came in."""
    refunded: Decimal
    """What went back, as far as it is told."""
    refundable: Decimal
    """What can still go back, as far as it is told."""
    disagreeing: int
    """Rows in which the journal and the gateway disagree."""


class ReportTally(Record):
    """How many rows there were, and how they ended."""

    rows: int = 0
    """Rows given out."""
    failed: int = 0
    """Of these, could not be read."""
    disagreeing: int = 0
    """Of these, the journal and the gateway say different things."""
    duplicates: int = 0
    """Asked for more than once, and left out."""
    left_out: int = 0
    """Left out because nothing can be given back, where only that was wished for."""
