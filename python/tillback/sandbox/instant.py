"""Points in time as the sandbox writes them."""

from __future__ import annotations

from datetime import datetime, timezone


def instant(text: str) -> datetime:
    """Reads `2026-05-03T12:30:00.123456789Z`. What is finer than a microsecond is cut off."""
    whole, _, fraction = text.removesuffix("Z").partition(".")
    return datetime.fromisoformat(f"{whole}.{fraction[:6]:0<6}").replace(tzinfo=timezone.utc)
