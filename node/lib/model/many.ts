import type { TillbackError } from '../errors.js';
import type { Refund } from './refund.js';

/** One call of many that ended: it has a result or an error. */
export interface Done<T> {
  /** Its place in the input, from 0. */
  readonly index: number;
  /** What it gave. */
  readonly result?: T;
  /** Why it did not happen. No money moved because of it. */
  readonly error?: TillbackError;
  /** How many calls had ended with a result, this one included. */
  readonly answered: number;
  /** How many had ended with an error, this one included. */
  readonly failed: number;
}

/** One refund that moved while `settle` ran. */
export interface SettleStep {
  /** The refund as it now stands. */
  readonly refund: Refund;
  /** How many refunds ended so far: succeeded, refused, or handed to a person. */
  readonly ended: number;
  /** How many were open when it began, or came across later. */
  readonly found: number;
}

/** What `settle` achieved. */
export interface Settlement {
  /** Those that ended while it ran, in the order they did. */
  readonly ended: readonly Refund[];
  /** Those that are still open, oldest first. Call it again later. */
  readonly open: readonly Refund[];
}
