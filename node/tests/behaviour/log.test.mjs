import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { setLog } from 'tillback';
import { run } from '../programs.mjs';
import { refundOf, till } from '../till.mjs';

/** What was told, as soon as one of the lines says this. */
async function heard(lines, what) {
  while (!lines.some(({ message }) => message.includes(what))) {
    await pause(5);
  }
  return lines;
}

test('the log tells what begins and ends, and no names', async (t) => {
  const { client, pay } = await till(t);
  t.after(() => setLog(undefined));
  const lines = [];
  setLog((line) => lines.push(line));
  const payment = await pay();
  const refund = await client.refund(refundOf(payment, { reason: 'Mrs Wong brought it back' }));
  assert.equal(refund.status, 'succeeded');
  const told = await heard(lines, 'a refund ended');
  assert.ok(told.every(({ level }) => ['info', 'warn', 'error'].includes(level)));
  assert.doesNotMatch(JSON.stringify(told), /Wong/);
  const before = lines.length;
  const later = [];
  setLog((line) => later.push(line));
  await client.refund(refundOf(await pay()));
  await heard(later, 'a refund ended');
  assert.equal(lines.length, before);
});

test('a listener that throws or rejects ends no call', async (t) => {
  const { client, pay } = await till(t);
  t.after(() => setLog(undefined));
  const full = new Error('the disk is full');
  const broken = [
    () => {
      throw full;
    },
    async () => Promise.reject(full),
  ];
  for (const listener of broken) {
    const warned = new Promise((resolve) => {
      process.on('warning', function told(warning) {
        if (warning.code === 'TILLBACK_LOG') {
          process.off('warning', told);
          resolve(warning);
        }
      });
    });
    setLog(listener);
    assert.equal((await client.refund(refundOf(await pay()))).status, 'succeeded');
    assert.doesNotMatch((await warned).message, /disk/);
  }
});

test('listeners that were replaced leave nothing behind', async () => {
  const { code, out, err } = await run('listening.mjs', {}, { flags: ['--expose-gc'] });
  assert.deepEqual([code, out, err], [0, 'gone\n', '']);
});

test('a level that nobody knows is refused, and the listener before stays', async (t) => {
  const { client, pay } = await till(t);
  t.after(() => setLog(undefined));
  const lines = [];
  setLog((line) => lines.push(line), { level: 'debug' });
  assert.throws(() => setLog(() => {}, { level: 'loud' }), { code: 'OPTION_INVALID', field: 'level' });
  assert.throws(() => setLog('console'), { code: 'ARGUMENT_INVALID', field: 'tell' });
  await client.refund(refundOf(await pay()));
  await heard(lines, 'a refund ended');
});
