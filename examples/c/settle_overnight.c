/*
 * Brings every open refund to its end: sends what was queued while the till was offline, and asks the gateway about what is pending or
 * unknown. Run it by night, or whenever the network is back; several at once do no harm.
 *
 *   settle_overnight [<minutes>]
 *
 * Ends with 0 where nothing is left open, 1 for an error, 2 for a wrong command line, 5 where something is left.
 */

#include "shop.h"

/* Called in the middle of settling, by the thread that settles: it must not make calls that wait. The refund is ours to free. */
static void progress(void *userdata, tillback_refund *refund, size_t ended, size_t found) {
  FILE *to = (FILE *)userdata;
  fprintf(to, "%lu of %lu: %s %s\n", (unsigned long)ended, (unsigned long)found, refund->idempotency_key,
          tillback_refund_status_name(refund->status));
  tillback_refund_free(refund);
}

static void tell_open(const tillback_settlement *settlement) {
  size_t place;
  printf("%lu ended, %lu still open.\n", (unsigned long)settlement->ended_count, (unsigned long)settlement->open_count);
  for (place = 0; place < settlement->open_count; ++place) {
    const tillback_refund *refund = settlement->open[place];
    char amount[32];
    tillback_money_format(&refund->amount, amount, sizeof amount);
    printf("%s: %s %s since %lld\n", refund->idempotency_key, amount, tillback_refund_status_name(refund->status),
           (long long)(refund->created_at / 1000000));
  }
}

/*
 * What no evidence can settle needs a person, who tells what the gateway's dashboard shows by tillback_client_resolve. Gives how many
 * there are; -1 for an error, which was told.
 */
static long tell_in_review(const tillback_client *client) {
  const tillback_refund_status statuses[] = {TILLBACK_REFUND_STATUS_REVIEW};
  tillback_refund_filter filter = tillback_refund_filter_init();
  tillback_refunds *list = NULL;
  tillback_refund *refund = NULL;
  tillback_error *error = NULL;
  long found = 0;
  filter.statuses = statuses;
  filter.status_count = 1;
  if (tillback_client_list_refunds(client, &filter, &list, &error) != TILLBACK_OK) {
    shop_tell_error(error);
    return -1;
  }
  for (;;) {
    if (tillback_refunds_next(list, &refund, &error) != TILLBACK_OK) {
      shop_tell_error(error);
      found = -1;
      break;
    }
    if (refund == NULL) {
      break;
    }
    printf("%s: look at payment %s in the gateway's dashboard.\n", refund->idempotency_key,
           refund->transaction_id == NULL ? refund->target : refund->transaction_id);
    tillback_refund_free(refund);
    ++found;
  }
  tillback_refunds_free(list);
  return found;
}

int main(int count, char **arguments) {
  char *end = NULL;
  const long minutes = count > 1 ? strtol(arguments[1], &end, 10) : 60;
  tillback_client *client;
  tillback_settlement *settlement = NULL;
  tillback_error *error = NULL;
  long in_review;
  int left = 0;
  bool finished;
  if (count > 2 || minutes < 0 || minutes > 24 * 60 || (end != NULL && *end != '\0')) {
    fprintf(stderr, "usage: settle_overnight [<minutes>]\n");
    return 2;
  }
  client = shop_client();
  if (client == NULL) {
    return 1;
  }
  if (tillback_client_settle(client, (uint32_t)minutes * 60000, progress, stderr, NULL, &settlement, &error) !=
      TILLBACK_OK) {
    shop_tell_error(error);
    tillback_client_free(client);
    return 1;
  }
  tell_open(settlement);
  left = settlement->open_count > 0;
  tillback_settlement_free(settlement);
  in_review = tell_in_review(client);

  /* Lets what is still going on come to its end, so that less is left for the next time. */
  if (tillback_client_finish(client, 10000, &finished, &error) != TILLBACK_OK) {
    shop_tell_error(error);
  }
  tillback_client_free(client);
  return in_review < 0 ? 1 : left || in_review > 0 ? 5 : 0;
}
