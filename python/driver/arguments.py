"""What the runner writes, as the library takes it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from tillback import Money, RefKind, ReportSource, TransactionRef


def time(milliseconds: int) -> timedelta:
    return timedelta(milliseconds=milliseconds)


def reference(*, reference: str, kind: str) -> TransactionRef:
    return TransactionRef(RefKind(kind), reference)


def references(all: list[dict[str, str]]) -> list[TransactionRef]:
    return [reference(**one) for one in all]


def refund(
    *,
    account: str,
    transaction: object,
    idempotency_key: str,
    amount: str | None = None,
    reason: str | None = None,
    deadline_ms: int | None = None,
) -> dict[str, Any]:
    """The arguments of `refund`, which are the fields of a `RefundRequest`, too."""
    return {
        "account": account,
        "transaction": transaction,
        "idempotency_key": idempotency_key,
        "amount": None if amount is None else Money.parse(amount),
        "reason": reason,
        "deadline": None if deadline_ms is None else time(deadline_ms),
    }


def filter(members: dict[str, Any] | None) -> dict[str, Any]:
    """The arguments of a list."""
    made: dict[str, Any] = {}
    for name, value in (members or {}).items():
        match name:
            case "from":
                made["from_"] = _instant(value)
            case "to":
                made["to"] = _instant(value)
            case "day":
                made["day"] = date.fromisoformat(value)
            case _:
                made[name] = value
    return made


def _instant(text: str) -> datetime:
    # Python 3.10 reads no `Z`.
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def source(members: dict[str, Any]) -> ReportSource:
    match members:
        case {"journal": True, **rest}:
            return ReportSource.journal(**rest)
        case {"days": [first, last], **rest}:
            return ReportSource.days(first=date.fromisoformat(first), last=date.fromisoformat(last), **rest)
        case {"references": named, **rest}:
            return ReportSource.references(references=references(named), **rest)
        case _:
            raise TypeError(f"no report is made of {sorted(members)}")


def payee(*, date_of_birth: str | None = None, **others: Any) -> dict[str, Any]:
    return {"date_of_birth": None if date_of_birth is None else date.fromisoformat(date_of_birth), **others}
