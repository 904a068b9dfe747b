// Projects that have the packages as they are shipped. `TILLBACK_PACKED` is the folder that has those.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const start = promisify(execFile);
const packed = process.env.TILLBACK_PACKED ?? assert.fail('TILLBACK_PACKED is not set');

/** The folder of the package's sources. */
export const SOURCES = fileURLToPath(new URL('../../', import.meta.url));

export const packages = (await readdir(packed))
  .filter((name) => name.endsWith('.tgz'))
  .map((name) => join(packed, name));

/** A new folder, which is gone when the tests of this file have ended. */
export async function folder(name, after) {
  await mkdir(join(packed, 'projects'), { recursive: true });
  const path = await mkdtemp(join(packed, 'projects', `${name}-`));
  after(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** Installs the packages. Nothing is asked of the registry: what is not here is optional. */
export async function install(path, from = packages) {
  const flags = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];
  await start('npm', ['install', ...flags, ...from], { cwd: path });
}

/** Lends a package of ours to a project. */
export async function lend(path, name) {
  await symlink(join(SOURCES, 'node_modules', name), join(path, 'node_modules', name));
}

/** A tool of ours. */
export function tool(path) {
  return join(SOURCES, 'node_modules', path);
}

/** Runs a program to its end; `code` is there only where it failed. */
export async function run(program, args, cwd, env = {}) {
  return start(program, args, { cwd, env: { ...process.env, ...env } }).catch((error) => error);
}
