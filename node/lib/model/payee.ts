import type { ProfileType } from './words.js';

/** A registered payee. */
export interface Payee {
  /** The account. */
  readonly account: string;
  /** The gateway's id: what a payout names. */
  readonly customerNo: string;
  /** The merchant's own id. */
  readonly customerCode?: string;
  /** First name. */
  readonly firstName?: string;
  /** Last name. */
  readonly lastName?: string;
  /** E-mail address. */
  readonly email?: string;
  /** The gateway's word, such as `Activated`. */
  readonly status?: string;
  /** When it was registered. */
  readonly createdAt?: Date;
  /** When it last changed. */
  readonly updatedAt?: Date;
  /** The untouched body of the reply, as text, so that no field is ever lost. It may hold names of customers: keep it out of logs. */
  readonly raw: string;
}

/** Somebody to be paid. */
export interface PayeeRequest {
  /** The name of the account. */
  readonly account: string;
  /** At most 255 characters, as all texts here. */
  readonly firstName: string;
  /** As above. */
  readonly lastName: string;
  /** As above, with an @. */
  readonly email: string;
  /** Two capital letters (ISO 3166). */
  readonly countryCode: string;
  /** `individual` (the default) or `business`, which needs a company. */
  readonly profile?: ProfileType;
  /** A day, as `1990-05-17`. At least 18 years ago. */
  readonly dateOfBirth?: string;
  /** In the US, two letters. */
  readonly state?: string;
  /** City. */
  readonly city?: string;
  /** Street and number. */
  readonly street?: string;
  /** Second line. */
  readonly street2?: string;
  /** Postal code. */
  readonly zip?: string;
  /** Country, free text. */
  readonly country?: string;
  /** Telephone number. */
  readonly phone?: string;
  /** Your own name for the payee, by which a lost answer is settled. */
  readonly customerCode?: string;
  /** Number of an identity document. */
  readonly governmentId?: string;
  /** Its kind. */
  readonly governmentIdType?: string;
  /** Of a business. */
  readonly company?: string;
  /** The language of messages. */
  readonly lang?: string;
  /** On whose behalf. */
  readonly payorNo?: string;
}

export const PAYEE = {
  account: true,
  firstName: true,
  lastName: true,
  email: true,
  countryCode: true,
  profile: true,
  dateOfBirth: true,
  state: true,
  city: true,
  street: true,
  street2: true,
  zip: true,
  country: true,
  phone: true,
  customerCode: true,
  governmentId: true,
  governmentIdType: true,
  company: true,
  lang: true,
  payorNo: true,
} as const satisfies { readonly [K in keyof Required<PayeeRequest>]: true };
