"""Calls the client of an event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any, TypeVar

import tillback

T = TypeVar("T")

ended = asyncio.run


class Async:
    client = tillback.AsyncClient
    cancelled = asyncio.CancelledError

    async def cancelled_after(self, seconds: float, call: Coroutine[Any, Any, T]) -> T:
        task = asyncio.ensure_future(call)
        timer = asyncio.get_running_loop().call_later(seconds, task.cancel)
        try:
            return await task
        finally:
            timer.cancel()

    async def together(self, calls: Sequence[Coroutine[Any, Any, T]]) -> list[T]:
        return await asyncio.gather(*calls)
