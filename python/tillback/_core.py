"""What both clients share: how they are set up."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from typing import TypeAlias, TypeVar

from tillback import _native
from tillback.model import Account, Done, Proxy, Transaction, TransactionRef

T = TypeVar("T")

Seconds: TypeAlias = float | timedelta
"""A duration."""

Reference: TypeAlias = TransactionRef | str
"""How to find a payment; a text is what a scanner read."""

Target: TypeAlias = Transaction | TransactionRef | str
"""Which payment to refund."""

Headers: TypeAlias = Mapping[str, str] | Iterable[tuple[str | bytes, str | bytes]]
"""The headers of a webhook."""

CLOSING = 5.0
"""How long closing waits for refunds that were sent and whose caller stopped waiting. The journal has them in any case."""


class Core:
    """What both clients share."""

    __slots__ = ("__weakref__", "_native")

    _waits: bool

    def __init__(
        self,
        *,
        accounts: Iterable[Account],
        journal: str | os.PathLike[str] | None = None,
        worker: str | None = None,
        trust: Iterable[str | bytes] = (),
        proxy: Proxy | None = None,
        connect_timeout: Seconds | None = None,
        reply_timeout: Seconds | None = None,
        reply_limit: int | None = None,
        deadline: Seconds | None = None,
        quiet_period: Seconds | None = None,
        first_pause: Seconds | None = None,
    ) -> None:
        """Sets a client up. Nothing is sent.

        Make one when the program begins and keep it: it may be shared, and connections are kept between calls. A client that was
        inherited across a fork can't be used; make a new one in the child.

        Args:
            accounts: The accounts, each under a name of its own.
            journal: The file in which refunds are remembered. It is made where it isn't there; several processes of one host may
                share it. `":memory:"` remembers them as long as the process lives. Without a journal the client reads, and
                refuses to refund.
            worker: The name by which the history calls this program, such as `"till 3"`. Default: the number of the process.
            trust: More certificates to trust, as PEM: of a company's proxy, or of the sandbox.
            proxy: A proxy to go through. Default: none, whatever the environment says.
            connect_timeout: For the name, the connection and the TLS handshake together. Default: 10 seconds.
            reply_timeout: From sending a request to the end of its reply. Default: 40 seconds.
            reply_limit: Bytes of a reply that are read at most. Default: 8 MiB.
            deadline: How long a refund may take where the call names no deadline of its own. Default: 60 seconds.
            quiet_period: How long after sending a gateway might still carry a refund out; no proof that it did not happen is
                taken earlier. Default: 10 minutes.
            first_pause: The first pause between two questions about the same thing; later ones grow. Default: half a second.

        Raises:
            ConfigurationError: An account or a setting is missing, malformed or contradicts another.
            JournalError: The journal can't be opened. Another one is never used in its place.
        """
        settings = {
            "accounts": accounts,
            "journal": journal,
            "worker": worker,
            "trust": trust,
            "proxy": proxy,
            "connect_timeout": connect_timeout,
            "reply_timeout": reply_timeout,
            "reply_limit": reply_limit,
            "deadline": deadline,
            "quiet_period": quiet_period,
            "first_pause": first_pause,
        }
        self._native = _native.Client(settings, self._waits)

    def __repr__(self) -> str:
        try:
            accounts = ", ".join(self._native.accounts())
        except ValueError:
            accounts = "closed"
        return f"<{type(self).__name__}: {accounts}>"

    def __reduce__(self) -> str:
        raise TypeError(
            f"A {type(self).__name__} can't be pickled, because it holds connections and credentials. "
            "Make one in the other process."
        )

    @staticmethod
    def _called(progress: Callable[..., object] | None) -> Callable[..., object] | None:
        """What can be called as it is."""
        if inspect.iscoroutinefunction(progress):
            raise TypeError("progress is called and not awaited, so it must be no async function. Nothing was sent.")
        return progress

    @staticmethod
    def _keeping(done: list[Done[T]], progress: Callable[[Done[T]], object] | None) -> Callable[[Done[T]], object]:
        """Keeps what ended, and tells it on."""
        if progress is None:
            return done.append
        Core._called(progress)

        def keep(one: Done[T]) -> None:
            done.append(one)
            progress(one)

        return keep

    @staticmethod
    def _in_order(done: list[Done[T]]) -> list[Done[T]]:
        """The order of the input, and not the one in which they ended."""
        done.sort(key=lambda one: one.index)
        return done
