import * as timers from 'node:timers/promises';
import { answer } from '../answer.js';
import { native } from '../loader.js';
import type { Account, PaycrossAccount, PockytAccount, YedpayAccount } from '../model/account.js';
import type { GatewayName } from '../model/words.js';
import type { Money } from '../money.js';
import type * as compiled from '../native.js';
import type { GatewayRefund, Payment, PaymentEntry, PaymentState, RefundEntry } from './books.js';
import * as books from './books.js';
import { Control } from './control.js';
import { type Fault, rule, type Strike } from './fault.js';
import type { Notification, NotificationEntry, Request, RequestEntry } from './traffic.js';
import * as traffic from './traffic.js';

/** How the sandbox is started. */
export interface SandboxOptions {
  /** Where ids come from: the same number and the same calls give the same ids. Default: 1. */
  readonly seed?: number;
  /** Whether there are payments in every state to begin with. Else there are none but those that are made with `pay`. */
  readonly seeded?: boolean;
  /** The first of eleven ports: the control interface, then each host plain and with TLS. Default: free ones. */
  readonly port?: number;
}

/** How a customer pays. */
export interface PayOptions {
  /** The merchant's reference. Default: one that is made up. */
  readonly reference?: string;
  /** Where the payment stands. Default: `paid`. */
  readonly state?: PaymentState;
  /** The gateway's word for the way it is paid. At PayCross `credit_card` makes a card payment. */
  readonly method?: string;
  /**
   * Where notifications about refunds of it go (http). Where nobody listens, they can still be read with `notifications`.
   */
  readonly notificationUrl?: string;
  /** The gateway's own id. Default: one that is made up. */
  readonly id?: string;
}

/** Which account. With `tls` the client also has to `trust` the sandbox's `caPem`. */
export interface AccountOptions {
  /** Default: the gateway's. */
  readonly name?: string;
  readonly tls?: boolean;
}

/** The five hosts of the three gateways. */
export type HostName = 'pockyt' | 'yedpay' | 'paycross_apm' | 'paycross_card' | 'paycross_admin';

interface Addresses {
  readonly control: string;
  readonly caPem: string;
  readonly hosts: readonly { readonly name: HostName; readonly plain: string; readonly tls: string }[];
}

type Known = Readonly<Record<GatewayName, Readonly<Record<string, string>>>>;

// As they are now. A test may replace them.
const { setTimeout } = timers;
const now = performance.now.bind(performance);

/** Milliseconds between two looks for a notification. */
const LOOK = 10;

/** They run until they are closed, also where a program kept nothing but their accounts. */
const RUNNING = new Set<Sandbox>();

/**
 * Simulated gateways that keep real books: Pockyt, Yedpay and PayCross, with an account at each.
 *
 * They listen on `127.0.0.1` and nowhere else, plain and with TLS, until the sandbox is closed. It keeps no process alive.
 */
export class Sandbox {
  readonly #native: compiled.Sandbox;
  readonly #addresses: Addresses;
  readonly #control: Control;
  readonly #known: Known;

  private constructor(started: compiled.Sandbox, addresses: Addresses, control: Control, known: Known) {
    this.#native = started;
    this.#addresses = addresses;
    this.#control = control;
    this.#known = known;
  }

  /**
   * Starts it.
   *
   * @throws ConfigurationError A port is taken.
   */
  static async start({ seed = 1, seeded = false, port }: SandboxOptions = {}): Promise<Sandbox> {
    const started = new (native().Sandbox)(seed, seeded, port);
    const addresses = answer<Addresses>(started.started());
    const control = new Control(addresses.control);
    const sandbox = new Sandbox(started, addresses, control, await control.ask('GET', ['accounts']));
    RUNNING.add(sandbox);
    return sandbox;
  }

  /** Stops the gateways. Nobody listens any more when it resolves. Does nothing the second time. */
  async close(): Promise<void> {
    RUNNING.delete(this);
    this.#control.close();
    this.#native.stop();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Where it is steered over HTTP, by programs in any language. */
  get controlUrl(): string {
    return this.#addresses.control;
  }

  /** The certificate of the sandbox's own authority, which a client has to `trust` for TLS. It is new at each start. */
  get caPem(): string {
    return this.#addresses.caPem;
  }

  /** Where each host listens. */
  get urls(): Readonly<Record<HostName, string>> {
    return this.#listening('plain');
  }

  /** The same with TLS. */
  get tlsUrls(): Readonly<Record<HostName, string>> {
    return this.#listening('tls');
  }

  #listening(how: 'plain' | 'tls'): Readonly<Record<HostName, string>> {
    const pairs = this.#addresses.hosts.map((host) => [host.name, host[how]] as const);
    return Object.fromEntries(pairs) as Record<HostName, string>;
  }

  /** The account at a gateway, ready for a client. */
  account(gateway: 'pockyt', options?: AccountOptions): PockytAccount;
  account(gateway: 'yedpay', options?: AccountOptions): YedpayAccount;
  account(gateway: 'paycross', options?: AccountOptions): PaycrossAccount;
  account(gateway: GatewayName, options?: AccountOptions): Account;
  account(gateway: GatewayName, { name = gateway, tls = false }: AccountOptions = {}): Account {
    const known = this.#known[gateway] as Record<string, string>;
    const urls = tls ? this.tlsUrls : this.urls;
    const told = (member: string) => known[member] as string;
    switch (gateway) {
      case 'pockyt':
        return {
          gateway,
          name,
          environment: urls.pockyt,
          merchantNo: told('merchant_no'),
          storeNo: told('store_no'),
          token: told('token'),
        };
      case 'yedpay':
        return {
          gateway,
          name,
          environment: urls.yedpay,
          accessToken: told('access_token'),
          signKey: told('sign_key'),
        };
      case 'paycross':
        return {
          gateway,
          name,
          environment: `${urls.paycross_apm}/beyag`,
          shopId: told('shop_id'),
          secretKey: told('secret_key'),
          publicKey: told('public_key'),
          cardUrl: urls.paycross_card,
          adminUrl: urls.paycross_admin,
        };
    }
  }

  /** The accounts at all three, named `pockyt`, `yedpay` and `paycross`. */
  accounts(options: { readonly tls?: boolean } = {}): readonly [PockytAccount, YedpayAccount, PaycrossAccount] {
    return [this.account('pockyt', options), this.account('yedpay', options), this.account('paycross', options)];
  }

  /** A customer pays, or tries to. */
  async pay(gateway: GatewayName, amount: Money, options: PayOptions = {}): Promise<Payment> {
    const { notificationUrl, ...others } = options;
    const made = await this.#control.ask<{ readonly id: string }>('POST', ['payments'], {
      gateway,
      amount: books.minorUnits(amount),
      currency: amount.currency,
      notification_url: notificationUrl,
      ...others,
    });
    return this.payment(made.id);
  }

  /** A payment as it stands in the gateway's books. Rejects where there is none of this id. */
  async payment(id: string): Promise<Payment> {
    return books.payment(await this.#control.ask<PaymentEntry>('GET', ['payments', id]));
  }

  /** All of them, oldest first. */
  async payments(): Promise<Payment[]> {
    const ledger = await this.#control.ask<{ readonly payments: readonly PaymentEntry[] }>('GET', ['ledger']);
    return ledger.payments.map(books.payment);
  }

  /** What really went back of a payment: the figure to judge a program by. */
  async refunded(id: string): Promise<Money> {
    return (await this.payment(id)).refunded;
  }

  /** Puts a payment into another state, or changes where notifications about it go. */
  async change(
    id: string,
    change: { readonly state?: PaymentState; readonly notificationUrl?: string },
  ): Promise<Payment> {
    const { state, notificationUrl } = change;
    await this.#control.ask('PATCH', ['payments', id], { state, notification_url: notificationUrl });
    return this.payment(id);
  }

  /** Somebody refunds in the gateway's dashboard, without the program: all that is left, or an amount. */
  async refundByHand(
    id: string,
    { amount, reason }: { readonly amount?: Money; readonly reason?: string } = {},
  ): Promise<GatewayRefund> {
    const { currency } = (await this.payment(id)).amount;
    if (amount !== undefined && amount.currency !== currency) {
      throw new TypeError(`The payment was made in ${currency}, not in ${amount.currency}.`);
    }
    const given = { amount: amount && books.minorUnits(amount), reason };
    return books.refund(await this.#control.ask<RefundEntry>('POST', ['payments', id, 'refunds'], given), currency);
  }

  /**
   * Something goes wrong with the next request that fits.
   *
   * Of several faults that fit, the one that was added first strikes. One of a connection or an answer, one of a refund
   * (`pending_refund`, `decline`) and one of a notification can strike the same request.
   */
  async fault(fault: Fault, strike: Strike = {}): Promise<void> {
    await this.#control.ask('POST', ['faults'], rule(fault, strike));
  }

  /** Those that still wait for their turn. A test that ends with any has perhaps not tested what it was written for. */
  async faults(): Promise<Fault[]> {
    const rules = await this.#control.ask<readonly { readonly fault: { readonly kind: Fault } }[]>('GET', ['faults']);
    return rules.map((rule) => rule.fault.kind);
  }

  /** Forgets those that still wait for their turn. */
  async clearFaults(): Promise<void> {
    await this.#control.ask('DELETE', ['faults']);
  }

  /** A gateway refuses connections, and drops those that are open. */
  async down(gateway: GatewayName): Promise<void> {
    await this.#control.ask('POST', ['gateways', gateway, 'down']);
  }

  /** It takes them again, on the same ports. */
  async up(gateway: GatewayName): Promise<void> {
    await this.#control.ask('POST', ['gateways', gateway, 'up']);
  }

  /** Every request that reached a gateway, oldest first; the newest 10,000. */
  async requests(): Promise<Request[]> {
    return (await this.#control.ask<RequestEntry[]>('GET', ['requests'])).map(traffic.request);
  }

  /**
   * The notifications that gateways sent, oldest first.
   *
   * With `atLeast`, waits until there are so many, and rejects if there are fewer `within` so many milliseconds (10 seconds).
   */
  async notifications({ atLeast = 0, within = 10_000 } = {}): Promise<Notification[]> {
    const end = now() + within;
    for (;;) {
      const entries = await this.#control.ask<NotificationEntry[]>('GET', ['notifications']);
      if (entries.length >= atLeast) {
        return entries.map((entry) => traffic.notification(entry, this.#credential()));
      }
      if (now() > end) {
        throw new Error(`The gateways sent ${entries.length} notifications and not ${atLeast}.`);
      }
      await setTimeout(LOOK);
    }
  }

  /** Puts the gateways' clock ahead by so many milliseconds: what is pending until then ends at once. */
  async advance(by: number): Promise<void> {
    await this.#control.ask('POST', ['clock'], { advance_ms: by });
  }

  /** Back to the first moment: no payments but the seeded ones, no faults, nothing seen, all gateways up. The clock stays. */
  async reset(): Promise<void> {
    await this.#control.ask('POST', ['reset']);
  }

  /** What is recorded of a notification leaves it out, and a shop that gets the notification demands it. */
  #credential(): string {
    const { shop_id: shop, secret_key: key } = this.#known.paycross;
    return `Basic ${Buffer.from(`${shop}:${key}`).toString('base64')}`;
  }
}
