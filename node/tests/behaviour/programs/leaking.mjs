// Makes many calls, and tells how much memory it had after some and after all of them.

import { Money } from 'tillback';
import { given, open } from './given.mjs';

const { calls, atOnce } = given;
const client = open({ journal: undefined });
const stop = new AbortController();

async function some(count) {
  let left = count;
  const work = async () => {
    while (left-- > 0) {
      const kind = left % 4;
      if (kind === 0) {
        await client.getRefund('nobody knows it').catch(() => {});
      } else if (kind === 1) {
        await client.getRefund('nobody knows it', { signal: stop.signal }).catch(() => {});
      } else if (kind === 2) {
        const body = Buffer.from('{"a":1}');
        await client.verifyWebhook({ account: 'pockyt', headers: { 'x-a': 'b' }, body }).catch(() => {});
      } else {
        await client
          .refund({ account: 'pockyt', transaction: '1', idempotencyKey: '', amount: Money('1', 'USD') })
          .catch(() => {});
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  for (let n = 0; n < 4; n++) {
    globalThis.gc();
    await new Promise(setImmediate);
  }
  return process.memoryUsage();
}

// Until V8 has compiled what it will compile, and grown what it will grow.
const before = await some(calls / 2);
const after = await some(calls);
console.log(JSON.stringify({ heap: after.heapUsed - before.heapUsed, rss: after.rss - before.rss }));
