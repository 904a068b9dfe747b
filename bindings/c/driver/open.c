/* Sets a client up as the runner says. */
#include "driver.h"
#include <string.h>

static const char *url_of(const char *environment) {
  return strcmp(environment, "production") == 0 || strcmp(environment, "sandbox") == 0 ? NULL : environment;
}

static tillback_result add_pockyt(tillback_accounts *accounts, const cJSON *account, tillback_error **error) {
  const cJSON *told = cJSON_GetObjectItemCaseSensitive(account, "credentials");
  const char *environment = text_of(account, "environment");
  tillback_pockyt made = tillback_pockyt_init();
  made.sandbox = strcmp(environment, "sandbox") == 0;
  made.base_url = url_of(environment);
  made.merchant_no = text_of(told, "merchant_no");
  made.store_no = text_of(told, "store_no");
  made.token = text_of(told, "token");
  made.group_no = text_or_null(told, "group_no");
  made.notification_url = text_or_null(told, "notification_url");
  return tillback_accounts_add_pockyt(accounts, text_of(account, "name"), &made, error);
}

static tillback_result add_yedpay(tillback_accounts *accounts, const cJSON *account, tillback_error **error) {
  const cJSON *told = cJSON_GetObjectItemCaseSensitive(account, "credentials");
  const char *environment = text_of(account, "environment");
  tillback_yedpay made = tillback_yedpay_init();
  made.sandbox = strcmp(environment, "sandbox") == 0;
  made.base_url = url_of(environment);
  made.access_token = text_or_null(told, "access_token");
  made.api_key = text_or_null(told, "api_key");
  made.sign_key = text_or_null(told, "sign_key");
  return tillback_accounts_add_yedpay(accounts, text_of(account, "name"), &made, error);
}

static tillback_service service_of(const char *word) {
  if (word == NULL || strcmp(word, "either") == 0) {
    return TILLBACK_SERVICE_EITHER;
  }
  return strcmp(word, "apm") == 0 ? TILLBACK_SERVICE_APM : TILLBACK_SERVICE_CARD;
}

static tillback_minor_units minor_units_of(const char *word) {
  if (word == NULL || strcmp(word, "undecided") == 0) {
    return TILLBACK_MINOR_UNITS_UNDECIDED;
  }
  return strcmp(word, "iso4217") == 0 ? TILLBACK_MINOR_UNITS_ISO_4217 : TILLBACK_MINOR_UNITS_VENDOR;
}

static tillback_result add_paycross(tillback_accounts *accounts, const cJSON *account, tillback_error **error) {
  const cJSON *told = cJSON_GetObjectItemCaseSensitive(account, "credentials");
  const cJSON *hosts = cJSON_GetObjectItemCaseSensitive(told, "hosts");
  const cJSON *test = cJSON_GetObjectItemCaseSensitive(told, "test");
  tillback_paycross made = tillback_paycross_init();
  made.shop_id = text_of(told, "shop_id");
  made.secret_key = text_of(told, "secret_key");
  made.public_key = text_or_null(told, "public_key");
  made.apm_url = text_or_null(hosts, "apm");
  if (made.apm_url == NULL) {
    made.apm_url = url_of(text_of(account, "environment"));
  }
  made.card_url = text_or_null(hosts, "card");
  made.admin_url = text_or_null(hosts, "admin");
  made.service = service_of(text_or_null(told, "service"));
  made.minor_units = minor_units_of(text_or_null(told, "minor_units"));
  made.test = test == NULL ? 0 : cJSON_IsTrue(test) ? 1 : -1;
  return tillback_accounts_add_paycross(accounts, text_of(account, "name"), &made, error);
}

static tillback_result add(tillback_accounts *accounts, const cJSON *account, tillback_error **error) {
  switch (gateway_of(text_of(account, "gateway"))) {
  case TILLBACK_GATEWAY_POCKYT:
    return add_pockyt(accounts, account, error);
  case TILLBACK_GATEWAY_YEDPAY:
    return add_yedpay(accounts, account, error);
  default:
    return add_paycross(accounts, account, error);
  }
}

cJSON *open_client(driver *driver, const cJSON *told) {
  tillback_accounts *accounts = tillback_accounts_new();
  tillback_settings settings = tillback_settings_init();
  tillback_client *client = NULL;
  tillback_error *error = NULL;
  tillback_result result = TILLBACK_OK;
  const char *journal = text_or_null(told, "journal");
  const cJSON *account;
  cJSON_ArrayForEach(account, cJSON_GetObjectItemCaseSensitive(told, "accounts")) {
    result = add(accounts, account, &error);
    if (result != TILLBACK_OK) {
      tillback_accounts_free(accounts);
      return failed(error);
    }
  }
  if (journal != NULL && strcmp(journal, "memory") == 0) {
    settings.journal_in_memory = true;
  } else {
    settings.journal = journal;
  }
  settings.worker = text_or_null(told, "worker");
  settings.quiet_period_ms = number_of(told, "quiet_period_ms", 0);
  settings.first_pause_ms = number_of(told, "first_pause_ms", 0);
  settings.reply_timeout_ms = number_of(told, "reply_timeout_ms", 0);
  settings.connect_timeout_ms = number_of(told, "connect_timeout_ms", 0);
  settings.deadline_ms = number_of(told, "deadline_ms", 0);
  settings.reply_limit = (size_t)number_of(told, "reply_limit", 0);
  result = tillback_client_new(accounts, &settings, &client, &error);
  tillback_accounts_free(accounts);
  if (result != TILLBACK_OK) {
    return failed(error);
  }
  tillback_client_free(driver->client);
  driver->client = client;
  return ok(cJSON_CreateObject());
}
