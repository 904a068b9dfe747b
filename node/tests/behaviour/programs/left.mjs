// Leaves a rejection to nobody, or to somebody.

import { given, open } from './given.mjs';

const client = open();
const failed = client.getRefund('nobody knows it');
if (given.handled) {
  failed.catch((error) => console.log(error.code));
}
await client
  .listRefunds({ open: 'yes' })
  .next()
  .catch((error) => console.log(error.code));
await client
  .refundMany([{ account: 'pockyt', transaction: 'no such', idempotencyKey: 'k' }])
  .catch((error) => console.log(error.code));
const stop = AbortSignal.abort();
await client
  .refund({ account: 'pockyt', transaction: '1', idempotencyKey: 'k', signal: stop })
  .catch((error) => console.log(error.code));
