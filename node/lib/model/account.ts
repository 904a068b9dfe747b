import type { Environment, MinorUnits, Service } from './words.js';

/** An account at any gateway. It holds credentials: don't print it. */
export type Account = PockytAccount | YedpayAccount | PaycrossAccount;

interface AnyAccount {
  /** The name you give it; refunds keep it. */
  readonly name: string;
  /** Production, sandbox, or a base URL of one's own such as `https://mapi.pockyt.io`. */
  readonly environment: Environment;
}

/** An account at Pockyt. */
export interface PockytAccount extends AnyAccount {
  readonly gateway: 'pockyt';
  /** `merchantNo`. */
  readonly merchantNo: string;
  /** `storeNo`. */
  readonly storeNo: string;
  /** Signs every call; never sent. */
  readonly token: string;
  /** `merGroupNo`, for partners only. */
  readonly groupNo?: string;
  /** `ipnUrl`: where refund notifications go (https). */
  readonly notificationUrl?: string;
}

/** An account at Yedpay. It has either an access token or an API key. */
export interface YedpayAccount extends AnyAccount {
  readonly gateway: 'yedpay';
  /** `Bearer`: a login token or a personal access token. Needed for lists. */
  readonly accessToken?: string;
  /** `API-KEY`: made per application. */
  readonly apiKey?: string;
  /** 32 characters; verifies notifications. */
  readonly signKey?: string;
}

/** An account at PayCross or another brand of the beGateway platform. */
export interface PaycrossAccount extends AnyAccount {
  readonly gateway: 'paycross';
  /** Production, sandbox, or the base URL of the alternative methods. */
  readonly environment: Environment;
  /** The number of the shop. */
  readonly shopId: string;
  /** Its secret key. */
  readonly secretKey: string;
  /**
   * The public key of the back office (one line of base64, or PEM). Where it is set, a webhook without a valid `Content-Signature` is
   * refused.
   */
  readonly publicKey?: string;
  /** Base URL of the alternative methods, for another brand. Absent = `https://data.pay-cross.com/beyag`. */
  readonly apmUrl?: string;
  /** Base URL of cards. Absent = `https://gateway.pay-cross.com`. */
  readonly cardUrl?: string;
  /** Base URL of reports. Absent = `https://admin.pay-cross.com`. */
  readonly adminUrl?: string;
  /** Which service the shop uses. Default: `either`. */
  readonly service?: Service;
  /** Whose table of minor units the server follows where the vendor's and ISO 4217 differ. */
  readonly minorUnits?: MinorUnits;
  /** Whether webhooks and replies of test transactions are taken. Absent, it takes both. */
  readonly test?: boolean;
}
