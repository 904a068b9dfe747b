// The same by hand, with the fetch of Node.

import { contender, TIMEOUT } from './by_hand.mjs';
import { run } from './job.mjs';

await run((job) => {
  const post = async (path, body, headers) => {
    const signal = AbortSignal.timeout(TIMEOUT);
    const reply = await fetch(job.url + path, { method: 'POST', headers, body, redirect: 'manual', signal });
    return { status: reply.status, text: await reply.text() };
  };
  return contender(job, post);
});
