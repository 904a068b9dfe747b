import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { test } from 'node:test';
import { CallCancelledError, Money, TillbackError } from 'tillback';
import { refundOf, seen, till } from '../till.mjs';

test('aborted before it begins: nothing is sent, and the key is free', async (t) => {
  const { client, sandbox, pay } = await till(t);
  const payment = await pay();
  const request = refundOf(payment);
  const reason = new Error('the customer left');
  const error = await client.refund({ ...request, signal: AbortSignal.abort(reason) }).catch((error) => error);
  assert.ok(error instanceof CallCancelledError, String(error));
  assert.equal(error.code, 'CANCELLED');
  assert.equal(error.cause, reason);
  assert.deepEqual(await sandbox.requests(), []);
  await assert.rejects(client.getRefund(request.idempotencyKey), { code: 'REFUND_NOT_FOUND' });
  assert.equal((await client.refund(request)).status, 'succeeded');
});

test('aborted while the payment is looked up: no money moves', async (t) => {
  const { client, sandbox, pay } = await till(t);
  const payment = await pay();
  await sandbox.fault('hang_before', { operation: 'query' });
  const stop = new AbortController();
  const request = refundOf(payment);
  const refund = client.refund({ ...request, signal: stop.signal });
  await seen(sandbox, 'query');
  stop.abort();
  await assert.rejects(refund, { name: 'CallCancelledError', cause: stop.signal.reason });
  assert.deepEqual(await sandbox.refunded(payment.id), Money('0', 'USD'));
  assert.equal((await client.refund(request)).status, 'succeeded');
});

test('aborted after it was sent: it is no error, and goes on', async (t) => {
  const { client, sandbox, pay } = await till(t);
  const payment = await pay();
  await sandbox.fault('delay', { operation: 'refund', ms: 1_500 });
  const stop = new AbortController();
  const request = refundOf(payment);
  const refund = client.refund({ ...request, signal: stop.signal });
  await seen(sandbox, 'refund');
  stop.abort();
  const moment = await refund;
  assert.equal(moment.status, 'unknown');
  assert.equal((await client.waitForRefund(request.idempotencyKey, { deadline: 20_000 })).status, 'succeeded');
  assert.deepEqual(await sandbox.refunded(payment.id), Money('25', 'USD'));
});

test('aborted when it has ended: nothing happens', async (t) => {
  const { client, pay } = await till(t);
  const stop = new AbortController();
  const refund = await client.refund(refundOf(await pay(), { signal: stop.signal }));
  stop.abort();
  assert.equal(refund.status, 'succeeded');
});

test('a question is aborted at once, and a time limit ends it with an error of its own', async (t) => {
  const { client, sandbox, pay } = await till(t);
  const { id: reference } = await pay();
  await sandbox.fault('hang_before', { operation: 'query', times: Number.POSITIVE_INFINITY });
  const stop = new AbortController();
  const asked = client.transaction({ account: 'pockyt', reference, signal: stop.signal });
  await seen(sandbox, 'query');
  stop.abort('enough');
  await assert.rejects(asked, { code: 'CANCELLED', cause: 'enough' });
  const late = client.transaction({ account: 'pockyt', reference, timeout: 50 });
  await assert.rejects(late, { name: 'TimedOutError', code: 'TIMED_OUT' });
  const { signal } = stop;
  assert.deepEqual(await client.settle({ deadline: 1000, signal }), { ended: [], open: [] });
  await assert.rejects(client.listRefunds({ signal }).next(), { code: 'CANCELLED' });
  await assert.rejects(client.report({ journal: true }, { signal }), { code: 'CANCELLED' });
});

test('many calls share a signal with one listener, which is gone when they have ended', async (t) => {
  const { client, sandbox, pay } = await till(t);
  const { id: reference } = await pay();
  await sandbox.fault('hang_before', { operation: 'query', times: 30 });
  const stop = new AbortController();
  const { signal } = stop;
  const warnings = [];
  const warn = (warning) => warnings.push(warning);
  process.on('warning', warn);
  const asked = Array.from({ length: 30 }, () => client.transaction({ account: 'pockyt', reference, signal }));
  assert.equal(getEventListeners(signal, 'abort').length, 1);
  const ended = Promise.allSettled(asked);
  stop.abort();
  assert.ok((await ended).every(({ reason }) => reason.code === 'CANCELLED'));
  assert.equal(getEventListeners(signal, 'abort').length, 0);
  const other = new AbortController();
  await sandbox.clearFaults();
  await client.transaction({ account: 'pockyt', reference, signal: other.signal });
  assert.equal(getEventListeners(other.signal, 'abort').length, 0);
  process.off('warning', warn);
  assert.deepEqual(warnings, []);
});

test('what progress throws ends the call, and is what it rejects with', async (t) => {
  const { client, sandbox, pay } = await till(t);
  const payments = await Promise.all(Array.from({ length: 40 }, () => pay('1.00')));
  await sandbox.fault('delay', { operation: 'refund', ms: 50, times: Number.POSITIVE_INFINITY });
  const stop = new Error('enough');
  const requests = payments.map((payment) => refundOf(payment));
  const progress = () => {
    throw stop;
  };
  await assert.rejects(client.refundMany(requests, { atOnce: 1, progress }), stop);
  const later = async () => Promise.reject(stop);
  await assert.rejects(
    client.queryMany(
      payments.map(({ id }) => id),
      { account: 'pockyt', progress: later },
    ),
    stop,
  );
  await client.finish(20_000);
  const sent = (await sandbox.requests()).filter(({ operation }) => operation === 'refund').length;
  assert.ok(sent < payments.length, `${sent} refunds were sent all the same`);
});

test("an error of tillback's that progress throws does not say that no money moved", async (t) => {
  const { client, pay } = await till(t);
  const payments = await Promise.all(Array.from({ length: 3 }, () => pay('1.00')));
  const requests = payments.map((payment) => refundOf(payment));
  for (const progress of [() => client.capabilities('moon'), () => client.getRefund('no such key')]) {
    await assert.rejects(client.refundMany(requests, { atOnce: 1, progress }), (error) => {
      assert.ok(!(error instanceof TillbackError));
      assert.ok(error.cause instanceof TillbackError);
      return true;
    });
  }
  const [first] = requests;
  assert.equal((await client.getRefund(first.idempotencyKey)).status, 'succeeded');
});

test('progress tells each one as it ends, in the context of the caller', async (t) => {
  const { AsyncLocalStorage } = await import('node:async_hooks');
  const { client, pay } = await till(t);
  const payments = await Promise.all(Array.from({ length: 5 }, () => pay('1.00')));
  const context = new AsyncLocalStorage();
  const told = [];
  const done = await context.run('order 7', () =>
    client.refundMany(
      payments.map((payment) => refundOf(payment)),
      { progress: ({ index, answered }) => told.push([index, answered, context.getStore()]) },
    ),
  );
  assert.deepEqual(told.map(([index]) => index).sort(), [0, 1, 2, 3, 4]);
  assert.deepEqual(
    told.map(([, answered, store]) => [answered, store]),
    [1, 2, 3, 4, 5].map((n) => [n, 'order 7']),
  );
  assert.deepEqual(
    done.map(({ index }) => index),
    [0, 1, 2, 3, 4],
  );
});
