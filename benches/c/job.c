#define _GNU_SOURCE
#include "job.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

void fail(const char *what, const char *why) {
  fprintf(stderr, "%s: %s\n", what, why);
  exit(1);
}

static int64_t now_ns(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* User and system time of the whole process. */
static int64_t cpu_ns(void) {
  struct timespec used;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return (int64_t)used.tv_sec * 1000000000 + used.tv_nsec;
}

static long peak_kib(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

/* What is in memory now. */
static long resident_kib(void) {
  long pages = 0, resident = 0;
  FILE *file = fopen("/proc/self/statm", "r");
  if (file == NULL || fscanf(file, "%ld %ld", &pages, &resident) != 2) {
    fail("memory", "/proc/self/statm can't be read");
  }
  fclose(file);
  return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

static void print_time(const char *name, int64_t ns) {
  printf("\"%s\":{\"secs\":%lld,\"nanos\":%lld},", name, (long long)(ns / 1000000000), (long long)(ns % 1000000000));
}

static void print_figures(int64_t p50, int64_t p99, int64_t cpu, int64_t per_second, long kib) {
  printf("{");
  print_time("p50", p50);
  print_time("p99", p99);
  print_time("cpu_per_call", cpu);
  printf("\"calls_per_second\":%lld,\"peak_kib\":%ld}\n", (long long)per_second, kib);
  fflush(stdout);
}

static int by_size(const void *one, const void *other) {
  int64_t a = *(const int64_t *)one, b = *(const int64_t *)other;
  return (a > b) - (a < b);
}

static void read_payments(job *job) {
  char *line = NULL;
  size_t room = 0, held = 0;
  ssize_t length;
  while ((length = getline(&line, &room, stdin)) > 0) {
    line[strcspn(line, "\r\n")] = '\0';
    if (job->count == held) {
      held = held * 2 + 64;
      job->payments = realloc(job->payments, held * sizeof *job->payments);
      if (job->payments == NULL) {
        fail("memory", "for the payments");
      }
    }
    job->payments[job->count++] = strdup(line);
  }
  free(line);
}

static void serial(const job *job, const contender *contender) {
  void *state = contender->open(job);
  size_t measured = job->count - job->warm_up, place, begin;
  int64_t *laps = malloc((measured + 1) * sizeof *laps);
  int64_t cpu = 0, wall = 0;
  contender->prepare(state, job->payments, job->warm_up);
  for (place = 0; place < job->warm_up; place++) {
    contender->refund(state, job->payments[place], place);
  }
  for (begin = job->warm_up; begin < job->count; begin += BATCH) {
    size_t count = job->count - begin < BATCH ? job->count - begin : BATCH;
    int64_t cpu_start, wall_start;
    contender->prepare(state, job->payments + begin, count);
    cpu_start = cpu_ns();
    wall_start = now_ns();
    for (place = 0; place < count; place++) {
      int64_t start = now_ns();
      contender->refund(state, job->payments[begin + place], place);
      laps[begin - job->warm_up + place] = now_ns() - start;
    }
    cpu += cpu_ns() - cpu_start;
    wall += now_ns() - wall_start;
  }
  qsort(laps, measured, sizeof *laps, by_size);
  print_figures(laps[(measured - 1) / 2], laps[(measured * 99 + 99) / 100 - 1], cpu / (int64_t)measured,
                (int64_t)measured * 1000000000 / (wall + 1), peak_kib());
  free(laps);
  contender->close(state);
}

int run(int argc, char **argv, const contender *contender) {
  job job;
  void *state;
  if (argc != 7) {
    fail("arguments", "MODE URL MERCHANT STORE TOKEN WARM_UP");
  }
  memset(&job, 0, sizeof job);
  job.mode = argv[1];
  job.url = argv[2];
  job.merchant_no = argv[3];
  job.store_no = argv[4];
  job.token = argv[5];
  job.warm_up = (size_t)atol(argv[6]);
  read_payments(&job);
  if (strcmp(job.mode, "serial") == 0) {
    serial(&job, contender);
  } else if (strcmp(job.mode, "first") == 0) {
    state = contender->open(&job);
    contender->look_and_refund(state, job.payments[0]);
    print_figures(0, 0, 0, 0, peak_kib());
    contender->close(state);
  } else if (strcmp(job.mode, "idle") == 0) {
    state = contender->open(&job);
    print_figures(0, 0, 0, 0, resident_kib());
    contender->close(state);
  } else {
    fail("mode", job.mode);
  }
  return 0;
}
