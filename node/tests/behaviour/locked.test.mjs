import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Client } from 'tillback';
import { run } from '../programs.mjs';
import { folder, till } from '../till.mjs';

const PROGRAM = fileURLToPath(new URL('./programs/locked.mjs', import.meta.url));

const sqlite = await import('node:sqlite').catch(() => undefined);
const skip = sqlite === undefined && 'this Node has no SQLite to lock a file with; newer ones run it';

test('a journal that another process has locked blocks no loop', { skip }, async (t) => {
  const { sandbox, pay } = await till(t);
  const journal = `${await folder(t)}/refunds.tillback`;
  const first = new Client({ accounts: sandbox.accounts(), journal });
  await first.open();
  await first.close();
  const lock = new sqlite.DatabaseSync(journal);
  lock.exec('BEGIN IMMEDIATE');
  const given = { accounts: sandbox.accounts(), journal, payment: (await pay()).id };
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(given)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (lines.length === 1) {
      lock.exec('ROLLBACK');
      lock.close();
    }
  }
  assert.deepEqual(lines, ['waiting, and turning', 'succeeded']);
  assert.deepEqual(child.exitCode === null ? await once(child, 'exit') : [child.exitCode, null], [0, null]);
});

test('who has no time left before a journal opens is told so, and nothing is sent', { skip }, async (t) => {
  const { sandbox, pay } = await till(t);
  const journal = `${await folder(t)}/refunds.tillback`;
  const first = new Client({ accounts: sandbox.accounts(), journal });
  await first.open();
  await first.close();
  const lock = new sqlite.DatabaseSync(journal);
  lock.exec('BEGIN IMMEDIATE');
  const given = { accounts: sandbox.accounts(), journal, payment: (await pay()).id };
  const { code, out, err } = await run('hurried.mjs', given);
  lock.exec('ROLLBACK');
  lock.close();
  assert.deepEqual([code, out, err], [0, 'TIMED_OUT TIMED_OUT\ntrue\n', '']);
  assert.equal((await sandbox.refunded(given.payment)).amount, '0.00');
});
