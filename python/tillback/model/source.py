"""Where the rows of a report come from."""

from __future__ import annotations

import os
from collections.abc import AsyncIterable, Iterable
from dataclasses import field
from datetime import date, datetime
from typing import TYPE_CHECKING

from tillback import errors
from tillback.model.codes import ErrorCode
from tillback.model.record import Record
from tillback.model.reference import TransactionRef
from tillback.model.words import RefKind, RefundStatus

_WORDS = ("references", "csv", "days", "journal")


class ReportSource(Record):
    """Where the rows of a report come from: `references`, `csv`, `days` or `journal`.

    Make it with one of these four. What it holds is checked by `report`, before anything is asked.
    """

    word: str
    account: str | None = None
    names: Iterable[TransactionRef | str] = field(default=(), repr=False)
    path: str | None = None
    column: str | None = None
    kind: RefKind | str | None = None
    first: date | None = None
    last: date | None = None
    status: str | None = None
    method: str | None = None
    reference: str | None = None
    owner: str | None = None
    page_size: int | None = None
    ask: bool = True
    statuses: tuple[RefundStatus | str, ...] = ()
    from_: datetime | None = None
    to: datetime | None = None
    transaction_id: str | None = None
    contradicted: bool = False

    if not TYPE_CHECKING:

        def __init__(self, /, **values) -> None:
            super().__init__(**values)
            # Of a slip of the pen would else come a report about something else.
            if self.word not in _WORDS:
                raise errors.InvalidRequestError(
                    f"The word of a ReportSource is not one of {', '.join(_WORDS)}. Nothing was sent.",
                    code=ErrorCode.OPTION_INVALID,
                    field="word",
                )

    @classmethod
    def references(cls, *, account: str, references: Iterable[TransactionRef | str]) -> ReportSource:
        """Payments by id or reference, each asked for once.

        Args:
            account: The name of the account they were paid to.
            references: A list is read when the report is opened. Anything else is drawn as the report goes on, by whoever asks
                for rows, so it may be a generator of any length. A plain text is what a scanner read; one that names nothing
                marks its row.
        """
        if isinstance(references, (str, bytes)):
            raise TypeError("The references are several, such as a list; this is one text")
        if isinstance(references, AsyncIterable):
            raise TypeError("The references are drawn by a plain `for`. Of an asynchronous iterator, make a list first")
        return cls(word="references", account=account, names=references)

    @classmethod
    def csv(
        cls, *, account: str, path: str | os.PathLike[str], column: str, kind: RefKind | str = RefKind.SCANNED
    ) -> ReportSource:
        """The payments named in one column of a CSV file, which is read as the report goes on. Lines whose cell is empty are
        skipped; one that can't be read becomes a row that tells it.

        `report` raises `InvalidRequestError` with the code `OPTION_INVALID` where the file can't be read or has no such
        column.

        Args:
            account: The name of the account they were paid to.
            path: The file: UTF-8, its first line the names of the columns.
            column: The name of the column.
            kind: What its cells are.
        """
        return cls(word="csv", account=account, path=os.fspath(path), column=column, kind=kind)

    @classmethod
    def days(
        cls,
        *,
        account: str,
        first: date,
        last: date,
        status: str | None = None,
        method: str | None = None,
        reference: str | None = None,
        owner: str | None = None,
        page_size: int | None = None,
    ) -> ReportSource:
        """What the gateway lists of some days. Only where it can list: Yedpay with an access token, and PayCross.

        Args:
            account: The name of the account.
            first: The first day, in the time zone of the report.
            last: The last day, included.
            status: The gateway's own word for the status, such as `paid`.
            method: Yedpay's `gateway_id`; PayCross `credit_card` or `alternative`.
            reference: The merchant's reference.
            owner: Whose, where the gateway asks: Yedpay `company:<id>` or `user:<id>`.
            page_size: How many at a time.
        """
        return cls(
            word="days",
            account=account,
            first=first,
            last=last,
            status=status,
            method=method,
            reference=reference,
            owner=owner,
            page_size=page_size,
        )

    @classmethod
    def journal(
        cls,
        *,
        ask: bool = True,
        account: str | None = None,
        statuses: Iterable[RefundStatus | str] = (),
        from_: datetime | None = None,
        to: datetime | None = None,
        transaction_id: str | None = None,
        contradicted: bool = False,
    ) -> ReportSource:
        """The payments that the journal's refunds are about, one row for each.

        Args:
            ask: Whether the gateways are asked about each payment. Else the journal speaks alone, and nothing is compared.
            account: Refunds of this account.
            statuses: With one of these statuses; none: with any.
            from_: Recorded at this time or later.
            to: Recorded before this time.
            transaction_id: Of the payment with this id of the gateway.
            contradicted: Only those against whose final status news came in.
        """
        if isinstance(statuses, str):
            raise TypeError("The statuses are several, such as a list; this is one text")
        return cls(
            word="journal",
            ask=ask,
            account=account,
            statuses=tuple(statuses),
            from_=from_,
            to=to,
            transaction_id=transaction_id,
            contradicted=contradicted,
        )
