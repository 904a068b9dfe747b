"""Sets a client up as the runner says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from tillback import Account, GatewayName, PaycrossAccount, PockytAccount, YedpayAccount

_PLAIN = {"worker", "reply_limit"}
_TIMES = {"quiet_period", "first_pause", "reply_timeout", "connect_timeout", "deadline"}


def settings(*, accounts: list[dict[str, Any]], journal: str | None = None, **others: Any) -> dict[str, Any]:
    """What a client is made of."""
    made: dict[str, Any] = {
        "accounts": [account(**one) for one in accounts],
        "journal": ":memory:" if journal == "memory" else journal,
    }
    for name, value in others.items():
        if name in _PLAIN:
            made[name] = value
        elif (plain := name.removesuffix("_ms")) in _TIMES:
            made[plain] = timedelta(milliseconds=value)
        else:
            raise TypeError(f"a client has no {name}")
    return made


def account(*, name: str, gateway: str, environment: str, credentials: dict[str, Any]) -> Account:
    kinds: dict[GatewayName, Callable[..., Account]] = {
        GatewayName.POCKYT: PockytAccount,
        GatewayName.YEDPAY: YedpayAccount,
        GatewayName.PAYCROSS: _paycross,
    }
    return kinds[GatewayName(gateway)](name=name, environment=environment, **credentials)


def _paycross(*, hosts: dict[str, str] | None = None, **credentials: Any) -> PaycrossAccount:
    credentials |= {f"{host}_url": url for host, url in (hosts or {}).items()}
    return PaycrossAccount(**credentials)
