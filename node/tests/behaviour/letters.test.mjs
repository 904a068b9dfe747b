// What goes wrong where a call is handed over, or its end is told, is no matter of other calls.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InternalError } from 'tillback';
import { run } from '../programs.mjs';
import { refundOf, seen, till } from '../till.mjs';

/** A signal of a program's own, parts of which break. */
function signal(broken) {
  return { aborted: false, addEventListener() {}, removeEventListener() {}, ...broken };
}

function breaks() {
  throw new TypeError('a signal that breaks');
}

test('a signal that can not be listened to stops a call before it is made', async (t) => {
  const { client, sandbox, pay } = await till(t);
  const payment = await pay();
  const request = refundOf(payment, { signal: signal({ addEventListener: breaks }) });
  await assert.rejects(client.refund(request), TypeError);
  assert.equal(await client.finish(20_000), true);
  assert.equal((await sandbox.refunded(payment.id)).amount, '0.00');
});

test('a signal that breaks when a call has ended loses no other call', async (t) => {
  const { client, pay } = await till(t);
  const { id: reference } = await pay();
  const question = { account: 'pockyt', reference };
  const questions = [
    client.getRefund('nobody knows it'),
    client.getRefund('nobody knows it', { signal: signal({ removeEventListener: breaks }) }),
    client.getRefund('nobody knows it'),
    client.transaction(question),
  ];
  const [first, broken, third, read] = await Promise.allSettled(questions);
  assert.equal(first.reason.code, 'REFUND_NOT_FOUND');
  assert.ok(broken.reason instanceof InternalError);
  assert.equal(third.reason.code, 'REFUND_NOT_FOUND');
  assert.equal(read.value.status, 'paid');
});

test('an abort is an abort, whatever its event says', async (t) => {
  const { client, sandbox, pay } = await till(t);
  const { id: reference } = await pay();
  await sandbox.fault('hang_before', { operation: 'query' });
  let abort;
  const own = signal({
    addEventListener(_name, listener) {
      abort = () => listener(new Event('abort'));
    },
  });
  const question = client.transaction({ account: 'pockyt', reference, signal: own });
  await seen(sandbox, 'query');
  abort();
  await assert.rejects(question, { code: 'CANCELLED' });
});

test('stacks that are no text are as good as none', async (t) => {
  const { sandbox, pay } = await till(t);
  const given = { accounts: sandbox.accounts(), payment: (await pay()).id };
  const { code, out, err } = await run('unreadable.mjs', given);
  const codes = Array(3).fill('REFUND_NOT_FOUND').join(' ');
  assert.deepEqual([code, out, err], [0, `${codes}\npaid\n`, '']);
});

const [major] = process.versions.node.split('.').map(Number);
const skip = major < 20 && 'this Node has no timers for tests; newer ones run it';

test('timers that a test has replaced are not those of the calls', { skip }, async (t) => {
  const { sandbox, pay } = await till(t);
  const { code, out } = await run('mocked.mjs', { accounts: sandbox.accounts(), payment: (await pay()).id });
  assert.deepEqual([code, out], [0, 'succeeded\n']);
});

test('who stops waiting does not wait for progress either', async (t) => {
  const { client, sandbox, pay } = await till(t);
  const payment = await pay();
  const stop = new AbortController();
  const progress = () => new Promise(() => {});
  const refunds = client.refundMany([refundOf(payment)], { progress, signal: stop.signal });
  await seen(sandbox, 'refund');
  stop.abort();
  assert.equal((await refunds).length, 1);
});

test('a payment that was changed is the one that it says, and not the one that was read', async (t) => {
  const { client, sandbox, pay } = await till(t);
  const [first, second] = [await pay(), await pay()];
  const read = await client.transaction({ account: 'pockyt', reference: first.id });
  const other = await client.transaction({ account: 'pockyt', reference: second.id });
  await client.refund(refundOf(second, { transaction: Object.assign(read, other) }));
  assert.equal((await sandbox.refunded(first.id)).amount, '0.00');
  assert.equal((await sandbox.refunded(second.id)).amount, '25.00');
});
