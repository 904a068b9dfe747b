"""Clients that are closed, and those that are forgotten."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Callable

import pytest

from behaviour import gateway
from tillback import AsyncClient, Client, InvalidRequestError, Money, RefundRequest, ReportSource
from tillback.sandbox import Fault, Operation, Payment, Sandbox

CALLS: dict[str, Callable[[Client], object]] = {
    "refund": lambda client: client.refund(account="pockyt", transaction="1", idempotency_key="1"),
    "queue_refund": lambda client: client.queue_refund(account="pockyt", transaction="1", idempotency_key="1"),
    "refund_many": lambda client: client.refund_many(
        [RefundRequest(account="pockyt", transaction="1", idempotency_key="1")]
    ),
    "get_refund": lambda client: client.get_refund("1"),
    "wait_for_refund": lambda client: client.wait_for_refund("1", deadline=1),
    "settle": lambda client: client.settle(deadline=1),
    "list_refunds": lambda client: list(client.list_refunds()),
    "resolve": lambda client: client.resolve("1", outcome="succeeded", note="1"),
    "check_journal": lambda client: client.check_journal(),
    "transaction": lambda client: client.transaction(account="pockyt", reference="1"),
    "find": lambda client: client.find(account="pockyt", reference="1"),
    "query_many": lambda client: client.query_many(["1"], account="pockyt"),
    "wait_for": lambda client: client.wait_for(account="pockyt", reference="1", deadline=1),
    "transactions": lambda client: list(client.transactions(account="yedpay")),
    "report": lambda client: list(client.report(ReportSource.journal())),
    "check": lambda client: client.check(account="pockyt"),
    "capabilities": lambda client: client.capabilities("pockyt"),
    "accounts": lambda client: client.accounts,
    "finish": lambda client: client.finish(1),
}


@pytest.mark.parametrize("name", CALLS)
def test_a_closed_client_says_so(client: Client, name: str) -> None:
    client.close()
    with pytest.raises(InvalidRequestError, match="closed"):
        CALLS[name](client)


def test_from_the_first_moment_of_closing_nothing_can_be_begun(sandbox: Sandbox, payment: Payment) -> None:
    async def main() -> None:
        client = AsyncClient(accounts=sandbox.accounts(), journal=":memory:")
        read = await client.transaction(account="pockyt", reference=payment.id)
        sandbox.fault(Fault.DELAY, operation=Operation.REFUND, seconds=2.0)
        left = asyncio.create_task(client.refund(account="pockyt", transaction=read, idempotency_key="1"))
        await gateway.seen(sandbox, Operation.REFUND)
        left.cancel()
        with pytest.raises(asyncio.CancelledError):
            await left
        closing = asyncio.create_task(client.aclose())
        await asyncio.sleep(0)
        with pytest.raises(InvalidRequestError, match="closed"):
            await client.refund(account="pockyt", transaction=read, idempotency_key="2")
        await closing

    asyncio.run(main())
    assert sandbox.refunded(payment.id) == payment.amount


def test_closing_twice_is_no_error(client: Client) -> None:
    client.close()
    client.close()
    with client:
        pass
    assert repr(client) == "<Client: closed>"


def test_a_client_is_closed_after_an_exception(sandbox: Sandbox) -> None:
    with pytest.raises(ZeroDivisionError), Client(accounts=sandbox.accounts()) as client:
        raise ZeroDivisionError
    assert repr(client) == "<Client: closed>"


def test_a_client_that_is_forgotten_is_gone(sandbox: Sandbox, payment: Payment) -> None:
    client = Client(accounts=sandbox.accounts(), journal=":memory:")
    client.refund(account="pockyt", transaction=payment.id, idempotency_key="1", amount=Money("1.00", "USD"))
    gone = weakref.ref(client)
    del client
    gc.collect()
    assert gone() is None
