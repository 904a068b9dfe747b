// Takes webhooks, as a part of a shop's web server:
//
//     node webhook.mjs [<port>]
//
// Gateways deliver to /webhook, by way of the proxy that speaks HTTPS. The answer is the acknowledgement under HTTP 200, 403 where nobody
// proved to be the gateway, and 500 where something else went wrong, so that the gateway sends it again.

import process from 'node:process';
import express from 'express';
import { Money, SignatureError, TillbackError } from 'tillback';
import { ACCOUNT, open, tellError } from './shop.mjs';

const client = open();
const app = express();

// The bytes as they came, because the signature is about them: parsed and written again they would no longer fit. Where the rest of the
// server has `express.json()`, this route has to come before it.
app.post('/webhook', express.raw({ type: () => true, limit: '1mb' }), async (request, response) => {
  try {
    // Verifies, reads, and moves the refund in the journal that it speaks of. Without a body, express leaves none.
    const body = Buffer.isBuffer(request.body) ? request.body : '';
    const event = await client.receiveWebhook({ account: ACCOUNT, headers: request.headers, body });
    await tell(event);
    response.type('text/plain').send(event.acknowledgement);
  } catch (error) {
    if (!(error instanceof TillbackError)) {
      throw error;
    }
    tellError(error);
    response.sendStatus(error instanceof SignatureError ? 403 : 500);
  }
});

/** @param {import('tillback').Event} event */
async function tell(event) {
  console.error(
    `News from ${event.gateway} about a ${event.subject} of payment ${event.transactionId}: ${event.statusWord}`,
  );
  // It can be repeated, late or replayed: the journal knows what to make of it, so look there, not at the webhook.
  for (const key of event.refundKeys) {
    const refund = await client.getRefund(key);
    const doubt = refund.contradicted ? ', but the gateway told otherwise before or since' : '';
    console.error(`Refund ${refund.idempotencyKey} of ${Money.format(refund.amount)}: ${refund.status}${doubt}`);
  }
  if (event.refundKeys.length === 0) {
    console.error('It is about no refund of ours.');
  }
}

const server = app.listen(Number(process.argv[2] ?? 8080), '127.0.0.1', () => {
  const address = server.address();
  console.error(`Listening on port ${typeof address === 'object' ? address?.port : address}`);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => server.close(() => client.close()));
}
