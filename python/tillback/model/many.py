"""What calls for many give, one after the other."""

from __future__ import annotations

from typing import Generic, TypeVar

from tillback import errors
from tillback.model.record import Record
from tillback.model.refund import Refund

T = TypeVar("T")


class Done(Record, Generic[T]):
    """One call of many that ended: it has a result or an error."""

    index: int
    """Its place in the input, from 0."""
    result: T | None = None
    """What it gave."""
    error: errors.TillbackError | None = None
    """Why it did not happen. No money moved because of it."""
    answered: int
    """How many calls had ended with a result, this one included."""
    failed: int
    """How many had ended with an error, this one included."""

    def get(self) -> T:
        """The result; raises the error where there is one."""
        if self.error is not None:
            raise self.error
        return self.result  # type: ignore[return-value]  # pyright: ignore[reportReturnType]


class SettleStep(Record):
    """One refund that moved while `settle` ran."""

    refund: Refund
    """The refund as it now stands."""
    ended: int
    """How many refunds ended so far: succeeded, refused, or handed to a person."""
    found: int
    """How many were open when it began, or came across later."""


class Settlement(Record):
    """What `settle` achieved."""

    ended: tuple[Refund, ...] = ()
    """Those that ended while it ran, in the order they did."""
    open: tuple[Refund, ...] = ()
    """Those that are still open, oldest first. Call it again later."""
