import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { Client, InvalidRequestError, Money, TillbackError } from 'tillback';
import { Sandbox } from 'tillback/sandbox';

const sandbox = await Sandbox.start();
const client = new Client({ accounts: sandbox.accounts(), journal: ':memory:' });
const payment = await sandbox.pay('pockyt', Money('25.00', 'USD'));
const refund = await client.refund({ account: 'pockyt', transaction: payment.id, idempotencyKey: 'return-1' });
assert.equal(refund.status, 'succeeded');

const required = createRequire(import.meta.url)('tillback');
const error = await client.settle().catch((error) => error);
assert.ok(error instanceof InvalidRequestError && error instanceof required.TillbackError);
assert.equal(required.TillbackError, TillbackError);
await client.close();
await sandbox.close();
console.log('fine');
