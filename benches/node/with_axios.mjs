// The same by hand, with axios.

import { Agent } from 'node:http';
import axios from 'axios';
import { contender, TIMEOUT } from './by_hand.mjs';
import { QUERIES_AT_ONCE, run } from './job.mjs';

await run((job) => {
  const httpAgent = new Agent({ keepAlive: true, maxSockets: QUERIES_AT_ONCE });
  const client = axios.create({
    baseURL: job.url,
    httpAgent,
    timeout: TIMEOUT,
    maxRedirects: 0,
    proxy: false,
    responseType: 'text',
    transformResponse: (text) => text,
  });
  const post = async (path, body, headers) => {
    const { status, data: text } = await client.post(path, body, { headers });
    return { status, text };
  };
  return contender(job, post, () => httpAgent.destroy());
});
