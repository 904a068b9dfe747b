"""The scenarios that every language has to pass, through the driver in `python/driver`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import tillback

REPOSITORY = Path(__file__).parents[2]

# They end a client, and no program in another language calls them by this name.
ENDINGS = {"close", "finish", "aclose"}


@pytest.fixture
def runner() -> Path:
    named = os.environ.get("TILLBACK_CONFORMANCE")
    if not named:
        pytest.skip("TILLBACK_CONFORMANCE doesn't name the runner that `cargo build -p tillback-conformance` makes")
    runner = Path(named)
    assert runner.is_file(), f"{runner} is not there: `cargo build -p tillback-conformance` makes it"
    return runner


@pytest.mark.parametrize("mode", ["blocking", "async"])
def test_every_scenario_passes(runner: Path, mode: str) -> None:
    # The driver is to use the package that is tested here.
    package = str(Path(tillback.__file__).parents[1])
    search = os.pathsep.join([package, *filter(None, [os.environ.get("PYTHONPATH")])])
    command = [str(runner), "--mode", mode, "--", sys.executable, str(REPOSITORY / "python/driver")]
    run = subprocess.run(command, env={**os.environ, "PYTHONPATH": search}, capture_output=True, text=True, check=False)
    bad = re.findall(r"^BAD .*\n(?:    .*\n|\n)*", run.stdout, re.MULTILINE)
    assert run.returncode == 0, "\n".join([*bad, run.stderr, run.stdout[-200:]])
    runs = re.search(r"^(\d+) runs, 0 with problems$", run.stdout, re.MULTILINE)
    assert runs and int(runs[1]) > 300, run.stdout[-200:]


@pytest.mark.parametrize("client", [tillback.Client, tillback.AsyncClient])
def test_the_clients_have_every_operation_and_no_other(client: type) -> None:
    source = (REPOSITORY / "tests/conformance/src/protocol.rs").read_text()
    listed = re.search(r"OPERATIONS: \[&str; \d+\] = \[(.*?)\];", source, re.DOTALL)
    assert listed
    operations = set(re.findall(r'"(\w+)"', listed[1]))
    methods = {name for name in dir(client) if not name.startswith("_")}
    assert methods - ENDINGS == operations
