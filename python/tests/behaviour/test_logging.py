"""What the package tells `logging`, and what it never does."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Iterator

import pytest

from behaviour import person
from behaviour.program import Program
from tillback import AsyncClient, Client, Money, RefundStatus
from tillback.sandbox import Fault, Operation, Payment, Sandbox

LOGGER = logging.getLogger("tillback")

REASON = "Erika Mustermann brought it back"


class Kept(logging.Handler):
    """Keeps all records."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def texts(self) -> list[str]:
        return [record.getMessage() for record in self.records]


@pytest.fixture
def kept() -> Iterator[Kept]:
    handler = Kept()
    before = LOGGER.level
    LOGGER.addHandler(handler)
    try:
        yield handler
    finally:
        LOGGER.removeHandler(handler)
        LOGGER.setLevel(before)


def refund(client: Client, payment: Payment, key: str) -> RefundStatus:
    return client.refund(
        account="pockyt",
        transaction=payment.id,
        idempotency_key=key,
        amount=Money("1.00", "USD"),
        reason=REASON,
    ).status


def test_records_arrive_with_level_and_name(sandbox: Sandbox, payment: Payment, client: Client, kept: Kept) -> None:
    LOGGER.setLevel(logging.INFO)
    refund(client, payment, "return-1")
    assert {record.name for record in kept.records} == {"tillback"}
    assert {record.levelno for record in kept.records} == {logging.INFO}
    mark = client.get_refund("return-1").id
    assert [mark in text for text in kept.texts()] == [True, True]


def test_records_arrive_in_a_loop(sandbox: Sandbox, payment: Payment, kept: Kept) -> None:
    LOGGER.setLevel(logging.INFO)
    sandbox.fault(Fault.DELAY, operation=Operation.REFUND, seconds=0.5)

    async def main() -> None:
        async with AsyncClient(accounts=sandbox.accounts(), journal=":memory:") as client:
            asked = client.refund(account="pockyt", transaction=payment.id, idempotency_key="return-1")
            refunding = asyncio.create_task(asked)
            # While the gateway is silent, and nobody calls.
            while not kept.records:
                await asyncio.sleep(0.005)
            assert not refunding.done()
            await refunding
        assert len(kept.records) == 2

    asyncio.run(main())


def test_records_arrive_while_a_call_waits(sandbox: Sandbox, payment: Payment, client: Client, kept: Kept) -> None:
    LOGGER.setLevel(logging.INFO)
    sandbox.fault(Fault.DELAY, operation=Operation.REFUND, seconds=1)
    refunding = threading.Thread(target=refund, args=(client, payment, "return-1"))
    refunding.start()
    while not kept.records:
        assert refunding.is_alive()
        threading.Event().wait(0.005)
    assert refunding.is_alive()
    refunding.join()


def test_changes_of_the_level_are_followed(sandbox: Sandbox, payment: Payment, client: Client, kept: Kept) -> None:
    told: list[int] = []
    for level in (logging.INFO, logging.CRITICAL, logging.DEBUG, logging.ERROR, logging.NOTSET):
        LOGGER.setLevel(level)
        kept.records.clear()
        refund(client, payment, f"return-{len(told)}")
        told.append(len(kept.records))
    # Not set, it is that of the root: WARNING.
    assert told == [2, 0, 2, 0, 0]


def test_the_level_of_the_root_counts(
    sandbox: Sandbox, payment: Payment, client: Client, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    LOGGER.setLevel(logging.NOTSET)
    monkeypatch.setattr(logging.getLogger(), "level", logging.INFO)
    refund(client, payment, "return-1")
    assert len(kept.records) == 2


def test_a_root_without_a_level_wants_everything(
    sandbox: Sandbox, payment: Payment, client: Client, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    LOGGER.setLevel(logging.NOTSET)
    monkeypatch.setattr(logging.getLogger(), "level", logging.NOTSET)
    refund(client, payment, "return-1")
    assert len(kept.records) == 2


@pytest.mark.parametrize("level", [-1, -(1 << 80), 1 << 80, None, "LOUD"])
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_strange_level_ends_nothing(
    sandbox: Sandbox, payment: Payment, client: Client, kept: Kept, monkeypatch: pytest.MonkeyPatch, level: object
) -> None:
    monkeypatch.setattr(LOGGER, "level", level)
    LOGGER.manager._clear_cache()  # type: ignore[attr-defined]
    assert refund(client, payment, "return-1") is RefundStatus.SUCCEEDED
    assert len(kept.records) == (2 if level == -1 else 0)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_handler_that_raises_ends_nothing(sandbox: Sandbox, payment: Payment, client: Client, kept: Kept) -> None:
    class Broken(Exception):
        pass

    class Breaking(Kept):
        def emit(self, record: logging.LogRecord) -> None:
            super().emit(record)
            raise Broken

    LOGGER.setLevel(logging.DEBUG)
    breaking = Breaking()
    LOGGER.addHandler(breaking)
    try:
        assert refund(client, payment, "return-1") is RefundStatus.SUCCEEDED

        async def main() -> None:
            async with AsyncClient(accounts=sandbox.accounts(), journal=":memory:") as other:
                await other.refund(account="pockyt", transaction=payment.id, idempotency_key="return-2")

        asyncio.run(main())
    finally:
        LOGGER.removeHandler(breaking)
    assert len(breaking.records) == len(kept.records) == 4


def test_a_handler_may_call_the_client(sandbox: Sandbox, payment: Payment, client: Client) -> None:
    found: list[int] = []

    class Calling(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(len(list(client.list_refunds())))

    LOGGER.setLevel(logging.INFO)
    calling = Calling()
    LOGGER.addHandler(calling)
    try:
        refund(client, payment, "return-1")
    finally:
        LOGGER.removeHandler(calling)
    assert found == [1, 1]


def test_no_record_tells_a_secret_or_of_a_person(sandbox: Sandbox, kept: Kept) -> None:
    """With every level, and with everything that goes wrong."""
    LOGGER.setLevel(1)
    accounts = sandbox.accounts()
    payments = {gateway: sandbox.pay(gateway, Money("25.00", currency)) for gateway, currency in CURRENCIES.items()}
    with Client(
        accounts=accounts, journal=":memory:", quiet_period=0.1, first_pause=0.01, reply_timeout=0.3, deadline=2
    ) as client:
        for fault in (Fault.RESET_AFTER, Fault.HANG_BEFORE, Fault.MALFORMED_JSON, Fault.WRONG_AMOUNT, Fault.DECLINE):
            for gateway, payment in payments.items():
                sandbox.fault(fault, gateway=gateway, operation=Operation.REFUND)
                client.refund(
                    account=gateway,
                    transaction=payment.id,
                    idempotency_key=f"{gateway}-{fault}",
                    amount=Money("1.00", payment.amount.currency),
                    reason=REASON,
                )
        client.settle(deadline=1)
        person.register(client)
    told = kept.texts()
    assert len(told) > 50
    pockyt, yedpay, paycross = accounts
    secrets = [pockyt.token, yedpay.access_token, yedpay.sign_key, paycross.secret_key, paycross.public_key]
    for hidden in [*secrets, REASON, *person.PRIVATE]:
        assert hidden
        assert not [text for text in told if hidden.lower() in text.lower()], hidden


CURRENCIES = {"pockyt": "USD", "yedpay": "HKD", "paycross": "EUR"}


def test_a_program_without_logging_hears_and_imports_nothing(sandbox: Sandbox, payment: Payment) -> None:
    with Program("silent.py", sandbox.account("pockyt"), payment.id) as program:
        ended = program.ended()
    assert ended == (0, "succeeded\n", "")


def test_warnings_are_not_printed_where_nobody_listens(sandbox: Sandbox, payment: Payment) -> None:
    """As `logging` would by itself, where a package has no handler of its own."""
    assert any(isinstance(handler, logging.NullHandler) for handler in LOGGER.handlers)
    assert LOGGER.propagate
