import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { inspect } from 'node:util';
import * as tillback from 'tillback';
import { native } from './internals.cjs';

const require = createRequire(import.meta.url);
const exported = { ...tillback };

const shop = {
  gateway: 'pockyt',
  name: 'shop',
  environment: 'http://127.0.0.1:9',
  merchantNo: '200043',
  storeNo: '300014',
  token: 'token',
};
const request = { account: 'shop', transaction: '312345678901234567', idempotencyKey: 'key' };

test("the catalogue is the engine's", () => {
  const { ok: catalogue } = JSON.parse(native().catalogue());
  assert.deepEqual(
    Object.entries(tillback.ERROR_CODES),
    catalogue.map(({ code, summary }) => [code, summary]),
  );
});

test('each kind has a class, which is a TillbackError and an Error', () => {
  const { ok: words } = JSON.parse(native().words());
  const { made } = require('../../dist/errors.js');
  const names = words.ErrorKind.map((kind) => {
    const error = made({ code: 'INTERNAL', number: 1, kind, retry: 'never', message: 'x' });
    assert.ok(error instanceof tillback.TillbackError && error instanceof Error, kind);
    assert.equal(error.name, error.constructor.name);
    assert.equal(exported[error.name], error.constructor);
    return error.name;
  });
  assert.equal(new Set(names).size, words.ErrorKind.length);
});

test('an error has all that is known, and its stack points at the caller', async () => {
  const client = new tillback.Client({ accounts: [shop], journal: ':memory:' });
  async function inTheShop() {
    return await client.refund(request);
  }
  const error = await inTheShop().catch((error) => error);
  assert.equal(error.constructor, tillback.UnreachableError);
  const { code, number, kind, retry, idempotencyKey } = error;
  assert.deepEqual([code, number, kind, retry], ['UNREACHABLE', 1901, 'unreachable', 'later']);
  assert.equal(idempotencyKey, 'key');
  const [head, first] = error.stack.split('\n');
  assert.equal(head, `UnreachableError: ${error.message}`);
  assert.match(first, /^ {4}at inTheShop .*errors\.test\.mjs/);
  await client.close();
});

test('an argument that is refused points at the caller, too', async () => {
  const client = new tillback.Client({ accounts: [shop] });
  const places = [
    () => client.refund({}),
    () => client.getRefund(5),
    () => client.listRefunds({ open: 1 }).next(),
    () => client.report({}),
    async () => client.capabilities('paypal'),
    async () => tillback.Money(1, 'USD'),
    async () => tillback.TransactionRef.scan(''),
    async () => new tillback.Client({}),
  ];
  for (const place of places) {
    const error = await place().then(assert.fail, (error) => error);
    assert.match(error.stack.split('\n')[1], /errors\.test\.mjs/, `${place}\n${error.stack}`);
  }
  await client.close();
  const error = await client.refund(request).catch((error) => error);
  assert.match(error.message, /The client is closed/);
  assert.match(error.stack.split('\n')[1], /errors\.test\.mjs/);
});

test('what the gateway wrote is kept, and printed nowhere', () => {
  const { made } = require('../../dist/errors.js');
  const error = made({
    code: 'GATEWAY_REFUSED',
    number: 2302,
    kind: 'gateway',
    retry: 'after_fix',
    message: 'The gateway refused.',
    gatewayCode: 'E.0638',
    gatewayMessage: 'Ada Lee owes money',
    httpStatus: 400,
    requestId: 'r-1',
  });
  assert.equal(error.gatewayMessage, 'Ada Lee owes money');
  const printed = `${error} ${error.stack} ${inspect(error, { depth: 9 })} ${JSON.stringify(error)}`;
  assert.doesNotMatch(printed, /Ada/);
  assert.match(printed, /E\.0638/);
  assert.deepEqual(JSON.parse(JSON.stringify(error)), {
    name: 'GatewayError',
    message: 'The gateway refused.',
    code: 'GATEWAY_REFUSED',
    number: 2302,
    kind: 'gateway',
    retry: 'after_fix',
    gatewayCode: 'E.0638',
    httpStatus: 400,
    requestId: 'r-1',
  });
});

test('required or imported, the classes are the same', async () => {
  const required = require('tillback');
  assert.deepEqual(Object.keys(required).sort(), Object.keys(tillback).sort());
  for (const [name, value] of Object.entries(required)) {
    assert.equal(exported[name], value, name);
  }
  assert.equal((await import('tillback/sandbox')).Sandbox, require('tillback/sandbox').Sandbox);
});
