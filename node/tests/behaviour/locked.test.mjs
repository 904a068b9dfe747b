import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Client } from 'tillback';
import { run } from '../programs.mjs';
import { folder, till } from '../till.mjs';

const sqlite = await import('node:sqlite').catch(() => undefined);
const skip = sqlite === undefined && 'this Node has no SQLite to lock a file with; newer ones run it';

/** A program that runs beside the test, and what it says line by line. */
function beside(name, given) {
  const path = fileURLToPath(new URL(`./programs/${name}`, import.meta.url));
  const program = spawn(process.execPath, [path, JSON.stringify(given)], { stdio: ['pipe', 'pipe', 'inherit'] });
  return { program, says: createInterface({ input: program.stdout })[Symbol.asyncIterator]() };
}

async function said({ says }) {
  return (await says.next()).value;
}

/** A journal that another process has until `release` is called. */
async function locked(t, accounts) {
  const journal = `${await folder(t)}/refunds.tillback`;
  const client = new Client({ accounts, journal });
  await client.open();
  await client.close();
  const other = beside('locking.mjs', { journal });
  t.after(() => other.program.kill());
  assert.equal(await said(other), 'locked');
  const release = async () => {
    other.program.stdin.end();
    await once(other.program, 'close');
  };
  return { journal, release };
}

test('a journal that another process has locked blocks no loop', { skip }, async (t) => {
  const { sandbox, pay } = await till(t);
  const accounts = sandbox.accounts();
  const { journal, release } = await locked(t, accounts);
  const shop = beside('locked.mjs', { accounts, journal, payment: (await pay()).id });
  assert.equal(await said(shop), 'waiting, and turning');
  await release();
  assert.equal(await said(shop), 'succeeded');
  assert.deepEqual(await once(shop.program, 'close'), [0, null]);
});

test('whoever waits for a journal is told as soon as anybody is', { skip }, async (t) => {
  const { sandbox } = await till(t);
  const accounts = sandbox.accounts();
  const { journal, release } = await locked(t, accounts);
  const { code, out, err } = await run('together.mjs', { accounts, journal });
  await release();
  assert.deepEqual([code, out, err], [0, 'JOURNAL_BUSY together\n', '']);
});

test('who has no time left before a journal opens is told so, and nothing is sent', { skip }, async (t) => {
  const { sandbox, pay } = await till(t);
  const accounts = sandbox.accounts();
  const { journal, release } = await locked(t, accounts);
  const payment = (await pay()).id;
  const { code, out, err } = await run('hurried.mjs', { accounts, journal, payment });
  await release();
  assert.deepEqual([code, out, err], [0, 'TIMED_OUT TIMED_OUT\ntrue\n', '']);
  assert.equal((await sandbox.refunded(payment)).amount, '0.00');
});
