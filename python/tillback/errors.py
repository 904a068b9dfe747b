"""Why an operation did not happen. **No money moved because of the call that raised it**, unless it is an `InternalError`."""

from __future__ import annotations

from tillback.model.codes import ErrorCode, ErrorKind, Retry

__all__ = [
    "AuthenticationError",
    "BadReplyError",
    "BusyError",
    "CallCancelledError",
    "ConfigurationError",
    "ConflictError",
    "ForkedError",
    "GatewayError",
    "InternalError",
    "InvalidRequestError",
    "JournalError",
    "NotFoundError",
    "NotRefundableError",
    "OverRefundError",
    "PermissionDeniedError",
    "RateLimitedError",
    "SignatureError",
    "TillbackError",
    "TimedOutError",
    "UnreachableError",
    "UnsupportedError",
]


class TillbackError(Exception):
    """Why an operation did not happen: the base of all errors of tillback.

    **No money moved because of the call that raised it**, unless it is an `InternalError`. A refund that was sent is never an
    error: it is a `Refund` with a status. The class tells what an error is about, `code` the precise reason.

    `str` and `repr` hold no secret, no name and nothing the gateway wrote but its code; what the gateway wrote is in
    `gateway_message`, to be shown with care.
    """

    code: ErrorCode
    """The precise reason. It has a stable number and a summary."""
    message: str
    """A sentence for people: what happened and what to do."""
    field: str | None
    """The input at fault, where there is one."""
    retry_after: float | None
    """How many seconds the gateway asked to wait."""
    gateway_code: str | None
    """The gateway's own code, such as `000021` or `E.0638`."""
    gateway_message: str | None
    """The gateway's own text. It may echo what a customer typed, so keep it out of logs."""
    http_status: int | None
    """The HTTP status of the reply."""
    request_id: str | None
    """The id by which the gateway's support finds the exchange."""
    idempotency_key: str | None
    """The key of the refund this is about."""

    def __init__(
        self,
        message: str,
        *,
        code: ErrorCode,
        field: str | None = None,
        retry_after: float | None = None,
        gateway_code: str | None = None,
        gateway_message: str | None = None,
        http_status: int | None = None,
        request_id: str | None = None,
        idempotency_key: str | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.field = field
        self.retry_after = retry_after
        self.gateway_code = gateway_code
        self.gateway_message = gateway_message
        self.http_status = http_status
        self.request_id = request_id
        self.idempotency_key = idempotency_key

    @property
    def number(self) -> int:
        """The stable number of the code."""
        return self.code.number

    @property
    def kind(self) -> ErrorKind:
        """What it is about, as a word; the class says the same."""
        return self.code.kind

    @property
    def retry(self) -> Retry:
        """Whether and when to try again."""
        return self.code.retry

    def __str__(self) -> str:
        return f"{self.message} [{self.code.value}]"

    def __repr__(self) -> str:
        shown = ("field", "idempotency_key", "http_status", "gateway_code")
        values = ((name, getattr(self, name)) for name in shown)
        more = "".join(f", {name}={value!r}" for name, value in values if value is not None)
        return f"{type(self).__name__}({self.message!r}, code={self.code!r}{more})"

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._told() == other._told()

    def __hash__(self) -> int:
        return hash((type(self), *self._told()))

    def _told(self) -> tuple[object, ...]:
        return tuple(self.__dict__.get(name) for name in _FIELDS)

    def __reduce__(self) -> tuple[object, ...]:
        # The last part brings back everything else, notes included.
        return _again, (type(self), self.message, self.code), dict(self.__dict__)


_FIELDS = (
    "code",
    "message",
    "field",
    "retry_after",
    "gateway_code",
    "gateway_message",
    "http_status",
    "request_id",
    "idempotency_key",
)


class InvalidRequestError(TillbackError, ValueError):
    """The input breaks a stated limit; `field` names it. Nothing was recorded and no money moved. Put it right and
    call again."""


class ConflictError(TillbackError):
    """The idempotency key was used before for another transaction, amount or reason, or the refund is no more in the state
    that the call is for. No money moved because of this call. Read the refund with `get_refund`; another refund needs a
    key of its own."""


class OverRefundError(TillbackError):
    """More than is left to refund, with what is under way counted as gone. No money moved. Ask for less, or look at the
    payment's refunds first."""


class NotRefundableError(TillbackError):
    """The transaction is in no state to be refunded: not paid, expired, or all of it went back already. No money moved
    because of this call. The code says which; only where `retry` says `later` may it work later."""


class NotFoundError(TillbackError, LookupError):
    """The gateway knows no such transaction or payee, or the journal no such refund. No money moved because of this call;
    of earlier calls, and of other journals, it says nothing. Check the id and the account."""


class ConfigurationError(TillbackError, ValueError):
    """An account, credential or setting is missing or malformed. Nothing was sent and no money moved. Put the
    configuration right."""


class AuthenticationError(TillbackError):
    """The gateway refused the credentials. No money moved. Put the account's credentials right."""


class PermissionDeniedError(TillbackError):
    """The credentials are good but may not do this. No money moved. Ask the gateway for the right, or use another
    account."""


class UnsupportedError(TillbackError):
    """The gateway can't do this. No money moved. The message names what works instead, where something does."""


class UnreachableError(TillbackError, ConnectionError):
    """No connection could be made, so nothing was sent and no money moved. Call again later, with the same idempotency
    key; or queue the refund."""


class RateLimitedError(TillbackError):
    """The gateway asks for fewer requests. No money moved. Call again after `retry_after` seconds, with the same
    idempotency key."""


class TimedOutError(TillbackError, TimeoutError):
    """The answer to a question did not come in time. It is never raised for a refund that was sent, so no money moved
    because of this call. Ask again.

    Around `refund` catch this class and never `TimeoutError` alone: from Python 3.11 on `asyncio.TimeoutError` is the same, and
    asyncio's own timeout doesn't mean that no money moved."""


class BadReplyError(TillbackError):
    """The answer to a question could not be understood. It is never raised for a refund that was sent, so no money moved
    because of this call. Ask again; if it stays so, tell the gateway's support the `request_id`."""


class GatewayError(TillbackError):
    """The gateway answered a question with a failure of its own. It is never raised for a refund that was sent, so no money
    moved because of this call. Ask again later; `gateway_code` says more."""


class JournalError(TillbackError):
    """The journal can't be read or written, and without it nothing is sent: no money moved because of this call. The code
    says whether to try later or what to put right."""


class SignatureError(TillbackError):
    """The webhook is not proven to come from the gateway, so nothing of it was believed and nothing was changed. Answer it
    with HTTP 403, and check the account's key if it happens with real ones."""


class BusyError(TillbackError):
    """Another refund of the same transaction has to end first. No money moved because of this call. Call again later, with
    the same idempotency key."""


class ForkedError(TillbackError, RuntimeError):
    """The client was made in a parent process. Nothing was sent and no money moved. Make a new client in this process."""


class CallCancelledError(TillbackError):
    """The call was stopped before anything was sent, or while a question was asked: no money moved because of it. A refund
    that was sent is never told by this error. Call again when you want to, with the same idempotency key."""


class InternalError(TillbackError, RuntimeError):
    """A bug in tillback stopped the call. It alone doesn't say that no money moved: what was sent is in the journal, so ask
    with `get_refund`, or call again with the same idempotency key. Please report the message."""


_CLASSES: dict[ErrorKind, type[TillbackError]] = {
    ErrorKind.INVALID_REQUEST: InvalidRequestError,
    ErrorKind.CONFLICT: ConflictError,
    ErrorKind.OVER_REFUND: OverRefundError,
    ErrorKind.NOT_REFUNDABLE: NotRefundableError,
    ErrorKind.NOT_FOUND: NotFoundError,
    ErrorKind.CONFIGURATION: ConfigurationError,
    ErrorKind.AUTHENTICATION: AuthenticationError,
    ErrorKind.PERMISSION_DENIED: PermissionDeniedError,
    ErrorKind.UNSUPPORTED: UnsupportedError,
    ErrorKind.UNREACHABLE: UnreachableError,
    ErrorKind.RATE_LIMITED: RateLimitedError,
    ErrorKind.TIMED_OUT: TimedOutError,
    ErrorKind.BAD_REPLY: BadReplyError,
    ErrorKind.GATEWAY: GatewayError,
    ErrorKind.JOURNAL: JournalError,
    ErrorKind.SIGNATURE: SignatureError,
    ErrorKind.BUSY: BusyError,
    ErrorKind.FORKED: ForkedError,
    ErrorKind.CANCELLED: CallCancelledError,
    ErrorKind.INTERNAL: InternalError,
}


def _make(  # pyright: ignore[reportUnusedFunction]
    *,
    code: str,
    message: str,
    field: str | None = None,
    retry_after: float | None = None,
    gateway_code: str | None = None,
    gateway_message: str | None = None,
    http_status: int | None = None,
    request_id: str | None = None,
    idempotency_key: str | None = None,
) -> TillbackError:
    """Called by the compiled half."""
    reason = ErrorCode(code)
    return _CLASSES[reason.kind](
        message,
        code=reason,
        field=field,
        retry_after=retry_after,
        gateway_code=gateway_code,
        gateway_message=gateway_message,
        http_status=http_status,
        request_id=request_id,
        idempotency_key=idempotency_key,
    )


def _again(cls: type[TillbackError], message: str, code: ErrorCode) -> TillbackError:
    return cls(message, code=code)
