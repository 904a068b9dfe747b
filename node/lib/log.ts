import { emitWarning } from 'node:process';
import { answer, answerTo } from './answer.js';
import { callback, members, text } from './check.js';
import { native } from './loader.js';
import type { LogLevel } from './model/words.js';
import type { Log } from './native.js';

/** A line of the log. It holds ids and statuses, and no secrets, names, reasons or bodies. */
export interface LogLine {
  readonly level: LogLevel;
  readonly message: string;
}

let log: Log | undefined;

/**
 * Has each line of the log told to a function, in place of the one before; `undefined` ends that. It is about all clients of the process,
 * and each thread listens for itself. Listening keeps no process alive.
 *
 * @param options `level` is the finest to be told. Default: `info`, a line for what begins and ends.
 * @throws InvalidRequestError There is no such level.
 */
export function setLog(
  tell: ((line: LogLine) => unknown) | undefined,
  options: { readonly level?: LogLevel } = {},
): void {
  callback(tell, 'tell');
  const level = text(members(options, { level: true }).level ?? 'info', 'level');
  const next = tell === undefined ? undefined : listening(tell, level);
  log?.end();
  log = next;
}

function listening(tell: (line: LogLine) => unknown, level: string): Log {
  // Weak, for the listener holds the function that it wakes.
  let made: WeakRef<Log> | undefined;
  const heard = () => {
    const here = made?.deref();
    for (const line of here === undefined ? [] : answer<LogLine[]>(here.take())) {
      if (log !== here) {
        return;
      }
      try {
        Promise.resolve(tell(line)).catch(warn);
      } catch {
        warn();
      }
    }
  };
  const listener = new (native().Log)(level, heard);
  made = new WeakRef(listener);
  answerTo<null>(setLog, () => listener.made());
  return listener;
}

/** Whatever is wrong with the function must not end a call about money. */
function warn(): void {
  emitWarning('The function that listens to the log of tillback threw an error.', { code: 'TILLBACK_LOG' });
}
