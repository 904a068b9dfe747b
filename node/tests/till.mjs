// A sandbox and a client for a test, which are gone when it ends.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Money } from 'tillback';
import { Sandbox } from 'tillback/sandbox';

/** An empty folder. */
export async function folder(t) {
  const path = await mkdtemp(join(tmpdir(), 'tillback-node-'));
  t.after(() => rm(path, { recursive: true, force: true }));
  return path;
}

export async function till(t, options = {}) {
  const sandbox = await Sandbox.start();
  const client = new Client({ accounts: sandbox.accounts(), journal: ':memory:', firstPause: 20, ...options });
  t.after(async () => {
    await client.close();
    await sandbox.close();
  });
  return {
    sandbox,
    client,
    pay: (amount = '25.00', gateway = 'pockyt') =>
      sandbox.pay(gateway, Money(amount, gateway === 'yedpay' ? 'HKD' : 'USD')),
  };
}

let keys = 0;

/** A request to refund a payment, under a key of its own. */
export function refundOf(payment, more = {}) {
  keys += 1;
  return {
    account: payment.gateway,
    transaction: payment.id,
    idempotencyKey: `return-${process.pid}-${keys}`,
    ...more,
  };
}

/** Resolves as soon as such a request reached the gateway. */
export async function seen(sandbox, operation) {
  while (!(await sandbox.requests()).some((one) => one.operation === operation)) {
    // Each look is a request of its own.
  }
}
