// Refunds while another process has the journal, and says so as soon as the loop has turned many times meanwhile.

import { given, open } from './given.mjs';

const client = open();
let isOver = false;
const refund = client
  .refund({ account: 'pockyt', transaction: given.payment, idempotencyKey: 'locked' })
  .finally(() => {
    isOver = true;
  });
for (let turns = 0; turns < 50 && !isOver; turns++) {
  await new Promise((resolve) => setTimeout(resolve, 1));
}
console.log(isOver ? 'it did not wait' : 'waiting, and turning');
console.log((await refund).status);
await client.close();
