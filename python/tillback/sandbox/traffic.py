"""What went over the wire: requests to the gateways, and their notifications."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from typing import Any

from tillback.model import GatewayName
from tillback.model.record import Record
from tillback.sandbox.fault import Fault, Operation
from tillback.sandbox.instant import instant


class Request(Record):
    """A request that reached a gateway, without the credentials in its headers."""

    number: int
    """Counts from 1 since the start or the last reset."""
    at: datetime
    gateway: GatewayName
    operation: Operation
    method: str
    path: str
    query: str
    headers: tuple[tuple[str, str], ...] = field(repr=False)
    body: str = field(repr=False)
    faults: tuple[Fault, ...] = ()
    """What went wrong with it on purpose."""
    status: int | None = None
    """The HTTP status that was answered, if one was."""


class DeliveryAttempt(Record):
    """One attempt to deliver a notification."""

    at: datetime
    status: int | None = None
    """The HTTP status that the merchant answered; `None` where no answer came."""
    answer: str = field(repr=False)
    """The merchant's answer, or why there is none."""


class Notification(Record):
    """A notification that a gateway sent, as often as it tried.

    `headers` and `body` are what the merchant gets, credentials included, so that a test can also hand them to the program by
    itself: `client.receive_webhook(account=..., headers=notification.headers, body=notification.body)`. Test clients of web
    frameworks may want `dict(notification.headers)`.
    """

    number: int
    gateway: GatewayName
    url: str
    headers: tuple[tuple[str, str], ...] = field(repr=False)
    body: bytes = field(repr=False)
    attempts: tuple[DeliveryAttempt, ...]
    delivered: bool
    """Whether the merchant answered 200."""


def request(entry: dict[str, Any]) -> Request:
    """Reads a request."""
    # PayCross has three hosts, which are named after it.
    gateway, _, _ = entry["host"].partition("_")
    return Request(
        number=entry["number"],
        at=instant(entry["at"]),
        gateway=GatewayName(gateway),
        operation=Operation(entry["operation"]),
        method=entry["method"],
        path=entry["path"],
        query=entry["query"],
        headers=tuple((name, value) for name, value in entry["headers"]),
        body=entry["body"],
        faults=tuple(Fault(one["kind"]) for one in entry["faults"]),
        status=entry["answered"],
    )


def notification(entry: dict[str, Any], credential: str) -> Notification:
    """Reads a notification. `credential` takes the place of the hidden one."""
    headers = tuple((name, credential if value == "(hidden)" else value) for name, value in entry["headers"])
    return Notification(
        number=entry["number"],
        gateway=GatewayName(entry["gateway"]),
        url=entry["url"],
        headers=headers,
        body=entry["body"].encode(),
        attempts=tuple(_attempt(one) for one in entry["attempts"]),
        delivered=entry["delivered"],
    )


def _attempt(entry: dict[str, Any]) -> DeliveryAttempt:
    return DeliveryAttempt(at=instant(entry["at"]), status=entry["status"], answer=entry["answer"])
