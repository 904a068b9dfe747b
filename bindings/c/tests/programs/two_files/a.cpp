// Two files of one program include tillback.hpp: everything in it is there once, and objects pass from one file to the other.

#include <tillback/tillback.hpp>

#include <cstdio>

#include "../sandbox.h"
#include "b.hpp"

int main() {
  char *id = sandbox_payment("{\"gateway\":\"pockyt\",\"amount\":1000,\"currency\":\"USD\"}");
  int failures = 0;
  try {
    const tillback::Client client = made_elsewhere(sandbox_url("TILLBACK_POCKYT"));
    tillback::RefundRequest request;
    request.account = "us";
    request.reference = tillback::Reference::id(id);
    request.idempotency_key = "two-files";
    request.amount = tillback::Money(250, "USD");
    failures += refunded_elsewhere(client, request) == tillback::RefundStatus::Succeeded ? 0 : 1;
    failures += client.get_refund("two-files").amount() == tillback::Money::parse("2.50 USD") ? 0 : 1;
    request.idempotency_key = "too much";
    request.amount = tillback::Money(10000, "USD");
    try {
      refunded_elsewhere(client, request);
      ++failures;
    } catch (const tillback::OverRefund &error) {
      failures += error.result() == TILLBACK_OVER_REFUND ? 0 : 1;
    }
    failures += client.finish(std::chrono::seconds(10)) ? 0 : 1;
  } catch (const std::exception &error) {
    std::fprintf(stderr, "an exception got out: %s\n", error.what());
    ++failures;
  }
  failures += sandbox_refunded(id) == 250 ? 0 : 1;
  std::free(id);
  if (failures > 0) {
    std::fprintf(stderr, "%d checks failed\n", failures);
  }
  return failures == 0 ? 0 : 1;
}
