"""The sandbox: three simulated gateways on this machine."""

from __future__ import annotations

import time
from base64 import b64encode
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal, overload

from tillback import _native
from tillback.model import Account, GatewayName, Money, PaycrossAccount, PockytAccount, YedpayAccount
from tillback.sandbox import books, traffic
from tillback.sandbox.books import GatewayRefund, Payment, PaymentState
from tillback.sandbox.control import Control
from tillback.sandbox.fault import Fault, Operation, described
from tillback.sandbox.traffic import Notification, Request

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self

# Between two looks for a notification, in seconds.
_LOOK = 0.01


class Sandbox:
    """Simulated gateways that keep real books: Pockyt, Yedpay and PayCross, with an account at each.

    They listen on `127.0.0.1` and nowhere else, plain and with TLS, until the sandbox is closed or nobody holds it any more. All
    threads may use it. A forked child can ask its parent's sandbox; closing it is left to the parent.

    Args:
        seed: Where ids come from: the same number and the same calls give the same ids.
        seeded: Whether there are payments in every state to begin with. Else there are none but those that are made with `pay`.
        port: The first of eleven ports: the control interface, then each host plain and with TLS. Free ones without it.

    Raises:
        OSError: A port is taken.
    """

    __slots__ = ("__weakref__", "_control", "_native")

    def __init__(self, *, seed: int = 1, seeded: bool = False, port: int | None = None) -> None:
        self._native = _native.Sandbox(seed=seed, seeded=seeded, port=port)
        self._control = Control(self._native.control_url)

    def close(self) -> None:
        """Stops the gateways, and returns when nobody listens any more. Does nothing the second time, and in a forked child."""
        self._control.close()
        self._native.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Sandbox {self.control_url}>"

    # Where it is

    @property
    def control_url(self) -> str:
        """Where it is steered over HTTP, by programs in any language."""
        return self._native.control_url

    @property
    def ca_pem(self) -> str:
        """The certificate of the sandbox's own authority, which a client has to `trust` for TLS. It is new at each start."""
        return self._native.ca_pem

    @property
    def urls(self) -> dict[str, str]:
        """Where each host listens: `pockyt`, `yedpay`, `paycross_apm`, `paycross_card` and `paycross_admin`."""
        return {host: plain for host, plain, _ in self._native.hosts}

    @property
    def tls_urls(self) -> dict[str, str]:
        """The same with TLS."""
        return {host: tls for host, _, tls in self._native.hosts}

    # Accounts

    @overload
    def account(
        self, gateway: Literal[GatewayName.POCKYT, "pockyt"], *, name: str | None = None, tls: bool = False
    ) -> PockytAccount: ...
    @overload
    def account(
        self, gateway: Literal[GatewayName.YEDPAY, "yedpay"], *, name: str | None = None, tls: bool = False
    ) -> YedpayAccount: ...
    @overload
    def account(
        self, gateway: Literal[GatewayName.PAYCROSS, "paycross"], *, name: str | None = None, tls: bool = False
    ) -> PaycrossAccount: ...
    @overload
    def account(self, gateway: GatewayName | str, *, name: str | None = None, tls: bool = False) -> Account: ...
    def account(self, gateway: GatewayName | str, *, name: str | None = None, tls: bool = False) -> Account:
        """The account at a gateway, ready for a client. It is named as the gateway, or `name`.

        With `tls` the client also has to `trust` the sandbox's `ca_pem`.
        """
        gateway = GatewayName(gateway)
        name = gateway.value if name is None else name
        known = self._control("GET", "accounts")[gateway.value]
        urls = self.tls_urls if tls else self.urls
        if gateway is GatewayName.POCKYT:
            return PockytAccount(
                name=name,
                environment=urls["pockyt"],
                merchant_no=known["merchant_no"],
                store_no=known["store_no"],
                token=known["token"],
            )
        if gateway is GatewayName.YEDPAY:
            return YedpayAccount(
                name=name,
                environment=urls["yedpay"],
                access_token=known["access_token"],
                sign_key=known["sign_key"],
            )
        return PaycrossAccount(
            name=name,
            environment=f"{urls['paycross_apm']}/beyag",
            shop_id=known["shop_id"],
            secret_key=known["secret_key"],
            public_key=known["public_key"],
            card_url=urls["paycross_card"],
            admin_url=urls["paycross_admin"],
        )

    def accounts(self, *, tls: bool = False) -> tuple[PockytAccount, YedpayAccount, PaycrossAccount]:
        """The accounts at all three, named `pockyt`, `yedpay` and `paycross`."""
        return (
            self.account("pockyt", tls=tls),
            self.account("yedpay", tls=tls),
            self.account("paycross", tls=tls),
        )

    # Payments

    def pay(
        self,
        gateway: GatewayName | str,
        amount: Money,
        *,
        reference: str | None = None,
        state: PaymentState | str = PaymentState.PAID,
        method: str | None = None,
        notification_url: str | None = None,
        id: str | None = None,
    ) -> Payment:
        """A customer pays, or tries to.

        Args:
            gateway: Where.
            amount: How much.
            reference: The merchant's reference. Default: one that is made up.
            state: Where the payment stands.
            method: The gateway's word for the way it is paid. At PayCross `credit_card` makes a card payment.
            notification_url: Where notifications about refunds of it go (http). Where nobody listens, they can still be read with
                `notifications`.
            id: The gateway's own id. Default: one that is made up.
        """
        given = {
            "gateway": GatewayName(gateway).value,
            "amount": amount.minor,
            "currency": amount.currency,
            "state": PaymentState(state).value,
            "method": method,
            "reference": reference,
            "notification_url": notification_url,
            "id": id,
        }
        made = self._control("POST", "payments", body=given)
        return self.payment(made["id"])

    def payment(self, id: str) -> Payment:
        """A payment as it stands in the gateway's books. Raises `LookupError` where there is none of this id."""
        return books.payment(self._control("GET", "payments", id))

    def payments(self) -> tuple[Payment, ...]:
        """All of them, oldest first."""
        return tuple(books.payment(entry) for entry in self._control("GET", "ledger")["payments"])

    def refunded(self, id: str) -> Money:
        """What really went back of a payment: the figure to judge a program by."""
        return self.payment(id).refunded

    def change(
        self, id: str, *, state: PaymentState | str | None = None, notification_url: str | None = None
    ) -> Payment:
        """Puts a payment into another state, or changes where notifications about it go."""
        change: dict[str, str] = {}
        if state is not None:
            change["state"] = PaymentState(state).value
        if notification_url is not None:
            change["notification_url"] = notification_url
        self._control("PATCH", "payments", id, body=change)
        return self.payment(id)

    def refund_by_hand(self, id: str, amount: Money | None = None, *, reason: str | None = None) -> GatewayRefund:
        """Somebody refunds in the gateway's dashboard, without the program: all that is left, or `amount`."""
        currency = self.payment(id).amount.currency
        if amount is not None and amount.currency != currency:
            raise ValueError(f"The payment was made in {currency}, not in {amount.currency}.")
        given = {"amount": None if amount is None else amount.minor, "reason": reason}
        return books.refund(self._control("POST", "payments", id, "refunds", body=given), currency)

    # What goes wrong

    def fault(
        self,
        fault: Fault | str,
        *,
        gateway: GatewayName | str | None = None,
        operation: Operation | str | None = None,
        path: str | None = None,
        times: int | None = 1,
        skip: int = 0,
        seconds: float | None = None,
        status: int | None = None,
        acts: bool | None = None,
        retry_after: int | None = None,
        succeeds: bool | None = None,
        megabytes: int | None = None,
        location: str | None = None,
        message: str | None = None,
    ) -> None:
        """Something goes wrong with the next request that fits.

        Of several faults that fit, the one that was added first strikes. One of a connection or an answer, one of a refund
        (`PENDING_REFUND`, `DECLINE`) and one of a notification can strike the same request.

        Args:
            fault: What.
            gateway: Only there.
            operation: Only such requests.
            path: Only requests whose path has this piece.
            times: How many requests are struck; `None` strikes all.
            skip: How many fitting requests go unharmed first.
            seconds, status, acts, retry_after, succeeds, megabytes, location, message: What `Fault` says about the fault.
        """
        if times is not None and times < 1:
            raise ValueError("Strike at least one request; times=None strikes all.")
        settings = {
            "seconds": seconds,
            "status": status,
            "acts": acts,
            "retry_after": retry_after,
            "succeeds": succeeds,
            "megabytes": megabytes,
            "location": location,
            "message": message,
        }
        rule: dict[str, object] = {"fault": described(Fault(fault), settings), "skip": skip, "times": times or 0}
        if gateway is not None:
            rule["gateway"] = GatewayName(gateway).value
        if operation is not None:
            rule["operation"] = Operation(operation).value
        if path is not None:
            rule["path"] = path
        self._control("POST", "faults", body=rule)

    def faults(self) -> tuple[Fault, ...]:
        """Those that still wait for their turn. A test that ends with any has perhaps not tested what it was written for."""
        return tuple(Fault(rule["fault"]["kind"]) for rule in self._control("GET", "faults"))

    def clear_faults(self) -> None:
        """Forgets those that still wait for their turn."""
        self._control("DELETE", "faults")

    def down(self, gateway: GatewayName | str) -> None:
        """A gateway refuses connections, and drops those that are open."""
        self._control("POST", "gateways", GatewayName(gateway).value, "down")

    def up(self, gateway: GatewayName | str) -> None:
        """It takes them again, on the same ports."""
        self._control("POST", "gateways", GatewayName(gateway).value, "up")

    # What was seen

    def requests(self) -> tuple[Request, ...]:
        """Every request that reached a gateway, oldest first; the newest 10,000."""
        return tuple(traffic.request(entry) for entry in self._control("GET", "requests"))

    def notifications(self, *, at_least: int = 0, within: float | timedelta = 10.0) -> tuple[Notification, ...]:
        """The notifications that gateways sent, oldest first.

        With `at_least`, waits until there are so many, and raises `TimeoutError` if there are fewer `within` so many seconds.
        """
        end = time.monotonic() + _seconds(within)
        while True:
            entries = self._control("GET", "notifications")
            if len(entries) >= at_least:
                credential = self._paycross_credential() if entries else ""
                return tuple(traffic.notification(entry, credential) for entry in entries)
            if time.monotonic() > end:
                raise TimeoutError(f"The gateways sent {len(entries)} notifications and not {at_least}.")
            time.sleep(_LOOK)

    # The world

    def advance(self, by: float | timedelta) -> None:
        """Puts the gateways' clock ahead, by seconds or a `timedelta`: what is pending until then ends at once."""
        self._control("POST", "clock", body={"advance_ms": round(_seconds(by) * 1000)})

    def reset(self) -> None:
        """Back to the first moment: no payments but the seeded ones, no faults, nothing seen, all gateways up. The clock stays."""
        self._control("POST", "reset")

    def _paycross_credential(self) -> str:
        # What is recorded of a notification leaves it out, and a shop that gets the notification demands it.
        known: dict[str, Any] = self._control("GET", "accounts")["paycross"]
        pair = f"{known['shop_id']}:{known['secret_key']}"
        return f"Basic {b64encode(pair.encode()).decode()}"


def _seconds(duration: float | timedelta) -> float:
    return duration.total_seconds() if isinstance(duration, timedelta) else duration
