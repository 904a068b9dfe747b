"""Does the same again and again, and says what that left behind."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from behaviour import told

from tillback import AsyncClient, Client, NotFoundError, ReportSource

what, accounts, payment, times = told.arguments()
SETTINGS: dict[str, Any] = {"accounts": accounts, "journal": ":memory:"}
# Before the measuring, until all that is made once has been made.
WARM = max(times // 20, 20)


class Left:
    """What there is by now."""

    def __init__(self) -> None:
        gc.collect()
        self.blocks = sys.getallocatedblocks()
        self.memory = int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        self.files = len(os.listdir("/proc/self/fd"))
        self.threads = len(os.listdir("/proc/self/task"))


def measured(before: Left) -> None:
    after = Left()
    for name in ("blocks", "memory", "files", "threads"):
        print(name, getattr(after, name) - getattr(before, name))


def again(call: Callable[[], object]) -> None:
    for _ in range(WARM):
        call()
    before = Left()
    for _ in range(times):
        call()
    measured(before)


def prepared() -> Client:
    client = Client(**SETTINGS)
    client.refund(account="pockyt", transaction=payment, idempotency_key="there")
    return client


def found() -> None:
    client = prepared()
    again(lambda: client.get_refund("there"))


def missing() -> None:
    client = prepared()

    def call() -> None:
        try:
            client.get_refund("nobody")
        except NotFoundError as error:
            str(error)

    again(call)


def listed() -> None:
    client = prepared()
    again(lambda: (list(client.list_refunds()), next(client.list_refunds())))


def asked() -> None:
    client = prepared()
    again(lambda: client.transaction(account="pockyt", reference=payment))


def many() -> None:
    client = prepared()
    again(lambda: client.query_many([payment, "999"], account="pockyt", progress=lambda step: None))


def many_that_are_broken_off() -> None:
    client = prepared()

    def broken(step: object) -> NoReturn:
        raise KeyError

    def call() -> None:
        try:
            client.query_many([payment] * 3, account="pockyt", progress=broken)
        except KeyError:
            pass

    again(call)


def reported() -> None:
    client = prepared()

    def call() -> None:
        source = ReportSource.references(account="pockyt", references=(one for one in [payment, "999"]))
        report = client.report(source)
        list(report)
        report.totals("day")
        next(client.report(source), None)

    again(call)


def opened() -> None:
    def call() -> None:
        with Client(**SETTINGS) as client:
            client.check_journal()
        Client(**SETTINGS).transaction(account="pockyt", reference=payment)

    again(call)


def awaited() -> None:
    asyncio.run(in_a_loop(lambda client: client.get_refund("there")))


def awaited_questions() -> None:
    asyncio.run(
        in_a_loop(lambda client: client.query_many([payment, "999"], account="pockyt", progress=lambda step: None))
    )


def cancelled() -> None:
    async def call(client: AsyncClient) -> None:
        task = asyncio.ensure_future(client.transaction(account="pockyt", reference=payment))
        await asyncio.sleep(0)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            pass

    asyncio.run(in_a_loop(call))


async def in_a_loop(call: Callable[[AsyncClient], Any]) -> None:
    async with AsyncClient(**SETTINGS) as client:
        await client.refund(account="pockyt", transaction=payment, idempotency_key="there")
        for _ in range(WARM):
            await call(client)
        before = Left()
        for _ in range(times):
            await call(client)
        # The ends of those that were cancelled are still on their way.
        await client.transaction(account="pockyt", reference=payment)
        measured(before)


class WatchesNothing(asyncio.SelectorEventLoop):
    """As Windows' own loop."""

    def add_reader(self, fd: object, callback: object, *args: object) -> NoReturn:
        raise NotImplementedError


def loops() -> None:
    async def main() -> None:
        async with AsyncClient(**SETTINGS) as client:
            await client.transaction(account="pockyt", reference=payment)
        # This one is only forgotten.
        await AsyncClient(**SETTINGS).transaction(account="pockyt", reference=payment)

    def call() -> None:
        for new in (asyncio.SelectorEventLoop, WatchesNothing):
            loop = new()
            loop.run_until_complete(main())
            loop.close()
        gc.collect()

    again(call)


def threads() -> None:
    client = prepared()

    def call() -> None:
        thread = threading.Thread(target=client.get_refund, args=("there",))
        thread.start()
        thread.join()

    again(call)


globals()[what]()
