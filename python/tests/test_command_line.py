"""`python -m tillback` from the outside, beside what the command's own tests show: how it is started, stopped and typed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import tillback
from tillback import _native
from tillback.model import Money
from tillback.sandbox import Fault, Operation, Sandbox

TYPED = f"{Path(sys.executable).name} -m tillback"
PACKAGE = str(Path(tillback.__file__).parents[1])
PATIENCE = 60

Process = subprocess.Popen[str]


class Shop:
    """A directory with an account at a sandbox's Pockyt, and nothing of this machine's configuration."""

    def __init__(self, folder: Path, sandbox: Sandbox) -> None:
        self.folder, self.sandbox = folder, sandbox
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("TILLBACK_")}
        self.environment |= {
            "HOME": str(folder),
            "XDG_STATE_HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder),
            "PYTHONPATH": PACKAGE,
        }
        account = sandbox.account("pockyt")
        (folder / "token").write_text(account.token)
        (folder / "token").chmod(0o600)
        (folder / "tillback.toml").write_text(f"""
            [accounts.pockyt]
            gateway = "pockyt"
            environment = "{account.environment}"
            merchant_no = "{account.merchant_no}"
            store_no = "{account.store_no}"
            token_file = "token"
        """)

    def start(self, *arguments: str | bytes, shell: str = "exec", out: int = subprocess.PIPE) -> Process:
        """Starts it as a shell does with these words before it."""
        return subprocess.Popen(
            ["sh", "-c", f'{shell} "$@"', "sh", sys.executable, "-m", "tillback", *arguments],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str | bytes, shell: str = "exec", out: int = subprocess.PIPE) -> tuple[int, str, str]:
        with self.start(*arguments, shell=shell, out=out) as process:
            told, err = process.communicate(timeout=PATIENCE)
            return process.returncode, told, err

    def paid(self) -> str:
        return self.sandbox.pay("pockyt", Money("10.00", "USD")).id

    def await_request(self, operation: Operation) -> None:
        end = time.monotonic() + PATIENCE
        while not any(request.operation is operation for request in self.sandbox.requests()):
            assert time.monotonic() < end, "The command asks nobody."


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    with Sandbox() as sandbox:
        yield Shop(tmp_path, sandbox)


def test_help_and_the_version_are_told_as_it_is_typed(shop: Shop) -> None:
    code, out, err = shop.run("refund", "--help")
    assert (code, err) == (0, "")
    assert f"Usage: {TYPED} refund" in out and f"`{TYPED} journal settle`" in out
    assert shop.run("--version") == (0, f"tillback {_native.VERSION}\n", "")


def test_a_wrong_command_line_ends_with_2(shop: Shop) -> None:
    code, out, err = shop.run("refund", "--key")
    assert (code, out) == (2, "")
    assert TYPED in shop.run("nothing")[2]
    # An argument that is no text.
    code, out, err = shop.run("check", b"--config", b"\xff.toml")
    assert code == 2 and "Traceback" not in err


def test_the_demo_starts_its_other_programs(shop: Shop) -> None:
    code, out, err = shop.run("demo", "--json", "--quiet")
    assert code == 0, err
    told = json.loads(out)
    trouble = {one["name"]: one for one in told["trouble"]}
    # Programs of its own are killed and race.
    assert told["agreed"] and trouble["killed_program"]["agreed"] and trouble["race"]["agreed"]


def test_refunds_are_made_and_remembered(shop: Shop) -> None:
    payment = shop.paid()
    refund = ["refund", "--account", "pockyt", "--id", payment, "--key", "k", "--amount", "2.50 USD", "--json"]
    code, out, _ = shop.run(*refund)
    assert code == 2 and "--yes" in json.loads(out)["error"]["message"]
    code, out, err = shop.run(*refund, "--yes")
    assert (code, json.loads(out)["refund"]["status"]) == (0, "succeeded"), err
    assert shop.sandbox.refunded(payment) == Money("2.50", "USD")
    code, out, _ = shop.run("journal", "list")
    assert code == 0 and "succeeded" in out and f"`{TYPED} journal show KEY`" in out
    shop.sandbox.fault(Fault.DECLINE, operation=Operation.REFUND)
    again = [*refund[:6], "another", "--yes", *refund[7:]]
    assert shop.run(*again)[0] == 4


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_sandbox_runs_until_it_is_told_to_end(shop: Shop, number: signal.Signals) -> None:
    with shop.start("sandbox", "--json", "--quiet") as process:
        assert process.stdout is not None
        told: dict[str, Any] = json.loads(process.stdout.readline())
        assert told["control"].startswith("http://127.0.0.1:")
        process.send_signal(number)
        assert process.wait(PATIENCE) == 0


def test_ctrl_c_waits_for_a_refund_and_the_second_one_ends(shop: Shop) -> None:
    shop.sandbox.fault(Fault.HANG_AFTER, operation=Operation.REFUND)
    payment = shop.paid()
    with shop.start("refund", "--account", "pockyt", "--id", payment, "--key", "k", "--yes", "--quiet") as process:
        shop.await_request(Operation.REFUND)
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        told = next(line for line in process.stderr if line.strip())
        assert f"`{TYPED} journal settle`" in told
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 5


def test_ctrl_c_ends_what_moves_no_money_at_once(shop: Shop) -> None:
    shop.sandbox.fault(Fault.HANG_BEFORE)
    with shop.start("query", "--account", "pockyt", shop.paid(), "--quiet") as process:
        shop.await_request(Operation.QUERY)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=PATIENCE)
        # As a shell and everybody else knows it, and without a traceback.
        assert (process.returncode, err) == (-signal.SIGINT, "")


def test_ctrl_c_stays_ignored_where_it_was(shop: Shop) -> None:
    shop.sandbox.fault(Fault.DELAY, seconds=0.5)
    with shop.start("query", "--account", "pockyt", shop.paid(), "--json", shell="trap '' INT; exec") as process:
        shop.await_request(Operation.QUERY)
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0 and json.loads(out)["transaction"]["status"] == "paid"


def test_a_pipe_that_nobody_reads_is_no_error(shop: Shop) -> None:
    for arguments in (["--help"], ["query", "--account", "pockyt", shop.paid()]):
        reader, writer = os.pipe()
        os.close(reader)
        with os.fdopen(writer, "w"):
            code, _, err = shop.run(*arguments, out=writer)
        assert (code, err) == (0, "")


def test_closed_streams_are_not_taken_by_files_and_connections(shop: Shop) -> None:
    # Its answer would be written into the client's own event queue, which refuses it.
    query = ("query", "--account", "pockyt", shop.paid(), "--json")
    assert shop.run(*query, shell="exec <&- >&- 2>&-")[0] == 0
    assert [request.operation for request in shop.sandbox.requests()] == [Operation.QUERY]


def test_other_threads_go_on_meanwhile(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    shop.sandbox.fault(Fault.DELAY, seconds=1)
    monkeypatch.chdir(shop.folder)
    codes: list[int] = []
    query = ["query", "--account", "pockyt", shop.paid(), "--json"]
    thread = threading.Thread(target=lambda: codes.append(_native.command_line(["till"], query)))
    thread.start()
    shop.await_request(Operation.QUERY)
    assert thread.is_alive()
    thread.join(PATIENCE)
    assert codes == [0]
    # All of it is written when the call returns.
    assert json.loads(capfd.readouterr().out)["transaction"]["status"] == "paid"
