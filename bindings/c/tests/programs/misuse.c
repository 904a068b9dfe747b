/*
 * What programs do by mistake: freeing twice, freeing as another type, using what was freed. Each is noticed, and told to the
 * log where there is nobody else to tell. (Single wrong arguments are tried by a program that is made from the header.)
 */
#include "receiver.h"

#define KINDS 18

/* Errors that were logged, and the last of them. */
static int logged;
static char last_line[512];

static void listen_to_log(void *userdata, tillback_log_level level, const char *line) {
  CHECK(userdata == &logged);
  if (level == TILLBACK_LOG_ERROR) {
    logged += 1;
    snprintf(last_line, sizeof last_line, "%s", line);
  }
}

/* Functions that free, with the type taken away. */
#define FREES(kind)                                                                                            \
  static void free_##kind(void *object) {                                                                      \
    tillback_##kind##_free((tillback_##kind *)object);                                                         \
  }

FREES(accounts)
FREES(cancel)
FREES(capabilities)
FREES(check)
FREES(client)
FREES(error)
FREES(event)
FREES(payee)
FREES(refund)
FREES(refunds)
FREES(report)
FREES(report_row)
FREES(settlement)
FREES(texts)
FREES(totals)
FREES(transaction)
FREES(transaction_list)
FREES(transactions)

typedef struct object {
  void *pointer;
  void (*free)(void *);
  const char *function;
} object;

#define OBJECT(kind, pointer) {(pointer), free_##kind, "tillback_" #kind "_free"}

static tillback_event *some_event(const tillback_client *client) {
  receiver address = receiver_open();
  received news;
  char more[128];
  char *payment;
  tillback_refund_request request;
  tillback_refund *refund = NULL;
  tillback_event *event = NULL;
  snprintf(more, sizeof more, ",\"notification_url\":\"%s\"", address.url);
  payment = shop_payment_with(PAYCROSS, 1000, more);
  request = shop_request(PAYCROSS, payment, payment, NULL);
  WENT_WELL(tillback_client_refund(client, &request, NULL, &refund, NULL));
  receiver_next(&address, &news);
  WENT_WELL(tillback_client_verify_webhook(client, "paycross", news.headers, news.header_count, news.body,
                                           news.body_size, &event, NULL));
  tillback_refund_free(refund);
  close(address.listener);
  free(payment);
  return event;
}

static tillback_payee *some_payee(const tillback_client *client) {
  tillback_payee_request request = tillback_payee_request_init();
  tillback_payee *payee = NULL;
  request.account = "pockyt", request.first_name = "Ada", request.last_name = "Lee";
  request.email = "ada@example.com", request.country_code = "US", request.date_of_birth = "1980-12-10";
  request.state = "CA", request.city = "San Francisco", request.street = "1 Main St", request.zip = "95110";
  request.phone = "4085550100", request.government_id = "123456789", request.government_id_type = "SSN";
  WENT_WELL(tillback_client_register_payee(client, &request, NULL, &payee, NULL));
  return payee;
}

static tillback_refund *some_refund(const tillback_client *client, const char *payment) {
  tillback_refund_request request = shop_request(POCKYT, payment, payment, NULL);
  tillback_refund *refund = NULL;
  WENT_WELL(tillback_client_refund(client, &request, NULL, &refund, NULL));
  return refund;
}

static void one_of_each(object *objects) {
  tillback_client *client = shop_client(NULL);
  char *payment = shop_payment(POCKYT, 1000);
  tillback_reference references[1];
  tillback_report_request request = tillback_report_request_init();
  tillback_capabilities *capabilities = NULL;
  tillback_check *check = NULL;
  tillback_error *error = NULL;
  tillback_refunds *refunds = NULL;
  tillback_report *report = NULL;
  tillback_report_row *row = NULL;
  tillback_settlement *settlement = NULL;
  tillback_texts *texts = NULL;
  tillback_totals *totals = NULL;
  tillback_transaction *transaction = NULL;
  tillback_transaction_list *list = NULL;
  tillback_transactions *transactions = NULL;
  tillback_refund *refund = some_refund(client, payment);
  references[0] = shop_reference(payment);
  request.source = TILLBACK_REPORT_REFERENCES;
  request.account = "pockyt";
  request.references = references;
  request.reference_count = 1;
  WENT_WELL(tillback_client_capabilities(client, TILLBACK_GATEWAY_POCKYT, &capabilities, NULL));
  WENT_WELL(tillback_client_check(client, "yedpay", NULL, &check, NULL));
  FAILED(tillback_client_check(client, "nobody", NULL, &check, &error), TILLBACK_UNKNOWN_ACCOUNT);
  WENT_WELL(tillback_client_list_refunds(client, NULL, &refunds, NULL));
  WENT_WELL(tillback_client_report(client, &request, NULL, &report, NULL));
  WENT_WELL(tillback_report_next(report, &row, NULL));
  WENT_WELL(tillback_report_totals(report, TILLBACK_BY_DAY, &totals, NULL));
  WENT_WELL(tillback_client_settle(client, 100, NULL, NULL, NULL, &settlement, NULL));
  WENT_WELL(tillback_client_accounts(client, &texts, NULL));
  WENT_WELL(tillback_client_transaction(client, "pockyt", TILLBACK_REF_GATEWAY_ID, payment, NULL, &transaction, NULL));
  WENT_WELL(tillback_client_find(client, "pockyt", TILLBACK_REF_GATEWAY_ID, payment, NULL, &list, NULL));
  WENT_WELL(tillback_client_transactions(client, "yedpay", NULL, NULL, &transactions, NULL));
  {
    const object all[KINDS] = {OBJECT(accounts, shop_accounts()),
                               OBJECT(cancel, tillback_cancel_new()),
                               OBJECT(capabilities, capabilities),
                               OBJECT(check, check),
                               OBJECT(client, client),
                               OBJECT(error, error),
                               OBJECT(event, some_event(client)),
                               OBJECT(payee, some_payee(client)),
                               OBJECT(refund, refund),
                               OBJECT(refunds, refunds),
                               OBJECT(report, report),
                               OBJECT(report_row, row),
                               OBJECT(settlement, settlement),
                               OBJECT(texts, texts),
                               OBJECT(totals, totals),
                               OBJECT(transaction, transaction),
                               OBJECT(transaction_list, list),
                               OBJECT(transactions, transactions)};
    memcpy(objects, all, sizeof all);
  }
  free(payment);
}

static void freed_wrongly(void) {
  object objects[KINDS];
  size_t one, other;
  long on_the_stack[8] = {0};
  one_of_each(objects);
  WENT_WELL(tillback_set_log(TILLBACK_LOG_INFO, listen_to_log, &logged, NULL));
  for (one = 0; one < KINDS; one += 1) {
    /* As each other type, and a pointer that is none of tillback's. */
    for (other = 0; other < KINDS; other += 1) {
      if (other != one) {
        logged = 0;
        objects[other].free(objects[one].pointer);
        CHECK(logged == 1 && strstr(last_line, objects[other].function) != NULL);
      }
    }
    logged = 0;
    objects[one].free(on_the_stack);
    CHECK(logged == 1);
    objects[one].free(NULL);
    CHECK(logged == 1);
  }
  for (one = 0; one < KINDS; one += 1) {
    /* It was still there. The second time it is not. */
    logged = 0;
    objects[one].free(objects[one].pointer);
    CHECK(logged == 0);
    objects[one].free(objects[one].pointer);
    CHECK(logged == 1 && strstr(last_line, objects[one].function) != NULL);
  }
  WENT_WELL(tillback_set_log(0, NULL, NULL, NULL));
}

/* What belongs to another object is freed with it. By itself, too, does no harm. */
static void freed_out_of_another(void) {
  tillback_client *client = shop_client(NULL);
  char *payment = shop_payment(POCKYT, 1000);
  tillback_transaction_list *list = NULL;
  WENT_WELL(tillback_client_find(client, "pockyt", TILLBACK_REF_GATEWAY_ID, payment, NULL, &list, NULL));
  tillback_transaction_free((tillback_transaction *)list->items[0]);
  SAME(list->items[0]->id, payment);
  tillback_transaction_list_free(list);
  tillback_client_free(client);
  free(payment);
}

static void told(int line, tillback_result result, tillback_result wanted, tillback_error **error, const char *field) {
  if (result != wanted || *error == NULL || strcmp((*error)->field, field) != 0) {
    const char *instead = tillback_result_name(wanted);
    fprintf(stderr, "%d: %s, not %s about %s\n", line, tillback_result_name(result), instead, field);
    exit(1);
  }
  tillback_error_free(*error);
  *error = NULL;
}

#define TOLD(call, field) told(__LINE__, (call), TILLBACK_ARGUMENT_INVALID, &error, (field))

static void used_after_it_was_freed(void) {
  tillback_client *client = shop_client(NULL), *gone = shop_client(NULL);
  tillback_accounts *accounts = shop_accounts();
  tillback_settings settings = shop_settings(NULL);
  tillback_cancel *cancel = tillback_cancel_new();
  tillback_call call = tillback_call_init();
  char *payment = shop_payment(POCKYT, 1000);
  tillback_refund_request request = tillback_refund_request_init();
  tillback_transaction *transaction = NULL, *shown = NULL;
  tillback_refunds *refunds = NULL;
  tillback_refund *refund = NULL;
  tillback_texts *texts = NULL;
  tillback_error *error = NULL;
  WENT_WELL(tillback_client_transaction(client, "pockyt", TILLBACK_REF_GATEWAY_ID, payment, NULL, &transaction, NULL));
  WENT_WELL(tillback_client_list_refunds(client, NULL, &refunds, NULL));
  tillback_client_free(gone);
  tillback_accounts_free(accounts);
  tillback_cancel_free(cancel);
  tillback_transaction_free(transaction);
  tillback_refunds_free(refunds);
  TOLD(tillback_client_accounts(gone, &texts, &error), "client");
  /* Another type in its place. */
  TOLD(tillback_client_accounts((tillback_client *)(void *)&settings, &texts, &error), "client");
  TOLD(tillback_client_new(accounts, &settings, &gone, &error), "accounts");
  TOLD(tillback_refunds_next(refunds, &refund, &error), "refunds");
  TOLD(tillback_refunds_next((tillback_refunds *)(void *)client, &refund, &error), "refunds");
  TOLD(tillback_transaction_field(transaction, "/x", &texts, &error), "transaction");
  request.account = "pockyt", request.idempotency_key = "k", request.transaction = transaction;
  TOLD(tillback_client_refund(client, &request, NULL, &refund, &error), "transaction");
  call.cancel = cancel;
  TOLD(tillback_client_transaction(client, "pockyt", TILLBACK_REF_GATEWAY_ID, payment, &call, &shown, &error), "cancel");
  tillback_cancel_now(cancel);
  CHECK(!tillback_cancel_is_cancelled(cancel));
  CHECK(texts == NULL && refund == NULL && shown == NULL);
  tillback_client_free(client);
  free(payment);
}

static void missing_and_contradicting(void) {
  tillback_accounts *accounts = tillback_accounts_new();
  tillback_pockyt pockyt = tillback_pockyt_init();
  tillback_yedpay yedpay = tillback_yedpay_init();
  tillback_paycross paycross = tillback_paycross_init();
  tillback_settings settings = shop_settings(NULL);
  tillback_client *client = NULL;
  tillback_error *error = NULL;
  pockyt.merchant_no = "1", pockyt.store_no = "1";
  TOLD(tillback_accounts_add_pockyt(accounts, "a", &pockyt, &error), "token");
  tillback_result result = tillback_accounts_add_yedpay(accounts, "a", &yedpay, &error);
  told(__LINE__, result, TILLBACK_CREDENTIALS_MISSING, &error, "access_token");
  yedpay.access_token = yedpay.api_key = "1";
  result = tillback_accounts_add_yedpay(accounts, "a", &yedpay, &error);
  told(__LINE__, result, TILLBACK_SETTING_INVALID, &error, "access_token");
  paycross.shop_id = "1";
  TOLD(tillback_accounts_add_paycross(accounts, "a", &paycross, &error), "secret_key");
  paycross.secret_key = "1", paycross.test = 2;
  TOLD(tillback_accounts_add_paycross(accounts, "a", &paycross, &error), "test");
  /* A program that knows more than this library. */
  settings.abi_version = TILLBACK_ABI_VERSION + 1;
  FAILED(tillback_client_new(accounts, &settings, &client, &error), TILLBACK_SETTING_INVALID);
  SAME(error->field, "abi_version");
  tillback_error_free(error);
  CHECK(client == NULL);
  tillback_accounts_free(accounts);
}

static void no_refund(void *userdata, size_t index, tillback_result result, tillback_refund *refund,
                      tillback_error *error) {
  (void)userdata, (void)index, (void)result, (void)refund, (void)error;
  CHECK(!"a callback came for nothing");
}

static void empty_and_huge(void) {
  tillback_client *client = shop_client(NULL);
  tillback_refund_filter filter = tillback_refund_filter_init();
  tillback_refund_request requests[2];
  const tillback_reference references[] = {{"1", TILLBACK_REF_GATEWAY_ID}, {NULL, TILLBACK_REF_GATEWAY_ID}};
  tillback_report_request report_request = tillback_report_request_init();
  tillback_report *report = NULL;
  tillback_refunds *refunds = NULL;
  tillback_event *event = NULL;
  tillback_tally tally = {7, 7};
  tillback_error *error = NULL;
  WENT_WELL(tillback_client_refund_many(client, NULL, 0, NULL, no_refund, NULL, NULL, &tally, NULL));
  CHECK(tally.answered == 0 && tally.failed == 0);
  TOLD(tillback_client_refund_many(client, NULL, SIZE_MAX, NULL, no_refund, NULL, NULL, &tally, &error), "request");
  filter.status_count = SIZE_MAX;
  TOLD(tillback_client_list_refunds(client, &filter, &refunds, &error), "statuses");
  TOLD(tillback_client_verify_webhook(client, "yedpay", NULL, SIZE_MAX, "", 0, &event, &error), "headers");
  TOLD(tillback_client_verify_webhook(client, "yedpay", NULL, 0, NULL, SIZE_MAX, &event, &error), "body");
  FAILED(tillback_client_verify_webhook(client, "yedpay", NULL, 0, NULL, 0, &event, NULL), TILLBACK_SIGNATURE_INVALID);
  /* One bad request among many stops them all, before anything is sent. */
  requests[0] = shop_request(POCKYT, "1", "a", NULL);
  requests[1] = shop_request(POCKYT, "2", "\xff", NULL);
  TOLD(tillback_client_refund_many(client, requests, 2, NULL, no_refund, NULL, NULL, &tally, &error), "idempotency_key");
  requests[1] = shop_request(POCKYT, "2", "b", NULL);
  requests[1].struct_size = 0;
  TOLD(tillback_client_refund_many(client, requests, 2, NULL, no_refund, NULL, NULL, &tally, &error), "request");
  /* The same for a list within a struct. */
  report_request.source = TILLBACK_REPORT_REFERENCES;
  report_request.account = "pockyt";
  report_request.references = references;
  report_request.reference_count = 2;
  TOLD(tillback_client_report(client, &report_request, NULL, &report, &error), "reference");
  CHECK(refunds == NULL && event == NULL && report == NULL && tally.answered == 0);
  tillback_client_free(client);
}

int main(void) {
  freed_wrongly();
  freed_out_of_another();
  used_after_it_was_freed();
  missing_and_contradicting();
  empty_and_huge();
  return 0;
}
