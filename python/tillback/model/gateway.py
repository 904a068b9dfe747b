"""What gateways and credentials can do."""

from __future__ import annotations

from tillback.model.record import Record, Replied
from tillback.model.words import GatewayName, ListScope, MayRefund


class Capabilities(Record):
    """What a gateway can do and prove."""

    gateway: GatewayName
    """The gateway."""
    partial_refunds: bool
    """Whether part of a payment can be refunded."""
    tells_refunded: bool
    """Whether a payment's record shows what went back in all."""
    lists_refunds: bool
    """Whether a payment's record lists its refunds one by one."""
    finds_refund_by_mark: bool
    """Whether a refund can be looked up by the mark that travelled with it."""
    repeats_answers: bool
    """Whether a repeated request with the same id gets the first answer."""
    one_refund_at_a_time: bool
    """Whether refunds of one transaction must go one after the other, because the evidence is arithmetic."""
    lists: ListScope
    """What can be listed."""
    payees: bool
    """Whether payees can be registered."""
    mark: str
    """What travels with a refund so that it can be found again."""
    evidence: str
    """How a lost answer is settled."""
    proof_of_no: str
    """What proves that a refund did not happen."""


class Check(Replied):
    """What an account's credentials can do. That they were taken is implied: otherwise the check is an error."""

    account: str
    """The account."""
    gateway: GatewayName
    """The gateway."""
    may_refund: MayRefund
    """Whether they may refund."""
    merchant: str | None = None
    """What the gateway calls the merchant: Yedpay's company, PayCross's shop, Pockyt's merchant number."""
