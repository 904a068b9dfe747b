import { answerTo } from './answer.js';
import { kindOf, members, text } from './check.js';
import { invalid } from './errors.js';
import { native } from './loader.js';
import type { RefKind } from './model/words.js';

/** How to find a payment, as plain data. {@link TransactionRef} makes one. */
export interface TransactionRef {
  /** What the text is. */
  readonly kind: RefKind;
  /** The id or reference: at most 255 characters, none of them a control character. */
  readonly text: string;
}

/** How to find a payment; a text is what a scanner read from a receipt or a wallet. */
export type Reference = TransactionRef | string;

const NAMES = { kind: true, text: true } as const;

/** Makes references. Each throws an `InvalidRequestError` with the code `REFERENCE_INVALID` where the text is none. */
export const TransactionRef = {
  /** The gateway's own id: Pockyt `transactionNo`, Yedpay `id` or `transaction_id`, PayCross `uid`. */
  gatewayId(id: string): TransactionRef {
    return made(TransactionRef.gatewayId, 'gateway_id', id);
  },

  /** The merchant's own reference: Pockyt `reference`, Yedpay `custom_id`, PayCross `tracking_id`. */
  merchant(reference: string): TransactionRef {
    return made(TransactionRef.merchant, 'merchant', reference);
  },

  /** What a scanner read from a receipt or a wallet: a plain id, or a web address whose last part is one. */
  scan(read: string): TransactionRef {
    return made(TransactionRef.scan, 'scanned', read);
  },
};

function made(caller: (text: string) => TransactionRef, kind: RefKind, given: string): TransactionRef {
  return { kind, text: answerTo<string>(caller, () => native().reference(kind, text(given, 'reference'))) };
}

/** A reference that a call was given, ready to be written down. */
export function plainReference(reference: Reference, field: string): TransactionRef {
  if (typeof reference === 'string') {
    return { kind: 'scanned', text: text(reference, field) };
  }
  if (typeof reference !== 'object' || reference === null) {
    // Digits would lose their leading zeros, and what is beyond 2^53.
    throw invalid(field, `${field} must be text or a TransactionRef, not ${kindOf(reference)}.`);
  }
  const { kind, text: id } = members(reference, NAMES, field);
  return { kind: text(kind, 'kind') as RefKind, text: text(id, field) };
}
