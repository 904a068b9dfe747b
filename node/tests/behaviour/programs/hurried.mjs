// Calls with little time, while another process has the journal.

import { given, open } from './given.mjs';

const client = open();
const code = (error) => error.code;
const { payment } = given;
const codes = await Promise.all([
  client.transaction({ account: 'pockyt', reference: payment, timeout: 100 }).then(String, code),
  client
    .refund({ account: 'pockyt', transaction: payment, idempotencyKey: 'hurried', deadline: 100 })
    .then(({ status }) => status, code),
]);
console.log(codes.join(' '));
console.log(await client.finish(100));
// Some threads still wait for the journal.
process.exit();
