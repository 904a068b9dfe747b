from __future__ import annotations

import copy
import pickle
import sys
import traceback
from typing import Any

import pytest

from tillback import errors
from tillback.errors import TillbackError
from tillback.model import Done, ErrorCode, ErrorKind, Retry

FIELDS: dict[str, Any] = {
    "field": "amount",
    "retry_after": 1.5,
    "gateway_code": "000021",
    "gateway_message": "Ada Lee owes",
    "http_status": 429,
    "request_id": "req-1",
    "idempotency_key": "order-1",
}

every_code = pytest.mark.parametrize("code", list(ErrorCode), ids=str)


def made(code: str = "OVER_REFUND", **fields: Any) -> TillbackError:
    make: Any = getattr(errors, "_make")  # noqa: B009
    error = make(code=code, message="No. Nothing was sent.", **fields)
    assert isinstance(error, TillbackError)
    return error


CLASSES = {
    "INVALID_REQUEST": (errors.InvalidRequestError, ValueError),
    "CONFLICT": (errors.ConflictError, Exception),
    "OVER_REFUND": (errors.OverRefundError, Exception),
    "NOT_REFUNDABLE": (errors.NotRefundableError, Exception),
    "NOT_FOUND": (errors.NotFoundError, LookupError),
    "CONFIGURATION": (errors.ConfigurationError, ValueError),
    "AUTHENTICATION": (errors.AuthenticationError, Exception),
    "PERMISSION_DENIED": (errors.PermissionDeniedError, Exception),
    "UNSUPPORTED": (errors.UnsupportedError, Exception),
    "UNREACHABLE": (errors.UnreachableError, ConnectionError),
    "RATE_LIMITED": (errors.RateLimitedError, Exception),
    "TIMED_OUT": (errors.TimedOutError, TimeoutError),
    "BAD_REPLY": (errors.BadReplyError, Exception),
    "GATEWAY": (errors.GatewayError, Exception),
    "JOURNAL": (errors.JournalError, Exception),
    "SIGNATURE": (errors.SignatureError, Exception),
    "BUSY": (errors.BusyError, Exception),
    "FORKED": (errors.ForkedError, RuntimeError),
    "CANCELLED": (errors.CallCancelledError, Exception),
    "INTERNAL": (errors.InternalError, RuntimeError),
}


def test_every_kind_has_a_class() -> None:
    assert set(CLASSES) == {kind.name for kind in ErrorKind}
    exported = {getattr(errors, name) for name in errors.__all__}
    assert exported == {cls for cls, _ in CLASSES.values()} | {TillbackError}


@every_code
def test_the_class_is_that_of_the_kind(code: ErrorCode) -> None:
    error = made(code.value)
    cls, natural = CLASSES[code.kind.name]
    assert type(error) is cls
    assert isinstance(error, natural)
    assert error.code is code
    assert (error.number, error.kind, error.retry) == (code.number, code.kind, code.retry)


def test_what_it_tells() -> None:
    error = made(**FIELDS)
    assert {name: getattr(error, name) for name in FIELDS} == FIELDS
    assert error.message == "No. Nothing was sent."
    assert str(error) == "No. Nothing was sent. [OVER_REFUND]"
    assert error.args == ("No. Nothing was sent.",)
    assert (error.number, error.retry) == (1201, Retry.NEVER)


def test_what_is_not_told_is_none() -> None:
    assert all(getattr(made(), name) is None for name in FIELDS)


@every_code
def test_its_texts_hide_what_the_gateway_wrote(code: ErrorCode) -> None:
    error = made(code.value, **FIELDS)
    shown = f"{error} {error!r} {''.join(traceback.format_exception(error))}"
    assert "Ada" not in shown


def test_its_repr() -> None:
    assert repr(made()) == "OverRefundError('No. Nothing was sent.', code=<ErrorCode.OVER_REFUND: 'OVER_REFUND'>)"
    assert repr(made(**FIELDS)) == (
        "OverRefundError('No. Nothing was sent.', code=<ErrorCode.OVER_REFUND: 'OVER_REFUND'>, field='amount', "
        "idempotency_key='order-1', http_status=429, gateway_code='000021')"
    )


@every_code
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_pickle_brings_back_the_same(code: ErrorCode, protocol: int) -> None:
    error = made(code.value, **FIELDS)
    again = pickle.loads(pickle.dumps(error, protocol))
    assert type(again) is type(error)
    assert vars(again) == vars(error)
    assert again == error
    assert hash(again) == hash(error)
    assert (str(again), repr(again), again.args) == (str(error), repr(error), error.args)


def test_class_and_fields_make_it_equal() -> None:
    assert made(**FIELDS) == made(**FIELDS)
    for name in FIELDS:
        assert made(**{**FIELDS, name: None}) != made(**FIELDS), name
    assert made("KEY_REUSED") != made()
    assert made() != 1
    try:
        raise made()
    except TillbackError as error:
        assert error == made()
    other = made()
    other.message = "Something else."
    assert other != made()


def test_a_call_of_many_that_failed_equals_its_pickle() -> None:
    done = Done[int](index=0, error=made(**FIELDS), answered=0, failed=1)
    again = pickle.loads(pickle.dumps(done))
    assert again == done
    assert hash(again) == hash(done)


@every_code
def test_a_copy_is_the_same(code: ErrorCode) -> None:
    error = made(code.value, **FIELDS)
    for again in (copy.copy(error), copy.deepcopy(error)):
        assert type(again) is type(error)
        assert vars(again) == vars(error)
        assert str(again) == str(error)


@pytest.mark.skipif(sys.version_info < (3, 11), reason="notes are new in 3.11")
def test_notes_stay() -> None:
    error: Any = made()
    error.add_note("till 3")
    assert pickle.loads(pickle.dumps(error)).__notes__ == ["till 3"]
    assert copy.copy(error).__notes__ == ["till 3"]


def test_a_cause_is_kept_as_python_does() -> None:
    with pytest.raises(TillbackError) as caught:
        try:
            raise KeyError("cause")
        except KeyError as cause:
            raise made() from cause
    assert isinstance(caught.value.__cause__, KeyError)


def test_one_made_by_hand_needs_a_code() -> None:
    error = errors.NotFoundError("No such payment.", code=ErrorCode.TRANSACTION_NOT_FOUND)
    assert str(error) == "No such payment. [TRANSACTION_NOT_FOUND]"
    cls: Any = errors.NotFoundError
    with pytest.raises(TypeError):
        cls("No such payment.")


@pytest.mark.parametrize("cls", [cls for cls, _ in CLASSES.values()])
def test_its_doc_says_whether_money_moved(cls: type[TillbackError]) -> None:
    doc = " ".join((cls.__doc__ or "").split())
    assert "no money moved" in doc.lower() or "nothing was changed" in doc


def test_a_bug_does_not_say_that_no_money_moved() -> None:
    assert "It alone doesn't say that no money moved" in " ".join((errors.InternalError.__doc__ or "").split())
