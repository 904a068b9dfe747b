"""What travels between processes."""

from __future__ import annotations

import asyncio
import copy
import multiprocessing
import pickle
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from behaviour import gateway, person
from behaviour.program import environment
from tillback import (
    Account,
    AsyncClient,
    Client,
    Done,
    Money,
    NotFoundError,
    Refund,
    RefundStatus,
    ReportSource,
    TillbackError,
    Transaction,
)
from tillback.sandbox import Operation, Payment, Sandbox


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> ProcessPoolExecutor:
    monkeypatch.setenv("PYTHONPATH", environment()["PYTHONPATH"])
    return ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn"))


def same(value: Any) -> Any:
    return value


def ask(accounts: tuple[Account, ...], journal: Path, id: str) -> tuple[Transaction, Refund, list[Done[Transaction]]]:
    with Client(accounts=accounts, journal=journal) as client:
        paid = client.transaction(account="pockyt", reference=id)
        refund = client.refund(account="pockyt", transaction=paid, idempotency_key="return-1")
        return paid, refund, client.query_many([id, "999"], account="pockyt")


def fail(accounts: tuple[Account, ...]) -> None:
    with Client(accounts=accounts) as client:
        client.transaction(account="pockyt", reference="999")


def test_results_come_from_other_processes(
    sandbox: Sandbox, payment: Payment, journal: Path, elsewhere: ProcessPoolExecutor
) -> None:
    accounts = sandbox.accounts()
    with elsewhere as processes:
        paid, refund, many = processes.submit(ask, accounts, journal, payment.id).result()
        failed = processes.submit(fail, accounts).exception()
    assert (paid.id, paid.amount) == (payment.id, payment.amount)
    assert refund.status is RefundStatus.SUCCEEDED
    assert many[0].get().refunded == payment.amount
    assert isinstance(many[1].error, NotFoundError)
    assert isinstance(failed, NotFoundError)
    assert str(failed) == str(many[1].error)
    with Client(accounts=accounts, journal=journal) as client:
        there = client.get_refund("return-1")
    # All but the bytes of the reply, which stay in memory.
    assert there.row() == refund.row()


def everything(sandbox: Sandbox, payment: Payment) -> list[Any]:
    """A result of every kind, as the engine makes it."""
    with Client(accounts=sandbox.accounts(), journal=":memory:") as client:
        paid = client.transaction(account="pockyt", reference=payment.id)
        refund = client.refund(account="pockyt", transaction=paid, idempotency_key="return-1")
        client.queue_refund(
            account="pockyt", transaction=payment.id, idempotency_key="return-2", amount=Money("1.00", "USD")
        )
        report = client.report(ReportSource.references(account="pockyt", references=[payment.id, "999"]))
        return [
            paid,
            refund,
            *client.query_many([payment.id, "999"], account="pockyt"),
            client.settle(deadline=5),
            client.check(account="yedpay"),
            client.capabilities("paycross"),
            person.register(client),
            *report,
            report.tally,
            *report.totals("account"),
        ]


def test_results_are_the_same_after_pickling_and_copying(sandbox: Sandbox, payment: Payment) -> None:
    for result in everything(sandbox, payment):
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            again = pickle.loads(pickle.dumps(result, protocol))
            assert type(again) is type(result)
            assert repr(again) == repr(result)
            assert alike(again, result)
        assert alike(copy.copy(result), result)
        assert alike(copy.deepcopy(result), result)


def alike(one: Any, other: Any) -> bool:
    # Exceptions are equal to nothing but themselves.
    if getattr(one, "error", None) is not None:
        errors: tuple[TillbackError, TillbackError] = (one.error, other.error)
        return str(errors[0]) == str(errors[1]) and errors[0].__dict__ == errors[1].__dict__
    return bool(one == other and hash(one) == hash(other))


def test_results_of_the_same_are_equal_and_others_are_not(sandbox: Sandbox, payment: Payment, client: Client) -> None:
    other = sandbox.pay("pockyt", Money("25.00", "USD"))
    first, again, another = (
        client.transaction(account="pockyt", reference=id) for id in (payment.id, payment.id, other.id)
    )
    assert first == again
    assert hash(first) == hash(again)
    assert first != another
    assert len({first, again, another}) == 2
    refund = client.refund(account="pockyt", transaction=first, idempotency_key="return-1")
    assert refund == client.get_refund("return-1")
    assert {refund: "kept"}[client.get_refund("return-1")] == "kept"


def test_a_transaction_that_was_pickled_is_looked_up_again(sandbox: Sandbox, client: Client) -> None:
    """The engine's own copy saves the look-up, and stays where it is."""
    for travels, questions in ((False, 1), (True, 2)):
        payment = sandbox.pay("pockyt", Money("25.00", "USD"))
        before = gateway.count(sandbox, Operation.QUERY)
        paid = client.transaction(account="pockyt", reference=payment.id)
        if travels:
            paid = pickle.loads(pickle.dumps(paid))
        refund = client.refund(account="pockyt", transaction=paid, idempotency_key=payment.id)
        assert refund.status is RefundStatus.SUCCEEDED
        assert gateway.count(sandbox, Operation.QUERY) - before == questions


def test_clients_and_what_they_lend_are_not_pickled(sandbox: Sandbox, client: Client) -> None:
    other = AsyncClient(accounts=sandbox.accounts())
    report = client.report(ReportSource.references(account="pockyt", references=[]))
    listed = client.list_refunds()
    for lent in (client, other, report, listed, client._native):
        with pytest.raises(TypeError, match="pickle"):
            pickle.dumps(lent)
    for one in (client, other):
        with pytest.raises(TypeError, match="pickle"):
            copy.copy(one)
    asyncio.run(other.aclose())


def test_a_client_does_not_show_its_secrets(sandbox: Sandbox, client: Client) -> None:
    pockyt, yedpay, paycross = sandbox.accounts()
    for shown in (repr(client), repr(pockyt), repr(yedpay), repr(paycross)):
        for secret in (pockyt.token, yedpay.access_token, yedpay.sign_key, paycross.secret_key):
            assert secret
            assert secret not in shown
