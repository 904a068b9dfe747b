import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Native } from './native.js';
import { VERSION } from './version.js';

/** Which of the compiled halves a machine needs. */
export interface Platform {
  readonly platform: string;
  readonly arch: string;
  /** `gnu` or `musl` on Linux. */
  readonly libc: string | undefined;
}

/** The compiled half made from a clone, in place of an installed one. */
const BUILT_HERE = join(__dirname, 'tillback.node');

/** As `optionalDependencies` of what is shipped. */
export const PACKAGES: readonly string[] = [
  'darwin-arm64',
  'darwin-x64',
  'linux-arm64-gnu',
  'linux-arm64-musl',
  'linux-x64-gnu',
  'linux-x64-musl',
  'win32-x64-msvc',
];

/** Takes some milliseconds, so only an error asks. */
export function thisMachine(): Platform {
  const { platform, arch } = process;
  return { platform, arch, libc: platform === 'linux' ? libcHere() : undefined };
}

function libcHere(): string {
  const reports = process.report as { excludeNetwork?: boolean; getReport(): object };
  const before = reports.excludeNetwork;
  // A look at network interfaces can take seconds.
  reports.excludeNetwork = true;
  const report = reports.getReport() as { header?: { glibcVersionRuntime?: string } };
  if (before !== undefined) {
    reports.excludeNetwork = before;
  }
  return report.header?.glibcVersionRuntime === undefined ? 'musl' : 'gnu';
}

/** The package that has the compiled half for a machine, or nothing where there is none. */
export function packageFor({ platform, arch, libc }: Platform): string | undefined {
  const triple = [platform, arch, platform === 'win32' ? 'msvc' : libc].filter(Boolean).join('-');
  return PACKAGES.includes(triple) ? `@tillback/${triple}` : undefined;
}

/** What may be the right one. Of two for Linux only one loads, and npm installs no other. */
function candidates(platform: string, arch: string): string[] {
  return PACKAGES.filter((triple) => triple.startsWith(`${platform}-${arch}`)).map((triple) => `@tillback/${triple}`);
}

/**
 * Loads the compiled half.
 *
 * @throws Error with the code `TILLBACK_NOT_LOADED`, which tells what was looked for, what each try said, and what to do.
 */
export function load(
  { platform, arch }: { readonly platform: string; readonly arch: string } = process,
  from: (path: string) => unknown = require,
  machine: () => Platform = thisMachine,
): Native {
  const tries: string[] = [];
  const causes: unknown[] = [];
  const places = [...(existsSync(BUILT_HERE) ? [BUILT_HERE] : []), ...candidates(platform, arch)];
  for (const place of places) {
    try {
      return fitting(from(place) as Native);
    } catch (error) {
      causes.push(error);
      tries.push(`${place === BUILT_HERE ? 'tillback.node' : place}: ${firstLine(error)}`);
    }
  }
  const cause = causes.length > 1 ? new AggregateError(causes) : causes[0];
  const told = new Error(explained(machine(), tries), { cause });
  throw Object.assign(told, { code: 'TILLBACK_NOT_LOADED' });
}

/** What an installation left half done is of another version, and would read a call differently. */
function fitting(loaded: Native): Native {
  if (loaded.VERSION !== VERSION) {
    throw new Error(`it is of version ${loaded.VERSION}, and tillback of ${VERSION}`);
  }
  return loaded;
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n', 1)[0] ?? '';
}

function explained(machine: Platform, tries: readonly string[]): string {
  const { platform, arch, libc } = machine;
  const wanted = packageFor(machine);
  const here = `${platform} ${arch}${libc === undefined ? '' : ` (${libc === 'gnu' ? 'glibc' : libc})`}, Node ${process.versions.node}`;
  const head = `tillback's compiled half could not be loaded, so nothing was sent. This is ${here}.`;
  if (wanted === undefined) {
    return `${head} There is no package for it; there are ${PACKAGES.join(', ')}.`;
  }
  return [
    `${head} It is in the package ${wanted}:`,
    ...tries.map((line) => `  - ${line}`),
    'What to do:',
    '  - npm sometimes leaves optional dependencies out (npm/cli#4828): delete node_modules and package-lock.json, and install again.',
    '  - Install without --omit=optional and --no-optional.',
    '  - Install on the system that runs the program: node_modules that was copied from another one, as into an image, has the wrong package.',
    `  - A bundler has to leave tillback and ${wanted} outside of the bundle, as external modules.`,
  ].join('\n');
}

let loaded: Native | undefined;

/** The compiled half, loaded once. */
export function native(): Native {
  loaded ??= load();
  return loaded;
}
