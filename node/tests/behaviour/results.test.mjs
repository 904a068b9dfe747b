import assert from 'node:assert/strict';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { Client, Money } from 'tillback';
import { folder, refundOf, till } from '../till.mjs';

test('a refund is plain data', async (t) => {
  const { client, sandbox, pay } = await till(t);
  const payment = await pay();
  const refund = await client.refund(refundOf(payment, { amount: Money('5.00', 'USD') }));
  assert.equal(Object.getPrototypeOf(refund), Object.prototype);
  assert.deepEqual([refund.status, refund.isFinal, refund.amount], ['succeeded', true, Money('5.00', 'USD')]);
  assert.deepEqual(await sandbox.refunded(payment.id), Money('5.00', 'USD'));
  assert.ok(
    refund.createdAt instanceof Date && refund.history[0].at instanceof Date && refund.attempts[0].at instanceof Date,
  );
  assert.ok(Math.abs(Date.now() - refund.createdAt.getTime()) < 60_000);
  assert.deepEqual(structuredClone(refund), refund);
  const written = JSON.parse(JSON.stringify(refund));
  assert.equal(written.createdAt, refund.createdAt.toISOString());
  assert.equal(JSON.parse(refund.raw).result.refundAmount, '5.00');
  assert.equal('reason' in refund, false, 'what is absent is left out');
});

test('the payment that was just read needs no second look, and a copy of it does', async (t) => {
  const { client, sandbox, pay } = await till(t);
  const looks = async () => (await sandbox.requests()).filter(({ operation }) => operation === 'query').length;
  for (const [copied, more] of [
    [(transaction) => transaction, 0],
    [(transaction) => ({ ...transaction }), 1],
    [(transaction) => structuredClone(transaction), 1],
    [(transaction) => JSON.parse(JSON.stringify(transaction)), 1],
  ]) {
    const payment = await pay();
    const read = await client.transaction({ account: 'pockyt', reference: payment.id });
    assert.deepEqual(read.refundable, Money('25.00', 'USD'));
    const before = await looks();
    const refund = await client.refund(refundOf(payment, { transaction: copied(read) }));
    assert.equal(refund.status, 'succeeded');
    assert.equal((await looks()) - before, more, String(copied));
  }
});

test('payments of many questions are kept for their refunds as well', async (t) => {
  const { client, sandbox, pay } = await till(t);
  const payments = await Promise.all(['1.00', '2.00', '3.00'].map((amount) => pay(amount)));
  const asked = [...payments.map(({ id }) => id), '399999999999999999'];
  const read = await client.queryMany(asked, { account: 'pockyt' });
  assert.deepEqual(
    read.map(({ index, result, error }) => [index, result?.id ?? error?.code]),
    [...payments.map(({ id }, index) => [index, id]), [3, 'TRANSACTION_NOT_FOUND']],
  );
  const before = (await sandbox.requests()).length;
  const requests = read.slice(0, 3).map(({ result }, n) => refundOf(payments[n], { transaction: result }));
  const done = await client.refundMany(requests);
  assert.deepEqual(
    done.map(({ result }) => result.amount.amount),
    ['1.00', '2.00', '3.00'],
  );
  assert.equal((await sandbox.requests()).length - before, 3);
});

test('ids are text, also where the gateway writes a number', async (t) => {
  const { client, pay } = await till(t);
  const payment = await pay('10.00', 'yedpay');
  const read = await client.transaction({ account: 'yedpay', reference: payment.id });
  assert.equal(typeof read.details.gatewayId, 'string');
});

test('the journal is opened by the first call, and what is wrong with it is told by each until it is put right', async (t) => {
  const { sandbox, pay } = await till(t);
  const path = join(await folder(t), 'later', 'refunds.tillback');
  const client = new Client({ accounts: sandbox.accounts(), journal: path });
  t.after(() => client.close());
  const request = refundOf(await pay());
  await assert.rejects(client.open(), { name: 'JournalError' });
  await assert.rejects(client.refund(request), { name: 'JournalError' });
  await mkdir(dirname(path));
  await client.open();
  assert.equal((await client.refund(request)).status, 'succeeded');
  assert.ok((await stat(path)).size > 0);
});

test('a list is read as it is iterated over', async (t) => {
  const { client, pay } = await till(t);
  const keys = [];
  for (let n = 0; n < 5; n++) {
    const request = refundOf(await pay(), { amount: Money('1', 'USD') });
    keys.push((await client.refund(request)).idempotencyKey);
  }
  const read = [];
  for await (const refund of client.listRefunds({ statuses: ['succeeded'] })) {
    read.push(refund.idempotencyKey);
  }
  assert.deepEqual(read, keys);
  const list = client.listRefunds();
  for await (const refund of list) {
    assert.equal(refund.idempotencyKey, keys[0]);
    break;
  }
  assert.deepEqual(await list.next(), { done: true, value: undefined }, 'a list that was left is over');
  assert.deepEqual(await client.listRefunds({ open: true }).next(), { done: true, value: undefined });
});

test('a report tells rows and totals, and goes on behind the last row', async (t) => {
  const { client, pay } = await till(t);
  const payments = await Promise.all(['1.00', '2.00', '3.00'].map((amount) => pay(amount, 'yedpay')));
  await client.refund(refundOf(payments[1]));
  const report = await client.report(
    { account: 'yedpay', references: payments.map(({ id }) => id) },
    { timeZone: 'Asia/Hong_Kong' },
  );
  assert.equal(report.expected, 3);
  const asked = [];
  for await (const row of report) {
    asked.push(row.asked);
    assert.equal(row.agreement.word, 'agrees');
    assert.match(row.day, /^\d{4}-\d\d-\d\d$/);
    break;
  }
  for await (const row of report) {
    asked.push(row.asked);
  }
  assert.deepEqual(asked.sort(), payments.map(({ id }) => id).sort());
  assert.deepEqual(report.tally, { rows: 3, failed: 0, disagreeing: 0, duplicates: 0, leftOut: 0 });
  const [total] = report.totals('currency');
  assert.deepEqual([total.currency, total.rows, total.paid, total.refunded], ['HKD', 3, '6.00', '2.00']);
  assert.throws(() => report.totals('moon'), { code: 'OPTION_INVALID', field: 'by' });
  await assert.rejects(report.save(1), { code: 'OPTION_INVALID' });
});

test('rows of a report that are asked for at once come in turn', async (t) => {
  const { client, pay } = await till(t);
  const payments = await Promise.all(Array.from({ length: 6 }, () => pay()));
  const report = await client.report({ account: 'pockyt', references: payments.map(({ id }) => id) });
  const given = await Promise.all(Array.from({ length: 8 }, () => report.next()));
  const rows = given.filter(({ done }) => !done).map(({ value }) => value.asked);
  assert.deepEqual(rows.sort(), payments.map(({ id }) => id).sort());
  assert.equal(report.tally.rows, 6);
});

test('whoever stopped reading a report still saves how far it is', async (t) => {
  const { client, pay } = await till(t);
  const payments = await Promise.all(['1.00', '2.00', '3.00'].map((amount) => pay(amount)));
  const source = { account: 'pockyt', references: payments.map(({ id }) => id) };
  const stop = new AbortController();
  const report = await client.report(source, { checkpoint: 'stopped', signal: stop.signal });
  await report.next();
  stop.abort();
  await assert.rejects(report.next(), { code: 'CANCELLED' });
  await assert.rejects(report.save(-5), { code: 'ARGUMENT_INVALID', field: 'position' });
  await report.save(23);
  const again = await client.report(source, { checkpoint: 'stopped' });
  assert.deepEqual([again.position, again.tally.rows], [23, 1]);
  assert.equal((await report.finish()).rows, 1);
});

test('a report with a checkpoint goes on where an earlier one was saved', async (t) => {
  const { client, pay } = await till(t);
  const payments = await Promise.all(['1.00', '2.00', '3.00'].map((amount) => pay(amount)));
  const source = { account: 'pockyt', references: payments.map(({ id }) => id) };
  const first = await client.report(source, { checkpoint: 'november' });
  const { value } = await first.next();
  await first.save(17);
  const second = await client.report(source, { checkpoint: 'november' });
  assert.equal(second.position, 17);
  const asked = [value.asked];
  for await (const row of second) {
    asked.push(row.asked);
  }
  assert.deepEqual(asked.sort(), payments.map(({ id }) => id).sort());
  assert.equal((await second.finish()).rows, 3);
  assert.equal((await client.report(source, { checkpoint: 'november' })).position, 0);
});
