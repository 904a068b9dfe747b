/*
 * The same refund as a C programmer would write it by hand, with libcurl, cJSON and OpenSSL's MD5: the request built and signed,
 * the reply parsed and checked. It sends the same bytes and gets no work for free: src/by_hand.rs is the same in Rust.
 */
#define _GNU_SOURCE
#include "job.h"
#include <cjson/cJSON.h>
#include <curl/curl.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

typedef struct state {
  CURL *curl;
  const job *job;
  char token[33];
  char refund_url[512];
  char query_url[512];
  unsigned long long next;
  char *reply;
  size_t held;
  size_t room;
} state;

static void hex_md5(const char *text, char out[33]) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0, place;
  if (EVP_Digest(text, strlen(text), digest, &size, EVP_md5(), NULL) != 1) {
    fail("md5", "failed");
  }
  for (place = 0; place < 16; place++) {
    snprintf(out + 2 * place, 3, "%02x", digest[place]);
  }
}

static size_t keep(char *bytes, size_t one, size_t count, void *given) {
  state *state = given;
  size_t size = one * count;
  if (state->held + size + 1 > state->room) {
    state->room = (state->held + size + 1) * 2;
    state->reply = realloc(state->reply, state->room);
    if (state->reply == NULL) {
      return 0;
    }
  }
  memcpy(state->reply + state->held, bytes, size);
  state->held += size;
  state->reply[state->held] = '\0';
  return size;
}

static void *open_curl(const job *job) {
  state *state = calloc(1, sizeof *state);
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  curl_global_init(CURL_GLOBAL_DEFAULT);
  state->curl = curl_easy_init();
  state->job = job;
  hex_md5(job->token, state->token);
  snprintf(state->refund_url, sizeof state->refund_url, "%s/app-data-search/v3/refund", job->url);
  snprintf(state->query_url, sizeof state->query_url, "%s/app-data-search/v3/tran-query", job->url);
  /* Marks of programs that ran before are known to the sandbox. */
  state->next = (unsigned long long)now.tv_sec * 1000000 + (unsigned long long)now.tv_nsec / 1000;
  curl_easy_setopt(state->curl, CURLOPT_WRITEFUNCTION, keep);
  curl_easy_setopt(state->curl, CURLOPT_WRITEDATA, state);
  curl_easy_setopt(state->curl, CURLOPT_USERAGENT, "tillback/0.1.0");
  curl_easy_setopt(state->curl, CURLOPT_PROXY, "");
  curl_easy_setopt(state->curl, CURLOPT_TIMEOUT, 50L);
  curl_easy_setopt(state->curl, CURLOPT_NOSIGNAL, 1L);
  return state;
}

/* The parsed reply, to be deleted. */
static cJSON *ask(state *state, const char *url, const cJSON *body, const char *request_id) {
  struct curl_slist *headers = NULL;
  char *text = cJSON_PrintUnformatted(body);
  char line[128];
  long status = 0;
  CURLcode code;
  cJSON *reply;
  headers = curl_slist_append(headers, "Content-Type: application/json");
  headers = curl_slist_append(headers, "Accept: application/json");
  headers = curl_slist_append(headers, "Accept-Encoding: identity");
  if (request_id != NULL) {
    snprintf(line, sizeof line, "Pockyt-Request-ID: %s", request_id);
    headers = curl_slist_append(headers, line);
  }
  state->held = 0;
  curl_easy_setopt(state->curl, CURLOPT_URL, url);
  curl_easy_setopt(state->curl, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(state->curl, CURLOPT_POSTFIELDS, text);
  curl_easy_setopt(state->curl, CURLOPT_POSTFIELDSIZE, (long)strlen(text));
  code = curl_easy_perform(state->curl);
  if (code != CURLE_OK) {
    fail("libcurl", curl_easy_strerror(code));
  }
  curl_easy_getinfo(state->curl, CURLINFO_RESPONSE_CODE, &status);
  reply = cJSON_Parse(state->reply);
  if (status != 200 || reply == NULL) {
    fail("the gateway answered", state->reply);
  }
  curl_slist_free_all(headers);
  cJSON_free(text);
  return reply;
}

static bool is(const cJSON *object, const char *name, const char *text) {
  const cJSON *member = cJSON_GetObjectItemCaseSensitive(object, name);
  return cJSON_IsString(member) && strcmp(member->valuestring, text) == 0;
}

static void refund(void *given, const char *payment, size_t place) {
  state *state = given;
  const job *job = state->job;
  char amount[16], mark[40], signed_text[512], sign[33], request_id[40];
  cJSON *body = cJSON_CreateObject(), *reply, *result;
  (void)place;
  snprintf(amount, sizeof amount, "%d.%02d", AMOUNT / 100, AMOUNT % 100);
  snprintf(mark, sizeof mark, "rf-%026llu", ++state->next);
  snprintf(request_id, sizeof request_id, "%08x-0000-4000-8000-%012llx", (unsigned)getpid(),
           state->next & 0xffffffffffffULL);
  snprintf(signed_text, sizeof signed_text,
           "currency=USD&merchantNo=%s&refundAmount=%s&refundReference=%s&settleCurrency=USD&storeNo=%s"
           "&transactionNo=%s&%s",
           job->merchant_no, amount, mark, job->store_no, payment, state->token);
  hex_md5(signed_text, sign);
  cJSON_AddStringToObject(body, "currency", "USD");
  cJSON_AddStringToObject(body, "merchantNo", job->merchant_no);
  cJSON_AddStringToObject(body, "refundAmount", amount);
  cJSON_AddStringToObject(body, "refundReference", mark);
  cJSON_AddStringToObject(body, "settleCurrency", "USD");
  cJSON_AddStringToObject(body, "storeNo", job->store_no);
  cJSON_AddStringToObject(body, "transactionNo", payment);
  cJSON_AddStringToObject(body, "verifySign", sign);
  reply = ask(state, state->refund_url, body, request_id);
  result = cJSON_GetObjectItemCaseSensitive(reply, "result");
  /* Believes nothing but a yes to this refund, this amount, this currency. */
  if (!is(reply, "ret_code", "000100") || !is(result, "transactionNo", payment) || !is(result, "refundReference", mark) ||
      !is(result, "refundAmount", amount) || !is(result, "currency", "USD") || !is(result, "status", "success")) {
    fail("the refund was answered with", state->reply);
  }
  cJSON_Delete(reply);
  cJSON_Delete(body);
}

static void look_and_refund(void *given, const char *payment) {
  state *state = given;
  const job *job = state->job;
  char signed_text[512], sign[33];
  cJSON *body = cJSON_CreateObject(), *reply, *result;
  snprintf(signed_text, sizeof signed_text, "merchantNo=%s&storeNo=%s&transactionNo=%s&%s", job->merchant_no,
           job->store_no, payment, state->token);
  hex_md5(signed_text, sign);
  cJSON_AddStringToObject(body, "merchantNo", job->merchant_no);
  cJSON_AddStringToObject(body, "storeNo", job->store_no);
  cJSON_AddStringToObject(body, "transactionNo", payment);
  cJSON_AddStringToObject(body, "verifySign", sign);
  reply = ask(state, state->query_url, body, NULL);
  result = cJSON_GetObjectItemCaseSensitive(reply, "result");
  if (!is(reply, "ret_code", "000100") || !is(result, "transactionNo", payment) || !is(result, "currency", "USD") ||
      !is(result, "status", "success")) {
    fail("the query was answered with", state->reply);
  }
  cJSON_Delete(reply);
  cJSON_Delete(body);
  refund(state, payment, 0);
}

static void prepare(void *state, char **payments, size_t count) {
  (void)state;
  (void)payments;
  (void)count;
}

static void close_curl(void *given) {
  state *state = given;
  curl_easy_cleanup(state->curl);
  curl_global_cleanup();
  free(state->reply);
  free(state);
}

int main(int argc, char **argv) {
  const contender libcurl = {open_curl, prepare, refund, look_and_refund, close_curl};
  return run(argc, argv, &libcurl);
}
