// Brings every open refund to its end: sends what was queued while the till was offline, and asks the gateway about what is pending or
// unknown. Run it by night, or whenever the network is back; several at once do no harm.
//
//   settle_overnight [<minutes>]
//
// Ends with 0 where nothing is left open, 1 for an error, 2 for a wrong command line, 5 where something is left.

#include <csignal>
#include <iostream>
#include <thread>

#include "shop.hpp"

namespace {

volatile std::sig_atomic_t interrupted = 0;

void interrupt(int) { interrupted = 1; }

}  // namespace

int main(int count, char **arguments) {
  char *end = nullptr;
  const long minutes = count > 1 ? std::strtol(arguments[1], &end, 10) : 60;
  if (count > 2 || minutes < 0 || (end != nullptr && *end != '\0')) {
    std::cerr << "usage: settle_overnight [<minutes>]\n";
    return 2;
  }
  try {
    const tillback::Client client = shop::client();

    // Ctrl-C ends the waiting, not the refunds: a handler of a signal may not do much, so a thread looks after it.
    tillback::CancelToken cancel;
    std::signal(SIGINT, interrupt);
    std::signal(SIGTERM, interrupt);
    std::future<void> watch;  // first, so that it is waited for last, when `over` is gone in any case
    std::promise<void> over;
    watch = std::async(std::launch::async, [&cancel, ended = over.get_future()] {
      while (ended.wait_for(std::chrono::milliseconds(100)) == std::future_status::timeout) {
        if (interrupted != 0) {
          cancel.cancel();
          return;
        }
      }
    });
    tillback::CallOptions options;
    options.cancel = &cancel;

    // It may throw; the settling ends then, and this call throws the same. It must not make calls that wait.
    const auto progress = [](const tillback::Refund &refund, std::size_t ended, std::size_t found) {
      std::cerr << ended << " of " << found << ": " << refund.idempotency_key() << " "
                << tillback::name(refund.status()) << '\n';
    };
    auto settled = client.settle(std::nothrow, std::chrono::minutes(minutes), progress, options);
    over.set_value();
    watch.get();
    if (!settled) {
      std::cerr << settled.error().code() << ": " << settled.error().what() << '\n';
      return 1;
    }

    const tillback::Settlement &settlement = *settled;
    std::cout << settlement.ended().size() << " ended, " << settlement.open().size() << " still open.\n";
    for (const tillback::RefundView refund : settlement.open()) {
      std::cout << refund.idempotency_key() << ": " << refund.amount().to_string() << " "
                << tillback::name(refund.status()) << " since " << std::chrono::system_clock::to_time_t(refund.created_at())
                << '\n';
    }

    // What no evidence can settle needs a person, who tells what the gateway's dashboard shows by Client::resolve.
    tillback::RefundFilter in_review;
    in_review.statuses = {tillback::RefundStatus::Review};
    bool all_ended = settlement.open().empty();
    for (const tillback::Refund &refund : client.list_refunds(in_review)) {
      std::cout << refund.idempotency_key() << ": look at payment " << refund.transaction_id().value_or(refund.target())
                << " in the gateway's dashboard.\n";
      all_ended = false;
    }

    // Lets what is still going on come to its end, so that less is left for the next time.
    static_cast<void>(client.finish(std::chrono::seconds(10)));
    return all_ended ? 0 : 5;
  } catch (const std::exception &error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
