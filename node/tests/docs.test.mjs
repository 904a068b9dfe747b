// What the pages show: every block of JavaScript is run against the sandbox.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Client, Money } from 'tillback';
import { Sandbox } from 'tillback/sandbox';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAGES = ['docs/node.md', 'node/README.md', 'README.md'];
const RECEIPTS = ['312345678901234567', '312345678901234568'];
// Beside the sources, so that they find the package by its name.
const FOLDER = join(ROOT, 'node/dist/pages');

/** What the page made before, or takes for granted. */
const GIVEN = {
  client: `new Client({ accounts: JSON.parse(process.env.ACCOUNTS), journal: 'refunds.tillback', firstPause: 20 })`,
  refund: `await client.refund({ account: 'shop', transaction: '${RECEIPTS[0]}', idempotencyKey: 'given' })`,
};

await mkdir(FOLDER, { recursive: true });
const sandbox = await Sandbox.start();
after(() => sandbox.close());

async function blocks(page) {
  const text = await readFile(join(ROOT, page), 'utf8');
  return [...text.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code], number) => ({ page, number, code }));
}

/** The block as a program, with what it takes for granted before it. */
function program(code) {
  const own = code.replaceAll("environment: 'production'", 'environment: process.env.POCKYT_URL');
  const made = new Set(
    [...own.matchAll(/(?:const|let|import) (?:\{([^}]*)\}|(\w+))/g)].flatMap(([, several, one]) =>
      (several ?? one).split(/[\s,]+/),
    ),
  );
  const uses = (name) => new RegExp(`\\b${name}\\b`).test(own) && !made.has(name);
  const needed = Object.keys(GIVEN).filter((name) => uses(name) || (name === 'client' && uses('refund')));
  const before = needed.map((name) => `const ${name} = ${GIVEN[name]};`);
  const imports = needed.includes('client') && !made.has('Client') ? ["import { Client } from 'tillback';"] : [];
  return [...imports, ...before, own, ...(needed.includes('client') ? ['await client.close();'] : [])].join('\n');
}

for (const page of PAGES) {
  for (const { number, code } of await blocks(page)) {
    test(`${page}, block ${number + 1}`, async (t) => {
      await sandbox.reset();
      for (const id of RECEIPTS) {
        await sandbox.pay('pockyt', Money('25.00', 'USD'), { id });
      }
      await sandbox.pay('yedpay', Money('25.00', 'HKD'));
      const folder = await mkdtemp(join(FOLDER, 'page-'));
      t.after(() => rm(folder, { recursive: true }));
      const path = join(folder, 'block.mjs');
      await writeFile(path, program(code));
      const shop = sandbox.account('pockyt', { name: 'shop' });
      const env = {
        ...process.env,
        ACCOUNTS: JSON.stringify([shop, sandbox.account('yedpay', { name: 'hk' })]),
        POCKYT_URL: shop.environment,
        POCKYT_TOKEN: shop.token,
      };
      const text = await readFile(path, 'utf8');
      const known = text.replace("'200043'", `'${shop.merchantNo}'`).replace("'300014'", `'${shop.storeNo}'`);
      await writeFile(path, known);
      const { status, stderr } = spawnSync(process.execPath, [path], {
        cwd: folder,
        env,
        encoding: 'utf8',
        timeout: 60_000,
      });
      assert.deepEqual([status, stderr], [0, ''], known);
    });
  }
}

test('the pages show something', async () => {
  assert.ok((await blocks('docs/node.md')).length > 10);
  assert.ok((await blocks('node/README.md')).length > 0);
});

/** A webhook as a gateway would send it. */
async function delivered() {
  await sandbox.reset();
  const payment = await sandbox.pay('yedpay', Money('25.00', 'HKD'), { notificationUrl: 'http://127.0.0.1:9/' });
  const client = new Client({ accounts: [sandbox.account('yedpay', { name: 'shop' })], journal: ':memory:' });
  await client.refund({ account: 'shop', transaction: payment.id, idempotencyKey: 'return-1' });
  const [notification] = await sandbox.notifications({ atLeast: 1 });
  return { client, notification };
}

/** What a block exports, with `client` as given. */
async function exported(of, t, client) {
  const { code } = (await blocks('docs/node.md')).find(({ code }) => code.includes(of));
  const folder = await mkdtemp(join(FOLDER, 'page-'));
  t.after(() => rm(folder, { recursive: true }));
  const path = join(folder, 'webhook.mjs');
  await writeFile(path, `let client;\nexport const use = (given) => { client = given; };\n${code}`);
  const module = await import(path);
  module.use(client);
  return module;
}

test('the webhooks of Fastify are taken as the page shows', async (t) => {
  const { client, notification } = await delivered();
  t.after(() => client.close());
  const { webhooks } = await exported('fastify', t, client);
  const fastify = createRequire(import.meta.url)('fastify')();
  t.after(() => fastify.close());
  await fastify.register(webhooks);
  const post = (payload) =>
    fastify.inject({ method: 'POST', url: '/webhook', headers: Object.fromEntries(notification.headers), payload });
  const taken = await post(notification.body);
  assert.deepEqual([taken.statusCode, taken.body], [200, 'success']);
  assert.equal((await post(notification.body.replace('25', '26'))).statusCode, 403);
});

test('the webhooks of fetch are taken as the page shows', async (t) => {
  const { client, notification } = await delivered();
  t.after(() => client.close());
  const { POST } = await exported('arrayBuffer', t, client);
  const request = (body) =>
    new Request('http://shop.example/webhook', { method: 'POST', headers: new Headers(notification.headers), body });
  const taken = await POST(request(notification.body));
  assert.deepEqual([taken.status, await taken.text()], [200, 'success']);
  assert.equal((await POST(request(notification.body.replace('25', '26')))).status, 403);
});
