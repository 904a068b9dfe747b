/** Makes what the compiled half wrote into what programs get: times become `Date`s, errors become errors. */

import { type ErrorFields, made, type TillbackError } from './errors.js';
import type { Event } from './model/event.js';
import type { Done, Settlement, SettleStep } from './model/many.js';
import type { Payee } from './model/payee.js';
import type { Refund } from './model/refund.js';
import type { ReportRow } from './model/report.js';
import type { Transaction } from './model/transaction.js';
import type { Kept } from './native.js';

/** What was written, of which the times are still numbers. */
// biome-ignore lint/suspicious/noExplicitAny: the compiled half wrote it, and the types of the results say what it is.
export type Written = any;

/** Shapes a value. `kept` gives the engine's own copies of the payments in it, in their order. */
export type Shape<T> = (written: Written, kept: () => Kept | undefined) => T;

/** An engine's own copy, and which payment that is. */
interface Copy {
  readonly kept: Kept;
  readonly gateway: unknown;
  readonly account: unknown;
  readonly id: unknown;
}

/** The engine's own copies. A refund of a payment that was just read needs no second look. */
const COPIES = new WeakMap<object, Copy>();

/** The engine's copy of a payment. Where it was copied, changed, made into JSON or sent to another thread, there is none. */
export function copyOf(transaction: object): Kept | undefined {
  const copy = COPIES.get(transaction);
  if (copy === undefined) {
    return undefined;
  }
  const { gateway, account, id } = transaction as Transaction;
  return gateway === copy.gateway && account === copy.account && id === copy.id ? copy.kept : undefined;
}

function times(written: Written, ...names: string[]): void {
  for (const name of names) {
    if (written[name] !== undefined) {
      written[name] = new Date(written[name]);
    }
  }
}

export function asItIs<T>(written: Written): T {
  return written;
}

export const nothing: Shape<void> = () => undefined;

export const refund: Shape<Refund> = (written) => {
  written.createdAt = new Date(written.createdAt);
  written.updatedAt = new Date(written.updatedAt);
  for (const attempt of written.attempts) {
    attempt.at = new Date(attempt.at);
  }
  for (const line of written.history) {
    line.at = new Date(line.at);
  }
  return written;
};

export const transaction: Shape<Transaction> = (written, kept) => {
  const copy = kept();
  if (copy !== undefined) {
    const { gateway, account, id } = written;
    COPIES.set(written, { kept: copy, gateway, account, id });
  }
  times(written, 'createdAt', 'paidAt', 'refundedAt', 'updatedAt');
  times(written.details, 'canSettleAfter', 'settledAt', 'expiredAt');
  return written;
};

export const payee: Shape<Payee> = (written) => {
  times(written, 'createdAt', 'updatedAt');
  return written;
};

export const event: Shape<Event> = (written) => {
  times(written, 'at');
  return written;
};

export const settlement: Shape<Settlement> = (written, kept) => {
  const all = list(refund);
  return { ended: all(written.ended, kept), open: all(written.open, kept) };
};

export const settleStep: Shape<SettleStep> = (written, kept) => {
  refund(written.refund, kept);
  return written;
};

export const row: Shape<ReportRow> = (written, kept) => {
  if (written.transaction !== undefined) {
    transaction(written.transaction, kept);
  }
  if (written.error !== undefined) {
    written.error = told(written.error);
  }
  list(refund)(written.refunds, kept);
  times(written.agreement, 'at');
  return written;
};

export function done<T>(of: Shape<T>): Shape<Done<T>> {
  return (written, kept) => {
    if (written.error === undefined) {
      of(written.result, kept);
    } else {
      written.error = told(written.error);
    }
    return written;
  };
}

export function list<T>(of: Shape<T>): Shape<readonly T[]> {
  return (written: Written[], kept) => written.map((one) => of(one, kept));
}

export function maybe<T>(of: Shape<T>): Shape<T | undefined> {
  return (written, kept) => (written === null ? undefined : of(written, kept));
}

/** An error that is a result: it was never thrown, so where it was made says nothing. */
function told(fields: ErrorFields): TillbackError {
  const error = made(fields);
  error.stack = `${error.name}: ${error.message}`;
  return error;
}
