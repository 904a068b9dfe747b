import type { Money } from '../money.js';
import type { PaycrossDetails, PockytDetails, YedpayDetails } from './details.js';
import type { GatewayName, TransactionKind, TransactionStatus } from './words.js';

/** A refund as the payment's own record lists it (Pockyt `refundInfo`). */
export interface ListedRefund {
  /** The gateway's id of the refund. */
  readonly id?: string;
  /** The mark that travelled with it. */
  readonly mark?: string;
  /** How much. */
  readonly amount: Money;
}

/** What a gateway says of a payment (or, at PayCross, of a refund or payout, which are transactions of their own). */
export interface Transaction {
  /** The account it was read with. */
  readonly account: string;
  /** The gateway it is at. */
  readonly gateway: GatewayName;
  /** The gateway's own id. */
  readonly id: string;
  /** The merchant's own reference, where one was given. */
  readonly reference?: string;
  /** What kind of transaction it is. */
  readonly kind: TransactionKind;
  /** The payment a refund belongs to. */
  readonly parentId?: string;
  /** Where it stands. */
  readonly status: TransactionStatus;
  /** Whether it changes no more by itself. A paid transaction counts as final, although it may be refunded. */
  readonly isFinal: boolean;
  /** The gateway's own word for the status. */
  readonly statusWord: string;
  /** The full amount. */
  readonly amount: Money;
  /** What went back so far. Absent where the gateway doesn't say (PayCross). */
  readonly refunded?: Money;
  /** What can still go back, by the gateway's figures. Absent where they don't tell (PayCross). */
  readonly refundable?: Money;
  /** The refunds the gateway lists. Absent where it lists none (Yedpay, PayCross). */
  readonly refunds?: readonly ListedRefund[];
  /** The gateway's word for the method of payment. */
  readonly method?: string;
  /** When it was created. */
  readonly createdAt?: Date;
  /** When it was paid. */
  readonly paidAt?: Date;
  /** When it was last refunded. */
  readonly refundedAt?: Date;
  /** When it last changed. */
  readonly updatedAt?: Date;
  /** What only this gateway says. */
  readonly details: PockytDetails | YedpayDetails | PaycrossDetails;
  /** The untouched body of the reply, as text, so that no field is ever lost. It may hold names of customers: keep it out of logs. */
  readonly raw: string;
}
