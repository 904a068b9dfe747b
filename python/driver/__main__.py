"""The driver for Python programs: makes the calls that the runner tells it to make, and answers with what came of them.

`tests/conformance/README.md` describes the protocol.
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

import asynchronous
import blocking
import calls
import opening
import values
from calls import Either

from tillback import TillbackError


class Driver:
    def __init__(self, mode: calls.Mode) -> None:
        self._mode = mode
        self._client: Either | None = None

    async def serve(self) -> None:
        for line in sys.stdin.buffer:
            try:
                answer = await self._answer(json.loads(line))
            except Exception as error:  # noqa: BLE001
                # A mistake of the scenario or of this driver, and never of tillback.
                answer = {"driver": f"{type(error).__name__}: {error}"}
            print(json.dumps(answer), flush=True)

    async def _answer(self, line: dict[str, Any]) -> dict[str, Any]:
        if line["op"] == "open":
            return self._open(line["client"])
        if self._client is None:
            raise LookupError("no client was opened")
        if line["op"] == "together":
            made = [calls.answer(self._mode, self._client, call) for call in line["calls"]]
            return {"ok": await self._mode.together(made)}
        return await calls.answer(self._mode, self._client, line)

    def _open(self, settings: dict[str, Any]) -> dict[str, Any]:
        try:
            self._client = self._mode.client(**opening.settings(**settings))
        except TillbackError as error:
            return {"error": values.error(error)}
        return {"ok": {}}


def main() -> None:
    arguments = argparse.ArgumentParser(prog="driver", description="Makes the calls of a scenario.")
    arguments.add_argument("--mode", choices=["blocking", "async"], required=True)
    if arguments.parse_args().mode == "blocking":
        blocking.ended(Driver(blocking.Blocking()).serve())
    else:
        asynchronous.ended(Driver(asynchronous.Async()).serve())


main()
