import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readlink } from 'node:fs/promises';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'tillback';
import { run } from '../programs.mjs';
import { folder, refundOf, till } from '../till.mjs';

/** The files that this process has open. */
async function opened() {
  const files = await readdir('/proc/self/fd');
  return Promise.all(files.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')));
}

test('a journal is where the client was made, wherever the program goes', async (t) => {
  const { sandbox, pay } = await till(t);
  const place = await folder(t);
  const [first, second] = [`${place}/first`, `${place}/second`];
  await Promise.all([mkdir(first), mkdir(second)]);
  const given = { accounts: sandbox.accounts(), payment: (await pay()).id, first, second };
  assert.deepEqual(await run('moving.mjs', given), { code: 0, killedBy: null, out: 'succeeded\n', err: '' });
  assert.equal(existsSync(`${first}/refunds.tillback`), true);
  assert.equal(existsSync(`${second}/refunds.tillback`), false);
});

test('a client that was never used leaves no journal behind', async (t) => {
  const { sandbox } = await till(t);
  const journal = `${await folder(t)}/refunds.tillback`;
  const client = new Client({ accounts: sandbox.accounts(), journal });
  assert.equal(await client.finish(1_000), true);
  await client.close();
  assert.equal(existsSync(journal), false);
});

test('from the first moment of closing, nothing can be begun', async (t) => {
  const { client, sandbox, pay } = await till(t);
  const [first, second] = [await pay(), await pay()];
  await sandbox.fault('delay', { operation: 'refund', ms: 1_500 });
  const stop = new AbortController();
  const request = refundOf(first, { signal: stop.signal });
  const left = client.refund(request);
  while (!(await sandbox.requests()).some(({ operation }) => operation === 'refund')) {
    // It is not there yet.
  }
  stop.abort();
  assert.equal((await left).status, 'unknown');
  const closing = client.close();
  await assert.rejects(client.refund(refundOf(second)), { code: 'ARGUMENT_INVALID', field: 'client' });
  await assert.rejects(client.listRefunds().next(), { code: 'ARGUMENT_INVALID', field: 'client' });
  await Promise.all([closing, client.close()]);
  assert.equal((await sandbox.refunded(first.id)).amount, '25.00');
  assert.equal((await sandbox.refunded(second.id)).amount, '0.00');
});

test('closing waits for a call that is still looking', async (t) => {
  const { sandbox, pay } = await till(t);
  const journal = `${await folder(t)}/refunds.tillback`;
  const { id } = await pay();
  await sandbox.fault('delay', { operation: 'query', ms: 300 });
  const client = new Client({ accounts: sandbox.accounts(), journal });
  let status;
  const refund = client.refund(refundOf({ gateway: 'pockyt', id })).then((refund) => {
    status = refund.status;
  });
  assert.equal(await client.finish(20_000), true);
  assert.equal((await sandbox.refunded(id)).amount, '25.00');
  await refund;
  assert.equal(status, 'succeeded');
  const other = new Client({ accounts: sandbox.accounts(), journal });
  const left = other.refund(refundOf(await pay()));
  await other.close();
  assert.equal((await left).status, 'succeeded');
  await client.close();
});

test('lists and reports end with their client', async (t) => {
  const { sandbox, pay } = await till(t);
  const journal = `${await folder(t)}/refunds.tillback`;
  const client = new Client({ accounts: sandbox.accounts(), journal });
  const payments = await Promise.all([pay(), pay()]);
  await client.refund(refundOf(payments[0]));
  await client.refund(refundOf(payments[1]));
  const list = client.listRefunds();
  await list.next();
  const report = await client.report({ journal: true }, { checkpoint: 'november' });
  await report.next();
  await client.close();
  const closed = { code: 'ARGUMENT_INVALID', field: 'client' };
  await assert.rejects(list.next(), closed);
  await assert.rejects(report.next(), closed);
  await assert.rejects(report.save(5), closed);
  assert.equal(report.tally.rows, 1);
  if (process.platform === 'linux') {
    while ((await opened()).some((path) => path.startsWith(journal))) {
      await pause(5);
    }
  }
});
