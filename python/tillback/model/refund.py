"""Giving money back."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime, timedelta
from typing import ClassVar

from tillback.model.money import Money
from tillback.model.record import Record, Replied
from tillback.model.reference import TransactionRef
from tillback.model.row import Row
from tillback.model.transaction import Transaction
from tillback.model.words import GatewayName, HistorySource, RefundStatus


class RefundRequest(Record):
    """What to give back, for `refund_many`. The same key always names the same refund."""

    account: str
    """The name of the account."""
    transaction: Transaction | TransactionRef | str
    """The payment: as just read, which saves the look-up, or how to find it."""
    idempotency_key: str
    """Names the intent: 1 to 255 characters, chosen by you and kept with the order."""
    amount: Money | None = None
    """How much: greater than zero, in the currency of the payment. `None` = everything that is still refundable."""
    reason: str | None = field(default=None, repr=False)
    """Why: at most 200 characters. Yedpay and PayCross keep it; Pockyt has no such field."""
    deadline: float | timedelta | None = None
    """How long the call may take, in seconds. When it ends, you get the status of that moment."""


class Attempt(Record):
    """One sending of a refund."""

    number: int
    """Counted from 1."""
    at: datetime
    """When it was marked as about to be sent (UTC)."""


class HistoryEntry(Record):
    """One line of a refund's history. It holds no secret and nothing the gateway wrote but its codes."""

    at: datetime
    """When (UTC)."""
    by: str
    """The program that wrote it: its name, where the client was given one as `worker`."""
    status: RefundStatus
    """The status after it."""
    source: HistorySource
    """From whom the news came."""
    what: str
    """What happened and what was concluded from it."""
    gateway_code: str | None = None
    """The gateway's code in the reply or webhook it rests on."""
    http_status: int | None = None
    """The HTTP status of that reply."""
    request_id: str | None = None
    """The id by which the gateway's support finds that exchange."""
    contradicts: bool = False
    """Whether it says otherwise than the final status that stood by then."""


class Refund(Replied):
    """One intent to give money back, and all that is known of it."""

    COLUMNS: ClassVar[tuple[str, ...]] = (
        "key",
        "refund_id",
        "account",
        "gateway",
        "target",
        "payment_id",
        "reference",
        "amount",
        "currency",
        "status",
        "contradicted",
        "reason",
        "gateway_refund_id",
        "gateway_code",
        "http_status",
        "request_id",
        "times_sent",
        "created_at",
        "updated_at",
        "last_event",
    )
    """The keys of `row`. They keep their names and their order; new ones may be added at the end."""

    idempotency_key: str
    """Your name for the intent."""
    amount: Money
    """How much. Always explicit."""
    status: RefundStatus
    """Where it stands."""
    id: str
    """tillback's own id, the mark that travels to the gateway."""
    account: str
    """The account."""
    gateway: GatewayName
    """The gateway."""
    target: str
    """The id, reference or scanned text by which you named the payment."""
    transaction_id: str | None = None
    """The gateway's id of the payment; `None` while a queued refund was not looked up."""
    reference: str | None = None
    """The merchant's reference of the payment."""
    reason: str | None = field(default=None, repr=False)
    """Why, in your words."""
    contradicted: bool = False
    """Whether news came in that says otherwise than the final status. They are in the history and change nothing."""
    gateway_refund_id: str | None = None
    """The gateway's id of the refund, once known."""
    gateway_code: str | None = None
    """The gateway's last code, such as `000021` or `E.0638`."""
    gateway_message: str | None = field(default=None, repr=False)
    """The gateway's last text. It may echo what a customer typed, so keep it out of logs."""
    http_status: int | None = None
    """The HTTP status of the gateway's last reply."""
    request_id: str | None = None
    """The id by which the gateway's support finds the exchange."""
    raw: bytes = field(default=b"", repr=False)
    """The untouched body of the gateway's last reply about it. A journal file keeps no replies, because they may hold names
    of customers: so it is there in the process that got it, and empty elsewhere."""
    attempts: tuple[Attempt, ...] = field(default=(), repr=False)
    """How often it was sent."""
    created_at: datetime
    """When it was recorded (UTC)."""
    updated_at: datetime
    """When it last changed (UTC)."""
    history: tuple[HistoryEntry, ...] = field(default=(), repr=False)
    """What happened, oldest first."""

    @property
    def is_final(self) -> bool:
        """Whether its status never changes again by itself."""
        return self.status.is_final

    def row(self) -> Row:
        """It as a flat row, with the same keys in the same order always: those of `COLUMNS`.

        Texts are as somebody typed them: in a spreadsheet, one that begins with `=` would be a formula.
        """
        return {
            "key": self.idempotency_key,
            "refund_id": self.id,
            "account": self.account,
            "gateway": self.gateway.value,
            "target": self.target,
            "payment_id": self.transaction_id,
            "reference": self.reference,
            "amount": self.amount.amount,
            "currency": self.amount.currency,
            "status": self.status.value,
            "contradicted": self.contradicted,
            "reason": self.reason,
            "gateway_refund_id": self.gateway_refund_id,
            "gateway_code": self.gateway_code,
            "http_status": self.http_status,
            "request_id": self.request_id,
            "times_sent": len(self.attempts),
            "created_at": self.created_at,
            "updated_at": self.updated_at,
            "last_event": self.history[-1].what if self.history else None,
        }
