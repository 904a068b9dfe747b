/*
 * The driver for C: makes the calls that the runner of the shared scenarios tells it to make, and answers with what came of
 * them. tests/conformance/README.md describes the protocol.
 */
#define _GNU_SOURCE
#include "driver.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct one_of_many {
  const driver *driver;
  const cJSON *asked;
  cJSON *answer;
  pthread_t thread;
} one_of_many;

static void *make(void *given) {
  one_of_many *one = given;
  one->answer = call(one->driver, one->asked);
  return NULL;
}

/* Each in a thread of its own, also where it is started: then all are under way at once on the client's one thread. */
static cJSON *together(const driver *driver, const cJSON *calls) {
  size_t count = (size_t)cJSON_GetArraySize(calls), place = 0;
  one_of_many *all = calloc(count + 1, sizeof *all);
  cJSON *answers = cJSON_CreateArray();
  const cJSON *one;
  if (all == NULL) {
    give_up("memory", "for many calls");
  }
  cJSON_ArrayForEach(one, calls) {
    all[place].driver = driver;
    all[place].asked = one;
    if (pthread_create(&all[place].thread, NULL, make, &all[place]) != 0) {
      give_up("a thread", "can't be had");
    }
    place++;
  }
  for (place = 0; place < count; place++) {
    pthread_join(all[place].thread, NULL);
    cJSON_AddItemToArray(answers, all[place].answer);
  }
  free(all);
  return ok(answers);
}

static cJSON *answer(driver *driver, const cJSON *asked) {
  const char *name = text_of(asked, "op");
  if (strcmp(name, "open") == 0) {
    return open_client(driver, cJSON_GetObjectItemCaseSensitive(asked, "client"));
  }
  if (strcmp(name, "together") == 0) {
    return together(driver, cJSON_GetObjectItemCaseSensitive(asked, "calls"));
  }
  return call(driver, asked);
}

int main(int argc, char **argv) {
  driver driver = {false, NULL};
  char *line = NULL;
  size_t room = 0;
  if (argc != 3 || strcmp(argv[1], "--mode") != 0) {
    fprintf(stderr, "usage: %s --mode blocking|async\n", argv[0]);
    return 2;
  }
  driver.starts = strcmp(argv[2], "async") == 0;
  while (getline(&line, &room, stdin) > 0) {
    cJSON *asked = cJSON_Parse(line);
    cJSON *told = asked == NULL ? misunderstood("a line that is no JSON") : answer(&driver, asked);
    char *text = cJSON_PrintUnformatted(told);
    puts(text);
    fflush(stdout);
    cJSON_free(text);
    cJSON_Delete(told);
    cJSON_Delete(asked);
  }
  free(line);
  tillback_client_free(driver.client);
  return 0;
}
