"""Callers that are stopped at the worst moment."""

from __future__ import annotations

import asyncio
import gc
import signal
import threading
import time
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from behaviour import gateway
from behaviour.program import Program
from tillback import AsyncClient, CallCancelledError, Client, Done, Refund, RefundStatus, ReportSource, Transaction
from tillback.sandbox import Fault, Operation, Payment, Sandbox

PATIENCE = 60.0
KEY = "return-1"


def test_a_refund_that_is_being_recorded_is_found_by_its_key(
    sandbox: Sandbox, payment: Payment, journal: Path, tmp_path: Path
) -> None:
    """While another process has the journal, the task that refunds is cancelled."""
    release = tmp_path / "release"

    async def main() -> tuple[Refund, Refund]:
        async with AsyncClient(accounts=sandbox.accounts(), journal=journal) as client:
            read = await client.transaction(account="pockyt", reference=payment.id)
            with Program("locking.py", journal, release) as program:
                program.says("locked")
                task = asyncio.create_task(client.refund(account="pockyt", transaction=read, idempotency_key=KEY))
                await asyncio.sleep(0.2)
                task.cancel()
                asyncio.get_running_loop().call_later(0.5, release.touch)
                with pytest.raises(asyncio.CancelledError):
                    await task
            return await client.get_refund(KEY), await client.wait_for_refund(KEY, deadline=PATIENCE)

    known, ended = asyncio.run(main())
    assert known.idempotency_key == KEY
    assert ended.status is RefundStatus.SUCCEEDED
    assert sandbox.refunded(payment.id) == payment.amount


def test_a_caller_that_is_cancelled_before_it_began_leaves_nothing(sandbox: Sandbox, payment: Payment) -> None:
    async def main() -> None:
        async with AsyncClient(accounts=sandbox.accounts(), journal=":memory:") as client:
            read = await client.transaction(account="pockyt", reference=payment.id)
            task = asyncio.create_task(client.refund(account="pockyt", transaction=read, idempotency_key=KEY))
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert await client.finish(within=PATIENCE)
            assert not [refund async for refund in client.list_refunds()]

    asyncio.run(main())
    assert not sandbox.refunded(payment.id)


def test_what_a_cancelled_caller_is_told_stays_true(sandbox: Sandbox, payment: Payment) -> None:
    """At any moment of the call, on machines of any speed."""

    async def once(client: AsyncClient, number: int) -> None:
        each = sandbox.pay("pockyt", payment.amount)
        read = await client.transaction(account="pockyt", reference=each.id)
        call = client.refund(account="pockyt", transaction=read, idempotency_key=each.id)
        task = asyncio.create_task(call)
        await asyncio.sleep(number * 0.0001)
        task.cancel()
        try:
            assert (await task).status is RefundStatus.SUCCEEDED
        except asyncio.CancelledError:
            known = [refund async for refund in client.list_refunds() if refund.idempotency_key == each.id]
            assert await client.finish(within=PATIENCE)
            moved = sandbox.refunded(each.id)
            assert known or not moved, "it was said that there is none, and then the money moved"

    async def main() -> None:
        async with AsyncClient(accounts=sandbox.accounts(), journal=":memory:") as client:
            for number in range(40):
                await once(client, number)

    asyncio.run(main())


def test_nothing_is_told_after_the_end(sandbox: Sandbox, payment: Payment) -> None:
    told: list[Done[Transaction]] = []

    async def main() -> None:
        async with AsyncClient(accounts=sandbox.accounts(), journal=":memory:") as client:
            asked = client.query_many([payment.id] * 50, account="pockyt", at_once=2, progress=told.append)
            task = asyncio.create_task(asked)
            while len(told) < 3:
                await asyncio.sleep(0)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            so_far = len(told)
            await asyncio.sleep(0.2)
            assert len(told) == so_far

    asyncio.run(main())


def test_loops_that_end_with_a_cancelled_call_leave_nothing(sandbox: Sandbox, payment: Payment) -> None:
    sandbox.fault(Fault.HANG_BEFORE, operation=Operation.QUERY, times=None)
    loops: list[weakref.ref[asyncio.AbstractEventLoop]] = []

    async def main(client: AsyncClient) -> None:
        loops.append(weakref.ref(asyncio.get_running_loop()))
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(client.transaction(account="pockyt", reference=payment.id), 0.02)

    client = AsyncClient(accounts=sandbox.accounts(), journal=":memory:")
    for _ in range(20):
        asyncio.run(main(client))
    gc.collect()
    assert not [loop for loop in loops if loop()]


def test_a_row_that_was_made_for_a_cancelled_caller_comes_again(sandbox: Sandbox, payment: Payment) -> None:
    payments = [sandbox.pay("pockyt", payment.amount).id for _ in range(6)]

    async def main() -> list[str]:
        async with AsyncClient(accounts=sandbox.accounts(), journal=":memory:") as client:
            source = ReportSource.references(account="pockyt", references=payments)
            report = await client.report(source, at_once=1)
            task = asyncio.ensure_future(report.__anext__())
            await asyncio.sleep(0)
            time.sleep(0.3)  # noqa: ASYNC251  The loop is busy while the row is made.
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            return [row.asked async for row in report]

    assert sorted(asyncio.run(main())) == sorted(payments)


def test_what_a_source_raises_is_told_behind_the_rows_before(
    client: Client, sandbox: Sandbox, payment: Payment
) -> None:
    payments = [sandbox.pay("pockyt", payment.amount).id for _ in range(4)]

    def names() -> Iterator[str]:
        yield from payments
        raise ConnectionResetError("the shop's own database")

    report = client.report(ReportSource.references(account="pockyt", references=names()))
    rows: list[str] = []
    with pytest.raises(ConnectionResetError):
        for row in report:
            rows.append(row.asked)
    assert sorted(rows) == sorted(payments)
    assert report.tally.rows == len(payments)
    assert [total.rows for total in report.totals("account")] == [len(payments)]


def test_a_signal_s_handler_may_wait_for_threads_that_call(client: Client, sandbox: Sandbox, payment: Payment) -> None:
    """As servers do that shut down."""
    sandbox.fault(Fault.HANG_BEFORE, operation=Operation.QUERY)
    other = sandbox.pay("pockyt", payment.amount)
    begin = threading.Event()
    read: list[Transaction] = []

    def work() -> None:
        begin.wait()
        read.append(client.transaction(account="pockyt", reference=other.id))

    worker = threading.Thread(target=work)
    worker.start()

    class ShutDown(Exception):
        pass

    def handle(number: int, frame: object) -> None:
        begin.set()
        worker.join()
        # It may make calls itself, too.
        read.append(client.transaction(account="pockyt", reference=other.id))
        raise ShutDown

    def ring() -> None:
        gateway.wait_for(sandbox, Operation.QUERY)
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGUSR1)

    before = signal.signal(signal.SIGUSR1, handle)
    bell = threading.Thread(target=ring)
    bell.start()
    try:
        with pytest.raises(ShutDown):
            client.transaction(account="pockyt", reference=payment.id)
    finally:
        bell.join()
        signal.signal(signal.SIGUSR1, before)
    assert [transaction.id for transaction in read] == [other.id, other.id]


def test_an_error_of_a_cancelled_question_is_nobodys(sandbox: Sandbox, payment: Payment) -> None:
    """It is the loop's own exception that is raised."""
    sandbox.fault(Fault.HANG_BEFORE, operation=Operation.QUERY)

    async def main() -> None:
        async with AsyncClient(accounts=sandbox.accounts(), journal=":memory:") as client:
            task = asyncio.create_task(client.transaction(account="pockyt", reference=payment.id))
            await gateway.seen(sandbox, Operation.QUERY)
            task.cancel()
            with pytest.raises(asyncio.CancelledError) as raised:
                await task
            assert not isinstance(raised.value, CallCancelledError)

    asyncio.run(main())
