"""What only one gateway says of a transaction."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime

from tillback.model.money import Money
from tillback.model.record import Record
from tillback.model.words import Service


class PockytDetails(Record):
    """Fields of a Pockyt transaction."""

    settle_currency: str | None = None
    """`settleCurrency`, as the gateway wrote it. A refund has to repeat it."""
    transaction_type: str | None = None
    """`transactionType`: `payment`, `refund` or `void`."""
    exchange_rate: str | None = None
    """`exchangeRate`, the digits the gateway wrote."""


class Link(Record):
    """A web address with its role."""

    rel: str
    """`checkout`, `qrcode` …"""
    href: str
    """The address."""


class ActionDetails(Record):
    """Who did something at Yedpay, and the remark they left. `repr` shows only the user's id."""

    request_user_id: str | None = None
    """The user who sent the request."""
    first_name: str | None = field(default=None, repr=False)
    """First name of that user."""
    last_name: str | None = field(default=None, repr=False)
    """Last name of that user."""
    remark: str | None = field(default=None, repr=False)
    """The reason given."""


class YedpayDetails(Record):
    """Fields of a Yedpay transaction (documentation page "Refund Transaction", table "data"). Some are about the payer, so
    `repr` shows only the ids."""

    user_id: str | None = field(default=None, repr=False)
    """The user who made the transaction."""
    company_id: str | None = field(default=None, repr=False)
    """The company."""
    store_id: str | None = field(default=None, repr=False)
    """The store."""
    gateway_id: int | None = field(default=None, repr=False)
    """The gateway behind Yedpay."""
    gateway_sub_id: int | None = field(default=None, repr=False)
    """Its subtype."""
    gateway_sub_name: str | None = field(default=None, repr=False)
    """The subtype's name."""
    gateway_code: str | None = None
    """`{gateway_id}_{gateway_sub_id}`, such as `12_1` for VISA Online."""
    barcode_id: str | None = field(default=None, repr=False)
    """The bar code that made it."""
    payment_link_id: str | None = field(default=None, repr=False)
    """The payment link."""
    charge: Money | None = field(default=None, repr=False)
    """The fee."""
    refund_charge: Money | None = field(default=None, repr=False)
    """The fee given back; negative on a full refund."""
    net: Money | None = field(default=None, repr=False)
    """What the merchant keeps."""
    tips: Money | None = field(default=None, repr=False)
    """Tips."""
    forex: str | None = field(default=None, repr=False)
    """The exchange rate, the digits the gateway wrote."""
    can_settle_after: datetime | None = field(default=None, repr=False)
    """When the balance can be settled (UTC)."""
    is_balance_settled: bool | None = field(default=None, repr=False)
    """Whether it is settled."""
    settled_at: datetime | None = field(default=None, repr=False)
    """When it was settled (UTC)."""
    transaction_id: str | None = None
    """The 15-digit number printed on receipts."""
    reference_id: str | None = None
    """The acquirer's number."""
    payer: str | None = field(default=None, repr=False)
    """E-mail address of the payer (Alipay Global)."""
    buyer_id: str | None = field(default=None, repr=False)
    """Identity of the buyer (Alipay Global)."""
    wallet_type: str | None = field(default=None, repr=False)
    """`HK`, `CN` …"""
    extra_parameters: str | None = field(default=None, repr=False)
    """What the customer sent along, a JSON text."""
    fixed_id: str | None = field(default=None, repr=False)
    """The fixed code."""
    expired_at: datetime | None = field(default=None, repr=False)
    """When an unpaid transaction expires (UTC)."""
    pin_key: str | None = field(default=None, repr=False)
    """PIN key (UnionPay POS, before payment)."""
    links: tuple[Link, ...] = field(default=(), repr=False)
    """Checkout and QR-code addresses."""
    cancellation: ActionDetails | None = field(default=None, repr=False)
    """Who cancelled it and why."""
    refund: ActionDetails | None = field(default=None, repr=False)
    """Who refunded it and why."""
    failure: ActionDetails | None = field(default=None, repr=False)
    """Why it failed."""


class PaycrossDetails(Record):
    """Fields of a PayCross transaction. `repr` shows no text that may be about the payer, and not the receipt's address,
    which opens to whoever knows it."""

    service: Service
    """Which service it was read from."""
    test: bool | None = None
    """Whether it is a test transaction."""
    language: str | None = field(default=None, repr=False)
    """The language of the checkout page."""
    message: str | None = field(default=None, repr=False)
    """The result of processing, in words."""
    receipt_url: str | None = field(default=None, repr=False)
    """The address of the receipt."""
    code: str | None = None
    """Such as `S.0000`: a letter of S, F, P and E, a dot and four digits."""
    reason: str | None = field(default=None, repr=False)
    """The reason given with a refund."""
    provider_status: str | None = None
    """The provider's own status of the operation."""
    provider_ref: str | None = field(default=None, repr=False)
    """The provider's id of the operation."""
    provider_message: str | None = field(default=None, repr=False)
    """The provider's text."""
