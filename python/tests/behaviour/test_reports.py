"""Reports and lists whose reading goes wrong or is given up."""

from __future__ import annotations

import asyncio
import gc
import threading
import weakref
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from behaviour import gateway
from tillback import AsyncClient, Client, GatewayView, InvalidRequestError, Money, ReportSource, TillbackError
from tillback.sandbox import Operation, Sandbox


class Broken(Exception):
    pass


@pytest.fixture
def payments(sandbox: Sandbox) -> list[str]:
    return [sandbox.pay("pockyt", Money("5.00", "USD")).id for _ in range(40)]


def breaking(payments: list[str]) -> Iterator[str]:
    yield from payments
    raise Broken("the cursor is closed")


def test_a_generator_that_raises_ends_the_report_with_that(client: Client, payments: list[str]) -> None:
    report = client.report(ReportSource.references(account="pockyt", references=breaking(payments)))
    rows: list[str] = []
    with pytest.raises(Broken, match="cursor") as raised:
        rows.extend(row.asked for row in report)
    assert raised.traceback[-1].name == "breaking"
    # Behind the rows that came before, and as often as somebody asks: the report is not complete.
    assert sorted(rows) == sorted(payments)
    with pytest.raises(Broken, match="cursor"):
        next(report)


def test_a_generator_that_raises_ends_the_report_of_a_loop_with_that(sandbox: Sandbox, payments: list[str]) -> None:
    async def main() -> None:
        async with AsyncClient(accounts=sandbox.accounts()) as client:
            report = await client.report(ReportSource.references(account="pockyt", references=breaking(payments)))
            with pytest.raises(Broken, match="cursor"):
                async for _ in report:
                    pass
            # Others go on.
            assert (await client.transaction(account="pockyt", reference=payments[0])).id == payments[0]

    asyncio.run(main())


def test_a_generator_that_gives_something_else_ends_the_report(client: Client, payments: list[str]) -> None:
    mixed: list[Any] = [payments[0], 12]
    for references in (mixed, iter(mixed)):
        with pytest.raises(TypeError, match="reference"):
            list(client.report(ReportSource.references(account="pockyt", references=references)))


def test_a_text_that_names_nothing_marks_its_row(client: Client, payments: list[str]) -> None:
    asked = [payments[0], "x" * 300, "two words", "\ud800", payments[1]]
    for references in (asked, tuple(asked), iter(asked)):
        report = client.report(ReportSource.references(account="pockyt", references=references))
        rows = list(report)
        assert sorted(row.asked for row in rows if row.error is None) == sorted(payments[:2])
        assert [row.error.code for row in rows if row.error] == ["REFERENCE_INVALID"] * 3
        assert report.tally.rows == 5


def test_a_source_is_drawn_no_further_than_is_read(sandbox: Sandbox, client: Client, payments: list[str]) -> None:
    drawn: list[str] = []

    def drawing() -> Iterator[str]:
        for payment in payments:
            drawn.append(payment)
            yield payment

    report = client.report(ReportSource.references(account="pockyt", references=drawing()), at_once=2)
    assert drawn == []
    assert next(report).view is GatewayView.SHOWN
    assert len(drawn) < len(payments)
    assert gateway.count(sandbox, Operation.QUERY) < len(payments)
    assert len(list(report)) == len(payments) - 1
    assert drawn == payments


def test_a_report_that_is_given_up_lets_its_source_go(client: Client, payments: list[str]) -> None:
    class Cursor:
        def __iter__(self) -> Iterator[str]:
            return iter(payments)

    cursor = Cursor()
    gone = weakref.ref(cursor)
    report = client.report(ReportSource.references(account="pockyt", references=(one for one in cursor)))
    next(report)
    del cursor, report
    gc.collect()
    assert gone() is None


def test_lists_that_are_given_up_harm_nobody(sandbox: Sandbox, client: Client, payments: list[str]) -> None:
    for payment in payments[:5]:
        client.refund(account="pockyt", transaction=payment, idempotency_key=payment)
    for _ in range(20):
        listed = client.list_refunds()
        next(listed)
        del listed

    async def main() -> None:
        async with AsyncClient(accounts=sandbox.accounts()) as other:
            sandbox.pay("yedpay", Money("5.00", "HKD"))
            for _ in range(20):
                async for _ in other.transactions(account="yedpay"):
                    break

    asyncio.run(main())
    assert len(list(client.list_refunds())) == 5


def test_a_report_ends_with_its_client(sandbox: Sandbox, payments: list[str]) -> None:
    client = Client(accounts=sandbox.accounts())
    report = client.report(ReportSource.references(account="pockyt", references=payments), at_once=1)
    first = next(report)
    client.close()
    # What was begun can be read on, as it holds what it needs.
    assert [first.asked, *(row.asked for row in report)] == payments


def test_the_end_of_a_report_stays_its_end(client: Client, payments: list[str]) -> None:
    report = client.report(ReportSource.references(account="pockyt", references=iter(payments[:3])))
    assert len(list(report)) == 3
    assert list(report) == []
    assert report.tally.rows == 3


def test_references_are_drawn_by_whoever_asks_for_rows(client: Client, payments: list[str]) -> None:
    threads: set[int] = set()

    def drawing() -> Iterator[str]:
        for payment in payments:
            threads.add(threading.get_ident())
            yield payment

    assert len(list(client.report(ReportSource.references(account="pockyt", references=drawing())))) == len(payments)
    assert threads == {threading.get_ident()}


def test_a_generator_may_make_calls_of_its_own(sandbox: Sandbox, client: Client, payments: list[str]) -> None:
    for payment in payments[:5]:
        client.refund(account="pockyt", transaction=payment, idempotency_key=payment)
    # Both read at the same time, and one draws from the other.
    listed = (refund.transaction_id for refund in client.list_refunds())
    inner = client.report(ReportSource.references(account="pockyt", references=(one for one in listed if one)))
    report = client.report(ReportSource.references(account="pockyt", references=(row.asked for row in inner)))
    assert sorted(row.asked for row in report) == sorted(payments[:5])


def test_a_generator_of_a_loop_is_drawn_in_the_loop(sandbox: Sandbox, payments: list[str]) -> None:
    here: ContextVar[str] = ContextVar("here")
    seen: set[tuple[int, str]] = set()

    def drawing() -> Iterator[str]:
        for payment in payments:
            seen.add((threading.get_ident(), here.get()))
            yield payment

    async def main() -> None:
        here.set("in the task")
        async with AsyncClient(accounts=sandbox.accounts()) as client:
            report = await client.report(ReportSource.references(account="pockyt", references=drawing()), at_once=4)
            assert len([row async for row in report]) == len(payments)

    asyncio.run(main())
    assert seen == {(threading.get_ident(), "in the task")}


def test_what_ends_the_program_is_not_kept_until_the_end(client: Client, payments: list[str]) -> None:
    def interrupted() -> Iterator[str]:
        yield payments[0]
        raise KeyboardInterrupt

    report = client.report(ReportSource.references(account="pockyt", references=interrupted()))
    with pytest.raises(KeyboardInterrupt):
        next(report)


def test_how_many_rows_there_will_be_is_known_of_a_list(client: Client, payments: list[str]) -> None:
    report = client.report(ReportSource.references(account="pockyt", references=payments))
    assert report.expected == len(payments)
    next(report)
    assert report.expected == len(payments)
    unknown = client.report(ReportSource.references(account="pockyt", references=iter(payments)))
    assert unknown.expected is None


def test_a_list_is_read_when_the_report_is_opened(client: Client, payments: list[str]) -> None:
    growing = payments[:1]
    report = client.report(ReportSource.references(account="pockyt", references=growing))
    growing.extend(payments[1:])
    assert len(list(report)) == report.expected == 1


def test_a_report_whose_own_source_refers_to_it_is_let_go(client: Client, payments: list[str]) -> None:
    class Cursor:
        pass

    def begun() -> weakref.ref[Cursor]:
        cursor = Cursor()

        def drawing() -> Iterator[str]:
            for payment in payments:
                assert cursor
                assert report.tally.rows < len(payments)
                yield payment

        report = client.report(ReportSource.references(account="pockyt", references=drawing()), at_once=2)
        next(report)
        return weakref.ref(cursor)

    gone = begun()
    gc.collect()
    assert gone() is None


def test_a_file_without_a_first_line_for_names_shows_nobody_s(client: Client, tmp_path: Path) -> None:
    table = tmp_path / "customers.csv"
    table.write_text("Jane Doe,jane@example.com\n", encoding="utf-8")
    with pytest.raises(InvalidRequestError, match="2 columns") as raised:
        client.report(ReportSource.csv(account="pockyt", path=table, column="payment"))
    assert "Jane" not in f"{raised.value!r} {raised.value}"


def test_a_position_that_can_t_be_is_refused(client: Client, payments: list[str]) -> None:
    report = client.report(ReportSource.references(account="pockyt", references=payments), checkpoint="november")
    for wrong in (-1, 1 << 64):
        with pytest.raises(InvalidRequestError, match="Nothing was saved") as raised:
            report.save(wrong)
        assert raised.value.field == "position"
    for mistyped in (True, "12", 1.5):
        with pytest.raises(TypeError, match="position"):
            report.save(mistyped)  # type: ignore[arg-type]


def test_half_a_character_names_no_account_and_no_column(client: Client, tmp_path: Path) -> None:
    table = tmp_path / "payments.csv"
    table.write_text("payment\n", encoding="utf-8")
    half = "\ud800"
    for source in (
        ReportSource.references(account=half, references=[]),
        ReportSource.csv(account="pockyt", path=table, column=half),
        ReportSource.days(account=half, first=date(2026, 11, 1), last=date(2026, 11, 2)),
    ):
        with pytest.raises(TillbackError, match="surrogate"):
            client.report(source)
