"""Brings every open refund to its end: sends what was queued while the till was offline, and asks the gateway about what is pending
or unknown. Run it by night, or whenever the network is back; several at once do no harm.

    python settle_overnight.py [<minutes>]

Ctrl-C ends the waiting, not the refunds. Ends with 0 where nothing is left open, 1 for an error, 2 for a wrong command line, 5 where
something is left.
"""

from __future__ import annotations

import argparse
import sys
from datetime import timedelta

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

import shop
import tillback

OPEN = (tillback.RefundStatus.QUEUED, tillback.RefundStatus.PENDING, tillback.RefundStatus.UNKNOWN)


def main() -> int:
    parser = argparse.ArgumentParser(description="Brings every open refund to its end.")
    parser.add_argument("minutes", nargs="?", type=minutes, default="60", help="how long it may take (default: 60)")
    given = parser.parse_args()
    try:
        with shop.client() as client:
            settle(client, given.minutes)
            return 5 if tell_left(client) else 0
    except tillback.TillbackError as error:
        shop.tell_error(error)
        return 1


def minutes(text: str) -> timedelta:
    given = int(text)
    if not 0 <= given <= 24 * 60:
        raise argparse.ArgumentTypeError("up to a day")
    return timedelta(minutes=given)


def settle(client: tillback.Client, patience: timedelta) -> None:
    bar = Progress(
        TextColumn("Settling"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True, markup=False, highlight=False),
    )
    with bar:
        task = bar.add_task("Settling", total=None)

        def show(step: tillback.SettleStep) -> None:
            bar.console.print(f"{step.ended} of {step.found}: {step.refund.idempotency_key} {step.refund.status}")
            bar.update(task, completed=step.ended, total=step.found)

        try:
            client.settle(deadline=patience, progress=show)
        except KeyboardInterrupt:
            bar.console.print("Stopped waiting. What was sent goes on; run this again for its end.")


def tell_left(client: tillback.Client) -> int:
    """Tells what is left, and how much that is."""
    left = 0
    for left, refund in enumerate(client.list_refunds(statuses=OPEN), start=1):
        print(f"{refund.idempotency_key}: {refund.amount} {refund.status} since {refund.created_at:%Y-%m-%d %H:%M} UTC")
    # What no evidence can settle needs a person, who tells by `resolve` what the gateway's dashboard shows.
    in_review = 0
    for in_review, refund in enumerate(client.list_refunds(statuses=[tillback.RefundStatus.REVIEW]), start=1):
        payment = refund.transaction_id or refund.target
        print(f"{refund.idempotency_key}: look at payment {payment} in the gateway's dashboard.")
    print(f"{left} still open, {in_review} for a person.")
    return left + in_review


if __name__ == "__main__":
    sys.exit(main())
