package io.tillback

import io.tillback.engine.EngineFailure
import io.tillback.engine.EngineProblem
import io.tillback.engine.engineBug
import io.tillback.engine.engineCatalogue
import io.tillback.engine.engineTextInvalid
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds

/** What an error is about. Each kind has an exception of its own. */
public enum class ErrorKind(override val word: String) : Word {
    INVALID_REQUEST("invalid_request"),
    CONFLICT("conflict"),
    OVER_REFUND("over_refund"),
    NOT_REFUNDABLE("not_refundable"),
    NOT_FOUND("not_found"),
    CONFIGURATION("configuration"),
    AUTHENTICATION("authentication"),
    PERMISSION_DENIED("permission_denied"),
    UNSUPPORTED("unsupported"),
    UNREACHABLE("unreachable"),
    RATE_LIMITED("rate_limited"),
    TIMED_OUT("timed_out"),
    BAD_REPLY("bad_reply"),
    GATEWAY("gateway"),
    JOURNAL("journal"),
    SIGNATURE("signature"),
    BUSY("busy"),
    FORKED("forked"),
    CANCELLED("cancelled"),
    INTERNAL("internal"),
}

/** Whether and when another try makes sense. */
public enum class Retry(override val word: String) : Word {
    /** The same call fails again. */
    NEVER("never"),

    /** The same call may work later, with the same key. */
    LATER("later"),

    /** The same call works once something was put right. */
    AFTER_FIX("after_fix"),
}

/**
 * Why an operation did not happen: the base of all exceptions of tillback.
 *
 * **No money moved because of the call that threw it**, unless it is an [InternalException]. A refund that was sent is never an
 * exception: it is a [Refund] with a status. The class tells what it is about, [code] the precise reason.
 *
 * [message] is a sentence for people: what happened and what to do. It holds no secret, no name and nothing that the gateway wrote.
 */
public sealed class TillbackException(
    problem: EngineProblem,
) : RuntimeException(problem.message) {
    /** A sentence for people: what happened and what to do. */
    final override val message: String = problem.message

    /** The precise reason, such as `OVER_REFUND`. It never changes its meaning. */
    public val code: String = problem.code

    /** The same as a number. */
    public val number: Int = problem.number.toInt()

    /** What it is about; the class says the same. */
    public val kind: ErrorKind = wordOf(problem.kind)

    /** Whether and when to try again. */
    public val retry: Retry = wordOf(problem.retry)

    /** The input at fault, where there is one. */
    public val field: String? = problem.`field`

    private val retryAfterMs: Long? = problem.retryAfterMs?.toLong()

    /** How long the gateway asked to wait. */
    public val retryAfter: Duration? get() = retryAfterMs?.milliseconds

    /** The gateway's own code, such as `000021` or `E.0638`. */
    public val gatewayCode: String? = problem.gatewayCode

    /** The gateway's own text. It may echo what a customer typed, so keep it out of logs. */
    public val gatewayMessage: String? = problem.gatewayMessage

    /** The HTTP status of the reply. */
    public val httpStatus: Int? = problem.httpStatus?.toInt()

    /** The id by which the gateway's support finds the exchange. */
    public val requestId: String? = problem.requestId

    /** The key of the refund this is about. */
    public val idempotencyKey: String? = problem.idempotencyKey

    public companion object {
        /** One with this [code], such as `OVER_REFUND`: for tests of a program that catches it. */
        public fun of(
            code: String,
            message: String,
        ): TillbackException {
            val line = requireNotNull(engineCatalogue().find { it.code == code }) { "No error has the code $code." }
            return of(engineBug().copy(code = code, number = line.number, kind = line.kind, retry = line.retry, message = message))
        }

        internal fun of(problem: EngineProblem): TillbackException =
            when (ErrorKind.entries.firstOrNull { it.word == problem.kind }) {
                ErrorKind.INVALID_REQUEST -> InvalidRequestException(problem)
                ErrorKind.CONFLICT -> ConflictException(problem)
                ErrorKind.OVER_REFUND -> OverRefundException(problem)
                ErrorKind.NOT_REFUNDABLE -> NotRefundableException(problem)
                ErrorKind.NOT_FOUND -> NotFoundException(problem)
                ErrorKind.CONFIGURATION -> ConfigurationException(problem)
                ErrorKind.AUTHENTICATION -> AuthenticationException(problem)
                ErrorKind.PERMISSION_DENIED -> PermissionDeniedException(problem)
                ErrorKind.UNSUPPORTED -> UnsupportedException(problem)
                ErrorKind.UNREACHABLE -> UnreachableException(problem)
                ErrorKind.RATE_LIMITED -> RateLimitedException(problem)
                ErrorKind.TIMED_OUT -> TimedOutException(problem)
                ErrorKind.BAD_REPLY -> BadReplyException(problem)
                ErrorKind.GATEWAY -> GatewayException(problem)
                ErrorKind.JOURNAL -> JournalException(problem)
                ErrorKind.SIGNATURE -> SignatureException(problem)
                ErrorKind.BUSY -> BusyException(problem)
                ErrorKind.FORKED -> ForkedException(problem)
                ErrorKind.CANCELLED -> CallCancelledException(problem)
                ErrorKind.INTERNAL, null -> InternalException(problem)
            }
    }
}

/** The input breaks a stated limit; [field] names it. Nothing was recorded and no money moved. Put it right and call again. */
public class InvalidRequestException internal constructor(problem: EngineProblem) : TillbackException(problem)

/**
 * The idempotency key was used before for another payment, amount or reason, or the refund is no more in the state that the call is
 * for. No money moved because of this call. Read the refund with [Client.getRefund]; another refund needs a key of its own.
 */
public class ConflictException internal constructor(problem: EngineProblem) : TillbackException(problem)

/** More than is left to refund, with what is under way counted as gone. No money moved. Ask for less. */
public class OverRefundException internal constructor(problem: EngineProblem) : TillbackException(problem)

/** The payment is in no state to be refunded: not paid, or all of it went back. No money moved because of this call. */
public class NotRefundableException internal constructor(problem: EngineProblem) : TillbackException(problem)

/**
 * The gateway knows no such payment or payee, or the journal no such refund. No money moved because of this call; of earlier calls,
 * and of other journals, it says nothing. Check the id and the account.
 */
public class NotFoundException internal constructor(problem: EngineProblem) : TillbackException(problem)

/** An account, credential or setting is missing or malformed. Nothing was sent. Put the configuration right. */
public class ConfigurationException internal constructor(problem: EngineProblem) : TillbackException(problem)

/** The gateway refused the credentials. No money moved. Put the account's credentials right. */
public class AuthenticationException internal constructor(problem: EngineProblem) : TillbackException(problem)

/** The credentials are good but may not do this. No money moved. Ask the gateway for the right. */
public class PermissionDeniedException internal constructor(problem: EngineProblem) : TillbackException(problem)

/** The gateway can't do this. No money moved. The message names what works instead, where something does. */
public class UnsupportedException internal constructor(problem: EngineProblem) : TillbackException(problem)

/** No connection could be made, so nothing was sent and no money moved. The same key later, or [Client.queueRefund]. */
public class UnreachableException internal constructor(problem: EngineProblem) : TillbackException(problem)

/** The gateway asks for fewer requests. No money moved. Call again after [retryAfter], with the same key. */
public class RateLimitedException internal constructor(problem: EngineProblem) : TillbackException(problem)

/** The answer to a question did not come in time. It is never thrown for a refund that was sent. Ask again. */
public class TimedOutException internal constructor(problem: EngineProblem) : TillbackException(problem)

/** The answer to a question made no sense. It is never thrown for a refund that was sent. Ask again. */
public class BadReplyException internal constructor(problem: EngineProblem) : TillbackException(problem)

/** The gateway failed at a question. It is never thrown for a refund that was sent. Ask again later. */
public class GatewayException internal constructor(problem: EngineProblem) : TillbackException(problem)

/** The journal can't be read or written, and without it nothing is sent. The code says what to put right. */
public class JournalException internal constructor(problem: EngineProblem) : TillbackException(problem)

/** Nobody proved to be the gateway, so nothing of the webhook was believed. Answer it with HTTP 403. */
public class SignatureException internal constructor(problem: EngineProblem) : TillbackException(problem)

/** Another refund of the same payment has to end first. No money moved because of this call. The same key later. */
public class BusyException internal constructor(problem: EngineProblem) : TillbackException(problem)

/** The client was made in a parent process. Nothing was sent. Make a new client in this process. */
public class ForkedException internal constructor(problem: EngineProblem) : TillbackException(problem)

/** The call was stopped before anything was sent, or while a question was asked: no money moved because of it. */
public class CallCancelledException internal constructor(problem: EngineProblem) : TillbackException(problem)

/**
 * A bug in tillback stopped the call. It alone doesn't say that no money moved: what was sent is in the journal, so ask with
 * [Client.getRefund], or call again with the same key. Please report the message.
 */
public class InternalException internal constructor(problem: EngineProblem) : TillbackException(problem)

/** What the engine says, with its failures as the exceptions of this package. */
internal inline fun <T> asked(ask: () -> T): T =
    try {
        ask()
    } catch (failure: EngineFailure.Told) {
        throw TillbackException.of(failure.problem)
    } catch (_: io.tillback.engine.InternalException) {
        throw InternalException(engineBug())
    } catch (_: CharacterCodingException) {
        // Half a character, such as half an emoji, which Kotlin allows in a text and Rust doesn't.
        throw TillbackException.of(engineTextInvalid())
    }
