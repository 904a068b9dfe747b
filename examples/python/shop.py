"""What all examples share: the shop's account and settings, read from the environment. See ../README.md for the variables."""

from __future__ import annotations

import os
import sys

import tillback

ACCOUNT = "shop"
"""The name of our account. A client may have several, each under its own name."""


def client() -> tillback.Client:
    """A client that remembers its refunds in a file. Make one when the program begins and keep it: all threads may use it."""
    return tillback.Client(accounts=[_account()], journal=_journal(), worker="example")


def async_client() -> tillback.AsyncClient:
    """The same for an event loop: its calls are awaited."""
    return tillback.AsyncClient(accounts=[_account()], journal=_journal(), worker="example")


def tell_error(error: tillback.TillbackError) -> None:
    """Tells why a call failed. An error means that no money moved because of the call."""
    print(f"{error.code}: {error.message}", file=sys.stderr)
    if error.field is not None:
        print(f"It is about {error.field}.", file=sys.stderr)
    if error.retry is tillback.Retry.LATER:
        pause = "" if error.retry_after is None else f", in {error.retry_after:g} seconds"
        print(f"Try again with the same key{pause}.", file=sys.stderr)


def _account() -> tillback.Account:
    gateway = _variable("TILLBACK_GATEWAY")
    base_url = _variable("TILLBACK_BASE_URL")
    environment = base_url or tillback.Environment.PRODUCTION
    if gateway == "pockyt":
        return tillback.PockytAccount(
            name=ACCOUNT,
            environment=environment,
            merchant_no=_variable("POCKYT_MERCHANT_NO"),
            store_no=_variable("POCKYT_STORE_NO"),
            token=_variable("POCKYT_TOKEN"),
        )
    if gateway == "yedpay":
        return tillback.YedpayAccount(
            name=ACCOUNT,
            environment=environment,
            api_key=_variable("YEDPAY_API_KEY") or None,
            access_token=_variable("YEDPAY_ACCESS_TOKEN") or None,
            sign_key=_variable("YEDPAY_SIGN_KEY") or None,
        )
    if gateway == "paycross":
        return tillback.PaycrossAccount(
            name=ACCOUNT,
            environment=environment,
            shop_id=_variable("PAYCROSS_SHOP_ID"),
            secret_key=_variable("PAYCROSS_SECRET_KEY"),
            public_key=_variable("PAYCROSS_PUBLIC_KEY") or None,
            # A test speaks to this one host, so nothing may be asked elsewhere.
            service=tillback.Service.APM if base_url else tillback.Service.EITHER,
        )
    print("Set TILLBACK_GATEWAY to pockyt, yedpay or paycross.", file=sys.stderr)
    sys.exit(2)


def _journal() -> str:
    return _variable("TILLBACK_JOURNAL") or "refunds.tillback"


def _variable(name: str) -> str:
    return os.environ.get(name, "")
