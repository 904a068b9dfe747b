// Every operation, by its name in `core`.

import { Money, TillbackError, TransactionRef } from 'tillback';
import { renamed } from './opening.mjs';
import * as values from './values.mjs';

const KINDS = { gateway_id: TransactionRef.gatewayId, merchant: TransactionRef.merchant, scanned: TransactionRef.scan };

function reference({ reference, kind }) {
  return KINDS[kind](reference);
}

function deadline(ms) {
  return ms === undefined ? {} : { deadline: ms };
}

async function request(
  client,
  { account, reference: text, kind, idempotency_key, amount, reason, deadline_ms, read_first, ...rest },
  signal,
) {
  nothingLeft(rest);
  const named = reference({ reference: text, kind });
  const transaction = read_first ? await client.transaction({ account, reference: named, ...signal }) : named;
  return {
    account,
    transaction,
    idempotencyKey: idempotency_key,
    ...(amount === undefined ? {} : { amount: Money.parse(amount) }),
    ...(reason === undefined ? {} : { reason }),
    ...deadline(deadline_ms),
  };
}

function nothingLeft(rest) {
  if (Object.keys(rest).length > 0) {
    throw new Error(`nobody knows ${Object.keys(rest)}`);
  }
}

/** What a list is asked for. */
function filter({ from, to, ...others } = {}) {
  return { ...renamed(others), ...(from ? { from: new Date(from) } : {}), ...(to ? { to: new Date(to) } : {}) };
}

async function taken(items, take = Infinity) {
  const kept = [];
  while (kept.length < take) {
    const { done, value } = await items.next();
    if (done) {
      break;
    }
    kept.push(values.value(value));
  }
  return kept;
}

function many({ at_once, per_second }) {
  return { atOnce: at_once, ...(per_second === undefined ? {} : { perSecond: per_second }) };
}

function source({ references, ...others }) {
  return references === undefined ? others : { ...others, references: references.map(reference) };
}

const OPERATIONS = {
  refund: async (client, { request: made }, signal) =>
    values.refund(await client.refund({ ...(await request(client, made, signal)), ...signal })),
  queue_refund: async (client, { request: made }, signal) =>
    values.refund(await client.queueRefund({ ...(await request(client, made, signal)), ...signal })),
  get_refund: async (client, { idempotency_key }, signal) =>
    values.refund(await client.getRefund(idempotency_key, signal)),
  wait_for_refund: async (client, { idempotency_key, deadline_ms }, signal) =>
    values.refund(await client.waitForRefund(idempotency_key, { ...deadline(deadline_ms), ...signal })),
  resolve: async (client, { idempotency_key, outcome, note }, signal) =>
    values.refund(await client.resolve(idempotency_key, { outcome, note, ...signal })),
  settle: async (client, { deadline_ms }, signal) => {
    let steps = 0;
    const settled = await client.settle({ deadline: deadline_ms, progress: () => void steps++, ...signal });
    return { ...values.value(settled), steps };
  },
  refund_many: async (client, { requests, ...options }, signal) => {
    const made = [];
    for (const one of requests) {
      made.push(await request(client, one, signal));
    }
    return values.many(await client.refundMany(made, { ...many(options), ...signal }));
  },
  query_many: async (client, { account, references, ...options }, signal) =>
    values.many(await client.queryMany(references.map(reference), { account, ...many(options), ...signal })),
  list_refunds: (client, { filter: given, take }, signal) =>
    taken(client.listRefunds({ ...filter(given), ...signal }), take),
  check_journal: (client) => client.checkJournal(),
  transaction: async (client, { account, ...named }, signal) =>
    values.value(await client.transaction({ account, reference: reference(named), ...signal })),
  find: async (client, { account, ...named }, signal) =>
    values.value(await client.find({ account, reference: reference(named), ...signal })),
  wait_for: async (client, { account, until, deadline_ms, ...named }, signal) =>
    values.value(
      await client.waitFor({ account, reference: reference(named), until, ...deadline(deadline_ms), ...signal }),
    ),
  transactions: (client, { account, filter: given, take }, signal) =>
    taken(client.transactions({ account, ...filter(given), ...signal }), take),
  report: async (client, { source: from, time_zone, refundable, take }, signal) => {
    const options = { ...(time_zone ? { timeZone: time_zone } : {}), ...(refundable ? { refundable } : {}) };
    const report = await client.report(source(from), { ...options, ...signal });
    return { rows: await taken(report, take), tally: values.value(report.tally) };
  },
  register_payee: async (client, { request: made }, signal) =>
    values.value(await client.registerPayee({ ...renamed(made), ...signal })),
  payee: async (client, { account, payee }, signal) =>
    values.value(await client.payee({ account, ...renamed(payee), ...signal })),
  update_payee: async (client, { account, customer_no, changes }, signal) =>
    values.value(await client.updatePayee({ account, customerNo: customer_no, changes, ...signal })),
  receive_webhook: async (client, webhook) => values.value(await client.receiveWebhook(bytes(webhook))),
  verify_webhook: async (client, webhook) => values.value(await client.verifyWebhook(bytes(webhook))),
  check: async (client, { account }, signal) => values.value(await client.check({ account, ...signal })),
  capabilities: async (client, { gateway }) => values.value(client.capabilities(gateway)),
  accounts: async (client) => client.accounts,
};

function bytes({ account, headers, body }) {
  return { account, headers, body: Buffer.from(body) };
}

/** Makes a call, and says what came of it. */
export async function answer(client, { op, cancel_after_ms, ...members }) {
  const operation = Object.hasOwn(OPERATIONS, op) ? OPERATIONS[op] : undefined;
  if (operation === undefined) {
    throw new Error(`no operation is called ${op}`);
  }
  const signal = cancel_after_ms === undefined ? {} : { signal: AbortSignal.timeout(cancel_after_ms) };
  try {
    return { ok: await operation(client, members, signal) };
  } catch (error) {
    if (error instanceof TillbackError) {
      return { error: values.error(error) };
    }
    throw error;
  }
}
