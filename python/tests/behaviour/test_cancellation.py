"""Tasks that are cancelled."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from behaviour import gateway
from tillback import AsyncClient, Money, NotFoundError, RefundRequest, RefundStatus, ReportSource
from tillback.sandbox import Fault, Operation, Payment, Sandbox

PATIENCE = 30.0
KEY = "return-1"


def run(sandbox: Sandbox, main: Callable[[AsyncClient], Awaitable[None]]) -> None:
    async def all() -> None:
        async with AsyncClient(accounts=sandbox.accounts(), journal=":memory:", reply_timeout=PATIENCE) as client:
            await main(client)

    asyncio.run(all())


def refund(client: AsyncClient, payment: Payment) -> Any:
    return client.refund(account="pockyt", transaction=payment.id, idempotency_key=KEY)


def test_a_refund_that_is_cancelled_before_it_was_sent_is_never_sent(sandbox: Sandbox, payment: Payment) -> None:
    sandbox.fault(Fault.DELAY, operation=Operation.QUERY, seconds=1)

    async def main(client: AsyncClient) -> None:
        task = asyncio.create_task(refund(client, payment))
        await gateway.seen(sandbox, Operation.QUERY)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await client.finish(within=PATIENCE)
        with pytest.raises(NotFoundError):
            await client.get_refund(KEY)
        assert gateway.count(sandbox, Operation.REFUND) == 0
        # The key is free, for anything.
        again = await client.refund(
            account="pockyt", transaction=payment.id, idempotency_key=KEY, amount=Money("1.00", "USD")
        )
        assert again.status is RefundStatus.SUCCEEDED

    run(sandbox, main)


def test_a_refund_that_is_cancelled_after_it_was_sent_goes_on(sandbox: Sandbox, payment: Payment) -> None:
    sandbox.fault(Fault.DELAY, operation=Operation.REFUND, seconds=1)

    async def main(client: AsyncClient) -> None:
        task = asyncio.create_task(refund(client, payment))
        await gateway.seen(sandbox, Operation.REFUND)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        # Before the gateway answers.
        assert (await client.get_refund(KEY)).status is RefundStatus.UNKNOWN
        ended = await client.wait_for_refund(KEY, deadline=PATIENCE)
        assert ended == await refund(client, payment)
        assert (ended.status, len(ended.attempts)) == (RefundStatus.SUCCEEDED, 1)
        assert sandbox.refunded(payment.id) == payment.amount

    run(sandbox, main)


def test_waiting_no_longer_than_so_long_cancels(sandbox: Sandbox, payment: Payment) -> None:
    sandbox.fault(Fault.DELAY, operation=Operation.REFUND, seconds=2)

    async def main(client: AsyncClient) -> None:
        paid = await client.transaction(account="pockyt", reference=payment.id)
        asked = client.refund(account="pockyt", transaction=paid, idempotency_key=KEY)
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(asked, 0.2)
        assert (await client.get_refund(KEY)).status is RefundStatus.UNKNOWN
        if sys.version_info >= (3, 11):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.2):
                    await client.wait_for_refund(KEY, deadline=PATIENCE)
        assert (await client.wait_for_refund(KEY, deadline=PATIENCE)).status is RefundStatus.SUCCEEDED

    run(sandbox, main)


QUESTIONS: dict[str, Callable[[AsyncClient, str], Awaitable[Any]]] = {
    "transaction": lambda client, payment: client.transaction(account="pockyt", reference=payment),
    "find": lambda client, payment: client.find(account="pockyt", reference=payment),
    "query_many": lambda client, payment: client.query_many([payment] * 3, account="pockyt", at_once=1),
    "wait_for": lambda client, payment: client.wait_for(
        account="pockyt", reference=payment, until="expired", deadline=PATIENCE
    ),
    "check": lambda client, payment: client.check(account="yedpay"),
}


@pytest.mark.parametrize("what", QUESTIONS)
def test_a_question_that_is_cancelled_ends_before_its_answer(sandbox: Sandbox, payment: Payment, what: str) -> None:
    sandbox.fault(Fault.HANG_BEFORE, times=None)

    async def main(client: AsyncClient) -> None:
        task = asyncio.ensure_future(QUESTIONS[what](client, payment.id))
        while not sandbox.requests():
            await asyncio.sleep(gateway.PAUSE)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        # No question is asked on.
        asked = len(sandbox.requests())
        sandbox.clear_faults()
        assert (await client.transaction(account="pockyt", reference=payment.id)).id == payment.id
        assert len(sandbox.requests()) == asked + 1

    run(sandbox, main)


def test_many_refunds_that_are_cancelled_send_no_more(sandbox: Sandbox) -> None:
    payments = [sandbox.pay("pockyt", Money("1.00", "USD")) for _ in range(20)]
    requests = [
        RefundRequest(account="pockyt", transaction=payment.id, idempotency_key=payment.id) for payment in payments
    ]
    sandbox.fault(Fault.DELAY, operation=Operation.REFUND, seconds=0.5, times=None)

    async def main(client: AsyncClient) -> None:
        task = asyncio.create_task(client.refund_many(requests, at_once=2))
        await gateway.seen(sandbox, Operation.REFUND, 2)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await client.finish(within=PATIENCE)
        sent = gateway.count(sandbox, Operation.REFUND)
        known = [refund async for refund in client.list_refunds()]
        assert 2 <= sent == len(known) < len(payments)
        assert {refund.status for refund in known} == {RefundStatus.SUCCEEDED}

    run(sandbox, main)


def test_gathered_calls_end_each_for_itself(sandbox: Sandbox) -> None:
    payments = [sandbox.pay("pockyt", Money("1.00", "USD")) for _ in range(200)]

    async def main(client: AsyncClient) -> None:
        asked = [client.transaction(account="pockyt", reference=payment.id) for payment in payments]
        missing = client.transaction(account="pockyt", reference="999")
        *found, error = await asyncio.gather(*asked, missing, return_exceptions=True)
        assert [one.id for one in found if not isinstance(one, BaseException)] == [one.id for one in payments]
        assert isinstance(error, NotFoundError)
        assert error.__traceback__ is not None

    run(sandbox, main)


# Task groups came with it.
if sys.version_info >= (3, 11):

    def test_a_task_group_cancels_the_others(sandbox: Sandbox, payment: Payment) -> None:
        sandbox.fault(Fault.DELAY, operation=Operation.REFUND, seconds=1)

        async def main(client: AsyncClient) -> None:
            with pytest.RaisesGroup(NotFoundError):
                async with asyncio.TaskGroup() as group:
                    refunding = group.create_task(refund(client, payment))
                    await gateway.seen(sandbox, Operation.REFUND)
                    group.create_task(client.transaction(account="pockyt", reference="999"))
            assert refunding.cancelled()
            assert (await client.wait_for_refund(KEY, deadline=PATIENCE)).status is RefundStatus.SUCCEEDED

        run(sandbox, main)


def test_a_coroutine_that_is_closed_stops_its_call(sandbox: Sandbox, payment: Payment) -> None:
    sandbox.fault(Fault.DELAY, operation=Operation.QUERY, seconds=1)

    async def main(client: AsyncClient) -> None:
        asked = refund(client, payment)
        asked.send(None)
        await gateway.seen(sandbox, Operation.QUERY)
        asked.close()
        assert await client.finish(within=PATIENCE)
        with pytest.raises(NotFoundError):
            await client.get_refund(KEY)
        assert gateway.count(sandbox, Operation.REFUND) == 0

    run(sandbox, main)


def test_a_coroutine_that_is_never_awaited_does_nothing(sandbox: Sandbox, payment: Payment) -> None:
    async def main(client: AsyncClient) -> None:
        with pytest.warns(RuntimeWarning, match="never awaited"):
            del [refund(client, payment)][0]
        assert sandbox.requests() == ()

    run(sandbox, main)


def test_a_report_can_be_read_on_after_a_cancelled_wait(sandbox: Sandbox) -> None:
    payments = [sandbox.pay("pockyt", Money("1.00", "USD")).id for _ in range(3)]
    sandbox.fault(Fault.DELAY, operation=Operation.QUERY, seconds=1)

    async def main(client: AsyncClient) -> None:
        report = await client.report(ReportSource.references(account="pockyt", references=payments), at_once=1)
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(anext(report), 0.1)
        rows = [row.asked async for row in report]
        assert rows == payments

    run(sandbox, main)


def test_a_call_that_ended_can_still_be_cancelled(sandbox: Sandbox, payment: Payment) -> None:
    """The end may be on its way to the loop when the task is cancelled."""

    async def main(client: AsyncClient) -> None:
        for _ in range(200):
            task = asyncio.create_task(client.get_refund("nobody"))
            await asyncio.sleep(0)
            task.cancel()
            with pytest.raises((asyncio.CancelledError, NotFoundError)):
                await task

    run(sandbox, main)
