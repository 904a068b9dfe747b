"""What the Python programs of the benchmarks share: the job that comes in, the clocks, and the figures that go out.

Arguments: MODE URL MERCHANT STORE TOKEN WARM_UP; one payment id per line on standard input. MODE is serial, at_once, many, first,
queries or query_many. The figures are one line of JSON, as `Figures` in src/job.rs reads it.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Awaitable, Callable, Iterator
from time import perf_counter_ns, process_time_ns
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

AMOUNT = "10.00"
"""Of every payment so much is given back: as AMOUNT in src/job.rs."""

BATCH = 1_280
"""So many refunds in a row are measured without a break: as BATCH in src/job.rs."""

AT_ONCE = 64
"""As AT_ONCE in src/job.rs."""

QUERIES_AT_ONCE = 256
"""As AT_ONCE in src/queries.rs."""


class Job:
    def __init__(self) -> None:
        self.mode, self.url, self.merchant_no, self.store_no, self.token, warm_up = sys.argv[1:]
        payments = sys.stdin.read().split()
        self.warm_up, self.measured = payments[: int(warm_up)], payments[int(warm_up) :]

    def batches(self) -> Iterator[list[str]]:
        for begin in range(0, len(self.measured), BATCH):
            yield self.measured[begin : begin + BATCH]


class Contender:
    """One who makes calls that return when they have ended."""

    def prepare(self, payments: list[str]) -> None:
        """Gets ready to refund these; not measured."""

    def refund(self, payment: str) -> None:
        raise NotImplementedError

    def look(self, payment: str) -> None:
        raise NotImplementedError

    def refund_many(self, payments: list[str], at_once: int) -> None:
        """By one call of its own."""
        raise NotImplementedError

    def query_many(self, payments: list[str], at_once: int) -> None:
        raise NotImplementedError

    def close(self) -> None:
        """Ends what is open."""


class AsyncContender:
    """One whose calls are awaited."""

    async def prepare(self, payments: list[str]) -> None:
        """Gets ready to refund these; not measured."""

    async def refund(self, payment: str) -> None:
        raise NotImplementedError

    async def look(self, payment: str) -> None:
        raise NotImplementedError

    async def refund_many(self, payments: list[str], at_once: int) -> None:
        raise NotImplementedError

    async def query_many(self, payments: list[str], at_once: int) -> None:
        raise NotImplementedError

    async def close(self) -> None:
        """Ends what is open."""


class Clock:
    """Runs while calls are made."""

    def __init__(self) -> None:
        self.cpu = self.wall = self.calls = 0
        self.laps: list[int] = []

    def start(self) -> None:
        self._wall, self._cpu = perf_counter_ns(), process_time_ns()

    def stop(self, calls: int) -> None:
        # User and system time of the whole process, all its threads.
        self.cpu += process_time_ns() - self._cpu
        self.wall += perf_counter_ns() - self._wall
        self.calls += calls

    def lap(self, took: int) -> None:
        self.laps.append(took)

    def tell(self) -> None:
        calls = max(self.calls, 1)
        self.laps.sort()
        figures = {
            "p50": _duration(_quantile(self.laps, 50)),
            "p99": _duration(_quantile(self.laps, 99)),
            "cpu_per_call": _duration(self.cpu // calls),
            "calls_per_second": self.calls * 1_000_000_000 // max(self.wall, 1),
            "peak_kib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
        }
        print(json.dumps(figures), flush=True)


def _duration(nanos: int) -> dict[str, int]:
    return {"secs": nanos // 1_000_000_000, "nanos": nanos % 1_000_000_000}


def _quantile(laps: list[int], hundredths: int) -> int:
    rank = max(-(-len(laps) * hundredths // 100), 1)
    return laps[rank - 1] if laps else 0


def run(open_contender: Callable[[Job], Contender]) -> None:
    job, clock = Job(), Clock()
    contender = open_contender(job)
    if job.mode == "first":
        contender.look(job.measured[0])
        contender.refund(job.measured[0])
    elif job.mode == "query_many":
        clock.start()
        contender.query_many(job.measured, QUERIES_AT_ONCE)
        clock.stop(len(job.measured))
    else:
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(AT_ONCE) as threads:
            contender.prepare(job.warm_up)
            _refund(job.mode, contender, job.warm_up, threads, Clock())
            for batch in job.batches():
                contender.prepare(batch)
                clock.start()
                _refund(job.mode, contender, batch, threads, clock)
                clock.stop(len(batch))
    clock.tell()
    contender.close()


def _refund(mode: str, contender: Contender, payments: list[str], threads: ThreadPoolExecutor, clock: Clock) -> None:
    if mode == "serial":
        for payment in payments:
            begun = perf_counter_ns()
            contender.refund(payment)
            clock.lap(perf_counter_ns() - begun)
    elif mode == "many":
        contender.refund_many(payments, AT_ONCE)
    else:
        left = iter(payments)

        def work() -> None:
            for payment in left:
                contender.refund(payment)

        for ended in [threads.submit(work) for _ in range(AT_ONCE)]:
            ended.result()


def run_async(open_contender: Callable[[Job], AsyncContender]) -> None:
    import asyncio

    asyncio.run(_run(open_contender))


async def _run(open_contender: Callable[[Job], AsyncContender]) -> None:
    job, clock = Job(), Clock()
    contender = open_contender(job)
    if job.mode == "first":
        await contender.look(job.measured[0])
        await contender.refund(job.measured[0])
    elif job.mode in ("queries", "query_many"):
        clock.start()
        if job.mode == "queries":
            await _each(contender.look, job.measured, QUERIES_AT_ONCE)
        else:
            await contender.query_many(job.measured, QUERIES_AT_ONCE)
        clock.stop(len(job.measured))
    else:
        await contender.prepare(job.warm_up)
        await _refund_async(job.mode, contender, job.warm_up, Clock())
        for batch in job.batches():
            await contender.prepare(batch)
            clock.start()
            await _refund_async(job.mode, contender, batch, clock)
            clock.stop(len(batch))
    clock.tell()
    await contender.close()


async def _refund_async(mode: str, contender: AsyncContender, payments: list[str], clock: Clock) -> None:
    if mode == "serial":
        for payment in payments:
            begun = perf_counter_ns()
            await contender.refund(payment)
            clock.lap(perf_counter_ns() - begun)
    elif mode == "many":
        await contender.refund_many(payments, AT_ONCE)
    else:
        await _each(contender.refund, payments, AT_ONCE)


async def _each(call: Callable[[str], Awaitable[None]], payments: list[str], at_once: int) -> None:
    import asyncio

    left = iter(payments)

    async def work() -> None:
        for payment in left:
            await call(payment)

    await asyncio.gather(*(work() for _ in range(at_once)))
