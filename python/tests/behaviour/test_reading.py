"""Reports and lists that are read by several, from inside, or on after something went wrong. No row gets lost unsaid."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import time
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import FrameType
from typing import NoReturn

import pytest

from tillback import (
    AsyncClient,
    AsyncReport,
    CallCancelledError,
    Client,
    InvalidRequestError,
    Money,
    RefundRequest,
    Report,
    ReportRow,
    ReportSource,
    TillbackError,
    TimedOutError,
)
from tillback.sandbox import Fault, Operation, Sandbox


class Stopped(BaseException):
    """What ends a program, as `KeyboardInterrupt` does."""


class Broken(Exception):
    pass


@pytest.fixture
def payments(sandbox: Sandbox) -> list[str]:
    return [sandbox.pay("pockyt", Money("5.00", "USD")).id for _ in range(40)]


def read(report: Report) -> Iterator[str]:
    return (row.asked for row in report)


def test_a_source_that_was_interrupted_never_looks_complete(client: Client, payments: list[str]) -> None:
    def interrupted() -> Iterator[str]:
        yield from payments[:3]
        raise Stopped

    source = ReportSource.references(account="pockyt", references=interrupted())
    report = client.report(source, checkpoint="november")
    rows: list[str] = []
    with pytest.raises(Stopped):
        rows.extend(read(report))
    for _ in range(2):
        with pytest.raises(CallCancelledError, match="not complete") as raised:
            rows.extend(read(report))
        assert isinstance(raised.value.__cause__, Stopped)
    assert sorted(rows) == sorted(payments[:3])


def test_what_a_source_raised_is_told_although_the_first_who_asked_is_gone(
    sandbox: Sandbox, payments: list[str]
) -> None:
    async def main() -> None:
        async with AsyncClient(accounts=sandbox.accounts()) as client:

            def breaking() -> Iterator[str]:
                yield payments[0]
                asyncio.get_running_loop().call_soon(reader.cancel)
                raise Broken

            report = await client.report(ReportSource.references(account="pockyt", references=breaking()))

            async def reading() -> None:
                async for _ in report:
                    pass

            reader = asyncio.create_task(reading())
            with pytest.raises((asyncio.CancelledError, Broken)):
                await reader
            with pytest.raises(Broken):
                async for _ in report:
                    pass

    asyncio.run(main())


@pytest.mark.parametrize("inside", ["next", "save", "finish"])
def test_a_source_can_t_use_its_own_report(client: Client, payments: list[str], inside: str) -> None:
    def drawing() -> Iterator[str]:
        yield payments[0]
        match inside:
            case "next":
                next(report)
            case "save":
                report.save(1)
            case _:
                report.finish()

    source = ReportSource.references(account="pockyt", references=drawing())
    report = client.report(source, checkpoint="november")
    with pytest.raises(InvalidRequestError, match="at this moment"):
        list(report)


def test_threads_that_share_a_report_never_get_the_same_row(client: Client, payments: list[str]) -> None:
    report = client.report(ReportSource.references(account="pockyt", references=payments))
    together = threading.Barrier(4)
    rows: list[str] = []
    refused: list[InvalidRequestError] = []

    def reading() -> None:
        together.wait()
        while True:
            try:
                rows.append(next(report).asked)
            except StopIteration:
                return
            except InvalidRequestError as error:
                refused.append(error)
                time.sleep(0.001)

    with ThreadPoolExecutor(4) as threads:
        for thread in [threads.submit(reading) for _ in range(4)]:
            thread.result()
    assert sorted(rows) == sorted(payments)
    assert refused


def test_tasks_that_share_a_report_or_a_list_are_told(sandbox: Sandbox, payments: list[str]) -> None:
    async def main() -> None:
        sandbox.fault(Fault.DELAY, operation=Operation.QUERY, seconds=0.3)
        async with AsyncClient(accounts=sandbox.accounts(), journal=":memory:") as client:
            source = ReportSource.references(account="pockyt", references=payments[:1])
            report = await client.report(source, checkpoint="november")
            first = asyncio.create_task(row(report))
            await asyncio.sleep(0)
            with pytest.raises(InvalidRequestError, match="at this moment"):
                await anext(report)
            with pytest.raises(InvalidRequestError, match="at this moment"):
                await report.save(0)
            assert (await first).asked == payments[0]
            await report.save(1)
            with pytest.raises(StopAsyncIteration):
                await anext(report)

    async def row(report: AsyncReport) -> ReportRow:
        return await anext(report)

    asyncio.run(main())


def test_a_list_can_be_read_on_after_a_timeout(sandbox: Sandbox, client: Client) -> None:
    ids = {sandbox.pay("yedpay", Money("5.00", "HKD")).id for _ in range(30)}
    listed = client.transactions(account="yedpay", page_size=10, timeout=0.3)
    seen = [next(listed).id for _ in range(10)]
    sandbox.fault(Fault.DELAY, seconds=1)
    with pytest.raises(TimedOutError):
        next(listed)
    seen.extend(paid.id for paid in listed)
    assert len(seen) == 30
    assert set(seen) == ids


def test_a_list_of_a_loop_can_be_read_on_by_another_task(sandbox: Sandbox) -> None:
    ids = {sandbox.pay("yedpay", Money("5.00", "HKD")).id for _ in range(30)}

    async def main() -> list[str]:
        async with AsyncClient(accounts=sandbox.accounts()) as client:
            listed = client.transactions(account="yedpay", page_size=10)
            seen = [(await anext(listed)).id for _ in range(10)]
            sandbox.fault(Fault.DELAY, seconds=1)
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(anext(listed), 0.2)
            seen.extend([paid.id async for paid in listed])
            return seen

    seen = asyncio.run(main())
    assert len(seen) == 30
    assert set(seen) == ids


def test_progress_can_t_say_that_no_money_moved(sandbox: Sandbox, client: Client, payments: list[str]) -> None:
    requests = [
        RefundRequest(account="pockyt", transaction=one, idempotency_key=one) for one in [*payments[:2], "9" * 18]
    ]

    with pytest.raises(RuntimeError, match="progress") as raised:
        client.refund_many(requests, at_once=1, progress=lambda done: done.get())
    assert isinstance(raised.value.__cause__, TillbackError)
    assert not isinstance(raised.value, TillbackError)
    assert sandbox.refunded(payments[0]) == Money("5.00", "USD")


def test_ctrl_c_ends_the_opening_of_a_file_that_lets_wait(client: Client, tmp_path: Path) -> None:
    slow = tmp_path / "slow.csv"
    os.mkfifo(slow)

    def ring(number: int, frame: FrameType | None) -> NoReturn:
        raise Stopped

    before = signal.signal(signal.SIGALRM, ring)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.2)
        with pytest.raises(Stopped):
            client.report(ReportSource.csv(account="pockyt", path=slow, column="payment"))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        # Lets go of the thread that still waits for somebody to write.
        slow.open("w", encoding="utf-8").close()


def test_what_has_to_be_awaited_is_no_progress_and_no_source(client: Client, payments: list[str]) -> None:
    async def progress(done: object) -> None: ...

    async def drawing() -> AsyncIterator[str]:
        yield payments[0]

    with pytest.raises(TypeError, match="async"):
        client.settle(deadline=1, progress=progress)
    with pytest.raises(TypeError, match="async"):
        client.query_many(payments, account="pockyt", progress=progress)
    with pytest.raises(TypeError, match="list"):
        ReportSource.references(account="pockyt", references=drawing())  # type: ignore[arg-type]
