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
