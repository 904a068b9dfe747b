"""Calls the client that waits."""

from __future__ import annotations

import signal
from collections.abc import Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from types import FrameType
from typing import Any, NoReturn, TypeVar

import tillback

T = TypeVar("T")


class Alarm(BaseException):
    """Ends the waiting of the main thread, as Ctrl-C would."""


def ended(call: Coroutine[Any, Any, T]) -> T:
    """Its result. Nothing in it waits for another task, so it has ended when it comes back."""
    try:
        call.send(None)
    except StopIteration as end:
        result: T = end.value
        return result
    raise RuntimeError("a blocking call did not block")


class Blocking:
    client = tillback.Client
    cancelled = Alarm

    async def cancelled_after(self, seconds: float, call: Coroutine[Any, Any, T]) -> T:
        """What ends a call in Python is a signal whose handler raises."""

        def ring(signal: int, frame: FrameType | None) -> NoReturn:
            raise Alarm

        signal.signal(signal.SIGALRM, ring)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            return await call
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    async def together(self, calls: Sequence[Coroutine[Any, Any, T]]) -> list[T]:
        with ThreadPoolExecutor(len(calls)) as threads:
            return [end.result() for end in [threads.submit(ended, call) for call in calls]]
