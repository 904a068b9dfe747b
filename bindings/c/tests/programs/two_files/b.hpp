#ifndef TWO_FILES_B_HPP
#define TWO_FILES_B_HPP

#include <string>

// Included once more on purpose.
#include <tillback/tillback.hpp>

tillback::Client made_elsewhere(const std::string &base_url);
tillback::RefundStatus refunded_elsewhere(const tillback::Client &client, const tillback::RefundRequest &request);

#endif
