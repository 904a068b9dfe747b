import type { ErrorCode, ErrorKind, Retry } from './codes.js';

/** What the compiled half tells of an error. */
export interface ErrorFields {
  readonly code: ErrorCode;
  readonly number: number;
  readonly kind: ErrorKind;
  readonly retry: Retry;
  readonly message: string;
  readonly field?: string;
  readonly retryAfter?: number;
  readonly gatewayCode?: string;
  readonly gatewayMessage?: string;
  readonly httpStatus?: number;
  readonly requestId?: string;
  readonly idempotencyKey?: string;
}

/**
 * Why an operation did not happen: the base of all errors of tillback.
 *
 * **No money moved because of the call that failed with it**, unless it is an {@link InternalError}. A refund that was sent is never an
 * error: it is a `Refund` with a status. The class tells what an error is about, `code` the precise reason.
 *
 * What is printed of it holds no secret, no name and nothing the gateway wrote but its code; what the gateway wrote is in
 * `gatewayMessage`, to be shown with care.
 */
export class TillbackError extends Error {
  /** The precise reason. */
  readonly code: ErrorCode;
  /** The stable number of the code. */
  readonly number: number;
  /** What it is about, as a word; the class says the same. */
  readonly kind: ErrorKind;
  /** Whether and when to try again. */
  readonly retry: Retry;
  /** The input at fault, where there is one. */
  declare readonly field?: string;
  /** How many milliseconds the gateway asked to wait. */
  declare readonly retryAfter?: number;
  /** The gateway's own code, such as `000021` or `E.0638`. */
  declare readonly gatewayCode?: string;
  /** The gateway's own text. It may echo what a customer typed, so keep it out of logs: it is not printed with the error. */
  declare readonly gatewayMessage?: string;
  /** The HTTP status of the reply. */
  declare readonly httpStatus?: number;
  /** The id by which the gateway's support finds the exchange. */
  declare readonly requestId?: string;
  /** The key of the refund this is about. */
  declare readonly idempotencyKey?: string;

  constructor(fields: ErrorFields, options?: ErrorOptions) {
    super(fields.message, options);
    this.code = fields.code;
    this.number = fields.number;
    this.kind = fields.kind;
    this.retry = fields.retry;
    for (const name of ['field', 'retryAfter', 'gatewayCode', 'httpStatus', 'requestId', 'idempotencyKey'] as const) {
      if (fields[name] !== undefined) {
        Object.defineProperty(this, name, { value: fields[name], enumerable: true });
      }
    }
    if (fields.gatewayMessage !== undefined) {
      Object.defineProperty(this, 'gatewayMessage', { value: fields.gatewayMessage });
    }
  }

  /** What `JSON.stringify` writes: no stack, no cause, and nothing the gateway wrote but its code. */
  toJSON(): object {
    const { name, message } = this;
    return Object.assign({ name, message }, this);
  }
}

/** The input breaks a stated limit, or is of a wrong type; `field` names it. Nothing was recorded and no money moved. */
export class InvalidRequestError extends TillbackError {}
/**
 * The idempotency key was used before for another transaction, amount or reason, or the refund is no more in the state that the call is
 * for. No money moved because of this call. Read the refund with `getRefund`; another refund needs a key of its own.
 */
export class ConflictError extends TillbackError {}
/** More than is left to refund, with what is under way counted as gone. No money moved. Ask for less. */
export class OverRefundError extends TillbackError {}
/**
 * The transaction is in no state to be refunded: not paid, expired, or all of it went back already. No money moved because of this call.
 * Only where `retry` says `later` may it work later.
 */
export class NotRefundableError extends TillbackError {}
/**
 * The gateway knows no such transaction or payee, or the journal no such refund. No money moved because of this call; of earlier calls,
 * and of other journals, it says nothing. Check the id and the account.
 */
export class NotFoundError extends TillbackError {}
/** An account, credential or setting is missing or malformed. Nothing was sent and no money moved. Put the configuration right. */
export class ConfigurationError extends TillbackError {}
/** The gateway refused the credentials. No money moved. Put the account's credentials right. */
export class AuthenticationError extends TillbackError {}
/** The credentials are good but may not do this. No money moved. Ask the gateway for the right, or use another account. */
export class PermissionDeniedError extends TillbackError {}
/** The gateway can't do this. No money moved. The message names what works instead, where something does. */
export class UnsupportedError extends TillbackError {}
/**
 * No connection could be made, so nothing was sent and no money moved. Call again later, with the same idempotency key; or queue the
 * refund.
 */
export class UnreachableError extends TillbackError {}
/** The gateway asks for fewer requests. No money moved. Call again after `retryAfter` milliseconds, with the same idempotency key. */
export class RateLimitedError extends TillbackError {}
/**
 * The answer to a question did not come in time. It is never the end of a refund that was sent, so no money moved because of this call.
 * Ask again.
 */
export class TimedOutError extends TillbackError {}
/**
 * The answer to a question could not be understood. It is never the end of a refund that was sent, so no money moved because of this
 * call. Ask again; if it stays so, tell the gateway's support the `requestId`.
 */
export class BadReplyError extends TillbackError {}
/**
 * The gateway answered a question with a failure of its own. It is never the end of a refund that was sent, so no money moved because of
 * this call. Ask again later; `gatewayCode` says more.
 */
export class GatewayError extends TillbackError {}
/**
 * The journal can't be read or written, and without it nothing is sent: no money moved because of this call. The code says whether to try
 * later or what to put right.
 */
export class JournalError extends TillbackError {}
/**
 * The webhook is not proven to come from the gateway, so nothing of it was believed and nothing was changed. Answer it with HTTP 403, and
 * check the account's key if it happens with real ones.
 */
export class SignatureError extends TillbackError {}
/**
 * Another refund of the same transaction has to end first. No money moved because of this call. Call again later, with the same
 * idempotency key.
 */
export class BusyError extends TillbackError {}
/** The client was made in a parent process. Node starts its processes anew, so this is for completeness. */
export class ForkedError extends TillbackError {}
/**
 * The call was aborted before anything was sent, or while a question was asked: no money moved because of it, and `cause` is the signal's
 * reason. A refund that was sent is never told by this error. Call again when you want to, with the same idempotency key.
 */
export class CallCancelledError extends TillbackError {}
/**
 * A bug in tillback stopped the call. It alone doesn't say that no money moved: what was sent is in the journal, so ask with
 * `getRefund`, or call again with the same idempotency key. Please report the message.
 */
export class InternalError extends TillbackError {}

const CLASSES: Record<ErrorKind, typeof TillbackError> = {
  invalid_request: InvalidRequestError,
  conflict: ConflictError,
  over_refund: OverRefundError,
  not_refundable: NotRefundableError,
  not_found: NotFoundError,
  configuration: ConfigurationError,
  authentication: AuthenticationError,
  permission_denied: PermissionDeniedError,
  unsupported: UnsupportedError,
  unreachable: UnreachableError,
  rate_limited: RateLimitedError,
  timed_out: TimedOutError,
  bad_reply: BadReplyError,
  gateway: GatewayError,
  journal: JournalError,
  signature: SignatureError,
  busy: BusyError,
  forked: ForkedError,
  cancelled: CallCancelledError,
  internal: InternalError,
};

for (const known of [TillbackError, ...Object.values(CLASSES)]) {
  Object.defineProperty(known.prototype, 'name', { value: known.name, configurable: true, writable: true });
}

/** The error for what the compiled half tells. */
export function made(fields: ErrorFields, options?: ErrorOptions): TillbackError {
  return new (CLASSES[fields.kind] ?? TillbackError)(fields, options);
}

/** The error for an argument that can't be what it is meant to be. */
export function invalid(field: string, what: string): TillbackError {
  return made({
    code: 'ARGUMENT_INVALID',
    number: 1014,
    kind: 'invalid_request',
    retry: 'never',
    message: `${what} Nothing was sent.`,
    field,
  });
}

/** The error for a failure of tillback's own. */
export function bug(cause: unknown): TillbackError {
  const message =
    'A bug in tillback stopped a call. What was sent is in the journal: ask with the same key, and please report it.';
  return made({ code: 'INTERNAL', number: 2901, kind: 'internal', retry: 'later', message }, { cause });
}
