import { seenFrom } from './answer.js';
import { call } from './desk.js';
import { signal } from './input.js';
import type { Client, Stream } from './native.js';
import { maybe, type Shape } from './shape.js';

interface Opening {
  readonly opening: object;
  readonly timeout?: number | undefined;
}

/** A list that is read item by item. */
export class Items<T> implements AsyncIterableIterator<T> {
  readonly #client: Client;
  readonly #shape: Shape<T | undefined>;
  readonly #options: { readonly signal?: AbortSignal };
  readonly #prepare: () => Opening;
  #stream: Stream | undefined;
  #timeout: number | undefined;
  #isOver = false;

  constructor(client: Client, shape: Shape<T>, options: { readonly signal?: AbortSignal }, prepare: () => Opening) {
    this.#client = client;
    this.#shape = maybe(shape);
    this.#options = options;
    this.#prepare = prepare;
  }

  async next(): Promise<IteratorResult<T, undefined>> {
    const value = this.#isOver ? undefined : await this.#next();
    if (value === undefined) {
      this.#isOver = true;
      return { done: true, value: undefined };
    }
    return { done: false, value };
  }

  /** Nothing is read any more. */
  async return(): Promise<IteratorResult<T, undefined>> {
    this.#isOver = true;
    this.#stream = undefined;
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #next(): Promise<T | undefined> {
    const caller = this.next;
    try {
      const control = { signal: signal(this.#options?.signal) };
      if (this.#stream === undefined) {
        const { opening, timeout } = this.#prepare();
        this.#timeout = timeout;
        this.#stream = this.#client.stream(JSON.stringify(opening)) ?? undefined;
      }
      const stream = this.#stream;
      return call(
        caller,
        (mailbox, ticket, cancel) =>
          stream?.start(mailbox, ticket, NEXT, this.#timeout, cancel) ?? stream !== undefined,
        this.#shape,
        control,
      );
    } catch (error) {
      return Promise.reject(seenFrom(caller, error));
    }
  }
}

export const NEXT = '{"next":{}}';
