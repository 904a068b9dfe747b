// Makes the two packages of this machine: `tillback`, and the one with its compiled half.
//
//     node packaging/pack.mjs <library> <folder>

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const require = createRequire(import.meta.url);
const { PACKAGES, packageFor, thisMachine } = require('../dist/loader.js');

const here = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const [library, out] = process.argv.slice(2).map((path) => resolve(path));
const { devDependencies: _, ...manifest } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));

function lay(name, contents, description) {
  const folder = join(out, 'laid-out', name.replace('/', '-'));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [from, to] of contents) {
    cpSync(from, join(folder, to), { recursive: true, filter: (path) => path === library || !path.endsWith('.node') });
  }
  for (const licence of ['LICENSE-MIT', 'LICENSE-APACHE']) {
    cpSync(join(here, '..', licence), join(folder, licence));
  }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(description, null, 2)}\n`);
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', out], { cwd: folder });
}

const machine = thisMachine();
const half = packageFor(machine);
if (half === undefined) {
  throw new Error(`There is no package for ${machine.platform} ${machine.arch}.`);
}
const { version, license, engines } = manifest;
mkdirSync(out, { recursive: true });
lay(
  'tillback',
  [
    [join(here, 'dist'), 'dist'],
    [join(here, 'README.md'), 'README.md'],
  ],
  {
    ...manifest,
    optionalDependencies: Object.fromEntries(PACKAGES.map((triple) => [`@tillback/${triple}`, version])),
  },
);
lay(half, [[library, 'tillback.node']], {
  name: half,
  version,
  description: `The compiled half of tillback for ${half.split('/')[1]}`,
  license,
  engines,
  os: [machine.platform],
  cpu: [machine.arch],
  ...(machine.libc === undefined ? {} : { libc: [machine.libc === 'gnu' ? 'glibc' : machine.libc] }),
  main: 'tillback.node',
  files: ['tillback.node', 'LICENSE-*'],
});
