/** The gateways' own books: what really happened. */

import type { GatewayName } from '../model/words.js';
import { Money } from '../money.js';

/** Where a payment stands at the gateway. Only a paid one can be refunded. */
export type PaymentState = 'created' | 'pending' | 'paid' | 'failed' | 'cancelled' | 'expired';

/** Where a refund stands at the gateway. Only a done one moved money. */
export type RefundState = 'pending' | 'done' | 'failed';

/** A refund that the gateway took. */
export interface GatewayRefund {
  /** The gateway's own id of it. */
  readonly id: string;
  readonly amount: Money;
  readonly state: RefundState;
  /** The merchant's mark as it arrived. */
  readonly mark?: string;
  readonly reason?: string;
  /** Made in the gateway's dashboard, not by a program. */
  readonly byHand: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A payment as the gateway has it in its books. */
export interface Payment {
  readonly gateway: GatewayName;
  /** The gateway's own id. */
  readonly id: string;
  /** Another one, where the gateway has two (Yedpay's `transaction_id`). */
  readonly secondId?: string;
  /** The merchant's reference. */
  readonly reference: string;
  readonly amount: Money;
  readonly state: PaymentState;
  /** The gateway's word for the way it was paid. */
  readonly method: string;
  readonly createdAt: Date;
  readonly paidAt?: Date;
  readonly updatedAt: Date;
  /** Where notifications about it and its refunds go. */
  readonly notificationUrl?: string;
  /** Every refund that the gateway took, oldest first. */
  readonly refunds: readonly GatewayRefund[];
  /** What went back. */
  readonly refunded: Money;
  /** What is left, with regard to refunds that are pending. */
  readonly refundable: Money;
}

/** As the sandbox writes it. */
export interface PaymentEntry {
  readonly gateway: GatewayName;
  readonly id: string;
  readonly second_id: string | null;
  readonly reference: string;
  readonly amount: number;
  readonly currency: string;
  readonly state: PaymentState;
  readonly method: string;
  readonly created_at: string;
  readonly paid_at: string | null;
  readonly updated_at: string;
  readonly notification_url: string | null;
  readonly refunds: readonly RefundEntry[];
  readonly refunded: number;
  readonly refundable: number;
}

/** As the sandbox writes it. */
export interface RefundEntry {
  readonly id: string;
  readonly amount: number;
  readonly state: { readonly state: RefundState };
  readonly mark: string | null;
  readonly reason: string | null;
  readonly by_hand: boolean;
  readonly created_at: string;
  readonly updated_at: string;
}

export function payment(entry: PaymentEntry): Payment {
  const money = (minor: number) => exact(minor, entry.currency);
  return {
    gateway: entry.gateway,
    id: entry.id,
    ...(entry.second_id === null ? {} : { secondId: entry.second_id }),
    reference: entry.reference,
    amount: money(entry.amount),
    state: entry.state,
    method: entry.method,
    createdAt: new Date(entry.created_at),
    ...(entry.paid_at === null ? {} : { paidAt: new Date(entry.paid_at) }),
    updatedAt: new Date(entry.updated_at),
    ...(entry.notification_url === null ? {} : { notificationUrl: entry.notification_url }),
    refunds: entry.refunds.map((one) => refund(one, entry.currency)),
    refunded: money(entry.refunded),
    refundable: money(entry.refundable),
  };
}

export function refund(entry: RefundEntry, currency: string): GatewayRefund {
  return {
    id: entry.id,
    amount: exact(entry.amount, currency),
    state: entry.state.state,
    ...(entry.mark === null ? {} : { mark: entry.mark }),
    ...(entry.reason === null ? {} : { reason: entry.reason }),
    byHand: entry.by_hand,
    createdAt: new Date(entry.created_at),
    updatedAt: new Date(entry.updated_at),
  };
}

/** The sandbox speaks of minor units in numbers, which hold no more than this exactly. */
function exact(minor: number, currency: string): Money {
  if (!Number.isSafeInteger(minor)) {
    throw new RangeError('The sandbox has an amount in its books that a number of JavaScript would round.');
  }
  return Money(BigInt(minor), currency);
}

/** The minor units of an amount, for the sandbox. */
export function minorUnits(amount: Money): number {
  const minor = Number(Money.minor(amount));
  if (!Number.isSafeInteger(minor)) {
    throw new RangeError(`${Money.format(amount)} is more than the sandbox can be told by a program of JavaScript.`);
  }
  return minor;
}
