/** What calls are given, as the compiled half reads it. */

import { count, flag, instant, kindOf, maybeMillis, maybeText, several, text } from './check.js';
import { invalid } from './errors.js';
import type { Transaction } from './model/transaction.js';
import type { RefundStatus } from './model/words.js';
import { type Money, plain as plainMoney } from './money.js';
import type { Kept } from './native.js';
import { plainReference, type Reference, type TransactionRef } from './reference.js';
import { copyOf } from './shape.js';

/** Which payment to refund: one that was just read (which saves a look-up), a reference, or the text that a scanner read. */
export type Target = Transaction | Reference;

/** What is to be refunded. */
export interface RefundRequest {
  /** The name of the account that was paid. */
  readonly account: string;
  /** The payment. */
  readonly transaction: Target;
  /**
   * Your name for this refund, 1 to 255 characters: take it from the return in your own books, never from a clock or a dice. The same key
   * with the same content returns the same refund, also after a crash.
   */
  readonly idempotencyKey: string;
  /**
   * How much, in the currency of the payment. Without it, all that is still refundable. `undefined` is an error: leave the member out to
   * give everything back.
   */
  readonly amount?: Money;
  /** Why, at most 200 characters. Yedpay and PayCross keep it; Pockyt has no such field. */
  readonly reason?: string;
  /**
   * How many milliseconds the call may take. When they end, the refund is returned with the status of that moment. Default: the client's.
   */
  readonly deadline?: number;
}

/** How many at once, and how fast. */
export interface ManyOptions {
  /** Calls under way at the same time: 1 to 1,024. Default: 16. */
  readonly atOnce?: number;
  /** Calls begun per second, at most. Default: no limit. */
  readonly perSecond?: number;
}

/** Which refunds of the journal. */
export interface RefundFilter {
  /** Of this account. */
  readonly account?: string;
  /** With one of these statuses; none: with any. */
  readonly statuses?: Iterable<RefundStatus>;
  /** Only those that are not final, what a person must look at included. In place of statuses. */
  readonly open?: boolean;
  /** Recorded at this time or later. */
  readonly from?: Date;
  /** Recorded before this time. */
  readonly to?: Date;
  /** Of the payment with this id of the gateway. */
  readonly transactionId?: string;
  /** Only those against whose final status news came in. */
  readonly contradicted?: boolean;
}

/** Which of the transactions that a gateway lists. */
export interface TransactionFilter {
  /** Created at or after this time. */
  readonly from?: Date;
  /** Created before this time. */
  readonly to?: Date;
  /** One whole day in UTC instead, as `2026-11-30` (PayCross's report without paging). */
  readonly day?: string;
  /** The gateway's own word for the status, such as `paid`. */
  readonly status?: string;
  /** Yedpay's `gateway_id`; PayCross `credit_card` or `alternative`. */
  readonly method?: string;
  /** The merchant's reference. */
  readonly reference?: string;
  /** Whose, where the gateway asks: Yedpay `company:<id>` or `user:<id>`. */
  readonly owner?: string;
  /** How many at a time. */
  readonly pageSize?: number;
}

/** The names of a refund's fields. */
export const REFUND = {
  account: true,
  transaction: true,
  idempotencyKey: true,
  amount: true,
  reason: true,
  deadline: true,
} as const;

export const MANY = { atOnce: true, perSecond: true } as const;

export const REFUND_FILTER = {
  account: true,
  statuses: true,
  open: true,
  from: true,
  to: true,
  transactionId: true,
  contradicted: true,
} as const;

export const TRANSACTION_FILTER = {
  from: true,
  to: true,
  day: true,
  status: true,
  method: true,
  reference: true,
  owner: true,
  pageSize: true,
} as const;

/** A refund, and into `copies` the engine's copy of its payment. */
export function refundInput(request: RefundRequest, copies: Kept[]): object {
  // Of a variable that was never set would else come a refund of everything.
  if ('amount' in request && (request.amount === undefined || request.amount === null)) {
    throw invalid('amount', `amount is ${kindOf(request.amount)}. Leave it out to give back all that is left.`);
  }
  return {
    account: text(request.account, 'account'),
    transaction: target(request.transaction, copies),
    idempotencyKey: text(request.idempotencyKey, 'idempotencyKey'),
    amount: request.amount === undefined ? undefined : plainMoney(request.amount, 'amount'),
    reason: maybeText(request.reason, 'reason'),
    deadline: maybeMillis(request.deadline, 'deadline'),
  };
}

/** `given` may have been changed since it was read; then it says itself what it is. */
function target(given: Target, copies: Kept[]): number | TransactionRef {
  if (typeof given === 'object' && given !== null) {
    const copy = copyOf(given);
    if (copy !== undefined) {
      return copies.push(copy) - 1;
    }
    if ('id' in given) {
      // It was copied, so the gateway is asked for it once more.
      return { kind: 'gateway_id', text: text(given.id, 'transaction') };
    }
  }
  return plainReference(given, 'transaction');
}

export function many({ atOnce, perSecond }: ManyOptions): object {
  return { atOnce: count(atOnce, 'atOnce'), perSecond: count(perSecond, 'perSecond') };
}

export function references(given: Iterable<Reference>): TransactionRef[] {
  return several(given, 'references').map((reference) => plainReference(reference, 'reference'));
}

export function refundFilter(filter: RefundFilter): object {
  return {
    account: maybeText(filter.account, 'account'),
    statuses: several(filter.statuses ?? [], 'statuses').map((word) => text(word, 'statuses')),
    open: flag(filter.open, 'open'),
    from: instant(filter.from, 'from'),
    to: instant(filter.to, 'to'),
    transactionId: maybeText(filter.transactionId, 'transactionId'),
    contradicted: flag(filter.contradicted, 'contradicted'),
  };
}

export function transactionFilter(filter: TransactionFilter): object {
  return {
    from: instant(filter.from, 'from'),
    to: instant(filter.to, 'to'),
    day: maybeText(filter.day, 'day'),
    status: maybeText(filter.status, 'status'),
    method: maybeText(filter.method, 'method'),
    reference: maybeText(filter.reference, 'reference'),
    owner: maybeText(filter.owner, 'owner'),
    pageSize: count(filter.pageSize, 'pageSize'),
  };
}

/** The headers of a webhook as they came: of Node, of `fetch`, or pairs of names and values. */
export type HeadersGiven =
  | Readonly<Record<string, string | readonly string[] | undefined>>
  | Iterable<readonly [name: string, value: string]>;

export function headers(given: HeadersGiven): [string, string][] {
  if (typeof given !== 'object' || given === null) {
    throw invalid('headers', `headers must be an object or pairs of names and values, not ${kindOf(given)}.`);
  }
  const pairs: (readonly [string, unknown])[] =
    Symbol.iterator in given ? several(given, 'headers').map(pair) : Object.entries(given);
  return pairs.flatMap(([name, value]) => {
    const values = Array.isArray(value) ? (value as readonly string[]) : value === undefined ? [] : [value as string];
    return values.map((one): [string, string] => [text(name, 'headers'), text(one, 'headers')]);
  });
}

/** `rawHeaders` of Node is one flat list, whose texts would be taken apart into letters. */
function pair(given: readonly [string, string]): readonly [string, string] {
  if (!Array.isArray(given) || given.length !== 2) {
    throw invalid(
      'headers',
      `headers must be an object or pairs of names and values; one of them is ${kindOf(given)}.`,
    );
  }
  return given;
}

/** The body of a webhook. Text stands for its bytes in UTF-8. */
export function bytes(given: Uint8Array | ArrayBuffer | string): Uint8Array {
  if (typeof given === 'string') {
    return Buffer.from(text(given, 'body'));
  }
  if (isArrayBuffer(given)) {
    return new Uint8Array(given);
  }
  if (!ArrayBuffer.isView(given)) {
    const advice = 'the bytes as they came, because the signature is about them';
    throw invalid('body', `body must be ${advice}, not ${kindOf(given)}: parsed and written again they would not fit.`);
  }
  const { buffer, byteOffset, byteLength } = given;
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Also one of another realm. */
function isArrayBuffer(given: unknown): given is ArrayBuffer {
  return Object.prototype.toString.call(given) === '[object ArrayBuffer]';
}

/** What stops a call. */
export function signal(given: AbortSignal | undefined): AbortSignal | undefined {
  if (given !== undefined && !isSignal(given)) {
    throw invalid('signal', `signal must be an AbortSignal, not ${kindOf(given)}.`);
  }
  return given;
}

/** Also of a library, which Node's own is not. */
function isSignal(given: unknown): given is AbortSignal {
  return (
    typeof given === 'object' &&
    given !== null &&
    'aborted' in given &&
    typeof given.aborted === 'boolean' &&
    'addEventListener' in given &&
    typeof given.addEventListener === 'function' &&
    'removeEventListener' in given &&
    typeof given.removeEventListener === 'function'
  );
}
