"""What a gateway says of a payment."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from tillback.model.details import PaycrossDetails, PockytDetails, YedpayDetails
from tillback.model.money import Money
from tillback.model.record import Record, Replied
from tillback.model.row import Row, amount
from tillback.model.words import GatewayName, TransactionKind, TransactionStatus


class ListedRefund(Record):
    """A refund as the payment's own record lists it (Pockyt `refundInfo`)."""

    id: str | None = None
    """The gateway's id of the refund."""
    mark: str | None = None
    """The mark that travelled with it."""
    amount: Money
    """How much."""


class Transaction(Replied):
    """What a gateway says of a payment (or, at PayCross, of a refund or payout, which are transactions of their own)."""

    COLUMNS: ClassVar[tuple[str, ...]] = (
        "account",
        "gateway",
        "payment_id",
        "reference",
        "kind",
        "parent_id",
        "status",
        "status_word",
        "method",
        "amount",
        "currency",
        "refunded",
        "refundable",
        "created_at",
        "paid_at",
        "refunded_at",
        "updated_at",
    )
    """The keys of `row`. They keep their names and their order; new ones may be added at the end."""

    account: str
    """The account it was read with."""
    gateway: GatewayName
    """The gateway it is at."""
    id: str
    """The gateway's own id."""
    reference: str | None = None
    """The merchant's own reference, where one was given."""
    kind: TransactionKind
    """What kind of transaction it is."""
    parent_id: str | None = None
    """The payment a refund belongs to."""
    status: TransactionStatus
    """Where it stands."""
    status_word: str
    """The gateway's own word for the status."""
    amount: Money
    """The full amount."""
    refunded: Money | None = None
    """What went back so far. `None` where the gateway doesn't say (PayCross)."""
    refundable: Money | None = None
    """What can still go back, by the gateway's figures. `None` where they don't tell (PayCross)."""
    refunds: tuple[ListedRefund, ...] | None = None
    """The refunds the gateway lists. `None` where it lists none (Yedpay, PayCross)."""
    method: str | None = None
    """The gateway's word for the method of payment."""
    created_at: datetime | None = None
    """When it was created (UTC)."""
    paid_at: datetime | None = None
    """When it was paid (UTC)."""
    refunded_at: datetime | None = None
    """When it was last refunded (UTC)."""
    updated_at: datetime | None = None
    """When it last changed (UTC)."""
    details: PockytDetails | YedpayDetails | PaycrossDetails
    """What only this gateway says."""

    if not TYPE_CHECKING:
        # The engine's own copy, so that a refund of it needs no look-up. It is no field: a copy with other values must not
        # bring it along.
        _handle = None

        def __init__(self, /, _handle=None, **values) -> None:
            super().__init__(**values)
            if _handle is not None:
                self.__dict__["_handle"] = _handle

    def row(self) -> Row:
        """It as a flat row, with the same keys in the same order always: those of `COLUMNS`.

        Texts are as the gateway wrote them: in a spreadsheet, one that begins with `=` would be a formula.
        """
        return {
            "account": self.account,
            "gateway": self.gateway.value,
            "payment_id": self.id,
            "reference": self.reference,
            "kind": self.kind.value,
            "parent_id": self.parent_id,
            "status": self.status.value,
            "status_word": self.status_word,
            "method": self.method,
            "amount": self.amount.amount,
            "currency": self.amount.currency,
            "refunded": amount(self.refunded),
            "refundable": amount(self.refundable),
            "created_at": self.created_at,
            "paid_at": self.paid_at,
            "refunded_at": self.refunded_at,
            "updated_at": self.updated_at,
        }
