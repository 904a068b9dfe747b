/* A shop's webhook address, for test programs: takes one notification of the sandbox and answers it. */
#ifndef RECEIVER_H
#define RECEIVER_H

#include "shop.h"

#define RECEIVER_HEADERS 32

typedef struct receiver {
  int listener;
  char url[64];
} receiver;

/* What came in. The pairs point into the text. */
typedef struct received {
  char text[16384];
  tillback_pair headers[RECEIVER_HEADERS];
  size_t header_count;
  const char *body;
  size_t body_size;
} received;

MAY_BE_UNUSED static receiver receiver_open(void) {
  receiver opened;
  struct sockaddr_in address;
  socklen_t size = sizeof address;
  memset(&address, 0, sizeof address);
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  opened.listener = socket(AF_INET, SOCK_STREAM, 0);
  CHECK(opened.listener >= 0);
  CHECK(bind(opened.listener, (struct sockaddr *)&address, sizeof address) == 0);
  CHECK(listen(opened.listener, 8) == 0);
  CHECK(getsockname(opened.listener, (struct sockaddr *)&address, &size) == 0);
  snprintf(opened.url, sizeof opened.url, "http://127.0.0.1:%d/notify", (int)ntohs(address.sin_port));
  return opened;
}

/* Cuts the head into names and values, in place. */
MAY_BE_UNUSED static void receiver_cut(received *news, char *head) {
  char *line = strstr(head, "\r\n");
  news->header_count = 0;
  while (line != NULL) {
    char *name = line + 2, *colon, *end = strstr(name, "\r\n");
    *line = '\0';
    if (end != NULL) {
      *end = '\0';
    }
    colon = strstr(name, ": ");
    CHECK(colon != NULL && news->header_count < RECEIVER_HEADERS);
    *colon = '\0';
    news->headers[news->header_count].name = name;
    news->headers[news->header_count].value = colon + 2;
    news->header_count += 1;
    line = end;
  }
}

MAY_BE_UNUSED static void receiver_next(const receiver *opened, received *news) {
  static const char answer[] = "HTTP/1.1 200 OK\r\ncontent-length: 7\r\nconnection: close\r\n\r\nsuccess";
  int connection = accept(opened->listener, NULL, NULL);
  size_t held = 0, length = 0;
  char *body = NULL;
  CHECK(connection >= 0);
  while (body == NULL || held < (size_t)(body - news->text) + length) {
    ssize_t got = read(connection, news->text + held, sizeof news->text - held - 1);
    CHECK(got > 0);
    held += (size_t)got;
    news->text[held] = '\0';
    if (body == NULL && (body = strstr(news->text, "\r\n\r\n")) != NULL) {
      char *line = strstr(news->text, "ontent-");
      while (line != NULL && strncmp(line + 7, "length: ", 8) != 0 && strncmp(line + 7, "Length: ", 8) != 0) {
        line = strstr(line + 7, "ontent-");
      }
      CHECK(line != NULL);
      length = (size_t)atol(line + 15);
      *body = '\0';
      body += 4;
    }
  }
  CHECK(write(connection, answer, sizeof answer - 1) == (ssize_t)(sizeof answer - 1));
  close(connection);
  news->body = body;
  news->body_size = length;
  receiver_cut(news, news->text);
}

#endif
