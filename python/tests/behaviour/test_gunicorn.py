"""A server that loads the program first, and forks its workers then."""

from __future__ import annotations

import json
import re
import signal
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from behaviour.program import Program, as_text
from tillback import Client, Money, RefundStatus
from tillback.sandbox import Payment, Sandbox

pytest.importorskip("gunicorn", exc_type=ImportError, reason="gunicorn is not for this system")


@pytest.mark.parametrize("workers", [["--workers", "3"], ["--workers", "2", "--threads", "4"]], ids=["sync", "gthread"])
def test_workers_of_a_program_that_was_loaded_before(
    sandbox: Sandbox, payment: Payment, journal: Path, workers: list[str]
) -> None:
    app = f"behaviour.programs.served:app('{as_text(sandbox.accounts(), journal, payment.id)}')"
    gunicorn = ["-m", "gunicorn", "--preload", "--bind", "127.0.0.1:0", "--log-file", "-", *workers, app]
    with Program("gunicorn", command=gunicorn) as server:
        address = server.complains(r"Listening at: (\S+)")[1]
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

        def ask(path: str) -> dict[str, Any]:
            with opener.open(f"{address}/{path}") as reply:
                answer: dict[str, Any] = json.load(reply)
            return answer

        with ThreadPoolExecutor(8) as threads:
            own: list[dict[str, Any]] = []
            # Which worker takes a request is the system's choice, and one may be quick enough to take them all.
            while not own or (len({one["process"] for one in own}) < 2 and len(own) < 4000):
                own += threads.map(ask, [f"own/return-{number % 20}" for number in range(40)])
            inherited = list(threads.map(ask, [f"inherited/{number}" for number in range(20)]))
        assert {one["answer"] for one in own} == {"succeeded"}
        assert {one["answer"] for one in inherited} == {"FORKED"}
        assert len({one["process"] for one in own}) > 1
        server.signal(signal.SIGTERM)
        ended = server.ended()
    assert ended.code == 0
    assert not re.search("Traceback|panick|SIG(ABRT|SEGV|KILL)|Fatal", ended.err), ended.err
    assert sandbox.refunded(payment.id) == Money("20.00", "USD")
    with Client(accounts=sandbox.accounts(), journal=journal) as client:
        assert [refund.status for refund in client.list_refunds()] == [RefundStatus.SUCCEEDED] * 20
        assert client.check_journal() == []
