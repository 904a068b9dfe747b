import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InvalidRequestError, Money } from 'tillback';

test('an amount is made of decimal text or of minor units, and is plain data', () => {
  const price = Money('12.5', 'HKD');
  assert.deepEqual(price, { amount: '12.50', currency: 'HKD' });
  assert.deepEqual(Money(1250n, 'HKD'), price);
  assert.deepEqual(Money.parse('12.50 HKD'), price);
  assert.deepEqual(JSON.parse(JSON.stringify(price)), price);
  assert.deepEqual(structuredClone(price), price);
  assert.equal(Money.format(price), '12.50 HKD');
  assert.equal(Money.minor(price), 1250n);
  assert.equal(Money.minor(Money('1250', 'JPY')), 1250n);
  assert.equal(Money.minor(Money('1.250', 'KWD')), 1250n);
});

test('the largest amounts stay exact', () => {
  const most = Money(2n ** 63n - 1n, 'USD');
  assert.equal(most.amount, '92233720368547758.07');
  assert.equal(Money.minor(most), 2n ** 63n - 1n);
  assert.throws(() => Money(2n ** 63n, 'USD'), { code: 'AMOUNT_INVALID' });
  assert.throws(() => Money.add(most, Money(1n, 'USD')), { code: 'AMOUNT_INVALID' });
});

test('amounts of one currency are calculated with', () => {
  assert.deepEqual(Money.add(Money('0.10', 'USD'), Money('0.20', 'USD')), Money('0.30', 'USD'));
  assert.deepEqual(Money.subtract(Money('0.10', 'USD'), Money('0.20', 'USD')), Money('-0.10', 'USD'));
  const amounts = ['3', '-1', '20'].map((amount) => Money(amount, 'USD'));
  assert.deepEqual(
    amounts.sort(Money.compare).map(({ amount }) => amount),
    ['-1.00', '3.00', '20.00'],
  );
  assert.equal(Money.compare(Money('1', 'USD'), Money(100n, 'USD')), 0);
  assert.throws(() => Money.add(Money('1', 'USD'), Money('1', 'HKD')), /two currencies/);
});

test('a number is refused, and the message says what to write', () => {
  for (const inexact of [12.5, 12, 0, Number.NaN]) {
    assert.throws(() => Money(inexact, 'HKD'), {
      name: 'InvalidRequestError',
      code: 'ARGUMENT_INVALID',
      field: 'amount',
      message: /Money\('12\.50', 'HKD'\)/,
    });
  }
});

test('an amount that is absent, as some gateways tell none, is refused with a word about it', () => {
  for (const calculate of [
    () => Money.format(undefined),
    () => Money.minor(null),
    () => Money.add(undefined, Money('1', 'USD')),
    () => Money.subtract(Money('1', 'USD'), undefined),
    () => Money.compare(Money('1', 'USD'), { amount: 1, currency: 'USD' }),
  ]) {
    assert.throws(calculate, { code: 'ARGUMENT_INVALID', field: 'money' }, String(calculate));
  }
});

test('what is no amount is refused', () => {
  for (const [amount, currency, code] of [
    ['12,50', 'HKD', 'AMOUNT_INVALID'],
    ['', 'HKD', 'AMOUNT_INVALID'],
    ['1e3', 'HKD', 'AMOUNT_INVALID'],
    ['12.505', 'HKD', 'AMOUNT_TOO_PRECISE'],
    ['1.5', 'JPY', 'AMOUNT_TOO_PRECISE'],
    ['12.50', 'DOLLARS', 'CURRENCY_UNKNOWN'],
    ['12.50', undefined, 'ARGUMENT_INVALID'],
    [null, 'HKD', 'ARGUMENT_INVALID'],
    [{ amount: '1' }, 'HKD', 'ARGUMENT_INVALID'],
  ]) {
    assert.throws(() => Money(amount, currency), { code }, `${amount} ${currency}`);
    assert.throws(() => Money(amount, currency), InvalidRequestError);
  }
});
