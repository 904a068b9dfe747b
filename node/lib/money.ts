import { answer, answerTo, type Caller, calledBy } from './answer.js';
import { kindOf, members, text } from './check.js';
import { invalid } from './errors.js';
import { native } from './loader.js';

/**
 * An exact amount of one currency of ISO 4217, as plain data: `{ amount: '12.50', currency: 'HKD' }`.
 *
 * It goes through `JSON.stringify`, `structuredClone` and deep comparison as it is. {@link Money} makes one.
 */
export interface Money {
  /** Decimal text with as many decimals as the currency has: `12.50`. */
  readonly amount: string;
  /** The three capital letters of ISO 4217. */
  readonly currency: string;
}

const NAMES = { amount: true, currency: true } as const;

/**
 * Makes an exact amount: of decimal text (`Money('12.50', 'HKD')`), or of whole minor units as a `bigint` (`Money(1250n, 'HKD')`).
 *
 * A `number` is refused: `0.1 + 0.2` is not 0.3, and 12 could be dollars or cents.
 *
 * @throws InvalidRequestError `AMOUNT_INVALID` where it is no decimal number or doesn't fit 64 bits, `AMOUNT_TOO_PRECISE` where it has more
 * decimals than its currency, `CURRENCY_UNKNOWN`, and `ARGUMENT_INVALID` for a `number`.
 */
export function Money(amount: string | bigint, currency: string): Money {
  return answerTo(Money, () => {
    if (typeof amount === 'bigint') {
      return native().moneyFromMinor(amount.toString(), text(currency, 'currency'));
    }
    if (typeof amount !== 'string') {
      throw unfit(amount);
    }
    return native().moneyFromDecimal(text(amount, 'amount'), text(currency, 'currency'));
  });
}

/** Reads what `Money.format` writes: `12.50 HKD`. */
Money.parse = function parse(written: string): Money {
  return answerTo(parse, () => native().moneyParse(text(written, 'amount')));
};

/** `12.50 HKD`, for people and for logs. */
Money.format = function format(money: Money): string {
  return calledBy(format, () => parts(money).join(' '));
};

/** The amount in whole minor units: `1250n` for 12.50 HKD. */
Money.minor = function minor(money: Money): bigint {
  return BigInt(answerTo<string>(minor, () => native().moneyMinor(...parts(money))));
};

/** The sum of two amounts of one currency. */
Money.add = function add(one: Money, other: Money): Money {
  return calculated(add, one, other, (a, b) => a + b);
};

/** What is left of an amount when another one of the same currency is taken away. */
Money.subtract = function subtract(from: Money, what: Money): Money {
  return calculated(subtract, from, what, (a, b) => a - b);
};

/** Negative, `0` or positive: for `sort`, and to tell which of two amounts of one currency is larger. */
Money.compare = function compare(one: Money, other: Money): number {
  const difference = Money.minor(calculated(compare, one, other, (a, b) => a - b));
  return difference < 0n ? -1 : Number(difference > 0n);
};

function calculated(caller: Caller, one: Money, other: Money, sum: (a: bigint, b: bigint) => bigint): Money {
  return answerTo(caller, () => {
    const [first, second] = [parts(one), parts(other)];
    if (first[1] !== second[1]) {
      throw invalid('currency', `${first.join(' ')} and ${second.join(' ')} are of two currencies.`);
    }
    const [a, b] = [first, second].map((money) => BigInt(answer<string>(native().moneyMinor(...money))));
    return native().moneyFromMinor(sum(a as bigint, b as bigint).toString(), first[1]);
  });
}

function parts(money: Money): [string, string] {
  const { amount, currency } = plain(money, 'money');
  return [amount, currency];
}

/** An amount that a call was given, ready to be written down. */
export function plain(money: Money, field: string): Money {
  if (typeof money !== 'object' || money === null) {
    throw typeof money === 'number' || typeof money === 'bigint'
      ? unfit(money, field)
      : invalid(field, `${field} must be Money such as Money('12.50', 'HKD'), not ${kindOf(money)}.`);
  }
  const { amount, currency } = members(money, NAMES, field);
  if (typeof amount !== 'string') {
    throw unfit(amount, field);
  }
  return { amount: text(amount, field), currency: text(currency, 'currency') };
}

function unfit(amount: unknown, field = 'amount'): Error {
  const what =
    typeof amount === 'number'
      ? "A number can't hold every amount exactly: write Money('12.50', 'HKD'), or Money(1250n, 'HKD') in minor units."
      : `The amount must be decimal text or a bigint of minor units, not ${kindOf(amount)}: write Money('12.50', 'HKD').`;
  return invalid(field, what);
}
