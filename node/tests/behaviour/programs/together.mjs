// Several calls wait for a journal that another process has, until SQLite gives up.

import { open } from './given.mjs';

const client = open();
const began = performance.now();
const calls = Array.from({ length: 4 }, () =>
  client.getRefund('nobody knows it').catch((error) => [error.code, performance.now() - began]),
);
const told = await Promise.all(calls);
const codes = new Set(told.map(([code]) => code));
const times = told.map(([, took]) => took);
// One after another, the last one would take four times as long.
console.log([...codes].join(' '), Math.max(...times) < 2 * Math.min(...times) ? 'together' : 'one after another');
