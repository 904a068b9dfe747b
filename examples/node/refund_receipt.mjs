// Refunds one receipt:
//
//     node refund_receipt.mjs 312345678901230001 order-1001-return-1 "5.00 USD" "Cup was broken"
//
// The key is yours: take it from the return in your own books, never from a clock or a dice. Whoever runs this twice with the same key
// refunds once, also when the first run crashed, lost its network or was killed.
//
// Ends with 0 where the money went back, 1 where an error says that none moved, 2 for a wrong command line, 4 where the gateway refused,
// and 5 where it is not known yet.

import process from 'node:process';
import { Money, OverRefundError, TillbackError } from 'tillback';
import { ACCOUNT, open, tellError } from './shop.mjs';

const NOT_KNOWN =
  "Not known yet. Don't refund it by other means: run this again with the same key, or settle_overnight.";

/** @param {import('tillback').Refund} refund */
function tell(refund) {
  console.log(`${Money.format(refund.amount)} of ${refund.target}: ${refund.status}`);
  switch (refund.status) {
    case 'succeeded':
      return 0;
    case 'refused':
      // Final as well: the gateway said no. Another try needs another key.
      console.log(`The gateway's code: ${refund.gatewayCode ?? 'none'}`);
      return 4;
    case 'review':
      console.log("A person has to look at the gateway's dashboard. What is known:");
      for (const { what } of refund.history) {
        console.log(`  ${what}`);
      }
      return 5;
    default:
      console.log(NOT_KNOWN);
      return 5;
  }
}

/**
 * @param {string} receipt
 * @param {string} key
 * @param {string} [amount]
 * @param {string} [reason]
 */
async function main(receipt, key, amount, reason) {
  // Ctrl-C ends the waiting. What was sent goes on.
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const client = open();
  try {
    const refund = await client.refund({
      account: ACCOUNT,
      transaction: receipt,
      idempotencyKey: key,
      ...(amount === undefined ? {} : { amount: Money.parse(amount) }),
      ...(reason === undefined ? {} : { reason }),
      signal: stop.signal,
    });
    return tell(refund);
  } catch (error) {
    if (!(error instanceof TillbackError)) {
      throw error;
    }
    // Each kind of error has a class of its own, for what a program treats differently.
    if (error instanceof OverRefundError) {
      console.error('That is more than is left of the payment.');
    }
    tellError(error);
    return 1;
  } finally {
    await client.close();
  }
}

const [receipt, key, amount, reason, ...more] = process.argv.slice(2);
if (receipt === undefined || key === undefined || more.length > 0) {
  console.error('usage: node refund_receipt.mjs <scanned text> <key> [<amount> [<reason>]]');
  process.exitCode = 2;
} else {
  process.exitCode = await main(receipt, key, amount, reason);
}
