"""What no engine could take is refused under the name of the argument, before anything is sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from tillback import (
    Client,
    ConfigurationError,
    InvalidRequestError,
    PockytAccount,
    RefundRequest,
    TillbackError,
    TransactionRef,
    YedpayAccount,
)

HALF = "a\ud800"


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    nowhere = "http://127.0.0.1:9"
    accounts = [
        PockytAccount(name="shop", environment=nowhere, merchant_no="1", store_no="2", token="t"),
        YedpayAccount(name="other", environment=nowhere, access_token="t", sign_key="k" * 32),
    ]
    with Client(accounts=accounts, journal=":memory:") as client:
        yield client


def refused(call: Callable[[], object]) -> tuple[type[TillbackError], str, str | None]:
    with pytest.raises(TillbackError) as caught:
        call()
    return type(caught.value), caught.value.code.value, caught.value.field


REFUND: dict[str, Any] = {"account": "shop", "transaction": "312345678901234567", "idempotency_key": "order-1"}


@pytest.mark.parametrize(
    ("argument", "code"),
    [("idempotency_key", "KEY_INVALID"), ("reason", "REASON_INVALID"), ("transaction", "REFERENCE_INVALID")],
)
def test_half_a_character_is_invalid(client: Any, argument: str, code: str) -> None:
    field = "reference" if argument == "transaction" else argument
    wrong = {**REFUND, argument: HALF}
    assert refused(lambda: client.refund(**wrong)) == (InvalidRequestError, code, field)
    assert refused(lambda: client.refund_many([RefundRequest(**wrong)])) == (InvalidRequestError, code, field)


def test_half_a_character_names_no_account(client: Any) -> None:
    expected = (ConfigurationError, "UNKNOWN_ACCOUNT", "account")
    assert refused(lambda: client.refund(**{**REFUND, "account": HALF})) == expected
    assert refused(lambda: client.check(account=HALF)) == expected
    assert refused(lambda: client.check(account="nobody")) == expected


def test_half_a_character_is_invalid_everywhere_else(client: Any) -> None:
    invalid = InvalidRequestError
    key = (invalid, "KEY_INVALID", "idempotency_key")
    assert refused(lambda: client.get_refund(HALF)) == key
    assert refused(lambda: client.wait_for_refund(HALF, deadline=0)) == key
    assert refused(lambda: client.resolve("key", outcome="refused", note=HALF)) == (invalid, "OPTION_INVALID", "note")
    assert refused(lambda: client.resolve("key", outcome=HALF, note="n")) == (invalid, "OPTION_INVALID", "outcome")
    assert refused(lambda: client.list_refunds(transaction_id=HALF).__next__()) == (
        invalid,
        "OPTION_INVALID",
        "transaction_id",
    )
    assert refused(lambda: client.list_refunds(statuses=[HALF]).__next__())[1:] == ("OPTION_INVALID", "statuses")
    assert refused(lambda: client.payee(account="shop", email=HALF)) == (invalid, "PAYEE_INVALID", "email")
    assert refused(lambda: TransactionRef.merchant(HALF)) == (invalid, "REFERENCE_INVALID", "reference")
    headers = {"x-signature": HALF}
    assert refused(lambda: client.verify_webhook(account="other", headers=headers, body=b"")) == (
        invalid,
        "OPTION_INVALID",
        "headers",
    )
    assert refused(lambda: Client(accounts=[], worker=HALF)) == (ConfigurationError, "SETTING_INVALID", "worker")


@pytest.mark.parametrize("count", [-1, 0, 1 << 80, 1 << 200, -(1 << 200)])
def test_what_can_not_be_counted_is_named(client: Any, count: int) -> None:
    invalid = (InvalidRequestError, "OPTION_INVALID")
    assert refused(lambda: client.query_many(["1"], account="shop", at_once=count)) == (*invalid, "options")
    assert refused(lambda: next(client.transactions(account="other", page_size=count))) == (*invalid, "page_size")
    if count <= 0:
        error = (ConfigurationError, "SETTING_INVALID", "reply_limit")
        assert refused(lambda: Client(accounts=[], reply_limit=count)) == error


@pytest.mark.parametrize("wrong", [True, "5", 1.5, None, b"5"])
def test_what_is_no_number_counts_nothing(client: Any, wrong: Any) -> None:
    with pytest.raises(TypeError, match="at_once must be a whole number"):
        client.query_many(["1"], account="shop", at_once=wrong)
    if wrong is not None:
        with pytest.raises(TypeError, match="reply_limit must be a whole number"):
            Client(accounts=[], reply_limit=wrong)


def test_a_bool_is_no_duration(client: Any) -> None:
    for wrong in (True, False):
        with pytest.raises(TypeError, match="deadline must be a number of seconds or a timedelta, not bool"):
            client.refund(**REFUND, deadline=wrong)
        with pytest.raises(TypeError, match="timeout must be"):
            client.check(account="shop", timeout=wrong)


@pytest.mark.parametrize("one", ["312345678901234567", b"312345678901234567"])
def test_one_text_is_not_several(client: Any, one: Any) -> None:
    with pytest.raises(TypeError, match="references must be a list of references"):
        client.query_many(one, account="shop")
    with pytest.raises(TypeError, match="statuses must be a list of statuses"):
        client.list_refunds(statuses=one).__next__()
    with pytest.raises(TypeError, match="trust must be a list of certificates"):
        Client(accounts=[], trust=one)


@pytest.mark.parametrize("body", [5, True, "{}", [65, 66], None])
def test_a_body_is_bytes(client: Any, body: Any) -> None:
    for call in (client.verify_webhook, client.receive_webhook):
        with pytest.raises(TypeError, match="body must be bytes"):
            call(account="other", headers={}, body=body)


@pytest.mark.parametrize("body", [b"{}", bytearray(b"{}"), memoryview(b"{}"), memoryview(b"{ }")[::2]])
def test_all_that_holds_bytes_is_a_body(client: Any, body: Any) -> None:
    with pytest.raises(TillbackError):
        client.verify_webhook(account="other", headers=[(b"X-A", bytearray(b"1"))], body=body)


@pytest.mark.parametrize("value", [[65, 66], 5, None, True])
def test_a_header_is_text_or_bytes(client: Any, value: Any) -> None:
    for headers in ({"X-Signature": value}, [(value, "1")]):
        with pytest.raises(TypeError, match="The name and the value of a header must be"):
            client.verify_webhook(account="other", headers=headers, body=b"")


def test_an_open_end_is_the_end_of_time(client: Any) -> None:
    for hours in (-12, 0, 14):
        zone = timezone(timedelta(hours=hours))
        ends = {"from_": datetime.min.replace(tzinfo=zone), "to": datetime.max.replace(tzinfo=zone)}
        assert list(client.list_refunds(**ends)) == []
    for naive in (datetime.min, datetime.max):
        assert refused(lambda: client.list_refunds(to=naive).__next__()) == (  # noqa: B023
            InvalidRequestError,
            "OPTION_INVALID",
            "to",
        )
