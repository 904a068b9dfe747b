import { Client, Money, NotFoundError } from 'tillback';
import { Sandbox } from 'tillback/sandbox';

/* global afterAll, beforeAll, expect, test, vi */

let sandbox;
let client;

beforeAll(async () => {
  sandbox = await Sandbox.start();
  client = new Client({ accounts: sandbox.accounts(), journal: ':memory:' });
});

afterAll(async () => {
  await client.close();
  await sandbox.close();
});

test('a refund is compared as plain data', async () => {
  const payment = await sandbox.pay('paycross', Money('25.00', 'USD'));
  vi.useFakeTimers();
  const done = await client.refund({ account: 'paycross', transaction: payment.id, idempotencyKey: 'return-1' });
  vi.useRealTimers();
  expect(done).toMatchObject({ status: 'succeeded', amount: Money('25', 'USD') });
});

test('errors have their classes', async () => {
  await expect(client.getRefund('nobody knows it')).rejects.toThrow(NotFoundError);
});
