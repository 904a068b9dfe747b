"""What can go wrong between a program and a gateway."""

from __future__ import annotations

from tillback.model.words import Word


class Operation(Word):
    """What a request is about."""

    REFUND = "refund"
    """A refund."""
    QUERY = "query"
    """One transaction."""
    LIST = "list"
    """Many transactions: lists and reports."""
    REGISTER_PAYEE = "register_payee"
    """A new payee."""
    PAYEE = "payee"
    """A payee that is read or changed."""
    OTHER = "other"
    """Anything else."""


class Fault(Word):
    """One thing that goes wrong. "Acts" means that the gateway carries the request out all the same."""

    RESET_BEFORE = "reset_before"
    """The connection is reset; the gateway has not acted."""
    RESET_AFTER = "reset_after"
    """The gateway acts, then the connection is reset without an answer."""
    HANG_BEFORE = "hang_before"
    """No answer until the caller gives up; the gateway doesn't act."""
    HANG_AFTER = "hang_after"
    """The gateway acts; no answer until the caller gives up."""
    DELAY = "delay"
    """The gateway acts at once and answers after `seconds`."""
    ACT_LATE = "act_late"
    """The connection is reset at once, and the gateway acts after `seconds` all the same."""
    STATUS = "status"
    """An error with this HTTP `status`; by default without acting (`acts`). `retry_after` is told in seconds."""
    HTML = "html"
    """A page of HTML as of a proxy, by default with `status` 502 and without acting (`acts`)."""
    EMPTY_BODY = "empty_body"
    """Acts and answers 200 without a body."""
    TRUNCATED = "truncated"
    """Acts; the answer ends in the middle."""
    MALFORMED_JSON = "malformed_json"
    """Acts; the answer is whole, but not JSON."""
    WRONG_AMOUNT = "wrong_amount"
    """Acts; the amounts in the answer are not those of the refund."""
    WRONG_ID = "wrong_id"
    """Acts; the ids in the answer belong to another transaction."""
    WRONG_CURRENCY = "wrong_currency"
    """Acts; the currency in the answer is another one."""
    HUGE_BODY = "huge_body"
    """Acts; the answer goes on for so many `megabytes`."""
    GZIP_BOMB = "gzip_bomb"
    """Acts; the answer is small, and so many `megabytes` when it is unpacked."""
    REDIRECT = "redirect"
    """Sends the caller elsewhere (`location`); doesn't act."""
    ACT_TWICE = "act_twice"
    """The gateway acts twice on one request."""
    PENDING_REFUND = "pending_refund"
    """The refund is taken, is pending for so many `seconds`, and then ends: well, or not (`succeeds`)."""
    DECLINE = "decline"
    """The gateway declines the refund for good, with this `message`. Yedpay's way to say so proves nothing, so tillback asks on."""
    NOTIFY_LATE = "notify_late"
    """The notification comes after `seconds`."""
    NOTIFY_TWICE = "notify_twice"
    """The notification comes twice."""
    NOTIFY_REVERSED = "notify_reversed"
    """The notification comes after the gateway's next one."""
    NOTIFY_DROPPED = "notify_dropped"
    """The notification never comes."""


# What each has to be told, and what it may be told.
_NEEDED: dict[Fault, frozenset[str]] = {
    Fault.DELAY: frozenset({"seconds"}),
    Fault.ACT_LATE: frozenset({"seconds"}),
    Fault.STATUS: frozenset({"status"}),
    Fault.HUGE_BODY: frozenset({"megabytes"}),
    Fault.GZIP_BOMB: frozenset({"megabytes"}),
    Fault.PENDING_REFUND: frozenset({"seconds"}),
    Fault.NOTIFY_LATE: frozenset({"seconds"}),
}
_OPTIONAL: dict[Fault, frozenset[str]] = {
    Fault.STATUS: frozenset({"retry_after", "acts"}),
    Fault.HTML: frozenset({"status", "acts"}),
    Fault.REDIRECT: frozenset({"location"}),
    Fault.PENDING_REFUND: frozenset({"succeeds"}),
    Fault.DECLINE: frozenset({"message"}),
}


def described(fault: Fault, settings: dict[str, float | int | bool | str | None]) -> dict[str, object]:
    """A fault as the sandbox reads it. A setting that would say nothing is an error, because a test that relies on it would prove
    nothing.
    """
    given = {name: value for name, value in settings.items() if value is not None}
    needed = _NEEDED.get(fault, frozenset())
    missing = sorted(needed - given.keys())
    unknown = sorted(given.keys() - needed - _OPTIONAL.get(fault, frozenset()))
    if missing:
        raise TypeError(f"The fault {fault} needs {', '.join(missing)}.")
    if unknown:
        raise TypeError(f"The fault {fault} takes no {', '.join(unknown)}.")
    described: dict[str, object] = {"kind": fault.value, **given}
    seconds = settings.get("seconds")
    if seconds is not None:
        del described["seconds"]
        described["ms"] = round(float(seconds) * 1000)
    return described
