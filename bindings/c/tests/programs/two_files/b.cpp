#include "b.hpp"

tillback::Client made_elsewhere(const std::string &base_url) {
  tillback::Pockyt pockyt;
  pockyt.merchant_no = "200001";
  pockyt.store_no = "300001";
  pockyt.token = "sandbox-pockyt-token-000000000001";
  pockyt.base_url = base_url;
  tillback::Settings settings;
  settings.journal_in_memory = true;
  return tillback::Client(tillback::Accounts().add("us", pockyt), settings);
}

tillback::RefundStatus refunded_elsewhere(const tillback::Client &client, const tillback::RefundRequest &request) {
  return client.refund_async(request).get().status();
}
