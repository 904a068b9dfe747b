/* Every operation of a client, waited for, with what it gives back. */
#include "receiver.h"

static int64_t paid_back(const tillback_client *client, shop_till till, const char *payment) {
  tillback_transaction *shown = NULL;
  int64_t minor;
  WENT_WELL(tillback_client_transaction(client, till.account, TILLBACK_REF_GATEWAY_ID, payment, NULL, &shown, NULL));
  minor = shown->refunded == NULL ? -1 : shown->refunded->minor;
  tillback_transaction_free(shown);
  return minor;
}

static void part_of_a_payment(const tillback_client *client, shop_till till) {
  char *payment = shop_payment(till, 1000);
  tillback_money amount = shop_money(400, till.currency);
  tillback_refund_request request = shop_request(till, payment, payment, &amount);
  tillback_refund *refund = NULL, *again = NULL, *known = NULL;
  tillback_capabilities *able = NULL;
  request.reason = "Returned: 1 umbrella";
  WENT_WELL(tillback_client_refund(client, &request, NULL, &refund, NULL));
  CHECK(refund->status == TILLBACK_REFUND_STATUS_SUCCEEDED);
  CHECK(tillback_refund_status_is_final(refund->status));
  SAME(tillback_refund_status_name(refund->status), "succeeded");
  SAME(refund->idempotency_key, payment);
  SAME(refund->account, till.account);
  SAME(refund->transaction_id, payment);
  SAME(refund->reason, "Returned: 1 umbrella");
  SAME(refund->amount.currency, till.currency);
  CHECK(refund->gateway == till.gateway && refund->amount.minor == 400);
  CHECK(strlen(refund->id) > 0);
  CHECK(refund->gateway_http_status >= 200 && refund->gateway_http_status < 300);
  CHECK(refund->attempt_count == 1 && refund->attempts[0].number == 1 && refund->attempts[0].at >= refund->created_at);
  CHECK(refund->history_count > 0 && refund->history[refund->history_count - 1].status == refund->status);
  CHECK(strlen(refund->history[0].what) > 0 && strlen(refund->history[0].by) > 0);
  CHECK(strlen(tillback_history_source_name(refund->history[0].source)) > 0);
  CHECK(refund->raw_size > 0 && refund->raw[0] == '{');
  CHECK(!refund->contradicted && refund->updated_at >= refund->created_at);
  /* The same key names the same refund. */
  WENT_WELL(tillback_client_refund(client, &request, NULL, &again, NULL));
  SAME(again->id, refund->id);
  WENT_WELL(tillback_client_get_refund(client, payment, &known, NULL));
  SAME(known->id, refund->id);
  CHECK(sandbox_refunded(payment) == 400);
  WENT_WELL(tillback_client_capabilities(client, till.gateway, &able, NULL));
  CHECK(able->gateway == till.gateway && able->partial_refunds && strlen(able->evidence) > 0);
  CHECK(paid_back(client, till, payment) == (able->tells_refunded ? 400 : -1));
  tillback_capabilities_free(able);
  tillback_refund_free(refund);
  tillback_refund_free(again);
  tillback_refund_free(known);
  free(payment);
}

/* What was read a moment ago need not be looked up again, and no amount means all that is left. */
static void the_rest_of_a_payment_just_read(const tillback_client *client, shop_till till) {
  char *payment = shop_payment(till, 700);
  tillback_transaction *shown = NULL;
  tillback_refund *refund = NULL;
  tillback_refund_request request = tillback_refund_request_init();
  WENT_WELL(tillback_client_transaction(client, till.account, TILLBACK_REF_GATEWAY_ID, payment, NULL, &shown, NULL));
  CHECK(shown->status == TILLBACK_TRANSACTION_STATUS_PAID && shown->amount.minor == 700);
  SAME(shown->id, payment);
  SAME(shown->account, till.account);
  SAME(shown->kind, "payment");
  SAME(shown->amount.currency, till.currency);
  CHECK(shown->raw_size > 0 && strlen(shown->status_word) > 0);
  request.account = till.account;
  request.transaction = shown;
  request.idempotency_key = payment;
  WENT_WELL(tillback_client_refund(client, &request, NULL, &refund, NULL));
  CHECK(refund->status == TILLBACK_REFUND_STATUS_SUCCEEDED && refund->amount.minor == 700);
  CHECK(sandbox_refunded(payment) == 700);
  tillback_transaction_free(shown);
  tillback_refund_free(refund);
  free(payment);
}

static void payments_by_their_reference(const tillback_client *client, shop_till till) {
  char reference[64], more[96];
  char *payment;
  tillback_transaction *shown = NULL;
  tillback_transaction_list *found = NULL, *none = NULL;
  snprintf(reference, sizeof reference, "order-%s", till.account);
  snprintf(more, sizeof more, ",\"reference\":\"%s\"", reference);
  payment = shop_payment_with(till, 900, more);
  WENT_WELL(tillback_client_transaction(client, till.account, TILLBACK_REF_MERCHANT, reference, NULL, &shown, NULL));
  SAME(shown->id, payment);
  SAME(shown->reference, reference);
  WENT_WELL(tillback_client_find(client, till.account, TILLBACK_REF_MERCHANT, reference, NULL, &found, NULL));
  CHECK(found->count == 1);
  SAME(found->items[0]->id, payment);
  WENT_WELL(tillback_client_find(client, till.account, TILLBACK_REF_MERCHANT, "nobodys-order", NULL, &none, NULL));
  CHECK(none->count == 0);
  tillback_transaction_free(shown);
  tillback_transaction_list_free(found);
  tillback_transaction_list_free(none);
  free(payment);
}

static void credentials(const tillback_client *client, shop_till till) {
  tillback_check *check = NULL;
  WENT_WELL(tillback_client_check(client, till.account, NULL, &check, NULL));
  SAME(check->account, till.account);
  CHECK(check->gateway == till.gateway && check->may_refund != TILLBACK_MAY_REFUND_NO && check->raw_size > 0);
  CHECK(strcmp(tillback_may_refund_name(check->may_refund), "unknown") != 0);
  tillback_check_free(check);
}

static void lists_of_a_gateway(const tillback_client *client, shop_till till) {
  tillback_transaction_filter filter = tillback_transaction_filter_init();
  tillback_transactions *list = NULL;
  size_t count = 0;
  filter.page_size = 10;
  filter.from = ((int64_t)time(NULL) - 3600) * 1000000;
  filter.to = ((int64_t)time(NULL) + 3600) * 1000000;
  WENT_WELL(tillback_client_transactions(client, till.account, &filter, NULL, &list, NULL));
  for (;;) {
    tillback_transaction *next = NULL;
    WENT_WELL(tillback_transactions_next(list, &next, NULL));
    if (next == NULL) {
      break;
    }
    CHECK(next->gateway == till.gateway);
    count += 1;
    tillback_transaction_free(next);
  }
  CHECK(count > 2);
  tillback_transactions_free(list);
}

static void waiting_for_a_payment(const tillback_client *client, shop_till till) {
  char *payment = shop_payment_with(till, 500, ",\"state\":\"pending\"");
  char path[256];
  tillback_transaction *shown = NULL;
  WENT_WELL(tillback_client_wait_for(client, till.account, TILLBACK_REF_GATEWAY_ID, payment, TILLBACK_UNTIL_FINAL,
                                     shop_patience(200), NULL, &shown, NULL));
  CHECK(shown->status == TILLBACK_TRANSACTION_STATUS_PENDING || shown->status == TILLBACK_TRANSACTION_STATUS_CREATED);
  tillback_transaction_free(shown);
  snprintf(path, sizeof path, "/payments/%s", payment);
  sandbox_tell("PATCH", path, "{\"state\":\"paid\"}");
  WENT_WELL(tillback_client_wait_for(client, till.account, TILLBACK_REF_GATEWAY_ID, payment,
                                     TILLBACK_TRANSACTION_STATUS_PAID, 20000, NULL, &shown, NULL));
  CHECK(shown->status == TILLBACK_TRANSACTION_STATUS_PAID);
  tillback_transaction_free(shown);
  WENT_WELL(tillback_client_wait_for(client, till.account, TILLBACK_REF_GATEWAY_ID, payment,
                                     TILLBACK_UNTIL_REFUNDABLE, 20000, NULL, &shown, NULL));
  tillback_transaction_free(shown);
  free(payment);
}

typedef struct counted {
  size_t ends;
  int64_t minor;
  size_t last_found;
} counted;

static void count_refund(void *userdata, size_t index, tillback_result result, tillback_refund *refund,
                         tillback_error *error) {
  counted *all = (counted *)userdata;
  CHECK(index < 4 && (refund == NULL) == (result != TILLBACK_OK) && (error == NULL) == (result == TILLBACK_OK));
  all->ends += 1;
  if (refund != NULL) {
    all->minor += refund->amount.minor;
  }
  tillback_refund_free(refund);
  tillback_error_free(error);
}

static void count_transaction(void *userdata, size_t index, tillback_result result, tillback_transaction *transaction,
                              tillback_error *error) {
  counted *all = (counted *)userdata;
  CHECK(index < 4 && (transaction == NULL) == (result != TILLBACK_OK));
  all->ends += 1;
  if (transaction != NULL) {
    all->minor += transaction->amount.minor;
  }
  tillback_transaction_free(transaction);
  tillback_error_free(error);
}

static void many_at_once(const tillback_client *client, shop_till till) {
  char *payments[3];
  tillback_reference references[4];
  tillback_refund_request requests[4];
  tillback_money amount = shop_money(10, till.currency);
  tillback_many_options options = tillback_many_options_init();
  tillback_tally tally;
  counted refunds = {0, 0, 0}, reads = {0, 0, 0};
  size_t place;
  for (place = 0; place < 3; place += 1) {
    payments[place] = shop_payment(till, 100);
    references[place] = shop_reference(payments[place]);
    requests[place] = shop_request(till, payments[place], payments[place], &amount);
  }
  references[3] = shop_reference("nobodys-payment");
  requests[3] = shop_request(till, "nobodys-payment", "nobodys-refund", &amount);
  options.at_once = 2;
  WENT_WELL(tillback_client_refund_many(client, requests, 4, &options, count_refund, &refunds, NULL, &tally, NULL));
  CHECK(tally.answered == 3 && tally.failed == 1 && refunds.ends == 4 && refunds.minor == 30);
  WENT_WELL(tillback_client_query_many(client, till.account, references, 4, NULL,
                                       count_transaction, &reads, NULL, &tally, NULL));
  CHECK(tally.answered == 3 && tally.failed == 1 && reads.ends == 4 && reads.minor == 300);
  for (place = 0; place < 3; place += 1) {
    CHECK(sandbox_refunded(payments[place]) == 10);
    free(payments[place]);
  }
}

static void count_settled(void *userdata, tillback_refund *refund, size_t ended, size_t found) {
  counted *all = (counted *)userdata;
  CHECK(tillback_refund_status_is_final(refund->status) && ended <= found);
  all->ends += 1;
  all->last_found = found;
  tillback_refund_free(refund);
}

static void queued_and_settled(const tillback_client *client, shop_till till) {
  char *payment = shop_payment(till, 800);
  tillback_money amount = shop_money(250, till.currency);
  tillback_refund_request request = shop_request(till, payment, payment, &amount);
  tillback_refund *refund = NULL;
  tillback_settlement *settlement = NULL;
  counted steps = {0, 0, 0};
  WENT_WELL(tillback_client_queue_refund(client, &request, &refund, NULL));
  CHECK(refund->status == TILLBACK_REFUND_STATUS_QUEUED && refund->attempt_count == 0);
  CHECK(sandbox_refunded(payment) == 0);
  tillback_refund_free(refund);
  WENT_WELL(tillback_client_settle(client, 20000, count_settled, &steps, NULL, &settlement, NULL));
  CHECK(settlement->ended_count == 1 && settlement->open_count == 0 && steps.ends == 1 && steps.last_found == 1);
  SAME(settlement->ended[0]->idempotency_key, payment);
  CHECK(settlement->ended[0]->status == TILLBACK_REFUND_STATUS_SUCCEEDED && sandbox_refunded(payment) == 250);
  tillback_settlement_free(settlement);
  free(payment);
}

static void pending_and_waited_for(const tillback_client *client, shop_till till) {
  char *payment = shop_payment(till, 800);
  tillback_money amount = shop_money(250, till.currency);
  tillback_refund_request request = shop_request(till, payment, payment, &amount);
  tillback_refund *refund = NULL;
  shop_fault(till, "refund", "reset-after", 1);
  request.deadline_ms = 1;
  if (tillback_client_refund(client, &request, NULL, &refund, NULL) == TILLBACK_OK) {
    tillback_refund_free(refund);
    WENT_WELL(tillback_client_wait_for_refund(client, payment, 20000, NULL, &refund, NULL));
  } else {
    /* So short a deadline may end before the payment was looked up. */
    request.deadline_ms = 20000;
    WENT_WELL(tillback_client_refund(client, &request, NULL, &refund, NULL));
  }
  CHECK(refund->status == TILLBACK_REFUND_STATUS_SUCCEEDED && sandbox_refunded(payment) == 250);
  tillback_refund_free(refund);
  free(payment);
}

/* Pockyt shows no mark, so an answer that was lost proves nothing there: a person has to look. */
static void settled_by_a_person(const tillback_client *client) {
  char *payment = shop_payment(POCKYT, 800);
  tillback_money amount = shop_money(250, POCKYT.currency);
  tillback_refund_request request = shop_request(POCKYT, payment, payment, &amount);
  tillback_refund *refund = NULL;
  shop_fault(POCKYT, "refund", "reset-before", 1);
  WENT_WELL(tillback_client_refund(client, &request, NULL, &refund, NULL));
  CHECK(refund->status == TILLBACK_REFUND_STATUS_REVIEW && !tillback_refund_status_is_final(refund->status));
  tillback_refund_free(refund);
  WENT_WELL(tillback_client_resolve(client, payment, TILLBACK_OUTCOME_REFUSED, "Not in the dashboard.", &refund, NULL));
  CHECK(refund->status == TILLBACK_REFUND_STATUS_REFUSED);
  CHECK(refund->history[refund->history_count - 1].source == TILLBACK_SOURCE_PERSON);
  tillback_refund_free(refund);
  free(payment);
}

static void the_journal(const tillback_client *client) {
  const tillback_refund_status wanted[] = {TILLBACK_REFUND_STATUS_REFUSED, TILLBACK_REFUND_STATUS_REVIEW};
  tillback_refund_filter filter = tillback_refund_filter_init();
  tillback_refunds *list = NULL;
  tillback_refund *refund = NULL;
  tillback_texts *findings = NULL;
  size_t count = 0;
  WENT_WELL(tillback_client_list_refunds(client, NULL, &list, NULL));
  for (;;) {
    WENT_WELL(tillback_refunds_next(list, &refund, NULL));
    if (refund == NULL) {
      break;
    }
    count += 1;
    tillback_refund_free(refund);
  }
  CHECK(count > 10);
  tillback_refunds_free(list);
  filter.account = "pockyt";
  filter.statuses = wanted;
  filter.status_count = 2;
  WENT_WELL(tillback_client_list_refunds(client, &filter, &list, NULL));
  WENT_WELL(tillback_refunds_next(list, &refund, NULL));
  CHECK(refund != NULL && refund->status == TILLBACK_REFUND_STATUS_REFUSED);
  tillback_refund_free(refund);
  WENT_WELL(tillback_refunds_next(list, &refund, NULL));
  CHECK(refund == NULL);
  tillback_refunds_free(list);
  WENT_WELL(tillback_client_check_journal(client, &findings, NULL));
  CHECK(findings->count == 0);
  tillback_texts_free(findings);
}

static void payees(const tillback_client *client) {
  const tillback_pair changes[] = {{"email", "ada.lee@example.com"}, {"phone", "4085550101"}};
  tillback_payee_request request = tillback_payee_request_init();
  tillback_payee *payee = NULL, *read = NULL;
  request.account = "pockyt";
  request.first_name = "Ada", request.last_name = "Lee", request.email = "ada@example.com";
  request.country_code = "US", request.customer_code = "vendor-7", request.date_of_birth = "1980-12-10";
  request.state = "CA", request.city = "San Jos\xc3\xa9", request.street = "1 Main St & 2nd", request.zip = "95110";
  request.phone = "4085550100", request.government_id = "123456789", request.government_id_type = "SSN";
  WENT_WELL(tillback_client_register_payee(client, &request, NULL, &payee, NULL));
  SAME(payee->account, "pockyt");
  CHECK(strlen(payee->customer_no) > 0 && payee->raw_size > 0);
  WENT_WELL(tillback_client_payee(client, "pockyt", TILLBACK_PAYEE_CUSTOMER_CODE, "vendor-7", NULL, &read, NULL));
  SAME(read->customer_no, payee->customer_no);
  SAME(read->first_name, "Ada");
  tillback_payee_free(read);
  WENT_WELL(tillback_client_update_payee(client, "pockyt", payee->customer_no, changes, 2, NULL, &read, NULL));
  tillback_payee_free(read);
  WENT_WELL(tillback_client_payee(client, "pockyt", TILLBACK_PAYEE_EMAIL, "ada.lee@example.com", NULL, &read, NULL));
  SAME(read->customer_no, payee->customer_no);
  tillback_payee_free(read);
  tillback_payee_free(payee);
}

static void a_webhook(const tillback_client *client, shop_till till) {
  receiver address = receiver_open();
  received news;
  char more[128];
  char *payment;
  tillback_money amount = shop_money(300, till.currency);
  tillback_refund_request request;
  tillback_refund *refund = NULL;
  tillback_event *event = NULL;
  snprintf(more, sizeof more, ",\"notification_url\":\"%s\"", address.url);
  payment = shop_payment_with(till, 1000, more);
  request = shop_request(till, payment, payment, &amount);
  WENT_WELL(tillback_client_refund(client, &request, NULL, &refund, NULL));
  receiver_next(&address, &news);
  WENT_WELL(tillback_client_verify_webhook(client, till.account, news.headers, news.header_count, news.body,
                                           news.body_size, &event, NULL));
  CHECK(event->gateway == till.gateway && event->refund_key_count == 0 && event->raw_size == news.body_size);
  CHECK(memcmp(event->raw, news.body, news.body_size) == 0 && strlen(event->dedupe_key) > 0);
  CHECK(strcmp(tillback_subject_name(event->subject), "unknown") != 0);
  tillback_event_free(event);
  WENT_WELL(tillback_client_receive_webhook(client, till.account, news.headers, news.header_count, news.body,
                                            news.body_size, NULL, &event, NULL));
  SAME(event->account, till.account);
  CHECK(event->refund_key_count == 1 && event->acknowledgement != NULL);
  SAME(event->refund_keys[0], payment);
  tillback_event_free(event);
  tillback_refund_free(refund);
  close(address.listener);
  free(payment);
}

static void a_report(const tillback_client *client) {
  tillback_reference references[3];
  char *payments[3];
  tillback_report_request request = tillback_report_request_init();
  tillback_report *report = NULL;
  tillback_report_tally tally;
  tillback_totals *totals = NULL;
  tillback_report_row *row = NULL;
  int64_t expected = 0;
  uint64_t position = 7;
  size_t place, readable = 0;
  for (place = 0; place < 3; place += 1) {
    payments[place] = shop_payment(YEDPAY, 1000);
    references[place] = shop_reference(payments[place]);
  }
  references[2] = shop_reference("nobodys-payment");
  request.source = TILLBACK_REPORT_REFERENCES;
  request.account = "yedpay";
  request.references = references;
  request.reference_count = 3;
  request.time_zone = "Asia/Hong_Kong";
  request.checkpoint = "monday";
  WENT_WELL(tillback_client_report(client, &request, NULL, &report, NULL));
  WENT_WELL(tillback_report_position(report, &position, NULL));
  CHECK(position == 0);
  for (;;) {
    WENT_WELL(tillback_report_next(report, &row, NULL));
    if (row == NULL) {
      break;
    }
    SAME(row->account, "yedpay");
    CHECK((row->error != NULL) == (strcmp(row->asked, "nobodys-payment") == 0));
    if (row->error == NULL) {
      CHECK(row->paid->minor == 1000 && row->refundable->minor == 1000 && row->refund_count == 0 && !row->disagrees);
      SAME(row->transaction->id, row->asked);
      SAME(row->agreement, "agrees");
      CHECK(strlen(row->day) == 10 && row->elsewhere_at == TILLBACK_NO_TIME);
      readable += 1;
    } else {
      CHECK(row->error->result == TILLBACK_TRANSACTION_NOT_FOUND);
    }
    tillback_report_row_free(row);
    WENT_WELL(tillback_report_save(report, 100, NULL));
  }
  CHECK(readable == 2);
  WENT_WELL(tillback_report_progress(report, &tally, &expected, NULL));
  CHECK(tally.rows == 3 && tally.failed == 1 && tally.duplicates == 0 && expected >= 3);
  WENT_WELL(tillback_report_totals(report, TILLBACK_BY_CURRENCY, &totals, NULL));
  CHECK(totals->count == 1 && totals->items[0].rows == 2);
  SAME(totals->items[0].currency, "HKD");
  SAME(totals->items[0].paid, "20.00");
  tillback_totals_free(totals);
  WENT_WELL(tillback_report_finish(report, NULL));
  tillback_report_free(report);
  for (place = 0; place < 3; place += 1) {
    free(payments[place]);
  }
}

int main(void) {
  const shop_till tills[] = {POCKYT, YEDPAY, PAYCROSS};
  tillback_client *client = shop_client("refunds.db");
  tillback_texts *accounts = NULL;
  bool finished = false;
  size_t place;
  SAME(tillback_version(), "0.1.0");
  CHECK(tillback_abi_version() == TILLBACK_ABI_VERSION);
  WENT_WELL(tillback_client_accounts(client, &accounts, NULL));
  CHECK(accounts->count == 3);
  SAME(accounts->items[0], "paycross");
  tillback_texts_free(accounts);
  for (place = 0; place < 3; place += 1) {
    credentials(client, tills[place]);
    part_of_a_payment(client, tills[place]);
    the_rest_of_a_payment_just_read(client, tills[place]);
    payments_by_their_reference(client, tills[place]);
    waiting_for_a_payment(client, tills[place]);
    many_at_once(client, tills[place]);
    queued_and_settled(client, tills[place]);
    pending_and_waited_for(client, tills[place]);
    a_webhook(client, tills[place]);
  }
  lists_of_a_gateway(client, YEDPAY);
  lists_of_a_gateway(client, PAYCROSS);
  settled_by_a_person(client);
  the_journal(client);
  payees(client);
  a_report(client);
  WENT_WELL(tillback_client_finish(client, 10000, &finished, NULL));
  CHECK(finished);
  tillback_client_free(client);
  return 0;
}
