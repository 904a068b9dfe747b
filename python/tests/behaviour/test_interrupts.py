"""Ctrl-C, and signals whose handlers raise."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import FrameType
from typing import NoReturn

import pytest

from behaviour import gateway
from behaviour.program import Program
from tillback import Client, Money, NotFoundError, RefundRequest, RefundStatus
from tillback.sandbox import Fault, Operation, Payment, Sandbox

WAYS = ["blocking", "async"]

# Longer than a test takes. A call that is not interrupted ends after it by itself, and the test sees that.
PATIENCE = 30.0


class Alarm(BaseException):
    """What a handler raises."""


@pytest.fixture
def alarm() -> Iterator[Callable[[float], None]]:
    """Rings after so many seconds, in the main thread."""

    def ring(number: int, frame: FrameType | None) -> NoReturn:
        raise Alarm

    before = signal.signal(signal.SIGALRM, ring)
    try:
        yield lambda seconds: signal.setitimer(signal.ITIMER_REAL, seconds) and None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("what", ["transaction", "query_many", "wait_for", "report"])
@pytest.mark.parametrize("way", WAYS)
def test_ctrl_c_ends_a_question(sandbox: Sandbox, payment: Payment, journal: Path, way: str, what: str) -> None:
    sandbox.fault(Fault.HANG_BEFORE, operation=Operation.QUERY, times=None)
    with Program("interrupted.py", way, what, sandbox.account("pockyt"), journal, payment.id, False) as program:
        program.reaches(sandbox, Operation.QUERY)
        program.signal(signal.SIGINT)
        program.says("interrupted")
        ended = program.ended()
    assert (ended.code, ended.err) == (0, "")


@pytest.mark.parametrize("what", ["refund", "refund_many"])
@pytest.mark.parametrize("way", WAYS)
def test_ctrl_c_ends_the_waiting_for_a_refund_and_not_the_refund(
    sandbox: Sandbox, payment: Payment, journal: Path, way: str, what: str
) -> None:
    sandbox.fault(Fault.DELAY, operation=Operation.REFUND, seconds=3)
    account = sandbox.account("pockyt")
    with Program("interrupted.py", way, what, account, journal, payment.id, True) as program:
        program.reaches(sandbox, Operation.REFUND)
        program.signal(signal.SIGINT)
        # While the gateway is silent.
        program.says("interrupted")
        ended = program.ended()
    assert (ended.code, ended.err) == (0, "")
    with Client(accounts=[account], journal=journal) as client:
        assert client.get_refund("return-1").status is RefundStatus.SUCCEEDED
        again = client.refund(account="pockyt", transaction=payment.id, idempotency_key="return-1")
    assert (again.status, len(again.attempts)) == (RefundStatus.SUCCEEDED, 1)
    assert sandbox.refunded(payment.id) == payment.amount
    assert gateway.count(sandbox, Operation.REFUND) == 1


def test_ctrl_c_ends_the_opening_of_a_journal_that_somebody_else_holds(
    sandbox: Sandbox, payment: Payment, journal: Path, tmp_path: Path
) -> None:
    account = sandbox.account("pockyt")
    Client(accounts=[account], journal=journal).close()
    release = tmp_path / "release"
    with Program("locking.py", journal, release) as lock:
        lock.says("locked")
        with Program("interrupted.py", "blocking", "transaction", account, journal, payment.id, False) as program:
            program.opens(journal)
            program.signal(signal.SIGINT)
            program.says("interrupted while it was opened")
            release.touch()
            ended = program.ended()
        lock.ended()
    assert (ended.code, ended.err) == (0, "")


def test_a_program_that_ends_by_ctrl_c_leaves_its_refund_to_the_next_one(
    sandbox: Sandbox, payment: Payment, journal: Path
) -> None:
    sandbox.fault(Fault.HANG_AFTER, operation=Operation.REFUND)
    account = sandbox.account("pockyt")
    with Program("interrupted.py", "blocking", "refund", account, journal, payment.id, False) as program:
        program.reaches(sandbox, Operation.REFUND)
        program.signal(signal.SIGINT)
        ended = program.ended()
    assert ended == (0, "interrupted\n", "")
    with Client(accounts=[account], journal=journal, quiet_period=0.5, first_pause=0.02) as client:
        assert client.get_refund("return-1").status is RefundStatus.UNKNOWN
        refund = client.wait_for_refund("return-1", deadline=600)
    assert (refund.status, len(refund.attempts)) == (RefundStatus.SUCCEEDED, 1)
    assert sandbox.refunded(payment.id) == payment.amount
    assert gateway.count(sandbox, Operation.REFUND) == 1


def test_a_refund_that_is_interrupted_before_it_was_sent_is_never_sent(
    sandbox: Sandbox, payment: Payment, client: Client, alarm: Callable[[float], None]
) -> None:
    sandbox.fault(Fault.HANG_BEFORE, operation=Operation.QUERY)
    alarm(0.2)
    with pytest.raises(Alarm):
        client.refund(account="pockyt", transaction=payment.id, idempotency_key="return-1")
    with pytest.raises(NotFoundError):
        client.get_refund("return-1")
    assert client.finish(within=PATIENCE)
    assert gateway.count(sandbox, Operation.REFUND) == 0


def test_a_refund_that_was_sent_goes_on_in_the_same_client(
    sandbox: Sandbox, payment: Payment, client: Client, alarm: Callable[[float], None]
) -> None:
    sandbox.fault(Fault.DELAY, operation=Operation.REFUND, seconds=1)
    paid = client.transaction(account="pockyt", reference=payment.id)
    alarm(0.2)
    with pytest.raises(Alarm):
        client.refund(account="pockyt", transaction=paid, idempotency_key="return-1")
    assert client.get_refund("return-1").status is RefundStatus.UNKNOWN
    ended = client.wait_for_refund("return-1", deadline=PATIENCE)
    assert (ended.status, len(ended.attempts)) == (RefundStatus.SUCCEEDED, 1)
    assert sandbox.refunded(payment.id) == payment.amount


def test_a_handler_that_raises_nothing_ends_nothing(sandbox: Sandbox, payment: Payment, client: Client) -> None:
    rang: list[int] = []
    before = signal.signal(signal.SIGALRM, lambda number, frame: rang.append(number))
    try:
        sandbox.fault(Fault.DELAY, operation=Operation.REFUND, seconds=0.5)
        signal.setitimer(signal.ITIMER_REAL, 0.05, 0.05)
        refund = client.refund(account="pockyt", transaction=payment.id, idempotency_key="return-1")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    # Handlers run while the call is under way, and not when it has ended.
    assert len(rang) > 2
    assert refund.status is RefundStatus.SUCCEEDED


@pytest.mark.usefixtures("caplog")
def test_no_signal_is_lost_between_calls(client: Client, alarm: Callable[[float], None]) -> None:
    def until_it_rings(seconds: float) -> None:
        alarm(seconds)
        while signal.getitimer(signal.ITIMER_REAL)[0] > 0:
            with pytest.raises(NotFoundError):
                client.get_refund("nobody")
        client.get_refund("nobody")

    for number in range(1_000):
        with pytest.raises(Alarm):
            until_it_rings(0.000_01 + number % 50 * 0.000_01)


def test_ctrl_c_is_not_lost_in_a_handler_of_the_log(
    sandbox: Sandbox, payment: Payment, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    class Interrupted(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            raise KeyboardInterrupt

    caplog.set_level(logging.DEBUG, "tillback")
    handler = Interrupted()
    logging.getLogger("tillback").addHandler(handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            client.refund(account="pockyt", transaction=payment.id, idempotency_key="return-1")
    finally:
        logging.getLogger("tillback").removeHandler(handler)
    assert client.wait_for_refund("return-1", deadline=PATIENCE).status is RefundStatus.SUCCEEDED


def test_ctrl_c_ends_the_closing(
    sandbox: Sandbox, payment: Payment, client: Client, alarm: Callable[[float], None]
) -> None:
    sandbox.fault(Fault.DELAY, operation=Operation.REFUND, seconds=3)
    alarm(0.2)
    with pytest.raises(Alarm):
        client.refund(account="pockyt", transaction=payment.id, idempotency_key="return-1")
    alarm(0.2)
    with pytest.raises(Alarm):
        client.finish(within=PATIENCE)
    # The gateway has not answered yet.
    assert client.get_refund("return-1").status is RefundStatus.UNKNOWN
    alarm(0.2)
    with pytest.raises(Alarm):
        client.close()
    # It is closed all the same.
    with pytest.raises(ValueError, match="closed"):
        client.get_refund("return-1")


def test_signals_reach_the_main_thread_while_others_wait(
    sandbox: Sandbox, payment: Payment, client: Client, alarm: Callable[[float], None]
) -> None:
    sandbox.fault(Fault.DELAY, operation=Operation.QUERY, seconds=1)
    with ThreadPoolExecutor(1) as threads:
        found = threads.submit(lambda: client.find(account="pockyt", reference=payment.id))
        gateway.wait_for(sandbox, Operation.QUERY)
        alarm(0.05)
        with pytest.raises(Alarm):
            found.result()
        assert len(found.result()) == 1


def test_ctrl_c_between_the_steps_of_many_sends_no_more(sandbox: Sandbox, client: Client) -> None:
    payments = [sandbox.pay("pockyt", Money("1.00", "USD")) for _ in range(20)]
    requests = [
        RefundRequest(account="pockyt", transaction=payment.id, idempotency_key=f"return-{number}")
        for number, payment in enumerate(payments)
    ]
    told: list[object] = []

    def progress(step: object) -> None:
        told.append(step)
        os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        client.refund_many(requests, at_once=1, progress=progress)
    assert client.finish(within=PATIENCE)
    sent = gateway.count(sandbox, Operation.REFUND)
    assert len(told) == 1
    assert 1 <= sent < len(requests)
    # What was sent has ended, and what was not is unknown to the journal.
    assert len(list(client.list_refunds(statuses=[RefundStatus.SUCCEEDED]))) == sent
    assert len(list(client.list_refunds())) == sent


def test_a_signal_in_a_loop_leaves_no_other_call_waiting(sandbox: Sandbox) -> None:
    from tillback import AsyncClient

    payments = [sandbox.pay("pockyt", Money("1.00", "USD")) for _ in range(50)]
    loop = asyncio.new_event_loop()
    client = AsyncClient(accounts=sandbox.accounts())

    class Interrupted(BaseException):
        pass

    def progress(step: object) -> NoReturn:
        raise Interrupted

    async def all_at_once() -> None:
        many = asyncio.create_task(client.query_many([payments[0].id], account="pockyt", progress=progress))
        asked = [client.transaction(account="pockyt", reference=payment.id) for payment in payments]
        assert len(await asyncio.gather(*asked)) == len(payments)
        with pytest.raises(Interrupted):
            await many

    try:
        loop.run_until_complete(all_at_once())
        loop.run_until_complete(client.aclose())
    finally:
        loop.close()
