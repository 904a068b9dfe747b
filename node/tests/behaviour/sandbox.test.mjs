import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { Client, Money } from 'tillback';
import { Sandbox } from 'tillback/sandbox';
import { run } from '../programs.mjs';
import { refundOf, till } from '../till.mjs';

test('every gateway has an account that works, plain and with TLS', async (t) => {
  const { sandbox } = await till(t);
  for (const tls of [false, true]) {
    const trust = tls ? [sandbox.caPem] : [];
    const client = new Client({ accounts: sandbox.accounts({ tls }), journal: ':memory:', trust });
    t.after(() => client.close());
    assert.deepEqual(client.accounts, ['paycross', 'pockyt', 'yedpay']);
    for (const gateway of client.accounts) {
      const payment = await sandbox.pay(gateway, Money('9.00', 'HKD'), { reference: `order-${gateway}-${tls}` });
      const refund = await client.refund(
        refundOf(payment, { transaction: { kind: 'merchant', text: payment.reference } }),
      );
      assert.equal(refund.status, 'succeeded', gateway);
      assert.deepEqual(await sandbox.refunded(payment.id), Money('9.00', 'HKD'));
    }
  }
  assert.match(sandbox.tlsUrls.pockyt, /^https:\/\/localhost:\d+$/);
  assert.equal(sandbox.account('yedpay', { name: 'hk' }).name, 'hk');
});

test('a sandbox runs until it is closed, whatever is kept of it', async () => {
  const { code, out, err } = await run('forgotten.mjs', {}, { flags: ['--expose-gc'] });
  assert.deepEqual([code, out, err], [0, 'paid\n', '']);
});

test('the books tell what really happened', async (t) => {
  const { client, sandbox } = await till(t);
  const payment = await sandbox.pay('yedpay', Money('25.00', 'HKD'), { reference: 'order-1', state: 'created' });
  assert.deepEqual([payment.state, payment.amount, payment.refunds], ['created', Money('25', 'HKD'), []]);
  await assert.rejects(client.refund(refundOf(payment)), { code: 'TRANSACTION_NOT_PAID' });
  assert.equal((await sandbox.change(payment.id, { state: 'paid' })).state, 'paid');
  const byHand = await sandbox.refundByHand(payment.id, { amount: Money('5', 'HKD'), reason: 'at the counter' });
  assert.deepEqual([byHand.byHand, byHand.state, byHand.reason], [true, 'done', 'at the counter']);
  await assert.rejects(sandbox.refundByHand(payment.id, { amount: Money('5', 'USD') }), TypeError);
  const refund = await client.refund(refundOf(payment));
  assert.deepEqual(refund.amount, Money('20.00', 'HKD'));
  const { refunds, refundable } = await sandbox.payment(payment.id);
  assert.deepEqual([refunds.length, refundable], [2, Money('0', 'HKD')]);
  assert.ok(refunds[1].createdAt instanceof Date);
  assert.equal((await sandbox.payments()).length, 1);
  await assert.rejects(sandbox.payment('no such'), /The sandbox says: /);
  await sandbox.reset();
  assert.deepEqual(await sandbox.payments(), []);
});

test('things go wrong on demand', async (t) => {
  const { client, sandbox, pay } = await till(t);
  await sandbox.fault('decline', { gateway: 'pockyt', message: 'no money left' });
  await sandbox.fault('status', { status: 429, retryAfter: 7, operation: 'query', skip: 1 });
  assert.deepEqual(await sandbox.faults(), ['decline', 'status']);
  const payment = await pay();
  const declined = await client.refund(refundOf(payment));
  assert.deepEqual([declined.status, declined.isFinal], ['refused', true]);
  const limited = client.transaction({ account: 'pockyt', reference: payment.id });
  await assert.rejects(limited, { name: 'RateLimitedError', retryAfter: 7000, httpStatus: 429 });
  assert.deepEqual(await sandbox.faults(), []);
  await sandbox.down('pockyt');
  await assert.rejects(client.refund(refundOf(payment)), { name: 'UnreachableError' });
  await sandbox.up('pockyt');
  await sandbox.fault('pending_refund', { ms: 3_600_000 });
  const request = refundOf(payment, { deadline: 2000 });
  assert.equal((await client.refund(request)).status, 'pending');
  await sandbox.advance(3_600_000);
  assert.equal((await client.waitForRefund(request.idempotencyKey, { deadline: 20_000 })).status, 'succeeded');
  await sandbox.fault('reset_before', { times: Number.POSITIVE_INFINITY });
  await sandbox.clearFaults();
  assert.deepEqual(await sandbox.faults(), []);
  const seen = (await sandbox.requests()).filter(({ operation }) => operation === 'refund');
  assert.deepEqual([seen[0].gateway, seen[0].faults, seen[0].status], ['pockyt', ['decline'], 200]);
});

test('a fault that would strike nothing, or be told nothing, is refused', async (t) => {
  const { sandbox } = await till(t);
  await assert.rejects(sandbox.fault('delay'), /needs ms/);
  await assert.rejects(sandbox.fault('reset_after', { ms: 5 }), /takes no ms/);
  await assert.rejects(sandbox.fault('reset_after', { times: 0 }), /at least one/);
  assert.deepEqual(await sandbox.faults(), []);
});

test('notifications come to a server, and are what the program believes', async (t) => {
  const { client, sandbox } = await till(t);
  const delivered = [];
  const server = createServer((request, response) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', async () => {
      const webhook = { account: 'yedpay', headers: request.headers, body: Buffer.concat(parts) };
      const event = await client.receiveWebhook(webhook);
      delivered.push(event);
      response.end(event.acknowledgement);
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const notificationUrl = `http://127.0.0.1:${server.address().port}/webhook`;
  const payment = await sandbox.pay('yedpay', Money('25.00', 'HKD'), { notificationUrl });
  const request = refundOf(payment);
  await client.refund(request);
  const [notification] = await sandbox.notifications({ atLeast: 1 });
  while (delivered.length === 0 || !(await sandbox.notifications())[0].delivered) {
    // Until the merchant's answer is back.
  }
  assert.equal(notification.url, notificationUrl);
  assert.deepEqual(delivered[0].refundKeys, [request.idempotencyKey]);
  // By hand, in every form that a web server has them in, and forged.
  for (const headers of [
    notification.headers,
    Object.fromEntries(notification.headers),
    new Headers(notification.headers),
  ]) {
    for (const body of [
      notification.body,
      Buffer.from(notification.body),
      new TextEncoder().encode(notification.body),
    ]) {
      const event = await client.verifyWebhook({ account: 'yedpay', headers, body });
      assert.equal(event.dedupeKey, delivered[0].dedupeKey);
    }
  }
  const forged = { account: 'yedpay', headers: notification.headers, body: notification.body.replace('25', '26') };
  await assert.rejects(client.receiveWebhook(forged), { name: 'SignatureError', code: 'SIGNATURE_INVALID' });
  await assert.rejects(sandbox.notifications({ atLeast: 9, within: 1 }), /and not 9/);
});

/** A sandbox on ports of our choice, which somebody else may have. */
async function onPorts(options) {
  for (;;) {
    const port = 20_000 + 11 * Math.floor(Math.random() * 900);
    try {
      return { port, sandbox: await Sandbox.start({ ...options, port }) };
    } catch (error) {
      assert.deepEqual([error.name, error.field], ['ConfigurationError', 'port']);
    }
  }
}

test('it listens where it is told to, and stops', async () => {
  const options = { seed: 3, seeded: true };
  const { port, sandbox } = await onPorts(options);
  assert.equal(new URL(sandbox.controlUrl).port, `${port}`);
  const ids = (await sandbox.payments()).map(({ id }) => id);
  assert.ok(ids.length > 3);
  await assert.rejects(Sandbox.start({ port }), { name: 'ConfigurationError', field: 'port' });
  await sandbox.close();
  await sandbox.close();
  await assert.rejects(sandbox.payments(), /closed/);
  const again = await Sandbox.start({ ...options, port });
  assert.deepEqual(
    (await again.payments()).map(({ id }) => id),
    ids,
  );
  await again[Symbol.asyncDispose]();
});
