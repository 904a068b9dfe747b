// Refunds one receipt:
//
//   refund_receipt <scanned text> <key> [<amount> [<reason>]]
//   refund_receipt 312345678901230001 order-1001-return-1 "5.00 USD" "Cup was broken"
//
// The key is yours: take it from the return in your own books, never from a clock or a dice. Whoever runs this twice with the same key
// refunds once, also when the first run crashed, lost its network or was killed.
//
// Ends with 0 where the money went back, 1 where an error says that none moved, 2 for a wrong command line, 4 where the gateway
// refused, and 5 where it is not known yet.

#include <iostream>

#include "shop.hpp"

namespace {

int tell(const tillback::Refund &refund) {
  std::cout << refund.amount().to_string() << " of " << refund.target() << ": " << tillback::name(refund.status()) << '\n';
  switch (refund.status()) {
    case tillback::RefundStatus::Succeeded:
      return 0;
    case tillback::RefundStatus::Refused:
      // Final as well: the gateway said no. Another try needs another key.
      std::cout << "The gateway's code: " << refund.gateway_code().value_or("none") << '\n';
      return 4;
    case tillback::RefundStatus::Review:
      std::cout << "A person has to look at the gateway's dashboard. What is known:\n";
      for (const tillback::HistoryEntry entry : refund.history()) {
        std::cout << "  " << entry.what() << '\n';
      }
      return 5;
    case tillback::RefundStatus::Queued:
    case tillback::RefundStatus::Pending:
    case tillback::RefundStatus::Unknown:
    default:  // and whatever a newer library tells
      std::cout << "Not known yet. Don't refund it by other means: run this again with the same key, or settle_overnight.\n";
      return 5;
  }
}

}  // namespace

int main(int count, char **arguments) {
  if (count < 3 || count > 5) {
    std::cerr << "usage: refund_receipt <scanned text> <key> [<amount> [<reason>]]\n";
    return 2;
  }
  try {
    tillback::RefundRequest request;
    request.account = shop::account;
    // A scanner reads an id, or a web address that holds one; either will do.
    request.reference = tillback::Reference::scanned(arguments[1]);
    request.idempotency_key = arguments[2];
    if (count > 3) {
      // Without an amount, all that is left of the payment goes back.
      request.amount = tillback::Money::parse(arguments[3]);
    }
    if (count > 4) {
      request.reason = arguments[4];
    }

    const tillback::Client client = shop::client();
    const tillback::Refund refund = client.refund(request);
    return tell(refund);
  } catch (const tillback::OverRefund &error) {
    // Each kind of error has a class of its own, for what a program treats differently.
    std::cerr << "That is more than is left of the payment. " << error.what() << '\n';
  } catch (const tillback::Error &error) {
    // An error means that no money moved because of this call.
    std::cerr << error.code() << ": " << error.what() << '\n';
    if (error.field()) {
      std::cerr << "It is about " << *error.field() << ".\n";
    }
    if (error.retry() == tillback::Retry::Later) {
      std::cerr << "Try again with the same key";
      if (error.retry_after()) {
        std::cerr << ", in " << error.retry_after()->count() << " milliseconds";
      }
      std::cerr << ".\n";
    }
  } catch (const std::exception &error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
  return 1;
}
