/* What the parts of the driver share. */
#ifndef DRIVER_H
#define DRIVER_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <tillback/tillback.h>

/* What a driver has, whatever thread it is. */
typedef struct driver {
  bool starts;
  tillback_client *client;
} driver;

/* calls.c: makes one call and answers {"ok": …}, {"error": …} or {"driver": …}. */
cJSON *call(const driver *driver, const cJSON *asked);

/* open.c: makes a client in place of the one before. */
cJSON *open_client(driver *driver, const cJSON *settings);

/* arguments.c: reads what the runner wrote. Whatever it does not understand ends the program. */
const char *text_or_null(const cJSON *object, const char *name);
const char *text_of(const cJSON *object, const char *name);
uint64_t number_of(const cJSON *object, const char *name, uint64_t otherwise);
bool flag_of(const cJSON *object, const char *name);
int64_t time_of(const cJSON *object, const char *name);
tillback_ref_kind kind_of(const cJSON *object);
tillback_refund_status refund_status_of(const char *word);
tillback_until until_of(const char *word);
tillback_gateway gateway_of(const char *word);
void give_up(const char *what, const char *which);

/* values.c: writes what came of a call. Each takes over what it is given. */
cJSON *ok(cJSON *value);
cJSON *misunderstood(const char *what);
cJSON *failed(tillback_error *error);
cJSON *error_value(const tillback_error *error);
cJSON *refund_value(const tillback_refund *refund);
cJSON *transaction_value(const tillback_transaction *transaction);
cJSON *payee_value(const tillback_payee *payee);
cJSON *event_value(const tillback_event *event);
cJSON *check_value(const tillback_check *check);
cJSON *capabilities_value(const tillback_capabilities *capabilities);
cJSON *row_value(const tillback_report_row *row);
cJSON *texts_value(const tillback_texts *texts);

/* waiting.c: waits for calls that were started. */
typedef struct waiting waiting;
waiting *wait_begin(void);
/* The end of a call: its object or error. */
tillback_result wait_end(waiting *waiting, void **object, tillback_error **error);
void wait_drop(waiting *waiting);
/* Told by the callbacks. */
void wait_told(waiting *waiting, tillback_result result, void *object, tillback_error *error);
void wait_told_tally(waiting *waiting, tillback_result result, tillback_tally tally, tillback_error *error);
tillback_tally wait_tally(const waiting *waiting);

#endif
