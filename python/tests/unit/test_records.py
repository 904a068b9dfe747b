from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import sys
import typing
from decimal import Decimal
from typing import Any

import pytest
import samples

from tillback import errors, model
from tillback.model import Money, Record

every_record = pytest.mark.parametrize("record", samples.RECORDS, ids=lambda record: type(record).__name__)


def test_every_class_has_a_sample() -> None:
    classes = {value for value in vars(model).values() if isinstance(value, type) and issubclass(value, Record)}
    assert {type(record) for record in samples.RECORDS} == classes - {Record, model.Replied, model.Account}


@every_record
def test_a_sample_fills_every_field(record: Record) -> None:
    empty = {name for name in _names(record) if getattr(record, name) in (None, (), b"")}
    allowed = {
        "Transaction": {"parent_id"},
        "YedpayAccount": {"api_key"},
        "Agreement": {"amount", "at"},
        "ReportRow": {"error"},
        "Done": {"error"},
    }
    if not isinstance(record, model.ReportSource):
        assert empty == allowed.get(type(record).__name__, set())


@every_record
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_pickle_brings_back_the_same(record: Record, protocol: int) -> None:
    again = pickle.loads(pickle.dumps(record, protocol))
    assert type(again) is type(record)
    assert again == record
    assert hash(again) == hash(record)
    assert repr(again) == repr(record)


@every_record
def test_copies_are_the_same(record: Record) -> None:
    assert copy.copy(record) == record
    assert copy.deepcopy(record) == record


@every_record
def test_it_is_a_dataclass(record: Record) -> None:
    assert dataclasses.is_dataclass(record)
    assert dataclasses.replace(record) == record
    assert list(dataclasses.asdict(record)) == _names(record)


@every_record
def test_it_never_changes(record: Record) -> None:
    name = _names(record)[0]
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(record, name, "other")
    with pytest.raises(dataclasses.FrozenInstanceError):
        delattr(record, name)
    with pytest.raises(AttributeError):
        setattr(record, "new", 1)  # noqa: B010


@every_record
def test_each_field_counts_when_two_are_compared(record: Record) -> None:
    if isinstance(record, model.TransactionRef):
        assert record != model.TransactionRef.scan(record.text)
        return
    for name in _names(record):
        if (type(record), name) == (model.ReportSource, "word"):
            continue  # It has to be one of four.
        other = dataclasses.replace(record, **{name: "something else"})
        assert other != record, name
    assert record != 1
    assert record != copy.copy(vars(record))


@every_record
def test_its_type_hints_can_be_read_at_run_time(record: Record) -> None:
    hints = typing.get_type_hints(type(record))
    assert set(_names(record)) <= set(hints)


@every_record
def test_its_repr_hides_what_is_about_people_and_what_is_secret(record: Record) -> None:
    text = repr(record)
    assert text.startswith(type(record).__name__ + "(")
    assert "Ada" not in text
    assert "ada@" not in text
    assert "receipts.example" not in text


@every_record
def test_it_is_documented(record: Record) -> None:
    doc = type(record).__doc__
    assert doc is not None
    assert not doc.startswith(type(record).__name__ + "(")


def test_a_repr_is_short_and_can_be_read() -> None:
    refund = dataclasses.replace(
        samples.refund(), transaction_id=None, reference=None, gateway_refund_id=None, gateway_code=None
    )
    refund = dataclasses.replace(refund, http_status=None, request_id=None)
    assert repr(refund) == (
        "Refund(idempotency_key='order-1', amount=Money('12.50', 'HKD'), status=<RefundStatus.SUCCEEDED: 'succeeded'>, "
        "id='tb-1', account='shop', gateway=<GatewayName.POCKYT: 'pockyt'>, target='https://receipt.example/312345678901234567', "
        f"created_at={samples.AT!r}, updated_at={samples.LATER!r})"
    )


def test_a_missing_or_unknown_field_is_named() -> None:
    attempt: Any = model.Attempt
    with pytest.raises(TypeError, match=r"Attempt\(\) needs 'at'"):
        attempt(number=1)
    with pytest.raises(TypeError, match=r"Attempt\(\) has no 'when'"):
        attempt(number=1, at=samples.AT, when=samples.AT)
    with pytest.raises(TypeError):
        attempt(1, samples.AT)
    replace: Any = dataclasses.replace
    with pytest.raises(TypeError, match="has no 'state'"):
        replace(samples.refund(), state="succeeded")


def test_what_may_be_absent_has_a_default() -> None:
    tally = model.ReportTally()
    assert (tally.rows, tally.left_out) == (0, 0)
    assert model.YedpayDetails().links == ()


def test_its_signature_lists_its_fields() -> None:
    parameters = inspect.signature(model.Attempt).parameters
    assert list(parameters) == ["number", "at"]
    assert all(parameter.kind is parameter.KEYWORD_ONLY for parameter in parameters.values())
    assert inspect.signature(model.ReportTally).parameters["rows"].default == 0
    assert list(inspect.signature(model.TransactionRef).parameters) == ["kind", "text"]


def test_a_program_can_have_a_subclass() -> None:
    class Noted(model.Attempt):
        """An attempt with a note."""

        note: str = ""

    noted = Noted(number=1, at=samples.AT, note="by hand")
    assert noted.note == "by hand"
    assert noted == Noted(number=1, at=samples.AT, note="by hand")
    assert noted != samples.attempt()


def test_records_of_two_classes_are_two() -> None:
    class Same(model.Attempt):
        """An attempt by another name."""

    assert Same(number=1, at=samples.AT) != samples.attempt()
    assert len({Same(number=1, at=samples.AT), samples.attempt()}) == 2


def test_a_pickle_of_another_version_is_read() -> None:
    reduced: Any = samples.refund().__reduce__()
    restore, (cls, values) = reduced
    newer = restore(cls, {**values, "field_of_tomorrow": 1})
    assert newer == samples.refund()
    assert not hasattr(newer, "field_of_tomorrow")
    del values["reason"]
    older = restore(cls, values)
    assert older.reason is None
    assert older == dataclasses.replace(samples.refund(), reason=None)


@pytest.mark.skipif(sys.version_info < (3, 13), reason="copy.replace is new in 3.13")
def test_copy_replace_works() -> None:
    replace = getattr(copy, "replace")  # noqa: B009
    assert replace(samples.attempt(), number=2) == model.Attempt(number=2, at=samples.AT)


class TestHandle:
    """The engine's own copy of a transaction, which belongs to one record alone."""

    handle = object()

    def made(self) -> model.Transaction:
        values = {name: getattr(samples.transaction(), name) for name in _names(samples.transaction())}
        make: Any = model.Transaction
        made = make(**values, _handle=self.handle)
        assert isinstance(made, model.Transaction)
        return made

    def test_it_is_there_and_not_seen(self) -> None:
        made = self.made()
        assert _handle(made) is self.handle
        assert made == samples.transaction()
        assert hash(made) == hash(samples.transaction())
        assert "_handle" not in repr(made)
        assert "_handle" not in dataclasses.asdict(made)
        assert "_handle" not in made.row()
        assert _handle(samples.transaction()) is None

    def test_a_copy_with_other_values_does_not_have_it(self) -> None:
        assert _handle(dataclasses.replace(self.made(), amount=Money("1", "HKD"))) is None
        assert _handle(dataclasses.replace(self.made())) is None

    def test_a_pickle_does_not_have_it(self) -> None:
        assert _handle(pickle.loads(pickle.dumps(self.made()))) is None

    def test_a_copy_of_the_same_values_keeps_it(self) -> None:
        assert _handle(copy.deepcopy(self.made())) is self.handle


class TestRaw:
    def test_json_has_no_floats(self) -> None:
        assert samples.transaction().raw_json() == {"amount": Decimal("12.50"), "name": "Ada Lee"}
        assert str(samples.transaction().raw_json()["amount"]) == "12.50"

    @pytest.mark.parametrize("raw", [b"", b"not json", b"\xff\xfe", b"NaN", b'{"a": Infinity}', b"[" * 100_000])
    def test_what_is_no_json_is_a_value_error(self, raw: bytes) -> None:
        with pytest.raises(ValueError, match="are not JSON") as caught:
            dataclasses.replace(samples.transaction(), raw=raw).raw_json()
        assert caught.value.__cause__ is None
        assert caught.value.__suppress_context__

    def test_json_of_other_shapes_is_read(self) -> None:
        assert dataclasses.replace(samples.event(), raw=b'"paid"').raw_json() == "paid"


class TestTransactionRef:
    def test_kinds(self) -> None:
        assert model.TransactionRef.gateway_id("1").kind is model.RefKind.GATEWAY_ID
        assert model.TransactionRef.merchant("1").kind is model.RefKind.MERCHANT
        assert model.TransactionRef.scan("1").kind is model.RefKind.SCANNED
        assert model.TransactionRef("merchant", "1") == model.TransactionRef.merchant("1")
        assert model.TransactionRef.merchant("1") != model.TransactionRef.scan("1")

    def test_a_scanned_web_address_becomes_the_id_in_it(self) -> None:
        scanned = model.TransactionRef.scan("https://shop.example/r/1-310b0da80b?lang=en")
        assert scanned.text == str(scanned) == "1-310b0da80b"

    @pytest.mark.parametrize("text", ["", "  ", "a\nb", "x" * 256])
    def test_a_text_that_is_no_reference_is_refused(self, text: str) -> None:
        with pytest.raises(errors.InvalidRequestError) as caught:
            model.TransactionRef.gateway_id(text)
        assert caught.value.code is model.ErrorCode.REFERENCE_INVALID
        assert caught.value.field == "reference"

    def test_a_number_is_no_reference(self) -> None:
        scan: Any = model.TransactionRef.scan
        with pytest.raises(TypeError, match="not int"):
            scan(312345678901234567)


class TestProxy:
    def test_a_password_is_escaped_and_hidden(self) -> None:
        proxy = model.Proxy("http://proxy.example:8080", user="till", password="a:p@ss/word")
        assert proxy.url == "http://till:a%3Ap%40ss%2Fword@proxy.example:8080"
        assert "ss" not in repr(proxy)

    def test_the_environments_has_no_address(self) -> None:
        assert model.Proxy.from_environment().url is None


class TestReportSource:
    def test_references_stay_what_they_are(self) -> None:
        references = iter(["a"])
        source = model.ReportSource.references(account="shop", references=references)
        assert source.names is references

    def test_one_text_is_not_several_references(self) -> None:
        with pytest.raises(TypeError, match="one text"):
            model.ReportSource.references(account="shop", references="312345678901234567")

    def test_one_text_is_not_several_statuses(self) -> None:
        with pytest.raises(TypeError, match="one text"):
            model.ReportSource.journal(statuses="review")

    def test_a_word_that_is_none_makes_no_source(self) -> None:
        for word in ("misspelt", "", None, ["journal"]):
            made: Any = {"word": word}
            with pytest.raises(errors.InvalidRequestError) as caught:
                model.ReportSource(**made)
            assert (caught.value.code, caught.value.field) == (model.ErrorCode.OPTION_INVALID, "word")
        assert model.ReportSource(word="journal") == model.ReportSource.journal()


class TestDone:
    def test_it_gives_the_result_or_raises_the_error(self) -> None:
        done = model.Done[int](index=0, result=5, answered=1, failed=0)
        assert done.get() == 5
        with pytest.raises(errors.OverRefundError):
            model.Done[int](index=0, error=samples.error(), answered=0, failed=1).get()


def test_an_account_knows_its_gateway() -> None:
    assert samples.pockyt_account().gateway is model.GatewayName.POCKYT
    assert samples.yedpay_account().gateway is model.GatewayName.YEDPAY
    assert samples.paycross_account().gateway is model.GatewayName.PAYCROSS


def test_a_refund_knows_whether_it_is_final() -> None:
    assert samples.refund().is_final
    assert not samples.refund(status=model.RefundStatus.REVIEW).is_final


def _names(record: Record) -> list[str]:
    return [field.name for field in dataclasses.fields(record)]


def _handle(transaction: model.Transaction) -> object:
    return getattr(transaction, "_handle")  # noqa: B009
