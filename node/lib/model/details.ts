import type { Money } from '../money.js';
import type { Service } from './words.js';

/** Fields of a Pockyt transaction. */
export interface PockytDetails {
  /** `settleCurrency`, as the gateway wrote it. A refund has to repeat it. */
  readonly settleCurrency?: string;
  /** `transactionType`: `payment`, `refund` or `void`. */
  readonly transactionType?: string;
  /** `exchangeRate`, the digits the gateway wrote. */
  readonly exchangeRate?: string;
}

/** A web address with its role. */
export interface Link {
  /** `checkout`, `qrcode` … */
  readonly rel: string;
  /** The address. */
  readonly href: string;
}

/** Who did something at Yedpay, and the remark they left. Some of it may be about the payer: keep it out of logs. */
export interface ActionDetails {
  /** The user who sent the request. */
  readonly requestUserId?: string;
  /** First name of that user. */
  readonly firstName?: string;
  /** Last name of that user. */
  readonly lastName?: string;
  /** The reason given. */
  readonly remark?: string;
}

/**
 * Fields of a Yedpay transaction (documentation page "Refund Transaction", table "data"). Some are about the payer:
 * keep them out of logs.
 */
export interface YedpayDetails {
  /** The user who made the transaction. */
  readonly userId?: string;
  /** The company. */
  readonly companyId?: string;
  /** The store. */
  readonly storeId?: string;
  /** The gateway behind Yedpay. */
  readonly gatewayId?: string;
  /** Its subtype. */
  readonly gatewaySubId?: string;
  /** The subtype's name. */
  readonly gatewaySubName?: string;
  /** `{gateway_id}_{gateway_sub_id}`, such as `12_1` for VISA Online. */
  readonly gatewayCode?: string;
  /** The bar code that made it. */
  readonly barcodeId?: string;
  /** The payment link. */
  readonly paymentLinkId?: string;
  /** The fee. */
  readonly charge?: Money;
  /** The fee given back; negative on a full refund. */
  readonly refundCharge?: Money;
  /** What the merchant keeps. */
  readonly net?: Money;
  /** Tips. */
  readonly tips?: Money;
  /** The exchange rate, the digits the gateway wrote. */
  readonly forex?: string;
  /** When the balance can be settled. */
  readonly canSettleAfter?: Date;
  /** Whether it is settled. */
  readonly isBalanceSettled?: boolean;
  /** When it was settled. */
  readonly settledAt?: Date;
  /** The 15-digit number printed on receipts. */
  readonly transactionId?: string;
  /** The acquirer's number. */
  readonly referenceId?: string;
  /** E-mail address of the payer (Alipay Global). */
  readonly payer?: string;
  /** Identity of the buyer (Alipay Global). */
  readonly buyerId?: string;
  /** `HK`, `CN` … */
  readonly walletType?: string;
  /** What the customer sent along, a JSON text. */
  readonly extraParameters?: string;
  /** The fixed code. */
  readonly fixedId?: string;
  /** When an unpaid transaction expires. */
  readonly expiredAt?: Date;
  /** PIN key (UnionPay POS, before payment). */
  readonly pinKey?: string;
  /** Checkout and QR-code addresses. */
  readonly links: readonly Link[];
  /** Who cancelled it and why. */
  readonly cancellation?: ActionDetails;
  /** Who refunded it and why. */
  readonly refund?: ActionDetails;
  /** Why it failed. */
  readonly failure?: ActionDetails;
}

/**
 * Fields of a PayCross transaction. Keep out of logs what may be about the payer, and the receipt's address, which opens to whoever knows
 * it.
 */
export interface PaycrossDetails {
  /** Which service it was read from. */
  readonly service: Service;
  /** Whether it is a test transaction. */
  readonly test?: boolean;
  /** The language of the checkout page. */
  readonly language?: string;
  /** The result of processing, in words. */
  readonly message?: string;
  /** The address of the receipt. */
  readonly receiptUrl?: string;
  /** Such as `S.0000`: a letter of S, F, P and E, a dot and four digits. */
  readonly code?: string;
  /** The reason given with a refund. */
  readonly reason?: string;
  /** The provider's own status of the operation. */
  readonly providerStatus?: string;
  /** The provider's id of the operation. */
  readonly providerRef?: string;
  /** The provider's text. */
  readonly providerMessage?: string;
}
