#!/usr/bin/env node
/** The command line: `npx tillback --help`. */

import { native } from './loader.js';

// The process is the command's own, so it may wait here; Ctrl-C is the command's to answer.
process.exitCode = native().commandLine([process.execPath, __filename], process.argv.slice(2));
