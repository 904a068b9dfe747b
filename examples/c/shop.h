/* What all examples share: the shop's account and settings, read from the environment. See ../README.md for the variables. */

#ifndef SHOP_H
#define SHOP_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <tillback/tillback.h>

/* The name of our account. A client may have several, each under its own name. */
#define SHOP_ACCOUNT "shop"

/* An environment variable; NULL where it is empty or not there, which stands for the default everywhere. */
static const char *shop_variable(const char *name) {
  const char *value = getenv(name);
  return value == NULL || *value == '\0' ? NULL : value;
}

/* Tells why a call failed, and frees the error. An error means that no money moved because of the call. */
static void shop_tell_error(tillback_error *error) {
  fprintf(stderr, "%s: %s\n", error->code, error->message);
  if (error->field != NULL) {
    fprintf(stderr, "It is about %s.\n", error->field);
  }
  if (error->retry == TILLBACK_RETRY_LATER) {
    fprintf(stderr, "Try again with the same key");
    if (error->retry_after_ms >= 0) {
      fprintf(stderr, ", in %lld milliseconds", (long long)error->retry_after_ms);
    }
    fprintf(stderr, ".\n");
  }
  tillback_error_free(error);
}

static tillback_result shop_add_account(tillback_accounts *accounts, tillback_error **error) {
  const char *gateway = shop_variable("TILLBACK_GATEWAY");
  if (gateway != NULL && strcmp(gateway, "yedpay") == 0) {
    tillback_yedpay yedpay = tillback_yedpay_init();
    yedpay.api_key = shop_variable("YEDPAY_API_KEY");
    yedpay.access_token = shop_variable("YEDPAY_ACCESS_TOKEN");
    yedpay.sign_key = shop_variable("YEDPAY_SIGN_KEY");
    yedpay.base_url = shop_variable("TILLBACK_BASE_URL");
    return tillback_accounts_add_yedpay(accounts, SHOP_ACCOUNT, &yedpay, error);
  }
  if (gateway != NULL && strcmp(gateway, "paycross") == 0) {
    tillback_paycross paycross = tillback_paycross_init();
    paycross.shop_id = shop_variable("PAYCROSS_SHOP_ID");
    paycross.secret_key = shop_variable("PAYCROSS_SECRET_KEY");
    paycross.public_key = shop_variable("PAYCROSS_PUBLIC_KEY");
    paycross.apm_url = shop_variable("TILLBACK_BASE_URL");
    if (paycross.apm_url != NULL) {
      /* A test speaks to this one host, so nothing may be asked elsewhere. */
      paycross.service = TILLBACK_SERVICE_APM;
    }
    return tillback_accounts_add_paycross(accounts, SHOP_ACCOUNT, &paycross, error);
  }
  if (gateway != NULL && strcmp(gateway, "pockyt") == 0) {
    tillback_pockyt pockyt = tillback_pockyt_init();
    pockyt.merchant_no = shop_variable("POCKYT_MERCHANT_NO");
    pockyt.store_no = shop_variable("POCKYT_STORE_NO");
    pockyt.token = shop_variable("POCKYT_TOKEN");
    pockyt.base_url = shop_variable("TILLBACK_BASE_URL");
    return tillback_accounts_add_pockyt(accounts, SHOP_ACCOUNT, &pockyt, error);
  }
  fprintf(stderr, "Set TILLBACK_GATEWAY to pockyt, yedpay or paycross.\n");
  exit(2);
}

/*
 * A client that remembers its refunds in a file; NULL where that went wrong, which was told. Make one when the program begins and keep
 * it: all threads may use it. Free it with tillback_client_free.
 */
static tillback_client *shop_client(void) {
  const char *journal = shop_variable("TILLBACK_JOURNAL");
  tillback_settings settings = tillback_settings_init();
  tillback_accounts *accounts = tillback_accounts_new();
  tillback_client *client = NULL;
  tillback_error *error = NULL;
  settings.journal = journal == NULL ? "refunds.tillback" : journal;
  settings.worker = "example";
  if (shop_add_account(accounts, &error) != TILLBACK_OK ||
      tillback_client_new(accounts, &settings, &client, &error) != TILLBACK_OK) {
    shop_tell_error(error);
  }
  /* The client keeps its own credentials; this wipes ours. */
  tillback_accounts_free(accounts);
  return client;
}

#endif
