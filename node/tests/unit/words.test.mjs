import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { VERSION } from 'tillback';
import { native } from './internals.cjs';

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** The words of each type that is a list of them, by the type's name. */
function declared(source) {
  const types = source.matchAll(/export type (\w+) =((?:\s*\|? '\w+')+);/g);
  return Object.fromEntries([...types].map(([, name, words]) => [name, words.match(/\w+/g)]));
}

test("the words of the types are the engine's", () => {
  const { ok: words } = JSON.parse(native().words());
  const here = { ...declared(read('../../lib/model/words.ts')), ...declared(read('../../lib/codes.ts')) };
  for (const [name, known] of Object.entries(words)) {
    assert.deepEqual(here[name], known, name);
  }
  const open = ['Until', 'ProfileType', 'AgreementWord', 'GatewayView'];
  assert.deepEqual(Object.keys(here).sort(), [...Object.keys(words), ...open].sort());
});

test('the version is one', () => {
  assert.equal(VERSION, native().VERSION);
  assert.equal(VERSION, JSON.parse(read('../../package.json')).version);
});
