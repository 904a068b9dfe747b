/*
 * A shop for test programs in C99 and C++: an account at every gateway, all of them in the sandbox, and checks that end the
 * program where they do not hold.
 */
#ifndef SHOP_H
#define SHOP_H

#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif

#include "sandbox.h"

#include <tillback/tillback.h>
#include <time.h>

/* Ends the program unless it is so. */
#define CHECK(so) ((so) ? (void)0 : shop_failed(__FILE__, __LINE__, #so))

/* Ends the program unless a call went well. */
#define WENT_WELL(call) shop_compare(__FILE__, __LINE__, #call, (call), TILLBACK_OK)

/* Ends the program unless a call failed with this result. */
#define FAILED(call, result) shop_compare(__FILE__, __LINE__, #call, (call), (result))

/* Ends the program unless two texts are the same. */
#define SAME(one, other) shop_same(__FILE__, __LINE__, #one, (one), (other))

MAY_BE_UNUSED static void shop_failed(const char *file, int line, const char *what) {
  fprintf(stderr, "%s:%d: this is not so: %s\n", file, line, what);
  exit(1);
}

MAY_BE_UNUSED static void shop_compare(const char *file, int line, const char *call, tillback_result got,
                                       tillback_result wanted) {
  if (got != wanted) {
    fprintf(stderr, "%s:%d: %s gave %s, not %s\n", file, line, call, tillback_result_name(got),
            tillback_result_name(wanted));
    exit(1);
  }
}

MAY_BE_UNUSED static void shop_same(const char *file, int line, const char *what, const char *got,
                                    const char *wanted) {
  if (got == NULL || strcmp(got, wanted) != 0) {
    fprintf(stderr, "%s:%d: %s is \"%s\", not \"%s\"\n", file, line, what, got == NULL ? "(NULL)" : got, wanted);
    exit(1);
  }
}

/* One account at one gateway, and what is paid there. */
typedef struct shop_till {
  const char *account;
  tillback_gateway gateway;
  const char *currency;
  const char *method;
} shop_till;

MAY_BE_UNUSED static const shop_till POCKYT = {"pockyt", TILLBACK_GATEWAY_POCKYT, "USD", "alipay"};
MAY_BE_UNUSED static const shop_till YEDPAY = {"yedpay", TILLBACK_GATEWAY_YEDPAY, "HKD", "8_2"};
MAY_BE_UNUSED static const shop_till PAYCROSS = {"paycross", TILLBACK_GATEWAY_PAYCROSS, "EUR", "credit_card"};

/* The accounts "pockyt", "yedpay" and "paycross", to be freed. */
MAY_BE_UNUSED static tillback_accounts *shop_accounts(void) {
  char *known = sandbox_ask("GET", "/accounts", "");
  char *merchant_no = sandbox_member(known, "merchant_no"), *store_no = sandbox_member(known, "store_no");
  char *token = sandbox_member(known, "token"), *access_token = sandbox_member(known, "access_token");
  char *sign_key = sandbox_member(known, "sign_key"), *shop_id = sandbox_member(known, "shop_id");
  char *secret_key = sandbox_member(known, "secret_key"), *public_key = sandbox_member(known, "public_key");
  tillback_accounts *accounts = tillback_accounts_new();
  tillback_pockyt pockyt = tillback_pockyt_init();
  tillback_yedpay yedpay = tillback_yedpay_init();
  tillback_paycross paycross = tillback_paycross_init();
  pockyt.base_url = sandbox_url("TILLBACK_POCKYT");
  pockyt.merchant_no = merchant_no;
  pockyt.store_no = store_no;
  pockyt.token = token;
  WENT_WELL(tillback_accounts_add_pockyt(accounts, "pockyt", &pockyt, NULL));
  yedpay.base_url = sandbox_url("TILLBACK_YEDPAY");
  yedpay.access_token = access_token;
  yedpay.sign_key = sign_key;
  WENT_WELL(tillback_accounts_add_yedpay(accounts, "yedpay", &yedpay, NULL));
  paycross.shop_id = shop_id;
  paycross.secret_key = secret_key;
  paycross.public_key = public_key;
  paycross.apm_url = sandbox_url("TILLBACK_PAYCROSS_APM");
  paycross.card_url = sandbox_url("TILLBACK_PAYCROSS_CARD");
  paycross.admin_url = sandbox_url("TILLBACK_PAYCROSS_ADMIN");
  WENT_WELL(tillback_accounts_add_paycross(accounts, "paycross", &paycross, NULL));
  free(known), free(merchant_no), free(store_no), free(token), free(access_token);
  free(sign_key), free(shop_id), free(secret_key), free(public_key);
  return accounts;
}

/* Settings with pauses so short that a test doesn't wait. The journal may be NULL: then it is in memory. */
MAY_BE_UNUSED static tillback_settings shop_settings(const char *journal) {
  tillback_settings settings = tillback_settings_init();
  settings.journal = journal;
  settings.journal_in_memory = journal == NULL;
  settings.reply_timeout_ms = 10000;
  settings.deadline_ms = 30000;
  settings.quiet_period_ms = 300;
  settings.first_pause_ms = 20;
  return settings;
}

MAY_BE_UNUSED static tillback_client *shop_client_with(const tillback_settings *settings) {
  tillback_accounts *accounts = shop_accounts();
  tillback_client *client = NULL;
  WENT_WELL(tillback_client_new(accounts, settings, &client, NULL));
  tillback_accounts_free(accounts);
  CHECK(client != NULL);
  return client;
}

/* A client with a journal in this file, or in memory for NULL. To be freed. */
MAY_BE_UNUSED static tillback_client *shop_client(const char *journal) {
  tillback_settings settings = shop_settings(journal);
  return shop_client_with(&settings);
}

MAY_BE_UNUSED static tillback_money shop_money(int64_t minor, const char *currency) {
  tillback_money money;
  memset(&money, 0, sizeof money);
  money.minor = minor;
  memcpy(money.currency, currency, 3);
  return money;
}

/* A payment with more members in its JSON, such as ,"state":"created". Its id, to be freed. */
MAY_BE_UNUSED static char *shop_payment_with(shop_till till, int64_t minor, const char *more) {
  char json[512];
  snprintf(json, sizeof json, "{\"gateway\":\"%s\",\"amount\":%ld,\"currency\":\"%s\",\"method\":\"%s\"%s}",
           tillback_gateway_name(till.gateway), (long)minor, till.currency, till.method, more);
  return sandbox_payment(json);
}

/* A payment of so many minor units. Its id, to be freed. */
MAY_BE_UNUSED static char *shop_payment(shop_till till, int64_t minor) {
  return shop_payment_with(till, minor, "");
}

/* The next requests of a kind ("refund", "query" …) at a gateway go wrong: see tests/sandbox/README.md. 0 times = always. */
MAY_BE_UNUSED static void shop_fault(shop_till till, const char *operation, const char *fault, int times) {
  char json[256];
  snprintf(json, sizeof json, "{\"gateway\":\"%s\",\"operation\":\"%s\",\"fault\":\"%s\",\"times\":%d}",
           tillback_gateway_name(till.gateway), operation, fault, times);
  sandbox_tell("POST", "/faults", json);
}

/* A gateway refuses connections ("down"), or takes them again ("up"). */
MAY_BE_UNUSED static void shop_door(shop_till till, const char *way) {
  char path[64];
  snprintf(path, sizeof path, "/gateways/%s/%s", tillback_gateway_name(till.gateway), way);
  sandbox_tell("POST", path, "");
}

/* A payment's id, in a list of references. */
MAY_BE_UNUSED static tillback_reference shop_reference(const char *id) {
  tillback_reference reference;
  reference.text = id;
  reference.kind = TILLBACK_REF_GATEWAY_ID;
  return reference;
}

/* To give back part of a payment; the amount has to be there as long as the request. */
MAY_BE_UNUSED static tillback_refund_request shop_request(shop_till till, const char *payment, const char *key,
                                                          const tillback_money *amount) {
  tillback_refund_request request = tillback_refund_request_init();
  request.account = till.account;
  request.reference_kind = TILLBACK_REF_GATEWAY_ID;
  request.reference = payment;
  request.idempotency_key = key;
  request.amount = amount;
  return request;
}

/* How many requests of a kind ("refund", "query" …) reached the gateways. */
MAY_BE_UNUSED static int shop_requests(const char *operation) {
  char *all = sandbox_ask("GET", "/requests", "");
  char *at = all;
  char pattern[64];
  int count = 0;
  snprintf(pattern, sizeof pattern, "\"operation\":\"%s\"", operation);
  while ((at = strstr(at, pattern)) != NULL) {
    at += strlen(pattern);
    count += 1;
  }
  free(all);
  return count;
}

/* Milliseconds, or more of them where the runner says that this program is slowed down by a tool that watches it. */
MAY_BE_UNUSED static uint32_t shop_patience(uint32_t milliseconds) {
  return getenv("TILLBACK_SLOW") == NULL ? milliseconds : milliseconds * 6;
}

MAY_BE_UNUSED static void shop_sleep(long milliseconds) {
  struct timespec pause;
  pause.tv_sec = milliseconds / 1000;
  pause.tv_nsec = milliseconds % 1000 * 1000000;
  nanosleep(&pause, NULL);
}

MAY_BE_UNUSED static long shop_milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

#endif
