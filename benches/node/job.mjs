// What the Node programs of the benchmarks share: the job that comes in, the clocks, and the figures that go out.
//
// Arguments: MODE URL MERCHANT STORE TOKEN WARM_UP; one payment id per line on standard input. MODE is serial, at_once, many, first,
// queries or query_many. The figures are one line of JSON, as `Figures` in src/job.rs reads it.

import { readFileSync } from 'node:fs';

/** Of every payment so much is given back: as AMOUNT in src/job.rs. */
export const AMOUNT = '10.00';

/** So many refunds in a row are measured without a break: as BATCH in src/job.rs. */
const BATCH = 1_280;

/** As AT_ONCE in src/job.rs. */
const AT_ONCE = 64;

/** As AT_ONCE in src/queries.rs. */
export const QUERIES_AT_ONCE = 256;

function job() {
  const [mode, url, merchantNo, storeNo, token, warmUp] = process.argv.slice(2);
  const payments = readFileSync(0, 'utf8').split('\n').filter(Boolean);
  return { mode, url, merchantNo, storeNo, token, warmUp: payments.slice(0, warmUp), measured: payments.slice(warmUp) };
}

/** Runs while calls are made. */
class Clock {
  #cpu = 0;
  #wall = 0n;
  #calls = 0;
  #laps = [];
  #began;

  start() {
    this.#began = [process.hrtime.bigint(), process.cpuUsage()];
  }

  stop(calls) {
    const [wall, cpu] = this.#began;
    // User and system time of the whole process, all its threads.
    const { user, system } = process.cpuUsage(cpu);
    this.#cpu += (user + system) * 1_000;
    this.#wall += process.hrtime.bigint() - wall;
    this.#calls += calls;
  }

  lap(took) {
    this.#laps.push(Number(took));
  }

  tell() {
    const laps = this.#laps.sort((a, b) => a - b);
    const quantile = (hundredths) => laps[Math.max(Math.ceil((laps.length * hundredths) / 100), 1) - 1] ?? 0;
    const calls = Math.max(this.#calls, 1);
    const wall = Number(this.#wall) || 1;
    console.log(
      JSON.stringify({
        p50: duration(quantile(50)),
        p99: duration(quantile(99)),
        cpu_per_call: duration(Math.floor(this.#cpu / calls)),
        calls_per_second: Math.floor((this.#calls * 1e9) / wall),
        peak_kib: peakKib(),
      }),
    );
  }
}

/** The most memory this process ever had in use. Only Linux tells. */
function peakKib() {
  const [, peak] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return peak === undefined ? null : Number(peak);
}

function duration(nanos) {
  return { secs: Math.floor(nanos / 1e9), nanos: nanos % 1e9 };
}

async function each(call, payments, atOnce) {
  const left = payments.values();
  const work = async () => {
    for (const payment of left) {
      await call(payment);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

async function refund(mode, contender, payments, clock) {
  if (mode === 'serial') {
    for (const payment of payments) {
      const begun = process.hrtime.bigint();
      await contender.refund(payment);
      clock.lap(process.hrtime.bigint() - begun);
    }
  } else if (mode === 'many') {
    await contender.refundMany(payments, AT_ONCE);
  } else {
    await each(contender.refund, payments, AT_ONCE);
  }
}

/** Measures a contender: it has `refund` and `look`, and may have `prepare` (which is not measured), `refundMany`, `queryMany`. */
export async function run(open) {
  const given = job();
  const clock = new Clock();
  const contender = await open(given);
  const { mode, measured, warmUp } = given;
  if (mode === 'first') {
    await contender.look(measured[0]);
    await contender.refund(measured[0]);
  } else if (mode === 'queries' || mode === 'query_many') {
    clock.start();
    if (mode === 'queries') {
      await each(contender.look, measured, QUERIES_AT_ONCE);
    } else {
      await contender.queryMany(measured, QUERIES_AT_ONCE);
    }
    clock.stop(measured.length);
  } else {
    await contender.prepare?.(warmUp);
    await refund(mode, contender, warmUp, new Clock());
    for (let begin = 0; begin < measured.length; begin += BATCH) {
      const batch = measured.slice(begin, begin + BATCH);
      await contender.prepare?.(batch);
      clock.start();
      await refund(mode, contender, batch, clock);
      clock.stop(batch.length);
    }
  }
  clock.tell();
  await contender.close?.();
}
