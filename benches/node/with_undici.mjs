// The same by hand, with undici.

import { Pool } from 'undici';
import { contender, TIMEOUT } from './by_hand.mjs';
import { QUERIES_AT_ONCE, run } from './job.mjs';

await run((job) => {
  const pool = new Pool(job.url, { connections: QUERIES_AT_ONCE, headersTimeout: TIMEOUT, bodyTimeout: TIMEOUT });
  const post = async (path, body, headers) => {
    const reply = await pool.request({ method: 'POST', path, headers, body });
    return { status: reply.statusCode, text: await reply.body.text() };
  };
  return contender(job, post, () => pool.close());
});
