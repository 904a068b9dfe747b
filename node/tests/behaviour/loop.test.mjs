import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Money } from 'tillback';
import { run } from '../programs.mjs';
import { refundOf, till } from '../till.mjs';

// V8 lets a busy program's youngest objects have more and more room, which is no leak and would hide one.
const FLAGS = ['--expose-gc', '--max-semi-space-size=1'];

/** How long the loop's thread has worked so far, in milliseconds. Time in which other programs had its core does not count. */
function worked() {
  const [nanoseconds] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ');
  return Number(nanoseconds) / 1e6;
}

/** How long each turn of the loop took while `work` was under way, the longest last. */
async function turns(work) {
  const took = [];
  let isOver = false;
  const over = work().finally(() => {
    isOver = true;
  });
  for (let before = worked(); !isOver; ) {
    await new Promise(setImmediate);
    const now = worked();
    took.push(now - before);
    before = now;
  }
  await over;
  return took.sort((a, b) => a - b);
}

const { platform } = process;

test('under load the loop stays free for others', { skip: platform !== 'linux' && 'only Linux tells' }, async (t) => {
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
    assert.ok(questions.every(({ result }) => result));
    assert.equal(refunds.length, payments.length);
  };
  // Until V8 has compiled what is used.
  await load();
  const took = await turns(load);
  const [longest, hundredth] = [took.at(-1), took[Math.floor(took.length * 0.99)]];
  assert.ok(took.length > 100, `the loop turned only ${took.length} times`);
  assert.ok(hundredth < 5, `every hundredth turn of the loop took ${hundredth} ms`);
  assert.ok(longest < 25, `one turn of the loop took ${longest} ms`);
});

test('many calls leave no memory behind', async (t) => {
  const { sandbox } = await till(t);
  const given = { accounts: sandbox.accounts(), calls: 100_000, atOnce: 64 };
  const { code, out, err } = await run('leaking.mjs', given, { flags: FLAGS });
  assert.deepEqual([code, err], [0, '']);
  const { heap, rss } = JSON.parse(out);
  assert.ok(heap < 1_000_000, `the heap grew by ${heap} bytes`);
  assert.ok(rss < 16_000_000, `the process grew by ${rss} bytes`);
});

test('payments that were read and dropped leave no memory behind', async (t) => {
  const { sandbox, pay } = await till(t);
  const given = { accounts: sandbox.accounts(), payment: (await pay()).id };
  const { code, out, err } = await run('keeping.mjs', given, { flags: FLAGS });
  assert.deepEqual([code, err], [0, '']);
  const { rss } = JSON.parse(out);
  assert.ok(rss < 16_000_000, `the process grew by ${rss} bytes`);
});
