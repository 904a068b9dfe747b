import { count, kindOf, maybeMillis, maybeText, members, several, text } from './check.js';
import { invalid, made } from './errors.js';
import type { Account } from './model/account.js';

/** How a client is set up. */
export interface ClientOptions {
  /** The accounts, each under a name of its own. */
  readonly accounts: Iterable<Account>;
  /**
   * The file in which refunds are remembered. It is made where it isn't there; several processes of one host may share it. `:memory:`
   * remembers them as long as the client lives. Without a journal the client reads, and refuses to refund.
   */
  readonly journal?: string;
  /** The name by which the history calls this program, such as `till 3`. Default: the number of the process. */
  readonly worker?: string;
  /** More certificates to trust, as PEM: of a company's proxy, or of the sandbox. */
  readonly trust?: Iterable<string | Uint8Array>;
  /** The URL of a proxy to go through, or `environment` for the one that the usual variables name. Default: none. */
  readonly proxy?: string;
  /** For the name, the connection and the TLS handshake together, in milliseconds. Default: 10 seconds. */
  readonly connectTimeout?: number;
  /** From sending a request to the end of its reply, in milliseconds. Default: 40 seconds. */
  readonly replyTimeout?: number;
  /** Bytes of a reply that are read at most. Default: 8 MiB. */
  readonly replyLimit?: number;
  /** How many milliseconds a refund may take where the call names no deadline of its own. Default: 60 seconds. */
  readonly deadline?: number;
  /**
   * How many milliseconds after sending a gateway might still carry a refund out; no proof that it did not happen is taken earlier.
   * Default: 10 minutes.
   */
  readonly quietPeriod?: number;
  /** The first pause between two questions about the same thing, in milliseconds; later ones grow. Default: half a second. */
  readonly firstPause?: number;
}

const OPTIONS = {
  accounts: true,
  journal: true,
  worker: true,
  trust: true,
  proxy: true,
  connectTimeout: true,
  replyTimeout: true,
  replyLimit: true,
  deadline: true,
  quietPeriod: true,
  firstPause: true,
} as const;

const ANY_ACCOUNT = ['gateway', 'name', 'environment'];

/** The members of each kind of account, and whether they are needed. */
const ACCOUNTS: Record<Account['gateway'], Readonly<Record<string, boolean>>> = {
  pockyt: { merchantNo: true, storeNo: true, token: true, groupNo: false, notificationUrl: false },
  yedpay: { accessToken: false, apiKey: false, signKey: false },
  paycross: {
    shopId: true,
    secretKey: true,
    publicKey: false,
    apmUrl: false,
    cardUrl: false,
    adminUrl: false,
    service: false,
    minorUnits: false,
    test: false,
  },
};

export function settings(given: ClientOptions): string {
  const options = members(given, OPTIONS);
  return JSON.stringify({
    accounts: several(options.accounts, 'accounts').map(account),
    journal: maybeText(options.journal, 'journal'),
    worker: maybeText(options.worker, 'worker'),
    trust: several(options.trust ?? [], 'trust').map(certificate),
    proxy: maybeText(options.proxy, 'proxy'),
    connectTimeout: maybeMillis(options.connectTimeout, 'connectTimeout'),
    replyTimeout: maybeMillis(options.replyTimeout, 'replyTimeout'),
    replyLimit: count(options.replyLimit, 'replyLimit'),
    deadline: maybeMillis(options.deadline, 'deadline'),
    quietPeriod: maybeMillis(options.quietPeriod, 'quietPeriod'),
    firstPause: maybeMillis(options.firstPause, 'firstPause'),
  });
}

function account(given: Account): object {
  if (typeof given !== 'object' || given === null) {
    throw invalid('accounts', `An account must be an object, not ${kindOf(given)}.`);
  }
  const known = Object.hasOwn(ACCOUNTS, given.gateway) ? ACCOUNTS[given.gateway] : undefined;
  if (known === undefined) {
    throw invalid('gateway', `The gateway of an account must be one of ${Object.keys(ACCOUNTS).join(', ')}.`);
  }
  const names = [...ANY_ACCOUNT, ...Object.keys(known)];
  const all = Object.fromEntries(names.map((name) => [name, true]));
  const values: Record<string, unknown> = { ...members<object>(given, all, 'accounts') };
  for (const name of [...ANY_ACCOUNT, ...Object.keys(known).filter((name) => known[name])]) {
    if (values[name] === undefined) {
      throw missing(name, given);
    }
  }
  for (const [name, value] of Object.entries(values)) {
    if (
      name === 'test' ? typeof value !== 'boolean' && value !== undefined : maybeText(value as string, name) === null
    ) {
      throw invalid(name, `${name} must be true or false, not ${kindOf(value)}.`);
    }
  }
  return values;
}

function missing(name: string, { gateway }: Account): Error {
  const message = `The account at ${gateway} has no ${name}. Nothing was sent.`;
  return made({
    code: 'CREDENTIALS_MISSING',
    number: 1502,
    kind: 'configuration',
    retry: 'after_fix',
    message,
    field: name,
  });
}

function certificate(pem: string | Uint8Array): string {
  return text(ArrayBuffer.isView(pem) ? Buffer.from(pem).toString() : pem, 'trust');
}
