/*
 * Asks the sandbox's control interface, for test programs in C99 and C++.
 *
 * The runner sets TILLBACK_SANDBOX=127.0.0.1:PORT, and for each host a URL: TILLBACK_POCKYT, TILLBACK_YEDPAY,
 * TILLBACK_PAYCROSS_APM (with /beyag), TILLBACK_PAYCROSS_CARD, TILLBACK_PAYCROSS_ADMIN. Whatever fails ends the program.
 */
#ifndef SANDBOX_H
#define SANDBOX_H

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#if defined(__GNUC__)
#define MAY_BE_UNUSED __attribute__((unused))
#else
#define MAY_BE_UNUSED
#endif

static void sandbox_failed(const char *what) {
  fprintf(stderr, "sandbox: %s\n", what);
  exit(99);
}

MAY_BE_UNUSED static const char *sandbox_url(const char *variable) {
  const char *value = getenv(variable);
  if (value == NULL) {
    sandbox_failed(variable);
  }
  return value;
}

/* The body of the answer, to be freed. */
static char *sandbox_ask(const char *method, const char *path, const char *body) {
  const char *place = sandbox_url("TILLBACK_SANDBOX");
  const char *port = strchr(place, ':');
  struct sockaddr_in address;
  char head[512];
  char *answer = NULL;
  size_t held = 0, size = 0;
  int socket_number;
  if (port == NULL) {
    sandbox_failed("TILLBACK_SANDBOX has no port");
  }
  memset(&address, 0, sizeof address);
  address.sin_family = AF_INET;
  address.sin_port = htons((unsigned short)atoi(port + 1));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socket_number = socket(AF_INET, SOCK_STREAM, 0);
  if (socket_number < 0 || connect(socket_number, (struct sockaddr *)&address, sizeof address) != 0) {
    sandbox_failed("can't be reached");
  }
  snprintf(head, sizeof head,
           "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nContent-Type: application/json\r\n"
           "Content-Length: %lu\r\n\r\n",
           method, path, place, (unsigned long)strlen(body));
  if (write(socket_number, head, strlen(head)) != (ssize_t)strlen(head) ||
      write(socket_number, body, strlen(body)) != (ssize_t)strlen(body)) {
    sandbox_failed("can't be written to");
  }
  for (;;) {
    ssize_t got;
    if (size - held < 4097) {
      size = size * 2 + 8192;
      answer = (char *)realloc(answer, size);
      if (answer == NULL) {
        sandbox_failed("out of memory");
      }
    }
    got = read(socket_number, answer + held, size - held - 1);
    if (got <= 0) {
      break;
    }
    held += (size_t)got;
  }
  close(socket_number);
  answer[held] = '\0';
  if (strncmp(answer, "HTTP/1.1 2", 10) != 0) {
    sandbox_failed(answer);
  }
  {
    char *start = strstr(answer, "\r\n\r\n");
    if (start == NULL) {
      sandbox_failed("answered without a body");
    }
    memmove(answer, start + 4, strlen(start + 4) + 1);
  }
  return answer;
}

MAY_BE_UNUSED static void sandbox_tell(const char *method, const char *path, const char *body) {
  free(sandbox_ask(method, path, body));
}

/* The text of the first member of this name, to be freed. */
MAY_BE_UNUSED static char *sandbox_member(const char *json, const char *name) {
  char pattern[64];
  const char *start, *end;
  char *text;
  snprintf(pattern, sizeof pattern, "\"%s\":\"", name);
  start = strstr(json, pattern);
  if (start == NULL) {
    sandbox_failed(name);
  }
  start += strlen(pattern);
  end = strchr(start, '"');
  text = (char *)malloc((size_t)(end - start) + 1);
  if (text == NULL) {
    sandbox_failed("out of memory");
  }
  memcpy(text, start, (size_t)(end - start));
  text[end - start] = '\0';
  return text;
}

/* A payment that was made, such as {"gateway":"pockyt","amount":1000,"currency":"USD"}: its id, to be freed. */
MAY_BE_UNUSED static char *sandbox_payment(const char *json) {
  char *answer = sandbox_ask("POST", "/payments", json);
  char *id = sandbox_member(answer, "id");
  free(answer);
  return id;
}

/* Minor units that went back of a payment, by the sandbox's own books. */
MAY_BE_UNUSED static long sandbox_refunded(const char *id) {
  char path[256];
  char *answer;
  const char *found;
  long minor;
  snprintf(path, sizeof path, "/payments/%s", id);
  answer = sandbox_ask("GET", path, "");
  found = strstr(answer, "\"refunded\":");
  if (found == NULL) {
    sandbox_failed("the payment shows no refunded");
  }
  minor = atol(found + strlen("\"refunded\":"));
  free(answer);
  return minor;
}

#endif
