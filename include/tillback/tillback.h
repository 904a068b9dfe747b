/*
 * tillback for C: refunds that happen once, or provably not at all.
 *
 * This file is generated; `cargo xtask codegen` writes it. C99 and later, and C++.
 * For C++17 there is tillback.hpp beside it, which looks after all that is said here.
 *
 *
 * THE PROMISE
 *
 * If a call that gives money back fails, no money moved because of that call. Everything else is a refund with a
 * status: a decline is "refused", a lost answer is "unknown" until the gateway has told. The idempotency key names the
 * intent: the same key returns the same refund, after a crash and from another process too. (TILLBACK_INTERNAL, a bug, is
 * the one error that does not promise it: ask with the same key.)
 *
 *
 * THE CONTRACT
 *
 * Results     Each function that can fail returns a tillback_result: TILLBACK_OK, or the number of an error. Numbers are
 *             never used again for another error; a newer library may return new ones.
 * Errors      The last parameter, `error`, may be NULL. Where it isn't, a failed call puts an object there that tells
 *             more; it is yours, to be freed with tillback_error_free. It is not written to where all went well.
 * Outputs     come after the inputs and are written to only where all went well.
 * Ownership   What you get through a pointer that is not const is yours: each type has its own function that ends in
 *             _free, which takes NULL. What is const belongs to the object it was read from, and goes with it: texts,
 *             lists, and objects within objects.
 * Inputs      are read before the function returns (also one that ends in _async) and are never kept.
 * Text        is UTF-8 and ends with a NUL; what is not UTF-8 is refused. Text of ours that has a NUL within shows U+FFFD there.
 * Structs     you fill in are made by the function that ends in _init: it sets the size, so that old programs go on working
 *             when a struct grows. Leave 0 and NULL where you want the default. Objects you are handed may grow at their
 *             end, too: never copy one or take its size. What stands in lists or is passed by value never grows: amounts,
 *             tallies, pairs, references, attempts, lines of history and of totals, listed refunds.
 * Deadlines   are milliseconds. As a parameter, 0 means not to wait at all; as a member, 0 means the default.
 * Amounts     are whole minor units with a currency. There is no floating point.
 * Times       are microseconds since 1970 in UTC; TILLBACK_NO_TIME where nobody told.
 * Threads     A const tillback_client may be used by any number of threads at once. So may an object you were handed, as
 *             long as nobody frees it. Lists and reports (what is not const) are used by one thread at a time.
 * Waiting     A function without _async does its work on your thread and returns when it ended. Only names are looked up,
 *             and a journal's file is written, by a helper thread that goes ten seconds after its last use. Those with
 *             _async are made by a thread of the client, and another one then calls `done`, exactly once, unless the
 *             function itself fails: then never. Both exist only while something is under way. Other ends wait while
 *             `done` runs; calls go on meanwhile, and it may make some itself. Callbacks that tell of progress (`each`,
 *             `progress`) run in the middle of a call, which waits for them, and must not make calls that wait.
 *             Signals that your threads don't block may be delivered to one of these; no signal is ever raised by us.
 * Stopping    tillback_call sets a time limit, and a tillback_cancel that another thread may fire. Either ends the waiting:
 *             a refund that was sent returns the status of that moment and goes on by itself; the same key returns
 *             its end.
 * Fork        Calls of a client that was made before a fork fail in the child with TILLBACK_FORKED; free it and make a new
 *             one there.
 * Misuse      NULL where it may not be, text that is not UTF-8, an object that was freed, is of another type or was made
 *             elsewhere: TILLBACK_ARGUMENT_INVALID. What is freed twice is left alone, and the log is told. This is
 *             known as long as the memory was not given to another object.
 * Callbacks   must not leave by longjmp or by an exception.
 * Panics      A bug in tillback becomes TILLBACK_INTERNAL; it never ends your program.
 * Secrets     Credentials, names and reasons never reach the log, or the message of an error.
 *
 * docs/c.md tells the rest: installing, an example, threads, embedding, static linking.
 */

#ifndef TILLBACK_H
#define TILLBACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
/** Marks what the library exports. */
#if defined(_WIN32) && !defined(TILLBACK_STATIC)
#define TILLBACK_API __declspec(dllimport)
#else
#define TILLBACK_API
#endif

/** The version of this header; tillback_version() tells that of the library. */
#define TILLBACK_VERSION_MAJOR 0
#define TILLBACK_VERSION_MINOR 1
#define TILLBACK_VERSION_PATCH 0

/** Results: see tillback_result. */
enum {
  /** Everything went well. */
  TILLBACK_OK = 0,
  /** The amount is zero or negative. */
  TILLBACK_AMOUNT_NOT_POSITIVE = 1001,
  /** The amount is no decimal number, too large, or can't be written in the units the gateway counts in. */
  TILLBACK_AMOUNT_INVALID = 1002,
  /** The amount is in another currency than the payment. */
  TILLBACK_CURRENCY_MISMATCH = 1003,
  /** The gateway's minor units for this currency are disputed and the account names no table. */
  TILLBACK_CURRENCY_DISPUTED = 1004,
  /** The transaction id or reference is empty, too long or holds forbidden characters. */
  TILLBACK_REFERENCE_INVALID = 1005,
  /** The reason is too long or holds control characters. */
  TILLBACK_REASON_INVALID = 1006,
  /** The idempotency key is empty, too long or holds control characters. */
  TILLBACK_KEY_INVALID = 1007,
  /** A field of the payee is missing or malformed. */
  TILLBACK_PAYEE_INVALID = 1008,
  /** A filter, page or option is malformed. */
  TILLBACK_OPTION_INVALID = 1009,
  /** Several payments carry this reference. */
  TILLBACK_REFERENCE_AMBIGUOUS = 1010,
  /** The gateway refused the request as malformed. */
  TILLBACK_REQUEST_REJECTED = 1011,
  /** The amount has more decimals than its currency. */
  TILLBACK_AMOUNT_TOO_PRECISE = 1012,
  /** The currency is no code of ISO 4217 that has a minor unit. */
  TILLBACK_CURRENCY_UNKNOWN = 1013,
  /** An argument is missing or no text, or an object was freed, made elsewhere or is of another kind. */
  TILLBACK_ARGUMENT_INVALID = 1014,
  /** The key was used before for another transaction, amount or reason. */
  TILLBACK_KEY_REUSED = 1101,
  /** Only a refund in review can be settled by a person. */
  TILLBACK_NOT_IN_REVIEW = 1102,
  /** More than what is left of the payment. */
  TILLBACK_OVER_REFUND = 1201,
  /** The payment was not completed. */
  TILLBACK_TRANSACTION_NOT_PAID = 1301,
  /** Nothing is left to refund. */
  TILLBACK_ALREADY_REFUNDED = 1302,
  /** The payment expired before it was paid. */
  TILLBACK_TRANSACTION_EXPIRED = 1303,
  /** The payment failed or was cancelled. */
  TILLBACK_TRANSACTION_FAILED = 1304,
  /** The id names something that is no payment, such as a refund. */
  TILLBACK_NOT_A_PAYMENT = 1305,
  /** The gateway uses a status word tillback doesn't know. */
  TILLBACK_STATUS_UNKNOWN = 1306,
  /** The gateway knows no such transaction. */
  TILLBACK_TRANSACTION_NOT_FOUND = 1401,
  /** The gateway knows no such payee. */
  TILLBACK_PAYEE_NOT_FOUND = 1402,
  /** The journal knows no refund with this key. */
  TILLBACK_REFUND_NOT_FOUND = 1403,
  /** No account of this name was configured. */
  TILLBACK_UNKNOWN_ACCOUNT = 1501,
  /** A credential of the account is missing. */
  TILLBACK_CREDENTIALS_MISSING = 1502,
  /** A setting is malformed or contradicts another. */
  TILLBACK_SETTING_INVALID = 1503,
  /** Plain HTTP was configured towards a host that is not this machine. */
  TILLBACK_TLS_REQUIRED = 1504,
  /** The gateway refused the credentials. */
  TILLBACK_CREDENTIALS_REFUSED = 1601,
  /** The credentials may not do this. */
  TILLBACK_PERMISSION_DENIED = 1701,
  /** The gateway can't do this. */
  TILLBACK_UNSUPPORTED = 1801,
  /** No connection could be made. */
  TILLBACK_UNREACHABLE = 1901,
  /** The gateway's certificate could not be verified. */
  TILLBACK_TLS_FAILED = 1902,
  /** The gateway asks for fewer requests. */
  TILLBACK_RATE_LIMITED = 2001,
  /** No answer to a question in time. */
  TILLBACK_TIMED_OUT = 2101,
  /** The connection broke while a question was asked. */
  TILLBACK_CONNECTION_LOST = 2102,
  /** The answer to a question is malformed, of the wrong type or about something else. */
  TILLBACK_BAD_REPLY = 2201,
  /** The answer is larger than the limit. */
  TILLBACK_REPLY_TOO_LARGE = 2202,
  /** The gateway answered with a redirect, which is never followed. */
  TILLBACK_REDIRECTED = 2203,
  /** The gateway failed. */
  TILLBACK_GATEWAY_FAILED = 2301,
  /** The gateway said no to a question for a reason of its own. */
  TILLBACK_GATEWAY_REFUSED = 2302,
  /** The journal can't be read or written. */
  TILLBACK_JOURNAL_FAILED = 2401,
  /** The client has no journal, so it makes no refunds. */
  TILLBACK_JOURNAL_MISSING = 2402,
  /** The journal was written by a newer version of tillback. */
  TILLBACK_JOURNAL_NEWER = 2403,
  /** The journal's file or folder can't be written. */
  TILLBACK_JOURNAL_READ_ONLY = 2404,
  /** The disk is full. */
  TILLBACK_JOURNAL_FULL = 2405,
  /** The journal is damaged, or is no journal of tillback. */
  TILLBACK_JOURNAL_CORRUPT = 2406,
  /** The journal lies on a network file system, where locks and syncs can't be relied on. */
  TILLBACK_JOURNAL_ON_NETWORK = 2407,
  /** Another process kept the journal locked for too long. */
  TILLBACK_JOURNAL_BUSY = 2408,
  /** The webhook's signature or credential is wrong or missing. */
  TILLBACK_SIGNATURE_INVALID = 2501,
  /** The account has no key to verify webhooks with. */
  TILLBACK_SIGNATURE_KEY_MISSING = 2502,
  /** The webhook is authentic but can't be understood. */
  TILLBACK_WEBHOOK_UNREADABLE = 2503,
  /** Another refund of the same transaction has to end first. */
  TILLBACK_TRANSACTION_BUSY = 2601,
  /** The payee may have been registered; the answer was lost. */
  TILLBACK_PAYEE_UNCERTAIN = 2602,
  /** The client was made in a parent process. */
  TILLBACK_FORKED = 2701,
  /** The caller stopped the call. A refund that was sent is never told by it. */
  TILLBACK_CANCELLED = 2801,
  /** A bug in tillback. */
  TILLBACK_INTERNAL = 2901
};

/** Raised with each addition to the ABI. A program made with a newer header is told so by `tillback_client_new`. */
#define TILLBACK_ABI_VERSION 1

/** In place of a time that nobody told. */
#define TILLBACK_NO_TIME INT64_MIN

/** The accounts of a client that is to be made. For one thread at a time. */
typedef struct tillback_accounts tillback_accounts;

/** Stops the waiting of calls from another thread, once and for good. */
typedef struct tillback_cancel tillback_cancel;

/** Refunds, queries and payees at every account. Any number of threads may use one at the same time. */
typedef struct tillback_client tillback_client;

/** Refunds of the journal, read as they are asked for. */
typedef struct tillback_refunds tillback_refunds;

/** The rows of a report, made as they are asked for. */
typedef struct tillback_report tillback_report;

/** A gateway's list, fetched page by page as it is read. */
typedef struct tillback_transactions tillback_transactions;

/** How a function ended: `TILLBACK_OK`, or the number of an error, which is never used again for another one. */
typedef int32_t tillback_result;

/** How a client behaves. Make it with `tillback_settings_init`; whatever stays 0 or NULL has its default. */
typedef struct tillback_settings {
  /** Set by `tillback_settings_init`. */
  uint32_t struct_size;
  /** Set by `tillback_settings_init`: the header that the program was compiled with. */
  uint32_t abi_version;
  /**
   * The file in which refunds are remembered; it is made where it isn't there, readable by its owner only. Several processes of one
   * host may share it; a network file system won't do. NULL = no file: without a journal a client reads, and refuses to
   * refund.
   */
  const char *journal;
  /**
   * Remember refunds as long as the process lives, where `journal` is NULL. After a crash nobody knows what was sent: for tests,
   * and for programs that keep book elsewhere.
   */
  bool journal_in_memory;
  /** Go through the proxy that `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` name. Default: no proxy. */
  bool proxy_from_environment;
  /** For the name, the connection and the TLS handshake together. Default: 10 seconds. */
  uint64_t connect_timeout_ms;
  /** The name by which the history calls this program, such as `till 3`. Default: the number of the process. */
  const char *worker;
  /** More certificates to trust, as PEM: of a company's proxy, or of the sandbox. May be NULL. */
  const char *trust_pem;
  /** Go through this proxy: `http://[user:password@]host:port`. May be NULL. */
  const char *proxy;
  /** From sending a request to the end of its reply. Default: 40 seconds. */
  uint64_t reply_timeout_ms;
  /** How long a refund may take where the request names no deadline. Default: 60 seconds. */
  uint64_t deadline_ms;
  /**
   * How long after sending a gateway might still carry a refund out: no proof that it did not happen is taken earlier.
   * Default: 10 minutes.
   */
  uint64_t quiet_period_ms;
  /** The first pause between two questions about the same thing; later ones grow. Default: half a second. */
  uint64_t first_pause_ms;
  /** Bytes of a reply that are read at most. Default: 8 MiB. */
  size_t reply_limit;
} tillback_settings;

/** What an error is about. */
typedef int32_t tillback_error_kind;

/** What to do after an error. */
typedef int32_t tillback_retry;

/** Why a call failed. **No money moved because of it.** Free it with `tillback_error_free`. */
typedef struct tillback_error {
  /** The number that the function returned, too. */
  tillback_result result;
  /** What it is about. */
  tillback_error_kind kind;
  /** Whether and when to try again. */
  tillback_retry retry;
  /** The HTTP status of the gateway's reply; 0 where there was none. */
  uint32_t http_status;
  /** How many milliseconds the gateway asked to wait; -1 where it did not. */
  int64_t retry_after_ms;
  /** The stable text, such as `OVER_REFUND`. */
  const char *code;
  /** A sentence for people: what happened and what to do. Without secrets or names. */
  const char *message;
  /** The argument or member at fault; may be NULL, as all that follows. */
  const char *field;
  /** The gateway's code. */
  const char *gateway_code;
  /** The gateway's text. It may echo what a customer typed, so don't log it. */
  const char *gateway_message;
  /** The id by which the gateway's support finds the exchange. */
  const char *request_id;
  /** The key of the refund it is about. */
  const char *idempotency_key;
} tillback_error;

/** A list of texts. Free it with `tillback_texts_free`. */
typedef struct tillback_texts {
  /** Each ends with a NUL. */
  const char *const *items;
  /** How many. */
  size_t count;
} tillback_texts;

/** An account at Pockyt. Make it with `tillback_pockyt_init`. */
typedef struct tillback_pockyt {
  /** Set by `tillback_pockyt_init`. */
  uint32_t struct_size;
  /** Whether to reach the gateway's own test system, in place of real money. */
  bool sandbox;
  /**
   * A base URL of one's own, such as `https://mapi.pockyt.io`, instead of the gateway's; may be NULL. Plain `http` is taken only
   * towards this machine.
   */
  const char *base_url;
  /** `merchantNo`. */
  const char *merchant_no;
  /** `storeNo`. */
  const char *store_no;
  /** Signs every call; never sent. */
  const char *token;
  /** `merGroupNo`, for partners only; may be NULL. */
  const char *group_no;
  /** `ipnUrl`: where refund notifications go (https); may be NULL. */
  const char *notification_url;
} tillback_pockyt;

/** An account at Yedpay. Make it with `tillback_yedpay_init`. */
typedef struct tillback_yedpay {
  /** Set by `tillback_yedpay_init`. */
  uint32_t struct_size;
  /** Whether to reach the gateway's own test system, in place of real money. */
  bool sandbox;
  /** A base URL of one's own instead of the gateway's; may be NULL. Plain `http` is taken only towards this machine. */
  const char *base_url;
  /** `Bearer`: a login token or a personal access token, which lists need. Either this or `api_key`. */
  const char *access_token;
  /** `API-KEY`: made for an application. Either this or `access_token`. */
  const char *api_key;
  /** 32 characters; verifies notifications. May be NULL. */
  const char *sign_key;
} tillback_yedpay;

/** Which of a beGateway brand's two services holds a transaction. 0 = either. */
typedef int32_t tillback_service;

/** How many decimals a beGateway server's integers have, for currencies where sources disagree. 0 = undecided. */
typedef int32_t tillback_minor_units;

/** An account at PayCross or another beGateway brand. Make it with `tillback_paycross_init`. */
typedef struct tillback_paycross {
  /** Set by `tillback_paycross_init`. */
  uint32_t struct_size;
  /** Which service the shop uses; 0 = either. */
  tillback_service service;
  /** Whose table of minor units the server follows where sources disagree; 0 = undecided, such currencies are refused. */
  tillback_minor_units minor_units;
  /** Whether webhooks and replies of test transactions are taken: 0 = both kinds, 1 = only test ones, -1 = only real ones. */
  int32_t test;
  /** The number of the shop. */
  const char *shop_id;
  /** Its secret key. */
  const char *secret_key;
  /**
   * The public key of the back office (one line of base64, or PEM); may be NULL. Where it is set, a webhook without a valid
   * `Content-Signature` is refused.
   */
  const char *public_key;
  /** Another brand's base URL for alternative methods, as `https://data.pay-cross.com/beyag`; may be NULL. */
  const char *apm_url;
  /** For cards, as `https://gateway.pay-cross.com`; may be NULL. */
  const char *card_url;
  /** For reports, as `https://admin.pay-cross.com`; may be NULL. */
  const char *admin_url;
} tillback_paycross;

/** How much a line of the log matters. */
typedef int32_t tillback_log_level;

/**
 * Gets one line of the log. It holds ids and statuses, never secrets, names, reasons or bodies. May be called by any thread,
 * several at once; should be quick, and must not call tillback. `line` is valid until it returns.
 */
typedef void (*tillback_log_callback)(void *userdata,
                                      tillback_log_level level,
                                      const char *line);

/** An exact amount of one currency. There is no floating point in it, on purpose. */
typedef struct tillback_money {
  /** Whole minor units: 1250 is 12.50 HKD, or 1250 JPY. */
  int64_t minor;
  /** The ISO 4217 code, such as `HKD`, with a NUL behind it. */
  char currency[4];
} tillback_money;

/** Where a refund stands. */
typedef int32_t tillback_refund_status;

/** Where a transaction stands. */
typedef int32_t tillback_transaction_status;

/** Which gateway. */
typedef int32_t tillback_gateway;

/** From whom a line of a refund's history has its news. */
typedef int32_t tillback_history_source;

/** What a webhook is about. */
typedef int32_t tillback_subject;

/** Whether credentials may refund. */
typedef int32_t tillback_may_refund;

/** What a gateway can list. */
typedef int32_t tillback_list_scope;

/** What one call keeps to. Make it with `tillback_call_init`; a call without one has no limits of its own. */
typedef struct tillback_call {
  /** Set by `tillback_call_init`. */
  uint32_t struct_size;
  /**
   * How long the call waits for a gateway, in milliseconds; 0 = no limit but the client's own. When it ends, a refund that was
   * sent returns the status of that moment; what was only asked fails with `TILLBACK_TIMED_OUT`.
   */
  uint64_t timeout_ms;
  /**
   * Stops the call from another thread; may be NULL. As `timeout_ms`, with `TILLBACK_CANCELLED`. It may be freed as soon as the
   * call began.
   */
  const struct tillback_cancel *cancel;
} tillback_call;

/**
 * What an account's credentials can do. That they were taken is implied: otherwise the check is an error. Free it with
 * `tillback_check_free`.
 */
typedef struct tillback_check {
  /** The account. */
  const char *account;
  /** The gateway. */
  tillback_gateway gateway;
  /** Whether they may refund. */
  tillback_may_refund may_refund;
  /** What the gateway calls the merchant; may be NULL. */
  const char *merchant;
  /** The untouched reply, without a NUL behind it. */
  const char *raw;
  /** Its length in bytes. */
  size_t raw_size;
} tillback_check;

/** Is told how `tillback_client_check_async` ended. Either object is its own to free; the other one is NULL. */
typedef void (*tillback_check_done)(void *userdata,
                                    tillback_result result,
                                    struct tillback_check *check,
                                    struct tillback_error *error);

/** What a gateway can do and prove. Free it with `tillback_capabilities_free`. */
typedef struct tillback_capabilities {
  /** The gateway. */
  tillback_gateway gateway;
  /** What can be listed. */
  tillback_list_scope lists;
  /** Whether part of a payment can be refunded. */
  bool partial_refunds;
  /** Whether a payment's record shows what went back in all. */
  bool tells_refunded;
  /** Whether a payment's record lists its refunds one by one. */
  bool lists_refunds;
  /** Whether a refund can be looked up by the mark that travelled with it. */
  bool finds_refund_by_mark;
  /** Whether a repeated request with the same id gets the first answer. */
  bool repeats_answers;
  /** Whether refunds of one transaction must go one after the other, because the evidence is arithmetic. */
  bool one_refund_at_a_time;
  /** Whether payees can be registered. */
  bool payees;
  /** What travels with a refund so that it can be found again. */
  const char *mark;
  /** How a lost answer is settled. */
  const char *evidence;
  /** What proves that a refund did not happen. */
  const char *proof_of_no;
} tillback_capabilities;

/** One sending of a refund. */
typedef struct tillback_attempt {
  /** When it was marked as about to be sent: microseconds since 1970, UTC. */
  int64_t at;
  /** Counted from 1. */
  uint32_t number;
} tillback_attempt;

/** One line of a refund's history. It holds no secret and nothing the gateway wrote but its codes. */
typedef struct tillback_history_entry {
  /** When: microseconds since 1970, UTC. */
  int64_t at;
  /** The program that wrote it. */
  const char *by;
  /** What happened and what was concluded from it. */
  const char *what;
  /** The status after it. */
  tillback_refund_status status;
  /** From whom the news came. */
  tillback_history_source source;
  /** The gateway's code in the reply or webhook it rests on; may be NULL. */
  const char *gateway_code;
  /** The id by which the gateway's support finds that exchange; may be NULL. */
  const char *request_id;
  /** The HTTP status of that reply; 0 where there was none. */
  uint32_t http_status;
  /** Whether it says otherwise than the final status that stood by then. */
  bool contradicts;
} tillback_history_entry;

/** One intent to give money back, and all that is known of it. Free it with `tillback_refund_free`. */
typedef struct tillback_refund {
  /** The caller's name for the intent. */
  const char *idempotency_key;
  /** tillback's own id, the mark that travels to the gateway. */
  const char *id;
  /** The account. */
  const char *account;
  /** The gateway. */
  tillback_gateway gateway;
  /** Where it stands. */
  tillback_refund_status status;
  /** How much. Always explicit. */
  struct tillback_money amount;
  /** The id, reference or scanned text by which the caller named the payment. */
  const char *target;
  /** The gateway's id of the payment; NULL while a queued refund was not looked up. */
  const char *transaction_id;
  /** The merchant's reference of the payment; may be NULL. */
  const char *reference;
  /** Why, in the caller's words; may be NULL. */
  const char *reason;
  /** The gateway's id of the refund; NULL until it is known. */
  const char *gateway_refund_id;
  /** The gateway's last code about it; may be NULL. */
  const char *gateway_code;
  /** Its last text; may be NULL. It may echo what a customer typed, so don't log it. */
  const char *gateway_message;
  /** The id by which the gateway's support finds that exchange; may be NULL. */
  const char *gateway_request_id;
  /** The HTTP status of its last reply; 0 where there was none. */
  uint32_t gateway_http_status;
  /** Whether news came in that says otherwise than the final status. They are in the history and change nothing. */
  bool contradicted;
  /** When it was recorded: microseconds since 1970, UTC. */
  int64_t created_at;
  /** When it last changed: microseconds since 1970, UTC. */
  int64_t updated_at;
  /** Each sending, oldest first. */
  const struct tillback_attempt *attempts;
  /** How many. */
  size_t attempt_count;
  /** What happened, oldest first. */
  const struct tillback_history_entry *history;
  /** How many lines. */
  size_t history_count;
  /**
   * The untouched body of the gateway's last reply about it, without a NUL behind it. A journal file keeps no replies, so it is
   * there in the process that got it, and empty elsewhere.
   */
  const char *raw;
  /** Its length in bytes. */
  size_t raw_size;
} tillback_refund;

/**
 * Is told of each refund that ends while a client settles: `ended` of `found`. The refund is its own to free. It must not make
 * blocking calls.
 */
typedef void (*tillback_settle_progress)(void *userdata,
                                         struct tillback_refund *refund,
                                         size_t ended,
                                         size_t found);

/** What `tillback_client_settle` achieved. Free it with `tillback_settlement_free`. */
typedef struct tillback_settlement {
  /** Those that ended while it ran, in the order they did. */
  const struct tillback_refund *const *ended;
  /** How many. */
  size_t ended_count;
  /** Those that are still open, oldest first. Settle again later. */
  const struct tillback_refund *const *open;
  /** How many. */
  size_t open_count;
} tillback_settlement;

/** Is told how `tillback_client_settle_async` ended. Either object is its own to free; the other one is NULL. */
typedef void (*tillback_settlement_done)(void *userdata,
                                         tillback_result result,
                                         struct tillback_settlement *settlement,
                                         struct tillback_error *error);

/** Is told how a call that gives a refund ended. Either object is its own to free; the other one is NULL. */
typedef void (*tillback_refund_done)(void *userdata,
                                     tillback_result result,
                                     struct tillback_refund *refund,
                                     struct tillback_error *error);

/** How a person settled a refund in review. */
typedef int32_t tillback_outcome;

/** Is told how a call that gives texts ended. Either object is its own to free; the other one is NULL. */
typedef void (*tillback_texts_done)(void *userdata,
                                    tillback_result result,
                                    struct tillback_texts *texts,
                                    struct tillback_error *error);

/** Which refunds of the journal to list. Make it with `tillback_refund_filter_init`; whatever stays 0 or NULL doesn't matter. */
typedef struct tillback_refund_filter {
  /** Set by `tillback_refund_filter_init`. */
  uint32_t struct_size;
  /** Only those against whose final status news came in. */
  bool contradicted;
  /** Of this account. */
  const char *account;
  /** With one of these statuses. */
  const tillback_refund_status *statuses;
  /** How many statuses. */
  size_t status_count;
  /** Recorded at this time or later: microseconds since 1970, UTC. */
  int64_t from;
  /** Recorded before this time. */
  int64_t to;
  /** Of the payment with this gateway id. */
  const char *transaction_id;
} tillback_refund_filter;

/** What the text of a reference is. */
typedef int32_t tillback_ref_kind;

/** A refund as the payment's own record lists it (Pockyt `refundInfo`). */
typedef struct tillback_listed_refund {
  /** The gateway's id of the refund; may be NULL. */
  const char *id;
  /** The mark that travelled with it; may be NULL. */
  const char *mark;
  /** How much. */
  struct tillback_money amount;
} tillback_listed_refund;

/**
 * What a gateway says of a payment (or, at PayCross, of a refund or payout, which are transactions of their own). Free it with
 * `tillback_transaction_free`.
 */
typedef struct tillback_transaction {
  /** The account it was read with. */
  const char *account;
  /** The gateway it is at. */
  tillback_gateway gateway;
  /** Where it stands. */
  tillback_transaction_status status;
  /** The gateway's own word for the status. */
  const char *status_word;
  /** The gateway's own id. */
  const char *id;
  /** The merchant's own reference; may be NULL. */
  const char *reference;
  /** `payment`, `refund`, or the gateway's word for anything else. */
  const char *kind;
  /** The payment a refund belongs to; may be NULL. */
  const char *parent_id;
  /** The full amount. */
  struct tillback_money amount;
  /** What went back so far; NULL where the gateway doesn't say (PayCross). */
  const struct tillback_money *refunded;
  /** What can still go back, by the gateway's figures; NULL where they don't tell (PayCross). */
  const struct tillback_money *refundable;
  /** The refunds the gateway lists; NULL where it lists none (Yedpay, PayCross). */
  const struct tillback_listed_refund *refunds;
  /** How many. */
  size_t refund_count;
  /** The gateway's word for the method of payment; may be NULL. */
  const char *method;
  /** When it was created: microseconds since 1970, UTC; or `TILLBACK_NO_TIME`, as the next three. */
  int64_t created_at;
  /** When it was paid. */
  int64_t paid_at;
  /** When it was last refunded. */
  int64_t refunded_at;
  /** When it last changed. */
  int64_t updated_at;
  /**
   * The untouched reply, or the part of it that is about this transaction, without a NUL behind it: see
   * `tillback_transaction_field`.
   */
  const char *raw;
  /** Its length in bytes. */
  size_t raw_size;
} tillback_transaction;

/** What to give back. Make it with `tillback_refund_request_init`. */
typedef struct tillback_refund_request {
  /** Set by `tillback_refund_request_init`. */
  uint32_t struct_size;
  /** What `reference` is. */
  tillback_ref_kind reference_kind;
  /** The account it was paid to. */
  const char *account;
  /** The payment as it was just read, which saves the look-up; or NULL, then `reference` names it. */
  const struct tillback_transaction *transaction;
  /** The payment's id or reference, where `transaction` is NULL: 1 to 255 characters. */
  const char *reference;
  /** Names the intent: the same key always names the same refund. 1 to 255 characters, chosen by the caller and kept with the order. */
  const char *idempotency_key;
  /** How much: greater than zero, in the currency of the payment. NULL = all that is still refundable. */
  const struct tillback_money *amount;
  /** Why: at most 200 characters; may be NULL. Yedpay and PayCross keep it; Pockyt has no such field. */
  const char *reason;
  /** How long the call may take; 0 = the client's own `deadline_ms`. When it ends, the caller gets the status of that moment. */
  uint64_t deadline_ms;
} tillback_refund_request;

/** How many calls at once, and how fast. Make it with `tillback_many_options_init`; NULL in its place = the defaults. */
typedef struct tillback_many_options {
  /** Set by `tillback_many_options_init`. */
  uint32_t struct_size;
  /** Calls under way at the same time: 1 to 1,024; 0 = 16. */
  uint32_t at_once;
  /** Calls begun per second, at most; 0 = no limit. */
  uint32_t per_second;
  /** Not used; leave it 0. */
  uint32_t reserved;
} tillback_many_options;

/**
 * Is told of each refund of many as it ends: `index` is its place in the input, and results come as they end, not in order. Either
 * object is its own to free; the other one is NULL. It must not make blocking calls.
 */
typedef void (*tillback_each_refund)(void *userdata,
                                     size_t index,
                                     tillback_result result,
                                     struct tillback_refund *refund,
                                     struct tillback_error *error);

/** How many calls of many ended, and how. */
typedef struct tillback_tally {
  /** With a result. */
  size_t answered;
  /** With an error. */
  size_t failed;
} tillback_tally;

/** Is told when all of many ended. `error` is its own to free; it is NULL where all were begun. */
typedef void (*tillback_tally_done)(void *userdata,
                                    tillback_result result,
                                    struct tillback_tally tally,
                                    struct tillback_error *error);

/** How to find a payment, in a list. */
typedef struct tillback_reference {
  /** The id or reference: 1 to 255 characters. */
  const char *text;
  /** What it is. */
  tillback_ref_kind kind;
} tillback_reference;

/** Is told of each transaction of many as it was read. As `tillback_each_refund`. */
typedef void (*tillback_each_transaction)(void *userdata,
                                          size_t index,
                                          tillback_result result,
                                          struct tillback_transaction *transaction,
                                          struct tillback_error *error);

/** What a payee is. 0 = a person. */
typedef int32_t tillback_profile;

/**
 * A person or business to be registered as a payee (Pockyt `/v3/payee/register`). Make it with `tillback_payee_request_init`. What may be
 * left out is NULL; the gateway judges which of it it needs.
 */
typedef struct tillback_payee_request {
  /** Set by `tillback_payee_request_init`. */
  uint32_t struct_size;
  /** A person or a business; 0 = a person. */
  tillback_profile profile;
  /** The account. */
  const char *account;
  /** First name. */
  const char *first_name;
  /** Last name. */
  const char *last_name;
  /** Unique among the merchant's payees. */
  const char *email;
  /** ISO 3166, two letters. */
  const char *country_code;
  /** The merchant's own id of the payee: the mark by which a lost answer is settled. May be left out, as all that follows. */
  const char *customer_code;
  /** At least 18 years ago, such as `1990-05-17`. */
  const char *date_of_birth;
  /** In the US, two letters. */
  const char *state;
  /** City. */
  const char *city;
  /** Street and number. */
  const char *street;
  /** Second line. */
  const char *street2;
  /** Postal code. */
  const char *zip;
  /** Country, free text. */
  const char *country;
  /** Telephone number. */
  const char *phone;
  /** Number of an identity document. */
  const char *government_id;
  /** `ID_CARD`, `SSN`, `PASSPORT`, `DRIVER_LICENSE` or `BUSINESS_REGISTRATION_CERT`. */
  const char *government_id_type;
  /** Name of the company, for a business. */
  const char *company;
  /** Language, such as `en`. */
  const char *lang;
  /** Merchant of record; can't be changed later. */
  const char *payor_no;
} tillback_payee_request;

/** A registered payee. Free it with `tillback_payee_free`. */
typedef struct tillback_payee {
  /** The account. */
  const char *account;
  /** The gateway's id: what a payout names. */
  const char *customer_no;
  /** The merchant's own id; may be NULL, as all that follows. */
  const char *customer_code;
  /** First name. */
  const char *first_name;
  /** Last name. */
  const char *last_name;
  /** E-mail address. */
  const char *email;
  /** The gateway's word, such as `Activated`. */
  const char *status;
  /** When it was registered: microseconds since 1970, UTC; or `TILLBACK_NO_TIME`. */
  int64_t created_at;
  /** When it last changed; as above. */
  int64_t updated_at;
  /** The untouched reply, without a NUL behind it. */
  const char *raw;
  /** Its length in bytes. */
  size_t raw_size;
} tillback_payee;

/** Is told how a call that gives a payee ended. Either object is its own to free; the other one is NULL. */
typedef void (*tillback_payee_done)(void *userdata,
                                    tillback_result result,
                                    struct tillback_payee *payee,
                                    struct tillback_error *error);

/** How to find a payee. */
typedef int32_t tillback_payee_ref;

/** A name and its value. */
typedef struct tillback_pair {
  /** Ends with a NUL. */
  const char *name;
  /** Ends with a NUL. */
  const char *value;
} tillback_pair;

/** Where the rows of a report come from. */
typedef int32_t tillback_report_source;

/**
 * Which transactions to list. Make it with `tillback_transaction_filter_init`; whatever stays 0 or NULL doesn't matter, and what is
 * set must hold together.
 */
typedef struct tillback_transaction_filter {
  /** Set by `tillback_transaction_filter_init`. */
  uint32_t struct_size;
  /** How many at a time. */
  uint32_t page_size;
  /** Created at or after this time: microseconds since 1970, UTC. */
  int64_t from;
  /** Created before this time. */
  int64_t to;
  /** One whole day in UTC, such as `2026-11-30`, instead of `from` and `to` (PayCross's report without paging). */
  const char *day;
  /** The gateway's own word for the status, such as `paid`. */
  const char *status;
  /** Only this method: Yedpay `gateway_id`; PayCross `credit_card` or `alternative`. */
  const char *method;
  /** The merchant's reference. */
  const char *reference;
  /** Whose transactions, where the gateway asks: Yedpay `company:<id>` or `user:<id>`. Default: the company of the credentials. */
  const char *owner;
} tillback_transaction_filter;

/** What a report is about, and how it is made. Make it with `tillback_report_request_init`. */
typedef struct tillback_report_request {
  /** Set by `tillback_report_request_init`. */
  uint32_t struct_size;
  /** Where the rows come from. */
  tillback_report_source source;
  /** The account, but for the journal. */
  const char *account;
  /** Ids or references of payments. */
  const struct tillback_reference *references;
  /** How many. */
  size_t reference_count;
  /** A CSV file (UTF-8, its first line the names of the columns). */
  const char *csv_path;
  /** The column with the ids or references. */
  const char *csv_column;
  /** What the CSV column holds. */
  tillback_ref_kind csv_kind;
  /** Whether the journal speaks alone; else the gateways are asked about each payment, and both are compared. */
  bool offline;
  /** Only payments of which something can still be given back. */
  bool refundable;
  /** The first day, such as `2026-11-01`, in the time zone of the report. */
  const char *from_day;
  /** The last day. */
  const char *to_day;
  /** What else has to hold of what the gateway lists; may be NULL. Its own times stay 0. */
  const struct tillback_transaction_filter *filter;
  /** Which refunds of the journal to begin with; NULL = all of them. */
  const struct tillback_refund_filter *refund_filter;
  /** Whose midnight ends a day: an IANA name such as `Asia/Hong_Kong`. NULL = UTC. */
  const char *time_zone;
  /**
   * A name under which the journal keeps how far the report is, so that it goes on there when it is asked for again: at most 255
   * characters. NULL = it begins anew each time.
   */
  const char *checkpoint;
  /** Questions under way at the same time, for each account: 1 to 1,024; 0 = 16. */
  uint32_t at_once;
  /** Questions begun per second, at most, for each account; 0 = no limit. */
  uint32_t per_second;
} tillback_report_request;

/** Is told how `tillback_client_report_async` ended. Either object is its own to free; the other one is NULL. */
typedef void (*tillback_report_done)(void *userdata,
                                     tillback_result result,
                                     struct tillback_report *report,
                                     struct tillback_error *error);

/**
 * One payment in a report. At PayCross, whose lists show them apart, a refund has a row of its own. Free it with
 * `tillback_report_row_free`.
 */
typedef struct tillback_report_row {
  /** The account. */
  const char *account;
  /** Its gateway. */
  tillback_gateway gateway;
  /** The id or reference that was asked for. */
  const char *asked;
  /** What the gateway shows; NULL where it was not asked, or could not be read. */
  const struct tillback_transaction *transaction;
  /** Why it could not be read; NULL where nothing is wrong. */
  const struct tillback_error *error;
  /** What the journal knows of refunds of it, oldest first. */
  const struct tillback_refund *const *refunds;
  /** How many. */
  size_t refund_count;
  /** The day it was paid, or else created, in the time zone of the report, such as `2026-11-30`; may be NULL. */
  const char *day;
  /** What came in: nothing where the payment did not go through. NULL if nobody says, as the next two. */
  const struct tillback_money *paid;
  /** What went back. */
  const struct tillback_money *refunded;
  /** What can still go back, less what is under way. */
  const struct tillback_money *refundable;
  /**
   * Whether the journal and the gateway say the same: `agrees`, `refunded_elsewhere`, `not_shown`, `amounts_differ`,
   * `still_open`, `contradicted`, `not_told` or `not_compared`.
   */
  const char *agreement;
  /**
   * The amount that `refunded_elsewhere`, `not_shown` and `still_open` are about, and `amounts_differ` by the journal; else
   * NULL.
   */
  const struct tillback_money *ours;
  /** The amount of `amounts_differ` by the gateway; else NULL. */
  const struct tillback_money *theirs;
  /** When `refunded_elsewhere` happened: microseconds since 1970, UTC; or `TILLBACK_NO_TIME`. */
  int64_t elsewhere_at;
  /** Whether somebody should look. */
  bool disagrees;
} tillback_report_row;

/** Is told how `tillback_report_next_async` ended. Either object is its own to free; both are NULL at the end of the report. */
typedef void (*tillback_report_row_done)(void *userdata,
                                         tillback_result result,
                                         struct tillback_report_row *row,
                                         struct tillback_error *error);

/** How many rows there were, and how they ended. */
typedef struct tillback_report_tally {
  /** Rows given out. */
  uint64_t rows;
  /** Of these, could not be read. */
  uint64_t failed;
  /** Of these, the journal and the gateway say different things. */
  uint64_t disagreeing;
  /** Asked for more than once, and left out. */
  uint64_t duplicates;
  /** Left out because nothing can be given back, where only that was wished for. */
  uint64_t left_out;
} tillback_report_tally;

/** By what to sum up. */
typedef int32_t tillback_dimension;

/** One line of sums. The sums are decimal texts, because those of many amounts may not fit 64 bits. */
typedef struct tillback_total {
  /**
   * What the rows have in common: a day as `2026-11-30`, a name; empty where the gateway doesn't tell, and for sums by currency
   * alone.
   */
  const char *label;
  /** The currency. */
  const char *currency;
  /** What came in, such as `1234.50`. */
  const char *paid;
  /** What went back, as far as it is told. */
  const char *refunded;
  /** What can still go back, as far as it is told. */
  const char *refundable;
  /** How many rows. */
  uint64_t rows;
  /** Rows in which the journal and the gateway disagree. */
  uint64_t disagreeing;
} tillback_total;

/** Sums of a report, one line for each thing and currency. Free them with `tillback_totals_free`. */
typedef struct tillback_totals {
  /** In order. */
  const struct tillback_total *items;
  /** How many. */
  size_t count;
} tillback_totals;

/** Is told how a call that gives a transaction ended. Either object is its own to free; the other one is NULL. */
typedef void (*tillback_transaction_done)(void *userdata,
                                          tillback_result result,
                                          struct tillback_transaction *transaction,
                                          struct tillback_error *error);

/** A list of transactions, which belong to it. Free it with `tillback_transaction_list_free`. */
typedef struct tillback_transaction_list {
  /** May be handed to other functions as long as the list is there. */
  const struct tillback_transaction *const *items;
  /** How many. */
  size_t count;
} tillback_transaction_list;

/** Is told how `tillback_client_find_async` ended. Either object is its own to free; the other one is NULL. */
typedef void (*tillback_transaction_list_done)(void *userdata,
                                               tillback_result result,
                                               struct tillback_transaction_list *found,
                                               struct tillback_error *error);

/** What to wait for: one of the next two, or a `TILLBACK_TRANSACTION_STATUS_…`. */
typedef int32_t tillback_until;

/**
 * A webhook whose signature was verified, in one shape for all gateways. Free it with `tillback_event_free`.
 *
 * It can be repeated, late or replayed by anyone who saw it once, so treat it as a reason to ask, not as a fact.
 */
typedef struct tillback_event {
  /** The account whose key verified it. */
  const char *account;
  /** The gateway. */
  tillback_gateway gateway;
  /** What it is about. */
  tillback_subject subject;
  /** The gateway's id of the payment; may be NULL, as the next four. */
  const char *transaction_id;
  /** The merchant's reference of the payment. */
  const char *reference;
  /** The gateway's id of the refund. */
  const char *refund_id;
  /** The mark that travelled with the refund. */
  const char *mark;
  /** The gateway's word for the status. */
  const char *status_word;
  /** The amount it speaks of; may be NULL. */
  const struct tillback_money *amount;
  /** What went back of the payment in all; NULL where the gateway doesn't say. */
  const struct tillback_money *refunded;
  /** When it happened, by the gateway: microseconds since 1970, UTC; or `TILLBACK_NO_TIME`. */
  int64_t at;
  /** The idempotency keys of our refunds that it speaks of. Empty for `tillback_client_verify_webhook`. */
  const char *const *refund_keys;
  /** How many. */
  size_t refund_key_count;
  /** Two deliveries of the same news have the same key. */
  const char *dedupe_key;
  /** The body to answer the gateway with, under HTTP 200, so that it stops sending. */
  const char *acknowledgement;
  /** The body as it came, without a NUL behind it. */
  const char *raw;
  /** Its length in bytes. */
  size_t raw_size;
} tillback_event;

/** Is told how a call that gives an event ended. Either object is its own to free; the other one is NULL. */
typedef void (*tillback_event_done)(void *userdata,
                                    tillback_result result,
                                    struct tillback_event *event,
                                    struct tillback_error *error);

/** By the gateway's id. */
#define TILLBACK_PAYEE_CUSTOMER_NO 1

/** By the merchant's own id. */
#define TILLBACK_PAYEE_CUSTOMER_CODE 2

/** By the e-mail address. */
#define TILLBACK_PAYEE_EMAIL 3

/** `references`, each asked for once. */
#define TILLBACK_REPORT_REFERENCES 1

/** The column `csv_column` of the file `csv_path`. */
#define TILLBACK_REPORT_CSV 2

/** What the gateway lists from `from_day` to `to_day`, where it can list: Yedpay with an access token, and PayCross. */
#define TILLBACK_REPORT_DAYS 3

/** The payments that the journal's refunds are about, one row for each. */
#define TILLBACK_REPORT_JOURNAL 4

/** Until it changes no more by itself. */
#define TILLBACK_UNTIL_FINAL (-1)

/** Until something can be given back. */
#define TILLBACK_UNTIL_REFUNDABLE (-2)

/** Pockyt, formerly Yuansfer. */
#define TILLBACK_GATEWAY_POCKYT 1

/** Yedpay, Hong Kong. */
#define TILLBACK_GATEWAY_YEDPAY 2

/** PayCross and every other brand of the beGateway platform. */
#define TILLBACK_GATEWAY_PAYCROSS 3

/** The gateway's own id: Pockyt `transactionNo`, Yedpay `id` or `transaction_id`, PayCross `uid`. */
#define TILLBACK_REF_GATEWAY_ID 1

/** The merchant's own reference: Pockyt `reference`, Yedpay `custom_id`, PayCross `tracking_id`. */
#define TILLBACK_REF_MERCHANT 2

/** What a scanner read from a receipt or a wallet: an id, or a web address that holds one. */
#define TILLBACK_REF_SCANNED 3

/** Recorded, nothing sent. */
#define TILLBACK_REFUND_STATUS_QUEUED 1

/** The gateway took it; the final result comes later. */
#define TILLBACK_REFUND_STATUS_PENDING 2

/** May or may not have happened; tillback is asking. */
#define TILLBACK_REFUND_STATUS_UNKNOWN 3

/** The money went back. */
#define TILLBACK_REFUND_STATUS_SUCCEEDED 4

/** The gateway said no, or it provably did not happen. */
#define TILLBACK_REFUND_STATUS_REFUSED 5

/** The evidence ran out: a person must look. */
#define TILLBACK_REFUND_STATUS_REVIEW 6

/** Made, not yet paid. */
#define TILLBACK_TRANSACTION_STATUS_CREATED 1

/** Being worked on. */
#define TILLBACK_TRANSACTION_STATUS_PENDING 2

/** Done. A payment can be refunded. */
#define TILLBACK_TRANSACTION_STATUS_PAID 3

/** A refund of it is under way. */
#define TILLBACK_TRANSACTION_STATUS_REFUND_PENDING 4

/** Part of it went back. */
#define TILLBACK_TRANSACTION_STATUS_PARTLY_REFUNDED 5

/** All of it went back. */
#define TILLBACK_TRANSACTION_STATUS_REFUNDED 6

/** Reversed before settlement. */
#define TILLBACK_TRANSACTION_STATUS_VOIDED 7

/** Cancelled before payment. */
#define TILLBACK_TRANSACTION_STATUS_CANCELLED 8

/** Failed. */
#define TILLBACK_TRANSACTION_STATUS_FAILED 9

/** Not paid in time. */
#define TILLBACK_TRANSACTION_STATUS_EXPIRED 10

/** A word tillback doesn't know; see `status_word`. */
#define TILLBACK_TRANSACTION_STATUS_UNKNOWN 11

/** The input breaks a stated limit. */
#define TILLBACK_KIND_INVALID_REQUEST 1

/** The idempotency key was used for something else. */
#define TILLBACK_KIND_CONFLICT 2

/** More than is left to refund. */
#define TILLBACK_KIND_OVER_REFUND 3

/** The transaction is in no state to be refunded. */
#define TILLBACK_KIND_NOT_REFUNDABLE 4

/** The gateway or the journal knows no such thing. */
#define TILLBACK_KIND_NOT_FOUND 5

/** An account, credential or setting is missing or malformed. */
#define TILLBACK_KIND_CONFIGURATION 6

/** The gateway refused the credentials. */
#define TILLBACK_KIND_AUTHENTICATION 7

/** The credentials are good but may not do this. */
#define TILLBACK_KIND_PERMISSION_DENIED 8

/** The gateway can't do this. */
#define TILLBACK_KIND_UNSUPPORTED 9

/** No connection could be made; nothing was sent. */
#define TILLBACK_KIND_UNREACHABLE 10

/** The gateway asks for fewer requests. */
#define TILLBACK_KIND_RATE_LIMITED 11

/** The answer to a question did not come in time. Never used for a refund that was sent. */
#define TILLBACK_KIND_TIMED_OUT 12

/** The answer to a question could not be understood. */
#define TILLBACK_KIND_BAD_REPLY 13

/** The gateway answered a question with a failure of its own. */
#define TILLBACK_KIND_GATEWAY 14

/** The journal can't be read or written. */
#define TILLBACK_KIND_JOURNAL 15

/** A webhook is not proven to come from the gateway. */
#define TILLBACK_KIND_SIGNATURE 16

/** Another refund of the same transaction has to end first. */
#define TILLBACK_KIND_BUSY 17

/** The client was made in the parent process. */
#define TILLBACK_KIND_FORKED 18

/** The caller stopped the call. Never used for a refund that was sent. */
#define TILLBACK_KIND_CANCELLED 19

/** A bug in tillback. */
#define TILLBACK_KIND_INTERNAL 20

/** The same call will fail again. */
#define TILLBACK_RETRY_NEVER 1

/** The same call, with the same idempotency key, may work later. */
#define TILLBACK_RETRY_LATER 2

/** The same call may work once the input, the account or its rights are put right. */
#define TILLBACK_RETRY_AFTER_FIX 3

/** The program that asked for the refund. */
#define TILLBACK_SOURCE_CALLER 1

/** tillback itself. */
#define TILLBACK_SOURCE_ENGINE 2

/** The gateway's reply to the refund. */
#define TILLBACK_SOURCE_REPLY 3

/** The gateway's reply to a question about it. */
#define TILLBACK_SOURCE_QUESTION 4

/** A webhook of the gateway. */
#define TILLBACK_SOURCE_WEBHOOK 5

/** A person who settled it. */
#define TILLBACK_SOURCE_PERSON 6

/** The money went back. */
#define TILLBACK_OUTCOME_SUCCEEDED 1

/** It did not, and will not. */
#define TILLBACK_OUTCOME_REFUSED 2

/** A payment. */
#define TILLBACK_SUBJECT_PAYMENT 1

/** A refund, or a payment that was refunded. */
#define TILLBACK_SUBJECT_REFUND 2

/** Anything else, such as a payout; see the raw body. */
#define TILLBACK_SUBJECT_OTHER 3

/** The gateway says yes. */
#define TILLBACK_MAY_REFUND_YES 1

/** The gateway says no. */
#define TILLBACK_MAY_REFUND_NO 2

/** The gateway doesn't tell before a refund is tried. */
#define TILLBACK_MAY_REFUND_NOT_TOLD 3

/** Nothing. */
#define TILLBACK_LISTS_NOTHING 1

/** Transactions by date. */
#define TILLBACK_LISTS_BY_DATE 2

/** A person. */
#define TILLBACK_PROFILE_INDIVIDUAL 1

/** A company. */
#define TILLBACK_PROFILE_BUSINESS 2

/** Ask for alternative methods first, then cards. */
#define TILLBACK_SERVICE_EITHER 1

/** Alternative payment methods (the `/beyag` host). */
#define TILLBACK_SERVICE_APM 2

/** Cards (the gateway host). */
#define TILLBACK_SERVICE_CARD 3

/** Refuse those currencies. Ask the gateway, then choose. */
#define TILLBACK_MINOR_UNITS_UNDECIDED 1

/** ISO 4217. */
#define TILLBACK_MINOR_UNITS_ISO_4217 2

/** The table in the vendor's own client libraries. */
#define TILLBACK_MINOR_UNITS_VENDOR 3

/** By day. */
#define TILLBACK_BY_DAY 1

/** By gateway. */
#define TILLBACK_BY_GATEWAY 2

/** By account. */
#define TILLBACK_BY_ACCOUNT 3

/** By currency alone. */
#define TILLBACK_BY_CURRENCY 4

/** By status. */
#define TILLBACK_BY_STATUS 5

/** By method. */
#define TILLBACK_BY_METHOD 6

/** A bug, in tillback or in the program that uses it. */
#define TILLBACK_LOG_ERROR 1

/** Something a person should know, such as a journal that can't be written. */
#define TILLBACK_LOG_WARN 2

/** One line for what begins and ends. */
#define TILLBACK_LOG_INFO 3

/** Each step. */
#define TILLBACK_LOG_DEBUG 4

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/** One that has not stopped anything yet. Free it with `tillback_cancel_free`. Never NULL. */
TILLBACK_API
struct tillback_cancel *tillback_cancel_new(void);

/** Stops every call that was given it, now and later. From any thread, any number of times. */
TILLBACK_API
void tillback_cancel_now(const struct tillback_cancel *cancel);

/** Whether `tillback_cancel_now` was called. `false` for NULL. */
TILLBACK_API
bool tillback_cancel_is_cancelled(const struct tillback_cancel *cancel);

/** Frees it; NULL is fine. Calls that were given it go on, and can't be stopped by it any more. */
TILLBACK_API
void tillback_cancel_free(struct tillback_cancel *cancel);

/**
 * Makes a client. Nothing is sent. Free it with `tillback_client_free`.
 *
 * Errors: `TILLBACK_SETTING_INVALID`, `TILLBACK_CREDENTIALS_MISSING`, `TILLBACK_TLS_REQUIRED`; `TILLBACK_JOURNAL_NEWER`,
 * `TILLBACK_JOURNAL_READ_ONLY`, `TILLBACK_JOURNAL_FULL`, `TILLBACK_JOURNAL_CORRUPT`, `TILLBACK_JOURNAL_ON_NETWORK`,
 * `TILLBACK_JOURNAL_BUSY` or `TILLBACK_JOURNAL_FAILED`, never a journal other than the one that was named.
 */
TILLBACK_API
tillback_result tillback_client_new(const struct tillback_accounts *accounts,
                                    const struct tillback_settings *settings,
                                    struct tillback_client **client,
                                    struct tillback_error **error);

/**
 * Frees a client; NULL is fine. It waits for nothing: what other threads are calling, what was started and what was sent goes on
 * to its end, and callbacks still come. To wait for that, call `tillback_client_finish` first.
 */
TILLBACK_API
void tillback_client_free(struct tillback_client *client);

/**
 * Waits until everything the client goes on with by itself has ended and been told: calls that were started, and refunds that
 * were sent whose caller stopped waiting. `finished` is false where that takes longer than `timeout_ms`, and when it is called
 * from a callback. Do this before a program ends, so that fewer refunds are left for the next `tillback_client_settle`.
 */
TILLBACK_API
tillback_result tillback_client_finish(const struct tillback_client *client,
                                       uint64_t timeout_ms,
                                       bool *finished,
                                       struct tillback_error **error);

/** The names of the accounts, in alphabetical order. */
TILLBACK_API
tillback_result tillback_client_accounts(const struct tillback_client *client,
                                         struct tillback_texts **accounts,
                                         struct tillback_error **error);

/** An empty list of accounts. Free it with `tillback_accounts_free`. Never NULL. */
TILLBACK_API
struct tillback_accounts *tillback_accounts_new(void);

/** Frees a list of accounts and wipes their credentials from it; NULL is fine. A client that was made from it keeps its own. */
TILLBACK_API
void tillback_accounts_free(struct tillback_accounts *accounts);

/** Adds an account at Pockyt under a name of your own, such as `shop`: what it says is checked when the client is made. */
TILLBACK_API
tillback_result tillback_accounts_add_pockyt(struct tillback_accounts *accounts,
                                             const char *name,
                                             const struct tillback_pockyt *pockyt,
                                             struct tillback_error **error);

/** Adds an account at Yedpay under a name of your own. */
TILLBACK_API
tillback_result tillback_accounts_add_yedpay(struct tillback_accounts *accounts,
                                             const char *name,
                                             const struct tillback_yedpay *yedpay,
                                             struct tillback_error **error);

/** Adds an account at PayCross, or another brand of the beGateway platform, under a name of your own. */
TILLBACK_API
tillback_result tillback_accounts_add_paycross(struct tillback_accounts *accounts,
                                               const char *name,
                                               const struct tillback_paycross *paycross,
                                               struct tillback_error **error);

/** Frees an error and all that belongs to it; NULL is fine. */
TILLBACK_API
void tillback_error_free(struct tillback_error *error);

/**
 * Hands the log of the whole process up to a level to a callback, in place of the one before. Without a callback there is no
 * log. When the call returns, the callback before is not being called any more and never will be, so its userdata may be freed.
 */
TILLBACK_API
tillback_result tillback_set_log(tillback_log_level most,
                                 tillback_log_callback callback,
                                 void *userdata,
                                 struct tillback_error **error);

/**
 * Reads an amount that somebody typed, such as `12.50 HKD`. More decimals than the currency has are refused, never rounded.
 *
 * Errors: `TILLBACK_AMOUNT_INVALID`, `TILLBACK_AMOUNT_TOO_PRECISE`, `TILLBACK_CURRENCY_UNKNOWN`.
 */
TILLBACK_API
tillback_result tillback_money_parse(const char *typed,
                                     struct tillback_money *money,
                                     struct tillback_error **error);

/**
 * Writes an amount as `12.50 HKD` into a buffer, with a NUL behind it, cut off where it doesn't fit.
 *
 * Returns how many characters the whole text has without the NUL, as `snprintf` does: at most 31. 0 where the amount or its
 * currency can't be read; the buffer is then empty.
 */
TILLBACK_API
size_t tillback_money_format(const struct tillback_money *money,
                             char *buffer,
                             size_t size);

/**
 * The stable text of a result, such as `OVER_REFUND`; `OK`; `unknown` for a number of a newer library. Never NULL, and there for
 * ever, as the other names.
 */
TILLBACK_API
const char *tillback_result_name(tillback_result result);

/** The name of an error's kind, such as `over_refund`. */
TILLBACK_API
const char *tillback_error_kind_name(tillback_error_kind kind);

/** The name of what to do after an error, such as `after_fix`. */
TILLBACK_API
const char *tillback_retry_name(tillback_retry retry);

/** The name of a refund's status, such as `succeeded`. */
TILLBACK_API
const char *tillback_refund_status_name(tillback_refund_status status);

/** Whether a refund of this status never changes again by itself. */
TILLBACK_API
bool tillback_refund_status_is_final(tillback_refund_status status);

/** The name of a transaction's status, such as `partly_refunded`. */
TILLBACK_API
const char *tillback_transaction_status_name(tillback_transaction_status status);

/** The name of a gateway, such as `pockyt`. */
TILLBACK_API
const char *tillback_gateway_name(tillback_gateway gateway);

/** The name of a source of history, such as `webhook`. */
TILLBACK_API
const char *tillback_history_source_name(tillback_history_source source);

/** The name of what a webhook is about, such as `refund`. */
TILLBACK_API
const char *tillback_subject_name(tillback_subject subject);

/** The name of whether credentials may refund, such as `not_told`. */
TILLBACK_API
const char *tillback_may_refund_name(tillback_may_refund may_refund);

/** The name of what a gateway can list, such as `by_date`. */
TILLBACK_API
const char *tillback_list_scope_name(tillback_list_scope scope);

/** The name of a level of the log, such as `warn`. */
TILLBACK_API
const char *tillback_log_level_name(tillback_log_level level);

/**
 * Whether the account's credentials work, and whether they may refund.
 *
 * Errors: `TILLBACK_CREDENTIALS_REFUSED`, or that of any read.
 */
TILLBACK_API
tillback_result tillback_client_check(const struct tillback_client *client,
                                      const char *account,
                                      const struct tillback_call *call,
                                      struct tillback_check **check,
                                      struct tillback_error **error);

/** `tillback_client_check`, started. */
TILLBACK_API
tillback_result tillback_client_check_async(const struct tillback_client *client,
                                            const char *account,
                                            const struct tillback_call *call,
                                            tillback_check_done done,
                                            void *userdata,
                                            struct tillback_error **error);

/** What a gateway can do and prove. It waits for nothing. */
TILLBACK_API
tillback_result tillback_client_capabilities(const struct tillback_client *client,
                                             tillback_gateway gateway,
                                             struct tillback_capabilities **capabilities,
                                             struct tillback_error **error);

/**
 * Drives every open refund on: sends what is queued, asks about what is unknown or pending, and goes on until all have ended
 * or `deadline_ms` ends. Safe to call from anywhere, at any time, by several programs at once: each piece of work is done
 * once. `progress` may be NULL; `userdata` is for it.
 *
 * Errors: `TILLBACK_JOURNAL_MISSING` and the others of the journal, before anything is sent.
 */
TILLBACK_API
tillback_result tillback_client_settle(const struct tillback_client *client,
                                       uint64_t deadline_ms,
                                       tillback_settle_progress progress,
                                       void *userdata,
                                       const struct tillback_call *call,
                                       struct tillback_settlement **settlement,
                                       struct tillback_error **error);

/** `tillback_client_settle`, started. `userdata` is for `progress` and for `done`. */
TILLBACK_API
tillback_result tillback_client_settle_async(const struct tillback_client *client,
                                             uint64_t deadline_ms,
                                             tillback_settle_progress progress,
                                             const struct tillback_call *call,
                                             tillback_settlement_done done,
                                             void *userdata,
                                             struct tillback_error **error);

/**
 * The refund with this key, as the journal knows it.
 *
 * Errors: `TILLBACK_REFUND_NOT_FOUND`, also for one that was withdrawn because it could not be sent; `TILLBACK_JOURNAL_MISSING` and
 * the others of the journal.
 */
TILLBACK_API
tillback_result tillback_client_get_refund(const struct tillback_client *client,
                                           const char *idempotency_key,
                                           struct tillback_refund **refund,
                                           struct tillback_error **error);

/** `tillback_client_get_refund`, started. */
TILLBACK_API
tillback_result tillback_client_get_refund_async(const struct tillback_client *client,
                                                 const char *idempotency_key,
                                                 tillback_refund_done done,
                                                 void *userdata,
                                                 struct tillback_error **error);

/**
 * Settles a refund in review by what a person found out. `note` says how they know: it is kept in the history.
 *
 * Errors: `TILLBACK_NOT_IN_REVIEW`, `TILLBACK_REFUND_NOT_FOUND`, `TILLBACK_OPTION_INVALID` for a note that is empty or longer than 1,000
 * characters, `TILLBACK_JOURNAL_MISSING` and the others of the journal.
 */
TILLBACK_API
tillback_result tillback_client_resolve(const struct tillback_client *client,
                                        const char *idempotency_key,
                                        tillback_outcome outcome,
                                        const char *note,
                                        struct tillback_refund **refund,
                                        struct tillback_error **error);

/** `tillback_client_resolve`, started. */
TILLBACK_API
tillback_result tillback_client_resolve_async(const struct tillback_client *client,
                                              const char *idempotency_key,
                                              tillback_outcome outcome,
                                              const char *note,
                                              tillback_refund_done done,
                                              void *userdata,
                                              struct tillback_error **error);

/**
 * Reads the whole journal and tells, in a sentence each, whatever does not fit together: nothing, where all is well.
 *
 * Errors: `TILLBACK_JOURNAL_MISSING` and the others of the journal.
 */
TILLBACK_API
tillback_result tillback_client_check_journal(const struct tillback_client *client,
                                              struct tillback_texts **findings,
                                              struct tillback_error **error);

/** `tillback_client_check_journal`, started. */
TILLBACK_API
tillback_result tillback_client_check_journal_async(const struct tillback_client *client,
                                                    tillback_texts_done done,
                                                    void *userdata,
                                                    struct tillback_error **error);

/**
 * The journal's refunds that pass a filter, oldest first; NULL = all of them. Free the list with `tillback_refunds_free`.
 *
 * Errors: `TILLBACK_OPTION_INVALID` for a filter that can't hold.
 */
TILLBACK_API
tillback_result tillback_client_list_refunds(const struct tillback_client *client,
                                             const struct tillback_refund_filter *filter,
                                             struct tillback_refunds **refunds,
                                             struct tillback_error **error);

/**
 * The next refund of a list; NULL at the end.
 *
 * Errors: those of the journal.
 */
TILLBACK_API
tillback_result tillback_refunds_next(struct tillback_refunds *refunds,
                                      struct tillback_refund **refund,
                                      struct tillback_error **error);

/** `tillback_refunds_next`, started. */
TILLBACK_API
tillback_result tillback_refunds_next_async(struct tillback_refunds *refunds,
                                            tillback_refund_done done,
                                            void *userdata,
                                            struct tillback_error **error);

/** Frees a list; NULL is fine. */
TILLBACK_API
void tillback_refunds_free(struct tillback_refunds *refunds);

/**
 * Makes many refunds, several at once, each under its own key with everything `tillback_client_refund` promises. `requests` are
 * `count` structs, one behind the other. `each` is called as every one ends, by this thread; an error ends only its own.
 *
 * Errors: `TILLBACK_ARGUMENT_INVALID` or a malformed request, `TILLBACK_OPTION_INVALID`, before anything is sent.
 */
TILLBACK_API
tillback_result tillback_client_refund_many(const struct tillback_client *client,
                                            const struct tillback_refund_request *requests,
                                            size_t count,
                                            const struct tillback_many_options *options,
                                            tillback_each_refund each,
                                            void *userdata,
                                            const struct tillback_call *call,
                                            struct tillback_tally *tally,
                                            struct tillback_error **error);

/** `tillback_client_refund_many`, started. `userdata` is for `each` and for `done`. */
TILLBACK_API
tillback_result tillback_client_refund_many_async(const struct tillback_client *client,
                                                  const struct tillback_refund_request *requests,
                                                  size_t count,
                                                  const struct tillback_many_options *options,
                                                  tillback_each_refund each,
                                                  const struct tillback_call *call,
                                                  tillback_tally_done done,
                                                  void *userdata,
                                                  struct tillback_error **error);

/**
 * Reads many transactions, several at once. `each` is called as every one ends, by this thread; an error ends only its own.
 *
 * Errors: `TILLBACK_UNKNOWN_ACCOUNT`, `TILLBACK_REFERENCE_INVALID`, `TILLBACK_OPTION_INVALID`, before anything is sent.
 */
TILLBACK_API
tillback_result tillback_client_query_many(const struct tillback_client *client,
                                           const char *account,
                                           const struct tillback_reference *references,
                                           size_t count,
                                           const struct tillback_many_options *options,
                                           tillback_each_transaction each,
                                           void *userdata,
                                           const struct tillback_call *call,
                                           struct tillback_tally *tally,
                                           struct tillback_error **error);

/** `tillback_client_query_many`, started. `userdata` is for `each` and for `done`. */
TILLBACK_API
tillback_result tillback_client_query_many_async(const struct tillback_client *client,
                                                 const char *account,
                                                 const struct tillback_reference *references,
                                                 size_t count,
                                                 const struct tillback_many_options *options,
                                                 tillback_each_transaction each,
                                                 const struct tillback_call *call,
                                                 tillback_tally_done done,
                                                 void *userdata,
                                                 struct tillback_error **error);

/**
 * Registers a payee, once. What is registered is remembered by its `customer_code`, or else by its e-mail address; a lost answer, also
 * one of a program that crashed, is settled by looking for the payee, never by registering twice. The same content again
 * returns the payee as it stands.
 *
 * Errors: `TILLBACK_PAYEE_INVALID`, `TILLBACK_UNSUPPORTED`, `TILLBACK_REQUEST_REJECTED` (for example an e-mail address that is taken),
 * `TILLBACK_KEY_REUSED` where the code or address was registered with other content; `TILLBACK_PAYEE_UNCERTAIN` where the answer was lost
 * and the gateway could not tell: call it again later, with the same content; `TILLBACK_JOURNAL_MISSING` and the others of the
 * journal.
 */
TILLBACK_API
tillback_result tillback_client_register_payee(const struct tillback_client *client,
                                               const struct tillback_payee_request *request,
                                               const struct tillback_call *call,
                                               struct tillback_payee **payee,
                                               struct tillback_error **error);

/** `tillback_client_register_payee`, started. */
TILLBACK_API
tillback_result tillback_client_register_payee_async(const struct tillback_client *client,
                                                     const struct tillback_payee_request *request,
                                                     const struct tillback_call *call,
                                                     tillback_payee_done done,
                                                     void *userdata,
                                                     struct tillback_error **error);

/**
 * Reads a payee.
 *
 * Errors: `TILLBACK_PAYEE_NOT_FOUND`, `TILLBACK_UNSUPPORTED`, or that of any read.
 */
TILLBACK_API
tillback_result tillback_client_payee(const struct tillback_client *client,
                                      const char *account,
                                      tillback_payee_ref by,
                                      const char *reference,
                                      const struct tillback_call *call,
                                      struct tillback_payee **payee,
                                      struct tillback_error **error);

/** `tillback_client_payee`, started. */
TILLBACK_API
tillback_result tillback_client_payee_async(const struct tillback_client *client,
                                            const char *account,
                                            tillback_payee_ref by,
                                            const char *reference,
                                            const struct tillback_call *call,
                                            tillback_payee_done done,
                                            void *userdata,
                                            struct tillback_error **error);

/**
 * Changes a payee, by the gateway's names for the fields (`email`, `street`, `phone` …). Sending the same changes twice does no harm.
 *
 * Errors: `TILLBACK_PAYEE_INVALID`, `TILLBACK_PAYEE_NOT_FOUND`, `TILLBACK_UNSUPPORTED`, `TILLBACK_PAYEE_UNCERTAIN` where the answer was lost, or
 * that of any read.
 */
TILLBACK_API
tillback_result tillback_client_update_payee(const struct tillback_client *client,
                                             const char *account,
                                             const char *customer_no,
                                             const struct tillback_pair *changes,
                                             size_t change_count,
                                             const struct tillback_call *call,
                                             struct tillback_payee **payee,
                                             struct tillback_error **error);

/** `tillback_client_update_payee`, started. */
TILLBACK_API
tillback_result tillback_client_update_payee_async(const struct tillback_client *client,
                                                   const char *account,
                                                   const char *customer_no,
                                                   const struct tillback_pair *changes,
                                                   size_t change_count,
                                                   const struct tillback_call *call,
                                                   tillback_payee_done done,
                                                   void *userdata,
                                                   struct tillback_error **error);

/**
 * Gives money back, once. The same key returns the same refund.
 *
 * An error means that no money moved because of this call. Everything else is a refund with a status; a decline of the gateway
 * is `TILLBACK_REFUND_STATUS_REFUSED`, a lost answer `TILLBACK_REFUND_STATUS_UNKNOWN` until the gateway has told.
 *
 * Errors: bad input (`TILLBACK_AMOUNT_NOT_POSITIVE`, `TILLBACK_REASON_INVALID` …), `TILLBACK_KEY_REUSED`, `TILLBACK_OVER_REFUND`,
 * `TILLBACK_ALREADY_REFUNDED`, `TILLBACK_TRANSACTION_NOT_PAID`, `TILLBACK_TRANSACTION_NOT_FOUND`, `TILLBACK_UNREACHABLE`,
 * `TILLBACK_CANCELLED`, `TILLBACK_JOURNAL_MISSING` and the others of the journal, and those of any read, all before anything was
 * sent.
 */
TILLBACK_API
tillback_result tillback_client_refund(const struct tillback_client *client,
                                       const struct tillback_refund_request *request,
                                       const struct tillback_call *call,
                                       struct tillback_refund **refund,
                                       struct tillback_error **error);

/** `tillback_client_refund`, started. */
TILLBACK_API
tillback_result tillback_client_refund_async(const struct tillback_client *client,
                                             const struct tillback_refund_request *request,
                                             const struct tillback_call *call,
                                             tillback_refund_done done,
                                             void *userdata,
                                             struct tillback_error **error);

/**
 * Records a refund to be sent later, by `tillback_client_settle`: for a till that is offline. Nothing is sent, and nobody is asked.
 *
 * The amount has to be named, unless the request carries the transaction it was read from. Whether so much is left is decided
 * when it is sent; if not, it ends as refused.
 *
 * Errors: bad input, `TILLBACK_KEY_REUSED`, `TILLBACK_JOURNAL_MISSING` and the others of the journal; with a transaction also
 * `TILLBACK_OVER_REFUND`, `TILLBACK_ALREADY_REFUNDED` and the like.
 */
TILLBACK_API
tillback_result tillback_client_queue_refund(const struct tillback_client *client,
                                             const struct tillback_refund_request *request,
                                             struct tillback_refund **refund,
                                             struct tillback_error **error);

/** `tillback_client_queue_refund`, started. */
TILLBACK_API
tillback_result tillback_client_queue_refund_async(const struct tillback_client *client,
                                                   const struct tillback_refund_request *request,
                                                   tillback_refund_done done,
                                                   void *userdata,
                                                   struct tillback_error **error);

/**
 * Follows a refund until its status is final or `deadline_ms` ends; then returns it as it is.
 *
 * Errors: `TILLBACK_REFUND_NOT_FOUND`, `TILLBACK_UNKNOWN_ACCOUNT`, those of the journal.
 */
TILLBACK_API
tillback_result tillback_client_wait_for_refund(const struct tillback_client *client,
                                                const char *idempotency_key,
                                                uint64_t deadline_ms,
                                                const struct tillback_call *call,
                                                struct tillback_refund **refund,
                                                struct tillback_error **error);

/** `tillback_client_wait_for_refund`, started. */
TILLBACK_API
tillback_result tillback_client_wait_for_refund_async(const struct tillback_client *client,
                                                      const char *idempotency_key,
                                                      uint64_t deadline_ms,
                                                      const struct tillback_call *call,
                                                      tillback_refund_done done,
                                                      void *userdata,
                                                      struct tillback_error **error);

/**
 * Many payments, one row for each: what came in, what went back, what can still go back, and whether the journal and the gateway
 * agree. Rows come as the gateways answer, several questions at once; what can't be read marks its row and ends nothing.
 * `call` is for each row. Free the report with `tillback_report_free`.
 *
 * Errors: `TILLBACK_UNKNOWN_ACCOUNT`; `TILLBACK_OPTION_INVALID` for options or days that can't hold, or a checkpoint of another report;
 * `TILLBACK_UNSUPPORTED` where the gateway can't list, with the source that works; `TILLBACK_JOURNAL_MISSING` and the others of the
 * journal where it is the source, or keeps the checkpoint.
 */
TILLBACK_API
tillback_result tillback_client_report(const struct tillback_client *client,
                                       const struct tillback_report_request *request,
                                       const struct tillback_call *call,
                                       struct tillback_report **report,
                                       struct tillback_error **error);

/** `tillback_client_report`, started. */
TILLBACK_API
tillback_result tillback_client_report_async(const struct tillback_client *client,
                                             const struct tillback_report_request *request,
                                             const struct tillback_call *call,
                                             tillback_report_done done,
                                             void *userdata,
                                             struct tillback_error **error);

/**
 * The next row of a report; NULL at the end.
 *
 * Errors: about the source or the journal, and the report can't go on.
 */
TILLBACK_API
tillback_result tillback_report_next(struct tillback_report *report,
                                     struct tillback_report_row **row,
                                     struct tillback_error **error);

/** `tillback_report_next`, started. */
TILLBACK_API
tillback_result tillback_report_next_async(struct tillback_report *report,
                                           tillback_report_row_done done,
                                           void *userdata,
                                           struct tillback_error **error);

/** How many rows there were so far, with those before a checkpoint; and how many there will be at most, -1 where that is not known. */
TILLBACK_API
tillback_result tillback_report_progress(const struct tillback_report *report,
                                         struct tillback_report_tally *tally,
                                         int64_t *expected,
                                         struct tillback_error **error);

/** The sums of all rows so far, with those before a checkpoint, by one thing and by currency. */
TILLBACK_API
tillback_result tillback_report_totals(const struct tillback_report *report,
                                       tillback_dimension by,
                                       struct tillback_totals **totals,
                                       struct tillback_error **error);

/**
 * What was handed to `tillback_report_save` last, of an earlier run that did not finish: 0 for a new report. A program that writes to a
 * file cuts it off here and goes on.
 */
TILLBACK_API
tillback_result tillback_report_position(const struct tillback_report *report,
                                         uint64_t *position,
                                         struct tillback_error **error);

/**
 * Keeps in the journal that every row given out so far has arrived, and that the program's output is so far: such as the length of its
 * file, which must be on the disk by then. A later report of the same name goes on behind them.
 *
 * Errors: `TILLBACK_OPTION_INVALID` without a checkpoint's name; those of the journal.
 */
TILLBACK_API
tillback_result tillback_report_save(struct tillback_report *report,
                                     uint64_t position,
                                     struct tillback_error **error);

/**
 * Forgets the checkpoint: the report is complete, and one of the same name begins anew. Nothing to do without one. The report is still
 * to be freed.
 *
 * Errors: those of the journal.
 */
TILLBACK_API
tillback_result tillback_report_finish(struct tillback_report *report,
                                       struct tillback_error **error);

/** Frees a report; NULL is fine. Its checkpoint stays, so that a later report of the same name goes on there. */
TILLBACK_API
void tillback_report_free(struct tillback_report *report);

/**
 * The one payment a reference names, as the gateway shows it now.
 *
 * Errors: `TILLBACK_TRANSACTION_NOT_FOUND`; `TILLBACK_REFERENCE_AMBIGUOUS` where several payments carry the reference (see
 * `tillback_client_find`); or that of any read: `TILLBACK_UNREACHABLE`, `TILLBACK_TIMED_OUT`, `TILLBACK_CREDENTIALS_REFUSED`,
 * `TILLBACK_BAD_REPLY` …
 */
TILLBACK_API
tillback_result tillback_client_transaction(const struct tillback_client *client,
                                            const char *account,
                                            tillback_ref_kind kind,
                                            const char *reference,
                                            const struct tillback_call *call,
                                            struct tillback_transaction **transaction,
                                            struct tillback_error **error);

/** `tillback_client_transaction`, started. */
TILLBACK_API
tillback_result tillback_client_transaction_async(const struct tillback_client *client,
                                                  const char *account,
                                                  tillback_ref_kind kind,
                                                  const char *reference,
                                                  const struct tillback_call *call,
                                                  tillback_transaction_done done,
                                                  void *userdata,
                                                  struct tillback_error **error);

/**
 * Everything that carries a reference: several payments, or a payment and refunds of it (PayCross). An unknown one gives an
 * empty list.
 *
 * Errors: that of any read.
 */
TILLBACK_API
tillback_result tillback_client_find(const struct tillback_client *client,
                                     const char *account,
                                     tillback_ref_kind kind,
                                     const char *reference,
                                     const struct tillback_call *call,
                                     struct tillback_transaction_list **found,
                                     struct tillback_error **error);

/** `tillback_client_find`, started. */
TILLBACK_API
tillback_result tillback_client_find_async(const struct tillback_client *client,
                                           const char *account,
                                           tillback_ref_kind kind,
                                           const char *reference,
                                           const struct tillback_call *call,
                                           tillback_transaction_list_done done,
                                           void *userdata,
                                           struct tillback_error **error);

/**
 * Asks for a transaction with growing pauses until it is as wished, or `deadline_ms` ends; then returns it as it is. However many
 * callers wait for the same payment, it is asked for once at a time; a webhook about it ends the pause at once.
 *
 * Errors: those of `tillback_client_transaction` that trying again can't heal, and any that still stands at the deadline.
 */
TILLBACK_API
tillback_result tillback_client_wait_for(const struct tillback_client *client,
                                         const char *account,
                                         tillback_ref_kind kind,
                                         const char *reference,
                                         tillback_until until,
                                         uint64_t deadline_ms,
                                         const struct tillback_call *call,
                                         struct tillback_transaction **transaction,
                                         struct tillback_error **error);

/** `tillback_client_wait_for`, started. */
TILLBACK_API
tillback_result tillback_client_wait_for_async(const struct tillback_client *client,
                                               const char *account,
                                               tillback_ref_kind kind,
                                               const char *reference,
                                               tillback_until until,
                                               uint64_t deadline_ms,
                                               const struct tillback_call *call,
                                               tillback_transaction_done done,
                                               void *userdata,
                                               struct tillback_error **error);

/**
 * An account's transactions, where its gateway can list: Yedpay with an access token, and PayCross. `filter` may be NULL. Nothing is
 * sent yet; `call` is for each page. Free the list with `tillback_transactions_free`.
 *
 * Errors: `TILLBACK_UNSUPPORTED` where the gateway or the credentials can't list, with what to use instead; `TILLBACK_OPTION_INVALID` for
 * a filter that can't hold.
 */
TILLBACK_API
tillback_result tillback_client_transactions(const struct tillback_client *client,
                                             const char *account,
                                             const struct tillback_transaction_filter *filter,
                                             const struct tillback_call *call,
                                             struct tillback_transactions **transactions,
                                             struct tillback_error **error);

/**
 * The next transaction of a list; NULL at the end. After an error the same page is asked for again.
 *
 * Errors: that of any read.
 */
TILLBACK_API
tillback_result tillback_transactions_next(struct tillback_transactions *transactions,
                                           struct tillback_transaction **transaction,
                                           struct tillback_error **error);

/** `tillback_transactions_next`, started. */
TILLBACK_API
tillback_result tillback_transactions_next_async(struct tillback_transactions *transactions,
                                                 tillback_transaction_done done,
                                                 void *userdata,
                                                 struct tillback_error **error);

/** Frees a list; NULL is fine. */
TILLBACK_API
void tillback_transactions_free(struct tillback_transactions *transactions);

/**
 * Verifies a webhook, reads it, and moves the refund in the journal that it speaks of. `body` has to be the raw bytes as they came, not
 * parsed and written again; `headers` are all that came with it.
 *
 * It may come in any order, at any time, any number of times. What it says against a final status is kept and shown as a
 * contradiction, not applied. Answer it with HTTP 200 and the event's `acknowledgement`, or the gateway sends it again: as it should
 * after an error of the journal.
 *
 * Errors: `TILLBACK_SIGNATURE_INVALID`, `TILLBACK_SIGNATURE_KEY_MISSING`, `TILLBACK_WEBHOOK_UNREADABLE`, `TILLBACK_JOURNAL_MISSING` and the others
 * of the journal.
 */
TILLBACK_API
tillback_result tillback_client_receive_webhook(const struct tillback_client *client,
                                                const char *account,
                                                const struct tillback_pair *headers,
                                                size_t header_count,
                                                const char *body,
                                                size_t body_size,
                                                const struct tillback_call *call,
                                                struct tillback_event **event,
                                                struct tillback_error **error);

/** `tillback_client_receive_webhook`, started. */
TILLBACK_API
tillback_result tillback_client_receive_webhook_async(const struct tillback_client *client,
                                                      const char *account,
                                                      const struct tillback_pair *headers,
                                                      size_t header_count,
                                                      const char *body,
                                                      size_t body_size,
                                                      const struct tillback_call *call,
                                                      tillback_event_done done,
                                                      void *userdata,
                                                      struct tillback_error **error);

/**
 * Verifies a webhook and reads it, without a look into the journal. It waits for nothing.
 *
 * Errors: `TILLBACK_SIGNATURE_INVALID`, `TILLBACK_SIGNATURE_KEY_MISSING`, `TILLBACK_WEBHOOK_UNREADABLE`.
 */
TILLBACK_API
tillback_result tillback_client_verify_webhook(const struct tillback_client *client,
                                               const char *account,
                                               const struct tillback_pair *headers,
                                               size_t header_count,
                                               const char *body,
                                               size_t body_size,
                                               struct tillback_event **event,
                                               struct tillback_error **error);

/** The version of the library, such as `0.1.0`. Never NULL, and there for ever. */
TILLBACK_API
const char *tillback_version(void);

/** The `TILLBACK_ABI_VERSION` of the library. A program may have been compiled with another one. */
TILLBACK_API
uint32_t tillback_abi_version(void);

/** Frees capabilities and all that belongs to them; NULL is fine. */
TILLBACK_API
void tillback_capabilities_free(struct tillback_capabilities *capabilities);

/** Frees a check and all that belongs to it; NULL is fine. */
TILLBACK_API
void tillback_check_free(struct tillback_check *check);

/** Frees an event and all that belongs to it; NULL is fine. */
TILLBACK_API
void tillback_event_free(struct tillback_event *event);

/** Frees a list of texts; NULL is fine. */
TILLBACK_API
void tillback_texts_free(struct tillback_texts *texts);

/** Frees a list and its transactions; NULL is fine. */
TILLBACK_API
void tillback_transaction_list_free(struct tillback_transaction_list *list);

/** Frees a payee and all that belongs to it; NULL is fine. */
TILLBACK_API
void tillback_payee_free(struct tillback_payee *payee);

/** Frees a refund and all that belongs to it; NULL is fine. */
TILLBACK_API
void tillback_refund_free(struct tillback_refund *refund);

/** Frees a row and all that belongs to it; NULL is fine. */
TILLBACK_API
void tillback_report_row_free(struct tillback_report_row *row);

/** Frees sums; NULL is fine. */
TILLBACK_API
void tillback_totals_free(struct tillback_totals *totals);

/** Frees a settlement and its refunds; NULL is fine. */
TILLBACK_API
void tillback_settlement_free(struct tillback_settlement *settlement);

/**
 * One field of the gateway's reply, by its path (RFC 6901), such as `/refund_details/remark`: so nothing the gateway says is lost.
 * A number comes as the digits the gateway wrote; an object or list as its JSON text. No text at all where there is no such
 * field.
 */
TILLBACK_API
tillback_result tillback_transaction_field(const struct tillback_transaction *transaction,
                                           const char *path,
                                           struct tillback_texts **texts,
                                           struct tillback_error **error);

/** Frees a transaction and all that belongs to it; NULL is fine. */
TILLBACK_API
void tillback_transaction_free(struct tillback_transaction *transaction);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

/* Structs to fill in, empty but for their size. */

/** An empty tillback_pockyt. */
static inline tillback_pockyt tillback_pockyt_init(void) {
  tillback_pockyt empty;
  memset(&empty, 0, sizeof empty);
  empty.struct_size = (uint32_t)sizeof empty;
  return empty;
}

/** An empty tillback_yedpay. */
static inline tillback_yedpay tillback_yedpay_init(void) {
  tillback_yedpay empty;
  memset(&empty, 0, sizeof empty);
  empty.struct_size = (uint32_t)sizeof empty;
  return empty;
}

/** An empty tillback_paycross. */
static inline tillback_paycross tillback_paycross_init(void) {
  tillback_paycross empty;
  memset(&empty, 0, sizeof empty);
  empty.struct_size = (uint32_t)sizeof empty;
  return empty;
}

/** An empty tillback_settings. */
static inline tillback_settings tillback_settings_init(void) {
  tillback_settings empty;
  memset(&empty, 0, sizeof empty);
  empty.struct_size = (uint32_t)sizeof empty;
  empty.abi_version = TILLBACK_ABI_VERSION;
  return empty;
}

/** An empty tillback_call. */
static inline tillback_call tillback_call_init(void) {
  tillback_call empty;
  memset(&empty, 0, sizeof empty);
  empty.struct_size = (uint32_t)sizeof empty;
  return empty;
}

/** An empty tillback_refund_request. */
static inline tillback_refund_request tillback_refund_request_init(void) {
  tillback_refund_request empty;
  memset(&empty, 0, sizeof empty);
  empty.struct_size = (uint32_t)sizeof empty;
  return empty;
}

/** An empty tillback_refund_filter. */
static inline tillback_refund_filter tillback_refund_filter_init(void) {
  tillback_refund_filter empty;
  memset(&empty, 0, sizeof empty);
  empty.struct_size = (uint32_t)sizeof empty;
  return empty;
}

/** An empty tillback_transaction_filter. */
static inline tillback_transaction_filter tillback_transaction_filter_init(void) {
  tillback_transaction_filter empty;
  memset(&empty, 0, sizeof empty);
  empty.struct_size = (uint32_t)sizeof empty;
  return empty;
}

/** An empty tillback_many_options. */
static inline tillback_many_options tillback_many_options_init(void) {
  tillback_many_options empty;
  memset(&empty, 0, sizeof empty);
  empty.struct_size = (uint32_t)sizeof empty;
  return empty;
}

/** An empty tillback_payee_request. */
static inline tillback_payee_request tillback_payee_request_init(void) {
  tillback_payee_request empty;
  memset(&empty, 0, sizeof empty);
  empty.struct_size = (uint32_t)sizeof empty;
  return empty;
}

/** An empty tillback_report_request. */
static inline tillback_report_request tillback_report_request_init(void) {
  tillback_report_request empty;
  memset(&empty, 0, sizeof empty);
  empty.struct_size = (uint32_t)sizeof empty;
  return empty;
}

#endif  /* TILLBACK_H */
