/**
 * tillback gives money back: refunds at Pockyt, Yedpay and PayCross that happen once, or provably not at all.
 *
 * **If `refund` rejects with a `TillbackError`, no money moved because of that call.** Everything else is a `Refund` with a status.
 *
 * @packageDocumentation
 */

export { Client } from './client.js';
export { ERROR_CODES, type ErrorCode, type ErrorKind, type Retry } from './codes.js';
export {
  AuthenticationError,
  BadReplyError,
  BusyError,
  CallCancelledError,
  ConfigurationError,
  ConflictError,
  type ErrorFields,
  ForkedError,
  GatewayError,
  InternalError,
  InvalidRequestError,
  JournalError,
  NotFoundError,
  NotRefundableError,
  OverRefundError,
  PermissionDeniedError,
  RateLimitedError,
  SignatureError,
  TillbackError,
  TimedOutError,
  UnreachableError,
  UnsupportedError,
} from './errors.js';
export type { HeadersGiven, ManyOptions, RefundFilter, RefundRequest, Target, TransactionFilter } from './input.js';
export { type LogLine, setLog } from './log.js';
export type { Account, PaycrossAccount, PockytAccount, YedpayAccount } from './model/account.js';
export type { ActionDetails, Link, PaycrossDetails, PockytDetails, YedpayDetails } from './model/details.js';
export type { Event } from './model/event.js';
export type { Capabilities, Check } from './model/gateway.js';
export type { Done, Settlement, SettleStep } from './model/many.js';
export type { Payee, PayeeRequest } from './model/payee.js';
export type { Attempt, HistoryEntry, Refund } from './model/refund.js';
export type { Agreement, ReportRow, ReportTally, Total } from './model/report.js';
export type { ListedRefund, Transaction } from './model/transaction.js';
export type * from './model/words.js';
export { Money } from './money.js';
export type { Asking, Following, Question, Stoppable, Telling, Webhook } from './options.js';
export { type Reference, TransactionRef } from './reference.js';
export {
  type FromCsv,
  type FromDays,
  type FromJournal,
  type FromReferences,
  Report,
  type ReportOptions,
  type ReportSource,
} from './report.js';
export type { ClientOptions } from './settings.js';
export { VERSION } from './version.js';
