/* Text and amounts: what goes in comes out as it was. */
#include "shop.h"

static void parsed(const char *typed, int64_t minor, const char *currency) {
  tillback_money money;
  char text[32];
  WENT_WELL(tillback_money_parse(typed, &money, NULL));
  CHECK(money.minor == minor);
  SAME(money.currency, currency);
  CHECK(tillback_money_format(&money, text, sizeof text) == strlen(typed));
  SAME(text, typed);
}

static void not_parsed(const char *typed, tillback_result result) {
  tillback_money money = shop_money(77, "XXX");
  FAILED(tillback_money_parse(typed, &money, NULL), result);
  CHECK(money.minor == 77);
}

static void amounts(void) {
  tillback_money money = shop_money(-1205, "HKD");
  char text[32];
  parsed("12.50 HKD", 1250, "HKD");
  parsed("1250 JPY", 1250, "JPY");
  parsed("1.250 KWD", 1250, "KWD");
  parsed("-12.05 HKD", -1205, "HKD");
  parsed("0.00 USD", 0, "USD");
  parsed("92233720368547758.07 EUR", INT64_MAX, "EUR");
  not_parsed("12.505 HKD", TILLBACK_AMOUNT_TOO_PRECISE);
  not_parsed("12.5 JPY", TILLBACK_AMOUNT_TOO_PRECISE);
  not_parsed("1.2501 KWD", TILLBACK_AMOUNT_TOO_PRECISE);
  not_parsed("12.50 ABC", TILLBACK_CURRENCY_UNKNOWN);
  not_parsed("twelve HKD", TILLBACK_AMOUNT_INVALID);
  not_parsed("92233720368547758.08 EUR", TILLBACK_AMOUNT_INVALID);
  not_parsed("1e3 HKD", TILLBACK_AMOUNT_INVALID);
  not_parsed("", TILLBACK_CURRENCY_UNKNOWN);
  /* As snprintf: the length is always that of the whole. */
  CHECK(tillback_money_format(&money, NULL, 0) == 10);
  memset(text, 'x', sizeof text);
  CHECK(tillback_money_format(&money, text, 0) == 10 && text[0] == 'x');
  CHECK(tillback_money_format(&money, text, 1) == 10 && text[0] == '\0' && text[1] == 'x');
  CHECK(tillback_money_format(&money, text, 4) == 10 && text[4] == 'x');
  SAME(text, "-12");
  CHECK(tillback_money_format(&money, text, 10) == 10 && text[10] == 'x');
  SAME(text, "-12.05 HK");
  CHECK(tillback_money_format(&money, text, 11) == 10 && text[11] == 'x');
  SAME(text, "-12.05 HKD");
  memcpy(money.currency, "ABC", 4);
  CHECK(tillback_money_format(&money, text, sizeof text) == 0);
  SAME(text, "");
  memcpy(money.currency, "HKDX", 4);
  CHECK(tillback_money_format(&money, text, sizeof text) == 0);
  CHECK(tillback_money_format(NULL, text, sizeof text) == 0);
}

static void words(void) {
  SAME(tillback_result_name(TILLBACK_OK), "OK");
  SAME(tillback_result_name(TILLBACK_OVER_REFUND), "OVER_REFUND");
  SAME(tillback_result_name(-1), "unknown");
  SAME(tillback_error_kind_name(TILLBACK_KIND_OVER_REFUND), "over_refund");
  SAME(tillback_error_kind_name(0), "unknown");
  SAME(tillback_retry_name(TILLBACK_RETRY_AFTER_FIX), "after_fix");
  SAME(tillback_refund_status_name(99), "unknown");
  CHECK(!tillback_refund_status_is_final(99) && !tillback_refund_status_is_final(TILLBACK_REFUND_STATUS_UNKNOWN));
  SAME(tillback_transaction_status_name(TILLBACK_TRANSACTION_STATUS_PARTLY_REFUNDED), "partly_refunded");
  SAME(tillback_gateway_name(TILLBACK_GATEWAY_POCKYT), "pockyt");
  SAME(tillback_history_source_name(TILLBACK_SOURCE_WEBHOOK), "webhook");
  SAME(tillback_subject_name(TILLBACK_SUBJECT_REFUND), "refund");
  SAME(tillback_may_refund_name(TILLBACK_MAY_REFUND_NOT_TOLD), "not_told");
  SAME(tillback_list_scope_name(TILLBACK_LISTS_BY_DATE), "by_date");
  SAME(tillback_log_level_name(TILLBACK_LOG_WARN), "warn");
  /* A name is there for ever, so it is always the same pointer. */
  CHECK(tillback_result_name(TILLBACK_OK) == tillback_result_name(TILLBACK_OK));
}

/* Yedpay keeps the reason, and gives it back. */
static void every_language(const tillback_client *client) {
  const char *reason = "\xe9\x80\x80\xe8\xb2\xa8 \xf0\x9f\x8c\x82 cr\xc3\xa8me \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d";
  const char *key = "Bon n\xc2\xb0 7 \xe2\x80\x94 \xf0\x9f\xa7\xbe";
  const char *reference = "bestellung-7";
  tillback_money amount = shop_money(100, "HKD");
  char *payment = shop_payment_with(YEDPAY, 1000, ",\"reference\":\"bestellung-7\"");
  tillback_refund_request request = shop_request(YEDPAY, reference, key, &amount);
  tillback_refund *refund = NULL, *known = NULL;
  request.reference_kind = TILLBACK_REF_MERCHANT;
  request.reason = reason;
  /* References are what gateways take: letters, digits and a few signs. */
  request.reference = "bestellung-\xc3\xbc";
  FAILED(tillback_client_refund(client, &request, NULL, &refund, NULL), TILLBACK_REFERENCE_INVALID);
  request.reference = reference;
  WENT_WELL(tillback_client_refund(client, &request, NULL, &refund, NULL));
  WENT_WELL(tillback_client_get_refund(client, key, &known, NULL));
  SAME(known->idempotency_key, key);
  SAME(known->reason, reason);
  SAME(known->target, reference);
  SAME(known->reference, reference);
  SAME(known->transaction_id, payment);
  CHECK(known->status == TILLBACK_REFUND_STATUS_SUCCEEDED);
  tillback_refund_free(refund);
  tillback_refund_free(known);
  free(payment);
}

static void field(const tillback_transaction *transaction, const char *path, const char *wanted) {
  tillback_texts *texts = NULL;
  WENT_WELL(tillback_transaction_field(transaction, path, &texts, NULL));
  if (wanted == NULL) {
    CHECK(texts->count == 0);
  } else {
    CHECK(texts->count == 1);
    SAME(texts->items[0], wanted);
  }
  tillback_texts_free(texts);
}

static void whatever_the_gateway_said(const tillback_client *client) {
  char *payment = shop_payment(PAYCROSS, 1234);
  tillback_transaction *shown = NULL;
  WENT_WELL(tillback_client_transaction(client, "paycross", TILLBACK_REF_GATEWAY_ID, payment, NULL, &shown, NULL));
  field(shown, "/uid", payment);
  field(shown, "/amount", "1234");
  field(shown, "/no/such/place", NULL);
  field(shown, "", NULL);
  tillback_transaction_free(shown);
  free(payment);
}

int main(void) {
  tillback_client *client = shop_client(NULL);
  amounts();
  words();
  every_language(client);
  whatever_the_gateway_said(client);
  tillback_client_free(client);
  return 0;
}
