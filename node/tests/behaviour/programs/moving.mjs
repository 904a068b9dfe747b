// Makes a client whose journal is named from here, goes elsewhere, and refunds.

import { given, open } from './given.mjs';

process.chdir(given.first);
const client = open({ journal: 'refunds.tillback' });
process.chdir(given.second);
const refund = await client.refund({ account: 'pockyt', transaction: given.payment, idempotencyKey: 'moved' });
console.log(refund.status);
await client.close();
