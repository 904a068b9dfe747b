const { Client, Money, TillbackError } = require('tillback');
const { Sandbox } = require('tillback/sandbox');

/* global afterAll, beforeAll, expect, jest, test */

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

async function refund(key) {
  const payment = await sandbox.pay('pockyt', Money('25.00', 'USD'));
  return client.refund({ account: 'pockyt', transaction: payment.id, idempotencyKey: key });
}

test('a refund is compared as plain data', async () => {
  const done = await refund('return-1');
  expect(done).toMatchObject({ status: 'succeeded', amount: { amount: '25.00', currency: 'USD' } });
  expect(done.amount).toEqual(Money('25', 'USD'));
});

test("times that a test invents are in nobody's way", async () => {
  jest.useFakeTimers();
  const done = await refund('return-2');
  jest.useRealTimers();
  expect(done.status).toBe('succeeded');
  const list = client.listRefunds({ from: new Date(0) });
  await expect(list.next()).resolves.toMatchObject({ done: false });
});

test('errors have their classes', async () => {
  await expect(client.getRefund('nobody knows it')).rejects.toThrow(TillbackError);
});
