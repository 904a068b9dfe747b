"""Who is to be paid."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from typing import ClassVar

from tillback.model.record import Replied
from tillback.model.row import Row


class Payee(Replied):
    """A registered payee. `repr` shows no name and no address."""

    COLUMNS: ClassVar[tuple[str, ...]] = (
        "account",
        "customer_no",
        "customer_code",
        "first_name",
        "last_name",
        "email",
        "status",
        "created_at",
        "updated_at",
    )
    """The keys of `row`. They keep their names and their order; new ones may be added at the end."""

    account: str
    """The account."""
    customer_no: str
    """The gateway's id: what a payout names."""
    customer_code: str | None = field(default=None, repr=False)
    """The merchant's own id."""
    first_name: str | None = field(default=None, repr=False)
    """First name."""
    last_name: str | None = field(default=None, repr=False)
    """Last name."""
    email: str | None = field(default=None, repr=False)
    """E-mail address."""
    status: str | None = None
    """The gateway's word, such as `Activated`."""
    created_at: datetime | None = field(default=None, repr=False)
    """When it was registered (UTC)."""
    updated_at: datetime | None = field(default=None, repr=False)
    """When it last changed (UTC)."""

    def row(self) -> Row:
        """It as a flat row, with the same keys in the same order always: those of `COLUMNS`."""
        return {
            "account": self.account,
            "customer_no": self.customer_no,
            "customer_code": self.customer_code,
            "first_name": self.first_name,
            "last_name": self.last_name,
            "email": self.email,
            "status": self.status,
            "created_at": self.created_at,
            "updated_at": self.updated_at,
        }
