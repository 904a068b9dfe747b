import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { test } from 'node:test';
import { Client } from 'tillback';
import { run } from '../programs.mjs';
import { folder, refundOf, till } from '../till.mjs';

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
  await sandbox.fault('delay', { operation: 'refund', ms: 300 });
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
