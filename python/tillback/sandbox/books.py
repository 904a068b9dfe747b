"""The gateways' own books: what really happened."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from typing import Any

from tillback.model import GatewayName, Money
from tillback.model.record import Record
from tillback.model.words import Word
from tillback.sandbox.instant import instant


class PaymentState(Word):
    """Where a payment stands at the gateway. Only a paid one can be refunded."""

    CREATED = "created"
    """Made, not yet paid."""
    PENDING = "pending"
    """Being worked on."""
    PAID = "paid"
    """Paid."""
    FAILED = "failed"
    """Failed."""
    CANCELLED = "cancelled"
    """Cancelled before payment."""
    EXPIRED = "expired"
    """Not paid in time."""


class RefundState(Word):
    """Where a refund stands at the gateway. Only a done one moved money."""

    PENDING = "pending"
    """Taken; it ends by itself."""
    DONE = "done"
    """The money went back."""
    FAILED = "failed"
    """It did not."""


class GatewayRefund(Record):
    """A refund that the gateway took."""

    id: str
    """The gateway's own id of it."""
    amount: Money
    state: RefundState
    mark: str | None = None
    """The merchant's mark as it arrived."""
    reason: str | None = field(default=None, repr=False)
    by_hand: bool = False
    """Made in the gateway's dashboard, not by a program."""
    created_at: datetime
    updated_at: datetime


class Payment(Record):
    """A payment as the gateway has it in its books."""

    gateway: GatewayName
    id: str
    """The gateway's own id."""
    second_id: str | None = None
    """Another one, where the gateway has two (Yedpay's `transaction_id`)."""
    reference: str
    """The merchant's reference."""
    amount: Money
    state: PaymentState
    method: str
    """The gateway's word for the way it was paid."""
    created_at: datetime
    paid_at: datetime | None = None
    updated_at: datetime
    notification_url: str | None = None
    """Where notifications about it and its refunds go."""
    refunds: tuple[GatewayRefund, ...] = ()
    """Every refund that the gateway took, oldest first."""
    refunded: Money
    """What went back."""
    refundable: Money
    """What is left, with regard to refunds that are pending."""


def payment(entry: dict[str, Any]) -> Payment:
    """Reads a payment with its sums."""
    currency = entry["currency"]
    return Payment(
        gateway=GatewayName(entry["gateway"]),
        id=entry["id"],
        second_id=entry["second_id"],
        reference=entry["reference"],
        amount=Money.from_minor(entry["amount"], currency),
        state=PaymentState(entry["state"]),
        method=entry["method"],
        created_at=instant(entry["created_at"]),
        paid_at=None if entry["paid_at"] is None else instant(entry["paid_at"]),
        updated_at=instant(entry["updated_at"]),
        notification_url=entry["notification_url"],
        refunds=tuple(refund(one, currency) for one in entry["refunds"]),
        refunded=Money.from_minor(entry["refunded"], currency),
        refundable=Money.from_minor(entry["refundable"], currency),
    )


def refund(entry: dict[str, Any], currency: str) -> GatewayRefund:
    """Reads a refund."""
    return GatewayRefund(
        id=entry["id"],
        amount=Money.from_minor(entry["amount"], currency),
        state=RefundState(entry["state"]["state"]),
        mark=entry["mark"],
        reason=entry["reason"],
        by_hand=entry["by_hand"],
        created_at=instant(entry["created_at"]),
        updated_at=instant(entry["updated_at"]),
    )
