"""Takes webhooks, as a part of a shop's web server:

    python webhook.py [<port>]       or: uvicorn webhook:app --port 8080

Gateways deliver to /webhook, by way of the proxy that speaks HTTPS. The answer is the acknowledgement under HTTP 200, 403 where nobody
proved to be the gateway, and 500 where something else went wrong, so that the gateway sends it again.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import TypedDict

import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.responses import PlainTextResponse

import shop
import tillback


class State(TypedDict):
    client: tillback.AsyncClient


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncGenerator[State, None]:
    # Here, and not above: a server with several processes forks after it has read this file, and each needs a client of its own.
    async with shop.async_client() as client:
        yield {"client": client}


app = FastAPI(lifespan=lifespan)


@app.post("/webhook")
async def webhook(request: Request) -> Response:
    client: tillback.AsyncClient = request.state.client
    # The bytes as they came, because the signature is about them: parsed and written again they would no longer fit.
    body = await request.body()
    try:
        # Verifies, reads, and moves the refund in the journal that it speaks of.
        event = await client.receive_webhook(account=shop.ACCOUNT, headers=request.headers.raw, body=body)
        await tell(client, event)
    except tillback.SignatureError as error:
        shop.tell_error(error)
        return Response(status_code=403)
    except tillback.TillbackError as error:
        shop.tell_error(error)
        return Response(status_code=500)
    return PlainTextResponse(event.acknowledgement)


async def tell(client: tillback.AsyncClient, event: tillback.Event) -> None:
    say(f"News from {event.gateway} about a {event.subject} of payment {event.transaction_id}: {event.status_word}")
    # It can be repeated, late or replayed: the journal knows what to make of it, so look there, not at the webhook.
    for key in event.refund_keys:
        refund = await client.get_refund(key)
        doubt = ", but the gateway told otherwise before or since" if refund.contradicted else ""
        say(f"Refund {refund.idempotency_key} of {refund.amount}: {refund.status}{doubt}")
    if not event.refund_keys:
        say("It is about no refund of ours.")


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description="Takes webhooks.")
    parser.add_argument("port", nargs="?", type=int, default=8080, help="default: 8080; 0 for any that is free")
    uvicorn.run(app, port=parser.parse_args().port)
    return 0


if __name__ == "__main__":
    sys.exit(main())
