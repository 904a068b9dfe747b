/* Waits for calls that were started, as a program without an event loop would. */
#include "driver.h"
#include <pthread.h>
#include <stdlib.h>

struct waiting {
  pthread_mutex_t lock;
  pthread_cond_t told;
  bool is_told;
  tillback_result result;
  void *object;
  tillback_error *error;
  tillback_tally tally;
};

waiting *wait_begin(void) {
  waiting *waiting = calloc(1, sizeof *waiting);
  if (waiting == NULL) {
    give_up("memory", "for a call");
  }
  pthread_mutex_init(&waiting->lock, NULL);
  pthread_cond_init(&waiting->told, NULL);
  return waiting;
}

void wait_drop(waiting *waiting) {
  pthread_cond_destroy(&waiting->told);
  pthread_mutex_destroy(&waiting->lock);
  free(waiting);
}

void wait_told(waiting *waiting, tillback_result result, void *object, tillback_error *error) {
  pthread_mutex_lock(&waiting->lock);
  waiting->result = result;
  waiting->object = object;
  waiting->error = error;
  waiting->is_told = true;
  pthread_cond_signal(&waiting->told);
  pthread_mutex_unlock(&waiting->lock);
}

void wait_told_tally(waiting *waiting, tillback_result result, tillback_tally tally, tillback_error *error) {
  waiting->tally = tally;
  wait_told(waiting, result, &waiting->tally, error);
}

tillback_result wait_end(waiting *waiting, void **object, tillback_error **error) {
  tillback_result result;
  pthread_mutex_lock(&waiting->lock);
  while (!waiting->is_told) {
    pthread_cond_wait(&waiting->told, &waiting->lock);
  }
  result = waiting->result;
  *object = waiting->object;
  *error = waiting->error;
  pthread_mutex_unlock(&waiting->lock);
  return result;
}

tillback_tally wait_tally(const waiting *waiting) { return waiting->tally; }
