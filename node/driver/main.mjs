// The driver for Node: makes the calls that the runner tells it to make, and answers with what came of them.
//
// `tests/conformance/README.md` describes the protocol.

import { createInterface } from 'node:readline';
import { Client, TillbackError } from 'tillback';
import { answer } from './calls.mjs';
import { settings } from './opening.mjs';
import * as values from './values.mjs';

/** @type {Client | undefined} */
let client;

async function open(given) {
  try {
    const opened = new Client(settings(given));
    await opened.open();
    client = opened;
    return { ok: {} };
  } catch (error) {
    if (error instanceof TillbackError) {
      return { error: values.error(error) };
    }
    throw error;
  }
}

async function answered(line) {
  if (line.op === 'open') {
    return open(line.client);
  }
  if (client === undefined) {
    throw new Error('no client was opened');
  }
  if (line.op === 'together') {
    return { ok: await Promise.all(line.calls.map((call) => answer(client, call))) };
  }
  return answer(client, line);
}

const [, , mode, word] = process.argv;
if (mode !== '--mode' || word !== 'async') {
  throw new Error('usage: main.mjs --mode async');
}
for await (const line of createInterface({ input: process.stdin })) {
  // What is none of tillback's errors is a mistake of the scenario or of this driver.
  const said = await answered(JSON.parse(line)).catch((error) => ({ driver: String(error) }));
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
