import { answerTo, type Caller, seenFrom } from './answer.js';
import { callback, maybeText, members, millis, several, text } from './check.js';
import { bound, type Control, call, type Start } from './desk.js';
import { TillbackError } from './errors.js';
import type { ManyOptions, RefundFilter, RefundRequest, TransactionFilter } from './input.js';
import * as input from './input.js';
import { Items } from './items.js';
import { native } from './loader.js';
import type { Event } from './model/event.js';
import type { Capabilities, Check } from './model/gateway.js';
import type { Done, Settlement, SettleStep } from './model/many.js';
import { PAYEE, type Payee, type PayeeRequest } from './model/payee.js';
import type { Refund } from './model/refund.js';
import type { Transaction } from './model/transaction.js';
import type { GatewayName, Outcome, TransactionStatus, Until } from './model/words.js';
import type * as compiled from './native.js';
import {
  ASKING,
  type Asking,
  type Following,
  type Patience,
  type Progress,
  patience,
  type Question,
  SIGNAL,
  type Stoppable,
  type Telling,
  type Webhook,
} from './options.js';
import { payeeInput } from './payee.js';
import { plainReference, type Reference } from './reference.js';
import { opened, type Report, type ReportOptions, type ReportSource } from './report.js';
import { type ClientOptions, settings } from './settings.js';
import * as shape from './shape.js';

/** A call, ready to be handed over. */
interface Prepared extends Partial<Patience> {
  readonly call: object;
  readonly copies?: readonly compiled.Kept[];
  readonly body?: Uint8Array;
  readonly step?: Control['step'];
}

/** How many milliseconds closing waits for refunds that were sent and whose caller stopped waiting. */
const CLOSING = 5_000;

/**
 * Refunds, queries and payees at every account it is given.
 *
 * **If `refund` rejects with a {@link TillbackError}, no money moved because of that call.** Everything else is a `Refund` with a status.
 * Whatever ends the waiting ends the waiting only: a refund that was sent goes on, and the same idempotency key returns its end.
 *
 * Make one when the program begins and keep it: its connections are kept between calls. It keeps no process alive; calls under way do.
 * Durations are milliseconds.
 */
export class Client {
  readonly #native: compiled.Client;
  readonly #accounts: readonly string[];
  #closing: Promise<void> | undefined;

  /**
   * Sets a client up. Nothing is sent and no file is touched: the journal is opened by the first call, or by {@link open}.
   *
   * @throws ConfigurationError An account or a setting is missing, malformed or contradicts another.
   * @throws InvalidRequestError One is of a wrong type, or has a name that nobody knows.
   */
  constructor(options: ClientOptions) {
    try {
      this.#native = new (native().Client)(settings(options));
      this.#accounts = answerTo<string[]>(Client, () => this.#native.made());
    } catch (error) {
      throw isUnloaded(error) ? error : seenFrom(Client, error);
    }
  }

  /** The names of the accounts, in alphabetical order. */
  get accounts(): readonly string[] {
    return this.#accounts;
  }

  /**
   * Opens the journal now, so that a problem with it shows when the program starts. Every call does so where it isn't open.
   *
   * @throws JournalError It can't be opened. Another one is never used in its place.
   */
  open(options: Asking = {}): Promise<void> {
    const prepare = () => ({ call: { open: {} }, ...patience(members(options, ASKING)) });
    return this.#made(this.open, prepare, shape.nothing);
  }

  /**
   * Gives money back, once.
   *
   * @returns The refund. `refused` is a status, not an error; so are `pending`, `unknown` and `review`. Settle those later with
   * {@link settle}, and never refund them by other means.
   * @throws TillbackError Nothing was sent, and no money moved because of this call.
   */
  refund(request: RefundRequest & Stoppable): Promise<Refund> {
    return this.#refund(this.refund, 'refund', request);
  }

  /**
   * Records a refund and sends nothing: for a till that is offline. {@link settle} sends it later. Without a `Transaction` just read, an
   * amount is needed.
   *
   * @throws TillbackError Nothing was recorded.
   */
  queueRefund(request: RefundRequest & Stoppable): Promise<Refund> {
    return this.#refund(this.queueRefund, 'queueRefund', request);
  }

  /**
   * Makes many refunds, several at once, each under its own key with everything that {@link refund} promises.
   *
   * @returns How each one ended, in the order of the requests. An error ends only its own.
   * @throws InvalidRequestError A request or an option is malformed. Nothing was sent.
   */
  refundMany(
    requests: Iterable<RefundRequest>,
    options: ManyOptions & Stoppable & Telling<Done<Refund>> = {},
  ): Promise<Done<Refund>[]> {
    const prepare = () => {
      const given = members(options, { ...input.MANY, ...SIGNAL, progress: true });
      const { progress } = given;
      const copies: compiled.Kept[] = [];
      const all = several(requests, 'requests').map((one) =>
        input.refundInput(members(one, input.REFUND, 'request'), copies),
      );
      return { call: { refundMany: { requests: all, many: input.many(given) } }, copies, ...patience(given), progress };
    };
    return this.#many(this.refundMany, prepare, shape.refund);
  }

  /**
   * Reads a refund from the journal, without asking the gateway.
   *
   * @throws NotFoundError The journal knows no refund with this key.
   */
  getRefund(idempotencyKey: string, options: Stoppable = {}): Promise<Refund> {
    const prepare = () => {
      const asked = { idempotencyKey: text(idempotencyKey, 'idempotencyKey') };
      return { call: { getRefund: asked }, ...patience(members(options, SIGNAL)) };
    };
    return this.#made(this.getRefund, prepare, shape.refund);
  }

  /**
   * Follows a refund until its status is final or the deadline ends; then returns it as it is.
   *
   * @throws NotFoundError The journal knows no refund with this key.
   */
  waitForRefund(idempotencyKey: string, options: Following): Promise<Refund> {
    const prepare = () => {
      const given = members(options, { ...SIGNAL, deadline: true });
      const { deadline } = given;
      const asked = {
        idempotencyKey: text(idempotencyKey, 'idempotencyKey'),
        deadline: millis(deadline, 'deadline'),
      };
      return { call: { waitForRefund: asked }, ...patience(given) };
    };
    return this.#made(this.waitForRefund, prepare, shape.refund);
  }

  /**
   * Drives every open refund on: sends what is queued, asks about what is unknown or pending. Call it from anywhere, any time; several at
   * once do each piece of work once.
   *
   * @returns The refunds that ended while it ran, and those that are still open.
   */
  settle(options: Following & Telling<SettleStep>): Promise<Settlement> {
    const prepare = () => {
      const given = members(options, { ...SIGNAL, deadline: true, progress: true });
      const { deadline, progress } = given;
      const tell = listener(progress);
      const step: Control['step'] = tell && ((written, kept) => tell(shape.settleStep(written, kept)));
      return { call: { settle: { deadline: millis(deadline, 'deadline') } }, step, ...patience(given) };
    };
    return this.#made(this.settle, prepare, shape.settlement);
  }

  /** The refunds of the journal, oldest first, read page by page. */
  listRefunds(filter: RefundFilter & Stoppable = {}): AsyncIterableIterator<Refund> {
    return new Items(this.#native, shape.refund, () => {
      const given = members(filter, { ...input.REFUND_FILTER, ...SIGNAL });
      return { opening: { refunds: input.refundFilter(given) }, ...patience(given) };
    });
  }

  /**
   * Settles a refund in `review`: a person looked into the gateway's dashboard.
   *
   * @param settled `outcome` is `succeeded` where the money went back, `refused` where it did not and will not; `note` what the person saw,
   * 1 to 1,000 characters, which is kept in the history.
   * @throws ConflictError It is not in review. Nothing was changed.
   */
  resolve(
    idempotencyKey: string,
    settled: { readonly outcome: Outcome; readonly note: string } & Stoppable,
  ): Promise<Refund> {
    const prepare = () => {
      const given = members(settled, { ...SIGNAL, outcome: true, note: true });
      const { outcome, note } = given;
      const told = {
        idempotencyKey: text(idempotencyKey, 'idempotencyKey'),
        outcome: text(outcome, 'outcome'),
        note: text(note, 'note'),
      };
      return { call: { resolve: told }, ...patience(given) };
    };
    return this.#made(this.resolve, prepare, shape.refund);
  }

  /** Looks for damage in the journal: one sentence for each fault, so an empty list is good news. */
  checkJournal(options: Stoppable = {}): Promise<readonly string[]> {
    const prepare = () => ({ call: { checkJournal: {} }, ...patience(members(options, SIGNAL)) });
    return this.#made<readonly string[]>(this.checkJournal, prepare, shape.asItIs);
  }

  /**
   * Asks the gateway for a payment.
   *
   * @throws NotFoundError The gateway knows no such transaction.
   * @throws InvalidRequestError Several payments carry this reference; {@link find} returns them all.
   */
  transaction(question: Question): Promise<Transaction> {
    return this.#made(this.transaction, () => about('transaction', question), shape.transaction);
  }

  /** Asks the gateway for every transaction with this id or reference: none, one or several. */
  find(question: Question): Promise<readonly Transaction[]> {
    return this.#made(this.find, () => about('find', question), shape.list(shape.transaction));
  }

  /**
   * Asks for many payments, several at once.
   *
   * @returns How each one ended, in the order of the references. An error ends only its own.
   */
  queryMany(
    references: Iterable<Reference>,
    options: { readonly account: string } & ManyOptions & Asking & Telling<Done<Transaction>>,
  ): Promise<Done<Transaction>[]> {
    const prepare = () => {
      const known = { ...input.MANY, ...ASKING, account: true, progress: true } as const;
      const given = members(options, known);
      const { account, progress } = given;
      const asked = {
        account: text(account, 'account'),
        references: input.references(references),
        many: input.many(given),
      };
      return { call: { queryMany: asked }, ...patience(given), progress };
    };
    return this.#many(this.queryMany, prepare, shape.transaction);
  }

  /**
   * Asks for a payment with growing pauses until it is as wished, or the deadline ends; then returns it as it is.
   *
   * However many wait for the same payment, it is asked for once at a time; a webhook about it that {@link receiveWebhook} gets ends the
   * pause at once.
   *
   * @param question `until` is `final` (the default), `refundable` or a status.
   */
  waitFor(
    question: {
      readonly account: string;
      readonly reference: Reference;
      readonly until?: Until | TransactionStatus;
    } & Following,
  ): Promise<Transaction> {
    const prepare = () => {
      const known = { ...SIGNAL, account: true, reference: true, until: true, deadline: true } as const;
      const given = members(question, known);
      const { account, reference, until, deadline } = given;
      const asked = {
        account: text(account, 'account'),
        reference: plainReference(reference, 'reference'),
        until: text(until ?? 'final', 'until'),
        deadline: millis(deadline, 'deadline'),
      };
      return { call: { waitFor: asked }, ...patience(given) };
    };
    return this.#made(this.waitFor, prepare, shape.transaction);
  }

  /**
   * What the gateway lists, fetched page by page as it is read. A `timeout` is for one page.
   *
   * @throws UnsupportedError The gateway can't list; the message tells what works.
   */
  transactions(filter: { readonly account: string } & TransactionFilter & Asking): AsyncIterableIterator<Transaction> {
    return new Items(this.#native, shape.transaction, () => {
      const given = members(filter, { ...input.TRANSACTION_FILTER, ...ASKING, account: true });
      const { account } = given;
      const opening = { account: text(account, 'account'), filter: input.transactionFilter(given) };
      return { opening: { transactions: opening }, ...patience(given) };
    });
  }

  /**
   * Many payments, one row for each: what came in, what went back, what can still go back, and whether the journal and the gateway agree.
   *
   * @returns The report, to be iterated over once it is here: rows come as the gateways answer. What can't be read marks its row and ends
   * nothing.
   */
  report(source: ReportSource, options: ReportOptions & Stoppable = {}): Promise<Report> {
    return opened(this.#native, this.report, source, options);
  }

  /**
   * Registers somebody to be paid, once: the same registration again returns the same payee.
   *
   * @throws TimedOutError With the code `PAYEE_UNCERTAIN` it may have been registered. The same call looks for it first.
   */
  registerPayee(request: PayeeRequest & Asking): Promise<Payee> {
    const prepare = () => {
      const given = members<PayeeRequest & Asking>(request, { ...PAYEE, ...ASKING }, 'request');
      return { call: { registerPayee: payeeInput(given) }, ...patience(given) };
    };
    return this.#made(this.registerPayee, prepare, shape.payee);
  }

  /**
   * Reads a payee by exactly one of its names.
   *
   * @throws NotFoundError The gateway knows no such payee.
   */
  payee(
    question: {
      readonly account: string;
      readonly customerNo?: string;
      readonly customerCode?: string;
      readonly email?: string;
    } & Asking,
  ): Promise<Payee> {
    const prepare = () => {
      const known = { ...ASKING, account: true, customerNo: true, customerCode: true, email: true } as const;
      const given = members(question, known);
      const { account, customerNo, customerCode, email } = given;
      const payee = {
        customerNo: maybeText(customerNo, 'customerNo'),
        customerCode: maybeText(customerCode, 'customerCode'),
        email: maybeText(email, 'email'),
      };
      return { call: { payee: { account: text(account, 'account'), payee } }, ...patience(given) };
    };
    return this.#made(this.payee, prepare, shape.payee);
  }

  /**
   * Changes a payee.
   *
   * @param change `customerNo` is the gateway's id of the payee; `changes` are the gateway's own names of fields, such as `city`, and their
   * new values.
   */
  updatePayee(
    change: {
      readonly account: string;
      readonly customerNo: string;
      readonly changes: Readonly<Record<string, string>>;
    } & Asking,
  ): Promise<Payee> {
    const prepare = () => {
      const known = { ...ASKING, account: true, customerNo: true, changes: true } as const;
      const given = members(change, known);
      const { account, customerNo, changes } = given;
      const pairs = Object.entries(changes ?? {}).map(([name, value]) => [
        text(name, 'changes'),
        text(value, 'changes'),
      ]);
      const asked = { account: text(account, 'account'), customerNo: text(customerNo, 'customerNo'), changes: pairs };
      return { call: { updatePayee: asked }, ...patience(given) };
    };
    return this.#made(this.updatePayee, prepare, shape.payee);
  }

  /**
   * Verifies a delivered webhook and merges it into the journal.
   *
   * @param webhook `headers` as they came; `body` the bytes as they came, because the signature is about them: parsed and written again
   * they would not fit.
   * @returns The event. Answer the gateway with its `acknowledgement` under HTTP 200, so that it stops sending.
   * @throws SignatureError Nobody proved to be the gateway. Nothing was changed.
   */
  receiveWebhook(webhook: Webhook): Promise<Event> {
    return this.#webhook(this.receiveWebhook, 'receiveWebhook', webhook);
  }

  /** Verifies a delivered webhook and changes nothing. Takes what {@link receiveWebhook} takes. */
  verifyWebhook(webhook: Webhook): Promise<Event> {
    return this.#webhook(this.verifyWebhook, 'verifyWebhook', webhook);
  }

  /**
   * Whether the account's credentials work, and whether they may refund.
   *
   * @throws AuthenticationError The gateway refused the credentials.
   */
  check(question: { readonly account: string } & Asking): Promise<Check> {
    const prepare = () => {
      const given = members(question, { ...ASKING, account: true });
      const { account } = given;
      return { call: { check: { account: text(account, 'account') } }, ...patience(given) };
    };
    return this.#made<Check>(this.check, prepare, shape.asItIs);
  }

  /** What a gateway can do and prove. */
  capabilities(gateway: GatewayName): Capabilities {
    return answerTo(this.capabilities, () => native().capabilities(text(gateway, 'gateway')));
  }

  /**
   * Waits until the calls under way have ended, and everything the client goes on with by itself: refunds that were sent whose caller
   * stopped waiting. So a call's own `progress` waits for it in vain.
   *
   * @param within Milliseconds.
   * @returns Whether nothing is left. What is left is in the journal, and {@link settle} brings it to its end.
   */
  finish(within: number): Promise<boolean> {
    try {
      const limit = millis(within, 'within');
      const start: Start = (mailbox, ticket) => this.#native.finish(mailbox, ticket, limit);
      return call<boolean>(this.finish, start, shape.asItIs);
    } catch (error) {
      return Promise.reject(seenFrom(this.finish, error));
    }
  }

  /** Ends the client: no call can be made any more, and what was sent gets some seconds at most to come to its end. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const start: Start = (mailbox, ticket) => this.#native.close(mailbox, ticket, CLOSING);
    try {
      await call(this.close, start, shape.nothing);
    } catch (error) {
      // Its journal could not be opened: there is nothing to wait for.
      if (!(error instanceof TillbackError)) {
        throw error;
      }
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Makes a call, and turns what is wrong with its arguments into a rejection. */
  #made<T>(caller: Caller, prepare: () => Prepared, as: shape.Shape<T>): Promise<T> {
    try {
      const { call: made, copies, body, timeout, signal, step } = prepare();
      const text = JSON.stringify(made);
      return call(
        caller,
        (mailbox, ticket, cancel) => this.#native.start(mailbox, ticket, text, copies, body, timeout, cancel),
        as,
        { signal, step },
      );
    } catch (error) {
      return Promise.reject(seenFrom(caller, error));
    }
  }

  #refund(caller: Caller, name: string, request: RefundRequest & Stoppable): Promise<Refund> {
    const prepare = () => {
      const copies: compiled.Kept[] = [];
      const given = members(request, { ...input.REFUND, ...SIGNAL }, 'request');
      return { call: { [name]: input.refundInput(given, copies) }, copies, ...patience(given) };
    };
    return this.#made(caller, prepare, shape.refund);
  }

  async #many<T>(
    caller: Caller,
    prepare: () => Prepared & { readonly progress: Progress<Done<T>> },
    as: shape.Shape<T>,
  ): Promise<Done<T>[]> {
    const all: Done<T>[] = [];
    const one = shape.done(as);
    const checked = (): Prepared => {
      const { progress, ...prepared } = prepare();
      const tell = listener(progress);
      const step: Control['step'] = (written, kept) => {
        const done = one(written, kept);
        all[done.index] = done;
        return tell?.(done);
      };
      return { ...prepared, step };
    };
    await this.#made(caller, checked, shape.nothing);
    return all;
  }

  #webhook(caller: Caller, name: string, webhook: Webhook): Promise<Event> {
    const prepare = () => {
      const known = { ...SIGNAL, account: true, headers: true, body: true } as const;
      const given = members(webhook, known);
      const { account, headers, body } = given;
      const told = { account: text(account, 'account'), headers: input.headers(headers) };
      return { call: { [name]: told }, body: input.bytes(body), ...patience(given) };
    };
    return this.#made(caller, prepare, shape.event);
  }
}

/** A question about one payment. */
function about(name: string, question: Question): Prepared {
  const given = members(question, { ...ASKING, account: true, reference: true });
  const { account, reference } = given;
  const asked = { account: text(account, 'account'), reference: plainReference(reference, 'reference') };
  return { call: { [name]: asked }, ...patience(given) };
}

/** Whom to tell of steps. */
function listener<T>(progress: Progress<T>): Progress<T> {
  callback(progress, 'progress');
  return progress && bound(progress);
}

function isUnloaded(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'TILLBACK_NOT_LOADED';
}
