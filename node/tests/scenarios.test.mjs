// The shared scenarios, through the driver in `node/driver`. `TILLBACK_CONFORMANCE` is the runner.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

test('every shared scenario holds', () => {
  const runner = process.env.TILLBACK_CONFORMANCE ?? assert.fail('TILLBACK_CONFORMANCE is not set');
  const driver = fileURLToPath(new URL('../driver/main.mjs', import.meta.url));
  const { status, stdout, stderr } = spawnSync(runner, ['--mode', 'async', '--', process.execPath, driver], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const wrong = stdout.split('\n').filter((line) => !line.startsWith('ok '));
  assert.equal(status, 0, `${wrong.join('\n')}\n${stderr}`);
  assert.match(stdout, /^\d{3} runs, 0 with problems$/m);
});
