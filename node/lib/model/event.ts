import type { Money } from '../money.js';
import type { EventSubject, GatewayName } from './words.js';

/**
 * A webhook whose signature was verified, in one shape for all gateways. `raw` is its body. It can be repeated, late or replayed by anyone
 * who saw it once, so treat it as a reason to ask, not as a fact.
 */
export interface Event {
  /** The account whose key verified it. */
  readonly account: string;
  /** The gateway. */
  readonly gateway: GatewayName;
  /** What it is about. */
  readonly subject: EventSubject;
  /** The gateway's id of the payment. */
  readonly transactionId?: string;
  /** The merchant's reference of the payment. */
  readonly reference?: string;
  /** The gateway's id of the refund. */
  readonly refundId?: string;
  /** The mark that travelled with the refund. */
  readonly mark?: string;
  /** The gateway's word for the status. */
  readonly statusWord?: string;
  /** The amount it speaks of. */
  readonly amount?: Money;
  /** What went back of the payment in all, where the gateway says. */
  readonly refunded?: Money;
  /** When it happened, by the gateway. */
  readonly at?: Date;
  /**
   * The idempotency keys of our refunds that it speaks of. Empty until `receiveWebhook` has looked into the journal.
   */
  readonly refundKeys: readonly string[];
  /** Two deliveries of the same news have the same key. */
  readonly dedupeKey: string;
  /** The body to answer the gateway with, under HTTP 200, so that it stops sending. */
  readonly acknowledgement: string;
  /** The untouched body of the reply, as text, so that no field is ever lost. It may hold names of customers: keep it out of logs. */
  readonly raw: string;
}
