// Brings every open refund to its end: sends what was queued while the till was offline, and asks the gateway about what is pending or
// unknown. Run it by night, or whenever the network is back; several at once do no harm.
//
//     node settle_overnight.mjs [<minutes>]
//
// Ctrl-C ends the waiting, not the refunds. Ends with 0 where nothing is left open, 1 for an error, 2 for a wrong command line, 5 where
// something is left.

import process from 'node:process';
import { Money, TillbackError } from 'tillback';
import { open, tellError } from './shop.mjs';

/** @param {import('tillback').Client} client */
async function tellLeft(client) {
  let left = 0;
  for await (const refund of client.listRefunds({ statuses: ['queued', 'pending', 'unknown'] })) {
    left += 1;
    console.log(
      `${refund.idempotencyKey}: ${Money.format(refund.amount)} ${refund.status} since ${refund.createdAt.toISOString()}`,
    );
  }
  // What no evidence can settle needs a person, who tells by `resolve` what the gateway's dashboard shows.
  let inReview = 0;
  for await (const refund of client.listRefunds({ statuses: ['review'] })) {
    inReview += 1;
    console.log(
      `${refund.idempotencyKey}: look at payment ${refund.transactionId ?? refund.target} in the gateway's dashboard.`,
    );
  }
  console.log(`${left} still open, ${inReview} for a person.`);
  return left + inReview;
}

/** @param {number} minutes */
async function main(minutes) {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const client = open();
  try {
    await client.settle({
      deadline: minutes * 60_000,
      signal: stop.signal,
      progress: ({ refund, ended, found }) => {
        console.error(`${ended} of ${found}: ${refund.idempotencyKey} ${refund.status}`);
      },
    });
    if (stop.signal.aborted) {
      console.error('Stopped waiting. What was sent goes on; run this again for its end.');
    }
    return (await tellLeft(client)) > 0 ? 5 : 0;
  } catch (error) {
    if (!(error instanceof TillbackError)) {
      throw error;
    }
    tellError(error);
    return 1;
  } finally {
    await client.close();
  }
}

const [given = '60', ...more] = process.argv.slice(2);
if (more.length > 0 || !/^\d{1,4}$/.test(given) || Number(given) > 24 * 60) {
  console.error('usage: node settle_overnight.mjs [<minutes, up to a day>]');
  process.exitCode = 2;
} else {
  process.exitCode = await main(Number(given));
}
