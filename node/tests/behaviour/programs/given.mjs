// What a program was given: the accounts, and more.

import { Client } from 'tillback';

export const given = JSON.parse(process.argv[2] ?? '{}');

export function open(more = {}) {
  return new Client({ accounts: given.accounts, journal: given.journal ?? ':memory:', firstPause: 20, ...more });
}
