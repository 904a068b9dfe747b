/** What went over the wire: requests to the gateways, and their notifications. */

import type { GatewayName } from '../model/words.js';
import type { Fault, Operation } from './fault.js';

/** A request that reached a gateway, without the credentials in its headers. */
export interface Request {
  /** Counts from 1 since the start or the last reset. */
  readonly number: number;
  readonly at: Date;
  readonly gateway: GatewayName;
  readonly operation: Operation;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** What went wrong with it on purpose. */
  readonly faults: readonly Fault[];
  /** The HTTP status that was answered, if one was. */
  readonly status?: number;
}

/** One attempt to deliver a notification. */
export interface DeliveryAttempt {
  readonly at: Date;
  /** The HTTP status that the merchant answered; absent where no answer came. */
  readonly status?: number;
  /** The merchant's answer, or why there is none. */
  readonly answer: string;
}

/**
 * A notification that a gateway sent, as often as it tried.
 *
 * `headers` and `body` are what the merchant gets, credentials included, so that a test can also hand them to the program by itself:
 * `client.receiveWebhook({ account, headers: notification.headers, body: notification.body })`.
 */
export interface Notification {
  readonly number: number;
  readonly gateway: GatewayName;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  readonly attempts: readonly DeliveryAttempt[];
  /** Whether the merchant answered 200. */
  readonly delivered: boolean;
}

/** As the sandbox writes it. */
export interface RequestEntry extends Omit<Request, 'at' | 'gateway' | 'faults' | 'status'> {
  readonly at: string;
  readonly host: string;
  readonly faults: readonly { readonly kind: Fault }[];
  readonly answered: number | null;
}

/** As the sandbox writes it. */
export interface NotificationEntry extends Omit<Notification, 'attempts'> {
  readonly attempts: readonly { readonly at: string; readonly status: number | null; readonly answer: string }[];
}

export function request(entry: RequestEntry): Request {
  const { number, operation, method, path, query, headers, body } = entry;
  return {
    number,
    at: new Date(entry.at),
    // PayCross has three hosts, which are named after it.
    gateway: entry.host.split('_', 1)[0] as GatewayName,
    operation,
    method,
    path,
    query,
    headers,
    body,
    faults: entry.faults.map((one) => one.kind),
    ...(entry.answered === null ? {} : { status: entry.answered }),
  };
}

/** `credential` takes the place of the hidden one. */
export function notification(entry: NotificationEntry, credential: string): Notification {
  return {
    number: entry.number,
    gateway: entry.gateway,
    url: entry.url,
    headers: entry.headers.map(([name, value]) => [name, value === '(hidden)' ? credential : value] as const),
    body: entry.body,
    attempts: entry.attempts.map(({ at, status, answer }) => ({
      at: new Date(at),
      ...(status === null ? {} : { status }),
      answer,
    })),
    delivered: entry.delivered,
  };
}
