/* Every operation of a client, started: the end comes to a callback, on another thread, exactly once. */
#include "ending.h"
#include "receiver.h"

#define CROWD 64

static void reads(const tillback_client *client, shop_till till, ending *end) {
  char *payment = shop_payment(till, 1000);
  tillback_transaction *shown;
  tillback_transaction_list *found;
  tillback_check *check;
  WENT_WELL(tillback_client_transaction_async(client, till.account, TILLBACK_REF_GATEWAY_ID, payment, NULL,
                                              tell_transaction, end, NULL));
  shown = (tillback_transaction *)ending_given(end);
  SAME(shown->id, payment);
  tillback_transaction_free(shown);
  WENT_WELL(tillback_client_find_async(client, till.account, TILLBACK_REF_GATEWAY_ID, payment, NULL,
                                       tell_transaction_list, end, NULL));
  found = (tillback_transaction_list *)ending_given(end);
  CHECK(found->count == 1);
  tillback_transaction_list_free(found);
  WENT_WELL(tillback_client_wait_for_async(client, till.account, TILLBACK_REF_GATEWAY_ID, payment,
                                           TILLBACK_UNTIL_REFUNDABLE, 20000, NULL, tell_transaction, end, NULL));
  tillback_transaction_free((tillback_transaction *)ending_given(end));
  WENT_WELL(tillback_client_check_async(client, till.account, NULL, tell_check, end, NULL));
  check = (tillback_check *)ending_given(end);
  SAME(check->account, till.account);
  tillback_check_free(check);
  WENT_WELL(tillback_client_transaction_async(client, till.account, TILLBACK_REF_GATEWAY_ID, "nobodys-payment", NULL,
                                              tell_transaction, end, NULL));
  ending_failed(end, TILLBACK_TRANSACTION_NOT_FOUND);
  free(payment);
}

static void ignore_step(void *userdata, tillback_refund *refund, size_t ended, size_t found) {
  (void)userdata;
  CHECK(ended <= found);
  tillback_refund_free(refund);
}

static void refunds(const tillback_client *client, shop_till till, ending *end) {
  char *payment = shop_payment(till, 1000);
  char queued_key[300];
  tillback_money amount = shop_money(300, till.currency);
  tillback_refund_request request = shop_request(till, payment, payment, &amount);
  tillback_refund *refund;
  tillback_settlement *settlement;
  WENT_WELL(tillback_client_refund_async(client, &request, NULL, tell_refund, end, NULL));
  /* What was handed in is not needed any more. */
  memset(&request, 0, sizeof request);
  refund = (tillback_refund *)ending_given(end);
  CHECK(refund->status == TILLBACK_REFUND_STATUS_SUCCEEDED && refund->amount.minor == 300);
  tillback_refund_free(refund);
  WENT_WELL(tillback_client_get_refund_async(client, payment, tell_refund, end, NULL));
  tillback_refund_free((tillback_refund *)ending_given(end));
  WENT_WELL(tillback_client_wait_for_refund_async(client, payment, 20000, NULL, tell_refund, end, NULL));
  tillback_refund_free((tillback_refund *)ending_given(end));
  snprintf(queued_key, sizeof queued_key, "queued-%s", payment);
  request = shop_request(till, payment, queued_key, &amount);
  WENT_WELL(tillback_client_queue_refund_async(client, &request, tell_refund, end, NULL));
  refund = (tillback_refund *)ending_given(end);
  CHECK(refund->status == TILLBACK_REFUND_STATUS_QUEUED);
  tillback_refund_free(refund);
  WENT_WELL(tillback_client_settle_async(client, 20000, ignore_step, NULL, tell_settlement, end, NULL));
  settlement = (tillback_settlement *)ending_given(end);
  CHECK(settlement->ended_count == 1 && settlement->open_count == 0 && sandbox_refunded(payment) == 600);
  tillback_settlement_free(settlement);
  free(payment);
}

static void the_journal(const tillback_client *client, ending *end) {
  tillback_refunds *list = NULL;
  tillback_refund *refund;
  tillback_texts *findings;
  size_t count = 0;
  WENT_WELL(tillback_client_list_refunds(client, NULL, &list, NULL));
  do {
    WENT_WELL(tillback_refunds_next_async(list, tell_refund, end, NULL));
    refund = (tillback_refund *)ending_given(end);
    count += refund != NULL;
    tillback_refund_free(refund);
  } while (refund != NULL);
  CHECK(count == 6);
  tillback_refunds_free(list);
  WENT_WELL(tillback_client_check_journal_async(client, tell_texts, end, NULL));
  findings = (tillback_texts *)ending_given(end);
  CHECK(findings->count == 0);
  tillback_texts_free(findings);
  WENT_WELL(tillback_client_resolve_async(client, "nobody's", TILLBACK_OUTCOME_REFUSED, "why", tell_refund, end, NULL));
  ending_failed(end, TILLBACK_REFUND_NOT_FOUND);
}

static void a_list_and_a_report(const tillback_client *client, ending *end) {
  tillback_reference references[2];
  char *payments[2] = {shop_payment(YEDPAY, 1000), shop_payment(YEDPAY, 1000)};
  tillback_transactions *list = NULL;
  tillback_report_request request = tillback_report_request_init();
  tillback_report *report;
  tillback_transaction *next;
  tillback_report_row *row;
  size_t listed = 0, rows = 0;
  WENT_WELL(tillback_client_transactions(client, "yedpay", NULL, NULL, &list, NULL));
  do {
    WENT_WELL(tillback_transactions_next_async(list, tell_transaction, end, NULL));
    next = (tillback_transaction *)ending_given(end);
    listed += next != NULL;
    tillback_transaction_free(next);
  } while (next != NULL);
  CHECK(listed >= 2);
  tillback_transactions_free(list);
  references[0] = shop_reference(payments[0]), references[1] = shop_reference(payments[1]);
  request.source = TILLBACK_REPORT_REFERENCES;
  request.account = "yedpay";
  request.references = references;
  request.reference_count = 2;
  WENT_WELL(tillback_client_report_async(client, &request, NULL, tell_report, end, NULL));
  report = (tillback_report *)ending_given(end);
  do {
    WENT_WELL(tillback_report_next_async(report, tell_report_row, end, NULL));
    row = (tillback_report_row *)ending_given(end);
    rows += row != NULL;
    tillback_report_row_free(row);
  } while (row != NULL);
  CHECK(rows == 2);
  tillback_report_free(report);
  free(payments[0]);
  free(payments[1]);
}

static void payees(const tillback_client *client, ending *end) {
  const tillback_pair change = {"phone", "4085550101"};
  tillback_payee_request request = tillback_payee_request_init();
  tillback_payee *payee;
  request.account = "pockyt", request.first_name = "Ada", request.last_name = "Lee";
  request.email = "ada@example.com", request.country_code = "US", request.customer_code = "vendor-7";
  request.date_of_birth = "1980-12-10", request.state = "CA", request.city = "San Francisco";
  request.street = "1 Main St", request.zip = "95110", request.phone = "4085550100";
  request.government_id = "123456789", request.government_id_type = "SSN";
  WENT_WELL(tillback_client_register_payee_async(client, &request, NULL, tell_payee, end, NULL));
  payee = (tillback_payee *)ending_given(end);
  WENT_WELL(tillback_client_update_payee_async(client, "pockyt", payee->customer_no, &change, 1, NULL, tell_payee, end,
                                               NULL));
  tillback_payee_free((tillback_payee *)ending_given(end));
  WENT_WELL(tillback_client_payee_async(client, "pockyt", TILLBACK_PAYEE_CUSTOMER_NO, payee->customer_no, NULL,
                                        tell_payee, end, NULL));
  tillback_payee_free((tillback_payee *)ending_given(end));
  tillback_payee_free(payee);
}

static void a_webhook(const tillback_client *client, ending *end) {
  receiver address = receiver_open();
  received news;
  char more[128];
  char *payment;
  tillback_refund_request request;
  tillback_event *event;
  snprintf(more, sizeof more, ",\"notification_url\":\"%s\"", address.url);
  payment = shop_payment_with(PAYCROSS, 1000, more);
  request = shop_request(PAYCROSS, payment, payment, NULL);
  WENT_WELL(tillback_client_refund_async(client, &request, NULL, tell_refund, end, NULL));
  tillback_refund_free((tillback_refund *)ending_given(end));
  receiver_next(&address, &news);
  WENT_WELL(tillback_client_receive_webhook_async(client, "paycross", news.headers, news.header_count, news.body,
                                                  news.body_size, NULL, tell_event, end, NULL));
  /* The raw bytes are the library's own by now. */
  memset(&news, 'x', sizeof news);
  event = (tillback_event *)ending_given(end);
  CHECK(event->refund_key_count == 1);
  SAME(event->refund_keys[0], payment);
  tillback_event_free(event);
  close(address.listener);
  free(payment);
}

static int each_told;

static void each_refund(void *userdata, size_t index, tillback_result result, tillback_refund *refund,
                        tillback_error *error) {
  (void)userdata, (void)index;
  WENT_WELL(result);
  each_told += 1;
  tillback_refund_free(refund);
  tillback_error_free(error);
}

static void each_transaction(void *userdata, size_t index, tillback_result result, tillback_transaction *transaction,
                             tillback_error *error) {
  (void)userdata, (void)index;
  WENT_WELL(result);
  each_told += 1;
  tillback_transaction_free(transaction);
  tillback_error_free(error);
}

static void many(const tillback_client *client, ending *end) {
  char *payments[4];
  tillback_reference references[4];
  tillback_refund_request requests[4];
  size_t place;
  for (place = 0; place < 4; place += 1) {
    payments[place] = shop_payment(POCKYT, 100);
    references[place] = shop_reference(payments[place]);
    requests[place] = shop_request(POCKYT, payments[place], payments[place], NULL);
  }
  WENT_WELL(tillback_client_refund_many_async(client, requests, 4, NULL, each_refund, NULL, tell_tally, end, NULL));
  ending_given(end);
  CHECK(end->tally.answered == 4 && end->tally.failed == 0 && each_told == 4);
  WENT_WELL(tillback_client_query_many_async(client, "pockyt", references, 4, NULL,
                                             each_transaction, NULL, tell_tally, end, NULL));
  ending_given(end);
  CHECK(end->tally.answered == 4 && each_told == 8);
  for (place = 0; place < 4; place += 1) {
    CHECK(sandbox_refunded(payments[place]) == 100);
    free(payments[place]);
  }
}

/* A callback may call tillback, and wait there. */
typedef struct caller {
  const tillback_client *client;
  char *payment;
  ending end;
} caller;

static void refund_what_was_read(void *userdata, tillback_result result, tillback_transaction *transaction,
                                 tillback_error *error) {
  caller *self = (caller *)userdata;
  tillback_refund_request request = tillback_refund_request_init();
  tillback_refund *refund = NULL;
  bool finished = true;
  WENT_WELL(result);
  CHECK(error == NULL);
  request.account = "yedpay";
  request.transaction = transaction;
  request.idempotency_key = self->payment;
  WENT_WELL(tillback_client_refund(self->client, &request, NULL, &refund, NULL));
  /* But it can't wait for itself. */
  WENT_WELL(tillback_client_finish(self->client, 1000, &finished, NULL));
  CHECK(!finished);
  tillback_transaction_free(transaction);
  ending_tell(&self->end, TILLBACK_OK, refund, NULL);
}

static void calls_from_within_a_callback(const tillback_client *client) {
  caller self;
  tillback_refund *refund;
  self.client = client;
  self.payment = shop_payment(YEDPAY, 1000);
  ending_begin(&self.end);
  WENT_WELL(tillback_client_transaction_async(client, "yedpay", TILLBACK_REF_GATEWAY_ID, self.payment, NULL,
                                              refund_what_was_read, &self, NULL));
  refund = (tillback_refund *)ending_given(&self.end);
  CHECK(refund->status == TILLBACK_REFUND_STATUS_SUCCEEDED && sandbox_refunded(self.payment) == 1000);
  tillback_refund_free(refund);
  ending_over(&self.end);
  free(self.payment);
}

/* A crowd of refunds at once. With `leave`, the client is freed before they end; the callbacks come all the same. */
static void a_crowd(bool leave) {
  tillback_client *client = shop_client(NULL);
  static ending ends[CROWD];
  char *payments[CROWD];
  bool finished = false;
  size_t place;
  for (place = 0; place < CROWD; place += 1) {
    payments[place] = shop_payment(POCKYT, 100);
    ending_begin(&ends[place]);
  }
  shop_fault(POCKYT, "refund", "delay:100", CROWD);
  for (place = 0; place < CROWD; place += 1) {
    tillback_refund_request request = shop_request(POCKYT, payments[place], payments[place], NULL);
    WENT_WELL(tillback_client_refund_async(client, &request, NULL, tell_refund, &ends[place], NULL));
  }
  if (leave) {
    tillback_client_free(client);
  } else {
    WENT_WELL(tillback_client_finish(client, 60000, &finished, NULL));
    CHECK(finished);
  }
  for (place = 0; place < CROWD; place += 1) {
    /* Told before finish came back. */
    CHECK(leave || ends[place].told == 1);
    tillback_refund_free((tillback_refund *)ending_given(&ends[place]));
    CHECK(sandbox_refunded(payments[place]) == 100);
    ending_over(&ends[place]);
    free(payments[place]);
  }
  if (!leave) {
    tillback_client_free(client);
  }
}

int main(void) {
  const shop_till tills[] = {POCKYT, YEDPAY, PAYCROSS};
  tillback_client *client = shop_client("refunds.db");
  ending end;
  bool finished = false;
  size_t place;
  ending_begin(&end);
  for (place = 0; place < 3; place += 1) {
    reads(client, tills[place], &end);
    refunds(client, tills[place], &end);
  }
  the_journal(client, &end);
  a_list_and_a_report(client, &end);
  payees(client, &end);
  a_webhook(client, &end);
  many(client, &end);
  calls_from_within_a_callback(client);
  WENT_WELL(tillback_client_finish(client, 10000, &finished, NULL));
  CHECK(finished && end.told == 0);
  ending_over(&end);
  tillback_client_free(client);
  a_crowd(false);
  a_crowd(true);
  /* Whether the thread of a client that was freed is gone nobody can ask; it takes a moment. */
  shop_sleep(200);
  return 0;
}
