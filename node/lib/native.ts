/** The compiled half, as `node/src` shows it. It is nobody's business but the package's own. */

/** The engine's own copy of a payment that was just read. */
export interface Kept {
  readonly kept: unique symbol;
}

export interface Opened {
  readonly text: string;
  readonly transactions: readonly Kept[];
  readonly more: boolean;
}

export interface Mailbox {
  open(): Opened;
  cancel(ticket: number): void;
}

export interface Client {
  made(): string;
  start(
    mailbox: Mailbox,
    ticket: number,
    input: string,
    transactions?: readonly Kept[],
    body?: Uint8Array,
    timeout?: number,
    cancel?: boolean,
  ): boolean;
  stream(input: string): Stream | null;
  finish(mailbox: Mailbox, ticket: number, within: number): boolean;
  close(mailbox: Mailbox, ticket: number, within: number): boolean;
}

export interface Stream {
  start(mailbox: Mailbox, ticket: number, question: string, timeout?: number, cancel?: boolean): boolean;
  taken(): void;
  totals(by: string): string;
  known(): string;
}

export interface Sandbox {
  started(): string;
  stop(): void;
}

export interface Log {
  made(): string;
  take(): string;
  end(): void;
}

export interface Native {
  readonly VERSION: string;
  readonly Mailbox: new (wake: () => void) => Mailbox;
  readonly Log: new (level: string, wake: () => void) => Log;
  readonly Client: new (settings: string) => Client;
  readonly Sandbox: new (seed: number, seeded: boolean, port?: number) => Sandbox;
  capabilities(gateway: string): string;
  catalogue(): string;
  words(): string;
  moneyFromDecimal(amount: string, currency: string): string;
  moneyParse(text: string): string;
  moneyFromMinor(minor: string, currency: string): string;
  moneyMinor(amount: string, currency: string): string;
  reference(kind: string, text: string): string;
  commandLine(program: readonly string[], args: readonly string[]): number;
}
