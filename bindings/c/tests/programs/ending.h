/* The end of a call that was started, for test programs: a callback tells it, and another thread waits for it. */
#ifndef ENDING_H
#define ENDING_H

#include "shop.h"

#include <pthread.h>

typedef struct ending {
  pthread_mutex_t lock;
  pthread_cond_t changed;
  /* How often it was told: never more than once for each call. */
  int told;
  pthread_t by;
  tillback_result result;
  void *given;
  tillback_tally tally;
  tillback_error *error;
} ending;

MAY_BE_UNUSED static void ending_begin(ending *end) {
  memset(end, 0, sizeof *end);
  CHECK(pthread_mutex_init(&end->lock, NULL) == 0 && pthread_cond_init(&end->changed, NULL) == 0);
}

MAY_BE_UNUSED static void ending_tell(ending *end, tillback_result result, void *given, tillback_error *error) {
  pthread_mutex_lock(&end->lock);
  end->told += 1;
  end->by = pthread_self();
  end->result = result;
  end->given = given;
  end->error = error;
  pthread_cond_broadcast(&end->changed);
  pthread_mutex_unlock(&end->lock);
}

/* Waits until it was told so often. */
MAY_BE_UNUSED static void ending_wait(ending *end, int told) {
  pthread_mutex_lock(&end->lock);
  while (end->told < told) {
    pthread_cond_wait(&end->changed, &end->lock);
  }
  pthread_mutex_unlock(&end->lock);
}

/* Waits for a call that goes well, and returns what it gave. The next call may tell the same ending. */
MAY_BE_UNUSED static void *ending_given(ending *end) {
  void *given;
  ending_wait(end, 1);
  WENT_WELL(end->result);
  CHECK(end->told == 1 && end->error == NULL && !pthread_equal(end->by, pthread_self()));
  given = end->given;
  end->told = 0;
  return given;
}

/* Waits for a call that fails like this. */
MAY_BE_UNUSED static void ending_failed(ending *end, tillback_result result) {
  ending_wait(end, 1);
  FAILED(end->result, result);
  CHECK(end->told == 1 && end->given == NULL && end->error != NULL && end->error->result == result);
  tillback_error_free(end->error);
  end->told = 0;
}

MAY_BE_UNUSED static void ending_over(ending *end) {
  pthread_cond_destroy(&end->changed);
  pthread_mutex_destroy(&end->lock);
}

/* A callback for each kind of object. */
#define TELLS(kind)                                                                                            \
  MAY_BE_UNUSED static void tell_##kind(void *userdata, tillback_result result, tillback_##kind *given,        \
                                        tillback_error *error) {                                               \
    CHECK(given == NULL || error == NULL);                                                                     \
    ending_tell((ending *)userdata, result, given, error);                                                     \
  }

TELLS(check)
TELLS(event)
TELLS(payee)
TELLS(refund)
TELLS(report)
TELLS(report_row)
TELLS(settlement)
TELLS(texts)
TELLS(transaction)
TELLS(transaction_list)

MAY_BE_UNUSED static void tell_tally(void *userdata, tillback_result result, tillback_tally tally,
                                     tillback_error *error) {
  ((ending *)userdata)->tally = tally;
  ending_tell((ending *)userdata, result, NULL, error);
}

#endif
