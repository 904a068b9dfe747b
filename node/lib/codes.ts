/** The closed sets of words about errors. */

/** What an error is about. */
export type ErrorKind =
  | 'invalid_request'
  | 'conflict'
  | 'over_refund'
  | 'not_refundable'
  | 'not_found'
  | 'configuration'
  | 'authentication'
  | 'permission_denied'
  | 'unsupported'
  | 'unreachable'
  | 'rate_limited'
  | 'timed_out'
  | 'bad_reply'
  | 'gateway'
  | 'journal'
  | 'signature'
  | 'busy'
  | 'forked'
  | 'cancelled'
  | 'internal';

/**
 * Whether and when to try again: `never` as it is, `later` with the same idempotency key, or `after_fix` of what the message names.
 */
export type Retry = 'never' | 'later' | 'after_fix';

/** Every code, with what it means. */
export const ERROR_CODES = {
  AMOUNT_NOT_POSITIVE: 'The amount is zero or negative.',
  AMOUNT_INVALID: "The amount is no decimal number, too large, or can't be written in the units the gateway counts in.",
  CURRENCY_MISMATCH: 'The amount is in another currency than the payment.',
  CURRENCY_DISPUTED: "The gateway's minor units for this currency are disputed and the account names no table.",
  REFERENCE_INVALID: 'The transaction id or reference is empty, too long or holds forbidden characters.',
  REASON_INVALID: 'The reason is too long or holds control characters.',
  KEY_INVALID: 'The idempotency key is empty, too long or holds control characters.',
  PAYEE_INVALID: 'A field of the payee is missing or malformed.',
  OPTION_INVALID: 'A filter, page or option is malformed.',
  REFERENCE_AMBIGUOUS: 'Several payments carry this reference.',
  REQUEST_REJECTED: 'The gateway refused the request as malformed.',
  AMOUNT_TOO_PRECISE: 'The amount has more decimals than its currency.',
  CURRENCY_UNKNOWN: 'The currency is no code of ISO 4217 that has a minor unit.',
  ARGUMENT_INVALID: 'An argument is missing or no text, or an object was freed, made elsewhere or is of another kind.',
  KEY_REUSED: 'The key was used before for another transaction, amount or reason.',
  NOT_IN_REVIEW: 'Only a refund in review can be settled by a person.',
  OVER_REFUND: 'More than what is left of the payment.',
  TRANSACTION_NOT_PAID: 'The payment was not completed.',
  ALREADY_REFUNDED: 'Nothing is left to refund.',
  TRANSACTION_EXPIRED: 'The payment expired before it was paid.',
  TRANSACTION_FAILED: 'The payment failed or was cancelled.',
  NOT_A_PAYMENT: 'The id names something that is no payment, such as a refund.',
  STATUS_UNKNOWN: "The gateway uses a status word tillback doesn't know.",
  TRANSACTION_NOT_FOUND: 'The gateway knows no such transaction.',
  PAYEE_NOT_FOUND: 'The gateway knows no such payee.',
  REFUND_NOT_FOUND: 'The journal knows no refund with this key.',
  UNKNOWN_ACCOUNT: 'No account of this name was configured.',
  CREDENTIALS_MISSING: 'A credential of the account is missing.',
  SETTING_INVALID: 'A setting is malformed or contradicts another.',
  TLS_REQUIRED: 'Plain HTTP was configured towards a host that is not this machine.',
  CREDENTIALS_REFUSED: 'The gateway refused the credentials.',
  PERMISSION_DENIED: 'The credentials may not do this.',
  UNSUPPORTED: "The gateway can't do this.",
  UNREACHABLE: 'No connection could be made.',
  TLS_FAILED: "The gateway's certificate could not be verified.",
  RATE_LIMITED: 'The gateway asks for fewer requests.',
  TIMED_OUT: 'No answer to a question in time.',
  CONNECTION_LOST: 'The connection broke while a question was asked.',
  BAD_REPLY: 'The answer to a question is malformed, of the wrong type or about something else.',
  REPLY_TOO_LARGE: 'The answer is larger than the limit.',
  REDIRECTED: 'The gateway answered with a redirect, which is never followed.',
  GATEWAY_FAILED: 'The gateway failed.',
  GATEWAY_REFUSED: 'The gateway said no to a question for a reason of its own.',
  JOURNAL_FAILED: "The journal can't be read or written.",
  JOURNAL_MISSING: 'The client has no journal, so it makes no refunds.',
  JOURNAL_NEWER: 'The journal was written by a newer version of tillback.',
  JOURNAL_READ_ONLY: "The journal's file or folder can't be written.",
  JOURNAL_FULL: 'The disk is full.',
  JOURNAL_CORRUPT: 'The journal is damaged, or is no journal of tillback.',
  JOURNAL_ON_NETWORK: "The journal lies on a network file system, where locks and syncs can't be relied on.",
  JOURNAL_BUSY: 'Another process kept the journal locked for too long.',
  SIGNATURE_INVALID: "The webhook's signature or credential is wrong or missing.",
  SIGNATURE_KEY_MISSING: 'The account has no key to verify webhooks with.',
  WEBHOOK_UNREADABLE: "The webhook is authentic but can't be understood.",
  TRANSACTION_BUSY: 'Another refund of the same transaction has to end first.',
  PAYEE_UNCERTAIN: 'The payee may have been registered; the answer was lost.',
  FORKED: 'The client was made in a parent process.',
  CANCELLED: 'The caller stopped the call. A refund that was sent is never told by it.',
  INTERNAL: 'A bug in tillback.',
} as const;

/** The precise reason of an error. */
export type ErrorCode = keyof typeof ERROR_CODES;
