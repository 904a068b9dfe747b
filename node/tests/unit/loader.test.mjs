import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VERSION } from 'tillback';
import { load, packageFor, thisMachine } from './internals.cjs';

const linux = { platform: 'linux', arch: 'x64', libc: 'gnu' };

function refusal(machine, from) {
  try {
    load(machine, from, () => machine);
  } catch (error) {
    return error;
  }
  return assert.fail('it was loaded');
}

test('each machine has a package of its own', () => {
  assert.equal(packageFor(linux), '@tillback/linux-x64-gnu');
  assert.equal(packageFor({ ...linux, libc: 'musl' }), '@tillback/linux-x64-musl');
  assert.equal(packageFor({ platform: 'darwin', arch: 'arm64' }), '@tillback/darwin-arm64');
  assert.equal(packageFor({ platform: 'win32', arch: 'x64' }), '@tillback/win32-x64-msvc');
  assert.equal(packageFor({ platform: 'sunos', arch: 'x64' }), undefined);
  assert.equal(thisMachine().platform, process.platform);
});

test('where nothing can be loaded, the error tells what was tried, and what to do', () => {
  const error = refusal(linux, (path) => {
    throw new Error(`Cannot find module '${path}'\nRequire stack:\n- elsewhere`);
  });
  assert.equal(error.code, 'TILLBACK_NOT_LOADED');
  for (const part of [
    /nothing was sent/,
    /This is linux x64 \(glibc\), Node \d+/,
    /the package @tillback\/linux-x64-gnu/,
    /- @tillback\/linux-x64-gnu: Cannot find module '@tillback\/linux-x64-gnu'$/m,
    /delete node_modules and package-lock\.json/,
    /--omit=optional/,
    /copied from another one/,
    /bundler/,
  ]) {
    assert.match(error.message, part);
  }
  assert.ok(error.cause);
  assert.doesNotMatch(error.message, /Require stack/);
});

test('what an installation left of another version is not taken', () => {
  const error = refusal(linux, () => ({ VERSION: '0.0.1' }));
  assert.match(error.message, /- @tillback\/linux-x64-gnu: it is of version 0\.0\.1, and tillback of /);
});

test('on Linux the one that loads is taken, whichever it is', () => {
  const asked = [];
  const musl = { VERSION };
  const loaded = load(linux, (path) => {
    asked.push(path.replace(/.*\//, ''));
    if (path !== '@tillback/linux-x64-musl') {
      throw new Error('not here');
    }
    return musl;
  });
  assert.equal(loaded, musl);
  assert.deepEqual(asked.slice(-2), ['linux-x64-gnu', 'linux-x64-musl']);
});

test('the true reason of a library that is there and does not load is not hidden', () => {
  const error = refusal(linux, () => {
    throw new Error("/lib64/libc.so.6: version `GLIBC_2.34' not found");
  });
  assert.match(error.message, /GLIBC_2\.34/);
});

test('a machine without a package is told which there are', () => {
  const error = refusal({ platform: 'sunos', arch: 'sparc', libc: undefined }, () => {
    throw new Error('not here');
  });
  assert.match(error.message, /This is sunos sparc, Node/);
  assert.match(error.message, /There is no package for it; there are darwin-arm64, .*win32-x64-msvc\./);
});
