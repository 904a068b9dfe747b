import assert from 'node:assert/strict';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { Client, Money } from 'tillback';
import { run } from '../programs.mjs';
import { folder, refundOf, till } from '../till.mjs';

/** The longest time that the loop did nothing else, in milliseconds, and how often it was late by more than some. */
async function blocked(work) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await setTimeout(20);
  delay.reset();
  await work();
  delay.disable();
  return { p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 };
}

test('under load the loop stays free for others', async (t) => {
  const { client, sandbox } = await till(t);
  const payments = [];
  for (let n = 0; n < 200; n++) {
    payments.push(await sandbox.pay('pockyt', Money('25.00', 'USD')));
  }
  const references = Array.from({ length: 4000 }, (_, n) => payments[n % payments.length].id);
  const load = async () => {
    const asked = client.queryMany(references, { account: 'pockyt', atOnce: 64 });
    const refunded = client.refundMany(
      payments.map((payment) => refundOf(payment)),
      { atOnce: 32 },
    );
    const [questions, refunds] = await Promise.all([asked, refunded]);
    assert.ok(questions.every(({ result }) => result) && refunds.every(({ result }) => result?.status === 'succeeded'));
  };
  await load().catch(() => {});
  const { p99 } = await blocked(() => client.queryMany(references, { account: 'pockyt', atOnce: 64 }));
  assert.ok(p99 < 10, `every hundredth turn of the loop took ${p99} ms`);
});

test('a journal that somebody else has locked blocks nobody', async (t) => {
  const { DatabaseSync } = await import('node:sqlite').catch(() => ({}));
  if (DatabaseSync === undefined) {
    t.skip('this Node has no SQLite to lock the file with');
    return;
  }
  const { sandbox, pay } = await till(t);
  const journal = `${await folder(t)}/refunds.tillback`;
  const first = new Client({ accounts: sandbox.accounts(), journal });
  await first.open();
  await first.close();
  const { out } = await run('locking.mjs', { accounts: sandbox.accounts(), journal, payment: (await pay()).id });
  const { turns, status } = JSON.parse(out);
  assert.equal(status, 'succeeded');
  assert.ok(turns > 20, `the loop turned ${turns} times`);
});

test('many calls leave no memory behind', async (t) => {
  const { sandbox } = await till(t);
  const given = { accounts: sandbox.accounts(), calls: 100_000, atOnce: 64 };
  const { code, out, err } = await run('leaking.mjs', given, { flags: ['--expose-gc'] });
  assert.deepEqual([code, err], [0, '']);
  const { heap, rss } = JSON.parse(out);
  assert.ok(heap < 1_000_000, `the heap grew by ${heap} bytes`);
  assert.ok(rss < 16_000_000, `the process grew by ${rss} bytes`);
});

test('payments that were read and dropped leave no memory behind', async (t) => {
  const { sandbox, pay } = await till(t);
  const given = { accounts: sandbox.accounts(), payment: (await pay()).id };
  const { code, out, err } = await run('keeping.mjs', given, { flags: ['--expose-gc'] });
  assert.deepEqual([code, err], [0, '']);
  const { rss } = JSON.parse(out);
  assert.ok(rss < 16_000_000, `the process grew by ${rss} bytes`);
});
