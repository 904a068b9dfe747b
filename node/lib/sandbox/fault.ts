/** What can go wrong between a program and a gateway. */

import type { GatewayName } from '../model/words.js';

/**
 * What a request is about.
 *
 * - `refund`: A refund.
 * - `query`: One transaction.
 * - `list`: Many transactions: lists and reports.
 * - `register_payee`: A new payee.
 * - `payee`: A payee that is read or changed.
 * - `other`: Anything else.
 */
export type Operation = 'refund' | 'query' | 'list' | 'register_payee' | 'payee' | 'other';

/**
 * One thing that goes wrong. "Acts" means that the gateway carries the request out all the same.
 *
 * - `reset_before`: The connection is reset; the gateway has not acted.
 * - `reset_after`: The gateway acts, then the connection is reset without an answer.
 * - `hang_before`: No answer until the caller gives up; the gateway doesn't act.
 * - `hang_after`: The gateway acts; no answer until the caller gives up.
 * - `delay`: The gateway acts at once and answers after `ms` milliseconds.
 * - `act_late`: The connection is reset at once, and the gateway acts after `ms` all the same.
 * - `status`: An error with this HTTP `status`; by default without acting (`acts`). `retryAfter` is told in seconds.
 * - `html`: A page of HTML as of a proxy, by default with `status` 502 and without acting (`acts`).
 * - `empty_body`: Acts and answers 200 without a body.
 * - `truncated`: Acts; the answer ends in the middle.
 * - `malformed_json`: Acts; the answer is whole, but not JSON.
 * - `wrong_amount`: Acts; the amounts in the answer are not those of the refund.
 * - `wrong_id`: Acts; the ids in the answer belong to another transaction.
 * - `wrong_currency`: Acts; the currency in the answer is another one.
 * - `huge_body`: Acts; the answer goes on for so many `megabytes`.
 * - `gzip_bomb`: Acts; the answer is small, and so many `megabytes` when it is unpacked.
 * - `redirect`: Sends the caller elsewhere (`location`); doesn't act.
 * - `act_twice`: The gateway acts twice on one request.
 * - `pending_refund`: The refund is taken, is pending for so many milliseconds (`ms`), and then ends: well, or not (`succeeds`).
 * - `decline`: The gateway declines the refund for good, with this `message`. Yedpay's way to say so proves nothing, so tillback asks on.
 * - `notify_late`: The notification comes after `ms` milliseconds.
 * - `notify_twice`: The notification comes twice.
 * - `notify_reversed`: The notification comes after the gateway's next one.
 * - `notify_dropped`: The notification never comes.
 */
export type Fault =
  | 'reset_before'
  | 'reset_after'
  | 'hang_before'
  | 'hang_after'
  | 'delay'
  | 'act_late'
  | 'status'
  | 'html'
  | 'empty_body'
  | 'truncated'
  | 'malformed_json'
  | 'wrong_amount'
  | 'wrong_id'
  | 'wrong_currency'
  | 'huge_body'
  | 'gzip_bomb'
  | 'redirect'
  | 'act_twice'
  | 'pending_refund'
  | 'decline'
  | 'notify_late'
  | 'notify_twice'
  | 'notify_reversed'
  | 'notify_dropped';

/** What a fault is told, where it takes it. */
export interface FaultSettings {
  /** Milliseconds. */
  readonly ms?: number;
  /** The HTTP status. */
  readonly status?: number;
  /** Whether the gateway acts all the same. */
  readonly acts?: boolean;
  /** Seconds, as the header says them. */
  readonly retryAfter?: number;
  /** Whether a pending refund ends well. */
  readonly succeeds?: boolean;
  /** How large an answer is. */
  readonly megabytes?: number;
  /** Where a caller is sent. */
  readonly location?: string;
  /** The gateway's words. */
  readonly message?: string;
}

/** Which requests a fault strikes. */
export interface Strike extends FaultSettings {
  /** Only there. */
  readonly gateway?: GatewayName;
  /** Only such requests. */
  readonly operation?: Operation;
  /** Only requests whose path has this piece. */
  readonly path?: string;
  /** How many requests are struck. `Infinity` strikes all. Default: 1. */
  readonly times?: number;
  /** How many fitting requests go unharmed first. Default: none. */
  readonly skip?: number;
}

/** What each has to be told. */
const NEEDED: Partial<Record<Fault, readonly (keyof FaultSettings)[]>> = {
  delay: ['ms'],
  act_late: ['ms'],
  status: ['status'],
  huge_body: ['megabytes'],
  gzip_bomb: ['megabytes'],
  pending_refund: ['ms'],
  notify_late: ['ms'],
};

/** And what it may be told. */
const OPTIONAL: Partial<Record<Fault, readonly (keyof FaultSettings)[]>> = {
  status: ['retryAfter', 'acts'],
  html: ['status', 'acts'],
  redirect: ['location'],
  pending_refund: ['succeeds'],
  decline: ['message'],
};

/**
 * A rule as the sandbox reads it. A setting that would say nothing is an error, because a test that relies on it would prove nothing.
 */
export function rule(fault: Fault, strike: Strike): object {
  const { gateway, operation, path, times = 1, skip = 0, retryAfter, ...settings } = strike;
  const given = Object.fromEntries(
    Object.entries({ ...settings, retryAfter }).filter(([, value]) => value !== undefined),
  );
  const needed = NEEDED[fault] ?? [];
  const missing = needed.filter((name) => !(name in given));
  const known: readonly string[] = [...needed, ...(OPTIONAL[fault] ?? [])];
  const unknown = Object.keys(given).filter((name) => !known.includes(name));
  if (missing.length > 0) {
    throw new TypeError(`The fault ${fault} needs ${missing.join(', ')}.`);
  }
  if (unknown.length > 0) {
    throw new TypeError(`The fault ${fault} takes no ${unknown.join(', ')}.`);
  }
  if (!(times >= 1)) {
    throw new TypeError('Strike at least one request; times: Infinity strikes all.');
  }
  const { retryAfter: seconds, ...told } = given;
  return {
    fault: { kind: fault, ...told, ...(seconds === undefined ? {} : { retry_after: seconds }) },
    skip,
    times: times === Number.POSITIVE_INFINITY ? 0 : times,
    ...(gateway === undefined ? {} : { gateway }),
    ...(operation === undefined ? {} : { operation }),
    ...(path === undefined ? {} : { path }),
  };
}
