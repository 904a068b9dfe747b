// Several processes on one journal: all refund the same payments under the same keys.

import cluster from 'node:cluster';
import { once } from 'node:events';
import { given, open } from './given.mjs';

if (cluster.isPrimary) {
  cluster.setupPrimary({ args: [process.argv[2]] });
  const workers = Array.from({ length: given.processes }, () => cluster.fork());
  const told = await Promise.all(
    workers.map(async (worker) => {
      const [said] = await once(worker, 'message');
      return said;
    }),
  );
  console.log(JSON.stringify(told));
} else {
  const client = open();
  const done = await client.refundMany(
    given.payments.map((transaction, n) => ({ account: 'pockyt', transaction, idempotencyKey: `return-${n}` })),
  );
  const settled = await client.settle({ deadline: 20_000 });
  const refunds = await Promise.all(
    given.payments.map((_, n) => client.waitForRefund(`return-${n}`, { deadline: 20_000 })),
  );
  process.send({
    ids: refunds.map(({ id }) => id),
    statuses: refunds.map(({ status }) => status),
    open: settled.open.length,
    done: done.length,
  });
  await client.close();
  process.disconnect();
}
