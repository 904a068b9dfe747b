/*
 * What the C programs of the benchmarks share: the job that comes in, the clock, and the figures that go out.
 *
 * Arguments: MODE URL MERCHANT STORE TOKEN WARM_UP; one payment id per line on standard input. MODE is serial, first or
 * idle. The figures are one line of JSON, as `Figures` in src/job.rs reads it.
 */
#ifndef JOB_H
#define JOB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Of every payment so much is given back, in cents: as AMOUNT in src/job.rs. */
#define AMOUNT 1000
/* So many refunds in a row are measured without a break: as BATCH in src/job.rs. */
#define BATCH 1280

typedef struct job {
  const char *mode;
  const char *url;
  const char *merchant_no;
  const char *store_no;
  const char *token;
  size_t warm_up;
  char **payments;
  size_t count;
} job;

/* One who makes refunds. Each function ends the program where something is not as it should be. */
typedef struct contender {
  void *(*open)(const job *job);
  /* Gets ready for so many payments; not measured. */
  void (*prepare)(void *state, char **payments, size_t count);
  /* Refunds the payment at this place of those prepared. */
  void (*refund)(void *state, const char *payment, size_t place);
  /* Looks the payment up and refunds it. */
  void (*look_and_refund)(void *state, const char *payment);
  void (*close)(void *state);
} contender;

int run(int argc, char **argv, const contender *contender);

void fail(const char *what, const char *why);

#endif
