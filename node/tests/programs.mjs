// Programs of their own, whose end is looked at.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const FOLDER = new URL('./behaviour/programs/', import.meta.url);

/** Runs a program to its end. It gets `given` as JSON in its first argument. */
export async function run(name, given = {}, { flags = [], signal } = {}) {
  const path = fileURLToPath(new URL(name, FOLDER));
  const child = spawn(process.execPath, [...flags, path, JSON.stringify(given)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text;
  });
  const [code, killedBy] = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (...ended) => resolve(ended));
  });
  return { code, killedBy, out, err };
}
