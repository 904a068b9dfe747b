// Has a journal to itself until its input ends.

import { DatabaseSync } from 'node:sqlite';

const { journal } = JSON.parse(process.argv[2]);
const database = new DatabaseSync(journal);
database.exec('BEGIN IMMEDIATE');
console.log('locked');
process.stdin.resume();
process.stdin.on('end', () => {
  database.exec('ROLLBACK');
  database.close();
});
