"""The simulated gateways, as the tests of a shop use them."""

from __future__ import annotations

import copy
import gc
import http.server
import os
import pickle
import re
import signal
import socket
import threading
import weakref
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tillback.client import Client
from tillback.errors import RateLimitedError, UnreachableError
from tillback.model import EventSubject, GatewayName, Money, PaycrossAccount, PockytAccount, RefundStatus, YedpayAccount
from tillback.sandbox import Fault, Operation, Payment, PaymentState, RefundState, Sandbox

# Python says of its own what these tests are about.
FORKS = pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")

# Nobody listens there.
NOWHERE = "http://127.0.0.1:9/"

PATIENCE = 20


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[Client]:
    with Client(accounts=sandbox.accounts(), journal=":memory:", first_pause=0.01, reply_timeout=5) as client:
        yield client


def listens(url: str) -> bool:
    parts = urlsplit(url)
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", parts.port)) == 0


def usd(amount: str) -> Money:
    return Money(amount, "USD")


@pytest.mark.parametrize("gateway", list(GatewayName))
def test_a_refund_is_in_the_books(sandbox: Sandbox, client: Client, gateway: GatewayName) -> None:
    payment = sandbox.pay(gateway, Money("12.50", "HKD"), reference="order 1", method="8_2")
    assert (payment.gateway, payment.state, payment.refunded) == (gateway, PaymentState.PAID, Money("0", "HKD"))
    assert (payment.reference, payment.method, payment.refunds) == ("order 1", "8_2", ())
    assert abs(datetime.now(timezone.utc) - payment.created_at) < timedelta(minutes=1)
    refund = client.refund(
        account=gateway.value, transaction=payment.id, idempotency_key="k", amount=Money("2.50", "HKD")
    )
    booked = sandbox.payment(payment.id)
    assert refund.status is RefundStatus.SUCCEEDED
    assert sandbox.refunded(payment.id) == booked.refunded == Money("2.50", "HKD")
    assert booked.refundable == Money("10.00", "HKD")
    assert [one.amount for one in booked.refunds] == [Money("2.50", "HKD")]
    assert booked.refunds[0].state is RefundState.DONE and not booked.refunds[0].by_hand
    assert sandbox.payments() == (booked,)


def test_accounts_are_of_their_own_class_and_name(sandbox: Sandbox) -> None:
    pockyt, yedpay, paycross = sandbox.accounts()
    assert isinstance(pockyt, PockytAccount) and isinstance(yedpay, YedpayAccount)
    assert isinstance(paycross, PaycrossAccount)
    assert [account.name for account in (pockyt, yedpay, paycross)] == list(GatewayName)
    assert sandbox.account(GatewayName.PAYCROSS, name="web").name == "web"
    with pytest.raises(ValueError, match="stripe"):
        sandbox.account("stripe")


def test_it_speaks_tls_to_who_trusts_it(sandbox: Sandbox) -> None:
    accounts = sandbox.accounts(tls=True)
    assert all(str(account.environment).startswith("https://localhost:") for account in accounts)
    with Client(accounts=accounts) as stranger, Client(accounts=accounts, trust=[sandbox.ca_pem]) as friend:
        for gateway in GatewayName:
            payment = sandbox.pay(gateway, Money("1.00", "HKD"))
            assert friend.transaction(account=gateway.value, reference=payment.id).id == payment.id
            with pytest.raises(UnreachableError):
                stranger.transaction(account=gateway.value, reference=payment.id)


def test_a_lost_answer_is_no_lost_money(sandbox: Sandbox, client: Client) -> None:
    payment = sandbox.pay("pockyt", usd("25.00"))
    sandbox.fault(Fault.RESET_AFTER, gateway="pockyt", operation="refund")
    refund = client.refund(account="pockyt", transaction=payment.id, idempotency_key="k")
    assert refund.status is RefundStatus.SUCCEEDED and sandbox.refunded(payment.id) == usd("25.00")
    assert sandbox.faults() == ()
    struck = [request for request in sandbox.requests() if request.faults]
    assert [(request.operation, request.faults, request.status) for request in struck] == [
        (Operation.REFUND, (Fault.RESET_AFTER,), None)
    ]


def test_faults_strike_what_they_are_meant_for(sandbox: Sandbox, client: Client) -> None:
    payment = sandbox.pay("yedpay", Money("5.00", "HKD"))
    sandbox.fault("status", status=429, retry_after=7, operation=Operation.QUERY, skip=1, times=None)
    sandbox.fault(Fault.HTML, gateway="pockyt")
    client.transaction(account="yedpay", reference=payment.id)
    for _ in range(2):
        with pytest.raises(RateLimitedError) as error:
            client.transaction(account="yedpay", reference=payment.id, timeout=1)
        assert (error.value.retry_after, error.value.http_status) == (7, 429)
    assert sandbox.faults() == (Fault.STATUS, Fault.HTML)
    sandbox.clear_faults()
    assert sandbox.faults() == ()
    client.transaction(account="yedpay", reference=payment.id)


def test_a_fault_that_would_do_nothing_is_an_error(sandbox: Sandbox) -> None:
    with pytest.raises(TypeError, match="reset_after takes no seconds"):
        sandbox.fault(Fault.RESET_AFTER, seconds=1)
    with pytest.raises(TypeError, match="delay needs seconds"):
        sandbox.fault("delay")
    with pytest.raises(ValueError, match="reset_afterwards"):
        sandbox.fault("reset_afterwards")
    with pytest.raises(ValueError, match="times=None"):
        sandbox.fault(Fault.RESET_AFTER, times=0)
    with pytest.raises(ValueError, match="status 1000 is not between"):
        sandbox.fault(Fault.STATUS, status=1000)
    assert sandbox.faults() == ()


def test_every_fault_of_the_sandbox_is_known(sandbox: Sandbox) -> None:
    for fault in Fault:
        sandbox.fault(
            fault,
            seconds=0.25 if fault in (Fault.DELAY, Fault.ACT_LATE, Fault.PENDING_REFUND, Fault.NOTIFY_LATE) else None,
            status=500 if fault is Fault.STATUS else None,
            megabytes=1 if fault in (Fault.HUGE_BODY, Fault.GZIP_BOMB) else None,
        )
    assert sandbox.faults() == tuple(Fault)
    readme = Path(__file__).parents[2] / "tests" / "sandbox" / "README.md"
    assert set(re.findall(r'\{"kind":"(\w+)"', readme.read_text())) == {fault.value for fault in Fault}


def test_a_gateway_is_down_and_up_again(sandbox: Sandbox, client: Client) -> None:
    payment = sandbox.pay("paycross", usd("5.00"))
    sandbox.down("paycross")
    assert not listens(sandbox.urls["paycross_apm"]) and listens(sandbox.urls["pockyt"])
    with pytest.raises(UnreachableError):
        client.refund(account="paycross", transaction=payment.id, idempotency_key="k")
    assert sandbox.refunded(payment.id) == usd("0")
    sandbox.up("paycross")
    assert client.refund(account="paycross", transaction=payment.id, idempotency_key="k").is_final


def test_time_passes_when_it_is_told_to(sandbox: Sandbox, client: Client) -> None:
    payment = sandbox.pay("yedpay", Money("5.00", "HKD"))
    sandbox.fault(Fault.PENDING_REFUND, seconds=3600)
    refund = client.refund(account="yedpay", transaction=payment.id, idempotency_key="k", deadline=0.2)
    assert refund.status is RefundStatus.PENDING
    assert sandbox.payment(payment.id).refunds[0].state is RefundState.PENDING
    sandbox.advance(timedelta(minutes=59))
    assert (sandbox.refunded(payment.id), sandbox.payment(payment.id).refundable) == (Money("0", "HKD"),) * 2
    sandbox.advance(60.0)
    assert sandbox.refunded(payment.id) == Money("5.00", "HKD")


@pytest.mark.parametrize("gateway", list(GatewayName))
def test_a_notification_can_be_handed_to_the_program(sandbox: Sandbox, client: Client, gateway: GatewayName) -> None:
    payment = sandbox.pay(gateway, Money("5.00", "HKD"), notification_url=NOWHERE)
    refund = client.refund(
        account=gateway.value, transaction=payment.id, idempotency_key="k", amount=Money("1.00", "HKD")
    )
    (notification,) = sandbox.notifications(at_least=1)
    assert (notification.gateway, notification.url, notification.delivered) == (gateway, NOWHERE, False)
    event = client.receive_webhook(account=gateway.value, headers=notification.headers, body=notification.body)
    assert event.subject is EventSubject.REFUND and event.refund_keys == (refund.idempotency_key,)


def test_a_notification_is_delivered(sandbox: Sandbox) -> None:
    got: list[tuple[str | None, bytes]] = []

    class Shop(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            got.append((self.headers["authorization"], body))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"success")

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Shop) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        payment = sandbox.pay("paycross", usd("5.00"))
        sandbox.change(payment.id, notification_url=f"http://127.0.0.1:{server.server_port}/refunds")
        sandbox.refund_by_hand(payment.id, usd("2.00"), reason="broken")
        while not (seen := sandbox.notifications(at_least=1)[0]).delivered:
            pass
        server.shutdown()
        thread.join()
    assert [(attempt.status, attempt.answer) for attempt in seen.attempts] == [(200, "success")]
    # What is shown is what went over the wire, credentials included.
    assert got == [(dict(seen.headers)["authorization"], seen.body)]


def test_notifications_that_do_not_come_are_not_waited_for_for_ever(sandbox: Sandbox) -> None:
    assert sandbox.notifications() == ()
    with pytest.raises(TimeoutError, match="0 notifications"):
        sandbox.notifications(at_least=1, within=0.05)


def test_somebody_refunds_by_hand(sandbox: Sandbox) -> None:
    payment = sandbox.pay("pockyt", usd("25.00"))
    with pytest.raises(ValueError, match="USD, not in HKD"):
        sandbox.refund_by_hand(payment.id, Money("1", "HKD"))
    with pytest.raises(ValueError, match="not an amount that is left"):
        sandbox.refund_by_hand(payment.id, usd("25.01"))
    refund = sandbox.refund_by_hand(payment.id, reason="broken")
    assert refund.by_hand and (refund.amount, refund.reason) == (usd("25.00"), "broken")
    assert sandbox.payment(payment.id).refunds == (refund,)


def test_payments_of_every_state(sandbox: Sandbox, client: Client) -> None:
    for state in PaymentState:
        assert sandbox.pay("yedpay", Money("5.00", "HKD"), state=state).state is state
    payment = sandbox.pay("pockyt", usd("5.00"), state="pending", id="a/b?c")
    assert payment.id == "a/b?c" and payment.paid_at is None
    assert sandbox.change(payment.id, state="paid").paid_at is not None
    with pytest.raises(LookupError, match="no such payment"):
        sandbox.payment("nothing")
    with pytest.raises(ValueError, match="there is a payment with this id"):
        sandbox.pay("pockyt", usd("5.00"), id="a/b?c")


def test_a_reset_brings_back_the_first_moment(sandbox: Sandbox) -> None:
    payment = sandbox.pay("pockyt", usd("5.00"), notification_url=NOWHERE)
    sandbox.refund_by_hand(payment.id)
    sandbox.notifications(at_least=1)
    sandbox.fault(Fault.RESET_AFTER)
    sandbox.down("yedpay")
    sandbox.reset()
    assert (sandbox.payments(), sandbox.notifications(), sandbox.faults(), sandbox.requests()) == ((), (), (), ())
    assert listens(sandbox.urls["yedpay"])


def test_the_same_seed_gives_the_same_ids() -> None:
    def ids(seed: int) -> list[str]:
        with Sandbox(seed=seed) as sandbox:
            return [sandbox.pay(gateway, Money("1", "HKD")).id for gateway in ("pockyt", "paycross")]

    assert ids(1) == ids(1) != ids(2)


def test_a_seeded_one_has_payments_in_every_state() -> None:
    with Sandbox(seeded=True) as sandbox:
        assert {payment.state for payment in sandbox.payments()} == set(PaymentState)


def test_a_port_that_is_taken_is_an_error(sandbox: Sandbox) -> None:
    port = urlsplit(sandbox.control_url).port
    with pytest.raises(OSError, match="can't start"):
        Sandbox(port=port)


def test_nobody_listens_when_it_is_closed() -> None:
    sandbox = Sandbox()
    urls = [sandbox.control_url, *sandbox.urls.values(), *sandbox.tls_urls.values()]
    assert len(urls) == 11 and all(listens(url) for url in urls)
    sandbox.close()
    assert not any(listens(url) for url in urls)
    sandbox.close()
    with pytest.raises(RuntimeError, match="closed"):
        sandbox.payments()


def test_it_ends_with_its_last_holder() -> None:
    sandbox = Sandbox()
    url, gone = sandbox.control_url, weakref.ref(sandbox)
    del sandbox
    gc.collect()
    assert gone() is None
    while listens(url):
        pass


def test_no_proxy_stands_between(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert sandbox.payments() == ()


def exit_code_of_child(work: Callable[[], object]) -> int:
    child = os.fork()
    if child == 0:
        # What hangs is ended.
        signal.alarm(PATIENCE)
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@FORKS
def test_a_forked_child_asks_its_parents_and_leaves_it_running() -> None:
    # Nobody else holds it, so that the child closes and drops it.
    held = [Sandbox()]
    payment = held[0].pay("pockyt", usd("5.00"))

    def work() -> None:
        held[0].pay("yedpay", Money("1.00", "HKD"))
        assert held[0].refunded(payment.id) == usd("0")
        held.pop().close()

    assert exit_code_of_child(work) == 0
    # The child's payment is in the one world that there is.
    assert [one.gateway for one in held[0].payments()] == ["pockyt", "yedpay"]
    assert listens(held[0].urls["pockyt"])


@FORKS
def test_a_child_that_is_forked_while_it_works_is_not_held() -> None:
    held = [Sandbox()]
    stop = threading.Event()

    # A lock that a thread of the sandbox holds at the fork stays locked in the child for ever.
    def pay() -> None:
        while not stop.is_set():
            held[0].pay("pockyt", usd("1.00"))

    thread = threading.Thread(target=pay)
    thread.start()
    try:
        for _ in range(20):
            assert exit_code_of_child(lambda: held.pop().close()) == 0
    finally:
        stop.set()
        thread.join()


def test_what_it_shows_is_data(sandbox: Sandbox) -> None:
    payment = sandbox.pay("pockyt", usd("5.00"), notification_url=NOWHERE)
    sandbox.refund_by_hand(payment.id, reason="Ann was unhappy")
    payment = sandbox.payment(payment.id)
    again: Payment = pickle.loads(pickle.dumps(payment))
    assert again == payment == copy.deepcopy(payment) and hash(again) == hash(payment)
    (notification,) = sandbox.notifications(at_least=1)
    assert hash(notification) == hash(pickle.loads(pickle.dumps(notification)))
    # What a customer typed doesn't get into the log of a test.
    assert "Ann" not in repr(payment) and "Ann" not in repr(notification)
