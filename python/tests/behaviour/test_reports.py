"""Reports and lists whose reading goes wrong or is given up."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Iterator

import pytest

from behaviour import gateway
from tillback import AsyncClient, Client, GatewayView, InvalidRequestError, Money, ReportSource
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
    # It is told in the place of the rows that would be incomplete, and once.
    assert len(rows) <= len(payments)


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
    for wrong, error in ((12, TypeError), ("", InvalidRequestError)):
        source = ReportSource.references(account="pockyt", references=[payments[0], wrong])  # type: ignore[list-item]
        with pytest.raises(error):
            list(client.report(source))


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
