// Reads payments again and again, each with a copy of the engine's, and drops them.

import { given, open } from './given.mjs';

const client = open();
async function some(count) {
  for (let n = 0; n < count; n++) {
    const done = await client.queryMany(Array(100).fill(given.payment), { account: 'pockyt', atOnce: 16 });
    if (done.some(({ error }) => error)) {
      throw done.find(({ error }) => error).error;
    }
    if (n % 5 === 4) {
      globalThis.gc();
      await new Promise(setImmediate);
    }
  }
  globalThis.gc();
  await new Promise(setImmediate);
  return process.memoryUsage().rss;
}
const before = await some(10);
const after = await some(50);
console.log(JSON.stringify({ rss: after - before }));
