const assert = require('node:assert/strict');
const { Client, Money, NotFoundError } = require('tillback');
const { Sandbox } = require('tillback/sandbox');

async function main() {
  const sandbox = await Sandbox.start();
  const client = new Client({ accounts: sandbox.accounts(), journal: ':memory:' });
  const payment = await sandbox.pay('yedpay', Money(2500n, 'HKD'));
  const refund = await client.refund({ account: 'yedpay', transaction: payment.id, idempotencyKey: 'return-1' });
  assert.equal(refund.status, 'succeeded');
  await assert.rejects(client.getRefund('return-2'), NotFoundError);
  const imported = await import('tillback');
  assert.equal(imported.Client, Client);
  await client.close();
  await sandbox.close();
  console.log('fine');
}

main();
