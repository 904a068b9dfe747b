from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest

from tillback import _native, model
from tillback.model import ErrorCode, ErrorKind, RefundStatus, Retry, TransactionKind, TransactionStatus, Word

CLASSES = [value for value in vars(model).values() if isinstance(value, type) and issubclass(value, Word)]
CLASSES.remove(Word)
MEMBERS = [member for cls in CLASSES for member in cls]

# The engine has no list of these; the compiled half reads or writes them.
NOT_THE_ENGINES = {
    "AgreementWord": (
        "agrees",
        "refunded_elsewhere",
        "not_shown",
        "amounts_differ",
        "still_open",
        "contradicted",
        "not_told",
        "not_compared",
    ),
    "Environment": ("production", "sandbox"),
    "GatewayView": ("shown", "failed", "not_asked"),
    "ProfileType": ("individual", "business"),
    "TransactionKind": ("payment", "refund"),
    "Until": ("final", "refundable"),
}

every_member = pytest.mark.parametrize("member", MEMBERS, ids=repr)


@pytest.mark.parametrize("cls", [cls for cls in CLASSES if cls is not ErrorCode])
def test_the_words_are_the_engines(cls: type[Word]) -> None:
    words = {**NOT_THE_ENGINES, **_native.WORDS}
    assert tuple(member.value for member in cls) == words[cls.__name__]


def test_the_engine_has_no_other_sets_of_words() -> None:
    assert set(_native.WORDS) <= {cls.__name__ for cls in CLASSES}


def test_the_codes_are_the_engines() -> None:
    told = [(code.value, code.number, code.kind.value, code.retry.value, code.summary) for code in ErrorCode]
    assert told == [tuple(line) for line in _native.CATALOGUE]


@every_member
def test_a_name_is_its_word_in_capitals(member: Word) -> None:
    assert member.name == member.value.upper()


@every_member
def test_a_word_is_its_text(member: Word) -> None:
    assert member == member.value
    assert str(member) == f"{member}" == "%s" % member == member.value  # noqa: UP031
    assert f"{member:>20}" == member.value.rjust(20)
    assert type(str(member)) is str
    assert json.dumps({"word": member}) == json.dumps({"word": member.value})
    assert {member.value: 1}[member] == 1
    assert repr(member) == f"<{type(member).__name__}.{member.name}: {member.value!r}>"


@every_member
def test_a_word_stays_itself(member: Word) -> None:
    assert type(member)(member.value) is member
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(member, protocol)) is member
    assert copy.copy(member) is member
    assert copy.deepcopy(member) is member


def test_a_pickle_holds_the_word_and_not_the_name() -> None:
    assert b"iso4217" in pickle.dumps(model.MinorUnits.ISO4217)


@pytest.mark.parametrize("cls", [cls for cls in CLASSES if cls is not TransactionKind])
def test_an_unknown_word_is_refused(cls: Any) -> None:
    for unknown in ("no such word", "", 1, None):
        with pytest.raises(ValueError, match="is not a valid"):
            cls(unknown)


class TestTransactionKind:
    def test_the_known_are_known(self) -> None:
        assert TransactionKind("payment") is TransactionKind.PAYMENT
        assert TransactionKind.PAYMENT.is_known
        assert TransactionKind.REFUND.is_known

    def test_a_gateways_own_word_is_kept(self) -> None:
        kind = TransactionKind("chargeback")
        assert kind == TransactionKind("chargeback") == "chargeback"
        assert kind.value == str(kind) == f"{kind}" == "chargeback"
        assert hash(kind) == hash(TransactionKind("chargeback"))
        assert kind != TransactionKind("payout")
        assert not kind.is_known
        assert kind.name == "OTHER"
        assert repr(kind) == "<TransactionKind.OTHER: 'chargeback'>"
        assert isinstance(kind, TransactionKind)
        assert list(TransactionKind) == [TransactionKind.PAYMENT, TransactionKind.REFUND]

    def test_it_survives_pickles_and_copies(self) -> None:
        kind = TransactionKind("chargeback")
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            again = pickle.loads(pickle.dumps(kind, protocol))
            assert again == kind
            assert type(again) is TransactionKind
            assert not again.is_known
        assert copy.copy(kind) == copy.deepcopy(kind) == kind

    def test_even_the_word_other_is_a_gateways_own(self) -> None:
        assert not TransactionKind("OTHER").is_known
        assert not TransactionKind("").is_known

    def test_a_kind_is_text(self) -> None:
        unfit: Any = 5
        with pytest.raises(ValueError, match="5 is not a valid TransactionKind"):
            TransactionKind(unfit)


def test_two_statuses_of_a_refund_are_final() -> None:
    assert {status for status in RefundStatus if status.is_final} == {RefundStatus.SUCCEEDED, RefundStatus.REFUSED}


def test_some_statuses_of_a_transaction_change_by_themselves() -> None:
    moving = {status.value for status in TransactionStatus if not status.is_final}
    assert moving == {"created", "pending", "refund_pending", "unknown"}


def test_a_code_tells_more() -> None:
    assert ErrorCode.OVER_REFUND.number == 1201
    assert ErrorCode.OVER_REFUND.kind is ErrorKind.OVER_REFUND
    assert ErrorCode.OVER_REFUND.retry is Retry.NEVER
    assert ErrorCode.OVER_REFUND.summary == "More than what is left of the payment."
