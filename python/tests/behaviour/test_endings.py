"""The interpreter ends while calls are under way: without a crash, a hang or a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from behaviour.program import Program
from tillback.sandbox import Fault, Operation, Payment, Sandbox

# Each with what the gateway is silent about.
ENDINGS = {
    "daemon": Operation.REFUND,
    "daemon_that_logs": Operation.REFUND,
    "daemon_with_progress": Operation.QUERY,
    "daemons_that_are_busy": None,
    "interrupted": Operation.REFUND,
    "task": Operation.REFUND,
    "loop_that_is_left": Operation.QUERY,
    "loop_that_watches_nothing_is_left": Operation.QUERY,
    "loop_of_a_daemon": Operation.REFUND,
    "at_exit": None,
    "in_a_finalizer": None,
    "report_of_a_generator": Operation.QUERY,
}


@pytest.mark.parametrize("how", ENDINGS)
def test_a_program_ends(sandbox: Sandbox, payment: Payment, tmp_path: Path, how: str) -> None:
    silent = ENDINGS[how]
    sandbox.fault(Fault.HANG_AFTER, operation=silent, times=None)
    hangs = tmp_path / "hangs"
    with Program("ending.py", how, sandbox.account("pockyt"), payment.id, hangs) as program:
        if silent is not None:
            program.reaches(sandbox, silent)
            hangs.touch()
        ended = program.ended()
    assert ended == (0, "at exit\n" if how == "at_exit" else "", "")
