import type { Money } from '../money.js';
import type { GatewayName, HistorySource, RefundStatus } from './words.js';

/** One sending of a refund. */
export interface Attempt {
  /** Counted from 1. */
  readonly number: number;
  /** When it was marked as about to be sent. */
  readonly at: Date;
}

/** One line of a refund's history. It holds no secret and nothing the gateway wrote but its codes. */
export interface HistoryEntry {
  /** When. */
  readonly at: Date;
  /** The program that wrote it: its name, where the client was given one as `worker`. */
  readonly by: string;
  /** The status after it. */
  readonly status: RefundStatus;
  /** From whom the news came. */
  readonly source: HistorySource;
  /** What happened and what was concluded from it. */
  readonly what: string;
  /** The gateway's code in the reply or webhook it rests on. */
  readonly gatewayCode?: string;
  /** The HTTP status of that reply. */
  readonly httpStatus?: number;
  /** The id by which the gateway's support finds that exchange. */
  readonly requestId?: string;
  /** Whether it says otherwise than the final status that stood by then. */
  readonly contradicts: boolean;
}

/** One intent to give money back, and all that is known of it. */
export interface Refund {
  /** Your name for the intent. */
  readonly idempotencyKey: string;
  /** How much. Always explicit. */
  readonly amount: Money;
  /** Where it stands. */
  readonly status: RefundStatus;
  /** Whether its status never changes again by itself. */
  readonly isFinal: boolean;
  /** tillback's own id, the mark that travels to the gateway. */
  readonly id: string;
  /** The account. */
  readonly account: string;
  /** The gateway. */
  readonly gateway: GatewayName;
  /** The id, reference or scanned text by which you named the payment. */
  readonly target: string;
  /** The gateway's id of the payment; Absent while a queued refund was not looked up. */
  readonly transactionId?: string;
  /** The merchant's reference of the payment. */
  readonly reference?: string;
  /** Why, in your words. */
  readonly reason?: string;
  /** Whether news came in that says otherwise than the final status. They are in the history and change nothing. */
  readonly contradicted: boolean;
  /** The gateway's id of the refund, once known. */
  readonly gatewayRefundId?: string;
  /** The gateway's last code, such as `000021` or `E.0638`. */
  readonly gatewayCode?: string;
  /** The gateway's last text. It may echo what a customer typed, so keep it out of logs. */
  readonly gatewayMessage?: string;
  /** The HTTP status of the gateway's last reply. */
  readonly httpStatus?: number;
  /** The id by which the gateway's support finds the exchange. */
  readonly requestId?: string;
  /**
   * The untouched body of the gateway's last reply about it. A journal file keeps no replies, because they may hold names of customers: so
   * it is there in the process that got it, and empty elsewhere.
   */
  readonly raw: string;
  /** How often it was sent. */
  readonly attempts: readonly Attempt[];
  /** When it was recorded. */
  readonly createdAt: Date;
  /** When it last changed. */
  readonly updatedAt: Date;
  /** What happened, oldest first. */
  readonly history: readonly HistoryEntry[];
}
