"""Programs in processes of their own, for what a test can't do to itself."""

from __future__ import annotations

import os
import pickle
import re
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from typing_extensions import Self

import tillback
from behaviour import gateway
from tillback.sandbox import Operation, Sandbox

PROGRAMS = Path(__file__).parent / "programs"


def environment() -> dict[str, str]:
    """That of a program which uses the package that is tested here."""
    places = [str(Path(tillback.__file__).parents[1]), str(PROGRAMS.parents[1])]
    search = os.pathsep.join([*places, *filter(None, [os.environ.get("PYTHONPATH")])])
    return {**os.environ, "PYTHONPATH": search}


class Ended(NamedTuple):
    code: int
    out: str
    err: str


def as_text(*arguments: object) -> str:
    """What `told` reads. Accounts and all results can be pickled, and this shows it."""
    return pickle.dumps(arguments).hex()


class Program:
    """One of the programs in `programs`, or any command of Python's.

    A test that is over leaves nothing of it behind, not even children.
    """

    def __init__(self, name: str, *arguments: object, command: Sequence[str] = ()) -> None:
        command = [sys.executable, *(command or [str(PROGRAMS / name), as_text(*arguments)])]
        self._process = subprocess.Popen(
            command,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self._process.communicate()

    def says(self, line: str) -> None:
        """Waits until it does."""
        assert self._process.stdout
        heard: list[str] = []
        for said in self._process.stdout:
            if said == f"{line}\n":
                return
            heard.append(said)
        raise AssertionError(f"It ended and never said {line!r}, but {heard}: {self._process.communicate()[1]}")

    def complains(self, pattern: str) -> re.Match[str]:
        """Waits until a line of its error output fits."""
        assert self._process.stderr
        heard: list[str] = []
        for said in self._process.stderr:
            if found := re.search(pattern, said):
                return found
            heard.append(said)
        raise AssertionError(f"It ended and never said {pattern}, but {heard}")

    def reaches(self, sandbox: Sandbox, operation: Operation, times: int = 1) -> None:
        """Waits until it asked a gateway for this."""
        while gateway.count(sandbox, operation) < times:
            if self._process.poll() is not None:
                out, err = self._process.communicate()
                raise AssertionError(f"It ended and never asked for {operation}: {out}{err}")
            time.sleep(gateway.PAUSE)

    def opens(self, path: Path) -> None:
        """Waits until it has opened a file."""
        files = Path(f"/proc/{self._process.pid}/fd")
        while all(file.resolve() != path for file in files.iterdir()):
            assert self._process.poll() is None, f"It ended and never opened {path}: {self._process.communicate()}"
            time.sleep(gateway.PAUSE)

    def signal(self, which: int) -> None:
        self._process.send_signal(which)

    def ended(self) -> Ended:
        """Waits until it has, and returns what is left of its output."""
        out, err = self._process.communicate()
        return Ended(self._process.returncode, out, err)
