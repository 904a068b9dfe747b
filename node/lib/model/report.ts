import type { TillbackError } from '../errors.js';
import type { Money } from '../money.js';
import type { Refund } from './refund.js';
import type { Transaction } from './transaction.js';
import type { AgreementWord, GatewayName, GatewayView } from './words.js';

/** Whether the journal and the gateway say the same of a payment, with the figures that belong to the word. */
export interface Agreement {
  /** What they say. */
  readonly word: AgreementWord;
  /** How much was refunded elsewhere, is not shown, or is still open. */
  readonly amount?: Money;
  /** When the last of what was refunded elsewhere went back, where the gateway says. */
  readonly at?: Date;
  /** By the journal, where amounts differ. */
  readonly ours?: Money;
  /** By the gateway, where amounts differ. */
  readonly theirs?: Money;
  /** Whether somebody should look. */
  readonly isDisagreement: boolean;
}

/** One payment in a report. At PayCross, whose lists show them apart, a refund has a row of its own. */
export interface ReportRow {
  /** The account. */
  readonly account: string;
  /** Its gateway. */
  readonly gateway: GatewayName;
  /** The id or reference that was asked for. */
  readonly asked: string;
  /** Whether the gateway was asked, and answered. */
  readonly view: GatewayView;
  /** What the gateway shows, where it was asked and answered. */
  readonly transaction?: Transaction;
  /** Why it could not be read, after several tries where that made sense. */
  readonly error?: TillbackError;
  /** What the journal knows of refunds of it, oldest first. */
  readonly refunds: readonly Refund[];
  /**
   * The day it was paid, or else created, in the time zone of the report. Without the gateway's word, the day of the journal's first
   * refund of it.
   */
  readonly day?: string;
  /** What came in: nothing where the payment did not go through. Absent if nobody says. */
  readonly paid?: Money;
  /** What went back. Absent where neither the gateway nor the journal says. */
  readonly refunded?: Money;
  /**
   * What can still go back, less what is under way. Where the gateway doesn't tell (PayCross), as far as the journal knows, and absent
   * without a journal.
   */
  readonly refundable?: Money;
  /** Whether the journal and the gateway say the same. */
  readonly agreement: Agreement;
}

/** One line of totals. Sums are exact, and never of two currencies. */
export interface Total {
  /**
   * What the rows have in common: a day as `2026-11-30`, a name; empty where the gateway doesn't tell, and for totals by currency alone.
   */
  readonly label: string;
  /** The currency. */
  readonly currency: string;
  /** How many rows. */
  readonly rows: number;
  /** What came in: decimal text without the currency, as the next two. */
  readonly paid: string;
  /** What went back, as far as it is told. */
  readonly refunded: string;
  /** What can still go back, as far as it is told. */
  readonly refundable: string;
  /** Rows in which the journal and the gateway disagree. */
  readonly disagreeing: number;
}

/** How many rows there were, and how they ended. */
export interface ReportTally {
  /** Rows given out. */
  readonly rows: number;
  /** Of these, could not be read. */
  readonly failed: number;
  /** Of these, the journal and the gateway say different things. */
  readonly disagreeing: number;
  /** Asked for more than once, and left out. */
  readonly duplicates: number;
  /** Left out because nothing can be given back, where only that was wished for. */
  readonly leftOut: number;
}
