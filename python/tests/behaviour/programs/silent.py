"""Refunds without `logging`."""

from __future__ import annotations

import sys

from behaviour import told

from tillback import Client

account, payment = told.arguments()
with Client(accounts=[account], journal=":memory:") as client:
    print(client.refund(account=account.name, transaction=payment, idempotency_key="return-1").status)
if "logging" in sys.modules:
    raise SystemExit("the package imported logging")
