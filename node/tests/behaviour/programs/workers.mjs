// Threads of Node's, each with the package loaded anew, of which some are ended in the middle of their calls.

import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

if (isMainThread) {
  const given = JSON.parse(process.argv[2]);
  const begin = (task, key) =>
    new Worker(new URL(import.meta.url), { argv: [process.argv[2]], workerData: { task, key } });
  // The package is not loaded here, so the last thread to end unloads what it can.
  for (let round = 0; round < given.rounds; round++) {
    const ends = ['refund', 'refund', 'question', 'leave'].map(async (task, n) => {
      const worker = begin(task, `worker-${round}-${n}`);
      const ended = once(worker, 'exit');
      const [said] = await once(worker, 'message');
      if (said === 'under way') {
        await worker.terminate();
      }
      await ended;
      return said;
    });
    console.log((await Promise.all(ends)).join(' '));
  }
} else {
  const { given, open } = await import('./given.mjs');
  const client = open();
  const { task, key } = workerData;
  if (task === 'refund') {
    const request = { account: 'pockyt', transaction: given.payments[key], idempotencyKey: key };
    parentPort.postMessage((await client.refund(request)).status);
  } else if (task === 'question') {
    // The gateway never answers this one.
    void client.transaction({ account: 'yedpay', reference: given.hanging });
    parentPort.postMessage('under way');
  } else {
    // The thread ends by itself, its client still open.
    parentPort.postMessage('left');
  }
}
