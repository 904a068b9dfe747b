// A thread that is ended while its refund is on the way.

import { isMainThread, parentPort, Worker } from 'node:worker_threads';

const { given, open } = await import('./given.mjs');

if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url), { argv: [process.argv[2]] });
  worker.on('message', (said) => console.log(said));
  const client = open();
  // The gateway has it, and is slow to answer.
  for (;;) {
    const refund = await client.getRefund('sent').catch(() => undefined);
    if (refund?.attempts.length === 1) {
      break;
    }
    await new Promise(setImmediate);
  }
  await worker.terminate();
  const refund = await client.waitForRefund('sent', { deadline: 30_000 });
  console.log(
    refund.status,
    refund.attempts.length,
    refund.history.some(({ source }) => source === 'reply'),
  );
  await client.close();
} else {
  await open().refund({ account: 'pockyt', transaction: given.payment, idempotencyKey: 'sent' });
  parentPort.postMessage('too fast');
}
