/* One client, many threads: never more goes back than was paid, and whoever frees an object takes it from nobody. */
#include "ending.h"

#define THREADS 16
#define EACH 100

/* What the threads share. */
typedef struct counter {
  const tillback_client *client;
  const char *payment;
  shop_till till;
  const tillback_cancel *cancel;
} counter;

typedef struct clerk {
  const counter *at;
  int number;
  tillback_result result;
  tillback_refund *refund;
  pthread_t thread;
} clerk;

static void all(clerk *clerks, const counter *at, void *(*work)(void *)) {
  int number;
  for (number = 0; number < THREADS; number += 1) {
    memset(&clerks[number], 0, sizeof clerks[number]);
    clerks[number].at = at;
    clerks[number].number = number;
    CHECK(pthread_create(&clerks[number].thread, NULL, work, &clerks[number]) == 0);
  }
}

static void join(clerk *clerks) {
  int number;
  for (number = 0; number < THREADS; number += 1) {
    CHECK(pthread_join(clerks[number].thread, NULL) == 0);
  }
}

static void *refund_a_part(void *given) {
  clerk *self = (clerk *)given;
  const counter *at = self->at;
  char key[32];
  tillback_money amount = shop_money(EACH, at->till.currency);
  tillback_refund_request request;
  tillback_transaction *shown = NULL;
  tillback_error *error = NULL;
  snprintf(key, sizeof key, "%s-%d", at->till.account, self->number);
  request = shop_request(at->till, at->payment, key, &amount);
  self->result = tillback_client_refund(at->client, &request, NULL, &self->refund, &error);
  if (self->result != TILLBACK_OK) {
    CHECK(error->kind == TILLBACK_KIND_OVER_REFUND || error->kind == TILLBACK_KIND_NOT_REFUNDABLE ||
          error->kind == TILLBACK_KIND_BUSY);
    tillback_error_free(error);
  }
  /* Reads go on beside it. */
  WENT_WELL(tillback_client_transaction(at->client, at->till.account, TILLBACK_REF_GATEWAY_ID, at->payment, NULL, &shown,
                                        NULL));
  SAME(shown->id, at->payment);
  tillback_transaction_free(shown);
  return NULL;
}

/* Sixteen refunds of a payment that has enough for ten. */
static void a_race(const tillback_client *client, shop_till till) {
  char *payment = shop_payment(till, 10 * EACH);
  clerk clerks[THREADS];
  counter at;
  long succeeded = 0;
  int number;
  memset(&at, 0, sizeof at);
  at.client = client, at.payment = payment, at.till = till;
  all(clerks, &at, refund_a_part);
  join(clerks);
  for (number = 0; number < THREADS; number += 1) {
    if (clerks[number].result == TILLBACK_OK) {
      CHECK(clerks[number].refund->status == TILLBACK_REFUND_STATUS_SUCCEEDED ||
            clerks[number].refund->status == TILLBACK_REFUND_STATUS_REFUSED);
      succeeded += clerks[number].refund->status == TILLBACK_REFUND_STATUS_SUCCEEDED;
      /* In another thread than the one that got it. */
      tillback_refund_free(clerks[number].refund);
    }
  }
  CHECK(succeeded > 0 && succeeded <= 10 && sandbox_refunded(payment) == succeeded * EACH);
  free(payment);
}

static void *refund_by_the_same_key(void *given) {
  clerk *self = (clerk *)given;
  tillback_money amount = shop_money(EACH, self->at->till.currency);
  tillback_refund_request request = shop_request(self->at->till, self->at->payment, "one-and-the-same", &amount);
  WENT_WELL(tillback_client_refund(self->at->client, &request, NULL, &self->refund, NULL));
  return NULL;
}

static void one_key(const tillback_client *client) {
  char *payment = shop_payment(POCKYT, 10 * EACH);
  clerk clerks[THREADS];
  counter at;
  tillback_refund *ended = NULL;
  int number;
  memset(&at, 0, sizeof at);
  at.client = client, at.payment = payment, at.till = POCKYT;
  all(clerks, &at, refund_by_the_same_key);
  join(clerks);
  for (number = 0; number < THREADS; number += 1) {
    SAME(clerks[number].refund->id, clerks[0].refund->id);
    /* Who comes while it is being sent is told what is known by then. */
    CHECK(clerks[number].refund->status == TILLBACK_REFUND_STATUS_SUCCEEDED ||
          clerks[number].refund->status == TILLBACK_REFUND_STATUS_UNKNOWN);
  }
  for (number = 0; number < THREADS; number += 1) {
    tillback_refund_free(clerks[number].refund);
  }
  WENT_WELL(tillback_client_wait_for_refund(client, "one-and-the-same", 20000, NULL, &ended, NULL));
  CHECK(ended->status == TILLBACK_REFUND_STATUS_SUCCEEDED && sandbox_refunded(payment) == EACH);
  tillback_refund_free(ended);
  free(payment);
}

static void *read_until_stopped(void *given) {
  clerk *self = (clerk *)given;
  tillback_call call = tillback_call_init();
  tillback_transaction *shown = NULL;
  call.cancel = self->at->cancel;
  self->result = tillback_client_transaction(self->at->client, self->at->till.account, TILLBACK_REF_GATEWAY_ID,
                                             self->at->payment, &call, &shown, NULL);
  tillback_transaction_free(shown);
  return NULL;
}

/* All wait for a gateway that says nothing, until one cancel stops them. */
static void one_cancel(const tillback_client *client) {
  char *payment = shop_payment(YEDPAY, 1000);
  clerk clerks[THREADS];
  counter at;
  tillback_cancel *cancel = tillback_cancel_new();
  int number;
  memset(&at, 0, sizeof at);
  at.client = client, at.payment = payment, at.till = YEDPAY, at.cancel = cancel;
  shop_fault(YEDPAY, "query", "hang-before", 0);
  all(clerks, &at, read_until_stopped);
  shop_sleep(200);
  tillback_cancel_now(cancel);
  join(clerks);
  for (number = 0; number < THREADS; number += 1) {
    FAILED(clerks[number].result, TILLBACK_CANCELLED);
  }
  sandbox_tell("DELETE", "/faults", "");
  tillback_cancel_free(cancel);
  free(payment);
}

static void *read_many_times(void *given) {
  clerk *self = (clerk *)given;
  self->result = TILLBACK_OK;
  while (self->result == TILLBACK_OK) {
    tillback_transaction *shown = NULL;
    self->result = tillback_client_transaction(self->at->client, "pockyt", TILLBACK_REF_GATEWAY_ID, self->at->payment,
                                               NULL, &shown, NULL);
    CHECK((shown != NULL) == (self->result == TILLBACK_OK));
    tillback_transaction_free(shown);
  }
  return NULL;
}

/* What is under way ends well, and the next call is told that there is no client any more. */
static void freed_while_used(void) {
  tillback_client *client = shop_client(NULL);
  char *payment = shop_payment(POCKYT, 1000);
  clerk clerks[THREADS];
  counter at;
  int number;
  memset(&at, 0, sizeof at);
  at.client = client, at.payment = payment;
  all(clerks, &at, read_many_times);
  shop_sleep(200);
  tillback_client_free(client);
  join(clerks);
  for (number = 0; number < THREADS; number += 1) {
    FAILED(clerks[number].result, TILLBACK_ARGUMENT_INVALID);
  }
  free(payment);
}

int main(void) {
  tillback_client *client = shop_client("refunds.db");
  bool finished = false;
  a_race(client, POCKYT);
  a_race(client, YEDPAY);
  a_race(client, PAYCROSS);
  one_key(client);
  one_cancel(client);
  WENT_WELL(tillback_client_finish(client, 30000, &finished, NULL));
  CHECK(finished);
  tillback_client_free(client);
  freed_while_used();
  return 0;
}
