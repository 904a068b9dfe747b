"""Refunds one receipt:

    python refund_receipt.py 312345678901230001 order-1001-return-1 "5.00 USD" "Cup was broken"

The key is yours: take it from the return in your own books, never from a clock or a dice. Whoever runs this twice with the same key
refunds once, also when the first run crashed, lost its network or was killed.

Ends with 0 where the money went back, 1 where an error says that none moved, 2 for a wrong command line, 4 where the gateway
refused, and 5 where it is not known yet.
"""

from __future__ import annotations

import argparse
import sys

import shop
import tillback

NOT_KNOWN = "Not known yet. Don't refund it by other means: run this again with the same key, or settle_overnight."


def main() -> int:
    parser = argparse.ArgumentParser(description="Refunds one receipt, once, however often it is run with that key.")
    parser.add_argument("receipt", help="what the scanner read: an id, or a web address that holds one")
    parser.add_argument("key", help="your name for this refund, from the return in your own books")
    parser.add_argument("amount", nargs="?", help='such as "5.00 USD"; without it, all that is left goes back')
    parser.add_argument("reason", nargs="?")
    given = parser.parse_args()
    try:
        with shop.client() as client:
            refund = client.refund(
                account=shop.ACCOUNT,
                transaction=given.receipt,
                idempotency_key=given.key,
                amount=None if given.amount is None else tillback.Money.parse(given.amount),
                reason=given.reason,
            )
    except tillback.OverRefundError as error:
        # Each kind of error has a class of its own, for what a program treats differently.
        print("That is more than is left of the payment.", file=sys.stderr)
        shop.tell_error(error)
        return 1
    except tillback.TillbackError as error:
        shop.tell_error(error)
        return 1
    except KeyboardInterrupt:
        # Ctrl-C ends the waiting. What was sent goes on.
        print(NOT_KNOWN)
        return 5
    return tell(refund)


def tell(refund: tillback.Refund) -> int:
    print(f"{refund.amount} of {refund.target}: {refund.status}")
    if refund.status is tillback.RefundStatus.SUCCEEDED:
        return 0
    if refund.status is tillback.RefundStatus.REFUSED:
        # Final as well: the gateway said no. Another try needs another key.
        print(f"The gateway's code: {refund.gateway_code or 'none'}")
        return 4
    if refund.status is tillback.RefundStatus.REVIEW:
        print("A person has to look at the gateway's dashboard. What is known:")
        for entry in refund.history:
            print(f"  {entry.what}")
        return 5
    print(NOT_KNOWN)
    return 5


if __name__ == "__main__":
    sys.exit(main())
