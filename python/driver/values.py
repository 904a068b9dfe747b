"""Writes values in the form that all drivers share: what is absent is left out."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any, cast

from tillback import Agreement, Done, Money, Refund, ReportTally, Settlement, TillbackError
from tillback.model.record import Record

# What only one gateway says is in `raw` for drivers.
_LEFT_OUT = {"details"}


def value(of: Any) -> Any:
    """A value of any kind. Records have the names of the protocol, but for those that have a function of their own."""
    match of:
        case TillbackError():
            return error(of)
        case Refund():
            return refund(of)
        case Agreement():
            return of.word.value
        case Record():
            names = (field.name for field in dataclasses.fields(of) if field.name not in _LEFT_OUT)
            return _present({name: getattr(of, name) for name in names})
        case tuple() | list():
            return [value(one) for one in cast("Sequence[object]", of)]
        case Enum():
            return of.value
        case Money():
            return str(of)
        case datetime():
            return of.isoformat().replace("+00:00", "Z")
        case date():
            return of.isoformat()
        case bytes():
            return _text(of)
        case _:
            return of


def _present(members: dict[str, Any]) -> dict[str, Any]:
    shown = ((name, value(member)) for name, member in members.items())
    return {name: member for name, member in shown if member is not None}


def _text(raw: bytes) -> str | None:
    try:
        return raw.decode() or None
    except UnicodeDecodeError:
        return None


def error(of: TillbackError) -> dict[str, Any]:
    return _present(
        {
            "code": of.code,
            "number": of.number,
            "kind": of.kind,
            "retry": of.retry,
            "message": of.message,
            "field": of.field,
            "retry_after_ms": None if of.retry_after is None else round(of.retry_after * 1000),
            "gateway_code": of.gateway_code,
            "gateway_message": of.gateway_message,
            "http_status": of.http_status,
            "request_id": of.request_id,
            "idempotency_key": of.idempotency_key,
        }
    )


def refund(of: Refund) -> dict[str, Any]:
    members = {field.name: getattr(of, field.name) for field in dataclasses.fields(of)}
    words = {
        "code": members.pop("gateway_code"),
        "message": members.pop("gateway_message"),
        "http_status": members.pop("http_status"),
        "request_id": members.pop("request_id"),
    }
    attempts = members.pop("attempts")
    return {**_present(members), "gateway_words": _present(words), "attempts": len(attempts)}


def many(done: Iterable[Done[Any]]) -> dict[str, Any]:
    """What was told of each call, in the order of the input."""
    ends = sorted(done, key=lambda one: one.index)
    return {
        "done": [{"index": one.index, **end(one)} for one in ends],
        "answered": max((one.answered for one in ends), default=0),
        "failed": max((one.failed for one in ends), default=0),
    }


def end(of: Done[Any]) -> dict[str, Any]:
    return {"ok": value(of.result)} if of.error is None else {"error": error(of.error)}


def settlement(of: Settlement, steps: int) -> dict[str, Any]:
    return {**value(of), "steps": steps}


def report(rows: list[Any], tally: ReportTally) -> dict[str, Any]:
    return {"rows": value(rows), "tally": value(tally)}
