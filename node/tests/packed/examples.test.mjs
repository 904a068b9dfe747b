// The programs in `examples/node`, run as a user runs them, with the packages as they are shipped, against the sandbox.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Client, Money } from 'tillback';
import { Sandbox } from 'tillback/sandbox';
import { folder, install, lend, run, SOURCES } from './project.mjs';

const EXAMPLES = join(SOURCES, '../examples/node');
const GATEWAYS = ['pockyt', 'yedpay', 'paycross'];
// The variables of examples/README.md, and the members of accounts that they fill.
const VARIABLES = {
  pockyt: { POCKYT_MERCHANT_NO: 'merchantNo', POCKYT_STORE_NO: 'storeNo', POCKYT_TOKEN: 'token' },
  yedpay: { YEDPAY_ACCESS_TOKEN: 'accessToken', YEDPAY_SIGN_KEY: 'signKey' },
  paycross: { PAYCROSS_SHOP_ID: 'shopId', PAYCROSS_SECRET_KEY: 'secretKey', PAYCROSS_PUBLIC_KEY: 'publicKey' },
};

const path = await folder('examples', after);
let sandbox;

before(async () => {
  // What else they need is lent, so that nothing is fetched.
  await writeFile(join(path, 'package.json'), '{ "private": true, "type": "module" }');
  await install(path);
  for (const name of await readdir(EXAMPLES)) {
    if (name.endsWith('.mjs')) {
      await cp(join(EXAMPLES, name), join(path, name));
    }
  }
  await lend(path, 'express');
  sandbox = await Sandbox.start();
});

after(() => sandbox?.close());

let shops = 0;

/** A shop with one account, as the examples see it. */
function shop(gateway) {
  shops += 1;
  const journal = join(path, `refunds-${shops}.tillback`);
  const account = sandbox.account(gateway, { name: 'shop' });
  const own = Object.entries(VARIABLES[gateway]).map(([name, member]) => [name, account[member]]);
  const env = {
    TILLBACK_GATEWAY: gateway,
    TILLBACK_BASE_URL: account.environment,
    TILLBACK_JOURNAL: journal,
    ...Object.fromEntries(own),
  };
  const program = async (name, args, more = {}) => {
    const { code = 0, stdout, stderr } = await run(process.execPath, [name, ...args], path, { ...env, ...more });
    return { code, out: stdout, err: stderr };
  };
  const pay = () => sandbox.pay(gateway, Money('25.00', 'HKD'));
  // As in the examples, which speak to one host.
  const one = gateway === 'paycross' ? { ...account, service: 'apm' } : account;
  const client = (options) => new Client({ accounts: [one], journal, firstPause: 10, ...options });
  return { env, program, pay, client };
}

test('they are tested with the versions that they name', async () => {
  const { dependencies } = JSON.parse(await readFile(join(EXAMPLES, 'package.json'), 'utf8'));
  assert.deepEqual(Object.keys(dependencies), ['express']);
  const require = createRequire(join(SOURCES, 'package.json'));
  assert.equal(dependencies.express, require('express/package.json').version);
});

for (const gateway of GATEWAYS) {
  test(`at ${gateway} a receipt is refunded once, however often the program is run`, async () => {
    const { program, pay } = shop(gateway);
    const payment = await pay();
    for (let n = 0; n < 2; n++) {
      const ended = await program('refund_receipt.mjs', [payment.id, 'return-1', '5.00 HKD', 'Cup was broken']);
      assert.deepEqual(ended, { code: 0, out: `5.00 HKD of ${payment.id}: succeeded\n`, err: '' });
    }
    assert.deepEqual(await sandbox.refunded(payment.id), Money('5.00', 'HKD'));
    const rest = await program('refund_receipt.mjs', [payment.id, 'return-2']);
    assert.deepEqual(rest, { code: 0, out: `20.00 HKD of ${payment.id}: succeeded\n`, err: '' });
  });
}

test('what does not go well is told, with an exit code of its own', async () => {
  const { program, pay, client } = shop('pockyt');
  const payment = await pay();
  const over = await program('refund_receipt.mjs', [payment.id, 'return-1', '25.01 HKD']);
  assert.deepEqual([over.code, over.out], [1, '']);
  assert.match(over.err, /^That is more than is left of the payment\.\nOVER_REFUND: /);
  await sandbox.fault('decline', { gateway: 'pockyt' });
  const declined = await program('refund_receipt.mjs', [payment.id, 'return-2']);
  assert.equal(declined.code, 4);
  assert.match(declined.out, /: refused\nThe gateway's code: \S+\n$/);
  const later = await program('refund_receipt.mjs', [payment.id, 'return-3'], {
    TILLBACK_BASE_URL: 'http://127.0.0.1:9',
  });
  assert.equal(later.code, 1);
  assert.match(later.err, /^UNREACHABLE: .*\nTry again with the same key\.\n$/);
  for (const args of [[], [payment.id], ['a', 'b', 'c', 'd', 'e']]) {
    assert.equal((await program('refund_receipt.mjs', args)).code, 2);
  }
  assert.equal((await program('refund_receipt.mjs', ['a', 'b'], { TILLBACK_GATEWAY: 'cash' })).code, 2);
  const till = client({ quietPeriod: 50 });
  await sandbox.fault('reset_before', { operation: 'refund' });
  const lost = await till.refund({ account: 'shop', transaction: payment.id, idempotencyKey: 'return-4' });
  assert.equal(lost.status, 'review');
  await till.close();
  const review = await program('refund_receipt.mjs', [payment.id, 'return-4']);
  assert.equal(review.code, 5);
  assert.match(review.out, /: review\nA person has to look at the gateway's dashboard\. What is known:\n {2}Recorded/);
  const settled = await program('settle_overnight.mjs', ['1']);
  assert.equal(settled.code, 5);
  assert.match(
    settled.out,
    /return-4: look at payment \d+ in the gateway's dashboard\.\n0 still open, 1 for a person\.\n$/,
  );
});

test('by night, every open refund is brought to its end, with a line for each', async () => {
  const { program, pay, client } = shop('yedpay');
  const till = client();
  const payments = [await pay(), await pay()];
  for (const [n, { id }] of payments.entries()) {
    const amount = Money('1.00', 'HKD');
    await till.queueRefund({ account: 'shop', transaction: id, idempotencyKey: `return-${n}`, amount });
  }
  await till.close();
  const ended = await program('settle_overnight.mjs', []);
  assert.deepEqual([ended.code, ended.out], [0, '0 still open, 0 for a person.\n']);
  assert.deepEqual(ended.err.match(/return-\d succeeded$/gm)?.sort(), ['return-0 succeeded', 'return-1 succeeded']);
  assert.match(ended.err, /^2 of 2: /m);
  for (const { id } of payments) {
    assert.deepEqual(await sandbox.refunded(id), Money('1.00', 'HKD'));
  }
  assert.equal((await program('settle_overnight.mjs', ['soon'])).code, 2);
});

test('Ctrl-C ends the waiting, and not the refund', async () => {
  const { env, pay, client } = shop('pockyt');
  const payment = await pay();
  await sandbox.fault('delay', { gateway: 'pockyt', operation: 'refund', ms: 2000 });
  const args = ['refund_receipt.mjs', payment.id, 'return-1', '2.00 HKD'];
  const child = spawn(process.execPath, args, {
    cwd: path,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  child.stdout.on('data', (text) => {
    out += text;
  });
  while ((await sandbox.payment(payment.id)).refunds.length === 0) {
    // Until the gateway has it.
  }
  child.kill('SIGINT');
  const [code] = await once(child, 'close');
  assert.equal(code, 5, out);
  assert.match(out, /: unknown\nNot known yet\./);
  const till = client();
  const { status } = await till.waitForRefund('return-1', { deadline: 20_000 });
  assert.equal(status, 'succeeded');
  await till.close();
});

for (const gateway of GATEWAYS) {
  test(`webhooks of ${gateway} are verified, and move their refunds`, async () => {
    const { env, client } = shop(gateway);
    const child = spawn(process.execPath, ['webhook.mjs', '0'], {
      cwd: path,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let err = '';
    const [port] = await new Promise((resolve) => {
      child.stderr.on('data', (text) => {
        err += text;
        const found = /Listening on port (\d+)/.exec(err);
        if (found) {
          resolve([found[1]]);
        }
      });
    });
    const notificationUrl = `http://127.0.0.1:${port}/webhook`;
    const payment = await sandbox.pay(gateway, Money('25.00', 'HKD'), { notificationUrl });
    const till = client();
    const before = (await sandbox.notifications()).length;
    await till.refund({ account: 'shop', transaction: payment.id, idempotencyKey: `return-${gateway}` });
    const seen = (await sandbox.notifications({ atLeast: before + 1 })).length;
    while (!(await sandbox.notifications())[seen - 1].delivered) {
      // Until the shop has answered.
    }
    assert.match(err, new RegExp(`News from ${gateway} about a refund of payment `));
    assert.match(err, new RegExp(`Refund return-${gateway} of 25\\.00 HKD: succeeded`));
    const forged = await fetch(notificationUrl, { method: 'POST', body: '{"forged":true}' });
    assert.ok([403, 500].includes(forged.status), `${forged.status}`);
    const empty = await fetch(notificationUrl, { method: 'POST' });
    assert.ok([403, 500].includes(empty.status), `${empty.status}`);
    child.kill('SIGTERM');
    assert.deepEqual(await once(child, 'close'), [0, null]);
    await till.close();
  });
}
