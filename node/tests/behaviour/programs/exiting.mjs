// Ends at once, with calls of every kind under way.

import { given, open } from './given.mjs';

const client = open();
await client.open();
for (let n = 0; n < 20; n++) {
  void client.refund({ account: 'pockyt', transaction: given.payment, idempotencyKey: `exit-${n}` }).catch(() => {});
  void client.transaction({ account: 'pockyt', reference: given.payment }).catch(() => {});
  void client.listRefunds().next();
}
void client.settle({ deadline: 1000 });
setTimeout(() => process.exit(7), given.after);
