import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { VERSION } from 'tillback';

const COMMAND = fileURLToPath(new URL('../../dist/command.js', import.meta.url));

function begin(...args) {
  return spawn(process.execPath, [COMMAND, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function run(...args) {
  const child = begin(...args);
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
  });
  const [code] = await once(child, 'close');
  return { code, out, err };
}

test('it is the command of this version, and ends with its exit codes', async () => {
  assert.deepEqual(await run('--version'), { code: 0, out: `tillback ${VERSION}\n`, err: '' });
  const wrong = await run('refnud');
  assert.equal(wrong.code, 2);
  assert.match(wrong.err, /refnud/);
  assert.match((await run('--help')).out, /Usage: .*command\.js/);
});

test('the demo, which starts itself once more, comes to its end', async () => {
  const { code, out, err } = await run('demo');
  assert.equal(code, 0, err);
  assert.ok(out.length > 500, out);
});

test('a sandbox serves until Ctrl-C', async () => {
  const child = begin('sandbox');
  const lines = createInterface({ input: child.stdout });
  let url;
  for await (const line of lines) {
    url = /(http:\/\/127\.0\.0\.1:\d+)/.exec(line)?.[1];
    if (url) {
      break;
    }
  }
  assert.ok((await fetch(url)).status < 500);
  child.kill('SIGINT');
  const [code, signal] = await once(child, 'exit');
  assert.ok(code === 0 || code === 130 || signal === 'SIGINT', `${code} ${signal}`);
});
