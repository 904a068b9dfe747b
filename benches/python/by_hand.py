"""A refund at Pockyt as a shop would write it by hand: the request built and signed, the reply parsed and checked.

It sends the same bytes as tillback and gets no work for free: src/by_hand.rs is the same in Rust.
"""

from __future__ import annotations

import json
from decimal import Decimal
from hashlib import md5
from itertools import count
from time import time_ns
from uuid import uuid4

from job import AMOUNT, Job

TIMEOUT = 50
REFUND = "/app-data-search/v3/refund"
QUERY = "/app-data-search/v3/tran-query"
HEADERS = {
    "User-Agent": "tillback/0.1.0",
    "Accept": "application/json",
    "Accept-Encoding": "identity",
    "Content-Type": "application/json",
}


class Counter:
    """Makes requests and reads replies."""

    def __init__(self, job: Job) -> None:
        self._merchant_no, self._store_no = job.merchant_no, job.store_no
        self._token = md5(job.token.encode()).hexdigest()
        # Marks of programs that ran before are known to the sandbox.
        self._next = count(time_ns())

    def refund(self, payment: str) -> tuple[bytes, dict[str, str], str]:
        """The body, the headers that are this request's own, and the mark of the refund."""
        mark = f"rf-{next(self._next):026}"
        body = {
            "currency": "USD",
            "merchantNo": self._merchant_no,
            "refundAmount": AMOUNT,
            "refundReference": mark,
            "settleCurrency": "USD",
            "storeNo": self._store_no,
            "transactionNo": payment,
        }
        return self._signed(body), {"Pockyt-Request-ID": str(uuid4())}, mark

    def check(self, payment: str, mark: str, status: int, body: bytes) -> None:
        """Believes nothing but a yes to this refund, this amount, this currency."""
        reply = json.loads(body)
        result = reply.get("result")
        if (
            status != 200
            or reply.get("ret_code") != "000100"
            or result.get("transactionNo") != payment
            or result.get("refundReference") != mark
            or Decimal(result.get("refundAmount")) != Decimal(AMOUNT)
            or result.get("currency") != "USD"
            or result.get("status") != "success"
        ):
            raise RuntimeError(f"the refund was answered with {status} {body!r}")

    def query(self, payment: str) -> bytes:
        return self._signed({"merchantNo": self._merchant_no, "storeNo": self._store_no, "transactionNo": payment})

    def is_refundable(self, payment: str, status: int, body: bytes) -> None:
        """Raises where it can't be refunded."""
        reply = json.loads(body)
        found = reply.get("result")
        if (
            status != 200
            or reply.get("ret_code") != "000100"
            or found.get("transactionNo") != payment
            or found.get("currency") != "USD"
            or found.get("status") != "success"
            or Decimal(found.get("amount")) - Decimal(found.get("refundAmount")) < Decimal(AMOUNT)
        ):
            raise RuntimeError(f"the query was answered with {status} {body!r}")

    def _signed(self, body: dict[str, str]) -> bytes:
        # The fields are in the order of their names, as the signature wants them.
        text = "".join(f"{name}={value}&" for name, value in body.items())
        body["verifySign"] = md5((text + self._token).encode()).hexdigest()
        return json.dumps(body, separators=(",", ":")).encode()
