/* A journal file outlives the client and the program: the same key names the same refund, in every process. */
#include "shop.h"

#include <sys/wait.h>

#define JOURNAL "refunds.db"

static tillback_refund *refund(const tillback_client *client, const char *payment, const char *key) {
  tillback_money amount = shop_money(400, "USD");
  tillback_refund_request request = shop_request(POCKYT, payment, key, &amount);
  tillback_refund *made = NULL;
  WENT_WELL(tillback_client_refund(client, &request, NULL, &made, NULL));
  return made;
}

/* This program once more, in a process of its own: it finds the refund that was made here. */
static void another_process(const char *program, const char *payment, const char *key, const char *id) {
  pid_t child = fork();
  int status = 0;
  CHECK(child >= 0);
  if (child == 0) {
    execl(program, program, payment, key, id, (char *)NULL);
    _exit(127);
  }
  CHECK(waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static int in_another_process(const char *payment, const char *key, const char *id) {
  tillback_client *client = shop_client(JOURNAL);
  tillback_refund *known = NULL, *again;
  WENT_WELL(tillback_client_get_refund(client, key, &known, NULL));
  SAME(known->id, id);
  again = refund(client, payment, key);
  SAME(again->id, id);
  CHECK(again->status == TILLBACK_REFUND_STATUS_SUCCEEDED && again->attempt_count == 1);
  /* A journal file keeps no replies. */
  CHECK(known->raw_size == 0);
  tillback_refund_free(known);
  tillback_refund_free(again);
  tillback_client_free(client);
  return 0;
}

static void the_same_everywhere(const char *program) {
  char *payment = shop_payment(POCKYT, 1000);
  tillback_client *first = shop_client(JOURNAL), *second = shop_client(JOURNAL);
  tillback_refund *made = refund(first, payment, "till-3/receipt-17"), *again;
  tillback_refund *known = NULL;
  CHECK(made->status == TILLBACK_REFUND_STATUS_SUCCEEDED);
  WENT_WELL(tillback_client_get_refund(second, "till-3/receipt-17", &known, NULL));
  SAME(known->id, made->id);
  tillback_client_free(first);
  again = refund(second, payment, "till-3/receipt-17");
  SAME(again->id, made->id);
  another_process(program, payment, "till-3/receipt-17", made->id);
  CHECK(sandbox_refunded(payment) == 400 && shop_requests("refund") == 1);
  tillback_refund_free(made);
  tillback_refund_free(known);
  tillback_refund_free(again);
  tillback_client_free(second);
  free(payment);
}

/* A till without a network keeps what it will send later. */
static void offline(void) {
  char *payment = shop_payment(POCKYT, 1000);
  tillback_client *client = shop_client(JOURNAL);
  tillback_money amount = shop_money(250, "USD");
  tillback_refund_request request = shop_request(POCKYT, payment, "offline", &amount);
  tillback_refund *queued = NULL, *settled = NULL;
  tillback_settlement *settlement = NULL;
  shop_door(POCKYT, "down");
  FAILED(tillback_client_refund(client, &request, NULL, &settled, NULL), TILLBACK_UNREACHABLE);
  WENT_WELL(tillback_client_queue_refund(client, &request, &queued, NULL));
  CHECK(queued->status == TILLBACK_REFUND_STATUS_QUEUED);
  WENT_WELL(tillback_client_settle(client, 300, NULL, NULL, NULL, &settlement, NULL));
  CHECK(settlement->ended_count == 0 && settlement->open_count == 1);
  SAME(settlement->open[0]->idempotency_key, "offline");
  tillback_settlement_free(settlement);
  tillback_client_free(client);
  shop_door(POCKYT, "up");
  client = shop_client(JOURNAL);
  WENT_WELL(tillback_client_settle(client, 20000, NULL, NULL, NULL, &settlement, NULL));
  CHECK(settlement->ended_count == 1 && settlement->open_count == 0);
  SAME(settlement->ended[0]->id, queued->id);
  tillback_settlement_free(settlement);
  WENT_WELL(tillback_client_get_refund(client, "offline", &settled, NULL));
  CHECK(settled->status == TILLBACK_REFUND_STATUS_SUCCEEDED && sandbox_refunded(payment) == 250);
  tillback_refund_free(queued);
  tillback_refund_free(settled);
  tillback_client_free(client);
  free(payment);
}

/* Where a checkpoint was saved, a later report of the same name goes on. */
static void a_report_goes_on(void) {
  tillback_reference references[3];
  char *payments[3];
  tillback_report_request request = tillback_report_request_init();
  tillback_report_row *row = NULL;
  uint64_t position = 0;
  size_t rows = 0, place;
  int run;
  for (place = 0; place < 3; place += 1) {
    payments[place] = shop_payment(POCKYT, 100);
    references[place] = shop_reference(payments[place]);
  }
  request.source = TILLBACK_REPORT_REFERENCES;
  request.account = "pockyt";
  request.references = references;
  request.reference_count = 3;
  request.checkpoint = "tuesday";
  for (run = 0; run < 2; run += 1) {
    tillback_client *client = shop_client(JOURNAL);
    tillback_report *report = NULL;
    tillback_report_tally tally;
    int64_t expected = 0;
    WENT_WELL(tillback_client_report(client, &request, NULL, &report, NULL));
    WENT_WELL(tillback_report_position(report, &position, NULL));
    CHECK(position == (run == 0 ? 0 : 512));
    do {
      WENT_WELL(tillback_report_next(report, &row, NULL));
      rows += row != NULL;
      tillback_report_row_free(row);
    } while (row != NULL && !(run == 0 && rows == 2));
    WENT_WELL(tillback_report_save(report, 512, NULL));
    WENT_WELL(tillback_report_progress(report, &tally, &expected, NULL));
    CHECK(tally.rows == rows);
    if (run == 1) {
      WENT_WELL(tillback_report_finish(report, NULL));
    }
    tillback_report_free(report);
    tillback_client_free(client);
  }
  CHECK(rows == 3);
  for (place = 0; place < 3; place += 1) {
    free(payments[place]);
  }
}

int main(int count, char **arguments) {
  if (count == 4) {
    return in_another_process(arguments[1], arguments[2], arguments[3]);
  }
  the_same_everywhere(arguments[0]);
  offline();
  a_report_goes_on();
  return 0;
}
