import { answerTo, type Caller, seenFrom } from './answer.js';
import { flag, maybeText, members, offset, text } from './check.js';
import { call, type Place, placeOf } from './desk.js';
import { invalid } from './errors.js';
import type { ManyOptions, RefundFilter, TransactionFilter } from './input.js';
import * as input from './input.js';
import { NEXT } from './items.js';
import type { ReportRow, ReportTally, Total } from './model/report.js';
import type { Dimension, RefKind } from './model/words.js';
import type { Client, Stream } from './native.js';
import type { Reference } from './reference.js';
import { asItIs, maybe, nothing, row, type Shape } from './shape.js';

/** Payments by id or reference, each asked for once. */
export interface FromReferences {
  /** The name of the account they were paid to. */
  readonly account: string;
  /** They are taken when the report is made. A plain text is what a scanner read. */
  readonly references: Iterable<Reference>;
}

/**
 * The payments named in one column of a CSV file, which is read as the report goes on. Lines whose cell is empty are skipped; one that
 * can't be read becomes a row that tells it.
 */
export interface FromCsv {
  /** The name of the account they were paid to. */
  readonly account: string;
  /** The path of the file: UTF-8, its first line the names of the columns. */
  readonly csv: string;
  /** The name of the column. */
  readonly column: string;
  /** What its cells are. Default: `scanned`. */
  readonly kind?: RefKind;
}

/** What the gateway lists of some days. Only where it can list: Yedpay with an access token, and PayCross. */
export interface FromDays extends Omit<TransactionFilter, 'from' | 'to' | 'day'> {
  /** The name of the account. */
  readonly account: string;
  /** The first and the last day, both included, as `2026-11-30`, in the time zone of the report. */
  readonly days: readonly [first: string, last: string];
}

/** The payments that the journal's refunds are about, one row for each. */
export interface FromJournal extends RefundFilter {
  readonly journal: true;
  /** Whether the gateways are asked about each payment. Else the journal speaks alone, and nothing is compared. Default: they are. */
  readonly ask?: boolean;
}

/** Where the rows of a report come from. */
export type ReportSource = FromReferences | FromCsv | FromDays | FromJournal;

/** What a report is like. `atOnce` and `perSecond` are for each account; fewer are asked while a gateway asks for less. */
export interface ReportOptions extends ManyOptions {
  /** Whose midnight ends a day: an IANA name such as `Asia/Hong_Kong`. Default: UTC. */
  readonly timeZone?: string;
  /** Only payments of which something can still be given back. */
  readonly refundable?: boolean;
  /**
   * A name under which the journal keeps how far the report is, so that it goes on there when it is asked for again. Without it, it begins
   * anew each time.
   */
  readonly checkpoint?: string;
}

const OPTIONS = {
  ...input.MANY,
  timeZone: true,
  refundable: true,
  checkpoint: true,
  signal: true,
} as const;

function days(source: FromDays): object {
  const { from: _from, to: _to, day: _day, ...filter } = input.TRANSACTION_FILTER;
  const given = members(source, { ...filter, account: true, days: true }, 'source');
  const { account, days: range } = given;
  if (!Array.isArray(range) || range.length !== 2) {
    throw invalid('days', "days must be the first and the last one, such as ['2026-11-01', '2026-11-30'].");
  }
  const [first, last] = range as readonly [string, string];
  return {
    account: text(account, 'account'),
    first: text(first, 'days'),
    last: text(last, 'days'),
    filter: input.transactionFilter(given),
  };
}

function written(source: ReportSource): object {
  if (typeof source === 'object' && source !== null) {
    if ('references' in source) {
      const { account, references } = members(source, { account: true, references: true }, 'source');
      return { references: { account: text(account, 'account'), references: input.references(references) } };
    }
    if ('csv' in source) {
      const known = { account: true, csv: true, column: true, kind: true } as const;
      const { account, csv: path, column, kind } = members(source, known, 'source');
      const named = { account: text(account, 'account'), path: text(path, 'csv'), column: text(column, 'column') };
      return { csv: { ...named, kind: text(kind ?? 'scanned', 'kind') } };
    }
    if ('days' in source) {
      return { days: days(source) };
    }
    if ('journal' in source && source.journal === true) {
      const filter = members(source, { ...input.REFUND_FILTER, journal: true, ask: true }, 'source');
      const { ask } = filter;
      return { journal: { ask: flag(ask ?? true, 'ask'), filter: input.refundFilter(filter) } };
    }
  }
  throw invalid('source', 'A report needs references, a csv, days or journal: true to come from.');
}

export function opened(
  client: Client,
  caller: Caller,
  source: ReportSource,
  options: ReportOptions & { readonly signal?: AbortSignal },
): Promise<Report> {
  try {
    const given = members(options, OPTIONS);
    const { timeZone, refundable, checkpoint, signal } = given;
    const report = {
      source: written(source),
      many: input.many(given),
      timeZone: maybeText(timeZone, 'timeZone'),
      refundable: flag(refundable, 'refundable'),
      checkpoint: maybeText(checkpoint, 'checkpoint'),
    };
    const stream = client.stream(JSON.stringify({ report }));
    const control = { signal: input.signal(signal) };
    const shape: Shape<Report> = () => new Report(client, stream as Stream, control.signal);
    return call(
      caller,
      (mailbox, ticket, cancel) => ask(stream, mailbox, ticket, '{"open":{}}', cancel),
      shape,
      control,
    );
  } catch (error) {
    return Promise.reject(seenFrom(caller, error));
  }
}

function ask(
  stream: Stream | null,
  mailbox: Parameters<Stream['start']>[0],
  ticket: number,
  question: string,
  cancel?: boolean,
): boolean {
  return stream?.start(mailbox, ticket, question, undefined, cancel) ?? false;
}

const noMatter = () => undefined;

interface Known {
  readonly tally: ReportTally;
  readonly expected?: number;
  readonly position: number;
}

/**
 * The rows of a report, made as they are asked for. Nothing needs all of them in memory.
 *
 * An error here is about the source or the journal, and the report can't go on. Whoever stops reading loses no row: another `for await`
 * goes on behind the last one.
 */
export class Report implements AsyncIterableIterator<ReportRow> {
  /** The client is kept, too: it is open as long as its report is read. */
  readonly #kept: { readonly client: Client; readonly stream: Stream };
  readonly #signal: AbortSignal | undefined;
  /** A row is given until it is taken, so only one reads at a time. */
  #turn: Promise<void> = Promise.resolve();

  /** @internal */
  constructor(client: Client, stream: Stream, signal: AbortSignal | undefined) {
    this.#kept = { client, stream };
    this.#signal = signal;
  }

  /** Asked several times at once, it gives the rows in turn, as every generator does. */
  next(): Promise<IteratorResult<ReportRow, undefined>> {
    const place = placeOf(this.next);
    const turn = this.#turn.then(() => this.#row(place));
    this.#turn = turn.then(noMatter, noMatter);
    return turn;
  }

  async #row(place: Place): Promise<IteratorResult<ReportRow, undefined>> {
    const value = await this.#asked(place, NEXT, maybe(row), this.#signal);
    if (value === undefined) {
      return { done: true, value: undefined };
    }
    this.#kept.stream.taken();
    return { done: false, value };
  }

  async return(): Promise<IteratorResult<ReportRow, undefined>> {
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** The sums of all rows so far by one thing and by currency, with those before a checkpoint. */
  totals(by: Dimension): readonly Total[] {
    return answerTo(this.totals, () => this.#kept.stream.totals(text(by, 'by')));
  }

  /** How many rows there were so far, with those before a checkpoint. */
  get tally(): ReportTally {
    return this.#known().tally;
  }

  /** How many rows there will be at most, where that is known. */
  get expected(): number | undefined {
    return this.#known().expected;
  }

  /**
   * What was handed to {@link save} last, of an earlier run that did not finish: 0 for a new report. A program that writes to a file cuts
   * it off here and goes on.
   */
  get position(): number {
    return this.#known().position;
  }

  /**
   * Keeps in the journal that every row given out so far has arrived, and that the caller's output is so far: such as the length of its
   * file, which must be on the disk by then. A later report of the same name goes on behind them.
   *
   * @throws InvalidRequestError The report has no checkpoint.
   */
  async save(position: number): Promise<void> {
    const save = { position: offset(position, 'position') };
    await this.#asked(this.save, JSON.stringify({ save }), nothing, undefined);
  }

  /**
   * Forgets the checkpoint: the report is complete, and one of the same name begins anew.
   *
   * @returns How many rows there were.
   */
  async finish(): Promise<ReportTally> {
    await this.#asked(this.finish, '{"forget":{}}', asItIs, undefined);
    return this.tally;
  }

  #known(): Known {
    return answerTo(this.#known, () => this.#kept.stream.known());
  }

  /** What was read is kept also by whoever stopped reading, so only that has a signal. */
  #asked<T>(caller: Caller | Place, question: string, shape: Shape<T>, signal: AbortSignal | undefined): Promise<T> {
    return call(caller, (mailbox, ticket, cancel) => ask(this.#kept.stream, mailbox, ticket, question, cancel), shape, {
      signal,
    });
  }
}
