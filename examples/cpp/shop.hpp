// What all examples share: the shop's account and settings, read from the environment. See ../README.md for the variables.

#ifndef SHOP_HPP
#define SHOP_HPP

#include <cstdlib>
#include <stdexcept>
#include <string>

#include <tillback/tillback.hpp>

namespace shop {

/** The name of our account. A client may have several, each under its own name. */
inline const char *const account = "shop";

/** An environment variable, or what stands in for it. */
inline std::string variable(const char *name, const char *otherwise = "") {
  const char *value = std::getenv(name);
  return value == nullptr || *value == '\0' ? otherwise : value;
}

inline tillback::Accounts accounts() {
  const std::string gateway = variable("TILLBACK_GATEWAY");
  const std::string base_url = variable("TILLBACK_BASE_URL");
  tillback::Accounts accounts;
  if (gateway == "pockyt") {
    tillback::Pockyt pockyt;
    pockyt.merchant_no = variable("POCKYT_MERCHANT_NO");
    pockyt.store_no = variable("POCKYT_STORE_NO");
    pockyt.token = variable("POCKYT_TOKEN");
    pockyt.base_url = base_url;
    accounts.add(account, pockyt);
  } else if (gateway == "yedpay") {
    tillback::Yedpay yedpay;
    yedpay.api_key = variable("YEDPAY_API_KEY");
    yedpay.access_token = variable("YEDPAY_ACCESS_TOKEN");
    yedpay.sign_key = variable("YEDPAY_SIGN_KEY");
    yedpay.base_url = base_url;
    accounts.add(account, yedpay);
  } else if (gateway == "paycross") {
    tillback::Paycross paycross;
    paycross.shop_id = variable("PAYCROSS_SHOP_ID");
    paycross.secret_key = variable("PAYCROSS_SECRET_KEY");
    paycross.public_key = variable("PAYCROSS_PUBLIC_KEY");
    paycross.apm_url = base_url;
    if (!base_url.empty()) {
      // A test speaks to this one host, so nothing may be asked elsewhere.
      paycross.service = tillback::Service::Apm;
    }
    accounts.add(account, paycross);
  } else {
    throw std::invalid_argument("Set TILLBACK_GATEWAY to pockyt, yedpay or paycross.");
  }
  return accounts;
}

/** A client that remembers its refunds in a file. Make one when the program begins and keep it: all threads may use it. */
inline tillback::Client client() {
  tillback::Settings settings;
  settings.journal = variable("TILLBACK_JOURNAL", "refunds.tillback");
  settings.worker = "example";
  return tillback::Client(accounts(), settings);
}

}  // namespace shop

#endif
