"""Records as rows of a spreadsheet or a data frame."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from tillback.model.money import Money

Cell: TypeAlias = str | int | bool | Decimal | datetime | date | None
"""What one cell holds."""

Row: TypeAlias = dict[str, Cell]
"""The cells by the names of their columns."""


def amount(money: Money | None) -> Decimal | None:
    """The amount without its currency, which has a column of its own."""
    return None if money is None else money.amount
