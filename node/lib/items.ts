import { seenFrom } from './answer.js';
import { call } from './desk.js';
import type { Client, Stream } from './native.js';
import type { Patience } from './options.js';
import { maybe, type Shape } from './shape.js';

interface Opening extends Patience {
  readonly opening: object;
}

/** A list that is read item by item. */
export class Items<T> implements AsyncIterableIterator<T> {
  readonly #client: Client;
  readonly #shape: Shape<T | undefined>;
  readonly #prepare: () => Opening;
  #stream: Stream | undefined;
  #patience: Patience | undefined;
  #isOver = false;

  constructor(client: Client, shape: Shape<T>, prepare: () => Opening) {
    this.#client = client;
    this.#shape = maybe(shape);
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
      if (this.#stream === undefined) {
        const { opening, ...patience } = this.#prepare();
        this.#patience = patience;
        this.#stream = this.#client.stream(JSON.stringify(opening)) ?? undefined;
      }
      const stream = this.#stream;
      const { signal, timeout } = this.#patience ?? {};
      return call(
        caller,
        (mailbox, ticket, cancel) => stream?.start(mailbox, ticket, NEXT, timeout, cancel) ?? false,
        this.#shape,
        { signal },
      );
    } catch (error) {
      return Promise.reject(seenFrom(caller, error));
    }
  }
}

export const NEXT = '{"next":{}}';
