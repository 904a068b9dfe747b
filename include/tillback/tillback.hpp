/*
 * tillback for C++17: refunds that happen once, or provably not at all.
 *
 * Header only, over tillback.h and the standard library; link with the library as a C program does. It converts and hands on: whatever
 * is decided, the library decides.
 *
 *   tillback::Accounts accounts;
 *   accounts.add("shop", tillback::Pockyt{...});
 *   tillback::Settings settings;
 *   settings.journal = "refunds.tillback";
 *   const tillback::Client client(accounts, settings);
 *
 *   tillback::RefundRequest request;
 *   request.account = "shop";
 *   request.reference = tillback::Reference::scanned(receipt);
 *   request.idempotency_key = "order-4711-return-1";
 *   const tillback::Refund refund = client.refund(request);
 *
 *
 * THE PROMISE
 *
 * If a call that gives money back fails, no money moved because of that call. Everything else is a refund with a status: a decline is
 * RefundStatus::Refused, a lost answer is RefundStatus::Unknown until the gateway has told. The idempotency key names the intent: the
 * same key returns the same refund, after a crash and from another process too.
 *
 *
 * THE RULES
 *
 * Errors      Each operation comes twice. One throws an Error, of the class that tells its kind. The other takes std::nothrow first and
 *             returns a Result, which holds the value or the Error. Apart from that only std::bad_alloc can come out.
 * Async       Operations that end in _async return at once. Without a callable they return a std::future, out of which every error
 *             comes. With a callable, a thread of the client calls it once with the Result; the Result<void> that is returned
 *             tells whether the call began, and where it did not the callable is never called.
 * Callables   One that is called on a thread of the client must not throw: an exception that leaves it ends in std::terminate, as with
 *             std::thread. `each` and `progress` may throw, as they may in a call that waits: no more of them come then, the waiting ends,
 *             what was sent goes on by itself, and the exception comes out of the call, or out of its future. They must not make calls
 *             that wait.
 * Ownership   Objects are moved, not copied, and free what they hold. A std::string_view, a list or a ...View belongs to the object it
 *             was read from, and goes with it. Lists, reports and futures keep their client alive.
 * Moved from  An object that was moved from may be destroyed, assigned to and asked; being asked is an InvalidRequest.
 * Threads     A Client may be used by any number of threads at once, and so may results, as long as they are only read. Lists
 *             and reports are used by one thread at a time.
 * Text        is UTF-8. An input with a NUL within is refused (TILLBACK_ARGUMENT_INVALID), never cut. An empty std::string means
 *             "not given" wherever something may be left out.
 * Times       in results have microseconds. Inputs take whatever converts to std::chrono::system_clock::time_point.
 * Limits      of time that are over already, because they were computed, count as the shortest there is; those beyond 49 days count as
 *             49 days.
 * Words       An enum holds the number of a newer library unchanged, whose name() is "unknown": so a switch needs its default.
 *
 * docs/c.md tells the rest: installing, threads, embedding, static linking.
 */

#ifndef TILLBACK_HPP
#define TILLBACK_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <future>
#include <iterator>
#include <limits>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "tillback.h"

namespace tillback {

// ---------------------------------------------------------------------------------------------------------------------
// Words
// ---------------------------------------------------------------------------------------------------------------------

/** Which gateway. */
enum class Gateway : tillback_gateway {
  Pockyt = TILLBACK_GATEWAY_POCKYT,
  Yedpay = TILLBACK_GATEWAY_YEDPAY,
  /** And every other brand of the beGateway platform. */
  Paycross = TILLBACK_GATEWAY_PAYCROSS,
};

/** Where a refund stands. */
enum class RefundStatus : tillback_refund_status {
  /** Recorded, nothing sent. */
  Queued = TILLBACK_REFUND_STATUS_QUEUED,
  /** The gateway took it; the final result comes later. */
  Pending = TILLBACK_REFUND_STATUS_PENDING,
  /** May or may not have happened; tillback is asking. */
  Unknown = TILLBACK_REFUND_STATUS_UNKNOWN,
  /** The money went back. */
  Succeeded = TILLBACK_REFUND_STATUS_SUCCEEDED,
  /** The gateway said no, or it provably did not happen. */
  Refused = TILLBACK_REFUND_STATUS_REFUSED,
  /** The evidence ran out: a person must look. */
  Review = TILLBACK_REFUND_STATUS_REVIEW,
};

/** Where a transaction stands. */
enum class TransactionStatus : tillback_transaction_status {
  Created = TILLBACK_TRANSACTION_STATUS_CREATED,
  Pending = TILLBACK_TRANSACTION_STATUS_PENDING,
  /** Done. A payment can be refunded. */
  Paid = TILLBACK_TRANSACTION_STATUS_PAID,
  RefundPending = TILLBACK_TRANSACTION_STATUS_REFUND_PENDING,
  PartlyRefunded = TILLBACK_TRANSACTION_STATUS_PARTLY_REFUNDED,
  Refunded = TILLBACK_TRANSACTION_STATUS_REFUNDED,
  /** Reversed before settlement. */
  Voided = TILLBACK_TRANSACTION_STATUS_VOIDED,
  Cancelled = TILLBACK_TRANSACTION_STATUS_CANCELLED,
  Failed = TILLBACK_TRANSACTION_STATUS_FAILED,
  Expired = TILLBACK_TRANSACTION_STATUS_EXPIRED,
  /** A word tillback doesn't know; see TransactionView::status_word. */
  Unknown = TILLBACK_TRANSACTION_STATUS_UNKNOWN,
};

/** What an error is about. Each kind has a class of its own to catch, such as OverRefund. */
enum class ErrorKind : tillback_error_kind {
  InvalidRequest = TILLBACK_KIND_INVALID_REQUEST,
  Conflict = TILLBACK_KIND_CONFLICT,
  OverRefund = TILLBACK_KIND_OVER_REFUND,
  NotRefundable = TILLBACK_KIND_NOT_REFUNDABLE,
  NotFound = TILLBACK_KIND_NOT_FOUND,
  Configuration = TILLBACK_KIND_CONFIGURATION,
  Authentication = TILLBACK_KIND_AUTHENTICATION,
  PermissionDenied = TILLBACK_KIND_PERMISSION_DENIED,
  Unsupported = TILLBACK_KIND_UNSUPPORTED,
  Unreachable = TILLBACK_KIND_UNREACHABLE,
  RateLimited = TILLBACK_KIND_RATE_LIMITED,
  TimedOut = TILLBACK_KIND_TIMED_OUT,
  BadReply = TILLBACK_KIND_BAD_REPLY,
  Gateway = TILLBACK_KIND_GATEWAY,
  Journal = TILLBACK_KIND_JOURNAL,
  Signature = TILLBACK_KIND_SIGNATURE,
  Busy = TILLBACK_KIND_BUSY,
  Forked = TILLBACK_KIND_FORKED,
  Cancelled = TILLBACK_KIND_CANCELLED,
  Internal = TILLBACK_KIND_INTERNAL,
};

/** What to do after an error. */
enum class Retry : tillback_retry {
  /** The same call will fail again. */
  Never = TILLBACK_RETRY_NEVER,
  /** The same call, with the same idempotency key, may work later. */
  Later = TILLBACK_RETRY_LATER,
  /** The same call may work once the input, the account or its rights are put right. */
  AfterFix = TILLBACK_RETRY_AFTER_FIX,
};

/** From whom a line of a refund's history has its news. */
enum class HistorySource : tillback_history_source {
  Caller = TILLBACK_SOURCE_CALLER,
  Engine = TILLBACK_SOURCE_ENGINE,
  Reply = TILLBACK_SOURCE_REPLY,
  Question = TILLBACK_SOURCE_QUESTION,
  Webhook = TILLBACK_SOURCE_WEBHOOK,
  Person = TILLBACK_SOURCE_PERSON,
};

/** What a webhook is about. */
enum class Subject : tillback_subject {
  Payment = TILLBACK_SUBJECT_PAYMENT,
  /** A refund, or a payment that was refunded. */
  Refund = TILLBACK_SUBJECT_REFUND,
  /** Anything else, such as a payout; see Event::raw. */
  Other = TILLBACK_SUBJECT_OTHER,
};

/** Whether credentials may refund. */
enum class MayRefund : tillback_may_refund {
  Yes = TILLBACK_MAY_REFUND_YES,
  No = TILLBACK_MAY_REFUND_NO,
  /** The gateway doesn't tell before a refund is tried. */
  NotTold = TILLBACK_MAY_REFUND_NOT_TOLD,
};

/** What a gateway can list. */
enum class ListScope : tillback_list_scope {
  Nothing = TILLBACK_LISTS_NOTHING,
  ByDate = TILLBACK_LISTS_BY_DATE,
};

/** How much a line of the log matters. */
enum class LogLevel : tillback_log_level {
  Error = TILLBACK_LOG_ERROR,
  Warn = TILLBACK_LOG_WARN,
  Info = TILLBACK_LOG_INFO,
  Debug = TILLBACK_LOG_DEBUG,
};

/** What the text of a Reference is. */
enum class ReferenceKind : tillback_ref_kind {
  /** The gateway's own id: Pockyt `transactionNo`, Yedpay `id` or `transaction_id`, PayCross `uid`. */
  GatewayId = TILLBACK_REF_GATEWAY_ID,
  /** The merchant's own reference: Pockyt `reference`, Yedpay `custom_id`, PayCross `tracking_id`. */
  Merchant = TILLBACK_REF_MERCHANT,
  /** What a scanner read from a receipt or a wallet: an id, or a web address that holds one. */
  Scanned = TILLBACK_REF_SCANNED,
};

/** How a person settled a refund in review. */
enum class Outcome : tillback_outcome {
  /** The money went back. */
  Succeeded = TILLBACK_OUTCOME_SUCCEEDED,
  /** It did not, and will not. */
  Refused = TILLBACK_OUTCOME_REFUSED,
};

/** What a payee is. */
enum class Profile : tillback_profile {
  Individual = TILLBACK_PROFILE_INDIVIDUAL,
  Business = TILLBACK_PROFILE_BUSINESS,
};

/** How to find a payee. */
enum class PayeeReferenceKind : tillback_payee_ref {
  CustomerNo = TILLBACK_PAYEE_CUSTOMER_NO,
  CustomerCode = TILLBACK_PAYEE_CUSTOMER_CODE,
  Email = TILLBACK_PAYEE_EMAIL,
};

/** Which of a beGateway brand's two services holds a transaction. */
enum class Service : tillback_service {
  /** Ask for alternative methods first, then cards. */
  Either = TILLBACK_SERVICE_EITHER,
  Apm = TILLBACK_SERVICE_APM,
  Card = TILLBACK_SERVICE_CARD,
};

/** How many decimals a beGateway server's integers have, for currencies where sources disagree. */
enum class MinorUnits : tillback_minor_units {
  /** Refuse those currencies. Ask the gateway, then choose. */
  Undecided = TILLBACK_MINOR_UNITS_UNDECIDED,
  Iso4217 = TILLBACK_MINOR_UNITS_ISO_4217,
  /** The table in the vendor's own client libraries. */
  Vendor = TILLBACK_MINOR_UNITS_VENDOR,
};

/** Where the rows of a report come from. */
enum class ReportSource : tillback_report_source {
  References = TILLBACK_REPORT_REFERENCES,
  Csv = TILLBACK_REPORT_CSV,
  Days = TILLBACK_REPORT_DAYS,
  Journal = TILLBACK_REPORT_JOURNAL,
};

/** By what to sum up a report. */
enum class Dimension : tillback_dimension {
  Day = TILLBACK_BY_DAY,
  Gateway = TILLBACK_BY_GATEWAY,
  Account = TILLBACK_BY_ACCOUNT,
  Currency = TILLBACK_BY_CURRENCY,
  Status = TILLBACK_BY_STATUS,
  Method = TILLBACK_BY_METHOD,
};

/** The stable text of a result, such as `OVER_REFUND`. Names are there for ever. */
inline std::string_view result_name(tillback_result result) { return tillback_result_name(result); }

/** `pockyt` … */
inline std::string_view name(Gateway word) { return tillback_gateway_name(static_cast<tillback_gateway>(word)); }

/** `succeeded` … */
inline std::string_view name(RefundStatus word) {
  return tillback_refund_status_name(static_cast<tillback_refund_status>(word));
}

/** `partly_refunded` … */
inline std::string_view name(TransactionStatus word) {
  return tillback_transaction_status_name(static_cast<tillback_transaction_status>(word));
}

/** `over_refund` … */
inline std::string_view name(ErrorKind word) { return tillback_error_kind_name(static_cast<tillback_error_kind>(word)); }

/** `after_fix` … */
inline std::string_view name(Retry word) { return tillback_retry_name(static_cast<tillback_retry>(word)); }

/** `webhook` … */
inline std::string_view name(HistorySource word) {
  return tillback_history_source_name(static_cast<tillback_history_source>(word));
}

/** `refund` … */
inline std::string_view name(Subject word) { return tillback_subject_name(static_cast<tillback_subject>(word)); }

/** `not_told` … */
inline std::string_view name(MayRefund word) { return tillback_may_refund_name(static_cast<tillback_may_refund>(word)); }

/** `by_date` … */
inline std::string_view name(ListScope word) { return tillback_list_scope_name(static_cast<tillback_list_scope>(word)); }

/** `warn` … */
inline std::string_view name(LogLevel word) { return tillback_log_level_name(static_cast<tillback_log_level>(word)); }

/** Whether a refund of this status never changes again by itself. */
inline bool is_final(RefundStatus status) {
  return tillback_refund_status_is_final(static_cast<tillback_refund_status>(status));
}

/** The version of the library, such as `0.1.0`. */
inline std::string_view version() { return tillback_version(); }

/** The version of the library's ABI; TILLBACK_ABI_VERSION is that of the header. */
inline std::uint32_t abi_version() { return tillback_abi_version(); }

// ---------------------------------------------------------------------------------------------------------------------
// Errors
// ---------------------------------------------------------------------------------------------------------------------

namespace detail {

/** A text that may be NULL. */
inline std::optional<std::string_view> text(const char *c) {
  return c == nullptr ? std::nullopt : std::optional<std::string_view>(c);
}

/** A text to be kept. */
inline std::optional<std::string> kept(const char *c) {
  return c == nullptr ? std::nullopt : std::optional<std::string>(c);
}

}  // namespace detail

/**
 * Why a call failed. **No money moved because of it.** what() is a sentence for people, without secrets or names. Copies are cheap, and
 * what its accessors return lives as long as any of them.
 */
class Error : public std::runtime_error {
 public:
  /** A copy of the library's error, which stays whose it was. */
  explicit Error(const tillback_error &c)
      : std::runtime_error(c.message), told_(std::make_shared<const Told>(c)) {}

  /** The error for an argument that can't be used: `The argument reason holds a NUL. Nothing was done.` */
  static Error argument(const std::string &field, const std::string &problem) {
    return Error("The argument " + field + " " + problem + ". Nothing was done.", TILLBACK_ARGUMENT_INVALID,
                 ErrorKind::InvalidRequest, Retry::Never, field);
  }

  // It has no moves: what was moved from would have nothing to tell.
  Error(const Error &) = default;
  Error &operator=(const Error &) = default;
  ~Error() override = default;

  /** The number, such as TILLBACK_OVER_REFUND. It is never used again for another error. */
  tillback_result result() const noexcept { return told_->result; }
  /** The stable text, such as `OVER_REFUND`. */
  std::string_view code() const noexcept { return told_->code; }
  /** What it is about. */
  ErrorKind kind() const noexcept { return told_->kind; }
  /** Whether and when to try again. */
  Retry retry() const noexcept { return told_->retry; }
  /** How long the gateway asked to wait. */
  std::optional<std::chrono::milliseconds> retry_after() const noexcept { return told_->retry_after; }
  /** The argument or member at fault. */
  std::optional<std::string_view> field() const { return told_->field; }
  /** The gateway's code. */
  std::optional<std::string_view> gateway_code() const { return told_->gateway_code; }
  /** The gateway's text. It may echo what a customer typed, so don't log it. */
  std::optional<std::string_view> gateway_message() const { return told_->gateway_message; }
  /** The HTTP status of the gateway's reply. */
  std::optional<int> http_status() const noexcept { return told_->http_status; }
  /** The id by which the gateway's support finds the exchange. */
  std::optional<std::string_view> request_id() const { return told_->request_id; }
  /** The key of the refund it is about. */
  std::optional<std::string_view> idempotency_key() const { return told_->idempotency_key; }

  /** Throws it as the class of its kind, such as OverRefund. */
  [[noreturn]] void raise() const;

  /** The same, to be thrown elsewhere. */
  std::exception_ptr as_exception() const noexcept {
    try {
      raise();
    } catch (...) {
      return std::current_exception();
    }
  }

 private:
  struct Told {
    Told(tillback_result number, ErrorKind about, Retry again, std::string at_fault)
        : result(number), kind(about), retry(again), code(tillback_result_name(number)) {
      if (!at_fault.empty()) {
        field = std::move(at_fault);
      }
    }

    explicit Told(const tillback_error &c)
        : result(c.result),
          kind(static_cast<ErrorKind>(c.kind)),
          retry(static_cast<Retry>(c.retry)),
          code(c.code),
          field(detail::kept(c.field)),
          gateway_code(detail::kept(c.gateway_code)),
          gateway_message(detail::kept(c.gateway_message)),
          request_id(detail::kept(c.request_id)),
          idempotency_key(detail::kept(c.idempotency_key)) {
      if (c.retry_after_ms >= 0) {
        retry_after = std::chrono::milliseconds(c.retry_after_ms);
      }
      if (c.http_status != 0) {
        http_status = static_cast<int>(c.http_status);
      }
    }

    tillback_result result;
    ErrorKind kind;
    Retry retry;
    std::string code;
    std::optional<std::string> field;
    std::optional<std::string> gateway_code;
    std::optional<std::string> gateway_message;
    std::optional<std::string> request_id;
    std::optional<std::string> idempotency_key;
    std::optional<std::chrono::milliseconds> retry_after;
    std::optional<int> http_status;
  };

  Error(const std::string &message, tillback_result number, ErrorKind about, Retry again, std::string at_fault)
      : std::runtime_error(message), told_(std::make_shared<const Told>(number, about, again, std::move(at_fault))) {}

  std::shared_ptr<const Told> told_;
};

/** An Error of one kind: see the names below. */
template <ErrorKind Kind>
class ErrorOf : public Error {
 public:
  explicit ErrorOf(const Error &error) : Error(error) {}
};

/** The input breaks a stated limit. */
using InvalidRequest = ErrorOf<ErrorKind::InvalidRequest>;
/** The idempotency key was used for something else. */
using Conflict = ErrorOf<ErrorKind::Conflict>;
/** More than is left to refund. */
using OverRefund = ErrorOf<ErrorKind::OverRefund>;
/** The transaction is in no state to be refunded. */
using NotRefundable = ErrorOf<ErrorKind::NotRefundable>;
/** The gateway or the journal knows no such thing. */
using NotFound = ErrorOf<ErrorKind::NotFound>;
/** An account, credential or setting is missing or malformed. */
using Misconfigured = ErrorOf<ErrorKind::Configuration>;
/** The gateway refused the credentials. */
using AuthenticationFailed = ErrorOf<ErrorKind::Authentication>;
/** The credentials are good but may not do this. */
using PermissionDenied = ErrorOf<ErrorKind::PermissionDenied>;
/** The gateway can't do this. */
using Unsupported = ErrorOf<ErrorKind::Unsupported>;
/** No connection could be made; nothing was sent. */
using Unreachable = ErrorOf<ErrorKind::Unreachable>;
/** The gateway asks for fewer requests: see Error::retry_after. */
using RateLimited = ErrorOf<ErrorKind::RateLimited>;
/** The answer to a question did not come in time. Never used for a refund that was sent. */
using TimedOut = ErrorOf<ErrorKind::TimedOut>;
/** The answer to a question could not be understood. */
using BadReply = ErrorOf<ErrorKind::BadReply>;
/** The gateway answered a question with a failure of its own. */
using GatewayFailed = ErrorOf<ErrorKind::Gateway>;
/** The journal can't be read or written. */
using JournalFailed = ErrorOf<ErrorKind::Journal>;
/** A webhook is not proven to come from the gateway. */
using SignatureInvalid = ErrorOf<ErrorKind::Signature>;
/** Another refund of the same transaction has to end first. */
using Busy = ErrorOf<ErrorKind::Busy>;
/** The client was made in the parent process. */
using Forked = ErrorOf<ErrorKind::Forked>;
/** The caller stopped the call. Never used for a refund that was sent. */
using Cancelled = ErrorOf<ErrorKind::Cancelled>;
/** A bug in tillback. */
using InternalError = ErrorOf<ErrorKind::Internal>;

inline void Error::raise() const {
  switch (kind()) {
    case ErrorKind::InvalidRequest: throw InvalidRequest(*this);
    case ErrorKind::Conflict: throw Conflict(*this);
    case ErrorKind::OverRefund: throw OverRefund(*this);
    case ErrorKind::NotRefundable: throw NotRefundable(*this);
    case ErrorKind::NotFound: throw NotFound(*this);
    case ErrorKind::Configuration: throw Misconfigured(*this);
    case ErrorKind::Authentication: throw AuthenticationFailed(*this);
    case ErrorKind::PermissionDenied: throw PermissionDenied(*this);
    case ErrorKind::Unsupported: throw Unsupported(*this);
    case ErrorKind::Unreachable: throw Unreachable(*this);
    case ErrorKind::RateLimited: throw RateLimited(*this);
    case ErrorKind::TimedOut: throw TimedOut(*this);
    case ErrorKind::BadReply: throw BadReply(*this);
    case ErrorKind::Gateway: throw GatewayFailed(*this);
    case ErrorKind::Journal: throw JournalFailed(*this);
    case ErrorKind::Signature: throw SignatureInvalid(*this);
    case ErrorKind::Busy: throw Busy(*this);
    case ErrorKind::Forked: throw Forked(*this);
    case ErrorKind::Cancelled: throw Cancelled(*this);
    case ErrorKind::Internal: throw InternalError(*this);
  }
  // A kind of a newer library.
  throw Error(*this);
}

/** A value, or the Error in its place: what the operations return that take std::nothrow. */
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
  Result(const Error &error) : held_(std::in_place_index<1>, error) {}

  bool has_value() const noexcept { return held_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  /** The value; throws the Error where there is none. */
  T &value() & {
    check();
    return *std::get_if<0>(&held_);
  }
  const T &value() const & {
    check();
    return *std::get_if<0>(&held_);
  }
  T value() && {
    check();
    return std::move(*std::get_if<0>(&held_));
  }

  /** As value(). */
  T &operator*() & { return value(); }
  const T &operator*() const & { return value(); }
  T operator*() && { return std::move(*this).value(); }
  T *operator->() { return &value(); }
  const T *operator->() const { return &value(); }

  /** The error; std::bad_variant_access where all went well. */
  const Error &error() const & { return std::get<1>(held_); }
  Error error() && { return std::get<1>(held_); }

 private:
  void check() const {
    if (const Error *error = std::get_if<1>(&held_)) {
      error->raise();
    }
  }

  std::variant<T, Error> held_;
};

/** That all went well, or an Error. */
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(const Error &error) : error_(error) {}

  bool has_value() const noexcept { return !error_.has_value(); }
  explicit operator bool() const noexcept { return has_value(); }

  /** Throws the Error where there is one. */
  void value() const {
    if (error_) {
      error_->raise();
    }
  }

  /** The error; std::bad_optional_access where all went well. */
  const Error &error() const & { return error_.value(); }
  Error error() && { return error_.value(); }

 private:
  std::optional<Error> error_;
};

// ---------------------------------------------------------------------------------------------------------------------
// How results hold what belongs to the library
// ---------------------------------------------------------------------------------------------------------------------

/** A moment, as exact as the library tells it. */
using Time = std::chrono::time_point<std::chrono::system_clock, std::chrono::microseconds>;

namespace detail {

inline Time time(std::int64_t c) { return Time(std::chrono::microseconds(c)); }

inline std::optional<Time> time_if_told(std::int64_t c) {
  return c == TILLBACK_NO_TIME ? std::nullopt : std::optional<Time>(time(c));
}

inline std::optional<int> http_status(std::uint32_t c) {
  return c == 0 ? std::nullopt : std::optional<int>(static_cast<int>(c));
}

inline std::string_view bytes(const char *c, std::size_t size) {
  return size == 0 ? std::string_view() : std::string_view(c, size);
}

/** An object of the library that somebody holds. */
template <class C>
class Seen {
 public:
  using c_type = C;

  /** For the functions of tillback.h; NULL where it was moved from. */
  const C *c() const noexcept { return c_; }
  /** Whether there is something to ask. */
  explicit operator bool() const noexcept { return c_ != nullptr; }

 protected:
  Seen() = default;
  explicit Seen(const C *c) noexcept : c_(c) {}

  const C &at() const {
    if (c_ == nullptr) {
      throw InvalidRequest(Error::argument("this", "is empty, or was moved from"));
    }
    return *c_;
  }

  const C *c_ = nullptr;
};

/** The one who holds it, and frees it. */
template <class View, void (*Free)(typename View::c_type *)>
class Owned : public View {
 public:
  /** Takes over what a function of tillback.h gave out. */
  explicit Owned(typename View::c_type *c) noexcept : View(c) {}
  Owned(Owned &&other) noexcept : View(other.release()) {}
  Owned &operator=(Owned &&other) noexcept {
    if (this != &other) {
      Free(release());
      this->c_ = other.release();
    }
    return *this;
  }
  Owned(const Owned &) = delete;
  Owned &operator=(const Owned &) = delete;
  ~Owned() { Free(release()); }

  /** Hands it over, to be freed with the function of tillback.h. */
  typename View::c_type *release() noexcept {
    // It came as a pointer that is not const.
    return const_cast<typename View::c_type *>(std::exchange(this->c_, nullptr));
  }
};

template <class C, void (*Free)(C *)>
struct Deleter {
  void operator()(C *c) const noexcept { Free(c); }
};

/** Objects of the library that show nothing. */
template <class C, void (*Free)(C *)>
using Handle = std::unique_ptr<C, Deleter<C, Free>>;

}  // namespace detail

/** A list that belongs to the object it was read from. Its elements are made as they are looked at. */
template <class Element, class C>
class List {
 public:
  class iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Element;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = Element;

    iterator() = default;
    explicit iterator(const C *c) : c_(c) {}

    Element operator*() const { return Element(*c_); }
    iterator &operator++() {
      ++c_;
      return *this;
    }
    iterator operator++(int) { return iterator(c_++); }
    friend bool operator==(iterator one, iterator other) { return one.c_ == other.c_; }
    friend bool operator!=(iterator one, iterator other) { return one.c_ != other.c_; }

   private:
    const C *c_ = nullptr;
  };
  using const_iterator = iterator;
  using value_type = Element;
  using size_type = std::size_t;

  List() = default;
  List(const C *items, std::size_t count) : items_(items), count_(count) {}

  std::size_t size() const noexcept { return count_; }
  bool empty() const noexcept { return count_ == 0; }
  iterator begin() const { return iterator(items_); }
  iterator end() const { return iterator(count_ == 0 ? items_ : items_ + count_); }
  /** The element at a place less than size(). */
  Element operator[](std::size_t place) const { return Element(items_[place]); }
  /** The same; std::out_of_range beyond the end. */
  Element at(std::size_t place) const {
    if (place >= count_) {
      throw std::out_of_range("tillback::List::at: there are fewer elements");
    }
    return Element(items_[place]);
  }
  Element front() const { return at(0); }
  Element back() const { return at(count_ - 1); }

 private:
  const C *items_ = nullptr;
  std::size_t count_ = 0;
};

// ---------------------------------------------------------------------------------------------------------------------
// Amounts
// ---------------------------------------------------------------------------------------------------------------------

/** An exact amount of one currency. There is no floating point in it, on purpose. */
class Money {
 public:
  /** 1250 HKD is 12.50 HKD, 1250 JPY is 1250 JPY. A currency is three letters; whether there is such a one, the library says. */
  Money(std::int64_t minor, std::string_view currency) : c_{minor, {}} {
    if (currency.size() != 3 || currency.find('\0') != std::string_view::npos) {
      throw InvalidRequest(Error::argument("currency", "is no code of three letters"));
    }
    currency.copy(c_.currency, 3);
  }
  explicit Money(const tillback_money &c) noexcept : c_(c) {}

  /** Reads what somebody typed, such as `12.50 HKD`. More decimals than the currency has are refused, never rounded. */
  static Money parse(const std::string &typed) { return parse(std::nothrow, typed).value(); }
  static Result<Money> parse(std::nothrow_t, const std::string &typed);

  std::int64_t minor() const noexcept { return c_.minor; }
  std::string_view currency() const noexcept { return std::string_view(c_.currency, 3); }

  /** `12.50 HKD`; empty where the library doesn't know the currency. */
  std::string to_string() const {
    char buffer[32];
    return std::string(buffer, tillback_money_format(&c_, buffer, sizeof buffer));
  }

  const tillback_money &c() const noexcept { return c_; }

  friend bool operator==(const Money &one, const Money &other) noexcept {
    return one.minor() == other.minor() && one.currency() == other.currency();
  }
  friend bool operator!=(const Money &one, const Money &other) noexcept { return !(one == other); }

 private:
  tillback_money c_;
};

namespace detail {

inline std::optional<Money> money(const tillback_money *c) {
  return c == nullptr ? std::nullopt : std::optional<Money>(Money(*c));
}

}  // namespace detail

// ---------------------------------------------------------------------------------------------------------------------
// Results
// ---------------------------------------------------------------------------------------------------------------------

/** One sending of a refund. */
class Attempt {
 public:
  explicit Attempt(const tillback_attempt &c) noexcept : number_(c.number), at_(detail::time(c.at)) {}

  /** Counted from 1. */
  std::uint32_t number() const noexcept { return number_; }
  /** When it was marked as about to be sent. */
  Time at() const noexcept { return at_; }

 private:
  std::uint32_t number_;
  Time at_;
};

/** One line of a refund's history. It holds no secret and nothing the gateway wrote but its codes. */
class HistoryEntry {
 public:
  explicit HistoryEntry(const tillback_history_entry &c) noexcept : c_(&c) {}

  Time at() const { return detail::time(c_->at); }
  /** The program that wrote it. */
  std::string_view by() const { return c_->by; }
  /** What happened and what was concluded from it. */
  std::string_view what() const { return c_->what; }
  /** The status after it. */
  RefundStatus status() const { return static_cast<RefundStatus>(c_->status); }
  /** From whom the news came. */
  HistorySource source() const { return static_cast<HistorySource>(c_->source); }
  /** The gateway's code in the reply or webhook it rests on. */
  std::optional<std::string_view> gateway_code() const { return detail::text(c_->gateway_code); }
  /** The id by which the gateway's support finds that exchange. */
  std::optional<std::string_view> request_id() const { return detail::text(c_->request_id); }
  std::optional<int> http_status() const { return detail::http_status(c_->http_status); }
  /** Whether it says otherwise than the final status that stood by then. */
  bool contradicts() const { return c_->contradicts; }

 private:
  const tillback_history_entry *c_;
};

/** A look at a refund that somebody else holds. */
class RefundView : public detail::Seen<tillback_refund> {
 public:
  RefundView() = default;
  explicit RefundView(const tillback_refund *c) noexcept : Seen(c) {}

  /** The caller's name for the intent. */
  std::string_view idempotency_key() const { return at().idempotency_key; }
  /** tillback's own id, the mark that travels to the gateway. */
  std::string_view id() const { return at().id; }
  std::string_view account() const { return at().account; }
  Gateway gateway() const { return static_cast<Gateway>(at().gateway); }
  /** Where it stands. */
  RefundStatus status() const { return static_cast<RefundStatus>(at().status); }
  /** Whether it never changes again by itself. */
  bool is_final() const { return tillback::is_final(status()); }
  /** How much. Always explicit. */
  Money amount() const { return Money(at().amount); }
  /** The id, reference or scanned text by which the caller named the payment. */
  std::string_view target() const { return at().target; }
  /** The gateway's id of the payment; nothing while a queued refund was not looked up. */
  std::optional<std::string_view> transaction_id() const { return detail::text(at().transaction_id); }
  /** The merchant's reference of the payment. */
  std::optional<std::string_view> reference() const { return detail::text(at().reference); }
  /** Why, in the caller's words. */
  std::optional<std::string_view> reason() const { return detail::text(at().reason); }
  /** The gateway's id of the refund, once it is known. */
  std::optional<std::string_view> gateway_refund_id() const { return detail::text(at().gateway_refund_id); }
  /** The gateway's last code about it. */
  std::optional<std::string_view> gateway_code() const { return detail::text(at().gateway_code); }
  /** Its last text. It may echo what a customer typed, so don't log it. */
  std::optional<std::string_view> gateway_message() const { return detail::text(at().gateway_message); }
  /** The id by which the gateway's support finds that exchange. */
  std::optional<std::string_view> gateway_request_id() const { return detail::text(at().gateway_request_id); }
  /** The HTTP status of its last reply. */
  std::optional<int> gateway_http_status() const { return detail::http_status(at().gateway_http_status); }
  /** Whether news came in that says otherwise than the final status. They are in the history and change nothing. */
  bool contradicted() const { return at().contradicted; }
  /** When it was recorded. */
  Time created_at() const { return detail::time(at().created_at); }
  /** When it last changed. */
  Time updated_at() const { return detail::time(at().updated_at); }
  /** Each sending, oldest first. */
  List<Attempt, tillback_attempt> attempts() const { return {at().attempts, at().attempt_count}; }
  /** What happened, oldest first. */
  List<HistoryEntry, tillback_history_entry> history() const { return {at().history, at().history_count}; }
  /** The untouched body of the gateway's last reply about it. A journal keeps no replies: empty in other processes. */
  std::string_view raw() const { return detail::bytes(at().raw, at().raw_size); }
};

/** One intent to give money back, and all that is known of it. */
class Refund : public detail::Owned<RefundView, tillback_refund_free> {
 public:
  using Owned::Owned;

  // The lists of an object that is gone by the end of the line can't be walked through.
  auto attempts() const & { return RefundView::attempts(); }
  void attempts() const && = delete;
  auto history() const & { return RefundView::history(); }
  void history() const && = delete;
};

/** A refund as the payment's own record lists it (Pockyt `refundInfo`). */
class ListedRefund {
 public:
  explicit ListedRefund(const tillback_listed_refund &c) noexcept : c_(&c) {}

  /** The gateway's id of the refund. */
  std::optional<std::string_view> id() const { return detail::text(c_->id); }
  /** The mark that travelled with it. */
  std::optional<std::string_view> mark() const { return detail::text(c_->mark); }
  Money amount() const { return Money(c_->amount); }

 private:
  const tillback_listed_refund *c_;
};

/** A look at a transaction that somebody else holds. */
class TransactionView : public detail::Seen<tillback_transaction> {
 public:
  TransactionView() = default;
  explicit TransactionView(const tillback_transaction *c) noexcept : Seen(c) {}

  /** The account it was read with. */
  std::string_view account() const { return at().account; }
  Gateway gateway() const { return static_cast<Gateway>(at().gateway); }
  /** Where it stands. */
  TransactionStatus status() const { return static_cast<TransactionStatus>(at().status); }
  /** The gateway's own word for the status. */
  std::string_view status_word() const { return at().status_word; }
  /** The gateway's own id. */
  std::string_view id() const { return at().id; }
  /** The merchant's own reference. */
  std::optional<std::string_view> reference() const { return detail::text(at().reference); }
  /** `payment`, `refund`, or the gateway's word for anything else. */
  std::string_view kind() const { return at().kind; }
  /** The payment a refund belongs to. */
  std::optional<std::string_view> parent_id() const { return detail::text(at().parent_id); }
  /** The full amount. */
  Money amount() const { return Money(at().amount); }
  /** What went back so far; nothing where the gateway doesn't say (PayCross). */
  std::optional<Money> refunded() const { return detail::money(at().refunded); }
  /** What can still go back, by the gateway's figures; nothing where they don't tell (PayCross). */
  std::optional<Money> refundable() const { return detail::money(at().refundable); }
  /** Whether the gateway lists refunds at all: Yedpay and PayCross don't. */
  bool lists_refunds() const { return at().refunds != nullptr; }
  /** The refunds the gateway lists. */
  List<ListedRefund, tillback_listed_refund> refunds() const { return {at().refunds, at().refund_count}; }
  /** The gateway's word for the method of payment. */
  std::optional<std::string_view> method() const { return detail::text(at().method); }
  std::optional<Time> created_at() const { return detail::time_if_told(at().created_at); }
  std::optional<Time> paid_at() const { return detail::time_if_told(at().paid_at); }
  std::optional<Time> refunded_at() const { return detail::time_if_told(at().refunded_at); }
  std::optional<Time> updated_at() const { return detail::time_if_told(at().updated_at); }
  /** The untouched reply, or the part of it that is about this transaction. */
  std::string_view raw() const { return detail::bytes(at().raw, at().raw_size); }
  /**
   * One field of the gateway's reply, by its path (RFC 6901), such as `/refund_details/remark`. A number comes as the digits the gateway
   * wrote; an object or list as its JSON text.
   */
  std::optional<std::string> field(const std::string &path) const { return field(std::nothrow, path).value(); }
  Result<std::optional<std::string>> field(std::nothrow_t, const std::string &path) const;
};

/** What a gateway says of a payment (or, at PayCross, of a refund or payout, which are transactions of their own). */
class Transaction : public detail::Owned<TransactionView, tillback_transaction_free> {
 public:
  using Owned::Owned;

  auto refunds() const & { return TransactionView::refunds(); }
  void refunds() const && = delete;
};

/** Everything that carries a reference. Its transactions belong to it. */
class TransactionList : public detail::Owned<detail::Seen<tillback_transaction_list>, tillback_transaction_list_free> {
 public:
  using Owned::Owned;

  std::size_t size() const { return at().count; }
  bool empty() const { return size() == 0; }
  auto begin() const { return all().begin(); }
  auto end() const { return all().end(); }
  TransactionView operator[](std::size_t place) const { return all()[place]; }

 private:
  List<TransactionView, const tillback_transaction *> all() const { return {at().items, at().count}; }
};

/** What settling achieved. Its refunds belong to it. */
class Settlement : public detail::Owned<detail::Seen<tillback_settlement>, tillback_settlement_free> {
 public:
  using Owned::Owned;

  /** Those that ended while it ran, in the order they did. */
  List<RefundView, const tillback_refund *> ended() const & { return {at().ended, at().ended_count}; }
  void ended() const && = delete;
  /** Those that are still open, oldest first. Settle again later. */
  List<RefundView, const tillback_refund *> open() const & { return {at().open, at().open_count}; }
  void open() const && = delete;
};

/** A registered payee. */
class Payee : public detail::Owned<detail::Seen<tillback_payee>, tillback_payee_free> {
 public:
  using Owned::Owned;

  std::string_view account() const { return at().account; }
  /** The gateway's id: what a payout names. */
  std::string_view customer_no() const { return at().customer_no; }
  /** The merchant's own id. */
  std::optional<std::string_view> customer_code() const { return detail::text(at().customer_code); }
  std::optional<std::string_view> first_name() const { return detail::text(at().first_name); }
  std::optional<std::string_view> last_name() const { return detail::text(at().last_name); }
  std::optional<std::string_view> email() const { return detail::text(at().email); }
  /** The gateway's word, such as `Activated`. */
  std::optional<std::string_view> status() const { return detail::text(at().status); }
  /** When it was registered. */
  std::optional<Time> created_at() const { return detail::time_if_told(at().created_at); }
  std::optional<Time> updated_at() const { return detail::time_if_told(at().updated_at); }
  /** The untouched reply. */
  std::string_view raw() const { return detail::bytes(at().raw, at().raw_size); }
};

/**
 * A webhook whose signature was verified, in one shape for all gateways.
 *
 * It can be repeated, late or replayed by anyone who saw it once, so treat it as a reason to ask, not as a fact.
 */
class Event : public detail::Owned<detail::Seen<tillback_event>, tillback_event_free> {
 public:
  using Owned::Owned;

  /** The account whose key verified it. */
  std::string_view account() const { return at().account; }
  Gateway gateway() const { return static_cast<Gateway>(at().gateway); }
  Subject subject() const { return static_cast<Subject>(at().subject); }
  /** The gateway's id of the payment. */
  std::optional<std::string_view> transaction_id() const { return detail::text(at().transaction_id); }
  /** The merchant's reference of the payment. */
  std::optional<std::string_view> reference() const { return detail::text(at().reference); }
  /** The gateway's id of the refund. */
  std::optional<std::string_view> refund_id() const { return detail::text(at().refund_id); }
  /** The mark that travelled with the refund. */
  std::optional<std::string_view> mark() const { return detail::text(at().mark); }
  /** The gateway's word for the status. */
  std::optional<std::string_view> status_word() const { return detail::text(at().status_word); }
  /** The amount it speaks of. */
  std::optional<Money> amount() const { return detail::money(at().amount); }
  /** What went back of the payment in all. */
  std::optional<Money> refunded() const { return detail::money(at().refunded); }
  /** When it happened, by the gateway. */
  std::optional<Time> happened_at() const { return detail::time_if_told(at().at); }
  /** The idempotency keys of our refunds that it speaks of. Empty where it was only verified. */
  List<std::string_view, const char *> refund_keys() const & { return {at().refund_keys, at().refund_key_count}; }
  void refund_keys() const && = delete;
  /** Two deliveries of the same news have the same key. */
  std::string_view dedupe_key() const { return at().dedupe_key; }
  /** The body to answer the gateway with, under HTTP 200, so that it stops sending. */
  std::string_view acknowledgement() const { return at().acknowledgement; }
  /** The body as it came. */
  std::string_view raw() const { return detail::bytes(at().raw, at().raw_size); }
};

/** What an account's credentials can do. That they were taken is implied: otherwise the check is an error. */
class Check : public detail::Owned<detail::Seen<tillback_check>, tillback_check_free> {
 public:
  using Owned::Owned;

  std::string_view account() const { return at().account; }
  Gateway gateway() const { return static_cast<Gateway>(at().gateway); }
  MayRefund may_refund() const { return static_cast<MayRefund>(at().may_refund); }
  /** What the gateway calls the merchant. */
  std::optional<std::string_view> merchant() const { return detail::text(at().merchant); }
  /** The untouched reply. */
  std::string_view raw() const { return detail::bytes(at().raw, at().raw_size); }
};

/** What a gateway can do and prove. */
class Capabilities : public detail::Owned<detail::Seen<tillback_capabilities>, tillback_capabilities_free> {
 public:
  using Owned::Owned;

  Gateway gateway() const { return static_cast<Gateway>(at().gateway); }
  /** What can be listed. */
  ListScope lists() const { return static_cast<ListScope>(at().lists); }
  /** Whether part of a payment can be refunded. */
  bool partial_refunds() const { return at().partial_refunds; }
  /** Whether a payment's record shows what went back in all. */
  bool tells_refunded() const { return at().tells_refunded; }
  /** Whether a payment's record lists its refunds one by one. */
  bool lists_refunds() const { return at().lists_refunds; }
  /** Whether a refund can be looked up by the mark that travelled with it. */
  bool finds_refund_by_mark() const { return at().finds_refund_by_mark; }
  /** Whether a repeated request with the same id gets the first answer. */
  bool repeats_answers() const { return at().repeats_answers; }
  /** Whether refunds of one transaction must go one after the other, because the evidence is arithmetic. */
  bool one_refund_at_a_time() const { return at().one_refund_at_a_time; }
  /** Whether payees can be registered. */
  bool payees() const { return at().payees; }
  /** What travels with a refund so that it can be found again. */
  std::string_view mark() const { return at().mark; }
  /** How a lost answer is settled. */
  std::string_view evidence() const { return at().evidence; }
  /** What proves that a refund did not happen. */
  std::string_view proof_of_no() const { return at().proof_of_no; }
};

/** How many calls of many ended, and how. */
struct Tally {
  /** With a result. */
  std::size_t answered = 0;
  /** With an error. */
  std::size_t failed = 0;
};

/** One payment in a report. At PayCross, whose lists show them apart, a refund has a row of its own. */
class ReportRow : public detail::Owned<detail::Seen<tillback_report_row>, tillback_report_row_free> {
 public:
  using Owned::Owned;

  std::string_view account() const { return at().account; }
  Gateway gateway() const { return static_cast<Gateway>(at().gateway); }
  /** The id or reference that was asked for. */
  std::string_view asked() const { return at().asked; }
  /** What the gateway shows; nothing where it was not asked, or could not be read. */
  std::optional<TransactionView> transaction() const {
    return at().transaction == nullptr ? std::nullopt : std::optional<TransactionView>(at().transaction);
  }
  /** Why it could not be read; nothing where nothing is wrong. */
  std::optional<Error> error() const {
    return at().error == nullptr ? std::nullopt : std::optional<Error>(Error(*at().error));
  }
  /** What the journal knows of refunds of it, oldest first. */
  List<RefundView, const tillback_refund *> refunds() const & { return {at().refunds, at().refund_count}; }
  void refunds() const && = delete;
  /** The day it was paid, or else created, in the time zone of the report, such as `2026-11-30`. */
  std::optional<std::string_view> day() const { return detail::text(at().day); }
  /** What came in: nothing where nobody says, as the next two. */
  std::optional<Money> paid() const { return detail::money(at().paid); }
  /** What went back. */
  std::optional<Money> refunded() const { return detail::money(at().refunded); }
  /** What can still go back, less what is under way. */
  std::optional<Money> refundable() const { return detail::money(at().refundable); }
  /**
   * Whether the journal and the gateway say the same: `agrees`, `refunded_elsewhere`, `not_shown`, `amounts_differ`, `still_open`,
   * `contradicted`, `not_told` or `not_compared`.
   */
  std::string_view agreement() const { return at().agreement; }
  /** The amount that the agreement is about, by the journal. */
  std::optional<Money> ours() const { return detail::money(at().ours); }
  /** The amount of `amounts_differ` by the gateway. */
  std::optional<Money> theirs() const { return detail::money(at().theirs); }
  /** When `refunded_elsewhere` happened. */
  std::optional<Time> elsewhere_at() const { return detail::time_if_told(at().elsewhere_at); }
  /** Whether somebody should look. */
  bool disagrees() const { return at().disagrees; }
};

/** One line of sums. The sums are decimal texts, because those of many amounts may not fit 64 bits. */
class Total {
 public:
  explicit Total(const tillback_total &c) noexcept : c_(&c) {}

  /** What the rows have in common: a day as `2026-11-30`, a name; empty where the gateway doesn't tell. */
  std::string_view label() const { return c_->label; }
  std::string_view currency() const { return c_->currency; }
  /** What came in, such as `1234.50`. */
  std::string_view paid() const { return c_->paid; }
  /** What went back, as far as it is told. */
  std::string_view refunded() const { return c_->refunded; }
  /** What can still go back, as far as it is told. */
  std::string_view refundable() const { return c_->refundable; }
  /** How many rows. */
  std::uint64_t rows() const { return c_->rows; }
  /** Rows in which the journal and the gateway disagree. */
  std::uint64_t disagreeing() const { return c_->disagreeing; }

 private:
  const tillback_total *c_;
};

/** Sums of a report, one line for each thing and currency. */
class Totals : public detail::Owned<detail::Seen<tillback_totals>, tillback_totals_free> {
 public:
  using Owned::Owned;

  std::size_t size() const { return at().count; }
  bool empty() const { return size() == 0; }
  auto begin() const { return all().begin(); }
  auto end() const { return all().end(); }
  Total operator[](std::size_t place) const { return all()[place]; }

 private:
  List<Total, tillback_total> all() const { return {at().items, at().count}; }
};

/** How many rows of a report there were so far, with those before a checkpoint, and how they ended. */
struct ReportTally {
  /** Rows given out. */
  std::uint64_t rows = 0;
  /** Of these, could not be read. */
  std::uint64_t failed = 0;
  /** Of these, the journal and the gateway say different things. */
  std::uint64_t disagreeing = 0;
  /** Asked for more than once, and left out. */
  std::uint64_t duplicates = 0;
  /** Left out because nothing can be given back, where only that was wished for. */
  std::uint64_t left_out = 0;
  /** How many rows there will be at most, where that is known. */
  std::optional<std::uint64_t> expected;
};

// ---------------------------------------------------------------------------------------------------------------------
// What to ask for
// ---------------------------------------------------------------------------------------------------------------------

/** An account at Pockyt. */
struct Pockyt {
  /** `merchantNo`. */
  std::string merchant_no = {};
  /** `storeNo`. */
  std::string store_no = {};
  /** Signs every call; never sent. */
  std::string token = {};
  /** `merGroupNo`, for partners only. */
  std::string group_no = {};
  /** `ipnUrl`: where refund notifications go (https). */
  std::string notification_url = {};
  /** Instead of the gateway's own. Plain `http` is taken only towards this machine. */
  std::string base_url = {};
  /** Whether to reach the gateway's own test system, in place of real money. */
  bool sandbox = false;
};

/** An account at Yedpay: with an access token or an API key, not both. */
struct Yedpay {
  /** `Bearer`: a login token or a personal access token, which lists need. */
  std::string access_token = {};
  /** `API-KEY`: made for an application. */
  std::string api_key = {};
  /** 32 characters; verifies notifications. */
  std::string sign_key = {};
  /** Instead of the gateway's own. Plain `http` is taken only towards this machine. */
  std::string base_url = {};
  /** Whether to reach the gateway's own test system, in place of real money. */
  bool sandbox = false;
};

/** An account at PayCross or another beGateway brand. */
struct Paycross {
  std::string shop_id = {};
  std::string secret_key = {};
  /** The public key of the back office: where it is set, a webhook without a valid `Content-Signature` is refused. */
  std::string public_key = {};
  /** Another brand's base URL for alternative methods, as `https://data.pay-cross.com/beyag`. */
  std::string apm_url = {};
  /** For cards, as `https://gateway.pay-cross.com`. */
  std::string card_url = {};
  /** For reports, as `https://admin.pay-cross.com`. */
  std::string admin_url = {};
  /** Which service the shop uses. */
  Service service = Service::Either;
  /** Whose table of minor units the server follows where sources disagree. */
  MinorUnits minor_units = MinorUnits::Undecided;
  /** Whether only test transactions are taken, or only real ones; both where nothing is said. */
  std::optional<bool> test = {};
};

/** How a client behaves. Whatever is left out has its default. */
struct Settings {
  /**
   * The file in which refunds are remembered; it is made where it isn't there. Several processes of one host may share it; a network
   * file system won't do. Without a journal a client reads, and refuses to refund.
   */
  std::string journal = {};
  /** Remember refunds as long as the process lives, where `journal` is empty: for tests. */
  bool journal_in_memory = false;
  /** The name by which the history calls this program, such as `till 3`. */
  std::string worker = {};
  /** More certificates to trust, as PEM. */
  std::string trust_pem = {};
  /** Go through this proxy: `http://[user:password@]host:port`. */
  std::string proxy = {};
  /** Go through the proxy that `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` name. */
  bool proxy_from_environment = false;
  /** For the name, the connection and the TLS handshake together. Default: 10 seconds. */
  std::optional<std::chrono::milliseconds> connect_timeout = {};
  /** From sending a request to the end of its reply. Default: 40 seconds. */
  std::optional<std::chrono::milliseconds> reply_timeout = {};
  /** How long a refund may take where the request names no deadline. Default: 60 seconds. */
  std::optional<std::chrono::milliseconds> deadline = {};
  /** How long after sending a gateway might still carry a refund out. Default: 10 minutes. */
  std::optional<std::chrono::milliseconds> quiet_period = {};
  /** The first pause between two questions about the same thing. Default: half a second. */
  std::optional<std::chrono::milliseconds> first_pause = {};
  /** Bytes of a reply that are read at most. Default: 8 MiB. */
  std::optional<std::size_t> reply_limit = {};
};

/** How to find a payment: 1 to 255 characters. */
struct Reference {
  std::string text = {};
  ReferenceKind kind = ReferenceKind::GatewayId;

  /** By the gateway's own id. */
  static Reference id(std::string text) { return {std::move(text), ReferenceKind::GatewayId}; }
  /** By the merchant's own reference. */
  static Reference merchant(std::string text) { return {std::move(text), ReferenceKind::Merchant}; }
  /** By what a scanner read from a receipt or a wallet. */
  static Reference scanned(std::string text) { return {std::move(text), ReferenceKind::Scanned}; }
  /** Many of one kind. */
  static std::vector<Reference> list(const std::vector<std::string> &texts,
                                     ReferenceKind kind = ReferenceKind::GatewayId) {
    std::vector<Reference> references;
    references.reserve(texts.size());
    for (const std::string &text : texts) {
      references.push_back({text, kind});
    }
    return references;
  }
};

/** What to give back. */
struct RefundRequest {
  /** The account it was paid to. */
  std::string account = {};
  /** The payment, where `transaction` is empty. */
  Reference reference = {};
  /** Names the intent: the same key always names the same refund. 1 to 255 characters, kept with the order. */
  std::string idempotency_key = {};
  /** How much; nothing = all that is still refundable. */
  std::optional<Money> amount = {};
  /** Why: at most 200 characters. */
  std::string reason = {};
  /** How long the call may take. When it ends, the caller gets the status of that moment. */
  std::optional<std::chrono::milliseconds> deadline = {};
  /** The payment as it was just read, which saves the look-up. Whoever holds it keeps it until the request was made. */
  TransactionView transaction = {};
};

/** How many calls at once, and how fast. */
struct ManyOptions {
  /** Calls under way at the same time: 1 to 1,024; 0 = 16. */
  std::uint32_t at_once = 0;
  /** Calls begun per second, at most; 0 = no limit. */
  std::uint32_t per_second = 0;
};

/** Which refunds of the journal to list. Whatever is left out doesn't matter. */
struct RefundFilter {
  std::string account = {};
  /** With one of these statuses. */
  std::vector<RefundStatus> statuses = {};
  /** Recorded at this time or later. */
  std::optional<std::chrono::system_clock::time_point> from = {};
  /** Recorded before this time. */
  std::optional<std::chrono::system_clock::time_point> to = {};
  /** Of the payment with this gateway id. */
  std::string transaction_id = {};
  /** Only those against whose final status news came in. */
  bool contradicted = false;
};

/** Which transactions to list. Whatever is left out doesn't matter, and what is set must hold together. */
struct TransactionFilter {
  /** Created at or after this time. */
  std::optional<std::chrono::system_clock::time_point> from = {};
  /** Created before this time. */
  std::optional<std::chrono::system_clock::time_point> to = {};
  /** One whole day in UTC, such as `2026-11-30`, instead of `from` and `to` (PayCross's report without paging). */
  std::string day = {};
  /** The gateway's own word for the status, such as `paid`. */
  std::string status = {};
  /** Only this method: Yedpay `gateway_id`; PayCross `credit_card` or `alternative`. */
  std::string method = {};
  /** The merchant's reference. */
  std::string reference = {};
  /** Whose transactions, where the gateway asks: Yedpay `company:<id>` or `user:<id>`. */
  std::string owner = {};
  /** How many at a time; 0 = the gateway's own number. */
  std::uint32_t page_size = 0;
};

/** What to wait for. */
class Until {
 public:
  /** Until it has this status. */
  Until(TransactionStatus status) noexcept : c_(static_cast<tillback_until>(status)) {}
  /** Until it changes no more by itself. */
  static Until settled() noexcept { return Until(tillback_until{TILLBACK_UNTIL_FINAL}); }
  /** Until something can be given back. */
  static Until refundable() noexcept { return Until(tillback_until{TILLBACK_UNTIL_REFUNDABLE}); }

  tillback_until c() const noexcept { return c_; }

 private:
  explicit Until(tillback_until c) noexcept : c_(c) {}

  tillback_until c_;
};

/** What a report is about, and how it is made: begin with one of the functions that start with `of_`. */
struct ReportRequest {
  ReportSource source = ReportSource::Journal;
  /** The account, but for the journal. */
  std::string account = {};
  /** Ids or references of payments. */
  std::vector<Reference> references = {};
  /** A CSV file (UTF-8, its first line the names of the columns). */
  std::string csv_path = {};
  /** The column with the ids or references. */
  std::string csv_column = {};
  /** What the CSV column holds. */
  ReferenceKind csv_kind = ReferenceKind::GatewayId;
  /** Whether the journal speaks alone; else the gateways are asked, and both are compared. */
  bool offline = false;
  /** Only payments of which something can still be given back. */
  bool refundable = false;
  /** The first day, such as `2026-11-01`, in the time zone of the report. */
  std::string from_day = {};
  /** The last day. */
  std::string to_day = {};
  /** What else has to hold of what the gateway lists. Its own times stay empty. */
  std::optional<TransactionFilter> filter = {};
  /** Which refunds of the journal to begin with. */
  std::optional<RefundFilter> refund_filter = {};
  /** Whose midnight ends a day: an IANA name such as `Asia/Hong_Kong`. Default: UTC. */
  std::string time_zone = {};
  /** A name under which the journal keeps how far the report is, so that it goes on there when it is asked for again. */
  std::string checkpoint = {};
  /** Questions under way at the same time, for each account: 1 to 1,024; 0 = 16. */
  std::uint32_t at_once = 0;
  /** Questions begun per second, at most, for each account; 0 = no limit. */
  std::uint32_t per_second = 0;

  /** These payments, each asked for once. */
  static ReportRequest of_references(std::string account, std::vector<Reference> references) {
    ReportRequest request;
    request.source = ReportSource::References;
    request.account = std::move(account);
    request.references = std::move(references);
    return request;
  }

  /** The payments that a column of a CSV file names. */
  static ReportRequest of_csv(std::string account, std::string path, std::string column,
                              ReferenceKind kind = ReferenceKind::GatewayId) {
    ReportRequest request;
    request.source = ReportSource::Csv;
    request.account = std::move(account);
    request.csv_path = std::move(path);
    request.csv_column = std::move(column);
    request.csv_kind = kind;
    return request;
  }

  /** What the gateway lists of these days, where it can list: Yedpay with an access token, and PayCross. */
  static ReportRequest of_days(std::string account, std::string from_day, std::string to_day) {
    ReportRequest request;
    request.source = ReportSource::Days;
    request.account = std::move(account);
    request.from_day = std::move(from_day);
    request.to_day = std::move(to_day);
    return request;
  }

  /** The payments that the journal's refunds are about, one row for each. */
  static ReportRequest of_journal() { return ReportRequest(); }
};

/** A person or business to be registered as a payee. What may be left out is empty; the gateway judges which of it it needs. */
struct PayeeRequest {
  std::string account = {};
  Profile profile = Profile::Individual;
  std::string first_name = {};
  std::string last_name = {};
  /** Unique among the merchant's payees. */
  std::string email = {};
  /** ISO 3166, two letters. */
  std::string country_code = {};
  /** The merchant's own id of the payee: the mark by which a lost answer is settled. May be left out, as all that follows. */
  std::string customer_code = {};
  /** At least 18 years ago, such as `1990-05-17`. */
  std::string date_of_birth = {};
  /** In the US, two letters. */
  std::string state = {};
  std::string city = {};
  std::string street = {};
  std::string street2 = {};
  std::string zip = {};
  /** Free text. */
  std::string country = {};
  std::string phone = {};
  /** Number of an identity document. */
  std::string government_id = {};
  /** `ID_CARD`, `SSN`, `PASSPORT`, `DRIVER_LICENSE` or `BUSINESS_REGISTRATION_CERT`. */
  std::string government_id_type = {};
  /** For a business. */
  std::string company = {};
  /** Such as `en`. */
  std::string lang = {};
  /** Merchant of record; can't be changed later. */
  std::string payor_no = {};
};

/** How to find a payee. */
struct PayeeReference {
  std::string text = {};
  PayeeReferenceKind kind = PayeeReferenceKind::CustomerNo;

  /** By the gateway's id. */
  static PayeeReference customer_no(std::string text) { return {std::move(text), PayeeReferenceKind::CustomerNo}; }
  /** By the merchant's own id. */
  static PayeeReference customer_code(std::string text) { return {std::move(text), PayeeReferenceKind::CustomerCode}; }
  static PayeeReference email(std::string text) { return {std::move(text), PayeeReferenceKind::Email}; }
};

/** Names and values: the headers of a webhook, or the changes of a payee. */
using Pairs = std::vector<std::pair<std::string, std::string>>;

// ---------------------------------------------------------------------------------------------------------------------
// How long to wait
// ---------------------------------------------------------------------------------------------------------------------

namespace detail {

/** What a CancelToken and the calls that were given it share. */
class Stopper {
 public:
  Stopper() : c_(tillback_cancel_new()) {}
  Stopper(const Stopper &) = delete;
  Stopper &operator=(const Stopper &) = delete;
  ~Stopper() { tillback_cancel_free(c_); }

  void now() {
    tillback_cancel_now(c_);
    const std::lock_guard<std::mutex> guard(mutex_);
    for (const tillback_cancel *other : linked_) {
      tillback_cancel_now(other);
    }
  }

  /** Stops another one along with this. */
  void link(const tillback_cancel *other) {
    const std::lock_guard<std::mutex> guard(mutex_);
    linked_.push_back(other);
    if (tillback_cancel_is_cancelled(c_)) {
      tillback_cancel_now(other);
    }
  }

  void unlink(const tillback_cancel *other) {
    const std::lock_guard<std::mutex> guard(mutex_);
    for (auto place = linked_.begin(); place != linked_.end(); ++place) {
      if (*place == other) {
        linked_.erase(place);
        return;
      }
    }
  }

  const tillback_cancel *c() const noexcept { return c_; }

 private:
  tillback_cancel *c_;
  std::mutex mutex_;
  std::vector<const tillback_cancel *> linked_;
};

}  // namespace detail

/**
 * Stops the waiting of calls from another thread, once and for good. A refund that was sent goes on: its call returns the status of that
 * moment, and the same key returns its end. It may go as soon as the calls began that were given it.
 */
class CancelToken {
 public:
  CancelToken() : stopper_(std::make_shared<detail::Stopper>()) {}
  CancelToken(CancelToken &&) noexcept = default;
  CancelToken &operator=(CancelToken &&) noexcept = default;
  CancelToken(const CancelToken &) = delete;
  CancelToken &operator=(const CancelToken &) = delete;
  ~CancelToken() = default;

  /** Stops every call that was given it, now and later. From any thread, any number of times. */
  void cancel() const {
    if (stopper_ == nullptr) {
      throw InvalidRequest(Error::argument("this", "is empty, or was moved from"));
    }
    stopper_->now();
  }

  /** Whether it was. */
  bool is_cancelled() const noexcept { return tillback_cancel_is_cancelled(c()); }

  /** For the functions of tillback.h; NULL where it was moved from. */
  const tillback_cancel *c() const noexcept { return stopper_ == nullptr ? nullptr : stopper_->c(); }

 private:
  friend class Client;

  std::shared_ptr<detail::Stopper> stopper_;
};

/** What one call keeps to. */
struct CallOptions {
  /**
   * How long the call waits for a gateway. When it ends, a refund that was sent returns the status of that moment; what was only
   * asked fails with TimedOut.
   */
  std::optional<std::chrono::milliseconds> timeout = {};
  /** Stops the call from another thread, with Cancelled in place of TimedOut. */
  const CancelToken *cancel = nullptr;
};

// ---------------------------------------------------------------------------------------------------------------------
// How calls are made
// ---------------------------------------------------------------------------------------------------------------------

namespace detail {

/** What becomes of an object that the library gave out. */
template <class T>
struct Taken {
  using c_type = typename T::c_type;
  static T from(c_type *c) { return T(c); }
};

/** The next of a list: nothing at its end. */
template <class T>
struct Taken<std::optional<T>> {
  using c_type = typename T::c_type;
  static std::optional<T> from(c_type *c) { return c == nullptr ? std::nullopt : std::optional<T>(T(c)); }
};

template <>
struct Taken<std::vector<std::string>> {
  using c_type = tillback_texts;
  static std::vector<std::string> from(c_type *c) {
    const Handle<tillback_texts, tillback_texts_free> texts(c);
    return std::vector<std::string>(texts->items, texts->items + texts->count);
  }
};

/** What shows nothing, for an object that holds it. */
template <class C, void (*Free)(C *)>
struct Taken<std::unique_ptr<C, Deleter<C, Free>>> {
  using c_type = C;
  static Handle<C, Free> from(C *c) { return Handle<C, Free>(c); }
};

/** Takes over the error of a call that failed. */
inline Error taken_error(tillback_error *c) {
  const Handle<tillback_error, tillback_error_free> error(c);
  return Error(*error);
}

/** Takes over how a call ended. */
template <class T>
Result<T> taken(tillback_result result, typename Taken<T>::c_type *c, tillback_error *error) {
  if (result != TILLBACK_OK) {
    return taken_error(error);
  }
  return Taken<T>::from(c);
}

inline Result<Tally> taken_tally(tillback_result result, tillback_tally c, tillback_error *error) {
  if (result != TILLBACK_OK) {
    return taken_error(error);
  }
  return Tally{c.answered, c.failed};
}

/** An empty struct of the library's that a program fills in. */
template <class C>
C sized() {
  C c{};
  c.struct_size = static_cast<std::uint32_t>(sizeof(C));
  return c;
}

/** Stops one call, and is stopped by the caller's own token. */
class Stop {
 public:
  explicit Stop(std::shared_ptr<Stopper> outer) : outer_(std::move(outer)) {
    if (outer_ != nullptr) {
      outer_->link(own_.c());
    }
  }
  Stop(const Stop &) = delete;
  Stop &operator=(const Stop &) = delete;
  ~Stop() {
    if (outer_ != nullptr) {
      outer_->unlink(own_.c());
    }
  }

  void now() { own_.now(); }
  const tillback_cancel *c() const noexcept { return own_.c(); }

 private:
  std::shared_ptr<Stopper> outer_;
  Stopper own_;
};

/**
 * Writes what is asked for in the library's own form, and makes the call unless something can't be written so. What it returns points
 * into what it was given, and lives as long as both.
 */
class Input {
 public:
  /** What can't be asked for. */
  void refuse(const char *field, const char *problem) {
    if (!wrong_) {
      wrong_ = Error::argument(field, problem);
    }
  }

  const char *text(const char *field, const std::string &value) {
    if (value.find('\0') != std::string::npos) {
      refuse(field, "holds a NUL");
    }
    return value.c_str();
  }

  const char *text_if_given(const char *field, const std::string &value) {
    return value.empty() ? nullptr : text(field, value);
  }

  const tillback_money *money(const std::optional<Money> &value) { return value ? &value->c() : nullptr; }

  /** How long to wait at most. */
  static std::uint64_t patience(std::chrono::milliseconds value) {
    const std::int64_t count = value.count();
    return static_cast<std::uint64_t>(count < 0 ? 0 : count);
  }

  /** The same, where 0 would mean that nothing was given. */
  static std::uint64_t patience_if_given(const std::optional<std::chrono::milliseconds> &value) {
    if (!value) {
      return 0;
    }
    const std::uint64_t count = patience(*value);
    return count == 0 ? 1 : count;
  }

  /** A setting, which nobody computes. */
  std::uint64_t setting(const char *field, const std::optional<std::chrono::milliseconds> &value) {
    if (value && value->count() <= 0) {
      refuse(field, "is not longer than nothing");
    }
    return patience_if_given(value);
  }

  /** Whole microseconds, rounded up: so the same times pass "at or after" and "before". */
  static std::int64_t time(const std::optional<std::chrono::system_clock::time_point> &value) {
    return value ? std::chrono::ceil<std::chrono::microseconds>(*value).time_since_epoch().count() : 0;
  }

  tillback_call call(const CallOptions &options) {
    auto c = sized<tillback_call>();
    c.timeout_ms = patience_if_given(options.timeout);
    if (options.cancel != nullptr) {
      c.cancel = options.cancel->c();
      if (c.cancel == nullptr) {
        refuse("cancel", "is empty, or was moved from");
      }
    }
    return c;
  }

  /** The same for a call that is stopped from within, too. */
  tillback_call call(const CallOptions &options, const Stop &stop) {
    tillback_call c = call(options);
    c.cancel = stop.c();
    return c;
  }

  tillback_pockyt account(const Pockyt &value) {
    auto c = sized<tillback_pockyt>();
    c.merchant_no = text("merchant_no", value.merchant_no);
    c.store_no = text("store_no", value.store_no);
    c.token = text("token", value.token);
    c.group_no = text_if_given("group_no", value.group_no);
    c.notification_url = text_if_given("notification_url", value.notification_url);
    c.base_url = text_if_given("base_url", value.base_url);
    c.sandbox = value.sandbox;
    return c;
  }

  tillback_yedpay account(const Yedpay &value) {
    auto c = sized<tillback_yedpay>();
    c.access_token = text_if_given("access_token", value.access_token);
    c.api_key = text_if_given("api_key", value.api_key);
    c.sign_key = text_if_given("sign_key", value.sign_key);
    c.base_url = text_if_given("base_url", value.base_url);
    c.sandbox = value.sandbox;
    return c;
  }

  tillback_paycross account(const Paycross &value) {
    auto c = sized<tillback_paycross>();
    c.shop_id = text("shop_id", value.shop_id);
    c.secret_key = text("secret_key", value.secret_key);
    c.public_key = text_if_given("public_key", value.public_key);
    c.apm_url = text_if_given("apm_url", value.apm_url);
    c.card_url = text_if_given("card_url", value.card_url);
    c.admin_url = text_if_given("admin_url", value.admin_url);
    c.service = static_cast<tillback_service>(value.service);
    c.minor_units = static_cast<tillback_minor_units>(value.minor_units);
    c.test = !value.test ? 0 : *value.test ? 1 : -1;
    return c;
  }

  tillback_settings settings(const Settings &value) {
    auto c = sized<tillback_settings>();
    c.abi_version = TILLBACK_ABI_VERSION;
    c.journal = text_if_given("journal", value.journal);
    c.journal_in_memory = value.journal_in_memory;
    c.worker = text_if_given("worker", value.worker);
    c.trust_pem = text_if_given("trust_pem", value.trust_pem);
    c.proxy = text_if_given("proxy", value.proxy);
    c.proxy_from_environment = value.proxy_from_environment;
    c.connect_timeout_ms = setting("connect_timeout", value.connect_timeout);
    c.reply_timeout_ms = setting("reply_timeout", value.reply_timeout);
    c.deadline_ms = setting("deadline", value.deadline);
    c.quiet_period_ms = setting("quiet_period", value.quiet_period);
    c.first_pause_ms = setting("first_pause", value.first_pause);
    if (value.reply_limit && *value.reply_limit == 0) {
      refuse("reply_limit", "is not larger than nothing");
    }
    c.reply_limit = value.reply_limit.value_or(0);
    return c;
  }

  tillback_refund_request request(const RefundRequest &value) {
    auto c = sized<tillback_refund_request>();
    c.account = text("account", value.account);
    c.transaction = value.transaction.c();
    c.reference_kind = static_cast<tillback_ref_kind>(value.reference.kind);
    // Whether a payment is named at all is for the library to say.
    c.reference = value.transaction ? text_if_given("reference", value.reference.text)
                                    : text("reference", value.reference.text);
    c.idempotency_key = text("idempotency_key", value.idempotency_key);
    c.amount = money(value.amount);
    c.reason = text_if_given("reason", value.reason);
    c.deadline_ms = patience_if_given(value.deadline);
    return c;
  }

  std::vector<tillback_refund_request> requests(const std::vector<RefundRequest> &values) {
    std::vector<tillback_refund_request> c;
    c.reserve(values.size());
    for (const RefundRequest &value : values) {
      c.push_back(request(value));
    }
    return c;
  }

  std::vector<tillback_reference> references(const char *field, const std::vector<Reference> &values) {
    std::vector<tillback_reference> c;
    c.reserve(values.size());
    for (const Reference &value : values) {
      c.push_back(tillback_reference{text(field, value.text), static_cast<tillback_ref_kind>(value.kind)});
    }
    return c;
  }

  std::vector<tillback_pair> pairs(const char *field, const Pairs &values) {
    std::vector<tillback_pair> c;
    c.reserve(values.size());
    for (const auto &value : values) {
      c.push_back(tillback_pair{text(field, value.first), text(field, value.second)});
    }
    return c;
  }

  tillback_many_options options(const ManyOptions &value) {
    auto c = sized<tillback_many_options>();
    c.at_once = value.at_once;
    c.per_second = value.per_second;
    return c;
  }

  tillback_refund_filter filter(const RefundFilter &value) {
    statuses_.clear();
    for (const RefundStatus status : value.statuses) {
      statuses_.push_back(static_cast<tillback_refund_status>(status));
    }
    auto c = sized<tillback_refund_filter>();
    c.account = text_if_given("account", value.account);
    c.statuses = statuses_.data();
    c.status_count = statuses_.size();
    c.from = time(value.from);
    c.to = time(value.to);
    c.transaction_id = text_if_given("transaction_id", value.transaction_id);
    c.contradicted = value.contradicted;
    return c;
  }

  tillback_transaction_filter filter(const TransactionFilter &value) {
    auto c = sized<tillback_transaction_filter>();
    c.page_size = value.page_size;
    c.from = time(value.from);
    c.to = time(value.to);
    c.day = text_if_given("day", value.day);
    c.status = text_if_given("status", value.status);
    c.method = text_if_given("method", value.method);
    c.reference = text_if_given("reference", value.reference);
    c.owner = text_if_given("owner", value.owner);
    return c;
  }

  tillback_payee_request request(const PayeeRequest &value) {
    auto c = sized<tillback_payee_request>();
    c.account = text("account", value.account);
    c.profile = static_cast<tillback_profile>(value.profile);
    c.first_name = text("first_name", value.first_name);
    c.last_name = text("last_name", value.last_name);
    c.email = text("email", value.email);
    c.country_code = text("country_code", value.country_code);
    c.customer_code = text_if_given("customer_code", value.customer_code);
    c.date_of_birth = text_if_given("date_of_birth", value.date_of_birth);
    c.state = text_if_given("state", value.state);
    c.city = text_if_given("city", value.city);
    c.street = text_if_given("street", value.street);
    c.street2 = text_if_given("street2", value.street2);
    c.zip = text_if_given("zip", value.zip);
    c.country = text_if_given("country", value.country);
    c.phone = text_if_given("phone", value.phone);
    c.government_id = text_if_given("government_id", value.government_id);
    c.government_id_type = text_if_given("government_id_type", value.government_id_type);
    c.company = text_if_given("company", value.company);
    c.lang = text_if_given("lang", value.lang);
    c.payor_no = text_if_given("payor_no", value.payor_no);
    return c;
  }

  tillback_report_request request(const ReportRequest &value) {
    references_ = references("references", value.references);
    auto c = sized<tillback_report_request>();
    c.source = static_cast<tillback_report_source>(value.source);
    c.account = text_if_given("account", value.account);
    c.references = references_.data();
    c.reference_count = references_.size();
    c.csv_path = text_if_given("csv_path", value.csv_path);
    c.csv_column = text_if_given("csv_column", value.csv_column);
    c.csv_kind = static_cast<tillback_ref_kind>(value.csv_kind);
    c.offline = value.offline;
    c.refundable = value.refundable;
    c.from_day = text_if_given("from_day", value.from_day);
    c.to_day = text_if_given("to_day", value.to_day);
    if (value.filter) {
      transaction_filter_ = filter(*value.filter);
      c.filter = &transaction_filter_;
    }
    if (value.refund_filter) {
      refund_filter_ = filter(*value.refund_filter);
      c.refund_filter = &refund_filter_;
    }
    c.time_zone = text_if_given("time_zone", value.time_zone);
    c.checkpoint = text_if_given("checkpoint", value.checkpoint);
    c.at_once = value.at_once;
    c.per_second = value.per_second;
    return c;
  }

  /** Makes a call that gives an object. */
  template <class T, class Call>
  Result<T> ask(Call &&call) const {
    if (wrong_) {
      return *wrong_;
    }
    typename Taken<T>::c_type *c = nullptr;
    tillback_error *error = nullptr;
    const tillback_result result = call(&c, &error);
    return taken<T>(result, c, error);
  }

  /** Makes a call that fills in a plain value. */
  template <class C, class Call>
  Result<C> fill(Call &&call) const {
    if (wrong_) {
      return *wrong_;
    }
    C c{};
    tillback_error *error = nullptr;
    if (call(&c, &error) != TILLBACK_OK) {
      return taken_error(error);
    }
    return c;
  }

  /** Makes a call that gives nothing. */
  template <class Call>
  Result<void> tell(Call &&call) const {
    if (wrong_) {
      return *wrong_;
    }
    tillback_error *error = nullptr;
    if (call(&error) != TILLBACK_OK) {
      return taken_error(error);
    }
    return {};
  }

  /** Starts a call whose end `Waiting` is told, which it frees; where nothing began, it is freed here. */
  template <class Waiting, class Call>
  Result<void> start(std::unique_ptr<Waiting> waiting, Call &&call) const {
    Result<void> begun = tell([&](tillback_error **error) { return call(waiting.get(), error); });
    if (begun) {
      // It may be gone already: only the pointer is forgotten.
      static_cast<void>(waiting.release());
    }
    return begun;
  }

 private:
  std::optional<Error> wrong_;
  std::vector<tillback_refund_status> statuses_;
  std::vector<tillback_reference> references_;
  tillback_transaction_filter transaction_filter_{};
  tillback_refund_filter refund_filter_{};
};

/** Whether something can be called so. */
template <class Callable, class... Arguments>
using Takes = std::enable_if_t<std::is_invocable_v<std::decay_t<Callable> &, Arguments...>, int>;

/** Keeps a promise by what a call tells. */
template <class T>
class Fulfil {
 public:
  std::future<T> future() { return promise_.get_future(); }

  void operator()(Result<T> result) {
    if (result) {
      promise_.set_value(std::move(result).value());
    } else {
      promise_.set_exception(result.error().as_exception());
    }
  }

  void broken(std::exception_ptr thrown) { promise_.set_exception(std::move(thrown)); }

 private:
  std::promise<T> promise_;
};

/** A future of what `start` begins with the callable it is given. */
template <class T, class Start>
std::future<T> future(Start &&start) {
  Fulfil<T> fulfil;
  std::future<T> future = fulfil.future();
  const Result<void> begun = start(std::move(fulfil));
  if (begun) {
    return future;
  }
  std::promise<T> never;
  never.set_exception(begun.error().as_exception());
  return never.get_future();
}

/** Waits for the end of a call that was started. */
template <class T, class Done>
struct Waiting {
  Done done;

  /** Called by the library, once. */
  static void told(void *userdata, tillback_result result, typename Taken<T>::c_type *c,
                   tillback_error *error) noexcept {
    const std::unique_ptr<Waiting> waiting(static_cast<Waiting *>(userdata));
    waiting->done(taken<T>(result, c, error));
  }
};

/** Starts a call that gives an object. */
template <class T, class Done, class Call>
Result<void> start(const Input &in, Done done, Call &&call) {
  using Told = Waiting<T, Done>;
  return in.start(std::unique_ptr<Told>(new Told{std::move(done)}),
                  [&](Told *waiting, tillback_error **error) { return call(&Told::told, waiting, error); });
}

/** A callable that is told how a call gets on. What it throws is kept, and ends the call. */
template <class Callable>
class Telling {
 public:
  Telling(Callable callable, const std::shared_ptr<Stopper> &outer)
      : callable_(std::forward<Callable>(callable)), stop_(outer) {}
  Telling(const Telling &) = delete;
  Telling &operator=(const Telling &) = delete;

  const Stop &stop() const noexcept { return stop_; }
  const std::exception_ptr &thrown() const noexcept { return thrown_; }

  void rethrow() const {
    if (thrown_ != nullptr) {
      std::rethrow_exception(thrown_);
    }
  }

  /** Called by the library for each of many. */
  template <class T>
  static void each(void *userdata, std::size_t index, tillback_result result, typename T::c_type *c,
                   tillback_error *error) noexcept {
    static_cast<Telling *>(userdata)->tell(index, taken<T>(result, c, error));
  }

  /** Called by the library for each refund that ends while a client settles. */
  static void progress(void *userdata, tillback_refund *c, std::size_t ended, std::size_t found) noexcept {
    static_cast<Telling *>(userdata)->tell(Refund(c), ended, found);
  }

 private:
  template <class... Arguments>
  void tell(Arguments &&...arguments) noexcept {
    if (thrown_ != nullptr) {
      return;
    }
    try {
      callable_(std::forward<Arguments>(arguments)...);
    } catch (...) {
      thrown_ = std::current_exception();
      stop_.now();
    }
  }

  Callable callable_;
  Stop stop_;
  std::exception_ptr thrown_;
};

/** The same for a call that was started, whose end is told, too. */
template <class Callable, class Done>
class TellingWaiting : public Telling<Callable> {
 public:
  TellingWaiting(Callable callable, Done done, const std::shared_ptr<Stopper> &outer)
      : Telling<Callable>(std::move(callable), outer), done_(std::move(done)) {}

  /** What the library is to hand back to the functions below and above. */
  void *userdata() noexcept { return static_cast<Telling<Callable> *>(this); }

  static void tally(void *userdata, tillback_result result, tillback_tally c, tillback_error *error) noexcept {
    const auto waiting = taken_back(userdata);
    waiting->end(taken_tally(result, c, error));
  }

  template <class T>
  static void told(void *userdata, tillback_result result, typename T::c_type *c, tillback_error *error) noexcept {
    const auto waiting = taken_back(userdata);
    waiting->end(taken<T>(result, c, error));
  }

 private:
  static std::unique_ptr<TellingWaiting> taken_back(void *userdata) noexcept {
    return std::unique_ptr<TellingWaiting>(
        static_cast<TellingWaiting *>(static_cast<Telling<Callable> *>(userdata)));
  }

  template <class T>
  void end(Result<T> result) {
    if (this->thrown() == nullptr) {
      done_(std::move(result));
    } else if constexpr (std::is_same_v<Done, Fulfil<T>>) {
      done_.broken(this->thrown());
    } else {
      // There is no other way to tell: it ends the program.
      this->rethrow();
    }
  }

  Done done_;
};

/** Where nobody wants to know. */
struct Silent {
  void operator()(Refund &&, std::size_t, std::size_t) const noexcept {}
};

/** What reads a list in a for loop. */
template <class List, class Element>
class Stream {
 public:
  class iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Element;
    using difference_type = std::ptrdiff_t;
    using pointer = Element *;
    using reference = Element &;

    iterator() = default;
    explicit iterator(List *list) : list_(list) { ++*this; }

    Element &operator*() const { return *list_->current_; }
    Element *operator->() const { return &*list_->current_; }
    iterator &operator++() {
      list_->current_ = list_->next();
      if (!list_->current_) {
        list_ = nullptr;
      }
      return *this;
    }
    void operator++(int) { ++*this; }
    friend bool operator==(iterator one, iterator other) { return one.list_ == other.list_; }
    friend bool operator!=(iterator one, iterator other) { return one.list_ != other.list_; }

   private:
    List *list_ = nullptr;
  };

  /** Reads the next one: it goes on where the list is. An Error comes out of this, and of `++`. Don't move the list meanwhile. */
  iterator begin() { return iterator(static_cast<List *>(this)); }
  iterator end() { return iterator(); }

 protected:
  std::optional<Element> current_;
};

using ClientHandle = std::shared_ptr<tillback_client>;

}  // namespace detail

inline Result<Money> Money::parse(std::nothrow_t, const std::string &typed) {
  detail::Input in;
  const char *text = in.text("typed", typed);
  const auto c = in.fill<tillback_money>(
      [&](tillback_money *money, tillback_error **error) { return tillback_money_parse(text, money, error); });
  return c ? Result<Money>(Money(c.value())) : Result<Money>(c.error());
}

inline Result<std::optional<std::string>> TransactionView::field(std::nothrow_t, const std::string &path) const {
  using Found = std::optional<std::string>;
  detail::Input in;
  const char *text = in.text("path", path);
  auto texts = in.ask<std::vector<std::string>>(
      [&](auto out, auto error) { return tillback_transaction_field(c(), text, out, error); });
  if (!texts) {
    return texts.error();
  }
  return texts.value().empty() ? Found() : Found(std::move(texts.value().front()));
}

// ---------------------------------------------------------------------------------------------------------------------
// Lists
// ---------------------------------------------------------------------------------------------------------------------

/** Refunds of the journal, read as they are asked for: `for (tillback::Refund &refund : client.list_refunds())`. */
class Refunds : public detail::Stream<Refunds, Refund> {
 public:
  /** The next refund; nothing at the end. */
  std::optional<Refund> next() { return next(std::nothrow).value(); }
  Result<std::optional<Refund>> next(std::nothrow_t) {
    return detail::Input().ask<std::optional<Refund>>(
        [&](auto out, auto error) { return tillback_refunds_next(list_.get(), out, error); });
  }
  std::future<std::optional<Refund>> next_async() {
    return detail::future<std::optional<Refund>>([&](auto done) { return next_async(std::move(done)); });
  }
  template <class Done, detail::Takes<Done, Result<std::optional<Refund>>> = 0>
  Result<void> next_async(Done done) {
    return detail::start<std::optional<Refund>>(
        detail::Input(), std::move(done), [&](auto told, void *userdata, tillback_error **error) {
          return tillback_refunds_next_async(list_.get(), told, userdata, error);
        });
  }

 private:
  friend class Client;
  using Handle = detail::Handle<tillback_refunds, tillback_refunds_free>;
  Refunds(detail::ClientHandle client, Handle list) : client_(std::move(client)), list_(std::move(list)) {}

  detail::ClientHandle client_;
  Handle list_;
};

/** A gateway's list, fetched page by page as it is read. After an error, next() asks for the same page again. */
class Transactions : public detail::Stream<Transactions, Transaction> {
 public:
  /** The next transaction; nothing at the end. */
  std::optional<Transaction> next() { return next(std::nothrow).value(); }
  Result<std::optional<Transaction>> next(std::nothrow_t) {
    return detail::Input().ask<std::optional<Transaction>>(
        [&](auto out, auto error) { return tillback_transactions_next(list_.get(), out, error); });
  }
  std::future<std::optional<Transaction>> next_async() {
    return detail::future<std::optional<Transaction>>([&](auto done) { return next_async(std::move(done)); });
  }
  template <class Done, detail::Takes<Done, Result<std::optional<Transaction>>> = 0>
  Result<void> next_async(Done done) {
    return detail::start<std::optional<Transaction>>(
        detail::Input(), std::move(done), [&](auto told, void *userdata, tillback_error **error) {
          return tillback_transactions_next_async(list_.get(), told, userdata, error);
        });
  }

 private:
  friend class Client;
  using Handle = detail::Handle<tillback_transactions, tillback_transactions_free>;
  Transactions(detail::ClientHandle client, Handle list) : client_(std::move(client)), list_(std::move(list)) {}

  detail::ClientHandle client_;
  Handle list_;
};

/** The rows of a report, made as they are asked for: `for (tillback::ReportRow &row : report)`. For one thread at a time. */
class Report : public detail::Stream<Report, ReportRow> {
 public:
  /** The next row; nothing at the end. After an error the report can't go on. */
  std::optional<ReportRow> next() { return next(std::nothrow).value(); }
  Result<std::optional<ReportRow>> next(std::nothrow_t) {
    return detail::Input().ask<std::optional<ReportRow>>(
        [&](auto out, auto error) { return tillback_report_next(report_.get(), out, error); });
  }
  std::future<std::optional<ReportRow>> next_async() {
    return detail::future<std::optional<ReportRow>>([&](auto done) { return next_async(std::move(done)); });
  }
  template <class Done, detail::Takes<Done, Result<std::optional<ReportRow>>> = 0>
  Result<void> next_async(Done done) {
    return detail::start<std::optional<ReportRow>>(
        detail::Input(), std::move(done), [&](auto told, void *userdata, tillback_error **error) {
          return tillback_report_next_async(report_.get(), told, userdata, error);
        });
  }

  /** How many rows there were so far, with those before a checkpoint. */
  ReportTally tally() const { return tally(std::nothrow).value(); }
  Result<ReportTally> tally(std::nothrow_t) const {
    std::int64_t expected = -1;
    const auto c = detail::Input().fill<tillback_report_tally>([&](tillback_report_tally *tally, auto error) {
      return tillback_report_progress(report_.get(), tally, &expected, error);
    });
    if (!c) {
      return c.error();
    }
    ReportTally told{c->rows, c->failed, c->disagreeing, c->duplicates, c->left_out, std::nullopt};
    if (expected >= 0) {
      told.expected = static_cast<std::uint64_t>(expected);
    }
    return told;
  }

  /** The sums of all rows so far, with those before a checkpoint, by one thing and by currency. */
  Totals totals(Dimension by) const { return totals(std::nothrow, by).value(); }
  Result<Totals> totals(std::nothrow_t, Dimension by) const {
    return detail::Input().ask<Totals>([&](auto out, auto error) {
      return tillback_report_totals(report_.get(), static_cast<tillback_dimension>(by), out, error);
    });
  }

  /** What was saved last, of an earlier run that did not finish: 0 for a new report. */
  std::uint64_t position() const { return position(std::nothrow).value(); }
  Result<std::uint64_t> position(std::nothrow_t) const {
    return detail::Input().fill<std::uint64_t>([&](std::uint64_t *position, auto error) {
      return tillback_report_position(report_.get(), position, error);
    });
  }

  /**
   * Keeps in the journal that every row given out so far has arrived, and that the program's output is so far: such as the length of
   * its file, which must be on the disk by then.
   */
  void save(std::uint64_t position) { save(std::nothrow, position).value(); }
  Result<void> save(std::nothrow_t, std::uint64_t position) {
    return detail::Input().tell(
        [&](auto error) { return tillback_report_save(report_.get(), position, error); });
  }

  /** Forgets the checkpoint: the report is complete, and one of the same name begins anew. */
  void finish() { finish(std::nothrow).value(); }
  Result<void> finish(std::nothrow_t) {
    return detail::Input().tell(
        [&](auto error) { return tillback_report_finish(report_.get(), error); });
  }

 private:
  friend class Client;
  using Handle = detail::Handle<tillback_report, tillback_report_free>;
  Report(detail::ClientHandle client, Handle report) : client_(std::move(client)), report_(std::move(report)) {}

  detail::ClientHandle client_;
  Handle report_;
};

// ---------------------------------------------------------------------------------------------------------------------
// The client
// ---------------------------------------------------------------------------------------------------------------------

/** The accounts of a client that is to be made: their credentials are wiped from it when it goes. For one thread at a time. */
class Accounts {
 public:
  Accounts() : c_(tillback_accounts_new()) {}

  /** Adds an account under a name of your own, such as `shop`: what it says is checked when the client is made. */
  Accounts &add(const std::string &name, const Pockyt &account) {
    add(std::nothrow, name, account).value();
    return *this;
  }
  Result<void> add(std::nothrow_t, const std::string &name, const Pockyt &account) {
    return add_with(tillback_accounts_add_pockyt, name, account);
  }
  Accounts &add(const std::string &name, const Yedpay &account) {
    add(std::nothrow, name, account).value();
    return *this;
  }
  Result<void> add(std::nothrow_t, const std::string &name, const Yedpay &account) {
    return add_with(tillback_accounts_add_yedpay, name, account);
  }
  Accounts &add(const std::string &name, const Paycross &account) {
    add(std::nothrow, name, account).value();
    return *this;
  }
  Result<void> add(std::nothrow_t, const std::string &name, const Paycross &account) {
    return add_with(tillback_accounts_add_paycross, name, account);
  }

  /** For the functions of tillback.h; NULL where it was moved from. */
  const tillback_accounts *c() const noexcept { return c_.get(); }

 private:
  template <class Add, class Account>
  Result<void> add_with(Add add_c, const std::string &name, const Account &account) {
    detail::Input in;
    const char *text = in.text("name", name);
    const auto c = in.account(account);
    return in.tell([&](tillback_error **error) { return add_c(c_.get(), text, &c, error); });
  }

  detail::Handle<tillback_accounts, tillback_accounts_free> c_;
};

/**
 * Refunds, queries and payees at every account. Any number of threads may use one at the same time.
 *
 * Its end waits for nothing: what was started and what was sent goes on, and callables are still called. To wait for that, call
 * finish() first. Every operation may throw, or give, the errors that tillback.h names beside its function.
 */
class Client {
 public:
  /** Makes a client. Nothing is sent. */
  explicit Client(const Accounts &accounts, const Settings &settings = {})
      : Client(make(std::nothrow, accounts, settings).value()) {}
  static Result<Client> make(std::nothrow_t, const Accounts &accounts, const Settings &settings = {}) {
    detail::Input in;
    const auto c_settings = in.settings(settings);
    using Made = detail::Handle<tillback_client, tillback_client_free>;
    auto made =
        in.ask<Made>([&](auto out, auto error) { return tillback_client_new(accounts.c(), &c_settings, out, error); });
    return made ? Result<Client>(Client(std::move(made).value())) : Result<Client>(made.error());
  }

  Client(Client &&) noexcept = default;
  Client &operator=(Client &&) noexcept = default;
  Client(const Client &) = delete;
  Client &operator=(const Client &) = delete;
  ~Client() = default;

  /** For the functions of tillback.h; NULL where it was moved from. */
  const tillback_client *c() const noexcept { return c_.get(); }

  /**
   * Waits until everything the client goes on with by itself has ended and been told. False where that takes longer, and in a callable that
   * the client calls. Do this before a program ends, so that fewer refunds are left to settle.
   */
  bool finish(std::chrono::milliseconds timeout) const { return finish(std::nothrow, timeout).value(); }
  Result<bool> finish(std::nothrow_t, std::chrono::milliseconds timeout) const {
    return detail::Input().fill<bool>([&](bool *finished, auto error) {
      return tillback_client_finish(c(), detail::Input::patience(timeout), finished, error);
    });
  }

  /** The names of the accounts, in alphabetical order. */
  std::vector<std::string> accounts() const { return accounts(std::nothrow).value(); }
  Result<std::vector<std::string>> accounts(std::nothrow_t) const {
    return detail::Input().ask<std::vector<std::string>>(
        [&](auto out, auto error) { return tillback_client_accounts(c(), out, error); });
  }

  /** What a gateway can do and prove. It waits for nothing. */
  Capabilities capabilities(Gateway gateway) const { return capabilities(std::nothrow, gateway).value(); }
  Result<Capabilities> capabilities(std::nothrow_t, Gateway gateway) const {
    return detail::Input().ask<Capabilities>([&](auto out, auto error) {
      return tillback_client_capabilities(c(), static_cast<tillback_gateway>(gateway), out, error);
    });
  }

  /** Whether the account's credentials work, and whether they may refund. */
  Check check(const std::string &account, const CallOptions &options = {}) const {
    return check(std::nothrow, account, options).value();
  }
  Result<Check> check(std::nothrow_t, const std::string &account, const CallOptions &options = {}) const {
    detail::Input in;
    const char *c_account = in.text("account", account);
    const auto limits = in.call(options);
    return in.ask<Check>(
        [&](auto out, auto error) { return tillback_client_check(c(), c_account, &limits, out, error); });
  }
  std::future<Check> check_async(const std::string &account, const CallOptions &options = {}) const {
    return detail::future<Check>([&](auto done) { return check_async(account, std::move(done), options); });
  }
  template <class Done, detail::Takes<Done, Result<Check>> = 0>
  Result<void> check_async(const std::string &account, Done done, const CallOptions &options = {}) const {
    detail::Input in;
    const char *c_account = in.text("account", account);
    const auto limits = in.call(options);
    return detail::start<Check>(in, std::move(done), [&](auto told, void *userdata, tillback_error **error) {
      return tillback_client_check_async(c(), c_account, &limits, told, userdata, error);
    });
  }

  // Refunds

  /**
   * Gives money back, once. The same key returns the same refund.
   *
   * An error means that no money moved because of this call. Everything else is a refund with a status.
   */
  Refund refund(const RefundRequest &request, const CallOptions &options = {}) const {
    return refund(std::nothrow, request, options).value();
  }
  Result<Refund> refund(std::nothrow_t, const RefundRequest &request, const CallOptions &options = {}) const {
    detail::Input in;
    const auto c_request = in.request(request);
    const auto limits = in.call(options);
    return in.ask<Refund>(
        [&](auto out, auto error) { return tillback_client_refund(c(), &c_request, &limits, out, error); });
  }
  std::future<Refund> refund_async(const RefundRequest &request, const CallOptions &options = {}) const {
    return detail::future<Refund>([&](auto done) { return refund_async(request, std::move(done), options); });
  }
  template <class Done, detail::Takes<Done, Result<Refund>> = 0>
  Result<void> refund_async(const RefundRequest &request, Done done, const CallOptions &options = {}) const {
    detail::Input in;
    const auto c_request = in.request(request);
    const auto limits = in.call(options);
    return detail::start<Refund>(in, std::move(done), [&](auto told, void *userdata, tillback_error **error) {
      return tillback_client_refund_async(c(), &c_request, &limits, told, userdata, error);
    });
  }

  /**
   * Records a refund to be sent later, by settle(): for a till that is offline. Nothing is sent, and nobody is asked.
   *
   * The amount has to be named, unless the request carries the transaction it was read from.
   */
  Refund queue_refund(const RefundRequest &request) const { return queue_refund(std::nothrow, request).value(); }
  Result<Refund> queue_refund(std::nothrow_t, const RefundRequest &request) const {
    detail::Input in;
    const auto c_request = in.request(request);
    return in.ask<Refund>(
        [&](auto out, auto error) { return tillback_client_queue_refund(c(), &c_request, out, error); });
  }
  std::future<Refund> queue_refund_async(const RefundRequest &request) const {
    return detail::future<Refund>([&](auto done) { return queue_refund_async(request, std::move(done)); });
  }
  template <class Done, detail::Takes<Done, Result<Refund>> = 0>
  Result<void> queue_refund_async(const RefundRequest &request, Done done) const {
    detail::Input in;
    const auto c_request = in.request(request);
    return detail::start<Refund>(in, std::move(done), [&](auto told, void *userdata, tillback_error **error) {
      return tillback_client_queue_refund_async(c(), &c_request, told, userdata, error);
    });
  }

  /** The refund with this key, as the journal knows it. */
  Refund get_refund(const std::string &idempotency_key) const {
    return get_refund(std::nothrow, idempotency_key).value();
  }
  Result<Refund> get_refund(std::nothrow_t, const std::string &idempotency_key) const {
    detail::Input in;
    const char *key = in.text("idempotency_key", idempotency_key);
    return in.ask<Refund>([&](auto out, auto error) { return tillback_client_get_refund(c(), key, out, error); });
  }
  std::future<Refund> get_refund_async(const std::string &idempotency_key) const {
    return detail::future<Refund>([&](auto done) { return get_refund_async(idempotency_key, std::move(done)); });
  }
  template <class Done, detail::Takes<Done, Result<Refund>> = 0>
  Result<void> get_refund_async(const std::string &idempotency_key, Done done) const {
    detail::Input in;
    const char *key = in.text("idempotency_key", idempotency_key);
    return detail::start<Refund>(in, std::move(done), [&](auto told, void *userdata, tillback_error **error) {
      return tillback_client_get_refund_async(c(), key, told, userdata, error);
    });
  }

  /** Follows a refund until its status is final or `deadline` ends; then returns it as it is. */
  Refund wait_for_refund(const std::string &idempotency_key, std::chrono::milliseconds deadline,
                         const CallOptions &options = {}) const {
    return wait_for_refund(std::nothrow, idempotency_key, deadline, options).value();
  }
  Result<Refund> wait_for_refund(std::nothrow_t, const std::string &idempotency_key, std::chrono::milliseconds deadline,
                                 const CallOptions &options = {}) const {
    detail::Input in;
    const char *key = in.text("idempotency_key", idempotency_key);
    const auto limits = in.call(options);
    return in.ask<Refund>([&](auto out, auto error) {
      return tillback_client_wait_for_refund(c(), key, in.patience(deadline), &limits, out, error);
    });
  }
  std::future<Refund> wait_for_refund_async(const std::string &idempotency_key, std::chrono::milliseconds deadline,
                                            const CallOptions &options = {}) const {
    return detail::future<Refund>(
        [&](auto done) { return wait_for_refund_async(idempotency_key, deadline, std::move(done), options); });
  }
  template <class Done, detail::Takes<Done, Result<Refund>> = 0>
  Result<void> wait_for_refund_async(const std::string &idempotency_key, std::chrono::milliseconds deadline, Done done,
                                     const CallOptions &options = {}) const {
    detail::Input in;
    const char *key = in.text("idempotency_key", idempotency_key);
    const auto limits = in.call(options);
    return detail::start<Refund>(in, std::move(done), [&](auto told, void *userdata, tillback_error **error) {
      return tillback_client_wait_for_refund_async(c(), key, in.patience(deadline), &limits, told, userdata, error);
    });
  }

  /** Settles a refund in review by what a person found out. `note` says how they know: it is kept in the history. */
  Refund resolve(const std::string &idempotency_key, Outcome outcome, const std::string &note) const {
    return resolve(std::nothrow, idempotency_key, outcome, note).value();
  }
  Result<Refund> resolve(std::nothrow_t, const std::string &idempotency_key, Outcome outcome,
                         const std::string &note) const {
    detail::Input in;
    const char *key = in.text("idempotency_key", idempotency_key);
    const char *c_note = in.text("note", note);
    return in.ask<Refund>([&](auto out, auto error) {
      return tillback_client_resolve(c(), key, static_cast<tillback_outcome>(outcome), c_note, out, error);
    });
  }
  std::future<Refund> resolve_async(const std::string &idempotency_key, Outcome outcome,
                                    const std::string &note) const {
    return detail::future<Refund>(
        [&](auto done) { return resolve_async(idempotency_key, outcome, note, std::move(done)); });
  }
  template <class Done, detail::Takes<Done, Result<Refund>> = 0>
  Result<void> resolve_async(const std::string &idempotency_key, Outcome outcome, const std::string &note,
                             Done done) const {
    detail::Input in;
    const char *key = in.text("idempotency_key", idempotency_key);
    const char *c_note = in.text("note", note);
    return detail::start<Refund>(in, std::move(done), [&](auto told, void *userdata, tillback_error **error) {
      return tillback_client_resolve_async(c(), key, static_cast<tillback_outcome>(outcome), c_note, told, userdata,
                                           error);
    });
  }

  /**
   * Makes many refunds, several at once, each under its own key with everything refund() promises. As every one ends, this thread
   * calls `each(index, Result<Refund>)`: `index` is its place in `requests`. An error ends only its own.
   */
  template <class Each, detail::Takes<Each, std::size_t, Result<Refund>> = 0>
  Tally refund_many(const std::vector<RefundRequest> &requests, Each &&each, const ManyOptions &many = {},
                    const CallOptions &options = {}) const {
    return refund_many(std::nothrow, requests, each, many, options).value();
  }
  template <class Each, detail::Takes<Each, std::size_t, Result<Refund>> = 0>
  Result<Tally> refund_many(std::nothrow_t, const std::vector<RefundRequest> &requests, Each &&each,
                            const ManyOptions &many = {}, const CallOptions &options = {}) const {
    using Telling = detail::Telling<std::remove_reference_t<Each> &>;
    Telling telling(each, stopper(options));
    detail::Input in;
    const auto c_requests = in.requests(requests);
    const auto c_many = in.options(many);
    const auto limits = in.call(options, telling.stop());
    return counted(in, telling, [&](tillback_tally *tally, tillback_error **error) {
      return tillback_client_refund_many(c(), c_requests.data(), c_requests.size(), &c_many,
                                         &Telling::template each<Refund>, &telling, &limits, tally, error);
    });
  }
  /** The same, started: `each` is called on a thread of the client. */
  template <class Each, detail::Takes<Each, std::size_t, Result<Refund>> = 0>
  std::future<Tally> refund_many_async(const std::vector<RefundRequest> &requests, Each each,
                                       const ManyOptions &many = {}, const CallOptions &options = {}) const {
    return detail::future<Tally>(
        [&](auto done) { return refund_many_async(requests, std::move(each), std::move(done), many, options); });
  }
  template <class Each, class Done, detail::Takes<Each, std::size_t, Result<Refund>> = 0,
            detail::Takes<Done, Result<Tally>> = 0>
  Result<void> refund_many_async(const std::vector<RefundRequest> &requests, Each each, Done done,
                                 const ManyOptions &many = {}, const CallOptions &options = {}) const {
    using Waiting = detail::TellingWaiting<Each, Done>;
    auto waiting = std::make_unique<Waiting>(std::move(each), std::move(done), stopper(options));
    detail::Input in;
    const auto c_requests = in.requests(requests);
    const auto c_many = in.options(many);
    const auto limits = in.call(options, waiting->stop());
    return in.start(std::move(waiting), [&](Waiting *userdata, tillback_error **error) {
      return tillback_client_refund_many_async(c(), c_requests.data(), c_requests.size(), &c_many,
                                               &Waiting::template each<Refund>, &limits, &Waiting::tally,
                                               userdata->userdata(), error);
    });
  }

  // The journal

  /**
   * Drives every open refund on: sends what is queued, asks about what is unknown or pending, and goes on until all have ended or
   * `deadline` ends. Safe to call from anywhere, at any time, by several programs at once.
   */
  Settlement settle(std::chrono::milliseconds deadline, const CallOptions &options = {}) const {
    return settle(deadline, detail::Silent(), options);
  }
  Result<Settlement> settle(std::nothrow_t, std::chrono::milliseconds deadline, const CallOptions &options = {}) const {
    return settle(std::nothrow, deadline, detail::Silent(), options);
  }
  /** The same. This thread calls `progress(Refund, ended, found)` as each refund ends. */
  template <class Progress, detail::Takes<Progress, Refund, std::size_t, std::size_t> = 0>
  Settlement settle(std::chrono::milliseconds deadline, Progress &&progress, const CallOptions &options = {}) const {
    return settle(std::nothrow, deadline, progress, options).value();
  }
  template <class Progress, detail::Takes<Progress, Refund, std::size_t, std::size_t> = 0>
  Result<Settlement> settle(std::nothrow_t, std::chrono::milliseconds deadline, Progress &&progress,
                            const CallOptions &options = {}) const {
    using Telling = detail::Telling<std::remove_reference_t<Progress> &>;
    Telling telling(progress, stopper(options));
    detail::Input in;
    const auto limits = in.call(options, telling.stop());
    auto settlement = in.ask<Settlement>([&](auto out, auto error) {
      return tillback_client_settle(c(), in.patience(deadline), &Telling::progress, &telling, &limits, out, error);
    });
    telling.rethrow();
    return settlement;
  }
  /** Settles, started: with `progress` called on a thread of the client. */
  std::future<Settlement> settle_async(std::chrono::milliseconds deadline, const CallOptions &options = {}) const {
    return settle_async(deadline, detail::Silent(), options);
  }
  template <class Progress, detail::Takes<Progress, Refund, std::size_t, std::size_t> = 0>
  std::future<Settlement> settle_async(std::chrono::milliseconds deadline, Progress progress,
                                       const CallOptions &options = {}) const {
    return detail::future<Settlement>(
        [&](auto done) { return settle_async(deadline, std::move(progress), std::move(done), options); });
  }
  template <class Done, detail::Takes<Done, Result<Settlement>> = 0>
  Result<void> settle_async(std::chrono::milliseconds deadline, Done done, const CallOptions &options = {}) const {
    return settle_async(deadline, detail::Silent(), std::move(done), options);
  }
  template <class Progress, class Done, detail::Takes<Progress, Refund, std::size_t, std::size_t> = 0,
            detail::Takes<Done, Result<Settlement>> = 0>
  Result<void> settle_async(std::chrono::milliseconds deadline, Progress progress, Done done,
                            const CallOptions &options = {}) const {
    using Waiting = detail::TellingWaiting<Progress, Done>;
    auto waiting = std::make_unique<Waiting>(std::move(progress), std::move(done), stopper(options));
    detail::Input in;
    const auto limits = in.call(options, waiting->stop());
    return in.start(std::move(waiting), [&](Waiting *userdata, tillback_error **error) {
      return tillback_client_settle_async(c(), in.patience(deadline), &Waiting::progress, &limits,
                                          &Waiting::template told<Settlement>, userdata->userdata(), error);
    });
  }

  /** The journal's refunds that pass a filter, oldest first. */
  Refunds list_refunds(const RefundFilter &filter = {}) const { return list_refunds(std::nothrow, filter).value(); }
  Result<Refunds> list_refunds(std::nothrow_t, const RefundFilter &filter = {}) const {
    detail::Input in;
    const auto c_filter = in.filter(filter);
    return with_client<Refunds>(in.ask<Refunds::Handle>(
        [&](auto out, auto error) { return tillback_client_list_refunds(c(), &c_filter, out, error); }));
  }

  /** Reads the whole journal and tells, in a sentence each, whatever does not fit together: nothing, where all is well. */
  std::vector<std::string> check_journal() const { return check_journal(std::nothrow).value(); }
  Result<std::vector<std::string>> check_journal(std::nothrow_t) const {
    detail::Input in;
    return in.ask<std::vector<std::string>>(
        [&](auto out, auto error) { return tillback_client_check_journal(c(), out, error); });
  }
  std::future<std::vector<std::string>> check_journal_async() const {
    return detail::future<std::vector<std::string>>([&](auto done) { return check_journal_async(std::move(done)); });
  }
  template <class Done, detail::Takes<Done, Result<std::vector<std::string>>> = 0>
  Result<void> check_journal_async(Done done) const {
    detail::Input in;
    return detail::start<std::vector<std::string>>(
        in, std::move(done), [&](auto told, void *userdata, tillback_error **error) {
          return tillback_client_check_journal_async(c(), told, userdata, error);
        });
  }

  // Payments

  /** The one payment a reference names, as the gateway shows it now. */
  Transaction transaction(const std::string &account, const Reference &reference,
                          const CallOptions &options = {}) const {
    return transaction(std::nothrow, account, reference, options).value();
  }
  Result<Transaction> transaction(std::nothrow_t, const std::string &account, const Reference &reference,
                                  const CallOptions &options = {}) const {
    detail::Input in;
    const char *c_account = in.text("account", account);
    const char *text = in.text("reference", reference.text);
    const auto limits = in.call(options);
    return in.ask<Transaction>([&](auto out, auto error) {
      return tillback_client_transaction(c(), c_account, static_cast<tillback_ref_kind>(reference.kind), text, &limits,
                                         out, error);
    });
  }
  std::future<Transaction> transaction_async(const std::string &account, const Reference &reference,
                                             const CallOptions &options = {}) const {
    return detail::future<Transaction>(
        [&](auto done) { return transaction_async(account, reference, std::move(done), options); });
  }
  template <class Done, detail::Takes<Done, Result<Transaction>> = 0>
  Result<void> transaction_async(const std::string &account, const Reference &reference, Done done,
                                 const CallOptions &options = {}) const {
    detail::Input in;
    const char *c_account = in.text("account", account);
    const char *text = in.text("reference", reference.text);
    const auto limits = in.call(options);
    return detail::start<Transaction>(in, std::move(done), [&](auto told, void *userdata, tillback_error **error) {
      return tillback_client_transaction_async(c(), c_account, static_cast<tillback_ref_kind>(reference.kind), text,
                                               &limits, told, userdata, error);
    });
  }

  /** Everything that carries a reference: several payments, or a payment and refunds of it (PayCross). An unknown one gives an empty list. */
  TransactionList find(const std::string &account, const Reference &reference, const CallOptions &options = {}) const {
    return find(std::nothrow, account, reference, options).value();
  }
  Result<TransactionList> find(std::nothrow_t, const std::string &account, const Reference &reference,
                               const CallOptions &options = {}) const {
    detail::Input in;
    const char *c_account = in.text("account", account);
    const char *text = in.text("reference", reference.text);
    const auto limits = in.call(options);
    return in.ask<TransactionList>([&](auto out, auto error) {
      return tillback_client_find(c(), c_account, static_cast<tillback_ref_kind>(reference.kind), text, &limits, out,
                                  error);
    });
  }
  std::future<TransactionList> find_async(const std::string &account, const Reference &reference,
                                          const CallOptions &options = {}) const {
    return detail::future<TransactionList>(
        [&](auto done) { return find_async(account, reference, std::move(done), options); });
  }
  template <class Done, detail::Takes<Done, Result<TransactionList>> = 0>
  Result<void> find_async(const std::string &account, const Reference &reference, Done done,
                          const CallOptions &options = {}) const {
    detail::Input in;
    const char *c_account = in.text("account", account);
    const char *text = in.text("reference", reference.text);
    const auto limits = in.call(options);
    return detail::start<TransactionList>(in, std::move(done), [&](auto told, void *userdata, tillback_error **error) {
      return tillback_client_find_async(c(), c_account, static_cast<tillback_ref_kind>(reference.kind), text, &limits,
                                        told, userdata, error);
    });
  }

  /**
   * Asks for a transaction with growing pauses until it is as wished, or `deadline` ends; then returns it as it is. A webhook about it ends
   * the pause at once.
   */
  Transaction wait_for(const std::string &account, const Reference &reference, Until until,
                       std::chrono::milliseconds deadline, const CallOptions &options = {}) const {
    return wait_for(std::nothrow, account, reference, until, deadline, options).value();
  }
  Result<Transaction> wait_for(std::nothrow_t, const std::string &account, const Reference &reference, Until until,
                               std::chrono::milliseconds deadline, const CallOptions &options = {}) const {
    detail::Input in;
    const char *c_account = in.text("account", account);
    const char *text = in.text("reference", reference.text);
    const auto limits = in.call(options);
    return in.ask<Transaction>([&](auto out, auto error) {
      return tillback_client_wait_for(c(), c_account, static_cast<tillback_ref_kind>(reference.kind), text, until.c(),
                                      in.patience(deadline), &limits, out, error);
    });
  }
  std::future<Transaction> wait_for_async(const std::string &account, const Reference &reference, Until until,
                                          std::chrono::milliseconds deadline, const CallOptions &options = {}) const {
    return detail::future<Transaction>(
        [&](auto done) { return wait_for_async(account, reference, until, deadline, std::move(done), options); });
  }
  template <class Done, detail::Takes<Done, Result<Transaction>> = 0>
  Result<void> wait_for_async(const std::string &account, const Reference &reference, Until until,
                              std::chrono::milliseconds deadline, Done done, const CallOptions &options = {}) const {
    detail::Input in;
    const char *c_account = in.text("account", account);
    const char *text = in.text("reference", reference.text);
    const auto limits = in.call(options);
    return detail::start<Transaction>(in, std::move(done), [&](auto told, void *userdata, tillback_error **error) {
      return tillback_client_wait_for_async(c(), c_account, static_cast<tillback_ref_kind>(reference.kind), text,
                                            until.c(), in.patience(deadline), &limits, told, userdata, error);
    });
  }

  /**
   * An account's transactions, where its gateway can list: Yedpay with an access token, and PayCross. Nothing is sent yet; `options` are for
   * each page.
   */
  Transactions transactions(const std::string &account, const TransactionFilter &filter = {},
                            const CallOptions &options = {}) const {
    return transactions(std::nothrow, account, filter, options).value();
  }
  Result<Transactions> transactions(std::nothrow_t, const std::string &account, const TransactionFilter &filter = {},
                                    const CallOptions &options = {}) const {
    detail::Input in;
    const char *c_account = in.text("account", account);
    const auto c_filter = in.filter(filter);
    const auto limits = in.call(options);
    return with_client<Transactions>(in.ask<Transactions::Handle>([&](auto out, auto error) {
      return tillback_client_transactions(c(), c_account, &c_filter, &limits, out, error);
    }));
  }

  /** Reads many transactions, several at once. As every one ends, this thread calls `each(index, Result<Transaction>)`. */
  template <class Each, detail::Takes<Each, std::size_t, Result<Transaction>> = 0>
  Tally query_many(const std::string &account, const std::vector<Reference> &references,
                   Each &&each, const ManyOptions &many = {}, const CallOptions &options = {}) const {
    return query_many(std::nothrow, account, references, each, many, options).value();
  }
  template <class Each, detail::Takes<Each, std::size_t, Result<Transaction>> = 0>
  Result<Tally> query_many(std::nothrow_t, const std::string &account,
                           const std::vector<Reference> &references, Each &&each, const ManyOptions &many = {},
                           const CallOptions &options = {}) const {
    using Telling = detail::Telling<std::remove_reference_t<Each> &>;
    Telling telling(each, stopper(options));
    detail::Input in;
    const char *c_account = in.text("account", account);
    const auto c_references = in.references("references", references);
    const auto c_many = in.options(many);
    const auto limits = in.call(options, telling.stop());
    return counted(in, telling, [&](tillback_tally *tally, tillback_error **error) {
      return tillback_client_query_many(c(), c_account, c_references.data(), c_references.size(), &c_many, &Telling::template each<Transaction>, &telling, &limits,
                                        tally, error);
    });
  }
  /** The same, started: `each` is called on a thread of the client. */
  template <class Each, detail::Takes<Each, std::size_t, Result<Transaction>> = 0>
  std::future<Tally> query_many_async(const std::string &account,
                                      const std::vector<Reference> &references, Each each,
                                      const ManyOptions &many = {}, const CallOptions &options = {}) const {
    return detail::future<Tally>([&](auto done) {
      return query_many_async(account, references, std::move(each), std::move(done), many, options);
    });
  }
  template <class Each, class Done, detail::Takes<Each, std::size_t, Result<Transaction>> = 0,
            detail::Takes<Done, Result<Tally>> = 0>
  Result<void> query_many_async(const std::string &account,
                                const std::vector<Reference> &references, Each each, Done done,
                                const ManyOptions &many = {}, const CallOptions &options = {}) const {
    using Waiting = detail::TellingWaiting<Each, Done>;
    auto waiting = std::make_unique<Waiting>(std::move(each), std::move(done), stopper(options));
    detail::Input in;
    const char *c_account = in.text("account", account);
    const auto c_references = in.references("references", references);
    const auto c_many = in.options(many);
    const auto limits = in.call(options, waiting->stop());
    return in.start(std::move(waiting), [&](Waiting *userdata, tillback_error **error) {
      return tillback_client_query_many_async(c(), c_account, c_references.data(), c_references.size(), &c_many, &Waiting::template each<Transaction>, &limits,
                                              &Waiting::tally, userdata->userdata(), error);
    });
  }

  /**
   * Many payments, one row for each: what came in, what went back, what can still go back, and whether the journal and the gateway
   * agree. What can't be read marks its row and ends nothing. `options` are for each row.
   */
  Report report(const ReportRequest &request, const CallOptions &options = {}) const {
    return report(std::nothrow, request, options).value();
  }
  Result<Report> report(std::nothrow_t, const ReportRequest &request, const CallOptions &options = {}) const {
    detail::Input in;
    const auto c_request = in.request(request);
    const auto limits = in.call(options);
    return with_client<Report>(in.ask<Report::Handle>(
        [&](auto out, auto error) { return tillback_client_report(c(), &c_request, &limits, out, error); }));
  }
  std::future<Report> report_async(const ReportRequest &request, const CallOptions &options = {}) const {
    return detail::future<Report>([&](auto done) { return report_async(request, std::move(done), options); });
  }
  template <class Done, detail::Takes<Done, Result<Report>> = 0>
  Result<void> report_async(const ReportRequest &request, Done done, const CallOptions &options = {}) const {
    detail::Input in;
    const auto c_request = in.request(request);
    const auto limits = in.call(options);
    auto with_its_client = [client = c_, done = std::move(done)](Result<Report::Handle> handle) mutable {
      done(handle ? Result<Report>(Report(client, std::move(handle).value())) : Result<Report>(handle.error()));
    };
    return detail::start<Report::Handle>(
        in, std::move(with_its_client), [&](auto told, void *userdata, tillback_error **error) {
          return tillback_client_report_async(c(), &c_request, &limits, told, userdata, error);
        });
  }

  // Payees

  /**
   * Registers a payee, once. A lost answer, also one of a program that crashed, is settled by looking for the payee, never by registering
   * twice.
   */
  Payee register_payee(const PayeeRequest &request, const CallOptions &options = {}) const {
    return register_payee(std::nothrow, request, options).value();
  }
  Result<Payee> register_payee(std::nothrow_t, const PayeeRequest &request, const CallOptions &options = {}) const {
    detail::Input in;
    const auto c_request = in.request(request);
    const auto limits = in.call(options);
    return in.ask<Payee>(
        [&](auto out, auto error) { return tillback_client_register_payee(c(), &c_request, &limits, out, error); });
  }
  std::future<Payee> register_payee_async(const PayeeRequest &request, const CallOptions &options = {}) const {
    return detail::future<Payee>([&](auto done) { return register_payee_async(request, std::move(done), options); });
  }
  template <class Done, detail::Takes<Done, Result<Payee>> = 0>
  Result<void> register_payee_async(const PayeeRequest &request, Done done, const CallOptions &options = {}) const {
    detail::Input in;
    const auto c_request = in.request(request);
    const auto limits = in.call(options);
    return detail::start<Payee>(in, std::move(done), [&](auto told, void *userdata, tillback_error **error) {
      return tillback_client_register_payee_async(c(), &c_request, &limits, told, userdata, error);
    });
  }

  /** Reads a payee. */
  Payee payee(const std::string &account, const PayeeReference &reference, const CallOptions &options = {}) const {
    return payee(std::nothrow, account, reference, options).value();
  }
  Result<Payee> payee(std::nothrow_t, const std::string &account, const PayeeReference &reference,
                      const CallOptions &options = {}) const {
    detail::Input in;
    const char *c_account = in.text("account", account);
    const char *text = in.text("reference", reference.text);
    const auto limits = in.call(options);
    return in.ask<Payee>([&](auto out, auto error) {
      return tillback_client_payee(c(), c_account, static_cast<tillback_payee_ref>(reference.kind), text, &limits, out,
                                   error);
    });
  }
  std::future<Payee> payee_async(const std::string &account, const PayeeReference &reference,
                                 const CallOptions &options = {}) const {
    return detail::future<Payee>([&](auto done) { return payee_async(account, reference, std::move(done), options); });
  }
  template <class Done, detail::Takes<Done, Result<Payee>> = 0>
  Result<void> payee_async(const std::string &account, const PayeeReference &reference, Done done,
                           const CallOptions &options = {}) const {
    detail::Input in;
    const char *c_account = in.text("account", account);
    const char *text = in.text("reference", reference.text);
    const auto limits = in.call(options);
    return detail::start<Payee>(in, std::move(done), [&](auto told, void *userdata, tillback_error **error) {
      return tillback_client_payee_async(c(), c_account, static_cast<tillback_payee_ref>(reference.kind), text, &limits,
                                         told, userdata, error);
    });
  }

  /** Changes a payee, by the gateway's names for the fields (`email`, `street`, `phone` …). Sending the same changes twice does no harm. */
  Payee update_payee(const std::string &account, const std::string &customer_no, const Pairs &changes,
                     const CallOptions &options = {}) const {
    return update_payee(std::nothrow, account, customer_no, changes, options).value();
  }
  Result<Payee> update_payee(std::nothrow_t, const std::string &account, const std::string &customer_no,
                             const Pairs &changes, const CallOptions &options = {}) const {
    detail::Input in;
    const char *c_account = in.text("account", account);
    const char *number = in.text("customer_no", customer_no);
    const auto pairs = in.pairs("changes", changes);
    const auto limits = in.call(options);
    return in.ask<Payee>([&](auto out, auto error) {
      return tillback_client_update_payee(c(), c_account, number, pairs.data(), pairs.size(), &limits, out, error);
    });
  }
  std::future<Payee> update_payee_async(const std::string &account, const std::string &customer_no,
                                        const Pairs &changes, const CallOptions &options = {}) const {
    return detail::future<Payee>(
        [&](auto done) { return update_payee_async(account, customer_no, changes, std::move(done), options); });
  }
  template <class Done, detail::Takes<Done, Result<Payee>> = 0>
  Result<void> update_payee_async(const std::string &account, const std::string &customer_no, const Pairs &changes,
                                  Done done, const CallOptions &options = {}) const {
    detail::Input in;
    const char *c_account = in.text("account", account);
    const char *number = in.text("customer_no", customer_no);
    const auto pairs = in.pairs("changes", changes);
    const auto limits = in.call(options);
    return detail::start<Payee>(in, std::move(done), [&](auto told, void *userdata, tillback_error **error) {
      return tillback_client_update_payee_async(c(), c_account, number, pairs.data(), pairs.size(), &limits, told,
                                                userdata, error);
    });
  }

  // Webhooks

  /**
   * Verifies a webhook, reads it, and moves the refund in the journal that it speaks of. `body` has to be the raw bytes as they came, not
   * parsed and written again; `headers` are all that came with it.
   *
   * It may come in any order, at any time, any number of times. Answer it with HTTP 200 and Event::acknowledgement, or the gateway sends it again:
   * as it should after a JournalFailed.
   */
  Event receive_webhook(const std::string &account, const Pairs &headers, std::string_view body,
                        const CallOptions &options = {}) const {
    return receive_webhook(std::nothrow, account, headers, body, options).value();
  }
  Result<Event> receive_webhook(std::nothrow_t, const std::string &account, const Pairs &headers, std::string_view body,
                                const CallOptions &options = {}) const {
    detail::Input in;
    const char *c_account = in.text("account", account);
    const auto pairs = in.pairs("headers", headers);
    const auto limits = in.call(options);
    return in.ask<Event>([&](auto out, auto error) {
      return tillback_client_receive_webhook(c(), c_account, pairs.data(), pairs.size(), body.data(), body.size(),
                                             &limits, out, error);
    });
  }
  std::future<Event> receive_webhook_async(const std::string &account, const Pairs &headers, std::string_view body,
                                           const CallOptions &options = {}) const {
    return detail::future<Event>(
        [&](auto done) { return receive_webhook_async(account, headers, body, std::move(done), options); });
  }
  template <class Done, detail::Takes<Done, Result<Event>> = 0>
  Result<void> receive_webhook_async(const std::string &account, const Pairs &headers, std::string_view body, Done done,
                                     const CallOptions &options = {}) const {
    detail::Input in;
    const char *c_account = in.text("account", account);
    const auto pairs = in.pairs("headers", headers);
    const auto limits = in.call(options);
    return detail::start<Event>(in, std::move(done), [&](auto told, void *userdata, tillback_error **error) {
      return tillback_client_receive_webhook_async(c(), c_account, pairs.data(), pairs.size(), body.data(), body.size(),
                                                   &limits, told, userdata, error);
    });
  }

  /** Verifies a webhook and reads it, without a look into the journal. It waits for nothing. */
  Event verify_webhook(const std::string &account, const Pairs &headers, std::string_view body) const {
    return verify_webhook(std::nothrow, account, headers, body).value();
  }
  Result<Event> verify_webhook(std::nothrow_t, const std::string &account, const Pairs &headers,
                               std::string_view body) const {
    detail::Input in;
    const char *c_account = in.text("account", account);
    const auto pairs = in.pairs("headers", headers);
    return in.ask<Event>([&](auto out, auto error) {
      return tillback_client_verify_webhook(c(), c_account, pairs.data(), pairs.size(), body.data(), body.size(), out,
                                            error);
    });
  }

 private:
  explicit Client(detail::Handle<tillback_client, tillback_client_free> c) : c_(std::move(c)) {}

  static std::shared_ptr<detail::Stopper> stopper(const CallOptions &options) {
    return options.cancel == nullptr ? nullptr : options.cancel->stopper_;
  }

  template <class Telling, class Call>
  static Result<Tally> counted(const detail::Input &in, const Telling &telling, Call &&call) {
    const auto tally = in.fill<tillback_tally>(call);
    telling.rethrow();
    return tally ? Result<Tally>(Tally{tally->answered, tally->failed}) : Result<Tally>(tally.error());
  }

  template <class T>
  Result<T> with_client(Result<typename T::Handle> handle) const {
    return handle ? Result<T>(T(c_, std::move(handle).value())) : Result<T>(handle.error());
  }

  detail::ClientHandle c_;
};

// ---------------------------------------------------------------------------------------------------------------------
// The log
// ---------------------------------------------------------------------------------------------------------------------

/**
 * What gets a line of the log. It holds ids and statuses, never secrets, names, reasons or bodies. May be called by any thread, several at
 * once; should be quick, must not call tillback and must not throw.
 */
using Log = std::function<void(LogLevel level, std::string_view line)>;

namespace detail {

/** Each callable that ever got the log: the library may still be telling it a line after another one took its place. */
inline void *kept_log(Log log) {
  static std::mutex mutex;
  // Never destroyed, because threads outlive the end of main.
  static auto *const logs = new std::vector<std::unique_ptr<Log>>();
  const std::lock_guard<std::mutex> guard(mutex);
  logs->push_back(std::make_unique<Log>(std::move(log)));
  return logs->back().get();
}

inline void log_line(void *userdata, tillback_log_level level, const char *line) noexcept {
  (*static_cast<Log *>(userdata))(static_cast<LogLevel>(level), line);
}

}  // namespace detail

/** Hands the log of the whole process up to a level to a callable, which is kept until the process ends. An empty one: no log. */
inline Result<void> set_log(std::nothrow_t, LogLevel most, Log log) {
  const bool empty = log == nullptr;
  void *const userdata = empty ? nullptr : detail::kept_log(std::move(log));
  return detail::Input().tell([&](tillback_error **error) {
    return tillback_set_log(static_cast<tillback_log_level>(most), empty ? nullptr : detail::log_line, userdata,
                            error);
  });
}
inline void set_log(LogLevel most, Log log) { set_log(std::nothrow, most, std::move(log)).value(); }

}  // namespace tillback

#endif  // TILLBACK_HPP
