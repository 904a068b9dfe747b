/* Every operation, in both ways of calling. */
#define _GNU_SOURCE
#include "driver.h"
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* What one call is made with. */
typedef struct context {
  const driver *driver;
  const cJSON *asked;
  const tillback_call *limits;
} context;

/*
 * Makes a call in the driver's way: waits, or starts it and waits to be told. `object`, `error` and `result` are there
 * afterwards; `told` is what a callback is given.
 */
#define MAKE(type, blocking, started)                                                                                      \
  type *object = NULL;                                                                                                 \
  tillback_error *error = NULL;                                                                                        \
  tillback_result result;                                                                                              \
  if (context->driver->starts) {                                                                                       \
    waiting *told = wait_begin();                                                                                      \
    void *ended = NULL;                                                                                                \
    result = (started);                                                                                                 \
    if (result == TILLBACK_OK) {                                                                                       \
      result = wait_end(told, &ended, &error);                                                                         \
      object = ended;                                                                                                  \
    }                                                                                                                  \
    wait_drop(told);                                                                                                   \
  } else {                                                                                                             \
    result = (blocking);                                                                                                  \
  }

#define ON(name, type)                                                                                                 \
  static void name(void *told, tillback_result result, type *object, tillback_error *error) {                          \
    wait_told(told, result, object, error);                                                                            \
  }

ON(on_refund, tillback_refund)
ON(on_transaction, tillback_transaction)
ON(on_found, tillback_transaction_list)
ON(on_settlement, tillback_settlement)
ON(on_texts, tillback_texts)
ON(on_payee, tillback_payee)
ON(on_event, tillback_event)
ON(on_check, tillback_check)
ON(on_report, tillback_report)
ON(on_row, tillback_report_row)

static cJSON *told_refund(tillback_result result, tillback_refund *refund, tillback_error *error) {
  cJSON *value;
  if (result != TILLBACK_OK) {
    return failed(error);
  }
  value = ok(refund_value(refund));
  tillback_refund_free(refund);
  return value;
}

static cJSON *told_transaction(tillback_result result, tillback_transaction *transaction, tillback_error *error) {
  cJSON *value;
  if (result != TILLBACK_OK) {
    return failed(error);
  }
  value = ok(transaction_value(transaction));
  tillback_transaction_free(transaction);
  return value;
}

static cJSON *told_payee(tillback_result result, tillback_payee *payee, tillback_error *error) {
  cJSON *value;
  if (result != TILLBACK_OK) {
    return failed(error);
  }
  value = ok(payee_value(payee));
  tillback_payee_free(payee);
  return value;
}

static cJSON *told_event(tillback_result result, tillback_event *event, tillback_error *error) {
  cJSON *value;
  if (result != TILLBACK_OK) {
    return failed(error);
  }
  value = ok(event_value(event));
  tillback_event_free(event);
  return value;
}

static cJSON *told_texts(tillback_result result, tillback_texts *texts, tillback_error *error) {
  cJSON *value;
  if (result != TILLBACK_OK) {
    return failed(error);
  }
  value = ok(texts_value(texts));
  tillback_texts_free(texts);
  return value;
}

static const char *account_of(const context *context) { return text_of(context->asked, "account"); }
static const char *key_of(const context *context) { return text_of(context->asked, "idempotency_key"); }
static uint64_t deadline_of(const context *context) { return number_of(context->asked, "deadline_ms", 0); }

static const cJSON *member(const context *context, const char *name) {
  return cJSON_GetObjectItemCaseSensitive(context->asked, name);
}

/* A refund's request, and what it points to. */
typedef struct made_request {
  tillback_refund_request request;
  tillback_money amount;
  tillback_transaction *read;
} made_request;

static tillback_result read_payment(const context *context, const char *account, tillback_ref_kind kind,
                                    const char *reference, tillback_transaction **read, tillback_error **failure) {
  MAKE(tillback_transaction,
       tillback_client_transaction(context->driver->client, account, kind, reference, context->limits, &object, &error),
       tillback_client_transaction_async(context->driver->client, account, kind, reference, context->limits,
                                         on_transaction, told, &error))
  *read = object;
  *failure = error;
  return result;
}

static tillback_result make_request(const context *context, const cJSON *told, made_request *made,
                                    tillback_error **error) {
  const char *amount = text_or_null(told, "amount");
  tillback_result result = TILLBACK_OK;
  memset(made, 0, sizeof *made);
  made->request = tillback_refund_request_init();
  made->request.account = text_of(told, "account");
  made->request.reference = text_of(told, "reference");
  made->request.reference_kind = kind_of(told);
  made->request.idempotency_key = text_of(told, "idempotency_key");
  made->request.reason = text_or_null(told, "reason");
  made->request.deadline_ms = number_of(told, "deadline_ms", 0);
  if (amount != NULL) {
    result = tillback_money_parse(amount, &made->amount, error);
    made->request.amount = &made->amount;
  }
  if (result == TILLBACK_OK && flag_of(told, "read_first")) {
    result = read_payment(context, made->request.account, made->request.reference_kind, made->request.reference,
                          &made->read, error);
    made->request.transaction = made->read;
  }
  return result;
}

static cJSON *op_refund(const context *context) {
  made_request made;
  tillback_error *malformed = NULL;
  if (make_request(context, member(context, "request"), &made, &malformed) != TILLBACK_OK) {
    return failed(malformed);
  }
  {
    MAKE(tillback_refund,
         tillback_client_refund(context->driver->client, &made.request, context->limits, &object, &error),
         tillback_client_refund_async(context->driver->client, &made.request, context->limits, on_refund, told, &error))
    tillback_transaction_free(made.read);
    return told_refund(result, object, error);
  }
}

static cJSON *op_queue_refund(const context *context) {
  made_request made;
  tillback_error *malformed = NULL;
  if (make_request(context, member(context, "request"), &made, &malformed) != TILLBACK_OK) {
    return failed(malformed);
  }
  {
    MAKE(tillback_refund, tillback_client_queue_refund(context->driver->client, &made.request, &object, &error),
         tillback_client_queue_refund_async(context->driver->client, &made.request, on_refund, told, &error))
    tillback_transaction_free(made.read);
    return told_refund(result, object, error);
  }
}

static cJSON *op_get_refund(const context *context) {
  MAKE(tillback_refund, tillback_client_get_refund(context->driver->client, key_of(context), &object, &error),
       tillback_client_get_refund_async(context->driver->client, key_of(context), on_refund, told, &error))
  return told_refund(result, object, error);
}

static cJSON *op_wait_for_refund(const context *context) {
  MAKE(tillback_refund,
       tillback_client_wait_for_refund(context->driver->client, key_of(context), deadline_of(context), context->limits,
                                       &object, &error),
       tillback_client_wait_for_refund_async(context->driver->client, key_of(context), deadline_of(context),
                                             context->limits, on_refund, told, &error))
  return told_refund(result, object, error);
}

static cJSON *op_resolve(const context *context) {
  tillback_outcome outcome = strcmp(text_of(context->asked, "outcome"), "succeeded") == 0 ? TILLBACK_OUTCOME_SUCCEEDED
                                                                                         : TILLBACK_OUTCOME_REFUSED;
  const char *note = text_of(context->asked, "note");
  MAKE(tillback_refund,
       tillback_client_resolve(context->driver->client, key_of(context), outcome, note, &object, &error),
       tillback_client_resolve_async(context->driver->client, key_of(context), outcome, note, on_refund, told, &error))
  return told_refund(result, object, error);
}

/* What a callback of progress counts, and who waits for the end: both get the same userdata. */
static void count_step(void *counted, tillback_refund *refund, size_t ended, size_t found) {
  (void)ended;
  (void)found;
  ++*(unsigned *)counted;
  tillback_refund_free(refund);
}

typedef struct settling {
  unsigned steps;
  waiting *told;
} settling;

static void on_settled(void *told, tillback_result result, tillback_settlement *settlement, tillback_error *error) {
  on_settlement(((settling *)told)->told, result, settlement, error);
}

static cJSON *refund_list(const tillback_refund *const *items, size_t count) {
  cJSON *list = cJSON_CreateArray();
  size_t place;
  for (place = 0; place < count; place++) {
    cJSON_AddItemToArray(list, refund_value(items[place]));
  }
  return list;
}

static cJSON *op_settle(const context *context) {
  settling settling = {0, NULL};
  cJSON *value;
  MAKE(tillback_settlement,
       tillback_client_settle(context->driver->client, deadline_of(context), count_step, &settling, context->limits,
                              &object, &error),
       (settling.told = told,
        tillback_client_settle_async(context->driver->client, deadline_of(context), count_step, context->limits,
                                     on_settled, &settling, &error)))
  if (result != TILLBACK_OK) {
    return failed(error);
  }
  value = cJSON_CreateObject();
  cJSON_AddItemToObject(value, "ended", refund_list(object->ended, object->ended_count));
  cJSON_AddItemToObject(value, "open", refund_list(object->open, object->open_count));
  cJSON_AddNumberToObject(value, "steps", settling.steps);
  tillback_settlement_free(object);
  return ok(value);
}

/* The ends of many calls, in the order of the input. */
typedef struct many {
  cJSON **ends;
  waiting *told;
} many;

static void each_refund(void *userdata, size_t index, tillback_result result, tillback_refund *refund,
                        tillback_error *error) {
  ((many *)userdata)->ends[index] = told_refund(result, refund, error);
}

static void each_transaction(void *userdata, size_t index, tillback_result result, tillback_transaction *transaction,
                             tillback_error *error) {
  ((many *)userdata)->ends[index] = told_transaction(result, transaction, error);
}

static void on_many(void *userdata, tillback_result result, tillback_tally tally, tillback_error *error) {
  wait_told_tally(((many *)userdata)->told, result, tally, error);
}

static void *room_for(size_t count, size_t size) {
  void *room = calloc(count + 1, size);
  if (room == NULL) {
    give_up("memory", "for many calls");
  }
  return room;
}

static cJSON *many_value(const many *many, size_t count, tillback_tally tally) {
  cJSON *value = cJSON_CreateObject();
  cJSON *done = cJSON_AddArrayToObject(value, "done");
  size_t place;
  for (place = 0; place < count; place++) {
    if (many->ends[place] != NULL) {
      cJSON_AddNumberToObject(many->ends[place], "index", (double)place);
      cJSON_AddItemToArray(done, many->ends[place]);
    }
  }
  cJSON_AddNumberToObject(value, "answered", (double)tally.answered);
  cJSON_AddNumberToObject(value, "failed", (double)tally.failed);
  return ok(value);
}

static tillback_many_options many_options(const context *context) {
  tillback_many_options options = tillback_many_options_init();
  options.at_once = (uint32_t)number_of(context->asked, "at_once", 0);
  options.per_second = (uint32_t)number_of(context->asked, "per_second", 0);
  return options;
}

static cJSON *op_refund_many(const context *context) {
  const cJSON *told_requests = member(context, "requests");
  size_t count = (size_t)cJSON_GetArraySize(told_requests), place = 0, read;
  made_request *made = room_for(count, sizeof *made);
  tillback_refund_request *requests = room_for(count, sizeof *requests);
  tillback_many_options options = many_options(context);
  many many;
  tillback_tally tally = {0, 0};
  tillback_error *error = NULL;
  tillback_result result = TILLBACK_OK;
  const cJSON *one;
  cJSON *answer;
  many.ends = room_for(count, sizeof *many.ends);
  cJSON_ArrayForEach(one, told_requests) {
    result = make_request(context, one, &made[place], &error);
    if (result != TILLBACK_OK) {
      break;
    }
    requests[place] = made[place].request;
    place++;
  }
  if (result == TILLBACK_OK && context->driver->starts) {
    void *ended = NULL;
    many.told = wait_begin();
    result = tillback_client_refund_many_async(context->driver->client, requests, count, &options, each_refund,
                                               context->limits, on_many, &many, &error);
    if (result == TILLBACK_OK) {
      result = wait_end(many.told, &ended, &error);
      tally = wait_tally(many.told);
    }
    wait_drop(many.told);
  } else if (result == TILLBACK_OK) {
    result = tillback_client_refund_many(context->driver->client, requests, count, &options, each_refund, &many,
                                         context->limits, &tally, &error);
  }
  answer = result == TILLBACK_OK ? many_value(&many, count, tally) : failed(error);
  for (read = 0; read < count; read++) {
    tillback_transaction_free(made[read].read);
  }
  free(made);
  free(requests);
  free(many.ends);
  return answer;
}

/* References of a list, to be freed. */
static tillback_reference *references_of(const cJSON *list, size_t *count) {
  tillback_reference *references = room_for((size_t)cJSON_GetArraySize(list), sizeof *references);
  const cJSON *one;
  *count = 0;
  cJSON_ArrayForEach(one, list) {
    references[*count].text = text_of(one, "reference");
    references[*count].kind = kind_of(one);
    ++*count;
  }
  return references;
}

static cJSON *op_query_many(const context *context) {
  size_t count;
  tillback_reference *references = references_of(member(context, "references"), &count);
  tillback_many_options options = many_options(context);
  many many;
  tillback_tally tally = {0, 0};
  tillback_error *error = NULL;
  tillback_result result;
  cJSON *answer;
  many.ends = room_for(count, sizeof *many.ends);
  if (context->driver->starts) {
    void *ended = NULL;
    many.told = wait_begin();
    result = tillback_client_query_many_async(context->driver->client, account_of(context), references, count, &options,
                                              each_transaction, context->limits, on_many, &many, &error);
    if (result == TILLBACK_OK) {
      result = wait_end(many.told, &ended, &error);
      tally = wait_tally(many.told);
    }
    wait_drop(many.told);
  } else {
    result = tillback_client_query_many(context->driver->client, account_of(context), references, count, &options,
                                        each_transaction, &many, context->limits, &tally, &error);
  }
  answer = result == TILLBACK_OK ? many_value(&many, count, tally) : failed(error);
  free(references);
  free(many.ends);
  return answer;
}

static bool wants_more(const context *context, const cJSON *list) {
  return (uint64_t)cJSON_GetArraySize(list) < number_of(context->asked, "take", UINT64_MAX);
}

static tillback_result next_refund(const context *context, tillback_refunds *refunds, tillback_refund **refund,
                                   tillback_error **failure) {
  MAKE(tillback_refund, tillback_refunds_next(refunds, &object, &error),
       tillback_refunds_next_async(refunds, on_refund, told, &error))
  *refund = object;
  *failure = error;
  return result;
}

static cJSON *op_list_refunds(const context *context) {
  const cJSON *told = member(context, "filter");
  const cJSON *statuses = cJSON_GetObjectItemCaseSensitive(told, "statuses"), *status;
  tillback_refund_status words[16];
  tillback_refund_filter filter = tillback_refund_filter_init();
  tillback_refunds *refunds = NULL;
  tillback_refund *refund = NULL;
  tillback_error *error = NULL;
  cJSON *list = cJSON_CreateArray();
  tillback_result result;
  filter.account = text_or_null(told, "account");
  filter.transaction_id = text_or_null(told, "transaction_id");
  filter.contradicted = flag_of(told, "contradicted");
  filter.from = time_of(told, "from");
  filter.to = time_of(told, "to");
  filter.statuses = words;
  cJSON_ArrayForEach(status, statuses) { words[filter.status_count++] = refund_status_of(status->valuestring); }
  result = tillback_client_list_refunds(context->driver->client, told == NULL ? NULL : &filter, &refunds, &error);
  while (result == TILLBACK_OK && wants_more(context, list)) {
    result = next_refund(context, refunds, &refund, &error);
    if (result != TILLBACK_OK || refund == NULL) {
      break;
    }
    cJSON_AddItemToArray(list, refund_value(refund));
    tillback_refund_free(refund);
  }
  tillback_refunds_free(refunds);
  if (result != TILLBACK_OK) {
    cJSON_Delete(list);
    return failed(error);
  }
  return ok(list);
}

static cJSON *op_check_journal(const context *context) {
  MAKE(tillback_texts, tillback_client_check_journal(context->driver->client, &object, &error),
       tillback_client_check_journal_async(context->driver->client, on_texts, told, &error))
  return told_texts(result, object, error);
}

static cJSON *op_transaction(const context *context) {
  tillback_transaction *transaction = NULL;
  tillback_error *error = NULL;
  tillback_result result = read_payment(context, account_of(context), kind_of(context->asked),
                                        text_of(context->asked, "reference"), &transaction, &error);
  return told_transaction(result, transaction, error);
}

static cJSON *op_find(const context *context) {
  const char *reference = text_of(context->asked, "reference");
  tillback_ref_kind kind = kind_of(context->asked);
  cJSON *list;
  size_t place;
  MAKE(tillback_transaction_list,
       tillback_client_find(context->driver->client, account_of(context), kind, reference, context->limits, &object,
                            &error),
       tillback_client_find_async(context->driver->client, account_of(context), kind, reference, context->limits,
                                  on_found, told, &error))
  if (result != TILLBACK_OK) {
    return failed(error);
  }
  list = cJSON_CreateArray();
  for (place = 0; place < object->count; place++) {
    cJSON_AddItemToArray(list, transaction_value(object->items[place]));
  }
  tillback_transaction_list_free(object);
  return ok(list);
}

static cJSON *op_wait_for(const context *context) {
  const char *reference = text_of(context->asked, "reference");
  tillback_ref_kind kind = kind_of(context->asked);
  tillback_until until = until_of(text_of(context->asked, "until"));
  MAKE(tillback_transaction,
       tillback_client_wait_for(context->driver->client, account_of(context), kind, reference, until,
                                deadline_of(context), context->limits, &object, &error),
       tillback_client_wait_for_async(context->driver->client, account_of(context), kind, reference, until,
                                      deadline_of(context), context->limits, on_transaction, told, &error))
  return told_transaction(result, object, error);
}

static tillback_result next_transaction(const context *context, tillback_transactions *transactions,
                                        tillback_transaction **transaction, tillback_error **failure) {
  MAKE(tillback_transaction, tillback_transactions_next(transactions, &object, &error),
       tillback_transactions_next_async(transactions, on_transaction, told, &error))
  *transaction = object;
  *failure = error;
  return result;
}

static cJSON *op_transactions(const context *context) {
  const cJSON *told = member(context, "filter");
  tillback_transaction_filter filter = tillback_transaction_filter_init();
  tillback_transactions *transactions = NULL;
  tillback_transaction *transaction = NULL;
  tillback_error *error = NULL;
  cJSON *list = cJSON_CreateArray();
  tillback_result result;
  filter.from = time_of(told, "from");
  filter.to = time_of(told, "to");
  filter.day = text_or_null(told, "day");
  filter.status = text_or_null(told, "status");
  filter.method = text_or_null(told, "method");
  filter.reference = text_or_null(told, "reference");
  filter.owner = text_or_null(told, "owner");
  filter.page_size = (uint32_t)number_of(told, "page_size", 0);
  result = tillback_client_transactions(context->driver->client, account_of(context), &filter, context->limits,
                                        &transactions, &error);
  while (result == TILLBACK_OK && wants_more(context, list)) {
    result = next_transaction(context, transactions, &transaction, &error);
    if (result != TILLBACK_OK || transaction == NULL) {
      break;
    }
    cJSON_AddItemToArray(list, transaction_value(transaction));
    tillback_transaction_free(transaction);
  }
  tillback_transactions_free(transactions);
  if (result != TILLBACK_OK) {
    cJSON_Delete(list);
    return failed(error);
  }
  return ok(list);
}

static tillback_result open_report(const context *context, const tillback_report_request *request,
                                   tillback_report **report, tillback_error **failure) {
  MAKE(tillback_report,
       tillback_client_report(context->driver->client, request, context->limits, &object, &error),
       tillback_client_report_async(context->driver->client, request, context->limits, on_report, told, &error))
  *report = object;
  *failure = error;
  return result;
}

static tillback_result next_row(const context *context, tillback_report *report, tillback_report_row **row,
                                tillback_error **failure) {
  MAKE(tillback_report_row, tillback_report_next(report, &object, &error),
       tillback_report_next_async(report, on_row, told, &error))
  *row = object;
  *failure = error;
  return result;
}

static void read_source(const cJSON *source, tillback_report_request *request, tillback_reference **references) {
  const cJSON *listed = cJSON_GetObjectItemCaseSensitive(source, "references");
  const cJSON *days = cJSON_GetObjectItemCaseSensitive(source, "days");
  size_t count = 0;
  if (listed != NULL) {
    request->source = TILLBACK_REPORT_REFERENCES;
    *references = references_of(listed, &count);
    request->references = *references;
    request->reference_count = count;
  } else if (days != NULL) {
    request->source = TILLBACK_REPORT_DAYS;
    request->from_day = cJSON_GetArrayItem(days, 0)->valuestring;
    request->to_day = cJSON_GetArrayItem(days, 1)->valuestring;
  } else {
    request->source = TILLBACK_REPORT_JOURNAL;
    request->offline = !flag_of(source, "ask");
  }
  request->account = text_or_null(source, "account");
}

static cJSON *report_value(cJSON *rows, const tillback_report *report) {
  tillback_report_tally tally;
  int64_t expected;
  cJSON *value, *told;
  tillback_error *error = NULL;
  if (tillback_report_progress(report, &tally, &expected, &error) != TILLBACK_OK) {
    cJSON_Delete(rows);
    return failed(error);
  }
  value = cJSON_CreateObject();
  cJSON_AddItemToObject(value, "rows", rows);
  told = cJSON_AddObjectToObject(value, "tally");
  cJSON_AddNumberToObject(told, "rows", (double)tally.rows);
  cJSON_AddNumberToObject(told, "failed", (double)tally.failed);
  cJSON_AddNumberToObject(told, "disagreeing", (double)tally.disagreeing);
  cJSON_AddNumberToObject(told, "duplicates", (double)tally.duplicates);
  cJSON_AddNumberToObject(told, "left_out", (double)tally.left_out);
  return ok(value);
}

static cJSON *op_report(const context *context) {
  tillback_report_request request = tillback_report_request_init();
  tillback_reference *references = NULL;
  tillback_report *report = NULL;
  tillback_report_row *row = NULL;
  tillback_error *error = NULL;
  cJSON *rows = cJSON_CreateArray();
  cJSON *answer;
  tillback_result result;
  read_source(member(context, "source"), &request, &references);
  request.time_zone = text_or_null(context->asked, "time_zone");
  request.refundable = flag_of(context->asked, "refundable");
  result = open_report(context, &request, &report, &error);
  free(references);
  while (result == TILLBACK_OK && wants_more(context, rows)) {
    result = next_row(context, report, &row, &error);
    if (result != TILLBACK_OK || row == NULL) {
      break;
    }
    cJSON_AddItemToArray(rows, row_value(row));
    tillback_report_row_free(row);
  }
  if (result == TILLBACK_OK) {
    answer = report_value(rows, report);
  } else {
    cJSON_Delete(rows);
    answer = failed(error);
  }
  tillback_report_free(report);
  return answer;
}

static cJSON *op_register_payee(const context *context) {
  const cJSON *told_request = member(context, "request");
  const char *profile = text_or_null(told_request, "profile");
  tillback_payee_request request = tillback_payee_request_init();
  request.profile = profile != NULL && strcmp(profile, "business") == 0 ? TILLBACK_PROFILE_BUSINESS : 0;
  request.account = text_of(told_request, "account");
  request.first_name = text_of(told_request, "first_name");
  request.last_name = text_of(told_request, "last_name");
  request.email = text_of(told_request, "email");
  request.country_code = text_of(told_request, "country_code");
  request.customer_code = text_or_null(told_request, "customer_code");
  request.date_of_birth = text_or_null(told_request, "date_of_birth");
  request.state = text_or_null(told_request, "state");
  request.city = text_or_null(told_request, "city");
  request.street = text_or_null(told_request, "street");
  request.street2 = text_or_null(told_request, "street2");
  request.zip = text_or_null(told_request, "zip");
  request.country = text_or_null(told_request, "country");
  request.phone = text_or_null(told_request, "phone");
  request.government_id = text_or_null(told_request, "government_id");
  request.government_id_type = text_or_null(told_request, "government_id_type");
  request.company = text_or_null(told_request, "company");
  request.lang = text_or_null(told_request, "lang");
  request.payor_no = text_or_null(told_request, "payor_no");
  {
    MAKE(tillback_payee,
         tillback_client_register_payee(context->driver->client, &request, context->limits, &object, &error),
         tillback_client_register_payee_async(context->driver->client, &request, context->limits, on_payee, told,
                                              &error))
    return told_payee(result, object, error);
  }
}

static cJSON *op_payee(const context *context) {
  const cJSON *named = member(context, "payee");
  const char *who = text_or_null(named, "customer_no");
  tillback_payee_ref by = TILLBACK_PAYEE_CUSTOMER_NO;
  if (who == NULL) {
    who = text_or_null(named, "customer_code");
    by = TILLBACK_PAYEE_CUSTOMER_CODE;
  }
  if (who == NULL) {
    who = text_of(named, "email");
    by = TILLBACK_PAYEE_EMAIL;
  }
  {
    MAKE(tillback_payee,
         tillback_client_payee(context->driver->client, account_of(context), by, who, context->limits, &object, &error),
         tillback_client_payee_async(context->driver->client, account_of(context), by, who, context->limits, on_payee,
                                     told, &error))
    return told_payee(result, object, error);
  }
}

/* The members of an object as pairs, to be freed. */
static tillback_pair *pairs_of(const cJSON *object, size_t *count) {
  tillback_pair *pairs = room_for((size_t)cJSON_GetArraySize(object), sizeof *pairs);
  const cJSON *one;
  *count = 0;
  cJSON_ArrayForEach(one, object) {
    pairs[*count].name = one->string;
    pairs[*count].value = one->valuestring;
    ++*count;
  }
  return pairs;
}

static cJSON *op_update_payee(const context *context) {
  size_t count;
  tillback_pair *changes = pairs_of(member(context, "changes"), &count);
  const char *number = text_of(context->asked, "customer_no");
  MAKE(tillback_payee,
       tillback_client_update_payee(context->driver->client, account_of(context), number, changes, count,
                                    context->limits, &object, &error),
       tillback_client_update_payee_async(context->driver->client, account_of(context), number, changes, count,
                                          context->limits, on_payee, told, &error))
  free(changes);
  return told_payee(result, object, error);
}

static cJSON *op_receive_webhook(const context *context) {
  size_t count;
  tillback_pair *headers = pairs_of(member(context, "headers"), &count);
  const char *body = text_of(context->asked, "body");
  MAKE(tillback_event,
       tillback_client_receive_webhook(context->driver->client, account_of(context), headers, count, body, strlen(body),
                                       context->limits, &object, &error),
       tillback_client_receive_webhook_async(context->driver->client, account_of(context), headers, count, body,
                                             strlen(body), context->limits, on_event, told, &error))
  free(headers);
  return told_event(result, object, error);
}

static cJSON *op_verify_webhook(const context *context) {
  size_t count;
  tillback_pair *headers = pairs_of(member(context, "headers"), &count);
  const char *body = text_of(context->asked, "body");
  tillback_event *event = NULL;
  tillback_error *error = NULL;
  tillback_result result = tillback_client_verify_webhook(context->driver->client, account_of(context), headers, count,
                                                          body, strlen(body), &event, &error);
  free(headers);
  return told_event(result, event, error);
}

static cJSON *op_check(const context *context) {
  cJSON *value;
  MAKE(tillback_check,
       tillback_client_check(context->driver->client, account_of(context), context->limits, &object, &error),
       tillback_client_check_async(context->driver->client, account_of(context), context->limits, on_check, told,
                                   &error))
  if (result != TILLBACK_OK) {
    return failed(error);
  }
  value = ok(check_value(object));
  tillback_check_free(object);
  return value;
}

static cJSON *op_capabilities(const context *context) {
  tillback_gateway gateway = gateway_of(text_of(context->asked, "gateway"));
  tillback_capabilities *capabilities = NULL;
  tillback_error *error = NULL;
  cJSON *value;
  if (tillback_client_capabilities(context->driver->client, gateway, &capabilities, &error) != TILLBACK_OK) {
    return failed(error);
  }
  value = ok(capabilities_value(capabilities));
  tillback_capabilities_free(capabilities);
  return value;
}

static cJSON *op_accounts(const context *context) {
  tillback_texts *names = NULL;
  tillback_error *error = NULL;
  tillback_result result = tillback_client_accounts(context->driver->client, &names, &error);
  return told_texts(result, names, error);
}

static const struct {
  const char *name;
  cJSON *(*make)(const context *);
} operations[] = {
    {"refund", op_refund},
    {"queue_refund", op_queue_refund},
    {"get_refund", op_get_refund},
    {"wait_for_refund", op_wait_for_refund},
    {"resolve", op_resolve},
    {"settle", op_settle},
    {"refund_many", op_refund_many},
    {"query_many", op_query_many},
    {"list_refunds", op_list_refunds},
    {"check_journal", op_check_journal},
    {"transaction", op_transaction},
    {"find", op_find},
    {"wait_for", op_wait_for},
    {"transactions", op_transactions},
    {"report", op_report},
    {"register_payee", op_register_payee},
    {"payee", op_payee},
    {"update_payee", op_update_payee},
    {"receive_webhook", op_receive_webhook},
    {"verify_webhook", op_verify_webhook},
    {"check", op_check},
    {"capabilities", op_capabilities},
    {"accounts", op_accounts},
};

/* Stops a call after so long. */
typedef struct stopper {
  tillback_cancel *cancel;
  uint64_t after_ms;
} stopper;

static void *stop(void *given) {
  const stopper *stopper = given;
  struct timespec pause;
  pause.tv_sec = (time_t)(stopper->after_ms / 1000);
  pause.tv_nsec = (long)(stopper->after_ms % 1000) * 1000000;
  nanosleep(&pause, NULL);
  tillback_cancel_now(stopper->cancel);
  return NULL;
}

cJSON *call(const driver *driver, const cJSON *asked) {
  const char *name = text_of(asked, "op");
  size_t place;
  for (place = 0; place < sizeof operations / sizeof *operations; place++) {
    if (strcmp(operations[place].name, name) == 0) {
      tillback_call limits = tillback_call_init();
      context context;
      stopper stopper;
      pthread_t thread;
      cJSON *answer;
      context.driver = driver;
      context.asked = asked;
      context.limits = &limits;
      if (cJSON_GetObjectItemCaseSensitive(asked, "cancel_after_ms") == NULL) {
        return operations[place].make(&context);
      }
      stopper.cancel = tillback_cancel_new();
      stopper.after_ms = number_of(asked, "cancel_after_ms", 0);
      limits.cancel = stopper.cancel;
      if (pthread_create(&thread, NULL, stop, &stopper) != 0) {
        give_up("a thread", "can't be had");
      }
      answer = operations[place].make(&context);
      pthread_join(thread, NULL);
      tillback_cancel_free(stopper.cancel);
      return answer;
    }
  }
  return misunderstood("an unknown operation");
}
