// Writes values in the form that all drivers share: what is absent is left out.

import { Money, TillbackError } from 'tillback';

function snake(name) {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** What no driver tells: what follows from something else, and what only one gateway says, which is in `raw`. */
const LEFT_OUT = ['details', 'isFinal'];

/** A value of any kind, its names those of the protocol. */
export function value(of) {
  if (of instanceof TillbackError) {
    return error(of);
  }
  if (of instanceof Date) {
    return of.toISOString();
  }
  if (Array.isArray(of)) {
    return of.map(value);
  }
  if (typeof of !== 'object' || of === null) {
    return of;
  }
  if (isMoney(of)) {
    return Money.format(of);
  }
  if ('idempotencyKey' in of) {
    return refund(of);
  }
  if ('isDisagreement' in of) {
    return of.word;
  }
  return members(of);
}

function isMoney(of) {
  return Object.keys(of).join() === 'amount,currency';
}

function members(of) {
  const told = Object.entries(of).filter(([name, one]) => !LEFT_OUT.includes(name) && !(name === 'raw' && one === ''));
  return Object.fromEntries(told.map(([name, one]) => [snake(name), value(one)]));
}

function present(of) {
  return Object.fromEntries(Object.entries(of).filter(([, one]) => one !== undefined));
}

export function error(of) {
  return present({
    code: of.code,
    number: of.number,
    kind: of.kind,
    retry: of.retry,
    message: of.message,
    field: of.field && snake(of.field),
    retry_after_ms: of.retryAfter,
    gateway_code: of.gatewayCode,
    gateway_message: of.gatewayMessage,
    http_status: of.httpStatus,
    request_id: of.requestId,
    idempotency_key: of.idempotencyKey,
  });
}

export function refund(of) {
  const { gatewayCode, gatewayMessage, httpStatus, requestId, attempts, ...others } = of;
  const words = { code: gatewayCode, message: gatewayMessage, http_status: httpStatus, request_id: requestId };
  return { ...members(others), gateway_words: present(words), attempts: attempts.length };
}

/** How many calls ended, each in the order of the input. */
export function many(done) {
  return {
    done: done.map((one) => ({
      index: one.index,
      ...(one.error ? { error: error(one.error) } : { ok: value(one.result) }),
    })),
    answered: Math.max(0, ...done.map((one) => one.answered)),
    failed: Math.max(0, ...done.map((one) => one.failed)),
  };
}
