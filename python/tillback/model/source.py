"""Where the rows of a report come from."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date, datetime

from .record import Record
from .reference import TransactionRef
from .words import RefKind, RefundStatus


class ReportSource(Record):
    """Where the rows of a report come from: :meth:`references`, :meth:`csv`, :meth:`days` or :meth:`journal`."""

    word: str
    account: str | None = None
    names: Iterable[TransactionRef | str] = ()
    path: str | None = None
    column: str | None = None
    kind: RefKind | None = None
    first: date | None = None
    last: date | None = None
    status: str | None = None
    method: str | None = None
    reference: str | None = None
    owner: str | None = None
    page_size: int | None = None
    ask: bool = True
    statuses: tuple[RefundStatus, ...] = ()
    from_: datetime | None = None
    to: datetime | None = None
    transaction_id: str | None = None
    contradicted: bool = False

    @classmethod
    def references(cls, *, account: str, references: Iterable[TransactionRef | str]) -> ReportSource:
        """Payments by id or reference, each asked for once. They are drawn as the report goes on, so they may come from a
        generator or a file of any length."""
        if isinstance(references, str):
            raise TypeError("The references are several, such as a list, not one text")
        return cls(word="references", account=account, names=references)

    @classmethod
    def csv(
        cls, *, account: str, path: str | os.PathLike[str], column: str, kind: RefKind = RefKind.SCANNED
    ) -> ReportSource:
        """The payments named in one column of a CSV file (UTF-8, its first line the names of the columns). The file is read
        as the report goes on; lines whose cell is empty are skipped, one that can't be read becomes a row that tells it.

        The report raises :class:`~tillback.InvalidRequestError` with the code ``OPTION_INVALID`` where the file can't be
        read or has no such column.
        """
        return cls(word="csv", account=account, path=os.fspath(path), column=column, kind=RefKind(kind))

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
        """What the gateway lists of some days, both included, in the time zone of the report. Only where it can list:
        Yedpay with an access token, and PayCross.

        ``status`` is the gateway's own word, such as ``paid``. ``method`` is Yedpay's ``gateway_id``, or ``credit_card`` or
        ``alternative`` at PayCross. ``owner`` is whose transactions, where the gateway asks: Yedpay ``company:<id>`` or
        ``user:<id>``; absent = the company of the credentials. ``page_size`` is how many are read at a time.
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
        statuses: Iterable[RefundStatus] = (),
        from_: datetime | None = None,
        to: datetime | None = None,
        transaction_id: str | None = None,
        contradicted: bool = False,
    ) -> ReportSource:
        """The payments that the journal's refunds are about, one row for each. The rest says which refunds to begin with.

        ``ask=False`` asks no gateway: the journal speaks alone, and nothing is compared. ``from_`` and ``to`` are when a
        refund was recorded: at that time or later, and before that time. ``contradicted`` is only those against whose
        final status news came in.
        """
        return cls(
            word="journal",
            ask=ask,
            account=account,
            statuses=tuple(RefundStatus(status) for status in statuses),
            from_=from_,
            to=to,
            transaction_id=transaction_id,
            contradicted=contradicted,
        )
