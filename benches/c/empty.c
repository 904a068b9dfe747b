/* A program that uses nothing: what a process costs by itself. */
#include "job.h"
#include <stddef.h>

static void *open_nothing(const job *job) {
  (void)job;
  return NULL;
}

static void prepare(void *state, char **payments, size_t count) {
  (void)state;
  (void)payments;
  (void)count;
}

static void refund(void *state, const char *payment, size_t place) {
  (void)state;
  (void)place;
  fail("nothing refunds", payment);
}

static void look_and_refund(void *state, const char *payment) { refund(state, payment, 0); }

static void close_nothing(void *state) { (void)state; }

int main(int argc, char **argv) {
  const contender nothing = {open_nothing, prepare, refund, look_and_refund, close_nothing};
  return run(argc, argv, &nothing);
}
