/*
 * Refunds one receipt:
 *
 *   refund_receipt <scanned text> <key> [<amount> [<reason>]]
 *   refund_receipt 312345678901230001 order-1001-return-1 "5.00 USD" "Cup was broken"
 *
 * The key is yours: take it from the return in your own books, never from a clock or a dice. Whoever runs this twice with the same key
 * refunds once, also when the first run crashed, lost its network or was killed.
 *
 * Ends with 0 where the money went back, 1 where an error says that none moved, 2 for a wrong command line, 4 where the gateway
 * refused, and 5 where it is not known yet.
 */

#include "shop.h"

static int tell(const tillback_refund *refund) {
  char amount[32];
  size_t line;
  tillback_money_format(&refund->amount, amount, sizeof amount);
  printf("%s of %s: %s\n", amount, refund->target, tillback_refund_status_name(refund->status));
  switch (refund->status) {
    case TILLBACK_REFUND_STATUS_SUCCEEDED:
      return 0;
    case TILLBACK_REFUND_STATUS_REFUSED:
      /* Final as well: the gateway said no. Another try needs another key. */
      printf("The gateway's code: %s\n", refund->gateway_code == NULL ? "none" : refund->gateway_code);
      return 4;
    case TILLBACK_REFUND_STATUS_REVIEW:
      printf("A person has to look at the gateway's dashboard. What is known:\n");
      for (line = 0; line < refund->history_count; ++line) {
        printf("  %s\n", refund->history[line].what);
      }
      return 5;
    default:
      /* Queued, pending, unknown, and whatever a newer library tells. */
      printf("Not known yet. Don't refund it by other means: run this again with the same key, or settle_overnight.\n");
      return 5;
  }
}

int main(int count, char **arguments) {
  tillback_refund_request request = tillback_refund_request_init();
  tillback_money amount;
  tillback_client *client;
  tillback_refund *refund = NULL;
  tillback_error *error = NULL;
  int status = 1;
  if (count < 3 || count > 5) {
    fprintf(stderr, "usage: refund_receipt <scanned text> <key> [<amount> [<reason>]]\n");
    return 2;
  }
  request.account = SHOP_ACCOUNT;
  /* A scanner reads an id, or a web address that holds one; either will do. */
  request.reference_kind = TILLBACK_REF_SCANNED;
  request.reference = arguments[1];
  request.idempotency_key = arguments[2];
  if (count > 3) {
    /* Without an amount, all that is left of the payment goes back. */
    if (tillback_money_parse(arguments[3], &amount, &error) != TILLBACK_OK) {
      shop_tell_error(error);
      return 1;
    }
    request.amount = &amount;
  }
  if (count > 4) {
    request.reason = arguments[4];
  }

  client = shop_client();
  if (client == NULL) {
    return 1;
  }
  switch (tillback_client_refund(client, &request, NULL, &refund, &error)) {
    case TILLBACK_OK:
      status = tell(refund);
      tillback_refund_free(refund);
      break;
    case TILLBACK_OVER_REFUND:
      /* Each error has a number of its own, for what a program treats differently. */
      fprintf(stderr, "That is more than is left of the payment.\n");
      shop_tell_error(error);
      break;
    default:
      shop_tell_error(error);
      break;
  }
  tillback_client_free(client);
  return status;
}
