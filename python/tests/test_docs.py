"""What the pages show: every block of Python is checked by mypy, and run against the sandbox."""

from __future__ import annotations

import ast
import asyncio
import builtins
import importlib
import inspect
import logging
import os
import pathlib
import re
import subprocess
import sys
import textwrap
import typing
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import tillback
from tillback import AsyncClient, Client, Money, RefundStatus, errors
from tillback.sandbox import Fault, Operation, Sandbox

ROOT = pathlib.Path(__file__).parents[2]
PAGES = ["docs/python.md", "python/README.md", "README.md"]
PAGE = (ROOT / "docs/python.md").read_text(encoding="utf-8")

RECEIPTS = ("312345678901234567", "312345678901234568")
KEY = "order-4711-return-1"

# What the page made before, or takes for granted, and what it is to mypy.
GIVEN = {
    "asyncio": "",
    "tillback": "",
    "client": "tillback.Client",
    "shop": "tillback.Account",
    "refund": "tillback.Refund",
    "requests": "list[tillback.RefundRequest]",
    "source": "tillback.ReportSource",
}


class Block(typing.NamedTuple):
    page: str
    line: int
    code: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"

    @property
    def awaits(self) -> bool:
        try:
            compile(self.code, str(self), "exec")
        except SyntaxError:
            return True
        return False

    @property
    def given(self) -> set[str]:
        """The names that it uses and does not make."""
        nodes = list(ast.walk(ast.parse(self.code)))
        names = [node for node in nodes if isinstance(node, ast.Name)]
        imported = {
            (alias.asname or alias.name).partition(".")[0]
            for node in nodes
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        named = {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.MatchAs)}
        arguments = {node.arg for node in nodes if isinstance(node, ast.arg)}
        handled = {node.name for node in nodes if isinstance(node, ast.ExceptHandler)}
        stored = {name.id for name in names if isinstance(name.ctx, ast.Store)}
        made = imported | named | arguments | handled | stored | set(dir(builtins))
        return {name.id for name in names if isinstance(name.ctx, ast.Load)} - made


def blocks(language: str) -> Iterator[Block]:
    for page in PAGES:
        text = (ROOT / page).read_text(encoding="utf-8")
        for found in re.finditer(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
            yield Block(page, text[: found.start()].count("\n") + 1, found[1])


BLOCKS = list(blocks("python"))


class World:
    """The shop of the page: the receipts are paid, and the accounts are the sandbox's."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.shop = sandbox.account("pockyt", name="shop")
        self.accounts = [self.shop, sandbox.account("yedpay", name="hk"), sandbox.account("paycross", name="web")]
        for receipt in RECEIPTS:
            sandbox.pay("pockyt", Money("25.00", "USD"), id=receipt)

    def fitted(self, code: str) -> str:
        """The code with the sandbox's account in place of the real one."""
        account = self.sandbox.account("pockyt")
        changes = {
            'environment="production"': f'environment="{account.environment}"',
            'merchant_no="200043"': f'merchant_no="{account.merchant_no}"',
            'store_no="300014"': f'store_no="{account.store_no}"',
            'os.environ["POCKYT_TOKEN"]': repr(account.token),
        }
        for old, new in changes.items():
            code = code.replace(old, new)
        return code

    def run(self, block: Block) -> dict[str, Any]:
        code = compile(self.fitted(block.code), str(block), "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        names: dict[str, Any] = {"__name__": "shown", "asyncio": asyncio, "tillback": tillback, "shop": self.shop}
        names["requests"] = [tillback.RefundRequest(account="shop", transaction=RECEIPTS[0], idempotency_key="many")]
        names["source"] = tillback.ReportSource.references(account="shop", references=RECEIPTS)
        if block.awaits:
            asyncio.run(self._await(code, names))
            return names
        with Client(accounts=self.accounts, journal="refunds.tillback") as client:
            names["client"] = client
            if "refund" in block.given or "list_refunds" in block.code:
                names["refund"] = client.refund(account="shop", transaction=RECEIPTS[1], idempotency_key="given")
            eval(code, names)
            for shown, check in CHECKS.items():
                if shown in block.code:
                    check(self, names)
        return names

    async def _await(self, code: Any, names: dict[str, Any]) -> None:
        async with AsyncClient(accounts=self.accounts, journal="refunds.tillback") as names["client"]:
            result = eval(code, names)
            assert inspect.iscoroutine(result)
            await result


@pytest.fixture
def world(tillback_sandbox: Sandbox, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.chdir(tmp_path)
    return World(tillback_sandbox)


@pytest.fixture(autouse=True)
def as_quiet_as_before() -> Iterator[None]:
    root, ours = logging.getLogger(), logging.getLogger("tillback")
    before = root.handlers[:], ours.level
    yield
    root.handlers[:] = before[0]
    ours.setLevel(before[1])


# What has to be true after a block, which is named by something that only it says.


def webhook_of(answer: Callable[[tuple[tuple[str, str], ...], bytes], tuple[int, bytes]], world: World) -> None:
    """Delivers a notification of the gateway, and the same with another amount."""
    payment = world.sandbox.pay("pockyt", Money("25.00", "USD"), notification_url="http://127.0.0.1:9/")
    with Client(accounts=world.accounts, journal="refunds.tillback", first_pause=60) as till:
        world.sandbox.fault(Fault.PENDING_REFUND, seconds=0)
        till.refund(account="shop", transaction=payment.id, idempotency_key="told", deadline=0.5)
        (notification,) = world.sandbox.notifications(at_least=1)
        assert answer(notification.headers, notification.body.replace(b"25.00", b"52.00")) == (403, b"")
        assert answer(notification.headers, notification.body) == (200, b"success")
        assert any(entry.source == "webhook" for entry in till.get_refund("told").history)


def flask_answers(world: World, names: dict[str, Any]) -> None:
    browser = names["app"].test_client()

    def answer(headers: tuple[tuple[str, str], ...], body: bytes) -> tuple[int, bytes]:
        with browser.post("/webhook", headers=list(headers), data=body) as response:
            return response.status_code, response.data

    webhook_of(answer, world)


def django_answers(world: World, names: dict[str, Any]) -> None:
    # Django has no types.
    django: Any = importlib.import_module("django.conf")
    requests: Any = importlib.import_module("django.test").RequestFactory()
    if not django.settings.configured:
        django.settings.configure()

    def answer(headers: tuple[tuple[str, str], ...], body: bytes) -> tuple[int, bytes]:
        kind = dict(headers)["content-type"]
        response = names["webhook"](requests.post("/webhook", body, content_type=kind, headers=dict(headers)))
        return response.status_code, response.content

    webhook_of(answer, world)


def child_has_its_own(world: World, names: dict[str, Any]) -> None:
    till: Callable[[], Client] = names["till"]
    assert till() is till()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            code = 0 if till().check(account="shop").account == "shop" else 1
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert till().check(account="shop").account == "shop"
    till().close()


def first_refund_is_made(world: World, names: dict[str, Any]) -> None:
    assert world.sandbox.refunded(RECEIPTS[0]) == Money("12.50", "USD")
    assert names["refund"].status is RefundStatus.SUCCEEDED


def many_are_refunded(world: World, names: dict[str, Any]) -> None:
    assert [world.sandbox.refunded(receipt) for receipt in RECEIPTS] == [Money("25.00", "USD")] * 2


def table_is_written(world: World, names: dict[str, Any]) -> None:
    lines = pathlib.Path("refunds.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].split(",") == list(tillback.Refund.COLUMNS)
    assert lines[1].startswith("given,")


def frame_is_filled(world: World, names: dict[str, Any]) -> None:
    assert list(names["frame"].columns) == list(tillback.Refund.COLUMNS)
    assert list(names["frame"]["amount"]) == [Money("25.00", "USD").amount]


def file_is_whole(world: World, names: dict[str, Any]) -> None:
    lines = pathlib.Path("november.txt").read_text(encoding="utf-8").splitlines()
    assert sorted(lines) == [f"{receipt} paid" for receipt in RECEIPTS]


def its_test_passes(world: World, names: dict[str, Any]) -> None:
    names["test_a_lost_answer_is_found"](world.sandbox)


CHECKS: dict[str, Callable[[World, dict[str, Any]], None]] = {
    "from flask": flask_answers,
    "from django": django_answers,
    "register_at_fork": child_has_its_own,
    'Money("12.50", "USD")': first_refund_is_made,
    "at_once=8": many_are_refunded,
    "csv.DictWriter": table_is_written,
    "DataFrame": frame_is_filled,
    'checkpoint="november"': file_is_whole,
    "tillback_sandbox": its_test_passes,
}


@pytest.mark.parametrize("block", BLOCKS, ids=str)
@pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")
def test_every_block_runs(block: Block, world: World) -> None:
    world.run(block)


def test_every_check_is_of_a_block() -> None:
    assert [shown for shown in CHECKS if not any(shown in block.code for block in BLOCKS)] == []


def test_a_sent_refund_is_found_after_a_timeout(world: World) -> None:
    block = next(block for block in BLOCKS if "give_back()" in block.code)
    world.sandbox.fault(Fault.DELAY, operation=Operation.REFUND, seconds=0.8)
    assert world.run(block)["refund"].status is RefundStatus.SUCCEEDED
    # The answer came too late for `wait_for`, so this is what `wait_for_refund` returned.
    assert world.sandbox.refunded(RECEIPTS[0]) == Money("25.00", "USD")


def test_every_block_passes_mypy(tmp_path: pathlib.Path) -> None:
    parts = ["import asyncio\nimport tillback\n"]
    for number, block in enumerate(BLOCKS):
        unknown = sorted(block.given - GIVEN.keys())
        assert not unknown, f"{block} takes for granted: {', '.join(unknown)}"
        kinds = {name: GIVEN[name] for name in sorted(block.given) if GIVEN[name]}
        if block.awaits and "client" in kinds:
            kinds["client"] = "tillback.AsyncClient"
        takes = ", ".join(f"{name}: {kind}" for name, kind in kinds.items())
        word = "async def" if block.awaits else "def"
        parts.append(f"\n{word} block_{number}({takes}) -> None:  # {block}\n{textwrap.indent(block.code, '    ')}")
    source = tmp_path / "shown.py"
    source.write_text("".join(parts), encoding="utf-8")
    # Some packages have no types, and their decorators neither.
    lenient = ["--disable-error-code=import-untyped", "--allow-untyped-decorators", "--config-file="]
    command = [sys.executable, "-m", "mypy", "--strict", *lenient, "--cache-dir", str(tmp_path / "cache"), str(source)]
    places = os.pathsep.join([str(ROOT / "python"), os.environ.get("MYPYPATH", "")])
    ended = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "MYPYPATH": places}, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_the_shown_commands_are_commands() -> None:
    lines = [
        line for block in blocks("sh") for line in block.code.splitlines() if line.startswith("python -m tillback")
    ]
    assert len(lines) == 3
    for line in lines:
        words = line.split()[1:]
        ended = subprocess.run([sys.executable, *words, "--help"], capture_output=True, text=True, check=False)
        assert (ended.returncode, ended.stderr) == (0, ""), line


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading."""
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line.strip("| ") for line in section.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.split("|")] for line in lines[2:]]


def quoted(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_every_operation_has_a_row() -> None:
    text = (ROOT / "tests/conformance/src/protocol.rs").read_text(encoding="utf-8")
    (operations,) = re.findall(r"OPERATIONS: \[&str; \d+\] = \[(.*?)\];", text, re.DOTALL)
    shown = [name for row in rows("Operations") for name in quoted(row[0])]
    assert sorted(shown) == sorted(re.findall(r'"(\w+)"', operations))
    assert [name for name in shown if not hasattr(Client, name) or not hasattr(AsyncClient, name)] == []


def test_every_status_has_a_row() -> None:
    assert {quoted(row[0])[0] for row in rows("Statuses, and what to do with each")} == {
        str(one) for one in RefundStatus
    }


def test_every_error_has_a_row_with_its_bases() -> None:
    shown = {quoted(row[0])[0]: quoted(row[1]) for row in rows("Errors")}
    classes = [getattr(errors, name) for name in errors.__all__ if name != "TillbackError"]
    assert shown == {one.__name__: [base.__name__ for base in one.__bases__[1:]] for one in classes}
