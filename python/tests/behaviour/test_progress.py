"""Callbacks that are told of each step."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

import pytest

from behaviour import gateway
from tillback import AsyncClient, Client, Done, Money, Refund, RefundRequest, SettleStep, Transaction
from tillback.sandbox import Operation, Sandbox

PATIENCE = 30.0


class Broken(Exception):
    pass


def payments(sandbox: Sandbox, number: int) -> list[str]:
    return [sandbox.pay("pockyt", Money("1.00", "USD")).id for _ in range(number)]


def requests(ids: list[str]) -> list[RefundRequest]:
    return [RefundRequest(account="pockyt", transaction=id, idempotency_key=f"return of {id}") for id in ids]


def test_what_a_callback_raises_ends_many_refunds(sandbox: Sandbox, client: Client) -> None:
    asked = requests(payments(sandbox, 20))
    told: list[Done[Refund]] = []

    def progress(step: Done[Refund]) -> None:
        told.append(step)
        raise Broken

    with pytest.raises(Broken):
        client.refund_many(asked, at_once=1, progress=progress)
    assert client.finish(within=PATIENCE)
    assert len(told) == 1
    assert gateway.count(sandbox, Operation.REFUND) < len(asked)


def test_what_a_callback_raises_ends_many_refunds_of_a_loop(sandbox: Sandbox) -> None:
    asked = requests(payments(sandbox, 20))
    told: list[Done[Refund]] = []

    def progress(step: Done[Refund]) -> None:
        told.append(step)
        raise Broken

    async def main() -> None:
        async with AsyncClient(accounts=sandbox.accounts(), journal=":memory:") as client:
            with pytest.raises(Broken):
                await client.refund_many(asked, at_once=1, progress=progress)
            assert await client.finish(within=PATIENCE)

    asyncio.run(main())
    assert len(told) == 1
    assert gateway.count(sandbox, Operation.REFUND) < len(asked)


def test_what_a_callback_raises_ends_the_settling(sandbox: Sandbox, client: Client) -> None:
    for request in requests(payments(sandbox, 3)):
        client.queue_refund(
            account="pockyt",
            transaction=request.transaction,
            idempotency_key=request.idempotency_key,
            amount=Money("1.00", "USD"),
        )

    def progress(step: SettleStep) -> None:
        raise Broken

    with pytest.raises(Broken):
        client.settle(deadline=PATIENCE, progress=progress)
    # It can be gone on with.
    assert client.settle(deadline=PATIENCE).open == ()


# A generator and a future make something else of this one.
def test_a_callback_may_raise_what_ends_iterations(sandbox: Sandbox, client: Client) -> None:
    ids = payments(sandbox, 1)

    def progress(step: object) -> None:
        next(iter(()))

    async def main() -> None:
        async with AsyncClient(accounts=sandbox.accounts()) as other:
            with pytest.raises(RuntimeError, match="StopIteration") as raised:
                await other.query_many(ids, account="pockyt", progress=progress)
            assert isinstance(raised.value.__cause__, StopIteration)

    asyncio.run(main())
    with pytest.raises(StopIteration):
        client.query_many(ids, account="pockyt", progress=progress)


def test_a_callback_may_call_the_client(sandbox: Sandbox, client: Client) -> None:
    found: list[Refund] = []
    listed: list[int] = []

    def progress(step: Done[Refund]) -> None:
        found.append(client.get_refund(step.get().idempotency_key))
        listed.append(len(list(client.list_refunds())))

    ended = client.refund_many(requests(payments(sandbox, 5)), at_once=2, progress=progress)
    assert sorted(found, key=lambda refund: refund.id) == sorted(
        (one.get() for one in ended), key=lambda refund: refund.id
    )
    assert len(listed) == 5


def test_a_callback_may_start_tasks(sandbox: Sandbox) -> None:
    ids = payments(sandbox, 5)

    async def main() -> None:
        async with AsyncClient(accounts=sandbox.accounts(), journal=":memory:") as client:
            tasks: list[asyncio.Task[Refund]] = []

            def progress(step: Done[Refund]) -> None:
                tasks.append(asyncio.ensure_future(client.get_refund(step.get().idempotency_key)))

            ended = await client.refund_many(requests(ids), progress=progress)
            found = await asyncio.gather(*tasks)
        assert {refund.id for refund in found} == {one.get().id for one in ended}

    asyncio.run(main())


def test_callbacks_are_called_by_the_thread_that_waits(sandbox: Sandbox, client: Client) -> None:
    threads: set[threading.Thread] = set()
    progress: Callable[[object], None] = lambda step: threads.add(threading.current_thread())
    client.query_many(payments(sandbox, 5), account="pockyt", progress=progress)

    async def main() -> None:
        async with AsyncClient(accounts=sandbox.accounts()) as other:
            await other.query_many(payments(sandbox, 5), account="pockyt", progress=progress)

    asyncio.run(main())
    assert threads == {threading.current_thread()}


def test_callbacks_see_the_context_of_the_task_that_called(sandbox: Sandbox) -> None:
    visitor: ContextVar[str] = ContextVar("visitor", default="nobody")
    ids = payments(sandbox, 2)
    seen: dict[str, set[str]] = {"first": set(), "second": set()}

    async def ask(client: AsyncClient, name: str) -> None:
        visitor.set(name)
        await client.query_many(ids, account="pockyt", progress=lambda step: seen[name].add(visitor.get()))

    async def main() -> None:
        async with AsyncClient(accounts=sandbox.accounts()) as client:
            await asyncio.create_task(ask(client, "first"))
            await asyncio.create_task(ask(client, "second"))

    asyncio.run(main())
    assert seen == {"first": {"first"}, "second": {"second"}}


def test_steps_come_as_they_happen_and_the_end_in_order(sandbox: Sandbox, client: Client) -> None:
    ids = payments(sandbox, 30)
    steps: list[Done[Transaction]] = []
    ended = client.query_many([*ids, "999"], account="pockyt", at_once=8, progress=steps.append)
    assert [one.index for one in ended] == list(range(31))
    assert [one.get().id for one in ended[:-1]] == ids
    assert ended[-1].error is not None
    assert sorted(steps, key=lambda one: one.index) == ended
    assert [one.answered + one.failed for one in steps] == list(range(1, 32))


def test_many_steps_leave_the_loop_time_for_others(sandbox: Sandbox) -> None:
    ids = payments(sandbox, 1) * 2_000
    ticks = 0

    async def main() -> Any:
        nonlocal ticks

        async def tick() -> None:
            nonlocal ticks
            while True:
                ticks += 1
                await asyncio.sleep(0)

        async with AsyncClient(accounts=sandbox.accounts()) as client:
            ticking = asyncio.create_task(tick())
            ended = await client.query_many(ids, account="pockyt", at_once=64, progress=lambda step: None)
            ticking.cancel()
        return ended

    assert len(asyncio.run(main())) == 2_000
    assert ticks > 10
