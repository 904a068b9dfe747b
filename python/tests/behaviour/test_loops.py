"""Event loops of all kinds."""

from __future__ import annotations

import asyncio
import gc
import sys
import weakref
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tillback import AsyncClient, Client, Done, Money, RefundStatus, Transaction, _awaiting
from tillback.sandbox import Payment, Sandbox


class WatchesNothing(asyncio.SelectorEventLoop):
    """As Windows' own loop."""

    def add_reader(self, fd: object, callback: object, *args: object) -> NoReturn:
        raise NotImplementedError


LOOPS: list[Callable[[], asyncio.AbstractEventLoop]] = [asyncio.SelectorEventLoop, WatchesNothing]
if sys.platform != "win32":
    import uvloop

    LOOPS.append(uvloop.new_event_loop)


def run(loop: asyncio.AbstractEventLoop, main: Awaitable[Any]) -> Any:
    try:
        return loop.run_until_complete(main)
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


async def work(client: AsyncClient, payment: Payment, key: str) -> None:
    steps: list[Done[Transaction]] = []
    ended = await client.query_many([payment.id] * 20, account="pockyt", progress=steps.append)
    assert len(steps) == len(ended) == 20
    assert {one.get().id for one in ended} == {payment.id}
    refund = await client.refund(
        account="pockyt", transaction=payment.id, idempotency_key=key, amount=Money("1.00", "USD")
    )
    assert refund.status is RefundStatus.SUCCEEDED
    assert key in [refund.idempotency_key async for refund in client.list_refunds()]


@pytest.mark.parametrize("new", LOOPS)
def test_every_loop_is_served(sandbox: Sandbox, payment: Payment, new: Callable[[], asyncio.AbstractEventLoop]) -> None:
    async def main() -> None:
        async with AsyncClient(accounts=sandbox.accounts(), journal=":memory:") as client:
            await work(client, payment, "return-1")

    run(new(), main())


@pytest.mark.parametrize("new", LOOPS)
def test_one_client_serves_one_loop_after_the_other(
    sandbox: Sandbox, payment: Payment, new: Callable[[], asyncio.AbstractEventLoop]
) -> None:
    client = AsyncClient(accounts=sandbox.accounts(), journal=":memory:")
    for number in range(5):
        run(new(), work(client, payment, f"return-{number}"))
    run(new(), client.aclose())
    assert sandbox.refunded(payment.id).minor == 500


@pytest.mark.parametrize("new", LOOPS)
def test_a_loop_is_forgotten_when_it_is_over(
    sandbox: Sandbox, payment: Payment, new: Callable[[], asyncio.AbstractEventLoop]
) -> None:
    client = AsyncClient(accounts=sandbox.accounts(), journal=":memory:")
    gc.collect()
    before = len(_awaiting._mailboxes)
    loop = new()
    run(loop, client.transaction(account="pockyt", reference=payment.id))
    gone = weakref.ref(loop)
    del loop
    gc.collect()
    assert gone() is None
    assert len(_awaiting._mailboxes) == before


def test_loops_of_several_threads_share_a_client(sandbox: Sandbox, payment: Payment) -> None:
    client = AsyncClient(accounts=sandbox.accounts(), journal=":memory:")
    with ThreadPoolExecutor(6) as threads:
        ended = [
            threads.submit(run, LOOPS[number % 2](), work(client, payment, f"return-{number}")) for number in range(6)
        ]
        for one in ended:
            one.result()
    assert sandbox.refunded(payment.id).minor == 600
    asyncio.run(client.aclose())


def test_a_call_that_its_loop_left_behind_harms_nobody(sandbox: Sandbox, payment: Payment) -> None:
    """The loop is closed before the answer is there."""
    client = AsyncClient(accounts=sandbox.accounts(), journal=":memory:")
    for new in LOOPS[:2]:
        loop = new()
        asked = client.transaction(account="pockyt", reference=payment.id)
        task = loop.create_task(asked)
        loop.call_soon(loop.stop)
        loop.run_forever()
        loop.close()
        # What asyncio says of tasks that nobody awaits is meant for others.
        task._log_destroy_pending = False  # type: ignore[attr-defined]
        del task, asked
    asyncio.run(work(client, payment, "return-1"))
    asyncio.run(client.aclose())


def test_both_clients_serve_one_program(sandbox: Sandbox, payment: Payment, client: Client) -> None:
    async def main() -> None:
        async with AsyncClient(accounts=sandbox.accounts(), journal=":memory:") as other:
            asked = asyncio.to_thread(client.transaction, account="pockyt", reference=payment.id)
            await asyncio.gather(asked, work(other, payment, "return-1"))
            # It blocks the loop, and harms it no more than that.
            client.transaction(account="pockyt", reference=payment.id)
            await work(other, payment, "return-2")

    asyncio.run(main())


def test_calls_need_a_running_loop(sandbox: Sandbox) -> None:
    client = AsyncClient(accounts=sandbox.accounts())
    asked = client.check(account="pockyt")
    with pytest.raises(RuntimeError, match="no running event loop"):
        asked.send(None)


def test_closing_twice_or_by_several_is_no_error(sandbox: Sandbox) -> None:
    async def main() -> None:
        async with AsyncClient(accounts=sandbox.accounts()) as client:
            await asyncio.gather(client.aclose(), client.aclose())
        await client.aclose()
        with pytest.raises(ValueError, match="closed"):
            await client.check(account="pockyt")
        assert "closed" in repr(client)

    asyncio.run(main())


def test_a_client_that_only_stands_ready_has_no_thread(sandbox: Sandbox) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux tells all threads")
    before = threads_of_tillback()
    clients = [AsyncClient(accounts=sandbox.accounts()) for _ in range(5)]
    # Those of other tests' clients may come to their end meanwhile.
    assert threads_of_tillback() <= before
    del clients


def threads_of_tillback() -> int:
    """The sandbox's have another name."""
    names = [thread / "comm" for thread in Path("/proc/self/task").iterdir()]
    return sum(name.read_text() == "tillback\n" for name in names if name.exists())
