"""Through which proxy the gateways are reached."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from tillback.model.record import Record


class Proxy(Record):
    """A proxy to go through: `Proxy("http://proxy.shop.example:8080", user="till", password="…")`, or
    `from_environment`."""

    url: str | None = field(default=None, repr=False)
    """`http://[user:password@]host:port`; `None` for the one the environment names. `repr` hides it, because it may
    hold a password."""

    def __init__(self, url: str | None, user: str | None = None, password: str | None = None) -> None:
        if url is not None and user is not None:
            url = _with_user(url, user, password or "")
        if not TYPE_CHECKING:
            super().__init__(url=url)

    @classmethod
    def from_environment(cls) -> Proxy:
        """The one that `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` name."""
        return cls(None)


def _with_user(url: str, user: str, password: str) -> str:
    from urllib.parse import quote

    scheme, separator, rest = url.partition("://")
    return f"{scheme}{separator}{quote(user, safe='')}:{quote(password, safe='')}@{rest}"
