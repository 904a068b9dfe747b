/** What many calls take. */

import { maybeMillis } from './check.js';
import { signal as checkedSignal, type HeadersGiven } from './input.js';
import type { Reference } from './reference.js';

/** For calls that can be stopped. */
export interface Stoppable {
  /**
   * Stops the waiting. What was only asked, or not yet sent, fails with a `CallCancelledError`; a refund that was sent goes on, and the
   * call returns it with the status of that moment.
   */
  readonly signal?: AbortSignal;
}

/** For questions. */
export interface Asking extends Stoppable {
  /** How many milliseconds it may take; then it fails with a `TimedOutError`. */
  readonly timeout?: number;
}

/** For what is followed. */
export interface Following extends Stoppable {
  /** How many milliseconds it may take; then it returns what it knows. Where the journal was not opened by then, it fails. */
  readonly deadline: number;
}

/** For calls that tell how far they are. */
export interface Telling<T> {
  /**
   * Called on the way, its promise waited for. What it throws, or rejects with, ends the call: refunds not yet sent are not sent any more,
   * and of those that were, the same keys return the end.
   */
  readonly progress?: (step: T) => unknown;
}

/** Whom to tell, if anybody. */
export type Progress<T> = Telling<T>['progress'] | undefined;

/** A webhook as it was delivered. */
export interface Webhook extends Stoppable {
  /** The name of the account it is for. */
  readonly account: string;
  /** The headers as they came. */
  readonly headers: HeadersGiven;
  /** The bytes as they came. Text stands for its bytes in UTF-8. */
  readonly body: Uint8Array | ArrayBuffer | string;
}

/** A question about one payment, or about those with one reference. */
export interface Question extends Asking {
  /** The name of the account that was paid. */
  readonly account: string;
  /** A `TransactionRef`, or the text that a scanner read. */
  readonly reference: Reference;
}

export const SIGNAL = { signal: true } as const;
export const ASKING = { signal: true, timeout: true } as const;

/** What ends the waiting, checked. */
export interface Patience {
  readonly signal: AbortSignal | undefined;
  readonly timeout: number | undefined;
}

export function patience({ signal, timeout }: Partial<Patience>): Patience {
  return { signal: checkedSignal(signal), timeout: maybeMillis(timeout, 'timeout') };
}
