"""The client that waits and the one that is awaited can't drift apart."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest

from tillback import AsyncClient, AsyncReport, Client, Report

# What ends them has the name that its kind has everywhere.
CLOSING = {"close": "aclose"}

# What is drawn from, and so is never awaited itself.
DRAWN = ["list_refunds", "transactions"]

# What needs neither a gateway nor the journal.
AT_ONCE = ["accounts", "capabilities"]


def public(kind: type) -> dict[str, Any]:
    return {name: member for name, member in inspect.getmembers(kind) if not name.startswith("_")}


def signature(function: Callable[..., object]) -> inspect.Signature:
    return inspect.signature(function)


def awaited(annotation: object) -> object:
    """What the client that waits calls a result, in the words of the other."""
    renamed = {"Report": "AsyncReport"}.get(str(annotation), annotation)
    return str(renamed).replace("Iterator[", "AsyncIterator[") if isinstance(renamed, str) else renamed


def test_they_have_the_same_methods() -> None:
    assert sorted(CLOSING.get(name, name) for name in public(Client)) == sorted(public(AsyncClient))


@pytest.mark.parametrize(("waiting", "awaiting"), [(Client, AsyncClient), (Report, AsyncReport)])
def test_a_method_takes_the_same_in_both(waiting: type, awaiting: type) -> None:
    for name, method in public(waiting).items():
        other = public(awaiting)[CLOSING.get(name, name)]
        if isinstance(method, property):
            assert method.fget is not None and other.fget is not None
            method, other = method.fget, other.fget
        one, two = signature(method), signature(other)
        assert list(one.parameters.values()) == list(two.parameters.values()), name
        assert awaited(one.return_annotation) == two.return_annotation, name


def test_they_are_made_of_the_same() -> None:
    assert signature(Client.__init__) == signature(AsyncClient.__init__)


def test_all_that_waits_is_awaited() -> None:
    methods = {name: method for name, method in public(AsyncClient).items() if name not in [*DRAWN, *AT_ONCE]}
    assert [name for name, method in methods.items() if not inspect.iscoroutinefunction(method)] == []
    assert not any(inspect.iscoroutinefunction(method) for method in public(Client).values())
    for name in DRAWN:
        assert "AsyncIterator[" in signature(getattr(AsyncClient, name)).return_annotation


def test_every_method_and_argument_is_explained_alike() -> None:
    for name, method in public(Client).items():
        text = inspect.getdoc(method)
        assert text, name
        if name not in CLOSING:
            assert text == inspect.getdoc(public(AsyncClient)[name])
