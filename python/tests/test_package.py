"""The package as it was installed: what is in it, and what it needs."""

from __future__ import annotations

import ast
import pathlib
import subprocess
import sys
from collections.abc import Callable
from importlib import metadata

import pytest

import tillback
from tillback import _native

INSTALLED = pathlib.Path(tillback.__file__).parent
WORKSPACE = pathlib.Path(__file__).parents[2] / "Cargo.toml"


@pytest.fixture
def alone(tmp_path: pathlib.Path) -> Callable[[str], str]:
    """Runs a program where there is the package and the standard library, and nothing else."""
    (tmp_path / "tillback").symlink_to(INSTALLED)

    def run(program: str) -> str:
        bare = [sys.executable, "-I", "-S", "-W", "error", "-c"]
        command = [*bare, f"import sys; sys.path.append({str(tmp_path)!r})\n{program}"]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    return run


def test_it_is_as_new_as_the_crate() -> None:
    lines = WORKSPACE.read_text(encoding="utf-8").splitlines()
    crate = next(line.split('"')[1] for line in lines if line.startswith("version = "))
    assert metadata.version("tillback") == crate
    assert crate == _native.VERSION


def test_it_needs_no_other_package() -> None:
    assert metadata.requires("tillback") is None


def test_the_standard_library_is_enough(alone: Callable[[str], str]) -> None:
    assert alone("import tillback.aio, tillback.client, tillback.errors, tillback.model; print('here')") == "here"


@pytest.mark.skipif(sys.platform != "linux", reason="counts the threads as Linux shows them")
def test_importing_starts_no_thread(alone: Callable[[str], str]) -> None:
    assert alone("import os, tillback.client; print(len(os.listdir('/proc/self/task')))") == "1"


def test_a_program_without_an_event_loop_imports_none(alone: Callable[[str], str]) -> None:
    assert alone("import tillback, sys; print('asyncio' in sys.modules)") == "False"
    assert alone("import tillback, sys; tillback.AsyncClient; print('asyncio' in sys.modules)") == "True"


def test_it_tells_type_checkers_that_it_has_types() -> None:
    assert (INSTALLED / "py.typed").is_file()


def test_every_module_says_in_one_sentence_what_it_is() -> None:
    for source in INSTALLED.rglob("*.py"):
        assert ast.get_docstring(ast.parse(source.read_text(encoding="utf-8"))), source


def test_the_stub_names_exactly_what_the_compiled_half_has() -> None:
    stub = ast.parse((INSTALLED / "_native.pyi").read_text(encoding="utf-8"))
    named = set[str]()
    for statement in stub.body:
        match statement:
            case ast.ClassDef(name) | ast.FunctionDef(name) | ast.AnnAssign(ast.Name(name)):
                named.add(name)
            case _:
                pass
    assert {name for name in named if not name.startswith("_")} == {
        name for name in vars(_native) if not name.startswith("_")
    }
