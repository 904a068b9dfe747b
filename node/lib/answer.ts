import { type ErrorFields, made, TillbackError } from './errors.js';

/** A public function or class: errors point at whoever called it. */
export type Caller = ((...args: never[]) => unknown) | (new (...args: never[]) => unknown);

/** What the compiled half answers at once: JSON with `ok` or `error`. */
export function answer<T>(text: string): T {
  const said = JSON.parse(text) as { readonly ok: T } | { readonly error: ErrorFields };
  if ('error' in said) {
    throw made(said.error);
  }
  return said.ok;
}

/** The same, its errors as they look where `caller` was called. */
export function answerTo<T>(caller: Caller, ask: () => string): T {
  return calledBy(caller, () => answer<T>(ask()));
}

/** What is made for whoever called `caller`, to whom its errors point. */
export function calledBy<T>(caller: Caller, make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw seenFrom(caller, error);
  }
}

/** An error whose stack begins where `caller` was called. What is none of tillback's was thrown by what the caller handed over. */
export function seenFrom(caller: Caller, error: unknown): unknown {
  if (error instanceof TillbackError) {
    Error.captureStackTrace(error, caller);
  }
  return error;
}
