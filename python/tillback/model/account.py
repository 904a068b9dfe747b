"""A merchant's account at a gateway."""

from __future__ import annotations

from dataclasses import field
from typing import ClassVar

from tillback.model.record import Record
from tillback.model.words import Environment, GatewayName, MinorUnits, Service


class Account(Record):
    """An account at any gateway: what its three kinds have in common."""

    name: str
    """The name you give it; refunds keep it."""
    environment: Environment | str
    """Production, sandbox, or a base URL of one's own such as `https://mapi.pockyt.io`."""
    gateway: ClassVar[GatewayName]
    """Which gateway it is at."""


class PockytAccount(Account):
    """An account at Pockyt."""

    gateway: ClassVar[GatewayName] = GatewayName.POCKYT
    merchant_no: str
    """`merchantNo`."""
    store_no: str
    """`storeNo`."""
    token: str = field(repr=False)
    """Signs every call; never sent."""
    group_no: str | None = None
    """`merGroupNo`, for partners only."""
    notification_url: str | None = None
    """`ipnUrl`: where refund notifications go (https)."""


class YedpayAccount(Account):
    """An account at Yedpay. It has either an access token or an API key."""

    gateway: ClassVar[GatewayName] = GatewayName.YEDPAY
    access_token: str | None = field(default=None, repr=False)
    """`Bearer`: a login token or a personal access token. Needed for lists."""
    api_key: str | None = field(default=None, repr=False)
    """`API-KEY`: made per application."""
    sign_key: str | None = field(default=None, repr=False)
    """32 characters; verifies notifications."""


class PaycrossAccount(Account):
    """An account at PayCross or another brand of the beGateway platform."""

    gateway: ClassVar[GatewayName] = GatewayName.PAYCROSS
    environment: Environment | str
    """Production, sandbox, or the base URL of the alternative methods."""
    shop_id: str
    """The number of the shop."""
    secret_key: str = field(repr=False)
    """Its secret key."""
    public_key: str | None = field(default=None, repr=False)
    """The public key of the back office (one line of base64, or PEM). Where it is set, a webhook without a valid
    `Content-Signature` is refused."""
    apm_url: str | None = None
    """Base URL of the alternative methods, for another brand. Absent = `https://data.pay-cross.com/beyag`."""
    card_url: str | None = None
    """Base URL of cards. Absent = `https://gateway.pay-cross.com`."""
    admin_url: str | None = None
    """Base URL of reports. Absent = `https://admin.pay-cross.com`."""
    service: Service = Service.EITHER
    """Which service the shop uses."""
    minor_units: MinorUnits = MinorUnits.UNDECIDED
    """Whose table of minor units the server follows where the vendor's and ISO 4217 differ."""
    test: bool | None = None
    """Whether webhooks and replies of test transactions are taken. `None` takes both."""
