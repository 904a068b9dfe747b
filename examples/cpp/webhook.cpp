// Takes one webhook, as a shop's web server would hand it over:
//
//   webhook <file with headers> <file with the body>
//
// The headers are `Name: value` lines, as they came. The body has to be the bytes as they came, because the signature is about
// them: parsed and written again they would no longer fit.
//
// Prints what happened on standard error, and on standard output the acknowledgement: the body to answer with. Ends with 0 where
// the answer to the gateway is HTTP 200, 1 where it is 403 because nobody proved to be the gateway, 3 where it is 500 so that
// the gateway sends it again, and 2 for a wrong command line.

#include <fstream>
#include <iostream>
#include <sstream>

#include "shop.hpp"

namespace {

std::string whole_file(const char *path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    throw std::invalid_argument(std::string(path) + " can't be read.");
  }
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  return first == std::string_view::npos ? "" : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

tillback::Pairs headers_of(const std::string &text) {
  tillback::Pairs headers;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const auto colon = line.find(':');
    if (colon != std::string::npos) {
      const std::string_view whole = line;
      headers.emplace_back(trimmed(whole.substr(0, colon)), trimmed(whole.substr(colon + 1)));
    }
  }
  return headers;
}

}  // namespace

int main(int count, char **arguments) {
  if (count != 3) {
    std::cerr << "usage: webhook <file with headers> <file with the body>\n";
    return 2;
  }
  try {
    const tillback::Pairs headers = headers_of(whole_file(arguments[1]));
    const std::string body = whole_file(arguments[2]);
    const tillback::Client client = shop::client();

    // Verifies, reads, and moves the refund in the journal that it speaks of.
    const tillback::Event event = client.receive_webhook(shop::account, headers, body);
    std::cerr << "News from " << tillback::name(event.gateway()) << " about a " << tillback::name(event.subject())
              << " of payment " << event.transaction_id().value_or("unknown") << ": "
              << event.status_word().value_or("no status") << '\n';

    // It can be repeated, late or replayed: the journal knows what to make of it, so look there, not at the webhook.
    for (const std::string_view key : event.refund_keys()) {
      const tillback::Refund refund = client.get_refund(std::string(key));
      std::cerr << "Refund " << key << " of " << refund.amount().to_string() << ": " << tillback::name(refund.status())
                << (refund.contradicted() ? ", but the gateway told otherwise before or since" : "") << '\n';
    }
    if (event.refund_keys().empty()) {
      std::cerr << "It is about no refund of ours.\n";
    }
    std::cout << event.acknowledgement();
    return 0;
  } catch (const tillback::SignatureInvalid &error) {
    // Wrong or missing proof, or not to be understood. Nothing was changed.
    std::cerr << error.code() << ": " << error.what() << '\n';
    return 1;
  } catch (const tillback::Error &error) {
    std::cerr << error.code() << ": " << error.what() << '\n';
    return 3;
  } catch (const std::exception &error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}
