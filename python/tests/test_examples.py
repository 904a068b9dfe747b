"""The programs in `examples/python`, run as a user runs them, against the sandbox."""

from __future__ import annotations

import dataclasses
import os
import pathlib
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from importlib import metadata
from urllib.parse import urlsplit

import pytest

from tillback import Account, Client, GatewayName, HistorySource, Money, PaycrossAccount, RefundStatus, Service
from tillback.sandbox import Fault, Operation, Sandbox

FOLDER = pathlib.Path(__file__).parents[2] / "examples" / "python"
PATIENCE = 30.0
ALL = list(GatewayName)
# Nobody listens there.
NOWHERE = "http://127.0.0.1:9/"

# The variables of examples/README.md, and the fields of accounts that they fill.
VARIABLES = {
    GatewayName.POCKYT: {"POCKYT_MERCHANT_NO": "merchant_no", "POCKYT_STORE_NO": "store_no", "POCKYT_TOKEN": "token"},
    GatewayName.YEDPAY: {
        "YEDPAY_API_KEY": "api_key",
        "YEDPAY_ACCESS_TOKEN": "access_token",
        "YEDPAY_SIGN_KEY": "sign_key",
    },
    GatewayName.PAYCROSS: {
        "PAYCROSS_SHOP_ID": "shop_id",
        "PAYCROSS_SECRET_KEY": "secret_key",
        "PAYCROSS_PUBLIC_KEY": "public_key",
    },
}


def hkd(amount: str) -> Money:
    return Money(amount, "HKD")


@dataclasses.dataclass
class Shop:
    """A shop with one account, as the examples see it."""

    sandbox: Sandbox
    gateway: GatewayName
    folder: pathlib.Path

    @property
    def account(self) -> Account:
        account = self.sandbox.account(self.gateway, name="shop")
        # As in the examples, which speak to one host.
        return dataclasses.replace(account, service=Service.APM) if isinstance(account, PaycrossAccount) else account

    @property
    def journal(self) -> pathlib.Path:
        return self.folder / "refunds.tillback"

    def client(self, *, first_pause: float = 0.01, quiet_period: float | None = None) -> Client:
        return Client(accounts=[self.account], journal=self.journal, first_pause=first_pause, quiet_period=quiet_period)

    def environment(self) -> dict[str, str]:
        account = self.account
        known = {name: getattr(account, field) or "" for name, field in VARIABLES[self.gateway].items()}
        shop = {"TILLBACK_GATEWAY": self.gateway.value, "TILLBACK_BASE_URL": str(account.environment)}
        return {**os.environ, **known, **shop, "PYTHONWARNINGS": "error"}

    def start(self, program: str, *arguments: str, **changes: str) -> subprocess.Popen[str]:
        command = [sys.executable, str(FOLDER / program), *arguments]
        pipe = subprocess.PIPE
        environment = self.environment() | changes
        return subprocess.Popen(command, cwd=self.folder, env=environment, stdout=pipe, stderr=pipe, text=True)

    def run(self, program: str, *arguments: str, **changes: str) -> tuple[int, str, str]:
        with self.start(program, *arguments, **changes) as running:
            out, err = running.communicate(timeout=PATIENCE)
            return running.returncode, out, err


@pytest.fixture
def shop(tillback_sandbox: Sandbox, tmp_path: pathlib.Path, request: pytest.FixtureRequest) -> Shop:
    return Shop(tillback_sandbox, getattr(request, "param", GatewayName.POCKYT), tmp_path)


at_every_gateway = pytest.mark.parametrize("shop", ALL, indirect=True, ids=str)


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it takes too long"
        time.sleep(0.01)


def test_they_are_tested_with_the_versions_that_they_name() -> None:
    lines = (FOLDER / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pins = [line.split("==") for line in lines if not line.startswith("#")]
    assert [(name, metadata.version(name)) for name, _ in pins] == [(name, version) for name, version in pins]


def in_review(shop: Shop, key: str) -> str:
    """A refund that was lost and was not carried out, which nothing proves at Pockyt; gives the payment's id."""
    payment = shop.sandbox.pay(shop.gateway, hkd("25.00"))
    with shop.client(quiet_period=0.05) as till:
        shop.sandbox.fault(Fault.RESET_BEFORE, operation=Operation.REFUND)
        refund = till.refund(account="shop", transaction=payment.id, idempotency_key=key, amount=hkd("1.00"))
        assert refund.status is RefundStatus.REVIEW
    return payment.id


class TestRefundReceipt:
    @at_every_gateway
    def test_the_same_key_refunds_once(self, shop: Shop) -> None:
        payment = shop.sandbox.pay(shop.gateway, hkd("25.00"))
        for _ in range(2):
            code, out, err = shop.run("refund_receipt.py", payment.id, "return-1", "12.50 HKD", "Cup was broken")
            assert (code, out, err) == (0, f"12.50 HKD of {payment.id}: succeeded\n", "")
        assert shop.sandbox.refunded(payment.id) == hkd("12.50")
        # Another key is another refund; without an amount, of all that is left.
        assert shop.run("refund_receipt.py", payment.id, "return-2")[0] == 0
        assert shop.sandbox.refunded(payment.id) == hkd("25.00")

    # Yedpay has no word of which a refusal for good is certain.
    @pytest.mark.parametrize("shop", [GatewayName.POCKYT, GatewayName.PAYCROSS], indirect=True, ids=str)
    def test_a_refusal_is_told_with_its_code(self, shop: Shop) -> None:
        payment = shop.sandbox.pay(shop.gateway, hkd("25.00"))
        shop.sandbox.fault(Fault.DECLINE)
        code, out, _ = shop.run("refund_receipt.py", payment.id, "return-1", "12.50 HKD")
        assert code == 4
        assert re.fullmatch(rf"12\.50 HKD of {payment.id}: refused\nThe gateway's code: \S+\n", out)
        assert shop.sandbox.refunded(payment.id) == hkd("0")

    def test_what_is_not_known_yet_is_told(self, shop: Shop) -> None:
        payment = shop.sandbox.pay(shop.gateway, hkd("25.00"))
        shop.sandbox.fault(Fault.PENDING_REFUND, seconds=3600)
        with shop.client() as till:
            slow = till.refund(
                account="shop", transaction=payment.id, idempotency_key="slow", amount=hkd("1.00"), deadline=0.5
            )
            assert slow.status is RefundStatus.PENDING
        code, out, _ = shop.run("refund_receipt.py", payment.id, "slow", "1.00 HKD")
        assert (code, out.splitlines()[0]) == (5, f"1.00 HKD of {payment.id}: pending")
        assert "run this again with the same key" in out

    def test_what_needs_a_person_is_told(self, shop: Shop) -> None:
        id = in_review(shop, "lost")
        code, out, _ = shop.run("refund_receipt.py", id, "lost", "1.00 HKD")
        assert (code, out.splitlines()[:2]) == (
            5,
            [f"1.00 HKD of {id}: review", "A person has to look at the gateway's dashboard. What is known:"],
        )
        assert "  About to be sent, attempt 1.\n" in out

    def test_more_than_is_left_is_an_error(self, shop: Shop) -> None:
        payment = shop.sandbox.pay(shop.gateway, hkd("25.00"))
        code, out, err = shop.run("refund_receipt.py", payment.id, "return-1", "25.01 HKD")
        assert (code, out) == (1, "")
        assert err.startswith("That is more than is left of the payment.\nOVER_REFUND: ")
        assert shop.sandbox.refunded(payment.id) == hkd("0")

    def test_a_gateway_that_is_down_is_worth_another_try(self, shop: Shop) -> None:
        payment = shop.sandbox.pay(shop.gateway, hkd("25.00"))
        shop.sandbox.down(shop.gateway)
        code, _, err = shop.run("refund_receipt.py", payment.id, "return-1", "12.50 HKD")
        assert code == 1
        assert err.startswith("UNREACHABLE: ") and err.endswith("\nTry again with the same key.\n")

    @pytest.mark.parametrize(
        ("arguments", "changes", "code", "told"),
        [
            (("351216379200822465",), {}, 2, "usage: refund_receipt.py"),
            (("351216379200822465", "return-1", "12.505 HKD"), {}, 1, "AMOUNT_TOO_PRECISE"),
            (("351216379200822465", "return-1"), {"POCKYT_TOKEN": ""}, 1, "CREDENTIALS_MISSING"),
            (("351216379200822465", "return-1"), {"TILLBACK_GATEWAY": ""}, 2, "Set TILLBACK_GATEWAY to "),
        ],
    )
    def test_mistakes_are_told(
        self, shop: Shop, arguments: tuple[str, ...], changes: dict[str, str], code: int, told: str
    ) -> None:
        ended, out, err = shop.run("refund_receipt.py", *arguments, **changes)
        assert (ended, out) == (code, "")
        assert told in err and "Traceback" not in err
        assert not shop.sandbox.requests()

    def test_ctrl_c_ends_the_waiting_and_the_key_tells_the_end(self, shop: Shop) -> None:
        payment = shop.sandbox.pay(shop.gateway, hkd("25.00"))
        shop.sandbox.fault(Fault.DELAY, operation=Operation.REFUND, seconds=1.5)
        with shop.start("refund_receipt.py", payment.id, "return-1", "12.50 HKD") as running:
            until(lambda: bool(shop.sandbox.payment(payment.id).refunds))
            running.send_signal(signal.SIGINT)
            out, err = running.communicate(timeout=PATIENCE)
        assert (running.returncode, err) == (5, "")
        assert out.startswith("Not known yet.")
        code, out, _ = shop.run("refund_receipt.py", payment.id, "return-1", "12.50 HKD")
        assert (code, out) == (0, f"12.50 HKD of {payment.id}: succeeded\n")
        assert shop.sandbox.refunded(payment.id) == hkd("12.50")


class TestSettleOvernight:
    @at_every_gateway
    def test_what_was_queued_and_what_is_unknown_come_to_their_end(self, shop: Shop) -> None:
        payments = [shop.sandbox.pay(shop.gateway, hkd("25.00")).id for _ in range(2)]
        with shop.client() as till:
            till.queue_refund(account="shop", transaction=payments[0], idempotency_key="queued", amount=hkd("1.00"))
            # It is carried out, its answer is lost, and so are the answers to questions about it.
            shop.sandbox.fault(Fault.RESET_AFTER, operation=Operation.REFUND)
            payment = till.transaction(account="shop", reference=payments[1])
            shop.sandbox.fault(Fault.RESET_BEFORE, operation=Operation.QUERY, times=None)
            lost = till.refund(account="shop", transaction=payment, idempotency_key="lost", deadline=0.2)
            assert lost.status is RefundStatus.UNKNOWN
        shop.sandbox.clear_faults()
        code, out, err = shop.run("settle_overnight.py", "1")
        assert (code, out) == (0, "0 still open, 0 for a person.\n")
        told = {line.rstrip() for line in err.splitlines()}
        assert "2 of 2" in "\n".join(told) and "1 of 2" in "\n".join(told)
        assert {line.split(": ")[1] for line in told if ": " in line} == {"queued succeeded", "lost succeeded"}
        assert "2/2" in err
        assert [shop.sandbox.refunded(id) for id in payments] == [hkd("1.00"), hkd("25.00")]

    def test_what_is_left_is_told(self, shop: Shop) -> None:
        payment = shop.sandbox.pay(shop.gateway, hkd("25.00"))
        with shop.client() as till:
            till.queue_refund(account="shop", transaction=payment.id, idempotency_key="queued", amount=hkd("1.00"))
        shop.sandbox.down(shop.gateway)
        code, out, _ = shop.run("settle_overnight.py", "0")
        assert code == 5
        assert re.fullmatch(
            r"queued: 1\.00 HKD queued since \d{4}-\d\d-\d\d \d\d:\d\d UTC\n1 still open, 0 for a person\.\n", out
        )

    def test_what_needs_a_person_is_told(self, shop: Shop) -> None:
        id = in_review(shop, "lost")
        code, out, _ = shop.run("settle_overnight.py", "1")
        assert code == 5
        assert out == f"lost: look at payment {id} in the gateway's dashboard.\n0 still open, 1 for a person.\n"

    def test_ctrl_c_ends_the_waiting(self, shop: Shop) -> None:
        payment = shop.sandbox.pay(shop.gateway, hkd("25.00"))
        with shop.client() as till:
            shop.sandbox.fault(Fault.PENDING_REFUND, seconds=3600)
            till.refund(
                account="shop", transaction=payment.id, idempotency_key="slow", amount=hkd("1.00"), deadline=0.1
            )
        before = len(shop.sandbox.requests())
        with shop.start("settle_overnight.py", "30") as running:
            until(lambda: len(shop.sandbox.requests()) > before)
            running.send_signal(signal.SIGINT)
            out, err = running.communicate(timeout=PATIENCE)
        assert running.returncode == 5
        assert "Stopped waiting." in err and "Traceback" not in err
        assert "slow: 1.00 HKD pending since " in out

    @pytest.mark.parametrize("minutes", ["soon", "1441"])
    def test_a_wrong_command_line_is_told(self, shop: Shop, minutes: str) -> None:
        code, _, err = shop.run("settle_overnight.py", minutes)
        assert code == 2
        assert err.startswith("usage: settle_overnight.py")


class Receiver:
    """The webhook example as it serves, on a port of its own."""

    def __init__(self, running: subprocess.Popen[str]) -> None:
        self.running = running
        # It tells the port once it listens there.
        self.lines: list[str] = []
        assert running.stderr is not None
        for line in running.stderr:
            self.lines.append(line)
            if found := re.search(r"running on (http://127\.0\.0\.1:\d+)", line):
                self.url = f"{found[1]}/webhook"
                return
        raise AssertionError("".join(self.lines))

    def end(self) -> str:
        """Stops it as its operator does, and returns what it told."""
        self.running.send_signal(signal.SIGTERM)
        _, err = self.running.communicate(timeout=PATIENCE)
        return "".join(self.lines) + err

    def deliver(self, headers: tuple[tuple[str, str], ...], body: bytes) -> tuple[int, str]:
        own = {"host", "content-length", "connection"}
        kept = {name: value for name, value in headers if name.lower() not in own}
        request = urllib.request.Request(self.url, data=body, headers=kept)
        assert urlsplit(self.url).hostname == "127.0.0.1"
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as response:
                return response.status, response.read().decode()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.read().decode()


@pytest.fixture
def receiver(shop: Shop) -> Iterator[Receiver]:
    with shop.start("webhook.py", "0") as running:
        try:
            yield Receiver(running)
        finally:
            running.kill()


def lost(shop: Shop, url: str) -> None:
    """A refund that was carried out, whose answer was lost, and of which a notification is under way."""
    payment = shop.sandbox.pay(shop.gateway, hkd("25.00"), notification_url=url)
    # Nobody asks before the notification is there.
    with shop.client(first_pause=60) as till:
        shop.sandbox.fault(Fault.RESET_AFTER, operation=Operation.REFUND)
        shop.sandbox.fault(Fault.NOTIFY_LATE, seconds=1)
        read = till.transaction(account="shop", reference=payment.id)
        refund = till.refund(
            account="shop", transaction=read, idempotency_key="return-1", amount=hkd("12.50"), deadline=0.5
        )
        assert refund.status is RefundStatus.UNKNOWN


def news_moved(shop: Shop) -> bool:
    """Whether a webhook brought the refund on. Of Pockyt, which is asked twice, it may need another look."""
    with shop.client() as till:
        refund = till.get_refund("return-1")
        moved = any(entry.source is HistorySource.WEBHOOK for entry in refund.history)
        assert moved or refund.status is RefundStatus.UNKNOWN
        if moved and shop.gateway is not GatewayName.POCKYT:
            assert refund.status is RefundStatus.SUCCEEDED
        return moved


class TestWebhook:
    @at_every_gateway
    def test_news_move_the_refund(self, shop: Shop, receiver: Receiver) -> None:
        lost(shop, receiver.url)
        (notification,) = shop.sandbox.notifications(at_least=1)
        assert notification.delivered
        assert news_moved(shop)
        told = receiver.end()
        assert f"News from {shop.gateway} about a refund of payment " in told
        assert "Refund return-1 of 12.50 HKD: " in told
        assert shop.run("settle_overnight.py", "1")[0] == 0

    @at_every_gateway
    def test_whoever_is_not_the_gateway_is_refused(self, shop: Shop, receiver: Receiver) -> None:
        lost(shop, NOWHERE)
        (notification,) = shop.sandbox.notifications(at_least=1)
        forged = notification.body.replace(b"12.5", b"22.5").replace(b"1250", b"2250")
        assert forged != notification.body
        assert receiver.deliver(notification.headers, forged) == (403, "")
        assert receiver.deliver((), b"") == (403, "")
        assert not news_moved(shop)
        assert receiver.deliver(notification.headers, notification.body)[0] == 200
        assert news_moved(shop)
        assert "SIGNATURE_INVALID: " in receiver.end()

    @pytest.mark.parametrize("shop", [GatewayName.YEDPAY], indirect=True)
    def test_the_gateway_sends_again_what_could_not_be_taken(self, shop: Shop) -> None:
        lost(shop, NOWHERE)
        (notification,) = shop.sandbox.notifications(at_least=1)
        with shop.start("webhook.py", "0", YEDPAY_SIGN_KEY="") as running:
            receiver = Receiver(running)
            assert receiver.deliver(notification.headers, notification.body) == (500, "")
            assert "SIGNATURE_KEY_MISSING: " in receiver.end()

    def test_without_an_account_it_does_not_begin(self, shop: Shop) -> None:
        code, _, err = shop.run("webhook.py", "0", TILLBACK_GATEWAY="")
        assert code != 0
        assert "Set TILLBACK_GATEWAY to pockyt, yedpay or paycross.\n" in err
