"""How to find a payment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tillback import _native
from tillback.model.record import Record
from tillback.model.words import RefKind


class TransactionRef(Record):
    """How to find a payment: at most 255 characters, none of them a control character.

    Raises:
        InvalidRequestError: The text is no reference, or the web address that was scanned holds none (`REFERENCE_INVALID`).
    """

    kind: RefKind
    """What the text is."""
    text: str
    """The id or reference."""

    def __init__(self, kind: RefKind | str, text: str) -> None:
        kind = RefKind(kind)
        if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"An id or reference is text, not {type(text).__name__}: digits would lose leading zeros")
        kept = _native.reference(kind.value, text)
        if not TYPE_CHECKING:
            super().__init__(kind=kind, text=kept)

    @classmethod
    def gateway_id(cls, text: str) -> TransactionRef:
        """The gateway's own id."""
        return cls(RefKind.GATEWAY_ID, text)

    @classmethod
    def merchant(cls, text: str) -> TransactionRef:
        """The merchant's own reference."""
        return cls(RefKind.MERCHANT, text)

    @classmethod
    def scan(cls, text: str) -> TransactionRef:
        """What a scanner read from a receipt or a wallet: a plain id, or a web address that holds one."""
        return cls(RefKind.SCANNED, text)

    def __str__(self) -> str:
        return self.text
