// Every operation through tillback.hpp: throwing and not, with futures and callables; and what a program may do wrong.

#include <tillback/tillback.hpp>

#include <sys/wait.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <map>
#include <set>
#include <thread>

#include "sandbox.h"

namespace {

using namespace std::chrono_literals;

int failures = 0;

void expect_at(int line, bool holds, const char *what) {
  if (!holds) {
    std::fprintf(stderr, "line %d: not so: %s\n", line, what);
    ++failures;
  }
}

#define EXPECT(...) expect_at(__LINE__, static_cast<bool>(__VA_ARGS__), #__VA_ARGS__)

/** The error that is thrown, as the class that has to catch it. */
template <class Class, class Call>
std::optional<Class> caught_at(int line, Call &&call) {
  try {
    call();
  } catch (const Class &error) {
    return error;
  } catch (const std::exception &error) {
    std::fprintf(stderr, "line %d: another exception came: %s\n", line, error.what());
    ++failures;
    return std::nullopt;
  }
  std::fprintf(stderr, "line %d: nothing was thrown\n", line);
  ++failures;
  return std::nullopt;
}

#define CAUGHT(Class, ...) caught_at<Class>(__LINE__, [&] { static_cast<void>(__VA_ARGS__); })

template <class T>
constexpr bool only_moved = std::is_nothrow_move_constructible_v<T> && std::is_nothrow_move_assignable_v<T> &&
                            std::is_nothrow_destructible_v<T> && !std::is_copy_constructible_v<T> &&
                            !std::is_copy_assignable_v<T>;

static_assert(only_moved<tillback::Refund> && only_moved<tillback::Transaction> && only_moved<tillback::TransactionList>);
static_assert(only_moved<tillback::Settlement> && only_moved<tillback::Payee> && only_moved<tillback::Event>);
static_assert(only_moved<tillback::Check> && only_moved<tillback::Capabilities> && only_moved<tillback::ReportRow>);
static_assert(only_moved<tillback::Totals> && only_moved<tillback::Refunds> && only_moved<tillback::Transactions>);
static_assert(only_moved<tillback::Report> && only_moved<tillback::CancelToken> && only_moved<tillback::Accounts>);
static_assert(only_moved<tillback::Client>);
static_assert(std::is_nothrow_copy_constructible_v<tillback::Error> && std::is_copy_assignable_v<tillback::Error>);

template <class T, class = void>
constexpr bool walks_through_history = false;
template <class T>
constexpr bool walks_through_history<T, std::void_t<decltype(std::declval<T>().history().size())>> = true;
static_assert(walks_through_history<tillback::Refund &> && walks_through_history<tillback::RefundView>);
static_assert(!walks_through_history<tillback::Refund>, "a list would outlive its refund");

/** Moves something onto itself, past the compiler's warning. */
template <class T>
void move_onto_itself(T &object) {
  T *same = &object;
  object = std::move(*same);
}

std::string payment(const std::string &json) {
  char *id = sandbox_payment(json.c_str());
  std::string text(id);
  std::free(id);
  return text;
}

std::string pockyt_payment(long minor) {
  return payment("{\"gateway\":\"pockyt\",\"amount\":" + std::to_string(minor) + ",\"currency\":\"USD\"}");
}

void fault(const std::string &json) { sandbox_tell("POST", "/faults", json.c_str()); }

tillback::Accounts accounts() {
  tillback::Pockyt pockyt;
  pockyt.merchant_no = "200001";
  pockyt.store_no = "300001";
  pockyt.token = "sandbox-pockyt-token-000000000001";
  pockyt.base_url = sandbox_url("TILLBACK_POCKYT");
  tillback::Yedpay yedpay;
  yedpay.access_token = "sandbox-yedpay-access-token";
  yedpay.sign_key = "5a4d0b0c5a4d0b0c5a4d0b0c5a4d0b0c";
  yedpay.base_url = sandbox_url("TILLBACK_YEDPAY");
  tillback::Paycross paycross;
  paycross.shop_id = "361";
  paycross.secret_key = "sandbox:paycross:secret";
  paycross.apm_url = sandbox_url("TILLBACK_PAYCROSS_APM");
  paycross.card_url = sandbox_url("TILLBACK_PAYCROSS_CARD");
  paycross.admin_url = sandbox_url("TILLBACK_PAYCROSS_ADMIN");
  paycross.test = false;
  tillback::Accounts accounts;
  accounts.add("us", pockyt).add("hk", yedpay).add("ke", paycross);
  return accounts;
}

tillback::Settings settings() {
  tillback::Settings settings;
  settings.journal_in_memory = true;
  settings.worker = "wrapper test";
  settings.first_pause = 20ms;
  settings.quiet_period = 2s;
  settings.reply_timeout = 5s;
  return settings;
}

tillback::RefundRequest request(const std::string &account, const std::string &id, const std::string &key,
                                std::optional<tillback::Money> amount = {}) {
  tillback::RefundRequest request;
  request.account = account;
  request.reference = tillback::Reference::id(id);
  request.idempotency_key = key;
  request.amount = amount;
  return request;
}

void values() {
  using tillback::Money;
  const Money money = Money::parse("12.50 HKD");
  EXPECT(money.minor() == 1250 && money.currency() == "HKD" && money.to_string() == "12.50 HKD");
  EXPECT(money == Money(1250, "HKD") && money != Money(1250, "USD") && money != Money(1251, "HKD"));
  EXPECT(Money(1250, "JPY").to_string() == "1250 JPY" && Money(-5, "USD").to_string() == "-0.05 USD");
  EXPECT(Money((std::numeric_limits<std::int64_t>::min)(), "USD").to_string() == "-92233720368547758.08 USD");
  EXPECT(Money(1, "QQQ").to_string().empty());
  const auto precise = CAUGHT(tillback::InvalidRequest, Money::parse("12.505 HKD"));
  EXPECT(precise && precise->result() == TILLBACK_AMOUNT_TOO_PRECISE && precise->code() == "AMOUNT_TOO_PRECISE");
  EXPECT(!Money::parse(std::nothrow, "12"));
  EXPECT(Money::parse(std::nothrow, "12 QQQ").error().result() == TILLBACK_CURRENCY_UNKNOWN);
  CAUGHT(tillback::InvalidRequest, Money(1, "DOLLARS"));
  CAUGHT(tillback::InvalidRequest, Money(1, std::string_view("U\0D", 3)));

  EXPECT(tillback::name(tillback::Gateway::Yedpay) == "yedpay");
  EXPECT(tillback::name(tillback::RefundStatus::Succeeded) == "succeeded");
  EXPECT(tillback::name(tillback::TransactionStatus::PartlyRefunded) == "partly_refunded");
  EXPECT(tillback::name(tillback::ErrorKind::OverRefund) == "over_refund");
  EXPECT(tillback::name(tillback::Retry::AfterFix) == "after_fix");
  EXPECT(tillback::name(tillback::HistorySource::Webhook) == "webhook");
  EXPECT(tillback::name(tillback::Subject::Refund) == "refund");
  EXPECT(tillback::name(tillback::MayRefund::NotTold) == "not_told");
  EXPECT(tillback::name(tillback::ListScope::ByDate) == "by_date");
  EXPECT(tillback::name(tillback::LogLevel::Warn) == "warn");
  EXPECT(tillback::name(static_cast<tillback::RefundStatus>(4711)) == "unknown");
  EXPECT(tillback::result_name(TILLBACK_OVER_REFUND) == "OVER_REFUND");
  EXPECT(tillback::is_final(tillback::RefundStatus::Refused) && !tillback::is_final(tillback::RefundStatus::Unknown));
  EXPECT(!tillback::version().empty() && tillback::abi_version() == TILLBACK_ABI_VERSION);
}

void client_and_accounts() {
  tillback::Client client(accounts(), settings());
  EXPECT(client.accounts() == std::vector<std::string>({"hk", "ke", "us"}));
  EXPECT(client.check("us").account() == "us");
  const tillback::Check check = client.check(std::nothrow, "hk").value();
  EXPECT(check.gateway() == tillback::Gateway::Yedpay && !check.raw().empty());
  const auto unknown = CAUGHT(tillback::Misconfigured, client.check("nowhere"));
  EXPECT(unknown && unknown->result() == TILLBACK_UNKNOWN_ACCOUNT);
  EXPECT(client.check_async("ke").get().gateway() == tillback::Gateway::Paycross);

  const tillback::Capabilities capabilities = client.capabilities(tillback::Gateway::Pockyt);
  EXPECT(capabilities.payees() && capabilities.lists_refunds() && capabilities.partial_refunds());
  EXPECT(!capabilities.mark().empty() && !capabilities.evidence().empty() && !capabilities.proof_of_no().empty());
  CAUGHT(tillback::InvalidRequest, client.capabilities(static_cast<tillback::Gateway>(99)));

  tillback::Accounts none;
  const auto missing = none.add(std::nothrow, "shop", tillback::Yedpay());
  EXPECT(!missing && missing.error().kind() == tillback::ErrorKind::Configuration);
  tillback::Settings wrong = settings();
  wrong.reply_timeout = -1ms;
  const auto refused = tillback::Client::make(std::nothrow, accounts(), wrong);
  EXPECT(!refused && refused.error().field() == "reply_timeout");
  wrong = settings();
  wrong.journal = "/nowhere/at/all/refunds.tillback";
  CAUGHT(tillback::JournalFailed, tillback::Client(accounts(), wrong));
  tillback::Client reader{accounts()};
  const auto no_journal = CAUGHT(tillback::Misconfigured, reader.get_refund("k"));
  EXPECT(no_journal && no_journal->result() == TILLBACK_JOURNAL_MISSING);
  EXPECT(client.finish(5s));
}

void refunds(const tillback::Client &client) {
  const std::string id = pockyt_payment(10000);
  const auto before = std::chrono::system_clock::now() - 1s;
  const auto asked = request("us", id, "refund-1", tillback::Money(2500, "USD"));
  tillback::Refund refund = client.refund(asked);
  EXPECT(refund.status() == tillback::RefundStatus::Succeeded && refund.is_final());
  EXPECT(refund.amount() == tillback::Money(2500, "USD") && refund.idempotency_key() == "refund-1");
  EXPECT(refund.account() == "us" && refund.gateway() == tillback::Gateway::Pockyt && refund.target() == id);
  EXPECT(refund.transaction_id() == id && !refund.reason() && refund.gateway_refund_id() && !refund.id().empty());
  EXPECT(refund.gateway_http_status() == 200 && !refund.contradicted() && !refund.raw().empty());
  EXPECT(refund.created_at() > before && refund.updated_at() >= refund.created_at());
  EXPECT(refund.attempts().size() == 1 && refund.attempts()[0].number() == 1 && refund.attempts().front().at() > before);
  std::size_t lines = 0;
  for (const tillback::HistoryEntry entry : refund.history()) {
    EXPECT(!entry.what().empty() && entry.by() == "wrapper test" && !entry.contradicts() && entry.at() > before);
    ++lines;
  }
  EXPECT(lines == refund.history().size() && lines > 1);
  EXPECT(refund.history().back().status() == tillback::RefundStatus::Succeeded);
  EXPECT(refund.history().front().source() == tillback::HistorySource::Caller);
  try {
    static_cast<void>(refund.attempts().at(7));
    EXPECT(false);
  } catch (const std::out_of_range &) {
  }
  EXPECT(sandbox_refunded(id.c_str()) == 2500);

  // The same key is the same refund, and something else under it is a conflict.
  EXPECT(client.refund(std::nothrow, asked)->id() == refund.id() && sandbox_refunded(id.c_str()) == 2500);
  const auto reused = CAUGHT(tillback::Conflict, client.refund(request("us", id, "refund-1", tillback::Money(1, "USD"))));
  EXPECT(reused && reused->result() == TILLBACK_KEY_REUSED && reused->retry() == tillback::Retry::Never);
  const auto over = CAUGHT(tillback::OverRefund, client.refund(request("us", id, "over", tillback::Money(7501, "USD"))));
  EXPECT(over && over->code() == "OVER_REFUND" && std::string(over->what()).size() > 20);
  CAUGHT(tillback::Error, client.refund(request("us", id, "over", tillback::Money(7501, "USD"))));
  CAUGHT(std::runtime_error, client.refund(request("us", "390000000000000000", "missing")));
  const auto missing = client.refund(std::nothrow, request("us", "390000000000000000", "missing"));
  EXPECT(!missing && !missing.has_value() && missing.error().result() == TILLBACK_TRANSACTION_NOT_FOUND);
  CAUGHT(tillback::NotFound, missing.value());
  CAUGHT(tillback::InvalidRequest, client.refund(request("us", id, "nothing", tillback::Money(0, "USD"))));

  // The payment that was read saves the look-up; and the rest of it goes back.
  const tillback::Transaction transaction = client.transaction("us", tillback::Reference::id(id));
  EXPECT(transaction.status() == tillback::TransactionStatus::PartlyRefunded);
  EXPECT(transaction.refunded() == tillback::Money(2500, "USD") && transaction.refundable() == tillback::Money(7500, "USD"));
  tillback::RefundRequest rest = request("us", "", "rest");
  rest.transaction = transaction;
  rest.reason = "Zurück 客户";
  EXPECT(client.refund(rest).amount() == tillback::Money(7500, "USD"));
  EXPECT(client.get_refund("rest").reason() == "Zurück 客户" && sandbox_refunded(id.c_str()) == 10000);
  const auto again = CAUGHT(tillback::NotRefundable, client.refund(request("us", id, "again")));
  EXPECT(again && again->result() == TILLBACK_ALREADY_REFUNDED);

  // Futures and callables.
  const std::string other = pockyt_payment(5000);
  std::future<tillback::Refund> future = client.refund_async(request("us", other, "async-1", tillback::Money(100, "USD")));
  EXPECT(future.get().status() == tillback::RefundStatus::Succeeded);
  std::future<tillback::Refund> failed = client.refund_async(request("us", other, "async-2", tillback::Money(9999, "USD")));
  CAUGHT(tillback::OverRefund, failed.get());
  std::future<tillback::Refund> never = client.refund_async(request("us", other, std::string("a\0b", 3)));
  CAUGHT(tillback::InvalidRequest, never.get());
  std::promise<tillback::Money> told;
  auto only_movable = std::make_unique<int>(7);
  client
      .refund_async(request("us", other, "async-3", tillback::Money(200, "USD")),
                    [&told, seven = std::move(only_movable)](tillback::Result<tillback::Refund> result) {
                      EXPECT(*seven == 7);
                      told.set_value(result->amount());
                    })
      .value();
  EXPECT(told.get_future().get() == tillback::Money(200, "USD"));
  std::atomic<bool> called{false};
  const auto begun = client.refund_async(request("us", other, std::string("a\0b", 3)),
                                         [&called](const tillback::Result<tillback::Refund> &) { called = true; });
  EXPECT(!begun && begun.error().result() == TILLBACK_ARGUMENT_INVALID && !called);
  EXPECT(client.get_refund_async("async-3").get().amount() == tillback::Money(200, "USD"));

  // Declined is a status.
  fault(R"({"gateway":"pockyt","operation":"refund","fault":{"kind":"decline","message":"no"}})");
  const tillback::Refund declined = client.refund(request("us", other, "declined", tillback::Money(100, "USD")));
  EXPECT(declined.status() == tillback::RefundStatus::Refused && declined.gateway_code());
  EXPECT(sandbox_refunded(other.c_str()) == 300);

  // Pending, then followed.
  const std::string card = payment(R"({"gateway":"paycross","amount":5000,"currency":"USD","method":"m_pesa"})");
  fault(R"({"gateway":"paycross","operation":"refund","fault":{"kind":"pending_refund","ms":3000}})");
  tillback::RefundRequest pending = request("ke", card, "pending", tillback::Money(1000, "USD"));
  pending.reason = "torn";
  pending.deadline = 1500ms;
  EXPECT(!client.refund(pending).is_final());
  EXPECT(client.wait_for_refund("pending", 10s).status() == tillback::RefundStatus::Succeeded);
  EXPECT(client.wait_for_refund(std::nothrow, "pending", -5s)->is_final());
  EXPECT(client.wait_for_refund_async("pending", 10s).get().is_final());
  CAUGHT(tillback::NotFound, client.wait_for_refund("no such key", 1s));
  const auto not_in_review = CAUGHT(tillback::Conflict, client.resolve("pending", tillback::Outcome::Refused, "I asked"));
  EXPECT(not_in_review && not_in_review->result() == TILLBACK_NOT_IN_REVIEW);
  CAUGHT(tillback::Conflict, client.resolve_async("pending", tillback::Outcome::Refused, "I asked").get());
}

void errors() {
  const tillback::Client client(accounts(), settings());
  const std::string id = pockyt_payment(1000);

  // An error is copied freely, also as its base.
  const auto over = CAUGHT(tillback::OverRefund, client.refund(request("us", id, "e-1", tillback::Money(1001, "USD"))));
  std::optional<tillback::Error> kept;
  {
    tillback::Error copy = *over;
    kept = copy;
    tillback::Error moved = std::move(copy);
    EXPECT(copy.code() == moved.code());
    move_onto_itself(moved);
    EXPECT(moved.code() == "OVER_REFUND");
  }
  EXPECT(kept->code() == "OVER_REFUND" && std::string(kept->what()) == over->what());
  CAUGHT(tillback::OverRefund, kept->raise());
  CAUGHT(tillback::OverRefund, std::rethrow_exception(kept->as_exception()));

  fault(R"({"gateway":"pockyt","operation":"query","fault":{"kind":"status","status":429,"retry_after":3}})");
  tillback::CallOptions brief;
  brief.timeout = 900ms;
  const auto limited = client.transaction(std::nothrow, "us", tillback::Reference::id(id), brief);
  EXPECT(!limited && limited.error().kind() == tillback::ErrorKind::RateLimited && limited.error().http_status() == 429);
  EXPECT(limited.error().retry_after() == 3000ms && limited.error().retry() == tillback::Retry::Later);
  EXPECT(!over->http_status() && !over->retry_after() && !over->gateway_code() && !over->request_id());
  sandbox_tell("DELETE", "/faults", "");

  sandbox_tell("POST", "/gateways/pockyt/down", "");
  const auto unreachable = CAUGHT(tillback::Unreachable, client.refund(request("us", id, "e-2", tillback::Money(1, "USD"))));
  EXPECT(unreachable && unreachable->retry() == tillback::Retry::Later);
  sandbox_tell("POST", "/gateways/pockyt/up", "");
  EXPECT(client.refund(request("us", id, "e-2", tillback::Money(1, "USD"))).status() == tillback::RefundStatus::Succeeded);

  fault(R"({"gateway":"pockyt","operation":"query","fault":"hang-before"})");
  CAUGHT(tillback::TimedOut, client.transaction("us", tillback::Reference::id(id), brief));
  sandbox_tell("DELETE", "/faults", "");

  // Limits that are over already count as the shortest one.
  tillback::CallOptions over_already;
  over_already.timeout = -1h;
  fault(R"({"gateway":"pockyt","operation":"query","fault":{"kind":"delay","ms":300}})");
  CAUGHT(tillback::TimedOut, client.transaction("us", tillback::Reference::id(id), over_already));
  sandbox_tell("DELETE", "/faults", "");
  tillback::CallOptions long_enough;
  long_enough.timeout = (std::chrono::milliseconds::max)();
  EXPECT(client.transaction("us", tillback::Reference::id(id), long_enough).id() == id);

  // A result shows what it has, and throws what it has not.
  const tillback::Result<int> good = 7;
  EXPECT(good && *good == 7 && good.value() == 7);
  try {
    static_cast<void>(good.error());
    EXPECT(false);
  } catch (const std::bad_variant_access &) {
  }
  const tillback::Result<void> bad = *over;
  EXPECT(!bad && bad.error().code() == "OVER_REFUND");
  CAUGHT(tillback::OverRefund, bad.value());
  CAUGHT(tillback::OverRefund, tillback::Result<int>(*over).value());
}

void text_with_a_nul() {
  using namespace std::string_literals;
  const tillback::Client client(accounts(), settings());
  const std::string id = pockyt_payment(1000);
  const auto refused = [](const tillback::Error &error, std::string_view field) {
    return error.result() == TILLBACK_ARGUMENT_INVALID && error.code() == "ARGUMENT_INVALID" && error.field() == field &&
           error.kind() == tillback::ErrorKind::InvalidRequest && error.retry() == tillback::Retry::Never;
  };
  // A cut key would name another intent.
  EXPECT(refused(client.refund(std::nothrow, request("us", id, "key\0one"s)).error(), "idempotency_key"));
  EXPECT(refused(client.refund(std::nothrow, request("us\0"s, id, "key")).error(), "account"));
  EXPECT(refused(client.refund(std::nothrow, request("us", id + "\0"s, "key")).error(), "reference"));
  auto torn = request("us", id, "key");
  torn.reason = "to\0rn"s;
  const auto error = CAUGHT(tillback::InvalidRequest, client.refund(torn));
  EXPECT(error && refused(*error, "reason"));
  EXPECT(refused(client.get_refund(std::nothrow, "\0"s).error(), "idempotency_key"));
  EXPECT(refused(client.find(std::nothrow, "us", tillback::Reference::merchant("a\0b"s)).error(), "reference"));
  EXPECT(refused(client.verify_webhook(std::nothrow, "hk", {{"A", "b\0"s}}, "").error(), "headers"));
  EXPECT(refused(client.update_payee(std::nothrow, "us", "1", {{"em\0ail"s, "b"}}).error(), "changes"));
  EXPECT(refused(client.report(std::nothrow, tillback::ReportRequest::of_references("us", {tillback::Reference::id("a\0"s)})).error(), "references"));
  EXPECT(refused(tillback::Money::parse(std::nothrow, "1 USD\0"s).error(), "typed"));
  tillback::Settings wrong;
  wrong.journal = "refunds\0.tillback"s;
  EXPECT(refused(tillback::Client::make(std::nothrow, accounts(), wrong).error(), "journal"));
  tillback::Accounts none;
  EXPECT(refused(none.add(std::nothrow, "a\0"s, tillback::Yedpay()).error(), "name"));
  EXPECT(!client.get_refund(std::nothrow, "key") && sandbox_refunded(id.c_str()) == 0);
  // What is not UTF-8 is refused by the library.
  EXPECT(refused(client.get_refund(std::nothrow, "\xff").error(), "idempotency_key"));
}

void moves() {
  tillback::Client client(accounts(), settings());
  const std::string id = pockyt_payment(3000);
  tillback::Refund refund = client.refund(request("us", id, "m-1", tillback::Money(100, "USD")));
  move_onto_itself(refund);
  EXPECT(refund.idempotency_key() == "m-1");
  tillback::Refund moved = std::move(refund);
  EXPECT(moved.idempotency_key() == "m-1" && moved && !refund && refund.c() == nullptr);
  CAUGHT(tillback::InvalidRequest, refund.status());
  CAUGHT(tillback::InvalidRequest, refund.idempotency_key());
  CAUGHT(tillback::InvalidRequest, refund.attempts());
  CAUGHT(tillback::InvalidRequest, tillback::RefundView().amount());
  tillback::Refund second = client.refund(request("us", id, "m-2", tillback::Money(200, "USD")));
  second = std::move(moved);
  EXPECT(second.idempotency_key() == "m-1");
  moved = client.get_refund("m-2");
  EXPECT(moved.idempotency_key() == "m-2");
  std::vector<tillback::Refund> many;
  many.push_back(std::move(moved));
  many.push_back(std::move(second));
  std::sort(many.begin(), many.end(), [](const tillback::Refund &one, const tillback::Refund &other) {
    return one.idempotency_key() < other.idempotency_key();
  });
  EXPECT(many[0].idempotency_key() == "m-1" && many[1].idempotency_key() == "m-2");
  std::swap(many[0], many[1]);
  EXPECT(many[0].idempotency_key() == "m-2");
  tillback_refund *c = many[0].release();
  EXPECT(!many[0]);
  tillback::Refund back(c);
  EXPECT(back.idempotency_key() == "m-2");

  tillback::Transaction transaction = client.transaction("us", tillback::Reference::id(id));
  tillback::Transaction other_transaction = std::move(transaction);
  CAUGHT(tillback::InvalidRequest, transaction.id());
  const auto no_field = CAUGHT(tillback::InvalidRequest, transaction.field("/ret_code"));
  EXPECT(no_field && no_field->result() == TILLBACK_ARGUMENT_INVALID);
  transaction = std::move(other_transaction);
  EXPECT(transaction.id() == id);

  // A view of a transaction that is gone is noticed by the library.
  tillback::RefundRequest dangling = request("us", "", "m-3");
  {
    const tillback::Transaction brief = client.transaction("us", tillback::Reference::id(id));
    dangling.transaction = brief;
  }
  EXPECT(client.refund(std::nothrow, dangling).error().result() == TILLBACK_ARGUMENT_INVALID);

  tillback::Refunds list = client.list_refunds();
  tillback::Refunds moved_list = std::move(list);
  CAUGHT(tillback::InvalidRequest, list.next());
  CAUGHT(tillback::InvalidRequest, list.begin());
  CAUGHT(tillback::InvalidRequest, list.next_async().get());
  EXPECT(moved_list.next()->idempotency_key() == "m-1");
  tillback::Report report = client.report(tillback::ReportRequest::of_journal());
  tillback::Report moved_report = std::move(report);
  CAUGHT(tillback::InvalidRequest, report.next());
  CAUGHT(tillback::InvalidRequest, report.tally());
  CAUGHT(tillback::InvalidRequest, report.totals(tillback::Dimension::Day));
  CAUGHT(tillback::InvalidRequest, report.position());
  CAUGHT(tillback::InvalidRequest, report.save(0));
  CAUGHT(tillback::InvalidRequest, report.finish());
  tillback::Settlement settlement = client.settle(1s);
  tillback::Settlement moved_settlement = std::move(settlement);
  CAUGHT(tillback::InvalidRequest, settlement.ended());
  EXPECT(moved_settlement.open().empty());

  tillback::CancelToken token;
  tillback::CancelToken moved_token = std::move(token);
  EXPECT(!moved_token.is_cancelled() && !token.is_cancelled());
  CAUGHT(tillback::InvalidRequest, token.cancel());
  tillback::CallOptions options;
  options.cancel = &token;
  EXPECT(client.check(std::nothrow, "us", options).error().field() == "cancel");
  EXPECT(client.settle(std::nothrow, 1s, options).error().field() == "cancel");

  tillback::Accounts some = accounts();
  tillback::Accounts moved_accounts = std::move(some);
  CAUGHT(tillback::InvalidRequest, some.add("hk", tillback::Yedpay()));
  CAUGHT(tillback::InvalidRequest, tillback::Client{some});

  tillback::Client moved_client = std::move(client);
  const auto gone = CAUGHT(tillback::InvalidRequest, client.accounts());
  EXPECT(gone && gone->result() == TILLBACK_ARGUMENT_INVALID && gone->field() == "client");
  CAUGHT(tillback::InvalidRequest, client.refund(request("us", id, "m-4")));
  CAUGHT(tillback::InvalidRequest, client.refund_async(request("us", id, "m-4")).get());
  CAUGHT(tillback::InvalidRequest, client.list_refunds());
  CAUGHT(tillback::InvalidRequest, client.settle(1s));
  CAUGHT(tillback::InvalidRequest, client.finish(1s));
  EXPECT(client.c() == nullptr);
  client = std::move(moved_client);
  move_onto_itself(client);
  EXPECT(client.accounts().size() == 3);

  // A list keeps its client.
  std::optional<tillback::Client> short_lived(std::move(client));
  tillback::Refunds outliving = short_lived->list_refunds();
  short_lived.reset();
  EXPECT(outliving.next()->idempotency_key() == "m-1" && outliving.next() && !outliving.next() && !outliving.next());
}

void cancellation() {
  const tillback::Client client(accounts(), settings());
  const std::string id = pockyt_payment(1000);
  tillback::CancelToken token;
  tillback::CallOptions options;
  options.cancel = &token;
  // The refund is carried out, its answer comes late: who stops waiting is told that it is not known yet.
  fault(R"({"gateway":"pockyt","operation":"refund","fault":{"kind":"delay","ms":1200}})");
  std::thread stopper([&token, &id] {
    while (sandbox_refunded(id.c_str()) == 0) {
      std::this_thread::sleep_for(5ms);
    }
    token.cancel();
  });
  const tillback::Refund stopped = client.refund(request("us", id, "c-1", tillback::Money(400, "USD")), options);
  stopper.join();
  EXPECT(stopped.status() == tillback::RefundStatus::Unknown && token.is_cancelled());
  const auto cancelled = CAUGHT(tillback::Cancelled, client.check("us", options));
  EXPECT(cancelled && cancelled->result() == TILLBACK_CANCELLED);
  CAUGHT(tillback::Cancelled, client.refund(request("us", id, "c-2", tillback::Money(1, "USD")), options));
  EXPECT(client.finish(20s));
  EXPECT(client.get_refund("c-1").status() == tillback::RefundStatus::Succeeded && sandbox_refunded(id.c_str()) == 400);
  EXPECT(!client.get_refund(std::nothrow, "c-2"));

  // A started call may outlive the token it was given.
  fault(R"({"gateway":"pockyt","operation":"query","fault":"hang-before"})");
  std::future<tillback::Transaction> waiting;
  {
    tillback::CancelToken brief;
    tillback::CallOptions with;
    with.cancel = &brief;
    waiting = client.transaction_async("us", tillback::Reference::id(id), with);
    brief.cancel();
  }
  CAUGHT(tillback::Cancelled, waiting.get());
  sandbox_tell("DELETE", "/faults", "");

  // Nor does the client have to stay.
  std::future<tillback::Refund> future;
  {
    const tillback::Client brief(accounts(), settings());
    future = brief.refund_async(request("us", id, "c-3", tillback::Money(100, "USD")));
  }
  EXPECT(future.get().status() == tillback::RefundStatus::Succeeded);
}

void many(const tillback::Client &client) {
  std::vector<std::string> ids;
  std::vector<tillback::RefundRequest> requests;
  for (int place = 0; place < 6; ++place) {
    ids.push_back(pockyt_payment(1000));
    requests.push_back(request("us", ids.back(), "many-" + std::to_string(place), tillback::Money(10, "USD")));
  }
  requests[4].amount = tillback::Money(5000, "USD");
  std::map<std::size_t, std::string> ended;
  const auto note = [&ended](std::size_t index, const tillback::Result<tillback::Refund> &result) {
    ended[index] = result ? std::string(result->idempotency_key()) : std::string(result.error().code());
  };
  tillback::Tally tally = client.refund_many(requests, note);
  EXPECT(tally.answered == 5 && tally.failed == 1 && ended.size() == 6);
  EXPECT(ended[0] == "many-0" && ended[5] == "many-5" && ended[4] == "OVER_REFUND");
  tillback::ManyOptions options;
  options.at_once = 2;
  tally = client.refund_many(std::nothrow, requests, note, options).value();
  EXPECT(tally.answered == 5 && sandbox_refunded(ids[0].c_str()) == 10);
  options.at_once = 5000;
  EXPECT(client.refund_many(std::nothrow, requests, note, options).error().result() == TILLBACK_OPTION_INVALID);
  EXPECT(client.refund_many({}, note).answered == 0);
  EXPECT(client.refund_many_async(requests, note).get().answered == 5);
  std::promise<std::size_t> told;
  client
      .refund_many_async(requests, note,
                         [&told](const tillback::Result<tillback::Tally> &result) { told.set_value(result->failed); })
      .value();
  EXPECT(told.get_future().get() == 1);

  std::set<std::string> read;
  const auto each = [&read](std::size_t, const tillback::Result<tillback::Transaction> &result) {
    if (result) {
      read.emplace(result->id());
    }
  };
  std::vector<std::string> asked = ids;
  asked.push_back("390000000000000000");
  tally = client.query_many("us", tillback::Reference::list(asked), each);
  EXPECT(tally.answered == 6 && tally.failed == 1 && read == std::set<std::string>(ids.begin(), ids.end()));
  EXPECT(client.query_many_async("us", tillback::Reference::list(asked), each).get().answered == 6);
  const auto nowhere = client.query_many(std::nothrow, "nowhere", tillback::Reference::list(asked), each);
  EXPECT(!nowhere && nowhere.error().result() == TILLBACK_UNKNOWN_ACCOUNT);

  // What `each` throws ends the rest, and comes out of the call.
  struct Enough {};
  options = tillback::ManyOptions();
  options.at_once = 1;
  for (const bool started : {false, true}) {
    for (const bool no_throw : {false, true}) {
      std::size_t calls = 0;
      tillback::CancelToken outer;
      tillback::CallOptions limits;
      limits.cancel = &outer;
      const auto throwing = [&calls](std::size_t, const tillback::Result<tillback::Transaction> &) {
        ++calls;
        throw Enough();
      };
      try {
        if (started) {
          client.query_many_async("us", tillback::Reference::list(ids), throwing, options, limits).get();
        } else if (no_throw) {
          static_cast<void>(
              client.query_many(std::nothrow, "us", tillback::Reference::list(ids), throwing, options, limits));
        } else {
          client.query_many("us", tillback::Reference::list(ids), throwing, options, limits);
        }
        EXPECT(false);
      } catch (const Enough &) {
      }
      // The caller's own token is untouched, and still works.
      EXPECT(calls == 1 && !outer.is_cancelled());
    }
  }
  tillback::CancelToken outer;
  tillback::CallOptions limits;
  limits.cancel = &outer;
  std::size_t answered = 0, refused = 0;
  const auto stopping = [&](std::size_t, const tillback::Result<tillback::Transaction> &result) {
    ++(result ? answered : refused);
    outer.cancel();
  };
  const auto stopped =
      client.query_many(std::nothrow, "us", tillback::Reference::list(ids), stopping, options, limits);
  EXPECT(outer.is_cancelled() && answered == 1);
  EXPECT(stopped ? stopped->failed == 5 : stopped.error().result() == TILLBACK_CANCELLED);
  EXPECT(!client.query_many(std::nothrow, "us", tillback::Reference::list(ids), stopping, options, limits) ||
         answered == 1);

  // Exceptions from refunds: what was sent is in the journal, what was not is not.
  std::vector<tillback::RefundRequest> more;
  for (int place = 0; place < 6; ++place) {
    more.push_back(request("us", ids[static_cast<std::size_t>(place)], "more-" + std::to_string(place),
                           tillback::Money(10, "USD")));
  }
  try {
    client.refund_many(more, [](std::size_t, const tillback::Result<tillback::Refund> &) { throw Enough(); }, options);
    EXPECT(false);
  } catch (const Enough &) {
  }
  EXPECT(client.finish(20s));
  for (std::size_t place = 0; place < more.size(); ++place) {
    const auto known = client.get_refund(std::nothrow, more[place].idempotency_key);
    EXPECT(sandbox_refunded(ids[place].c_str()) == (place == 4 ? 0 : 10) + (known ? 10 : 0));
  }
}

void journal() {
  const tillback::Client client(accounts(), settings());
  const std::string id = pockyt_payment(9000);
  const auto before = std::chrono::system_clock::now() - 1s;
  for (int place = 0; place < 4; ++place) {
    const tillback::Refund queued =
        client.queue_refund(request("us", id, "q-" + std::to_string(place), tillback::Money(100, "USD")));
    EXPECT(queued.status() == tillback::RefundStatus::Queued && !queued.transaction_id() && queued.attempts().empty());
  }
  CAUGHT(tillback::InvalidRequest, client.queue_refund(request("us", id, "no amount")));
  EXPECT(client.queue_refund_async(request("us", id, "q-4", tillback::Money(100, "USD"))).get().account() == "us");
  EXPECT(sandbox_refunded(id.c_str()) == 0);

  std::vector<std::string> keys;
  for (tillback::Refund &refund : client.list_refunds()) {
    keys.emplace_back(refund.idempotency_key());
  }
  EXPECT(keys == std::vector<std::string>({"q-0", "q-1", "q-2", "q-3", "q-4"}));
  tillback::RefundFilter filter;
  filter.statuses = {tillback::RefundStatus::Queued};
  filter.from = before;
  filter.to = std::chrono::system_clock::now() + 1h;
  filter.account = "us";
  tillback::Refunds list = client.list_refunds(filter);
  EXPECT(std::count_if(list.begin(), list.end(), [](const tillback::Refund &) { return true; }) == 5);
  filter.to = before;
  filter.from.reset();
  EXPECT(!client.list_refunds(filter).next() && !client.list_refunds(filter).next(std::nothrow).value());
  filter.from = client.get_refund("q-4").created_at();
  filter.to.reset();
  EXPECT(client.list_refunds(filter).next()->idempotency_key() == "q-4");
  tillback::Refunds later = client.list_refunds();
  EXPECT(later.next_async().get()->idempotency_key() == "q-0");
  std::promise<std::string> told;
  later
      .next_async([&told](const tillback::Result<std::optional<tillback::Refund>> &result) {
        told.set_value(std::string(result.value()->idempotency_key()));
      })
      .value();
  EXPECT(told.get_future().get() == "q-1");

  // What `progress` throws comes out of settling; the rest is settled the next time.
  struct Enough {};
  try {
    static_cast<void>(client.settle(20s, [](const tillback::Refund &, std::size_t, std::size_t) { throw Enough(); }));
    EXPECT(false);
  } catch (const Enough &) {
  }
  std::size_t last = 0, all = 0;
  const tillback::Settlement settlement =
      client.settle(20s, [&](const tillback::Refund &refund, std::size_t ended, std::size_t found) {
        EXPECT(refund.is_final());
        last = ended;
        all = found;
      });
  EXPECT(last == settlement.ended().size() && all >= last && settlement.open().empty());
  for (const tillback::RefundView refund : settlement.ended()) {
    EXPECT(refund.status() == tillback::RefundStatus::Succeeded && refund.history().size() > 1);
  }
  EXPECT(client.finish(20s) && sandbox_refunded(id.c_str()) == 500);
  EXPECT(client.settle(std::nothrow, 1s)->ended().empty());
  EXPECT(client.settle(1s).c() != nullptr);
  client.queue_refund(request("us", id, "q-5", tillback::Money(100, "USD")));
  const tillback::Settlement later_on = client.settle_async(20s).get();
  EXPECT(later_on.ended().size() == 1 && later_on.ended()[0].idempotency_key() == "q-5");
  EXPECT(client.settle_async(20s, [](const tillback::Refund &, std::size_t, std::size_t) {}).get().c()->open_count == 0);
  client.queue_refund(request("us", id, "q-6", tillback::Money(100, "USD")));
  CAUGHT(Enough, client.settle_async(20s, [](const tillback::Refund &, std::size_t, std::size_t) { throw Enough(); }).get());
  std::promise<std::size_t> settled;
  client
      .settle_async(20s, [&settled](const tillback::Result<tillback::Settlement> &result) {
        settled.set_value(result->open().size());
      })
      .value();
  EXPECT(settled.get_future().get() == 0);
  EXPECT(client.check_journal().empty() && client.check_journal_async().get().empty());
}

void payments(const tillback::Client &client) {
  for (int one = 0; one < 12; ++one) {
    payment(R"({"gateway":"yedpay","amount":1000,"currency":"HKD"})");
  }
  const std::string id = payment(R"({"gateway":"pockyt","amount":3000,"currency":"USD","reference":"cpp-order"})");
  client.refund(request("us", id, "p-1", tillback::Money(1000, "USD")));
  const tillback::Transaction transaction = client.transaction("us", tillback::Reference::merchant("cpp-order"));
  EXPECT(transaction.id() == id && transaction.account() == "us" && transaction.gateway() == tillback::Gateway::Pockyt);
  EXPECT(transaction.reference() == "cpp-order" && transaction.kind() == "payment" && !transaction.parent_id());
  EXPECT(transaction.amount() == tillback::Money(3000, "USD") && !transaction.status_word().empty());
  EXPECT(transaction.lists_refunds() && transaction.refunds().size() == 1);
  EXPECT(transaction.refunds()[0].amount() == tillback::Money(1000, "USD") && transaction.refunds()[0].id());
  EXPECT(!transaction.method() && !transaction.raw().empty() && !transaction.paid_at());
  EXPECT(transaction.field("/transactionNo") == id && !transaction.field(std::nothrow, "/no/such/field").value());
  CAUGHT(tillback::NotFound, client.transaction("us", tillback::Reference::merchant("no such order")));
  EXPECT(client.transaction_async("us", tillback::Reference::scanned(id)).get().id() == id);
  const tillback::Transaction yedpay = client.transaction("hk", tillback::Reference::id(payment(R"({"gateway":"yedpay","amount":1000,"currency":"HKD"})")));
  EXPECT(yedpay.status() == tillback::TransactionStatus::Paid && yedpay.created_at() && !yedpay.lists_refunds());
  EXPECT(*yedpay.created_at() <= std::chrono::system_clock::now() + 1h && yedpay.refunds().empty());

  for (int one = 0; one < 3; ++one) {
    payment(R"({"gateway":"paycross","amount":3100,"currency":"USD","method":"m_pesa","reference":"cart-77"})");
  }
  const tillback::TransactionList found = client.find("ke", tillback::Reference::merchant("cart-77"));
  EXPECT(found.size() == 3 && !found.empty() && found[0].amount() == tillback::Money(3100, "USD"));
  for (const tillback::TransactionView one : found) {
    EXPECT(one.reference() == "cart-77" && !one.refunded());
  }
  EXPECT(client.find(std::nothrow, "us", tillback::Reference::id("390000000000000000"))->empty());
  EXPECT(client.find_async("ke", tillback::Reference::merchant("cart-77")).get().size() == 3);
  CAUGHT(tillback::InvalidRequest, client.find("ke", {"x", static_cast<tillback::ReferenceKind>(77)}));

  EXPECT(client.wait_for("us", tillback::Reference::id(id), tillback::Until::refundable(), 5s).id() == id);
  EXPECT(client.wait_for("us", tillback::Reference::id(id), tillback::TransactionStatus::PartlyRefunded, 5s).id() == id);
  EXPECT(client.wait_for(std::nothrow, "us", tillback::Reference::id(id), tillback::Until::settled(), 100ms)->id() == id);
  EXPECT(client.wait_for_async("us", tillback::Reference::id(id), tillback::Until::refundable(), 5s).get().id() == id);

  std::size_t listed = 0;
  tillback::TransactionFilter filter;
  filter.page_size = 3;
  for (tillback::Transaction &one : client.transactions("hk", filter)) {
    EXPECT(one.gateway() == tillback::Gateway::Yedpay);
    ++listed;
  }
  EXPECT(listed >= 10);
  tillback::Transactions list = client.transactions("hk");
  EXPECT(list.next() && list.next(std::nothrow).value() && list.next_async().get());
  CAUGHT(tillback::Unsupported, client.transactions("us"));
  filter.to = std::chrono::system_clock::now() - 24h;
  filter.from = std::chrono::system_clock::now();
  EXPECT(client.transactions(std::nothrow, "hk", filter).error().result() == TILLBACK_OPTION_INVALID);
}

void reports(const tillback::Client &client) {
  const std::string one = pockyt_payment(3000), two = pockyt_payment(2000);
  client.refund(request("us", one, "r-1", tillback::Money(1000, "USD")));
  auto asked = tillback::ReportRequest::of_references("us", tillback::Reference::list({one, two, one, "390000000000000000"}));
  asked.checkpoint = "cpp";
  tillback::Report report = client.report(asked);
  EXPECT(report.position() == 0);
  std::size_t rows = 0, wrong = 0;
  for (tillback::ReportRow &row : report) {
    ++rows;
    EXPECT(row.account() == "us" && row.gateway() == tillback::Gateway::Pockyt && !row.asked().empty());
    if (row.error()) {
      ++wrong;
      EXPECT(row.error()->kind() == tillback::ErrorKind::NotFound && !row.transaction() && !row.paid());
    } else if (row.transaction()->id() == one) {
      EXPECT(row.paid() == tillback::Money(3000, "USD") && row.refunded() == tillback::Money(1000, "USD"));
      EXPECT(row.refundable() == tillback::Money(2000, "USD") && row.agreement() == "agrees" && !row.disagrees());
      EXPECT(row.refunds().size() == 1 && row.refunds()[0].idempotency_key() == "r-1");
      EXPECT(!row.ours() && !row.theirs() && !row.elsewhere_at());
    }
  }
  EXPECT(rows == 3 && wrong == 1);
  const tillback::ReportTally tally = report.tally();
  EXPECT(tally.rows == 3 && tally.failed == 1 && tally.duplicates == 1 && tally.left_out == 0 && tally.disagreeing == 0);
  const tillback::Totals totals = report.totals(tillback::Dimension::Gateway);
  EXPECT(totals.size() == 1 && totals[0].label() == "pockyt" && totals[0].currency() == "USD");
  EXPECT(totals[0].paid() == "50.00" && totals[0].refunded() == "10.00" && totals[0].refundable() == "40.00");
  for (const tillback::Total total : totals) {
    EXPECT(total.rows() == 2 && total.disagreeing() == 0);
  }
  CAUGHT(tillback::InvalidRequest, report.totals(static_cast<tillback::Dimension>(77)));
  report.save(4711);
  EXPECT(client.report(asked).position() == 4711);
  report.finish();
  EXPECT(client.report(asked).position() == 0);

  tillback::Report of_journal = client.report_async(tillback::ReportRequest::of_journal()).get();
  EXPECT(of_journal.next_async().get() && of_journal.next());
  std::promise<bool> told;
  client.report_async(asked, [&told](tillback::Result<tillback::Report> result) { told.set_value(result.has_value()); })
      .value();
  EXPECT(told.get_future().get());
  const auto no_days = client.report(std::nothrow, tillback::ReportRequest::of_days("us", "2026-11-01", "2026-11-02"));
  EXPECT(!no_days && no_days.error().kind() == tillback::ErrorKind::Unsupported);
  CAUGHT(tillback::Error, client.report(tillback::ReportRequest::of_csv("us", "/nowhere.csv", "id")));
  tillback::Report unsaved = client.report(tillback::ReportRequest::of_references("us", {tillback::Reference::id(one)}));
  EXPECT(unsaved.save(std::nothrow, 1).error().result() == TILLBACK_OPTION_INVALID);
}

void payees(const tillback::Client &client) {
  tillback::PayeeRequest ada;
  ada.account = "us";
  ada.first_name = "Ada";
  ada.last_name = "Lovelace";
  ada.email = "ada@example.org";
  ada.country_code = "US";
  ada.customer_code = "ada-1";
  ada.date_of_birth = "1990-05-17";
  ada.state = "NY";
  ada.city = "New York";
  ada.street = "1 Broadway";
  ada.zip = "10004";
  const tillback::Payee payee = client.register_payee(ada);
  EXPECT(!payee.customer_no().empty() && payee.email() == "ada@example.org" && payee.customer_code() == "ada-1");
  EXPECT(client.register_payee_async(ada).get().customer_no() == payee.customer_no());
  EXPECT(client.payee("us", tillback::PayeeReference::customer_code("ada-1")).first_name() == "Ada");
  EXPECT(client.payee_async("us", tillback::PayeeReference::email("ada@example.org")).get().last_name() == "Lovelace");
  CAUGHT(tillback::NotFound, client.payee("us", tillback::PayeeReference::customer_no("1")));
  const std::string number(payee.customer_no());
  EXPECT(client.update_payee("us", number, {{"email", "ada2@example.org"}}).email() == "ada2@example.org");
  EXPECT(client.update_payee_async("us", number, {{"street", "1 Main Street"}}).get().customer_no() == number);
  CAUGHT(tillback::Unsupported, client.register_payee([&] {
    tillback::PayeeRequest elsewhere = ada;
    elsewhere.account = "hk";
    return elsewhere;
  }()));
}

void webhooks(const tillback::Client &client) {
  const std::string body = "status=success&amount=1.00";
  const auto forged = CAUGHT(tillback::SignatureInvalid, client.verify_webhook("hk", {{"Content-Type", "x"}}, body));
  EXPECT(forged && forged->result() == TILLBACK_SIGNATURE_INVALID);
  EXPECT(client.receive_webhook(std::nothrow, "hk", {}, body).error().kind() == tillback::ErrorKind::Signature);
  CAUGHT(tillback::SignatureInvalid, client.receive_webhook_async("hk", {}, body).get());
  EXPECT(!client.verify_webhook(std::nothrow, "hk", {}, ""));

  // PayCross proves itself by the shop's own credentials.
  const std::string id = payment(R"({"gateway":"paycross","amount":5000,"currency":"USD","method":"m_pesa"})");
  const tillback::Refund refund = client.refund([&] {
    auto asked = request("ke", id, "w-1", tillback::Money(1000, "USD"));
    asked.reason = "torn";
    return asked;
  }());
  const std::string news = R"({"transaction":{"uid":")" + std::string(refund.gateway_refund_id().value_or("")) +
                           R"(","type":"refund","status":"successful","amount":1000,"currency":"USD","parent_uid":")" + id +
                           R"(","test":false,"message":"ok"}})";
  const tillback::Pairs headers = {{"Authorization", "Basic MzYxOnNhbmRib3g6cGF5Y3Jvc3M6c2VjcmV0"}};
  const tillback::Event event = client.receive_webhook("ke", headers, news);
  EXPECT(event.account() == "ke" && event.gateway() == tillback::Gateway::Paycross && event.raw() == news);
  EXPECT(event.subject() == tillback::Subject::Refund && event.amount() == tillback::Money(1000, "USD"));
  EXPECT(event.refund_keys().size() == 1 && event.refund_keys()[0] == "w-1");
  EXPECT(!event.dedupe_key().empty() && event.acknowledgement().data() != nullptr);
  EXPECT(event.transaction_id() == id && event.refund_id() == refund.gateway_refund_id() && event.status_word());
  EXPECT(client.verify_webhook("ke", headers, news).dedupe_key() == event.dedupe_key());
  EXPECT(client.verify_webhook(std::nothrow, "ke", headers, news).value().c()->refund_key_count == 0);
}

/** How a child ends that does something. */
template <class Act>
int child(Act &&act) {
  const pid_t id = fork();
  if (id == 0) {
    std::set_terminate([] { _exit(42); });
    try {
      act();
    } catch (...) {
      _exit(41);
    }
    _exit(0);
  }
  int status = 0;
  waitpid(id, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/** Has to come before anything that makes a thread. */
void children() {
  struct Thrown {};
  const std::string id = pockyt_payment(1000);
  const tillback::Client parents(accounts(), settings());
  EXPECT(child([&parents] {
           try {
             static_cast<void>(parents.check("us"));
           } catch (const tillback::Forked &) {
             _exit(7);
           }
         }) == 7);
  // What leaves a callable that a thread of the client calls ends the program.
  EXPECT(child([&id] {
           const tillback::Client client(accounts(), settings());
           client.transaction_async("us", tillback::Reference::id(id),
                                    [](const tillback::Result<tillback::Transaction> &) { throw Thrown(); })
               .value();
           static_cast<void>(client.finish(10s));
         }) == 42);
  EXPECT(child([&id] {
           const tillback::Client client(accounts(), settings());
           client
               .query_many_async("us", {tillback::Reference::id(id)},
                                 [](std::size_t, const tillback::Result<tillback::Transaction> &) { throw Thrown(); },
                                 [](const tillback::Result<tillback::Tally> &) {})
               .value();
           static_cast<void>(client.finish(10s));
         }) == 42);
}

void log() {
  std::mutex mutex;
  std::vector<std::string> lines;
  const std::string id = pockyt_payment(1000);
  tillback::set_log(tillback::LogLevel::Debug, [&](tillback::LogLevel level, std::string_view line) {
    const std::lock_guard<std::mutex> guard(mutex);
    lines.push_back(std::string(tillback::name(level)) + " " + std::string(line));
  });
  {
    const tillback::Client client(accounts(), settings());
    client.refund(request("us", id, "l-1", tillback::Money(1, "USD")));
    EXPECT(client.finish(10s));
  }
  tillback::set_log(tillback::LogLevel::Debug, nullptr);
  const std::lock_guard<std::mutex> guard(mutex);
  EXPECT(!lines.empty());
  EXPECT(!tillback::set_log(std::nothrow, static_cast<tillback::LogLevel>(9), [](tillback::LogLevel, std::string_view) {}));
}

}  // namespace

int main() {
  sandbox_tell("POST", "/reset", "");
  try {
    children();
    values();
    client_and_accounts();
    const tillback::Client client(accounts(), settings());
    refunds(client);
    errors();
    text_with_a_nul();
    moves();
    cancellation();
    many(client);
    journal();
    payments(client);
    reports(client);
    payees(client);
    webhooks(client);
    log();
    EXPECT(client.finish(20s));
  } catch (const std::exception &error) {
    std::fprintf(stderr, "an exception got out: %s\n", error.what());
    return 1;
  }
  return failures == 0 ? 0 : 1;
}
