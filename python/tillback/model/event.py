"""Webhooks."""

from __future__ import annotations

from datetime import datetime

from tillback.model.money import Money
from tillback.model.record import Replied
from tillback.model.words import EventSubject, GatewayName


class Event(Replied):
    """A webhook whose signature was verified, in one shape for all gateways. `raw` is its body.

    It can be repeated, late or replayed by anyone who saw it once, so treat it as a reason to ask, not as a fact.
    """

    account: str
    """The account whose key verified it."""
    gateway: GatewayName
    """The gateway."""
    subject: EventSubject
    """What it is about."""
    transaction_id: str | None = None
    """The gateway's id of the payment."""
    reference: str | None = None
    """The merchant's reference of the payment."""
    refund_id: str | None = None
    """The gateway's id of the refund."""
    mark: str | None = None
    """The mark that travelled with the refund."""
    status_word: str | None = None
    """The gateway's word for the status."""
    amount: Money | None = None
    """The amount it speaks of."""
    refunded: Money | None = None
    """What went back of the payment in all, where the gateway says."""
    at: datetime | None = None
    """When it happened, by the gateway (UTC)."""
    refund_keys: tuple[str, ...] = ()
    """The idempotency keys of our refunds that it speaks of. Empty until `receive_webhook` has looked into the journal."""
    dedupe_key: str
    """Two deliveries of the same news have the same key."""
    acknowledgement: str
    """The body to answer the gateway with, under HTTP 200, so that it stops sending."""
