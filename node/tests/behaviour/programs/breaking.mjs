// A call panics, and so does one at once; the program goes on.

import { createRequire } from 'node:module';
import { InternalError } from 'tillback';
import { given, open } from './given.mjs';

const require = createRequire(import.meta.url);
const { call } = require('../../../dist/desk.js');
const { native } = require('../../../dist/loader.js');

const client = open();
const settings = JSON.stringify({ accounts: given.accounts, journal: ':memory:' });
const compiled = new (native().Client)(settings);

async function broken() {
  return await call(
    broken,
    (mailbox, ticket) => compiled.start(mailbox, ticket, '{"panic":{}}'),
    (value) => value,
  );
}
const error = await broken().catch((error) => error);
console.log(error instanceof InternalError, error.code, error.retry, /programs\/breaking\.mjs/.test(error.stack));
try {
  native().panic();
} catch (error) {
  console.log('thrown', error instanceof Error);
}
const payment = await client.transaction({ account: 'pockyt', reference: given.payment });
console.log(payment.status);
