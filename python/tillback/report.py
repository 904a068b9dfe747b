"""Reports: the rows of many payments, and what they add up to."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING

from tillback.model import Dimension, ReportRow, ReportTally, Total

if TYPE_CHECKING:
    from typing_extensions import Self

    from tillback import _native
    from tillback._awaiting import Awaiting
    from tillback._waiting import Waiting

__all__ = ["AsyncReport", "Report"]


class _Sums:
    """What is known of a report at any time."""

    __slots__ = ("_rows",)

    _rows: _native.Rows

    def totals(self, by: Dimension | str) -> tuple[Total, ...]:
        """The sums of all rows so far by one thing and by currency, with those before a checkpoint.

        Args:
            by: `day`, `gateway`, `account`, `currency`, `status` or `method`.
        """
        return self._rows.totals(by)

    @property
    def tally(self) -> ReportTally:
        """How many rows there were so far, with those before a checkpoint."""
        return self._rows.tally()

    @property
    def expected(self) -> int | None:
        """How many rows there will be at most, where that is known."""
        return self._rows.expected()

    @property
    def position(self) -> int:
        """What was handed to `save` last, of an earlier run that did not finish: 0 for a new report.

        A program that writes to a file cuts it off here and goes on.
        """
        return self._rows.position()


class Report(_Sums, Iterator[ReportRow]):
    """The rows of a report, made as they are asked for. Nothing needs all of them in memory.

    An error that is raised here is about the source or the journal, and the report can't go on. One place reads it, and saves
    between two rows: a second one is told so by an `InvalidRequestError`.
    """

    __slots__ = ("_client", "_draw")

    def __init__(self, client: Waiting, rows: _native.Rows) -> None:
        self._client = client
        self._rows = rows
        self._draw = rows.draw if rows.draws() else None

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> ReportRow:
        with self._rows as rows:
            row = self._client._made(rows.next(), each=self._draw)
            if row is None:
                raise StopIteration
            return row

    def save(self, position: int) -> None:
        """Keeps in the journal that every row given out so far has arrived, and that the caller's output is so far: such as the
        length of its file, which must be on the disk by then. A later report of the same name goes on behind them.

        Raises:
            InvalidRequestError: The report has no checkpoint.
        """
        with self._rows as rows:
            self._client._made(rows.save(position))

    def finish(self) -> ReportTally:
        """Forgets the checkpoint: the report is complete, and one of the same name begins anew.

        Returns:
            How many rows there were.
        """
        with self._rows as rows:
            self._client._made(rows.forget())
        return self.tally


class AsyncReport(_Sums, AsyncIterator[ReportRow]):
    """The rows of a report, made as they are awaited. Nothing needs all of them in memory.

    An error that is raised here is about the source or the journal, and the report can't go on. Whoever stops waiting for a row
    loses none. One place reads it, and saves between two rows: a second one is told so by an `InvalidRequestError`.
    """

    __slots__ = ("_client", "_draw")

    def __init__(self, client: Awaiting, rows: _native.Rows) -> None:
        self._client = client
        self._rows = rows
        self._draw = rows.draw if rows.draws() else None

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> ReportRow:
        with self._rows as rows:
            row = await self._client._made(rows.next(), each=self._draw)
            if row is None:
                raise StopAsyncIteration
            return row

    async def save(self, position: int) -> None:
        """As `Report.save`: keeps in the journal that every row given out so far has arrived.

        Raises:
            InvalidRequestError: The report has no checkpoint.
        """
        with self._rows as rows:
            await self._client._made(rows.save(position))

    async def finish(self) -> ReportTally:
        """Forgets the checkpoint: the report is complete, and one of the same name begins anew.

        Returns:
            How many rows there were.
        """
        with self._rows as rows:
            await self._client._made(rows.forget())
        return self.tally
