import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client, Money } from 'tillback';
import { run } from '../programs.mjs';
import { folder, refundOf, seen, till } from '../till.mjs';

test('a client keeps no process alive, and a call under way does', async (t) => {
  const { sandbox, pay } = await till(t);
  const given = { accounts: sandbox.accounts(), payment: (await pay()).id };
  assert.deepEqual(await run('idle.mjs', given), { code: 0, killedBy: null, out: 'paid\n', err: '' });
  await sandbox.fault('delay', { operation: 'query', ms: 300 });
  assert.deepEqual(await run('pending.mjs', given), { code: 0, killedBy: null, out: 'paid\n', err: '' });
  assert.deepEqual(await sandbox.faults(), []);
});

test("a rejection that somebody waits for is nobody else's", async (t) => {
  const { sandbox } = await till(t);
  const given = { accounts: sandbox.accounts() };
  const handled = await run('left.mjs', { ...given, handled: true });
  const codes = ['ARGUMENT_INVALID', 'REFERENCE_INVALID', 'CANCELLED', 'REFUND_NOT_FOUND'];
  assert.deepEqual([handled.code, handled.err], [0, '']);
  assert.deepEqual(handled.out.trim().split('\n').sort(), codes.sort());
  const left = await run('left.mjs', given);
  assert.equal(left.code, 1);
  assert.match(left.err, /REFUND_NOT_FOUND/);
});

test('a panic is an InternalError, and the process goes on', async (t) => {
  const { sandbox, pay } = await till(t);
  const { code, out } = await run('breaking.mjs', { accounts: sandbox.accounts(), payment: (await pay()).id });
  assert.deepEqual([code, out], [0, 'true INTERNAL later true\nthrown true\npaid\n']);
});

test('a process may end at any moment', async (t) => {
  const { sandbox, pay } = await till(t);
  const given = { accounts: sandbox.accounts(), payment: (await pay()).id };
  for (const after of [0, 0, 1, 2, 5, 10]) {
    const { code, killedBy } = await run('exiting.mjs', { ...given, after });
    assert.deepEqual([code, killedBy], [7, null]);
  }
});

test('threads come and go, some in the middle of their calls', async (t) => {
  const { sandbox, pay } = await till(t);
  const journal = `${await folder(t)}/refunds.tillback`;
  const rounds = 3;
  const payments = {};
  for (let round = 0; round < rounds; round++) {
    for (const n of [0, 1]) {
      payments[`worker-${round}-${n}`] = (await pay('1.00')).id;
    }
  }
  await sandbox.fault('hang_before', { gateway: 'yedpay', operation: 'query', times: Number.POSITIVE_INFINITY });
  const hanging = (await pay('1.00', 'yedpay')).id;
  const ended = await run('workers.mjs', { accounts: sandbox.accounts(), journal, payments, hanging, rounds });
  assert.deepEqual(ended, {
    code: 0,
    killedBy: null,
    out: 'succeeded succeeded under way left\n'.repeat(rounds),
    err: '',
  });
  for (const id of Object.values(payments)) {
    assert.deepEqual(await sandbox.refunded(id), Money('1.00', 'USD'));
  }
});

test('a refund that was sent is finished, also when the thread that asked for it has ended', async (t) => {
  const { sandbox, pay } = await till(t);
  const payment = (await pay()).id;
  await sandbox.fault('delay', { operation: 'refund', ms: 1000 });
  const given = { accounts: sandbox.accounts(), payment, journal: `${await folder(t)}/refunds.tillback` };
  const { code, out, err } = await run('sending.mjs', given);
  assert.deepEqual([code, out, err], [0, 'succeeded 1 true\n', '']);
  assert.deepEqual(await sandbox.refunded(payment), Money('25.00', 'USD'));
});

test('the processes of a cluster share a journal: each key is one refund', async (t) => {
  const { sandbox, pay } = await till(t);
  const payments = await Promise.all(Array.from({ length: 10 }, () => pay('1.00')));
  const given = {
    accounts: sandbox.accounts(),
    journal: `${await folder(t)}/refunds.tillback`,
    payments: payments.map(({ id }) => id),
    processes: 3,
  };
  const { code, out, err } = await run('cluster.mjs', given);
  assert.deepEqual([code, err], [0, '']);
  const told = JSON.parse(out);
  for (const one of told) {
    assert.deepEqual(one.ids, told[0].ids);
    assert.deepEqual(one.statuses, Array(10).fill('succeeded'));
  }
  for (const { id } of payments) {
    const { refunds, refunded } = await sandbox.payment(id);
    assert.deepEqual([refunds.length, refunded], [1, Money('1.00', 'USD')]);
  }
});

test('closing gives what was sent time to come to its end', async (t) => {
  const { sandbox, pay } = await till(t);
  const journal = `${await folder(t)}/refunds.tillback`;
  const client = new Client({ accounts: sandbox.accounts(), journal });
  const payment = await pay();
  await sandbox.fault('delay', { operation: 'refund', ms: 1000 });
  const request = refundOf(payment);
  const stop = new AbortController();
  const refund = client.refund({ ...request, signal: stop.signal });
  await seen(sandbox, 'refund');
  stop.abort();
  assert.equal((await refund).status, 'unknown');
  await client.close();
  await client.close();
  await assert.rejects(client.refund(request), { code: 'ARGUMENT_INVALID', field: 'client' });
  await assert.rejects(client.listRefunds().next(), { field: 'client' });
  await assert.rejects(client.report({ journal: true }), { field: 'client' });
  const later = new Client({ accounts: sandbox.accounts(), journal });
  t.after(() => later.close());
  assert.equal((await later.getRefund(request.idempotencyKey)).status, 'succeeded');
});
