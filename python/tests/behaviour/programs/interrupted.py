"""Makes a call that somebody interrupts, and says what became of it."""

from __future__ import annotations

import asyncio
from typing import Any

from behaviour import told

from tillback import AsyncClient, Client, RefundRequest, ReportSource

way, what, account, journal, payment, closes = told.arguments()

# Longer than the test takes to interrupt it; then the call would end by itself, and say so. Nobody else goes on with a refund
# before.
PATIENCE = 5
KEY = "return-1"


def made(client: Any) -> Any:
    """The call, or what has to be awaited."""
    match what:
        case "transaction":
            return client.transaction(account=account.name, reference=payment)
        case "query_many":
            return client.query_many([payment], account=account.name)
        case "refund":
            return client.refund(account=account.name, transaction=payment, idempotency_key=KEY)
        case "refund_many":
            request = RefundRequest(account=account.name, transaction=payment, idempotency_key=KEY)
            return client.refund_many([request])
        case "wait_for":
            return client.wait_for(account=account.name, reference=payment, until="expired", deadline=PATIENCE)
        case "report":
            return client.report(ReportSource.references(account=account.name, references=[payment]))
        case _:
            raise ValueError(what)


def wait() -> None:
    try:
        client = Client(accounts=[account], journal=journal, connect_timeout=1, reply_timeout=PATIENCE)
    except KeyboardInterrupt:
        print("interrupted while it was opened", flush=True)
        return
    try:
        ended = made(client)
        if what == "report":
            ended = next(ended)
        print(f"returned {ended!r}")
    except KeyboardInterrupt:
        print("interrupted", flush=True)
    if closes:
        client.close()


async def awaited() -> None:
    client = AsyncClient(accounts=[account], journal=journal, connect_timeout=1, reply_timeout=PATIENCE)
    try:
        ended = await made(client)
        if what == "report":
            ended = await anext(ended)
        print(f"returned {ended!r}")
    except asyncio.CancelledError:
        print("interrupted", flush=True)
        if closes:
            await client.aclose()
        raise


if way == "blocking":
    wait()
else:
    try:
        asyncio.run(awaited())
    except KeyboardInterrupt:
        pass
