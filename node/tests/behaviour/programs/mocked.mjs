// Refunds while a test has all timers in its hands.

import { mock } from 'node:test';
import { given, open } from './given.mjs';

mock.timers.enable();
const client = open();
const refund = await client.refund({ account: 'pockyt', transaction: given.payment, idempotencyKey: 'mocked' });
console.log(refund.status);
await client.close();
