// The same by hand, with node:http.

import { Agent, request } from 'node:http';
import { contender, TIMEOUT } from './by_hand.mjs';
import { QUERIES_AT_ONCE, run } from './job.mjs';

await run((job) => {
  const agent = new Agent({ keepAlive: true, maxSockets: QUERIES_AT_ONCE, timeout: TIMEOUT });
  const post = (path, body, headers) =>
    new Promise((resolve, reject) => {
      const length = Buffer.byteLength(body);
      const options = { method: 'POST', agent, headers: { ...headers, 'Content-Length': length } };
      const asked = request(job.url + path, options, (reply) => {
        let text = '';
        reply.setEncoding('utf8');
        reply.on('data', (part) => {
          text += part;
        });
        reply.on('end', () => resolve({ status: reply.statusCode, text }));
        reply.on('error', reject);
      });
      asked.on('error', reject);
      asked.on('timeout', () => asked.destroy(new Error('it took too long')));
      asked.end(body);
    });
  return contender(job, post, () => agent.destroy());
});
