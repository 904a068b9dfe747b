// Projects of many kinds, with the packages as they are shipped.

import assert from 'node:assert/strict';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { folder, install, packages, run, SOURCES, tool } from './project.mjs';

const NODE = process.execPath;

async function project(name, from = packages) {
  const path = await folder(name, after);
  await cp(join(SOURCES, 'test-projects', name), path, { recursive: true });
  await install(path, from);
  return path;
}

for (const name of ['esm', 'cjs']) {
  test(`a project of ${name} runs`, async () => {
    const { stdout, stderr } = await run(NODE, ['main.js'], await project(name));
    assert.deepEqual([stdout, stderr], ['fine\n', '']);
  });
}

test('a project of strict TypeScript compiles against the declarations, as ESM and as CommonJS, and runs', async () => {
  const path = await project('typescript');
  const types = ['--typeRoots', tool('@types')];
  const compiled = await run(NODE, [tool('typescript/bin/tsc'), '-p', '.', ...types], path);
  assert.deepEqual([compiled.stdout, compiled.code], ['', undefined]);
  for (const main of ['main.mjs', 'main.cjs']) {
    const { stdout, stderr } = await run(NODE, [join('out', main)], path);
    assert.deepEqual([stdout, stderr], ['done 500n 25.00 1 true never\n', ''], main);
  }
});

test('jest loads it anew for each file', async () => {
  const path = await project('jest');
  const flags = ['--runInBand', '--detectOpenHandles', '--rootDir', path];
  const { code, stderr } = await run(NODE, [tool('jest/bin/jest.js'), ...flags], path);
  assert.equal(code, undefined, stderr);
  assert.match(stderr, /Tests: +6 passed, 6 total/);
  assert.doesNotMatch(stderr, /open handle|did not exit/);
  const parallel = await run(NODE, [tool('jest/bin/jest.js'), '--maxWorkers', '2', '--rootDir', path], path);
  assert.equal(parallel.code, undefined, parallel.stderr);
});

for (const pool of ['threads', 'forks']) {
  test(`vitest runs it in ${pool}`, async () => {
    const path = await project('vitest');
    const { code, stdout, stderr } = await run(NODE, [tool('vitest/vitest.mjs'), 'run', '--root', path], path, {
      POOL: pool,
    });
    assert.equal(code, undefined, stdout + stderr);
    assert.match(stdout, /4 passed/);
  });
}

test('the command line is there', async () => {
  const path = await project('cjs');
  const { stdout } = await run('npx', ['--offline', 'tillback', '--version'], path);
  assert.match(stdout, /^tillback \d+\.\d+\.\d+\n$/);
});

test('without its compiled half, it says what is missing and what to do', async () => {
  const path = await project(
    'cjs',
    packages.filter((file) => /tillback-\d/.test(file)),
  );
  const { code, stderr } = await run(NODE, ['-e', "new (require('tillback').Client)({ accounts: [] })"], path);
  assert.equal(code, 1);
  assert.match(stderr, /tillback's compiled half could not be loaded, so nothing was sent/);
  assert.match(stderr, /Cannot find module '@tillback\//);
  assert.match(stderr, /TILLBACK_NOT_LOADED/);
});
