"""What was seen at the gateways."""

from __future__ import annotations

import asyncio
import time

from tillback.sandbox import Operation, Sandbox

# Between two looks.
PAUSE = 0.005


def count(sandbox: Sandbox, operation: Operation) -> int:
    """How many requests about this reached a gateway."""
    return sum(request.operation is operation for request in sandbox.requests())


def wait_for(sandbox: Sandbox, operation: Operation, times: int = 1) -> None:
    """Waits until so many did."""
    while count(sandbox, operation) < times:
        time.sleep(PAUSE)


async def seen(sandbox: Sandbox, operation: Operation, times: int = 1) -> None:
    """The same in an event loop."""
    while count(sandbox, operation) < times:
        await asyncio.sleep(PAUSE)
