"""The gateways, and what clients of them need."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tillback import Client, Money
from tillback.sandbox import Payment, Sandbox


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def payment(sandbox: Sandbox) -> Payment:
    return sandbox.pay("pockyt", Money("25.00", "USD"))


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "refunds.tillback"


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[Client]:
    with Client(accounts=sandbox.accounts(), journal=":memory:") as client:
        yield client
