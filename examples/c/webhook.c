/*
 * Takes one webhook, as a shop's web server would hand it over:
 *
 *   webhook <file with headers> <file with the body>
 *
 * The headers are `Name: value` lines, as they came. The body has to be the bytes as they came, because the signature is about
 * them: parsed and written again they would no longer fit.
 *
 * Prints what happened on standard error, and on standard output the acknowledgement: the body to answer with. Ends with 0 where
 * the answer to the gateway is HTTP 200, 1 where it is 403 because nobody proved to be the gateway, 3 where it is 500 so that
 * the gateway sends it again, and 2 for a wrong command line.
 */

#include "shop.h"

#define MOST_HEADERS 100

/* A whole file with a NUL behind it, to be freed. Ends the program where it can't be read. */
static char *whole_file(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  char *text = NULL;
  size_t room = 0, got = 1;
  *size = 0;
  while (file != NULL && got > 0) {
    if (*size + 1 >= room) {
      char *larger = (char *)realloc(text, room = room * 2 + 4096);
      if (larger == NULL) {
        break;
      }
      text = larger;
    }
    got = fread(text + *size, 1, room - *size - 1, file);
    *size += got;
  }
  if (file == NULL || got > 0 || ferror(file)) {
    fprintf(stderr, "%s can't be read.\n", path);
    exit(2);
  }
  fclose(file);
  text[*size] = '\0';
  return text;
}

/* Cuts `Name: value` lines into pairs, which point into the text. */
static size_t headers_of(char *text, tillback_pair *pairs) {
  size_t count = 0;
  char *line;
  for (line = strtok(text, "\r\n"); line != NULL && count < MOST_HEADERS; line = strtok(NULL, "\r\n")) {
    char *colon = strchr(line, ':');
    if (colon != NULL) {
      *colon = '\0';
      pairs[count].name = line;
      pairs[count].value = colon + 1 + strspn(colon + 1, " \t");
      ++count;
    }
  }
  return count;
}

static void tell(const tillback_client *client, const tillback_event *event) {
  size_t place;
  fprintf(stderr, "News from %s about a %s of payment %s: %s\n", tillback_gateway_name(event->gateway),
          tillback_subject_name(event->subject), event->transaction_id == NULL ? "unknown" : event->transaction_id,
          event->status_word == NULL ? "no status" : event->status_word);
  /* It can be repeated, late or replayed: the journal knows what to make of it, so look there, not at the webhook. */
  for (place = 0; place < event->refund_key_count; ++place) {
    tillback_refund *refund = NULL;
    tillback_error *error = NULL;
    char amount[32];
    if (tillback_client_get_refund(client, event->refund_keys[place], &refund, &error) != TILLBACK_OK) {
      shop_tell_error(error);
      continue;
    }
    tillback_money_format(&refund->amount, amount, sizeof amount);
    fprintf(stderr, "Refund %s of %s: %s%s\n", refund->idempotency_key, amount,
            tillback_refund_status_name(refund->status),
            refund->contradicted ? ", but the gateway told otherwise before or since" : "");
    tillback_refund_free(refund);
  }
  if (event->refund_key_count == 0) {
    fprintf(stderr, "It is about no refund of ours.\n");
  }
}

int main(int count, char **arguments) {
  tillback_pair pairs[MOST_HEADERS];
  tillback_client *client;
  tillback_event *event = NULL;
  tillback_error *error = NULL;
  char *headers, *body;
  size_t headers_size, body_size;
  int status = 0;
  if (count != 3) {
    fprintf(stderr, "usage: webhook <file with headers> <file with the body>\n");
    return 2;
  }
  headers = whole_file(arguments[1], &headers_size);
  body = whole_file(arguments[2], &body_size);
  client = shop_client();
  /* Verifies, reads, and moves the refund in the journal that it speaks of. */
  if (client == NULL) {
    status = 3;
  } else if (tillback_client_receive_webhook(client, SHOP_ACCOUNT, pairs, headers_of(headers, pairs), body, body_size,
                                             NULL, &event, &error) == TILLBACK_OK) {
    tell(client, event);
    fputs(event->acknowledgement, stdout);
    tillback_event_free(event);
  } else {
    status = error->kind == TILLBACK_KIND_SIGNATURE ? 1 : 3;
    shop_tell_error(error);
  }
  tillback_client_free(client);
  free(headers);
  free(body);
  return status;
}
