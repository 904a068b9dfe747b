/* Writes values in the form that all drivers share: what is absent is left out. */
#define _GNU_SOURCE
#include "driver.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

cJSON *ok(cJSON *value) {
  cJSON *answer = cJSON_CreateObject();
  cJSON_AddItemToObject(answer, "ok", value);
  return answer;
}

cJSON *misunderstood(const char *what) {
  cJSON *answer = cJSON_CreateObject();
  cJSON_AddStringToObject(answer, "driver", what);
  return answer;
}

static void text(cJSON *object, const char *name, const char *text) {
  if (text != NULL) {
    cJSON_AddStringToObject(object, name, text);
  }
}

static void number(cJSON *object, const char *name, uint32_t number) {
  if (number != 0) {
    cJSON_AddNumberToObject(object, name, number);
  }
}

static void money(cJSON *object, const char *name, const tillback_money *money) {
  char buffer[32];
  if (money != NULL) {
    tillback_money_format(money, buffer, sizeof buffer);
    cJSON_AddStringToObject(object, name, buffer);
  }
}

static void instant(cJSON *object, const char *name, int64_t microseconds) {
  char buffer[64];
  struct tm parts;
  time_t seconds;
  int64_t rest;
  size_t length;
  if (microseconds == TILLBACK_NO_TIME) {
    return;
  }
  rest = microseconds % 1000000;
  seconds = (time_t)(microseconds / 1000000 - (rest < 0));
  rest += rest < 0 ? 1000000 : 0;
  gmtime_r(&seconds, &parts);
  length = strftime(buffer, sizeof buffer, "%Y-%m-%dT%H:%M:%S", &parts);
  if (rest != 0) {
    length += (size_t)snprintf(buffer + length, sizeof buffer - length, ".%06" PRId64, rest);
    while (buffer[length - 1] == '0') {
      length--;
    }
  }
  buffer[length] = 'Z';
  buffer[length + 1] = '\0';
  cJSON_AddStringToObject(object, name, buffer);
}

static void raw(cJSON *object, const char *bytes, size_t size) {
  char *copy;
  if (size == 0) {
    return;
  }
  copy = malloc(size + 1);
  if (copy == NULL) {
    give_up("memory", "for a reply");
  }
  memcpy(copy, bytes, size);
  copy[size] = '\0';
  cJSON_AddStringToObject(object, "raw", copy);
  free(copy);
}

cJSON *error_value(const tillback_error *error) {
  cJSON *value = cJSON_CreateObject();
  text(value, "code", error->code);
  cJSON_AddNumberToObject(value, "number", error->result);
  text(value, "kind", tillback_error_kind_name(error->kind));
  text(value, "retry", tillback_retry_name(error->retry));
  text(value, "message", error->message);
  text(value, "field", error->field);
  if (error->retry_after_ms >= 0) {
    cJSON_AddNumberToObject(value, "retry_after_ms", (double)error->retry_after_ms);
  }
  text(value, "gateway_code", error->gateway_code);
  text(value, "gateway_message", error->gateway_message);
  number(value, "http_status", error->http_status);
  text(value, "request_id", error->request_id);
  text(value, "idempotency_key", error->idempotency_key);
  return value;
}

cJSON *failed(tillback_error *error) {
  cJSON *answer = cJSON_CreateObject();
  cJSON_AddItemToObject(answer, "error", error_value(error));
  tillback_error_free(error);
  return answer;
}

static cJSON *history_value(const tillback_history_entry *entry) {
  cJSON *value = cJSON_CreateObject();
  instant(value, "at", entry->at);
  text(value, "by", entry->by);
  text(value, "status", tillback_refund_status_name(entry->status));
  text(value, "source", tillback_history_source_name(entry->source));
  text(value, "what", entry->what);
  text(value, "gateway_code", entry->gateway_code);
  number(value, "http_status", entry->http_status);
  text(value, "request_id", entry->request_id);
  cJSON_AddBoolToObject(value, "contradicts", entry->contradicts);
  return value;
}

cJSON *refund_value(const tillback_refund *refund) {
  cJSON *value = cJSON_CreateObject();
  cJSON *words, *history;
  size_t place;
  text(value, "idempotency_key", refund->idempotency_key);
  text(value, "id", refund->id);
  text(value, "account", refund->account);
  text(value, "gateway", tillback_gateway_name(refund->gateway));
  text(value, "target", refund->target);
  text(value, "transaction_id", refund->transaction_id);
  text(value, "reference", refund->reference);
  money(value, "amount", &refund->amount);
  text(value, "reason", refund->reason);
  text(value, "status", tillback_refund_status_name(refund->status));
  cJSON_AddBoolToObject(value, "contradicted", refund->contradicted);
  text(value, "gateway_refund_id", refund->gateway_refund_id);
  words = cJSON_AddObjectToObject(value, "gateway_words");
  text(words, "code", refund->gateway_code);
  text(words, "message", refund->gateway_message);
  number(words, "http_status", refund->gateway_http_status);
  text(words, "request_id", refund->gateway_request_id);
  cJSON_AddNumberToObject(value, "attempts", (double)refund->attempt_count);
  instant(value, "created_at", refund->created_at);
  instant(value, "updated_at", refund->updated_at);
  history = cJSON_AddArrayToObject(value, "history");
  for (place = 0; place < refund->history_count; place++) {
    cJSON_AddItemToArray(history, history_value(&refund->history[place]));
  }
  raw(value, refund->raw, refund->raw_size);
  return value;
}

cJSON *transaction_value(const tillback_transaction *transaction) {
  cJSON *value = cJSON_CreateObject();
  size_t place;
  text(value, "account", transaction->account);
  text(value, "gateway", tillback_gateway_name(transaction->gateway));
  text(value, "id", transaction->id);
  text(value, "reference", transaction->reference);
  text(value, "kind", transaction->kind);
  text(value, "parent_id", transaction->parent_id);
  text(value, "status", tillback_transaction_status_name(transaction->status));
  text(value, "status_word", transaction->status_word);
  money(value, "amount", &transaction->amount);
  money(value, "refunded", transaction->refunded);
  money(value, "refundable", transaction->refundable);
  if (transaction->refunds != NULL) {
    cJSON *refunds = cJSON_AddArrayToObject(value, "refunds");
    for (place = 0; place < transaction->refund_count; place++) {
      cJSON *refund = cJSON_CreateObject();
      text(refund, "id", transaction->refunds[place].id);
      text(refund, "mark", transaction->refunds[place].mark);
      money(refund, "amount", &transaction->refunds[place].amount);
      cJSON_AddItemToArray(refunds, refund);
    }
  }
  text(value, "method", transaction->method);
  instant(value, "created_at", transaction->created_at);
  instant(value, "paid_at", transaction->paid_at);
  instant(value, "refunded_at", transaction->refunded_at);
  instant(value, "updated_at", transaction->updated_at);
  raw(value, transaction->raw, transaction->raw_size);
  return value;
}

cJSON *payee_value(const tillback_payee *payee) {
  cJSON *value = cJSON_CreateObject();
  text(value, "account", payee->account);
  text(value, "customer_no", payee->customer_no);
  text(value, "customer_code", payee->customer_code);
  text(value, "first_name", payee->first_name);
  text(value, "last_name", payee->last_name);
  text(value, "email", payee->email);
  text(value, "status", payee->status);
  instant(value, "created_at", payee->created_at);
  instant(value, "updated_at", payee->updated_at);
  raw(value, payee->raw, payee->raw_size);
  return value;
}

cJSON *event_value(const tillback_event *event) {
  cJSON *value = cJSON_CreateObject();
  cJSON *keys;
  size_t place;
  text(value, "acknowledgement", event->acknowledgement);
  text(value, "account", event->account);
  text(value, "gateway", tillback_gateway_name(event->gateway));
  text(value, "subject", tillback_subject_name(event->subject));
  text(value, "transaction_id", event->transaction_id);
  text(value, "reference", event->reference);
  text(value, "refund_id", event->refund_id);
  text(value, "mark", event->mark);
  text(value, "status_word", event->status_word);
  money(value, "amount", event->amount);
  money(value, "refunded", event->refunded);
  instant(value, "at", event->at);
  keys = cJSON_AddArrayToObject(value, "refund_keys");
  for (place = 0; place < event->refund_key_count; place++) {
    cJSON_AddItemToArray(keys, cJSON_CreateString(event->refund_keys[place]));
  }
  text(value, "dedupe_key", event->dedupe_key);
  raw(value, event->raw, event->raw_size);
  return value;
}

cJSON *check_value(const tillback_check *check) {
  cJSON *value = cJSON_CreateObject();
  text(value, "account", check->account);
  text(value, "gateway", tillback_gateway_name(check->gateway));
  text(value, "may_refund", tillback_may_refund_name(check->may_refund));
  text(value, "merchant", check->merchant);
  raw(value, check->raw, check->raw_size);
  return value;
}

cJSON *capabilities_value(const tillback_capabilities *can) {
  cJSON *value = cJSON_CreateObject();
  text(value, "gateway", tillback_gateway_name(can->gateway));
  cJSON_AddBoolToObject(value, "partial_refunds", can->partial_refunds);
  cJSON_AddBoolToObject(value, "tells_refunded", can->tells_refunded);
  cJSON_AddBoolToObject(value, "lists_refunds", can->lists_refunds);
  cJSON_AddBoolToObject(value, "finds_refund_by_mark", can->finds_refund_by_mark);
  cJSON_AddBoolToObject(value, "repeats_answers", can->repeats_answers);
  cJSON_AddBoolToObject(value, "one_refund_at_a_time", can->one_refund_at_a_time);
  text(value, "lists", tillback_list_scope_name(can->lists));
  cJSON_AddBoolToObject(value, "payees", can->payees);
  text(value, "mark", can->mark);
  text(value, "evidence", can->evidence);
  text(value, "proof_of_no", can->proof_of_no);
  return value;
}

cJSON *row_value(const tillback_report_row *row) {
  cJSON *value = cJSON_CreateObject();
  cJSON *refunds;
  size_t place;
  text(value, "account", row->account);
  text(value, "gateway", tillback_gateway_name(row->gateway));
  text(value, "asked", row->asked);
  text(value, "view", row->transaction != NULL ? "shown" : row->error != NULL ? "failed" : "not_asked");
  if (row->transaction != NULL) {
    cJSON_AddItemToObject(value, "transaction", transaction_value(row->transaction));
  }
  if (row->error != NULL) {
    cJSON_AddItemToObject(value, "error", error_value(row->error));
  }
  refunds = cJSON_AddArrayToObject(value, "refunds");
  for (place = 0; place < row->refund_count; place++) {
    cJSON_AddItemToArray(refunds, refund_value(row->refunds[place]));
  }
  text(value, "day", row->day);
  money(value, "paid", row->paid);
  money(value, "refunded", row->refunded);
  money(value, "refundable", row->refundable);
  text(value, "agreement", row->agreement);
  return value;
}

cJSON *texts_value(const tillback_texts *texts) {
  cJSON *value = cJSON_CreateArray();
  size_t place;
  for (place = 0; place < texts->count; place++) {
    cJSON_AddItemToArray(value, cJSON_CreateString(texts->items[place]));
  }
  return value;
}
