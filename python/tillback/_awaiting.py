"""How calls are made by a client of an event loop."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from contextvars import Context, copy_context
from functools import partial
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary, ref

from tillback import _native
from tillback._core import CLOSING, Core, Headers, Reference, Seconds, Target
from tillback.errors import TillbackError

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self

__all__ = ["Awaiting", "Headers", "Reference", "Seconds", "Target"]

T = TypeVar("T")

# One for each loop, and not for each client, so that clients come and go without a trace.
_mailboxes: WeakKeyDictionary[asyncio.AbstractEventLoop, _native.Mailbox] = WeakKeyDictionary()


def _mailbox(loop: asyncio.AbstractEventLoop) -> _native.Mailbox:
    mailbox = _mailboxes.get(loop)
    if mailbox is None:
        # In a context of its own: the mailbox outlives the task that happens to come first.
        mailbox = _mailboxes[loop] = Context().run(_watched, loop)
    return mailbox


def _watched(loop: asyncio.AbstractEventLoop) -> _native.Mailbox:
    if sys.platform != "win32":
        mailbox = _native.Mailbox()
        try:
            loop.add_reader(mailbox.fileno(), mailbox.open)
        except NotImplementedError:
            pass
        else:
            return mailbox
    # A loop that watches no sockets, such as Windows' own, is woken by the thread that has news for it.
    of_loop = ref(loop)

    def wake() -> None:
        if (loop := of_loop()) and (mailbox := _mailboxes.get(loop)):
            loop.call_soon_threadsafe(mailbox.open)

    return _native.Mailbox(wake)


class Listed(AsyncIterator[T]):
    """A list, read as far as somebody asks. After an error, such as a timeout, it can be read on."""

    __slots__ = ("_client", "_listing")

    def __init__(self, client: Awaiting, listing: _native.Listing[T]) -> None:
        self._client = client
        self._listing = listing

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        with self._listing as listing:
            item = await self._client._made(listing.next())
            if item is None:
                raise StopAsyncIteration
            return item


class Awaiting(Core):
    """A client whose calls are awaited. The tasks of one event loop may share it."""

    __slots__ = ()

    _waits = False

    async def _made(
        self,
        call: _native.Call[T],
        timeout: Seconds | None = None,
        each: Callable[..., object] | None = None,
    ) -> T:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        if each is not None:
            each = partial(copy_context().run, each)
        started = call.start(_mailbox(loop), future, timeout, each)
        try:
            return await future
        except asyncio.CancelledError:
            # Whether a refund is recorded is decided at once, and whoever asks for it next has to find it.
            ended: asyncio.Future[T] = loop.create_future()
            if started.cancel(ended):
                with suppress(Exception):
                    await ended
            raise
        finally:
            started.forget()

    def _listed(self, listing: _native.Listing[T]) -> AsyncIterator[T]:
        return Listed(self, listing)

    async def finish(self, within: Seconds) -> bool:
        """Waits until everything the client goes on with by itself has ended: refunds that were sent whose caller stopped waiting.

        Returns:
            Whether nothing is left. What is left is in the journal, and `settle` brings it to its end.
        """
        return await self._made(self._native.finish(within))

    async def aclose(self) -> None:
        """Ends the client: no call can be made any more, and what was sent gets some seconds at most to come to its end."""
        try:
            ending = self._native.finish(CLOSING)
            self._native.close()
            await self._made(ending)
        except TillbackError:
            pass  # It is closed already, or a parent process has it: there is nothing to wait for here.
        finally:
            self._native.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()
