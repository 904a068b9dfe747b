/* Refunds through tillback's C ABI. */
#include "job.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tillback/tillback.h>

typedef struct state {
  tillback_client *client;
  tillback_transaction *read[BATCH];
  size_t count;
} state;

static void check(tillback_result result, tillback_error *error) {
  if (result != TILLBACK_OK) {
    fail(error->code, error->message);
  }
}

static void *open_client(const job *job) {
  state *state = calloc(1, sizeof *state);
  tillback_accounts *accounts = tillback_accounts_new();
  tillback_pockyt pockyt = tillback_pockyt_init();
  tillback_settings settings = tillback_settings_init();
  tillback_error *error = NULL;
  pockyt.base_url = job->url;
  pockyt.merchant_no = job->merchant_no;
  pockyt.store_no = job->store_no;
  pockyt.token = job->token;
  check(tillback_accounts_add_pockyt(accounts, "shop", &pockyt, &error), error);
  settings.journal_in_memory = true;
  check(tillback_client_new(accounts, &settings, &state->client, &error), error);
  tillback_accounts_free(accounts);
  return state;
}

static void let_go(state *state) {
  while (state->count > 0) {
    tillback_transaction_free(state->read[--state->count]);
  }
}

static void prepare(void *given, char **payments, size_t count) {
  state *state = given;
  size_t place;
  let_go(state);
  for (place = 0; place < count; place++) {
    tillback_error *error = NULL;
    check(tillback_client_transaction(state->client, "shop", TILLBACK_REF_GATEWAY_ID, payments[place], NULL,
                                      &state->read[place], &error),
          error);
  }
  state->count = count;
}

static void give_back(state *state, const char *payment, const tillback_transaction *read) {
  tillback_refund_request request = tillback_refund_request_init();
  tillback_money amount = {AMOUNT, "USD"};
  tillback_refund *refund = NULL;
  tillback_error *error = NULL;
  char key[128];
  snprintf(key, sizeof key, "return-%s", payment);
  request.account = "shop";
  request.transaction = read;
  request.reference = payment;
  request.reference_kind = TILLBACK_REF_GATEWAY_ID;
  request.idempotency_key = key;
  request.amount = &amount;
  check(tillback_client_refund(state->client, &request, NULL, &refund, &error), error);
  if (refund->status != TILLBACK_REFUND_STATUS_SUCCEEDED) {
    fail("a refund ended as", tillback_refund_status_name(refund->status));
  }
  tillback_refund_free(refund);
}

static void refund(void *state, const char *payment, size_t place) {
  give_back(state, payment, ((struct state *)state)->read[place]);
}

static void look_and_refund(void *state, const char *payment) { give_back(state, payment, NULL); }

static void close_client(void *given) {
  state *state = given;
  let_go(state);
  tillback_client_free(state->client);
  free(state);
}

int main(int argc, char **argv) {
  const contender tillback = {open_client, prepare, refund, look_and_refund, close_client};
  return run(argc, argv, &tillback);
}
