/*
 * Every kind of error, as a program meets it. Only INTERNAL is missing: it stands for a bug in tillback, and nobody can ask
 * for one.
 */
#include "ending.h"

#include <sys/wait.h>

/* What an error has to say. The texts may be NULL: then they have to be. */
typedef struct expected {
  tillback_result result;
  tillback_error_kind kind;
  tillback_retry retry;
  const char *code;
  const char *field;
  const char *key;
  uint32_t http_status;
} expected;

static void same_or_null(const char *code, const char *what, const char *got, const char *wanted) {
  if (wanted == NULL ? got != NULL : (got == NULL || strcmp(got, wanted) != 0)) {
    fprintf(stderr, "%s: %s is %s, not %s\n", code, what, got == NULL ? "NULL" : got, wanted == NULL ? "NULL" : wanted);
    exit(1);
  }
}

/* Looks at an error, and frees it. A pointer to its place, because C may look at arguments before it makes a call among them. */
static void tells(tillback_result result, tillback_error **place, expected wanted) {
  const tillback_error *error = *place;
  FAILED(result, wanted.result);
  CHECK(error != NULL);
  CHECK(error->result == result);
  SAME(error->code, wanted.code);
  SAME(tillback_result_name(result), wanted.code);
  SAME(tillback_error_kind_name(error->kind), tillback_error_kind_name(wanted.kind));
  SAME(tillback_retry_name(error->retry), tillback_retry_name(wanted.retry));
  same_or_null(wanted.code, "field", error->field, wanted.field);
  same_or_null(wanted.code, "idempotency_key", error->idempotency_key, wanted.key);
  if (error->http_status != wanted.http_status) {
    fprintf(stderr, "%s came with HTTP %u\n", wanted.code, (unsigned)error->http_status);
    exit(1);
  }
  CHECK(error->retry_after_ms >= -1);
  CHECK(strlen(error->message) > 20 && error->message[strlen(error->message) - 1] == '.');
  tillback_error_free(*place);
  *place = NULL;
}

/* Tries a refund twice: with a place for the error, and without. The refund is not written to. */
static void refund_fails(const tillback_client *client, const tillback_refund_request *request, expected wanted) {
  tillback_refund *untouched = (tillback_refund *)&wanted;
  tillback_error *error = NULL;
  tells(tillback_client_refund(client, request, NULL, &untouched, &error), &error, wanted);
  CHECK(untouched == (tillback_refund *)&wanted);
  FAILED(tillback_client_refund(client, request, NULL, &untouched, NULL), wanted.result);
  CHECK(untouched == (tillback_refund *)&wanted);
}

static void read_fails(const tillback_client *client, shop_till till, const char *fault, expected wanted) {
  char *payment = shop_payment(till, 100);
  tillback_call call = tillback_call_init();
  tillback_transaction *untouched = (tillback_transaction *)&wanted;
  tillback_error *error = NULL;
  call.timeout_ms = wanted.kind == TILLBACK_KIND_TIMED_OUT ? 300 : 0;
  shop_fault(till, "query", fault, 0);
  tells(tillback_client_transaction(client, till.account, TILLBACK_REF_GATEWAY_ID, payment, &call, &untouched, &error),
        &error, wanted);
  CHECK(untouched == (tillback_transaction *)&wanted);
  sandbox_tell("DELETE", "/faults", "");
  free(payment);
}

static void about_the_request(const tillback_client *client) {
  char *payment = shop_payment(POCKYT, 1000), *unpaid = shop_payment_with(YEDPAY, 1000, ",\"state\":\"created\"");
  tillback_money amount = shop_money(0, "USD");
  tillback_refund_request request = shop_request(POCKYT, payment, "k", &amount);
  tillback_refund *refund = NULL;
  const expected not_positive = {TILLBACK_AMOUNT_NOT_POSITIVE, TILLBACK_KIND_INVALID_REQUEST, TILLBACK_RETRY_NEVER,
                                 "AMOUNT_NOT_POSITIVE", "amount", "k", 0};
  const expected over = {TILLBACK_OVER_REFUND, TILLBACK_KIND_OVER_REFUND, TILLBACK_RETRY_NEVER, "OVER_REFUND", "amount",
                         "k", 0};
  const expected reused = {TILLBACK_KEY_REUSED, TILLBACK_KIND_CONFLICT, TILLBACK_RETRY_NEVER, "KEY_REUSED",
                           "idempotency_key", "k", 0};
  const expected spent = {TILLBACK_ALREADY_REFUNDED, TILLBACK_KIND_NOT_REFUNDABLE, TILLBACK_RETRY_NEVER,
                          "ALREADY_REFUNDED", NULL, "other", 0};
  const expected not_paid = {TILLBACK_TRANSACTION_NOT_PAID, TILLBACK_KIND_NOT_REFUNDABLE, TILLBACK_RETRY_LATER,
                             "TRANSACTION_NOT_PAID", NULL, "unpaid", 0};
  const expected unknown = {TILLBACK_UNKNOWN_ACCOUNT, TILLBACK_KIND_CONFIGURATION, TILLBACK_RETRY_AFTER_FIX,
                            "UNKNOWN_ACCOUNT", "account", "k", 0};
  refund_fails(client, &request, not_positive);
  amount.minor = 1001;
  refund_fails(client, &request, over);
  amount.minor = 1000;
  WENT_WELL(tillback_client_refund(client, &request, NULL, &refund, NULL));
  tillback_refund_free(refund);
  amount.minor = 999;
  refund_fails(client, &request, reused);
  request.idempotency_key = "other";
  refund_fails(client, &request, spent);
  amount = shop_money(10, "HKD");
  request = shop_request(YEDPAY, unpaid, "unpaid", &amount);
  refund_fails(client, &request, not_paid);
  request.account = "nobody";
  request.idempotency_key = "k";
  refund_fails(client, &request, unknown);
  CHECK(sandbox_refunded(payment) == 1000 && sandbox_refunded(unpaid) == 0);
  free(payment);
  free(unpaid);
}

static void about_the_gateway(const tillback_client *client) {
  const expected not_found = {TILLBACK_TRANSACTION_NOT_FOUND, TILLBACK_KIND_NOT_FOUND, TILLBACK_RETRY_AFTER_FIX,
                              "TRANSACTION_NOT_FOUND", "reference", NULL, 0};
  const expected refused = {TILLBACK_CREDENTIALS_REFUSED, TILLBACK_KIND_AUTHENTICATION, TILLBACK_RETRY_AFTER_FIX,
                            "CREDENTIALS_REFUSED", NULL, NULL, 401};
  const expected denied = {TILLBACK_PERMISSION_DENIED, TILLBACK_KIND_PERMISSION_DENIED, TILLBACK_RETRY_AFTER_FIX,
                           "PERMISSION_DENIED", NULL, NULL, 403};
  const expected slow = {TILLBACK_TIMED_OUT, TILLBACK_KIND_TIMED_OUT, TILLBACK_RETRY_LATER, "TIMED_OUT", NULL, NULL, 0};
  const expected garbled = {TILLBACK_BAD_REPLY, TILLBACK_KIND_BAD_REPLY, TILLBACK_RETRY_LATER, "BAD_REPLY", NULL, NULL,
                            200};
  const expected failed = {TILLBACK_GATEWAY_FAILED, TILLBACK_KIND_GATEWAY, TILLBACK_RETRY_LATER, "GATEWAY_FAILED", NULL,
                           NULL, 503};
  const expected unsupported = {TILLBACK_UNSUPPORTED, TILLBACK_KIND_UNSUPPORTED, TILLBACK_RETRY_NEVER, "UNSUPPORTED",
                                NULL, NULL, 0};
  const expected unreachable = {TILLBACK_UNREACHABLE, TILLBACK_KIND_UNREACHABLE, TILLBACK_RETRY_LATER, "UNREACHABLE",
                                NULL, NULL, 0};
  tillback_error *error = NULL;
  tillback_transactions *list = NULL;
  char *payment = shop_payment(YEDPAY, 100);
  read_fails(client, PAYCROSS, "401", refused);
  read_fails(client, PAYCROSS, "403", denied);
  read_fails(client, PAYCROSS, "404", not_found);
  read_fails(client, YEDPAY, "hang-before", slow);
  read_fails(client, YEDPAY, "malformed", garbled);
  read_fails(client, YEDPAY, "503", failed);
  tells(tillback_client_transactions(client, "pockyt", NULL, NULL, &list, &error), &error, unsupported);
  shop_door(YEDPAY, "down");
  {
    tillback_transaction *shown = NULL;
    tells(tillback_client_transaction(client, "yedpay", TILLBACK_REF_GATEWAY_ID, payment, NULL, &shown, &error), &error,
          unreachable);
  }
  shop_door(YEDPAY, "up");
  free(payment);
}

/* The gateway names the pause. */
static void too_many_requests(const tillback_client *client) {
  char *payment = shop_payment(YEDPAY, 100);
  tillback_transaction *shown = NULL;
  tillback_error *error = NULL;
  sandbox_tell("POST", "/faults",
               "{\"operation\":\"query\",\"times\":0,\"fault\":{\"kind\":\"status\",\"status\":429,\"retry_after\":7}}");
  FAILED(tillback_client_transaction(client, "yedpay", TILLBACK_REF_GATEWAY_ID, payment, NULL, &shown, &error),
         TILLBACK_RATE_LIMITED);
  CHECK(error->kind == TILLBACK_KIND_RATE_LIMITED && error->retry == TILLBACK_RETRY_LATER);
  CHECK(error->retry_after_ms == 7000 && error->http_status == 429);
  tillback_error_free(error);
  sandbox_tell("DELETE", "/faults", "");
  free(payment);
}

static void about_the_journal(void) {
  const expected corrupt = {TILLBACK_JOURNAL_CORRUPT, TILLBACK_KIND_JOURNAL, TILLBACK_RETRY_AFTER_FIX,
                            "JOURNAL_CORRUPT", NULL, NULL, 0};
  tillback_accounts *accounts = shop_accounts();
  tillback_settings settings = shop_settings("letter.txt");
  tillback_client *client = NULL;
  tillback_error *error = NULL;
  FILE *letter = fopen("letter.txt", "w");
  size_t line;
  for (line = 0; line < 200; line += 1) {
    fputs("Dear accountant, this is no journal but a letter.\n", letter);
  }
  fclose(letter);
  tells(tillback_client_new(accounts, &settings, &client, &error), &error, corrupt);
  CHECK(client == NULL);
  tillback_accounts_free(accounts);
}

static void about_a_webhook(const tillback_client *client) {
  const expected forged = {TILLBACK_SIGNATURE_INVALID, TILLBACK_KIND_SIGNATURE, TILLBACK_RETRY_NEVER,
                           "SIGNATURE_INVALID", NULL, NULL, 0};
  const tillback_pair headers[] = {{"content-type", "application/json"}, {"content-signature", "bm8="}};
  const char *body = "{\"transaction\":{\"uid\":\"1\"}}";
  tillback_event *event = NULL;
  tillback_error *error = NULL;
  tells(tillback_client_verify_webhook(client, "paycross", headers, 2, body, strlen(body), &event, &error), &error,
        forged);
  CHECK(event == NULL);
}

/* At Yedpay the evidence is arithmetic, so one refund of a payment has to end before the next. */
static void about_another_refund(void) {
  const expected busy = {TILLBACK_TRANSACTION_BUSY, TILLBACK_KIND_BUSY, TILLBACK_RETRY_LATER, "TRANSACTION_BUSY", NULL,
                         "second", 0};
  tillback_settings settings = shop_settings(NULL);
  tillback_client *client;
  tillback_money amount = shop_money(10, "HKD");
  char *payment = shop_payment(YEDPAY, 100);
  tillback_refund_request request = shop_request(YEDPAY, payment, "first", &amount);
  tillback_refund *refund = NULL;
  settings.quiet_period_ms = 3600000;
  client = shop_client_with(&settings);
  shop_fault(YEDPAY, "refund", "reset-before", 1);
  request.deadline_ms = 1000;
  WENT_WELL(tillback_client_refund(client, &request, NULL, &refund, NULL));
  CHECK(refund->status == TILLBACK_REFUND_STATUS_UNKNOWN);
  tillback_refund_free(refund);
  request.idempotency_key = "second";
  refund_fails(client, &request, busy);
  tillback_client_free(client);
  free(payment);
}

static void by_hand(const tillback_client *client) {
  const expected cancelled = {TILLBACK_CANCELLED, TILLBACK_KIND_CANCELLED, TILLBACK_RETRY_LATER, "CANCELLED", NULL,
                              "stopped", 0};
  char *payment = shop_payment(POCKYT, 100);
  tillback_refund_request request = shop_request(POCKYT, payment, "stopped", NULL);
  tillback_call call = tillback_call_init();
  tillback_cancel *cancel = tillback_cancel_new();
  tillback_refund *refund = NULL;
  tillback_error *error = NULL;
  CHECK(!tillback_cancel_is_cancelled(cancel));
  tillback_cancel_now(cancel);
  CHECK(tillback_cancel_is_cancelled(cancel));
  call.cancel = cancel;
  tells(tillback_client_refund(client, &request, &call, &refund, &error), &error, cancelled);
  tillback_cancel_free(cancel);
  free(payment);
}

/* The child says no at once, whatever the parent's threads are at, and can make a client of its own. */
static void child_of_a_fork(tillback_client *inherited, const char *payment) {
  const expected forked = {TILLBACK_FORKED, TILLBACK_KIND_FORKED, TILLBACK_RETRY_AFTER_FIX, "FORKED", NULL, NULL, 0};
  tillback_client *own;
  tillback_transaction *shown = NULL;
  tillback_error *error = NULL;
  ending end;
  bool finished = true;
  long begun = shop_milliseconds();
  tells(tillback_client_transaction(inherited, "yedpay", TILLBACK_REF_GATEWAY_ID, payment, NULL, &shown, &error), &error,
        forked);
  ending_begin(&end);
  tells(tillback_client_transaction_async(inherited, "yedpay", TILLBACK_REF_GATEWAY_ID, payment, NULL, tell_transaction,
                                          &end, &error),
        &error, forked);
  CHECK(end.told == 0);
  tells(tillback_client_finish(inherited, 60000, &finished, &error), &error, forked);
  CHECK(finished && shop_milliseconds() - begun < 5000);
  own = shop_client("refunds.db");
  WENT_WELL(tillback_client_transaction(own, "pockyt", TILLBACK_REF_GATEWAY_ID, payment, NULL, &shown, NULL));
  tillback_transaction_free(shown);
  tillback_client_free(own);
  /* Freed as any other, and nothing of it is taken from the parent. */
  tillback_client_free(inherited);
}

typedef struct slow_read {
  const tillback_client *client;
  const char *payment;
} slow_read;

static void *read_slowly(void *given) {
  const slow_read *read = (const slow_read *)given;
  tillback_transaction *shown = NULL;
  WENT_WELL(tillback_client_transaction(read->client, "pockyt", TILLBACK_REF_GATEWAY_ID, read->payment, NULL, &shown, NULL));
  tillback_transaction_free(shown);
  return NULL;
}

static void after_a_fork(tillback_client *client) {
  tillback_transaction *after = NULL;
  char *payment = shop_payment(POCKYT, 100);
  slow_read read;
  pthread_t thread;
  pid_t child;
  int status = 0;
  read.client = client, read.payment = payment;
  shop_fault(POCKYT, "query", "delay:1000", 1);
  CHECK(pthread_create(&thread, NULL, read_slowly, &read) == 0);
  while (shop_requests("query") == 0) {
    shop_sleep(10);
  }
  child = fork();
  CHECK(child >= 0);
  if (child == 0) {
    child_of_a_fork(client, payment);
    /*
     * What the parent's threads held looks lost here, where they are not, to tools that look for leaks when a program ends. So
     * it becomes another program.
     */
    execlp("true", "true", (char *)NULL);
    _exit(127);
  }
  CHECK(waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  CHECK(pthread_join(thread, NULL) == 0);
  /* The child has freed its copy; the parent's connections still tell when something comes. */
  WENT_WELL(tillback_client_transaction(client, POCKYT.account, TILLBACK_REF_GATEWAY_ID, payment, NULL, &after, NULL));
  tillback_transaction_free(after);
  free(payment);
}

int main(void) {
  tillback_client *client = shop_client("refunds.db");
  about_the_request(client);
  about_the_gateway(client);
  too_many_requests(client);
  about_the_journal();
  about_a_webhook(client);
  about_another_refund();
  by_hand(client);
  sandbox_tell("DELETE", "/requests", "");
  after_a_fork(client);
  tillback_client_free(client);
  return 0;
}
