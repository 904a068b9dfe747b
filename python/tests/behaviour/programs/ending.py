"""Ends while something is under way."""

from __future__ import annotations

import asyncio
import atexit
import logging
import signal
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from typing import Any, NoReturn

from behaviour import told

from tillback import AsyncClient, Client, ReportSource

how, account, payment, hangs = told.arguments()

# The gateway is silent for longer than this program runs.
PATIENCE = 600
SETTINGS: dict[str, Any] = {"accounts": [account], "journal": ":memory:", "reply_timeout": PATIENCE}
NAMES: dict[str, Any] = {"account": account.name, "transaction": payment, "idempotency_key": "return-1"}


def until_it_hangs() -> None:
    """The test makes a file then."""
    while not hangs.exists():
        time.sleep(0.005)


class WatchesNothing(asyncio.SelectorEventLoop):
    """As Windows' own loop."""

    def add_reader(self, fd: object, callback: object, *args: object) -> NoReturn:
        raise NotImplementedError


def daemon() -> None:
    """A thread waits, for which Python does not wait."""
    client = Client(**SETTINGS)
    threading.Thread(target=lambda: client.refund(**NAMES), daemon=True).start()
    until_it_hangs()


def daemon_that_logs() -> None:
    logging.basicConfig(level=logging.CRITICAL)
    logging.getLogger("tillback").setLevel(logging.DEBUG)
    daemon()


def daemon_with_progress() -> None:
    client = Client(**SETTINGS)
    ask = lambda: client.query_many([payment] * 3, account=account.name, progress=print)
    threading.Thread(target=ask, daemon=True).start()
    until_it_hangs()


def daemons_that_are_busy() -> None:
    """Some are within Python, and some without, when it ends."""
    client = Client(**SETTINGS)

    def ask() -> None:
        while True:
            len(list(client.list_refunds()))
            client.check_journal()

    for _ in range(8):
        threading.Thread(target=ask, daemon=True).start()
    time.sleep(0.2)


def interrupted() -> None:
    """The refund goes on in the background."""
    global kept
    kept = Client(**SETTINGS)

    def ring(number: int, frame: object) -> NoReturn:
        raise TimeoutError

    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    try:
        kept.refund(**NAMES)
    except TimeoutError:
        return
    raise SystemExit("it was not interrupted")


def task() -> None:
    """asyncio cancels it."""

    async def main() -> None:
        global kept
        kept = AsyncClient(**SETTINGS)
        running.append(asyncio.ensure_future(kept.refund(**NAMES)))
        await asyncio.to_thread(until_it_hangs)

    running: list[asyncio.Task[Any]] = []
    asyncio.run(main())


def loop_that_is_left(loop: asyncio.AbstractEventLoop | None = None) -> None:
    """Nobody closes it, or cancels what is under way."""
    global kept
    loop = loop or asyncio.SelectorEventLoop()
    client = AsyncClient(**SETTINGS)
    kept = (loop, client, loop.create_task(client.transaction(account=account.name, reference=payment)))
    kept[2]._log_destroy_pending = False
    loop.run_until_complete(asyncio.sleep(0))
    until_it_hangs()


def loop_that_watches_nothing_is_left() -> None:
    loop_that_is_left(WatchesNothing())


def loop_of_a_daemon() -> None:
    async def main() -> None:
        await AsyncClient(**SETTINGS).refund(**NAMES)

    threading.Thread(target=lambda: asyncio.run(main()), daemon=True).start()
    until_it_hangs()


def at_exit() -> None:
    """The last handlers of a program still call."""
    client = Client(**SETTINGS)

    def last() -> None:
        client.check_journal()
        client.close()
        print("at exit")

    atexit.register(last)


def in_a_finalizer() -> None:
    """Whatever comes of it then: nothing crashes, and nothing is waited for."""
    global kept

    class Shop:
        def __init__(self) -> None:
            self.client = Client(**SETTINGS)

        def __del__(self) -> None:
            try:
                self.client.check_journal()
            finally:
                self.client.close()

    kept = Shop()
    # A cycle, which only the end of the interpreter breaks.
    kept.itself = kept


def report_of_a_generator() -> None:
    """The engine draws on, in a thread of its own."""
    global kept

    def payments() -> Iterator[str]:
        yield payment
        while True:
            yield str(uuid.uuid4().int)

    client = AsyncClient(**SETTINGS)

    async def main() -> None:
        report = await client.report(ReportSource.references(account=account.name, references=payments()))
        asking = asyncio.ensure_future(anext(report))
        await asyncio.to_thread(until_it_hangs)
        asking.cancel()

    asyncio.run(main())
    kept = client


kept: Any = None
globals()[how]()
sys.stdout.flush()
