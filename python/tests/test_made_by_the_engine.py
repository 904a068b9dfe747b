"""Records that the engine makes have every field of their class, and no other."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date

import pytest

import tillback
from tillback import Client, GatewayName, Money, ReportSource
from tillback.model import Record
from tillback.sandbox import Sandbox

NOTHING_OF_THE_CLASS = frozenset({"_handle"})


@pytest.fixture(params=list(GatewayName), ids=str)
def gateway(request: pytest.FixtureRequest) -> GatewayName:
    assert isinstance(request.param, GatewayName)
    return request.param


@pytest.fixture
def client(tillback_sandbox: Sandbox) -> Iterator[Client]:
    with Client(accounts=tillback_sandbox.accounts(), journal=":memory:", first_pause=0.02, quiet_period=0.4) as client:
        yield client


def records(value: object) -> Iterator[Record]:
    """A record, and those inside it."""
    if isinstance(value, Record):
        yield value
        for inner in vars(value).values():
            yield from records(inner)
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from records(inner)


def whole(value: object) -> set[str]:
    """The names of the classes that were seen, each with all of its fields."""
    seen = set[str]()
    for record in records(value):
        cls = type(record)
        assert vars(record).keys() - NOTHING_OF_THE_CLASS == {field.name for field in dataclasses.fields(cls)}, (
            cls.__name__
        )
        seen.add(cls.__name__)
    return seen


def test_what_is_read_and_refunded(gateway: GatewayName, client: Client, tillback_sandbox: Sandbox) -> None:
    payment = tillback_sandbox.pay(gateway, Money("25.00", "HKD"))
    account = gateway.value
    first = client.refund(
        account=account,
        transaction=payment.id,
        idempotency_key="k",
        amount=Money("5.00", "HKD"),
        reason="Cup was broken",
    )
    read = client.transaction(account=account, reference=payment.id)
    second = client.refund(account=account, transaction=read, idempotency_key="k2", amount=Money("1.00", "HKD"))
    assert first.status == second.status == tillback.RefundStatus.SUCCEEDED
    again = client.transaction(account=account, reference=payment.id)
    seen = whole((first, second, read, again))
    assert {"Refund", "Attempt", "HistoryEntry", "Transaction", f"{gateway.name.capitalize()}Details"} <= seen
    if gateway is GatewayName.POCKYT:
        assert "ListedRefund" in seen
    report = client.report(ReportSource.references(account=account, references=[payment.id, "nobody-knows-it"]))
    assert {"ReportRow", "Agreement", "Transaction", "Refund"} <= whole(list(report))
    assert whole(report.tally) == {"ReportTally"}
    assert whole(report.totals("day")) == {"Total"}


def test_what_many_calls_tell(gateway: GatewayName, client: Client, tillback_sandbox: Sandbox) -> None:
    payment = tillback_sandbox.pay(gateway, Money("25.00", "HKD"))
    told: list[object] = []
    done = client.query_many([payment.id, "nobody-knows-it"], account=gateway.value, progress=told.append)
    assert whole((done, told)) >= {"Done", "Transaction"}
    client.queue_refund(account=gateway.value, transaction=payment.id, idempotency_key="k", amount=Money("5.00", "HKD"))
    settled = client.settle(deadline=30, progress=told.append)
    assert whole((settled, told)) >= {"Settlement", "SettleStep", "Refund"}


def test_the_rest(gateway: GatewayName, client: Client) -> None:
    assert whole(client.check(account=gateway.value)) == {"Check"}
    assert whole(client.capabilities(gateway)) == {"Capabilities"}
    if gateway is GatewayName.POCKYT:
        payee = client.register_payee(
            account="pockyt",
            first_name="Ada",
            last_name="Lee",
            email="ada@shop.example",
            date_of_birth=date(1980, 12, 10),
            country_code="US",
            state="CA",
            city="San José",
            street="1 Main St",
            zip="95110",
            phone="4155550100",
        )
        assert whole(payee) == {"Payee"}


def test_what_a_webhook_tells(gateway: GatewayName, client: Client, tillback_sandbox: Sandbox) -> None:
    payment = tillback_sandbox.pay(gateway, Money("25.00", "HKD"), notification_url="http://127.0.0.1:9/")
    client.refund(account=gateway.value, transaction=payment.id, idempotency_key="k")
    news = tillback_sandbox.notifications(at_least=1, within=30)[0]
    event = client.receive_webhook(account=gateway.value, headers=news.headers, body=news.body)
    assert whole(event) == {"Event"}
