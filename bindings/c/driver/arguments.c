/* Reads what the runner wrote. */
#define _GNU_SOURCE
#include "driver.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

void give_up(const char *what, const char *which) {
  printf("{\"driver\":\"%s: %s\"}\n", what, which);
  fflush(stdout);
  exit(2);
}

const char *text_or_null(const cJSON *object, const char *name) {
  const cJSON *member = cJSON_GetObjectItemCaseSensitive(object, name);
  return cJSON_IsString(member) ? member->valuestring : NULL;
}

const char *text_of(const cJSON *object, const char *name) {
  const char *text = text_or_null(object, name);
  if (text == NULL) {
    give_up("a text is missing", name);
  }
  return text;
}

uint64_t number_of(const cJSON *object, const char *name, uint64_t otherwise) {
  const cJSON *member = cJSON_GetObjectItemCaseSensitive(object, name);
  return cJSON_IsNumber(member) ? (uint64_t)member->valuedouble : otherwise;
}

bool flag_of(const cJSON *object, const char *name) {
  return cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(object, name));
}

/* RFC 3339 in UTC; 0 where it is absent. */
int64_t time_of(const cJSON *object, const char *name) {
  const char *text = text_or_null(object, name);
  const char *rest;
  struct tm parts;
  int64_t micros = 0;
  if (text == NULL) {
    return 0;
  }
  memset(&parts, 0, sizeof parts);
  rest = strptime(text, "%Y-%m-%dT%H:%M:%S", &parts);
  if (rest == NULL) {
    give_up("no time", text);
  }
  if (*rest == '.') {
    int64_t unit = 100000;
    for (rest++; *rest >= '0' && *rest <= '9'; rest++, unit /= 10) {
      micros += (*rest - '0') * unit;
    }
  }
  return (int64_t)timegm(&parts) * 1000000 + micros;
}

/* Numbers of words are looked up by their names, so that a new word needs nothing here. */
typedef const char *(*naming)(int32_t);

static int32_t named(naming name, const char *word, const char *what) {
  int32_t number;
  for (number = 1; number < 100; number++) {
    if (strcmp(name(number), word) == 0) {
      return number;
    }
  }
  give_up(what, word);
  return 0;
}

tillback_ref_kind kind_of(const cJSON *object) {
  const char *word = text_of(object, "kind");
  if (strcmp(word, "gateway_id") == 0) {
    return TILLBACK_REF_GATEWAY_ID;
  }
  if (strcmp(word, "merchant") == 0) {
    return TILLBACK_REF_MERCHANT;
  }
  return TILLBACK_REF_SCANNED;
}

tillback_refund_status refund_status_of(const char *word) {
  return named(tillback_refund_status_name, word, "no status of a refund");
}

tillback_gateway gateway_of(const char *word) { return named(tillback_gateway_name, word, "no gateway"); }

tillback_until until_of(const char *word) {
  if (strcmp(word, "final") == 0) {
    return TILLBACK_UNTIL_FINAL;
  }
  if (strcmp(word, "refundable") == 0) {
    return TILLBACK_UNTIL_REFUNDABLE;
  }
  return named(tillback_transaction_status_name, word, "no status of a transaction");
}
