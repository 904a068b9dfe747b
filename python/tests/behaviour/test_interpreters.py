"""Several interpreters in one process."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from behaviour.program import Program

MODULE = "_interpreters" if find_spec("_interpreters") else "_xxsubinterpreters"

PROGRAM = f"""
import {MODULE} as interpreters, sys, tillback
sys.stdout.flush()
again = '''
try:
    import tillback
except ImportError as error:
    print("refused:", error, flush=True)
'''
interpreters.run_string(interpreters.create(), again)
import importlib, sys
del sys.modules["tillback._native"]
importlib.import_module("tillback._native")
print("imported again")
"""


@pytest.mark.skipif(not find_spec(MODULE), reason="this Python makes no other interpreters")
def test_a_second_one_is_refused() -> None:
    with Program("", command=["-c", PROGRAM]) as program:
        code, out, err = program.ended()
    assert (code, err) == (0, "")
    refused, again = out.splitlines()
    assert refused.startswith("refused: ") and "interpreter" in refused
    assert again == "imported again"
