import type { GatewayName, ListScope, MayRefund } from './words.js';

/** What a gateway can do and prove. */
export interface Capabilities {
  /** The gateway. */
  readonly gateway: GatewayName;
  /** Whether part of a payment can be refunded. */
  readonly partialRefunds: boolean;
  /** Whether a payment's record shows what went back in all. */
  readonly tellsRefunded: boolean;
  /** Whether a payment's record lists its refunds one by one. */
  readonly listsRefunds: boolean;
  /** Whether a refund can be looked up by the mark that travelled with it. */
  readonly findsRefundByMark: boolean;
  /** Whether a repeated request with the same id gets the first answer. */
  readonly repeatsAnswers: boolean;
  /** Whether refunds of one transaction must go one after the other, because the evidence is arithmetic. */
  readonly oneRefundAtATime: boolean;
  /** What can be listed. */
  readonly lists: ListScope;
  /** Whether payees can be registered. */
  readonly payees: boolean;
  /** What travels with a refund so that it can be found again. */
  readonly mark: string;
  /** How a lost answer is settled. */
  readonly evidence: string;
  /** What proves that a refund did not happen. */
  readonly proofOfNo: string;
}

/** What an account's credentials can do. That they were taken is implied: otherwise the check is an error. */
export interface Check {
  /** The account. */
  readonly account: string;
  /** The gateway. */
  readonly gateway: GatewayName;
  /** Whether they may refund. */
  readonly mayRefund: MayRefund;
  /** What the gateway calls the merchant: Yedpay's company, PayCross's shop, Pockyt's merchant number. */
  readonly merchant?: string;
  /** The untouched body of the reply, as text, so that no field is ever lost. It may hold names of customers: keep it out of logs. */
  readonly raw: string;
}
