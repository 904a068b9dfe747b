"""Threads that share a client, and those that have nothing to do with it."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from typing_extensions import Self

from behaviour import gateway
from behaviour.program import Program
from tillback import BusyError, Client, Money, NotRefundableError, OverRefundError, RefundStatus
from tillback.sandbox import Fault, Operation, Payment, Sandbox


class Others:
    """Another thread of Python's own, which counts while it can."""

    def __init__(self) -> None:
        self.counted = 0
        self._over = False
        self._thread = threading.Thread(target=self._count)

    def _count(self) -> None:
        while not self._over:
            self.counted += 1
            time.sleep(0)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._over = True
        self._thread.join()


def test_threads_share_a_client(sandbox: Sandbox, client: Client) -> None:
    payments = [sandbox.pay("pockyt", Money("5.00", "USD")) for _ in range(16)]

    def one(number: int) -> None:
        payment = payments[number]
        for part in range(5):
            key = f"{payment.id}-{part}"
            refund = client.refund(
                account="pockyt", transaction=payment.id, idempotency_key=key, amount=Money("1.00", "USD")
            )
            assert refund.status is RefundStatus.SUCCEEDED
            assert client.get_refund(key) == refund
        found = client.transaction(account="pockyt", reference=payment.id)
        assert found.refunded == payment.amount

    with ThreadPoolExecutor(16) as threads:
        for ended in [threads.submit(one, number) for number in range(16)]:
            ended.result()
    assert len(list(client.list_refunds())) == 80


def test_threads_with_one_key_make_one_refund(sandbox: Sandbox, payment: Payment, client: Client) -> None:
    def one() -> str:
        return client.refund(account="pockyt", transaction=payment.id, idempotency_key="return-1").id

    with ThreadPoolExecutor(16) as threads:
        ids = {ended.result() for ended in [threads.submit(one) for _ in range(64)]}
    assert len(ids) == 1
    assert gateway.count(sandbox, Operation.REFUND) == 1


def test_threads_with_different_keys_never_give_back_too_much(
    sandbox: Sandbox, payment: Payment, client: Client
) -> None:
    def one(number: int) -> bool:
        try:
            client.refund(account="pockyt", transaction=payment.id, idempotency_key=f"return-{number}")
        except (BusyError, NotRefundableError, OverRefundError):
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        done = sum(ended.result() for ended in [threads.submit(one, number) for number in range(32)])
    assert done == 1
    assert sandbox.refunded(payment.id) == payment.amount


@pytest.mark.parametrize("operation", [Operation.QUERY, Operation.REFUND])
def test_other_threads_run_while_a_call_waits(
    sandbox: Sandbox, payment: Payment, client: Client, operation: Operation
) -> None:
    sandbox.fault(Fault.DELAY, operation=operation, seconds=0.5)
    with Others() as others:
        before = others.counted
        client.refund(account="pockyt", transaction=payment.id, idempotency_key="return-1")
        # Switching between threads alone, without the lock being given up, would let it count some dozen times.
        assert others.counted - before > 0.5 / sys.getswitchinterval()


def test_other_threads_run_while_a_client_waits_for_the_journal(sandbox: Sandbox, journal: Path) -> None:
    accounts = sandbox.accounts()
    Client(accounts=accounts, journal=journal).close()
    release = journal.with_name("release")

    def let_go() -> None:
        # The other thread has begun to wait by then. If it let nobody else run, the journal would stay locked, and busy.
        time.sleep(0.3)
        release.touch()

    with Program("locking.py", journal, release) as program, ThreadPoolExecutor(1) as threads:
        program.says("locked")
        letting = threads.submit(let_go)
        with Client(accounts=accounts, journal=journal) as client:
            assert client.check_journal() == []
        letting.result()


def test_a_client_may_be_closed_by_another_thread(sandbox: Sandbox, payment: Payment) -> None:
    client = Client(accounts=sandbox.accounts(), journal=":memory:")
    sandbox.fault(Fault.DELAY, operation=Operation.REFUND, seconds=0.5)
    call: Callable[[], RefundStatus] = lambda: (
        client.refund(account="pockyt", transaction=payment.id, idempotency_key="return-1").status
    )
    with ThreadPoolExecutor(1) as threads:
        refunding = threads.submit(call)
        gateway.wait_for(sandbox, Operation.REFUND)
        client.close()
        with pytest.raises(ValueError, match="closed"):
            client.get_refund("return-1")
        assert refunding.result() is RefundStatus.SUCCEEDED
