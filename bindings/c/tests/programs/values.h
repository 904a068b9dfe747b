/*
 * A usable value for every parameter in the header, by its name, and a call for every struct that a program fills in. The
 * checks of wrong arguments, which are made from the header, put one wrong thing in place of a right one.
 */
#ifndef VALUES_H
#define VALUES_H

#include "shop.h"

static tillback_client *client;
static tillback_accounts *accounts;
static tillback_cancel *cancel;
static tillback_refunds *refunds;
static tillback_transactions *transactions;
static tillback_report *report;
static tillback_transaction *transaction;
static char *payment;
static tillback_money money;
static tillback_settings settings;
static tillback_pockyt pockyt;
static tillback_yedpay yedpay;
static tillback_paycross paycross;
static tillback_call call;
static tillback_refund_request refund_request;
static tillback_refund_filter refund_filter;
static tillback_transaction_filter transaction_filter;
static tillback_many_options many_options;
static tillback_payee_request payee_request;
static tillback_report_request report_request;
static tillback_reference references[1];
static const tillback_pair pairs[1] = {{"phone", "4085550101"}};

/* In place of every callback: a call with a wrong argument never gets there. */
static void never(void) {
  shop_failed(__FILE__, __LINE__, "a callback came for a call that failed");
}

static tillback_result try_settings(const tillback_settings *settings_, tillback_error **error) {
  tillback_client *made = NULL;
  tillback_result result = tillback_client_new(accounts, settings_, &made, error);
  CHECK((made != NULL) == (result == TILLBACK_OK));
  tillback_client_free(made);
  return result;
}

static tillback_result try_pockyt(const tillback_pockyt *pockyt_, tillback_error **error) {
  return tillback_accounts_add_pockyt(accounts, "one-more", pockyt_, error);
}

static tillback_result try_yedpay(const tillback_yedpay *yedpay_, tillback_error **error) {
  return tillback_accounts_add_yedpay(accounts, "one-more", yedpay_, error);
}

static tillback_result try_paycross(const tillback_paycross *paycross_, tillback_error **error) {
  return tillback_accounts_add_paycross(accounts, "one-more", paycross_, error);
}

static tillback_result try_call(const tillback_call *call_, tillback_error **error) {
  tillback_transaction *shown = NULL;
  tillback_result result =
      tillback_client_transaction(client, "pockyt", TILLBACK_REF_GATEWAY_ID, payment, call_, &shown, error);
  tillback_transaction_free(shown);
  return result;
}

static tillback_result try_refund_request(const tillback_refund_request *request, tillback_error **error) {
  tillback_refund *queued = NULL;
  tillback_result result = tillback_client_queue_refund(client, request, &queued, error);
  tillback_refund_free(queued);
  return result;
}

static tillback_result try_refund_filter(const tillback_refund_filter *filter, tillback_error **error) {
  tillback_refunds *list = NULL;
  tillback_result result = tillback_client_list_refunds(client, filter, &list, error);
  tillback_refunds_free(list);
  return result;
}

static tillback_result try_transaction_filter(const tillback_transaction_filter *filter, tillback_error **error) {
  tillback_transactions *list = NULL;
  tillback_result result = tillback_client_transactions(client, "yedpay", filter, NULL, &list, error);
  tillback_transactions_free(list);
  return result;
}

/* For none at all, which is fine. */
static tillback_result try_many_options(const tillback_many_options *options, tillback_error **error) {
  tillback_tally tally;
  return tillback_client_query_many(client, "pockyt", NULL, 0, options,
                                    (tillback_each_transaction)never, NULL, NULL, &tally, error);
}

static tillback_result try_payee_request(const tillback_payee_request *request, tillback_error **error) {
  tillback_payee *registered = NULL;
  tillback_result result = tillback_client_register_payee(client, request, NULL, &registered, error);
  tillback_payee_free(registered);
  return result;
}

static tillback_result try_report_request(const tillback_report_request *request, tillback_error **error) {
  tillback_report *made = NULL;
  tillback_result result = tillback_client_report(client, request, NULL, &made, error);
  tillback_report_free(made);
  return result;
}

static void values_begin(void) {
  accounts = shop_accounts();
  client = shop_client(NULL);
  cancel = tillback_cancel_new();
  payment = shop_payment(POCKYT, 1000);
  money = shop_money(100, "USD");
  references[0] = shop_reference(payment);
  settings = shop_settings(NULL);
  call = tillback_call_init();
  call.cancel = cancel;
  pockyt = tillback_pockyt_init();
  pockyt.merchant_no = pockyt.store_no = pockyt.token = "1";
  yedpay = tillback_yedpay_init();
  yedpay.api_key = "1";
  paycross = tillback_paycross_init();
  paycross.shop_id = paycross.secret_key = "1";
  refund_request = shop_request(POCKYT, payment, "key", &money);
  refund_filter = tillback_refund_filter_init();
  transaction_filter = tillback_transaction_filter_init();
  many_options = tillback_many_options_init();
  payee_request = tillback_payee_request_init();
  payee_request.account = "pockyt", payee_request.first_name = "Ada", payee_request.last_name = "Lee";
  payee_request.email = "ada@example.com", payee_request.country_code = "US", payee_request.date_of_birth = "1980-12-10";
  payee_request.state = "CA", payee_request.city = "San Francisco", payee_request.street = "1 Main St";
  payee_request.zip = "95110", payee_request.phone = "4085550100", payee_request.government_id = "123456789";
  payee_request.government_id_type = "SSN";
  report_request = tillback_report_request_init();
  report_request.source = TILLBACK_REPORT_REFERENCES;
  report_request.account = "pockyt";
  report_request.references = references;
  report_request.reference_count = 1;
  WENT_WELL(tillback_client_list_refunds(client, NULL, &refunds, NULL));
  WENT_WELL(tillback_client_transactions(client, "yedpay", NULL, NULL, &transactions, NULL));
  WENT_WELL(tillback_client_report(client, &report_request, NULL, &report, NULL));
  WENT_WELL(tillback_client_transaction(client, "pockyt", TILLBACK_REF_GATEWAY_ID, payment, NULL, &transaction, NULL));
}

static void values_end(void) {
  tillback_transaction_free(transaction);
  tillback_report_free(report);
  tillback_transactions_free(transactions);
  tillback_refunds_free(refunds);
  tillback_cancel_free(cancel);
  tillback_client_free(client);
  tillback_accounts_free(accounts);
  free(payment);
}

/* A call failed because of this argument or member. */
static void values_refused(int line, const char *what, tillback_result result, tillback_error **error,
                           const char *field) {
  if (result != TILLBACK_ARGUMENT_INVALID || *error == NULL || (*error)->field == NULL ||
      strcmp((*error)->field, field) != 0) {
    fprintf(stderr, "%d: %s gave %s about %s, not ARGUMENT_INVALID about %s\n", line, what, tillback_result_name(result),
            *error == NULL || (*error)->field == NULL ? "nothing" : (*error)->field, field);
    exit(1);
  }
  tillback_error_free(*error);
  *error = NULL;
}

#endif
