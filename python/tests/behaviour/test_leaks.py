"""What calls leave behind: nothing."""

from __future__ import annotations

import sys

import pytest

from behaviour.program import Program
from tillback.sandbox import Payment, Sandbox

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells what a process has")

TIMES = {
    "found": 100_000,
    "missing": 100_000,
    "listed": 10_000,
    "asked": 3_000,
    "many": 1_000,
    "many_that_are_broken_off": 1_000,
    "reported": 1_000,
    "opened": 500,
    "awaited": 100_000,
    "awaited_questions": 1_000,
    "cancelled": 2_000,
    "loops": 300,
    "threads": 2_000,
}

# A leak of one object in each call is more than this, and the allocator's own moods are less.
BLOCKS_A_CALL = 0.2
BLOCKS_IN_ALL = 100
MEMORY_IN_ALL = 6 * 1024 * 1024


@pytest.mark.parametrize("what", TIMES)
def test_calls_leave_nothing_behind(sandbox: Sandbox, payment: Payment, what: str) -> None:
    times = TIMES[what]
    with Program("repeating.py", what, sandbox.accounts(), payment.id, times) as program:
        code, out, err = program.ended()
    assert (code, err) == (0, "")
    left = {name: int(number) for name, number in (line.split() for line in out.splitlines())}
    assert left["files"] <= 2, left
    assert left["threads"] <= 1, left
    assert left["blocks"] < BLOCKS_IN_ALL + BLOCKS_A_CALL * times, left
    assert left["memory"] < MEMORY_IN_ALL, left
