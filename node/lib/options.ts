/** What many calls take. */

import { maybeMillis } from './check.js';
import type { HeadersGiven } from './input.js';
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
  /** How many milliseconds it may take; then it returns what it knows. */
  readonly deadline: number;
}

/** For calls that tell how far they are. */
export interface Telling<T> {
  /** Called on the way. What it throws, or rejects with, ends the call: refunds not yet sent are not sent any more. */
  readonly progress?: (step: T) => unknown;
}

/** A webhook as it was delivered. */
export interface Webhook extends Stoppable {
  /** The name of the account it is for. */
  readonly account: string;
  /** The headers as they came. */
  readonly headers: HeadersGiven;
  /** The bytes as they came. Text stands for its bytes in UTF-8. */
  readonly body: Uint8Array | string;
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

/** How long a question may take. */
export function timeout({ timeout }: Asking): number | undefined {
  return maybeMillis(timeout, 'timeout');
}
