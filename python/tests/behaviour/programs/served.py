"""A shop that refunds, for servers that fork their workers."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from behaviour import told

from tillback import Client, ForkedError, Money

Start: TypeAlias = Callable[[str, list[tuple[str, str]]], object]


def app(text: str) -> Callable[[dict[str, Any], Start], Iterable[bytes]]:
    accounts, journal, payment = told.read(text)
    # In the parent of all workers, where the program is loaded before they are.
    inherited = Client(accounts=accounts, journal=journal)
    inherited.check_journal()
    own: list[Client] = []

    def serve(environment: dict[str, Any], start: Start) -> Iterable[bytes]:
        whose, key = environment["PATH_INFO"].strip("/").split("/")
        if whose == "own" and not own:
            own.append(Client(accounts=accounts, journal=journal))
        client = own[0] if whose == "own" else inherited
        try:
            refund = client.refund(
                account="pockyt", transaction=payment, idempotency_key=key, amount=Money("1.00", "USD")
            )
            if not refund.status.is_final:
                # Another thread or worker is just sending it.
                refund = client.wait_for_refund(key, deadline=30)
            answer = refund.status.value
        except ForkedError as error:
            answer = error.code.value
        start("200 OK", [("Content-Type", "application/json")])
        return [json.dumps({"answer": answer, "process": os.getpid()}).encode()]

    return serve
