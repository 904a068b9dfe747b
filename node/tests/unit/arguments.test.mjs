import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Client, InvalidRequestError, Money, TransactionRef } from 'tillback';

const shop = {
  gateway: 'pockyt',
  name: 'shop',
  // Nobody listens there: whatever gets so far is UNREACHABLE.
  environment: 'http://127.0.0.1:9',
  merchantNo: '200043',
  storeNo: '300014',
  token: 'a-secret-of-the-test',
};
const client = new Client({ accounts: [shop], journal: ':memory:' });
after(() => client.close());

const request = { account: 'shop', transaction: '312345678901234567', idempotencyKey: 'key' };

async function refusal(call) {
  const error = await call().then(
    () => assert.fail('it was not refused'),
    (error) => error,
  );
  assert.ok(error instanceof InvalidRequestError, String(error));
  return error;
}

/** A refusal of this package, and not of the engine. */
async function mistyped(call) {
  const error = await refusal(call);
  assert.equal(error.code, 'ARGUMENT_INVALID');
  assert.match(error.message, /Nothing was sent\.$/);
  return error;
}

test('a name that a call does not know is refused, for a misspelt amount would be a refund of everything', async () => {
  const error = await mistyped(() => client.refund({ ...request, amout: Money('1', 'USD') }));
  assert.match(error.message, /There is no amout; there are account, .*amount/);
  await mistyped(() => client.settle({ deadline: 1, timeout: 1 }));
  await mistyped(() => client.refundMany([{ ...request, amuont: Money('1', 'USD') }]));
  await mistyped(() => client.listRefunds({ status: ['review'] }).next());
  await mistyped(() => client.report({ journal: true, asks: false }));
});

test('an amount that was never set is refused, for the same reason', async () => {
  for (const amount of [undefined, null]) {
    const error = await mistyped(() => client.refund({ ...request, amount }));
    assert.equal(error.field, 'amount');
    assert.match(error.message, /Leave it out/);
  }
  assert.equal((await mistyped(() => client.refund({ ...request, amount: 12.5 }))).field, 'amount');
  assert.equal(
    (await mistyped(() => client.refund({ ...request, amount: { amount: 12.5, currency: 'USD' } }))).field,
    'amount',
  );
  assert.equal((await mistyped(() => client.refund({ ...request, amount: '12.50 USD' }))).field, 'amount');
});

test('each member is read once, so that an amount can not change on the way', async () => {
  let reads = 0;
  const shifty = {
    ...request,
    get amount() {
      reads += 1;
      return reads === 1 ? Money('5.00', 'USD') : undefined;
    },
  };
  await assert.rejects(client.refund(shifty), { code: 'UNREACHABLE' });
  assert.equal(reads, 1);
});

test('what a class computes is as good as a member, misspelt or not', async () => {
  class Return {
    account = 'shop';
    transaction = '312345678901234567';
    idempotencyKey = 'key';
    describe() {
      return 'a method is no member';
    }
  }
  class Whole extends Return {
    get reason() {
      return 'x'.repeat(201);
    }
  }
  class Misspelt extends Whole {
    get amout() {
      return Money('5.00', 'USD');
    }
  }
  await assert.rejects(client.refund(new Return()), { code: 'UNREACHABLE' });
  assert.equal((await refusal(() => client.refund(new Whole()))).field, 'reason');
  assert.equal((await mistyped(() => client.refund(new Misspelt()))).field, 'amout');
});

test('an amount is seen wherever an object has it', async () => {
  const base = { account: 'shop', transaction: '312345678901234567', idempotencyKey: 'key' };
  // Refused by the engine, because it is seen.
  const amount = Money('0', 'USD');
  class Request {
    constructor() {
      Object.assign(this, base);
    }
  }
  Request.prototype.amount = amount;
  const requests = [
    Object.assign(Object.create({ amount }), base),
    Object.assign(Object.create(Object.assign(Object.create(null), { amount })), base),
    Object.defineProperty({ ...base }, 'amount', { value: amount }),
    Object.defineProperty({ ...base }, 'amount', { get: () => amount }),
    new Request(),
    new Proxy(
      { ...base },
      {
        has: (target, name) => name === 'amount' || name in target,
        get: (target, name) => (name === 'amount' ? amount : target[name]),
      },
    ),
  ];
  for (const given of requests) {
    await assert.rejects(client.refund(given), { code: 'AMOUNT_NOT_POSITIVE' });
  }
  const misspelt = Object.assign(Object.create({ amout: amount }), base);
  assert.equal((await mistyped(() => client.refund(misspelt))).field, 'amout');
  await assert.rejects(client.refund(Object.freeze(Object.assign(Object.create(null), base))), { code: 'UNREACHABLE' });
});

test('what every object was made to have is no amount', async (t) => {
  Object.defineProperty(Object.prototype, 'amount', { value: 'everything', configurable: true, enumerable: true });
  t.after(() => Reflect.deleteProperty(Object.prototype, 'amount'));
  await assert.rejects(client.refund(request), { code: 'UNREACHABLE' });
});

test("what a program's own code throws is thrown on", async () => {
  const broken = new RangeError('the database is down');
  function* requests() {
    yield request;
    throw broken;
  }
  await assert.rejects(client.refundMany(requests()), broken);
  const options = {
    deadline: 1,
    get progress() {
      throw broken;
    },
  };
  await assert.rejects(client.settle(options), broken);
});

test('what is of a wrong type is refused with the name of its field', async () => {
  const wrong = [
    [() => client.refund({ ...request, account: 5 }), 'account'],
    [() => client.refund({ ...request, transaction: 312345678901234567n }), 'transaction'],
    [() => client.refund({ ...request, idempotencyKey: undefined }), 'idempotencyKey'],
    [() => client.refund({ ...request, idempotencyKey: 'half \ud800 a pair' }), 'idempotencyKey'],
    [() => client.refund({ ...request, reason: 7 }), 'reason'],
    [() => client.refund({ ...request, deadline: '5s' }), 'deadline'],
    [() => client.refund({ ...request, deadline: -1 }), 'deadline'],
    [() => client.refund({ ...request, deadline: Number.NaN }), 'deadline'],
    [() => client.refund({ ...request, signal: new AbortController() }), 'signal'],
    [() => client.refund(undefined), 'request'],
    [() => client.refundMany('abc'), 'requests'],
    [() => client.refundMany([request], { progress: true }), 'progress'],
    [() => client.refundMany([request], { atOnce: 1.5 }), 'atOnce'],
    [() => client.settle(), 'options'],
    [() => client.settle({ deadline: 1, progress: 'yes' }), 'progress'],
    [() => client.getRefund(7), 'idempotencyKey'],
    [() => client.listRefunds({ from: '2026-11-30' }).next(), 'from'],
    [() => client.listRefunds({ from: new Date(Number.NaN) }).next(), 'from'],
    [() => client.listRefunds({ statuses: 'review' }).next(), 'statuses'],
    [() => client.transactions({ account: 'shop', day: new Date() }).next(), 'day'],
    [() => client.report({}), 'source'],
    [() => client.report({ account: 'shop', days: ['2026-11-01'] }), 'days'],
    [() => client.receiveWebhook({ account: 'shop', headers: {}, body: { parsed: true } }), 'body'],
    [() => client.receiveWebhook({ account: 'shop', headers: 'none', body: '' }), 'headers'],
    [() => client.receiveWebhook({ account: 'shop', headers: ['Host', 'shop.example'], body: '' }), 'headers'],
    [() => client.refund({ ...request, signal: new EventTarget() }), 'signal'],
  ];
  for (const [call, field] of wrong) {
    assert.equal((await mistyped(call)).field, field, String(call));
  }
});

test('what is of the right type and makes no sense is refused by the engine', async () => {
  const wrong = [
    [() => client.refund({ ...request, idempotencyKey: '' }), 'KEY_INVALID', 'idempotencyKey'],
    [() => client.refund({ ...request, idempotencyKey: 'x'.repeat(256) }), 'KEY_INVALID', 'idempotencyKey'],
    [() => client.refund({ ...request, transaction: 'two words' }), 'REFERENCE_INVALID', 'reference'],
    [() => client.refund({ ...request, transaction: { kind: 'name', text: 'x' } }), 'OPTION_INVALID', 'kind'],
    [() => client.refund({ ...request, amount: { amount: '1.234', currency: 'USD' } }), 'AMOUNT_TOO_PRECISE', 'amount'],
    [() => client.refund({ ...request, amount: Money('0', 'USD') }), 'AMOUNT_NOT_POSITIVE', 'amount'],
    [() => client.refundMany([request], { atOnce: 0 }), 'OPTION_INVALID', 'options'],
    [() => client.refundMany([request], { atOnce: 1025 }), 'OPTION_INVALID', 'options'],
    [() => client.listRefunds({ statuses: ['gone'] }).next(), 'OPTION_INVALID', 'statuses'],
    [() => client.listRefunds({ statuses: ['review'], open: true }).next(), 'OPTION_INVALID', 'open'],
    [() => client.listRefunds({ to: new Date(8.64e15) }).next(), 'OPTION_INVALID', 'to'],
    [() => client.report({ account: 'shop', days: ['2026-11-01', 'today'] }), 'OPTION_INVALID', 'last'],
    [() => client.payee({ account: 'shop' }), 'PAYEE_INVALID', 'payee'],
    [() => client.resolve('key', { outcome: 'maybe', note: 'x' }), 'OPTION_INVALID', 'outcome'],
  ];
  for (const [call, code, field] of wrong) {
    const error = await refusal(call);
    assert.deepEqual([error.code, error.field], [code, field], String(call));
  }
});

test('an argument that stays undefined is as good as absent, but for the amount', async () => {
  const given = { ...request, reason: undefined, deadline: undefined, signal: undefined };
  await assert.rejects(client.refund(given), { code: 'UNREACHABLE' });
});

test('as long as it takes is a time, too', async () => {
  await assert.rejects(client.refund({ ...request, deadline: Number.POSITIVE_INFINITY }), { code: 'UNREACHABLE' });
  const asked = client.transaction({ account: 'shop', reference: '1', timeout: Number.POSITIVE_INFINITY });
  await assert.rejects(asked, { code: 'UNREACHABLE' });
  assert.deepEqual(await client.settle({ deadline: Number.POSITIVE_INFINITY }), { ended: [], open: [] });
  assert.equal(await client.finish(0), true);
});

test('references are checked when they are made', () => {
  assert.deepEqual(TransactionRef.gatewayId('007'), { kind: 'gateway_id', text: '007' });
  assert.deepEqual(TransactionRef.scan(' https://shop.example/r/1-310b?lang=en\n'), {
    kind: 'scanned',
    text: '1-310b',
  });
  assert.throws(() => TransactionRef.merchant('order\n1'), { code: 'REFERENCE_INVALID' });
  assert.throws(() => TransactionRef.gatewayId(312), { code: 'ARGUMENT_INVALID' });
});

test('settings that can not be are refused when the client is made, and no secret is told', () => {
  const wrong = [
    [{}, 'accounts'],
    [{ accounts: [{ ...shop, gateway: 'paypal' }] }, 'gateway'],
    [{ accounts: [{ ...shop, token: undefined }] }, 'token'],
    [{ accounts: [{ ...shop, token: 5 }] }, 'token'],
    [{ accounts: [{ ...shop, secretToken: 'a-secret-of-the-test' }] }, 'secretToken'],
    [{ accounts: [shop], jurnal: 'x' }, 'jurnal'],
    [{ accounts: [shop], journal: 5 }, 'journal'],
    [{ accounts: [shop], deadline: '60' }, 'deadline'],
    [{ accounts: [shop, shop] }, 'account'],
    [{ accounts: [shop], connectTimeout: 0 }, 'connectTimeout'],
    [{ accounts: [{ ...shop, environment: 'http://pockyt.example' }] }, 'environment'],
    [{ accounts: [shop], trust: ['no certificate'] }, 'certificate'],
    [{ accounts: [{ gateway: 'yedpay', name: 'hk', environment: 'sandbox' }] }, 'accessToken'],
  ];
  for (const [options, field] of wrong) {
    assert.throws(
      () => new Client(options),
      (error) => {
        assert.equal(error.field, field, `${error}`);
        assert.match(error.name, /^(InvalidRequest|Configuration)Error$/);
        assert.doesNotMatch(`${error.stack}${JSON.stringify(error)}`, /a-secret-of-the-test/);
        return true;
      },
    );
  }
});
