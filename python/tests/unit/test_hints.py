"""Frameworks read type hints at run time."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import tillback
from tillback import sandbox


def functions(kind: type) -> Iterator[Any]:
    for name, member in inspect.getmembers(kind):
        if isinstance(member, property):
            member = member.fget
        if (not name.startswith("_") or name == "__init__") and inspect.isroutine(member):
            yield member


CLASSES = [tillback.Client, tillback.AsyncClient, *(getattr(sandbox, name) for name in sandbox.__all__)]

# Nobody but a client makes them.
GIVEN = [tillback.Report, tillback.AsyncReport]

FUNCTIONS = [function for cls in CLASSES for function in functions(cls) if hasattr(function, "__annotations__")]
FUNCTIONS += [function for cls in GIVEN for function in functions(cls) if function.__name__ != "__init__"]


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__qualname__)
def test_they_can_be_read(function: Callable[..., object]) -> None:
    assert set(typing.get_type_hints(function)) == set(function.__annotations__)


def test_they_are_the_classes_themselves() -> None:
    hints = typing.get_type_hints(tillback.Client.refund)
    assert hints["amount"] == tillback.Money | None
    assert hints["transaction"] == tillback.Transaction | tillback.TransactionRef | str
    assert hints["return"] is tillback.Refund
