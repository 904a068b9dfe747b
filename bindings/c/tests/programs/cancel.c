/* Callers who stop waiting, by hand or by a limit. What was sent goes on by itself, and the same key returns its end. */
#include "ending.h"

#define MANY 6

/* Another thread, that fires a cancel once something has reached the gateways. */
typedef struct stopper {
  const tillback_cancel *cancel;
  const char *operation;
  int requests;
  pthread_t thread;
} stopper;

static void *stop(void *given) {
  stopper *self = (stopper *)given;
  while (shop_requests(self->operation) < self->requests) {
    shop_sleep(5);
  }
  tillback_cancel_now(self->cancel);
  return NULL;
}

static void stopper_begin(stopper *self, const tillback_cancel *cancel, const char *operation, int requests) {
  self->cancel = cancel;
  self->operation = operation;
  self->requests = requests;
  CHECK(pthread_create(&self->thread, NULL, stop, self) == 0);
}

static void before_anything(const tillback_client *client) {
  char *payment = shop_payment(POCKYT, 1000);
  tillback_refund_request request = shop_request(POCKYT, payment, payment, NULL);
  tillback_call call = tillback_call_init();
  tillback_cancel *cancel = tillback_cancel_new();
  tillback_refund *refund = NULL;
  tillback_transaction *shown = NULL;
  ending end;
  sandbox_tell("DELETE", "/requests", "");
  tillback_cancel_now(cancel);
  tillback_cancel_now(cancel);
  call.cancel = cancel;
  FAILED(tillback_client_refund(client, &request, &call, &refund, NULL), TILLBACK_CANCELLED);
  FAILED(tillback_client_transaction(client, "pockyt", TILLBACK_REF_GATEWAY_ID, payment, &call, &shown, NULL),
         TILLBACK_CANCELLED);
  ending_begin(&end);
  WENT_WELL(tillback_client_refund_async(client, &request, &call, tell_refund, &end, NULL));
  ending_failed(&end, TILLBACK_CANCELLED);
  ending_over(&end);
  CHECK(shop_requests("query") == 0 && shop_requests("refund") == 0);
  FAILED(tillback_client_get_refund(client, payment, &refund, NULL), TILLBACK_REFUND_NOT_FOUND);
  tillback_cancel_free(cancel);
  free(payment);
}

static void during_the_look_up(const tillback_client *client, shop_till till) {
  char *payment = shop_payment(till, 1000);
  tillback_refund_request request = shop_request(till, payment, payment, NULL);
  tillback_call call = tillback_call_init();
  tillback_cancel *cancel = tillback_cancel_new();
  tillback_refund *refund = NULL;
  stopper other;
  sandbox_tell("DELETE", "/requests", "");
  shop_fault(till, "query", "hang-before", 1);
  call.cancel = cancel;
  stopper_begin(&other, cancel, "query", 1);
  FAILED(tillback_client_refund(client, &request, &call, &refund, NULL), TILLBACK_CANCELLED);
  CHECK(pthread_join(other.thread, NULL) == 0);
  CHECK(shop_requests("refund") == 0 && sandbox_refunded(payment) == 0);
  /* The key was not used up. */
  WENT_WELL(tillback_client_refund(client, &request, NULL, &refund, NULL));
  CHECK(refund->status == TILLBACK_REFUND_STATUS_SUCCEEDED && sandbox_refunded(payment) == 1000);
  tillback_refund_free(refund);
  tillback_cancel_free(cancel);
  free(payment);
}

/* By hand, or else by a limit that ends while the gateway works. */
static void during_the_send(const tillback_client *client, shop_till till, bool by_hand) {
  char *payment = shop_payment(till, 1000);
  tillback_money amount = shop_money(400, till.currency);
  tillback_transaction *shown = NULL;
  tillback_refund_request request = tillback_refund_request_init();
  tillback_call call = tillback_call_init();
  tillback_cancel *cancel = tillback_cancel_new();
  tillback_refund *refund = NULL, *ended = NULL;
  stopper other;
  char late[32];
  bool finished = false;
  sandbox_tell("DELETE", "/requests", "");
  /* Read before, so that the limit is for the send alone. */
  WENT_WELL(tillback_client_transaction(client, till.account, TILLBACK_REF_GATEWAY_ID, payment, NULL, &shown, NULL));
  request.account = till.account;
  request.transaction = shown;
  request.idempotency_key = payment;
  request.amount = &amount;
  snprintf(late, sizeof late, "delay:%u", (unsigned)shop_patience(500));
  shop_fault(till, "refund", late, 1);
  if (by_hand) {
    call.cancel = cancel;
    stopper_begin(&other, cancel, "refund", 1);
  } else {
    call.timeout_ms = shop_patience(250);
  }
  WENT_WELL(tillback_client_refund(client, &request, &call, &refund, NULL));
  CHECK(refund->status == TILLBACK_REFUND_STATUS_UNKNOWN);
  if (by_hand) {
    CHECK(pthread_join(other.thread, NULL) == 0);
  }
  WENT_WELL(tillback_client_finish(client, 30000, &finished, NULL));
  CHECK(finished);
  WENT_WELL(tillback_client_get_refund(client, payment, &ended, NULL));
  CHECK(ended->status == TILLBACK_REFUND_STATUS_SUCCEEDED);
  SAME(ended->id, refund->id);
  tillback_refund_free(ended);
  WENT_WELL(tillback_client_refund(client, &request, NULL, &ended, NULL));
  SAME(ended->id, refund->id);
  CHECK(ended->attempt_count == 1 && shop_requests("refund") == 1 && sandbox_refunded(payment) == 400);
  tillback_refund_free(ended);
  tillback_refund_free(refund);
  tillback_transaction_free(shown);
  tillback_cancel_free(cancel);
  free(payment);
}

/* A cancel may be freed as soon as the call began; then nobody can stop it any more. */
static void freed_early(const tillback_client *client) {
  char *payment = shop_payment(POCKYT, 1000);
  tillback_refund_request request = shop_request(POCKYT, payment, payment, NULL);
  tillback_call call = tillback_call_init();
  tillback_cancel *cancel = tillback_cancel_new();
  tillback_refund *refund;
  ending end;
  ending_begin(&end);
  call.cancel = cancel;
  WENT_WELL(tillback_client_refund_async(client, &request, &call, tell_refund, &end, NULL));
  tillback_cancel_free(cancel);
  refund = (tillback_refund *)ending_given(&end);
  CHECK(refund->status == TILLBACK_REFUND_STATUS_SUCCEEDED);
  tillback_refund_free(refund);
  ending_over(&end);
  free(payment);
}

static tillback_result ends[MANY];

static void note_end(void *userdata, size_t index, tillback_result result, tillback_refund *refund,
                     tillback_error *error) {
  (void)userdata;
  CHECK(index < MANY && ends[index] == -1);
  ends[index] = result;
  tillback_refund_free(refund);
  tillback_error_free(error);
}

/* Two at once, and a cancel after the second look-up: each of the many tells its own end. */
static void of_many(const tillback_client *client) {
  char *payments[MANY];
  tillback_refund_request requests[MANY];
  tillback_many_options options = tillback_many_options_init();
  tillback_call call = tillback_call_init();
  tillback_cancel *cancel = tillback_cancel_new();
  tillback_tally tally;
  stopper other;
  size_t place, went_well = 0;
  bool finished = false;
  for (place = 0; place < MANY; place += 1) {
    payments[place] = shop_payment(POCKYT, 100);
    requests[place] = shop_request(POCKYT, payments[place], payments[place], NULL);
    ends[place] = -1;
  }
  sandbox_tell("DELETE", "/requests", "");
  shop_fault(POCKYT, "query", "delay:300", 0);
  options.at_once = 2;
  call.cancel = cancel;
  stopper_begin(&other, cancel, "query", 3);
  WENT_WELL(tillback_client_refund_many(client, requests, MANY, &options, note_end, NULL, &call, &tally, NULL));
  CHECK(pthread_join(other.thread, NULL) == 0);
  WENT_WELL(tillback_client_finish(client, 30000, &finished, NULL));
  CHECK(finished);
  for (place = 0; place < MANY; place += 1) {
    CHECK(ends[place] == TILLBACK_OK || ends[place] == TILLBACK_CANCELLED);
    CHECK(sandbox_refunded(payments[place]) == (ends[place] == TILLBACK_OK ? 100 : 0));
    went_well += ends[place] == TILLBACK_OK;
    free(payments[place]);
  }
  CHECK(tally.answered == went_well && tally.failed == MANY - went_well && tally.failed > 0);
  sandbox_tell("DELETE", "/faults", "");
  tillback_cancel_free(cancel);
}

int main(void) {
  const shop_till tills[] = {POCKYT, YEDPAY, PAYCROSS};
  tillback_client *client = shop_client(NULL);
  size_t place;
  before_anything(client);
  for (place = 0; place < 3; place += 1) {
    during_the_look_up(client, tills[place]);
    during_the_send(client, tills[place], true);
    during_the_send(client, tills[place], false);
  }
  freed_early(client);
  of_many(client);
  tillback_client_free(client);
  return 0;
}
