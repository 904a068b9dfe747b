import Foundation
import TillbackEngine

/// Why an operation did not happen.
///
/// **No money moved because of the call that threw it**, unless its kind is ``Kind-swift.enum/internal``. A refund that was sent is
/// never an error: it is a ``Refund`` with a status. ``kind-swift.property`` tells what it is about, ``code`` the precise reason.
///
/// Neither ``message`` nor the description holds a secret, a name or anything the gateway wrote.
public struct TillbackError: Error, LocalizedError, Hashable, Sendable, Discreet {
    /// What an error is about.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// The input breaks a stated limit; ``TillbackError/field`` names it. Put it right and call again.
        case invalidRequest = "invalid_request"
        /// The key was used for something else, or the refund is no more in the state that the call is for.
        case conflict
        /// More than is left to refund, with what is under way counted as gone.
        case overRefund = "over_refund"
        /// The payment is not paid, or all of it went back already.
        case notRefundable = "not_refundable"
        /// No such payment, payee or key; of earlier calls it says nothing.
        case notFound = "not_found"
        /// An account, credential or setting is missing or malformed.
        case configuration
        /// The gateway refused the credentials.
        case authentication
        /// The credentials are good but may not do this.
        case permissionDenied = "permission_denied"
        /// The gateway can't do this. The message names what works instead.
        case unsupported
        /// No connection could be made, so nothing was sent. The same key later, or `queueRefund`.
        case unreachable
        /// The gateway asks for fewer requests. Again after ``TillbackError/retryAfter``.
        case rateLimited = "rate_limited"
        /// A question was not answered in time. It is never thrown for a refund that was sent.
        case timedOut = "timed_out"
        /// An answer to a question made no sense.
        case badReply = "bad_reply"
        /// The gateway failed at a question.
        case gateway
        /// The journal can't be read or written, and without it nothing is sent.
        case journal
        /// Nobody proved to be the gateway. Answer the webhook with HTTP 403.
        case signature
        /// Another refund of the same payment has to end first. The same key later.
        case busy
        /// The client was made in a parent process.
        case forked
        /// The call was stopped before anything was sent, or while a question was asked.
        case cancelled
        /// A bug in tillback. It alone doesn't say that no money moved: ask with the same key, and please report it.
        case `internal`
    }

    /// Whether and when another try makes sense.
    public enum Retry: String, Codable, Sendable, CaseIterable {
        /// The same call fails again.
        case never
        /// The same call may work later, with the same key.
        case later
        /// The same call works once something was put right.
        case afterFix = "after_fix"
    }

    /// What it is about.
    public let kind: Kind
    /// The precise reason, such as `OVER_REFUND`. It never changes its meaning.
    public let code: String
    /// The same as a number.
    public let number: Int
    /// Whether and when to try again.
    public let retry: Retry
    /// A sentence for people: what happened and what to do.
    public let message: String
    /// The input at fault, where there is one.
    public let field: String?
    /// How long the gateway asked to wait.
    public let retryAfter: Duration?
    /// The gateway's own code, such as `000021` or `E.0638`.
    public let gatewayCode: String?
    /// The gateway's own text. It may echo what a customer typed, so keep it out of logs.
    public let gatewayMessage: String?
    /// The HTTP status of the reply.
    public let httpStatus: Int?
    /// The id by which the gateway's support finds the exchange.
    public let requestID: String?
    /// The key of the refund this is about.
    public let idempotencyKey: String?

    init(_ told: EngineProblem) {
        kind = Kind(rawValue: told.kind) ?? .internal
        code = told.code
        number = Int(told.number)
        retry = Retry(rawValue: told.retry) ?? .never
        message = told.message
        field = told.field
        retryAfter = told.retryAfterMs.map { .milliseconds(Int64(clamping: $0)) }
        gatewayCode = told.gatewayCode
        gatewayMessage = told.gatewayMessage
        httpStatus = told.httpStatus.map(Int.init)
        requestID = told.requestId
        idempotencyKey = told.idempotencyKey
    }

    /// What only Swift can see, under a code of the engine's catalogue.
    static func here(_ code: String, field: String, _ message: String) -> TillbackError {
        guard let line = engineCatalogue().first(where: { $0.code == code }) else { return bug }
        return TillbackError(
            EngineProblem(
                code: line.code, number: line.number, kind: line.kind, retry: line.retry, message: message, field: field,
                retryAfterMs: nil, gatewayCode: nil, gatewayMessage: nil, httpStatus: nil, requestId: nil, idempotencyKey: nil))
    }

    static var bug: TillbackError { TillbackError(engineBug()) }

    public var errorDescription: String? { message }

    public var description: String { "\(message) [\(code)]" }
}

/// What the engine says, with its failures as errors of this package.
func asked<T>(_ ask: () throws -> T) throws -> T {
    do {
        return try ask()
    } catch {
        throw tillbackError(error)
    }
}

func tillbackError(_ error: any Error) -> any Error {
    switch error {
    case EngineFailure.Told(let problem): TillbackError(problem)
    case is TillbackError: error
    default: TillbackError.bug
    }
}
