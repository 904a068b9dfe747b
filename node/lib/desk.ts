/** Makes calls: hands them to the compiled half, and keeps whoever waits for their ends. */

import { AsyncResource } from 'node:async_hooks';
import * as timers from 'node:timers';
import type { Caller } from './answer.js';
import { bug, type ErrorFields, made, TillbackError } from './errors.js';
import { native } from './loader.js';
import type { Kept, Mailbox } from './native.js';
import type { Shape, Written } from './shape.js';

/** How a call can be stopped, and told of its steps. */
export interface Control {
  readonly signal?: AbortSignal | undefined;
  /** Takes each step, as it was written. What it throws ends the call. */
  readonly step?: ((written: Written, kept: () => Kept | undefined) => unknown) | undefined;
}

/** Hands a call over. `false` where that can't be done. */
export type Start = (mailbox: Mailbox, ticket: number, cancel: boolean | undefined) => boolean | void;

/** Where a call was made. Of the frames nothing is written out before somebody asks. */
export interface Place {
  stack?: string;
}

/** The place where `caller`, a public method, was called: errors point there. */
export function placeOf(caller: Caller): Place {
  const place: Place = {};
  Error.captureStackTrace(place, caller);
  return place;
}

interface Waiter {
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
  readonly shape: Shape<unknown>;
  readonly place: Place;
  readonly control: Control;
  /** What a step threw. */
  thrown?: { readonly error: unknown };
  /** Steps that are not over yet. */
  steps?: Promise<void>[];
}

/** The calls that a signal stops, and what stops them. */
interface Stop {
  readonly tickets: Set<number>;
  readonly all: () => void;
}

type Letter = readonly [ticket: number, sort: 0 | 1 | 2, first: number, value: Written];

// As they are now. A test may replace the global ones, and those in their module.
const { clearInterval, setImmediate, setInterval } = timers;

/** The longest time that a timer has. */
const LONGEST = 2 ** 31 - 1;

class Desk {
  readonly #mailbox: Mailbox;
  readonly #waiting = new Map<number, Waiter>();
  readonly #stops = new WeakMap<AbortSignal, Stop>();
  #ticket = 0;
  #alive: NodeJS.Timeout | undefined;

  constructor() {
    // Weak, so that a test runner can load the package many times and forget it.
    const desk = new WeakRef(this);
    this.#mailbox = new (native().Mailbox)(() => desk.deref()?.open());
  }

  call<T>(place: Place, start: Start, shape: Shape<T>, control: Control): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const { signal, step } = control;
      this.#ticket = (this.#ticket + 1) >>> 0;
      const ticket = this.#ticket;
      // What can fail comes before the call is handed over: whoever is told of a failure then knows that there is no call.
      const cancel = signal === undefined && step === undefined ? undefined : (signal?.aborted ?? false);
      if (signal !== undefined) {
        this.#stopWith(signal, ticket);
      }
      this.#expect(ticket, { resolve, reject, shape, place, control });
      try {
        if (start(this.#mailbox, ticket, cancel) === false) {
          this.#forget(ticket);
          reject(at(place, closed()));
        }
      } catch (error) {
        this.#forget(ticket);
        reject(at(place, bug(error)));
      }
    });
  }

  #expect(ticket: number, waiter: Waiter): void {
    this.#waiting.set(ticket, waiter);
    if (this.#waiting.size === 1) {
      // A call under way keeps the process alive, as a request of Node's would, and whoever waits for it.
      this.#alive = setInterval(() => this, LONGEST);
    }
  }

  #forget(ticket: number): void {
    const signal = this.#waiting.get(ticket)?.control.signal;
    this.#waiting.delete(ticket);
    if (this.#waiting.size === 0) {
      clearInterval(this.#alive);
    }
    if (signal !== undefined) {
      this.#stopNoMore(signal, ticket);
    }
  }

  open(): void {
    const { text, transactions, more } = this.#mailbox.open();
    if (more) {
      // Others get their turn in between.
      setImmediate(() => this.open());
    }
    for (const letter of JSON.parse(text) as Letter[]) {
      const waiter = this.#waiting.get(letter[0]);
      if (waiter !== undefined) {
        let next = letter[2];
        this.#read(letter, waiter, () => transactions[next++]);
      }
    }
  }

  /** What goes wrong with one letter is no matter of the others. */
  #read([ticket, sort, , value]: Letter, waiter: Waiter, kept: () => Kept | undefined): void {
    try {
      if (sort === 2) {
        this.#step(ticket, waiter, value, kept);
      } else {
        this.#end(ticket, waiter, sort === 0, value, kept);
      }
    } catch (error) {
      waiter.reject(at(waiter.place, bug(error)));
    }
  }

  #step(ticket: number, waiter: Waiter, value: Written, kept: () => Kept | undefined): void {
    if (waiter.thrown !== undefined) {
      return;
    }
    const stop = (error: unknown) => {
      waiter.thrown ??= { error: ofCallback(error) };
      this.#mailbox.cancel(ticket);
    };
    try {
      const going = waiter.control.step?.(value, kept);
      if (isThenable(going)) {
        waiter.steps ??= [];
        waiter.steps.push(Promise.resolve(going).then(() => undefined, stop));
      }
    } catch (error) {
      stop(error);
    }
  }

  #end(ticket: number, waiter: Waiter, isOk: boolean, value: Written, kept: () => Kept | undefined): void {
    this.#forget(ticket);
    const { signal } = waiter.control;
    const settle = () => {
      if (waiter.thrown !== undefined) {
        waiter.reject(waiter.thrown.error);
      } else if (isOk) {
        try {
          waiter.resolve(waiter.shape(value, kept) as never);
        } catch (error) {
          waiter.reject(at(waiter.place, bug(error)));
        }
      } else {
        waiter.reject(at(waiter.place, refused(value, signal)));
      }
    };
    if (waiter.steps === undefined) {
      settle();
    } else {
      void unlessAborted(signal, Promise.all(waiter.steps)).then(settle);
    }
  }

  /** One listener for each signal, however many calls it stops. */
  #stopWith(signal: AbortSignal, ticket: number): void {
    let stop = this.#stops.get(signal);
    if (stop === undefined) {
      const tickets = new Set<number>();
      const all = () => {
        for (const one of tickets) {
          this.#mailbox.cancel(one);
        }
      };
      stop = { tickets, all };
      this.#stops.set(signal, stop);
    }
    if (stop.tickets.size === 0) {
      signal.addEventListener('abort', stop.all);
    }
    stop.tickets.add(ticket);
  }

  #stopNoMore(signal: AbortSignal, ticket: number): void {
    const stop = this.#stops.get(signal);
    if (stop?.tickets.delete(ticket) && stop.tickets.size === 0) {
      signal.removeEventListener('abort', stop.all);
    }
  }
}

/** A promise, also one of another realm, such as a test runner's. */
function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

function refused(fields: ErrorFields, signal: AbortSignal | undefined): TillbackError {
  const wasStopped = fields.code === 'CANCELLED' && signal?.aborted === true;
  return made(fields, wasStopped ? { cause: signal.reason } : undefined);
}

/**
 * What a program's own callback threw. An error of tillback's would say of the call under way what was said of another one: that no money
 * moved.
 */
function ofCallback(error: unknown): unknown {
  if (!(error instanceof TillbackError)) {
    return error;
  }
  const what =
    'progress threw an error of tillback, which ended the waiting. What was sent goes on, and the same keys return it.';
  return new Error(what, { cause: error });
}

function closed(): TillbackError {
  const message = 'The client is closed. Make a new one. Nothing was sent.';
  return made({
    code: 'ARGUMENT_INVALID',
    number: 1014,
    kind: 'invalid_request',
    retry: 'never',
    message,
    field: 'client',
  });
}

/** The error, as it looks where the call was made. */
function at(place: Place, error: TillbackError): TillbackError {
  // A program may have `Error.prepareStackTrace` make something else of it.
  const stack: unknown = place.stack;
  const frames = typeof stack === 'string' ? stack.indexOf('\n    at ') : -1;
  error.stack = `${error.name}: ${error.message}${frames < 0 ? '' : String(stack).slice(frames)}`;
  return error;
}

/** Resolves when the steps are over, or nobody waits for them any more. */
function unlessAborted(signal: AbortSignal | undefined, steps: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      signal?.removeEventListener('abort', stop);
      resolve();
    };
    if (signal?.aborted === true) {
      resolve();
    } else {
      signal?.addEventListener('abort', stop);
      void steps.then(stop);
    }
  });
}

let desk: Desk | undefined;

/** Makes a call. `caller` is the public method, or the place where it was called. */
export function call<T>(caller: Caller | Place, start: Start, shape: Shape<T>, control: Control = {}): Promise<T> {
  desk ??= new Desk();
  return desk.call(typeof caller === 'function' ? placeOf(caller) : caller, start, shape, control);
}

/** A function that runs where it was handed over, as far as `AsyncLocalStorage` is concerned. */
export function bound<F extends (...args: never[]) => unknown>(given: F): F {
  return AsyncResource.bind(given as unknown as (...args: unknown[]) => unknown) as unknown as F;
}
