"""How calls are made by a client that waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

from tillback._core import CLOSING, Core, Headers, Reference, Seconds, Target
from tillback.errors import TillbackError

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self

    from tillback import _native

__all__ = ["Headers", "Reference", "Seconds", "Target", "Waiting"]

T = TypeVar("T")


class Listed(Iterator[T]):
    """A list, read as far as somebody asks. After an error, such as a timeout, it can be read on."""

    __slots__ = ("_listing",)

    def __init__(self, listing: _native.Listing[T]) -> None:
        self._listing = listing

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        with self._listing as listing:
            item = listing.next().wait()
            if item is None:
                raise StopIteration
            return item


class Waiting(Core):
    """A client whose calls return when they have ended. All threads may use it."""

    __slots__ = ()

    _waits = True

    def _made(
        self,
        call: _native.Call[T],
        timeout: Seconds | None = None,
        each: Callable[..., object] | None = None,
    ) -> T:
        return call.wait(timeout, each)

    def _listed(self, listing: _native.Listing[T]) -> Iterator[T]:
        return Listed(listing)

    def finish(self, within: Seconds) -> bool:
        """Waits until everything the client goes on with by itself has ended: refunds that were sent whose caller stopped waiting.

        Returns:
            Whether nothing is left. What is left is in the journal, and `settle` brings it to its end.
        """
        return self._made(self._native.finish(within))

    def close(self) -> None:
        """Ends the client: no call can be made any more, and what was sent gets some seconds at most to come to its end."""
        try:
            ending = self._native.finish(CLOSING)
            self._native.close()
            self._made(ending)
        except TillbackError:
            pass  # It is closed already, or a parent process has it: there is nothing to wait for here.
        finally:
            self._native.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
