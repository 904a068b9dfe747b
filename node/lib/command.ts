#!/usr/bin/env node
/** The command line: `npx tillback --help`. */

import { native } from './loader.js';

// Node's own answers to these raise them once more, for ever where somebody else listens, too. Whoever stops listening leaves none.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  const listener = () => {};
  process.on(signal, listener).off(signal, listener);
}
// The process is the command's own, so it may wait here.
process.exitCode = native().commandLine([process.execPath, __filename], process.argv.slice(2));
