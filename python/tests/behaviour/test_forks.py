"""Children that inherit a client, and those that make their own."""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import os
import threading
import traceback
from collections.abc import Callable, Iterator
from multiprocessing.context import BaseContext
from pathlib import Path

import pytest

from behaviour import gateway
from behaviour.program import environment
from tillback import Account, AsyncClient, Client, ForkedError, Money, Refund, RefundRequest, RefundStatus, ReportSource
from tillback.sandbox import Fault, Operation, Payment, Sandbox

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork"),
    # Python says of its own what these tests are about.
    pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning"),
]


def in_a_child(work: Callable[[], object]) -> None:
    """Fails if it fails there."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        except BaseException:  # noqa: BLE001
            os.write(writing, traceback.format_exc().encode())
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    assert status == 0, said


def refund(client: Client, payment: Payment, key: str) -> Refund:
    return client.refund(account="pockyt", transaction=payment.id, idempotency_key=key, amount=Money("1.00", "USD"))


CALLS: dict[str, Callable[[Client, str], object]] = {
    "refund": lambda client, id: client.refund(account="pockyt", transaction=id, idempotency_key="child"),
    "queue_refund": lambda client, id: client.queue_refund(
        account="pockyt", transaction=id, idempotency_key="child", amount=Money("1.00", "USD")
    ),
    "refund_many": lambda client, id: client.refund_many(
        [RefundRequest(account="pockyt", transaction=id, idempotency_key="child")]
    )[0].get(),
    "get_refund": lambda client, id: client.get_refund("parent"),
    "wait_for_refund": lambda client, id: client.wait_for_refund("parent", deadline=1),
    "settle": lambda client, id: client.settle(deadline=1),
    "list_refunds": lambda client, id: list(client.list_refunds()),
    "check_journal": lambda client, id: client.check_journal(),
    "resolve": lambda client, id: client.resolve("parent", outcome="succeeded", note="x"),
    "transaction": lambda client, id: client.transaction(account="pockyt", reference=id),
    "find": lambda client, id: client.find(account="pockyt", reference=id),
    "query_many": lambda client, id: client.query_many([id], account="pockyt")[0].get(),
    "wait_for": lambda client, id: client.wait_for(account="pockyt", reference=id, deadline=1),
    "transactions": lambda client, id: list(client.transactions(account="yedpay")),
    "report": lambda client, id: list(client.report(ReportSource.journal())),
    "check": lambda client, id: client.check(account="pockyt"),
    "finish": lambda client, id: client.finish(1),
}


@pytest.mark.parametrize("name", CALLS)
def test_an_inherited_client_says_so(sandbox: Sandbox, payment: Payment, client: Client, name: str) -> None:
    refund(client, payment, "parent")
    seen = len(sandbox.requests())

    def child() -> None:
        with pytest.raises(ForkedError, match="process"):
            CALLS[name](client, payment.id)
        client.close()

    in_a_child(child)
    assert len(sandbox.requests()) == seen
    # The parent's is as good as ever.
    assert refund(client, payment, "parent-2").status is RefundStatus.SUCCEEDED


def test_an_inherited_client_of_a_loop_says_so(sandbox: Sandbox, payment: Payment) -> None:
    async def use(client: AsyncClient, key: str) -> Refund:
        return await client.refund(
            account="pockyt", transaction=payment.id, idempotency_key=key, amount=Money("1.00", "USD")
        )

    client = AsyncClient(accounts=sandbox.accounts(), journal=":memory:")
    unused = AsyncClient(accounts=sandbox.accounts(), journal=":memory:")
    asyncio.run(use(client, "before"))

    def child() -> None:
        for inherited in (client, unused):
            with pytest.raises(ForkedError):
                asyncio.run(use(inherited, "child"))
            asyncio.run(inherited.aclose())

    in_a_child(child)
    asyncio.run(use(client, "after"))
    asyncio.run(client.aclose())
    assert gateway.count(sandbox, Operation.REFUND) == 2


def test_a_client_of_a_loop_is_inherited_within_its_loop(sandbox: Sandbox, payment: Payment) -> None:
    """The child goes on in the loop of its parent, as servers do that fork late."""

    async def main() -> None:
        async with AsyncClient(accounts=sandbox.accounts()) as client:
            await client.transaction(account="pockyt", reference=payment.id)

            def child() -> None:
                asyncio.events._set_running_loop(None)

                async def ask() -> None:
                    with pytest.raises(ForkedError):
                        await client.transaction(account="pockyt", reference=payment.id)
                    async with AsyncClient(accounts=sandbox.accounts()) as other:
                        await other.transaction(account="pockyt", reference=payment.id)

                asyncio.run(ask())

            in_a_child(child)
            await client.transaction(account="pockyt", reference=payment.id)

    asyncio.run(main())


def test_a_child_makes_a_client_of_its_own_on_the_same_journal(
    sandbox: Sandbox, payment: Payment, journal: Path
) -> None:
    accounts = sandbox.accounts()
    with Client(accounts=accounts, journal=journal) as client:
        refund(client, payment, "parent")

        def child() -> None:
            with Client(accounts=accounts, journal=journal) as own:
                assert refund(own, payment, "child").status is RefundStatus.SUCCEEDED
                assert own.get_refund("parent").status is RefundStatus.SUCCEEDED

        for _ in range(3):
            in_a_child(child)
        assert refund(client, payment, "parent-2").status is RefundStatus.SUCCEEDED
        assert client.get_refund("child").status is RefundStatus.SUCCEEDED
        assert client.check_journal() == []
    assert sandbox.refunded(payment.id) == Money("3.00", "USD")


def test_a_child_is_made_while_a_refund_is_under_way(sandbox: Sandbox, payment: Payment, journal: Path) -> None:
    sandbox.fault(Fault.DELAY, operation=Operation.REFUND, seconds=1)
    accounts = sandbox.accounts()
    with Client(accounts=accounts, journal=journal) as client:
        ended: list[Refund] = []
        refunding = threading.Thread(target=lambda: ended.append(refund(client, payment, "return-1")))
        refunding.start()
        gateway.wait_for(sandbox, Operation.REFUND)

        def child() -> None:
            with pytest.raises(ForkedError):
                client.get_refund("return-1")
            with Client(accounts=accounts, journal=journal) as own:
                assert own.wait_for_refund("return-1", deadline=30).status is RefundStatus.SUCCEEDED

        in_a_child(child)
        refunding.join()
        assert ended[0].status is RefundStatus.SUCCEEDED
    assert gateway.count(sandbox, Operation.REFUND) == 1


def test_a_child_ends_as_python_ends(sandbox: Sandbox, payment: Payment) -> None:
    """With everything that is torn down then: the inherited clients too."""
    client = Client(accounts=sandbox.accounts(), journal=":memory:")
    other = AsyncClient(accounts=sandbox.accounts(), journal=":memory:")
    refund(client, payment, "return-1")
    asyncio.run(other.transaction(account="pockyt", reference=payment.id))
    context = multiprocessing.get_context("fork")
    child = context.Process(target=_forgets, args=([client, other],))
    child.start()
    child.join()
    assert child.exitcode == 0
    assert refund(client, payment, "return-2").status is RefundStatus.SUCCEEDED
    asyncio.run(other.aclose())
    client.close()


def _forgets(clients: list[object]) -> None:
    clients.clear()


def _refund(accounts: tuple[Account, ...], journal: Path, id: str, key: str) -> Refund:
    with Client(accounts=accounts, journal=journal) as client:
        return client.refund(account="pockyt", transaction=id, idempotency_key=key, amount=Money("1.00", "USD"))


def contexts() -> list[str]:
    return multiprocessing.get_all_start_methods()


@pytest.mark.parametrize("method", contexts())
def test_every_kind_of_process_refunds(
    sandbox: Sandbox, payment: Payment, journal: Path, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", environment()["PYTHONPATH"])
    context: BaseContext = multiprocessing.get_context(method)
    accounts = sandbox.accounts()
    with Client(accounts=accounts, journal=journal) as client:
        refund(client, payment, "parent")
        with context.Pool(3) as pool:
            calls = [(accounts, journal, payment.id, f"child-{number}") for number in range(9)]
            made = pool.starmap(_refund, calls)
            pool.close()
            pool.join()
        assert [one.status for one in made] == [RefundStatus.SUCCEEDED] * 9
        assert [client.get_refund(one.idempotency_key).id for one in made] == [one.id for one in made]
        refund(client, payment, "parent-2")
    assert sandbox.refunded(payment.id) == Money("11.00", "USD")


def test_children_of_a_program_that_logs_in_all_threads(sandbox: Sandbox, caplog: pytest.LogCaptureFixture) -> None:
    """None of them waits for a lock that a thread of its parent had."""
    caplog.set_level(logging.DEBUG, "tillback")
    payment, other = (sandbox.pay("pockyt", Money("10000.00", "USD")) for _ in range(2))
    accounts = sandbox.accounts()
    over = threading.Event()

    def refunds(which: int) -> None:
        number = 0
        with Client(accounts=accounts, journal=":memory:") as client:
            while not over.is_set():
                number += 1
                refund(client, payment, f"{which}-{number}")

    threads = [threading.Thread(target=refunds, args=(which,)) for which in range(2)]
    for thread in threads:
        thread.start()

    def child() -> None:
        logging.getLogger("tillback").setLevel(logging.WARNING)
        with Client(accounts=accounts, journal=":memory:") as client:
            refund(client, other, "child")

    try:
        for _ in range(200):
            in_a_child(child)
    finally:
        over.set()
        for thread in threads:
            thread.join()


def test_a_child_that_lets_an_inherited_report_go_disturbs_nobody(sandbox: Sandbox) -> None:
    payments = [sandbox.pay("pockyt", Money("5.00", "USD")).id for _ in range(8)]
    sandbox.fault(Fault.DELAY, operation=Operation.QUERY, seconds=0.5, times=None)
    with Client(accounts=sandbox.accounts(), journal=":memory:") as client:
        kept = [client.report(ReportSource.references(account="pockyt", references=payments), at_once=8)]
        rows = [next(kept[0]).asked]
        in_a_child(kept.clear)
        rows.extend(row.asked for row in kept[0])
    assert sorted(rows) == sorted(payments)
    # Each was asked for once: no connection was taken away.
    assert gateway.count(sandbox, Operation.QUERY) == len(payments)


@pytest.mark.parametrize("inside", ["progress", "source"])
def test_a_child_made_in_the_middle_of_a_call_leaves_it(sandbox: Sandbox, client: Client, inside: str) -> None:
    payments = [sandbox.pay("pockyt", Money("5.00", "USD")).id for _ in range(6)]
    parent = os.getpid()
    children: list[int] = []

    def split(_: object = None) -> None:
        if not children:
            children.append(os.fork())

    def drawing() -> Iterator[str]:
        for payment in payments:
            split()
            yield payment

    try:
        if inside == "progress":
            client.query_many(payments, account="pockyt", at_once=1, progress=split)
        else:
            list(client.report(ReportSource.references(account="pockyt", references=drawing())))
        left = os.getpid() == parent
    except RuntimeError as error:
        left = os.getpid() != parent and "forked" in str(error)
    finally:
        if os.getpid() != parent:
            os._exit(0 if left else 1)
    assert left
    assert os.waitpid(children[0], 0)[1] == 0
