from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
import samples

from tillback import model
from tillback.model import Agreement, AgreementWord, Money, Payee, Refund, RefundStatus, ReportRow, Row, Transaction

WITH_ROWS = pytest.mark.parametrize(
    "record",
    [samples.refund(), samples.transaction(), samples.report_row(), samples.payee()],
    ids=lambda record: type(record).__name__,
)


def bare_row() -> ReportRow:
    agreement = Agreement(word=AgreementWord.NOT_COMPARED, is_disagreement=False)
    return ReportRow(
        account="shop",
        gateway=model.GatewayName.YEDPAY,
        asked="t-1",
        view=model.GatewayView.FAILED,
        error=samples.error(),
        agreement=agreement,
    )


@WITH_ROWS
def test_a_row_has_the_columns_in_their_order(record: Refund | Transaction | ReportRow | Payee) -> None:
    assert tuple(record.row()) == record.COLUMNS
    assert len(set(record.COLUMNS)) == len(record.COLUMNS)


@WITH_ROWS
def test_a_row_holds_plain_values(record: Refund | Transaction | ReportRow | Payee) -> None:
    plain = {str, int, bool, Decimal, datetime, date, type(None)}
    assert {type(value) for value in record.row().values()} <= plain


@WITH_ROWS
def test_rows_go_to_a_spreadsheet_and_come_back(record: Refund | Transaction | ReportRow | Payee) -> None:
    file = io.StringIO()
    writer = csv.DictWriter(file, record.COLUMNS)
    writer.writeheader()
    writer.writerow(record.row())
    file.seek(0)
    [read] = csv.DictReader(file)
    assert read == {name: "" if value is None else str(value) for name, value in record.row().items()}


def test_a_refund() -> None:
    expected: Row = {
        "key": "order-1",
        "refund_id": "tb-1",
        "account": "shop",
        "gateway": "pockyt",
        "target": "https://receipt.example/312345678901234567",
        "payment_id": "312345678901234567",
        "reference": "order-1",
        "amount": Decimal("12.50"),
        "currency": "HKD",
        "status": "succeeded",
        "contradicted": False,
        "reason": "Ada Lee brought it back",
        "gateway_refund_id": "r-1",
        "gateway_code": "000100",
        "http_status": 200,
        "request_id": "req-1",
        "times_sent": 1,
        "created_at": samples.AT,
        "updated_at": samples.LATER,
        "last_event": "The gateway said yes.",
    }
    assert samples.refund().row() == expected


def test_a_refund_to_which_nothing_happened() -> None:
    row = replace(samples.refund(), history=(), attempts=()).row()
    assert (row["times_sent"], row["last_event"]) == (0, None)


def test_a_transaction() -> None:
    expected: Row = {
        "account": "shop",
        "gateway": "pockyt",
        "payment_id": "312345678901234567",
        "reference": "order-1",
        "kind": "payment",
        "parent_id": None,
        "status": "partly_refunded",
        "status_word": "success",
        "method": "alipay",
        "amount": Decimal("100.00"),
        "currency": "HKD",
        "refunded": Decimal("12.50"),
        "refundable": Decimal("87.50"),
        "created_at": samples.AT,
        "paid_at": samples.AT,
        "refunded_at": samples.LATER,
        "updated_at": samples.LATER,
    }
    assert samples.transaction().row() == expected


def test_a_row_of_a_report() -> None:
    expected: Row = {
        "account": "shop",
        "gateway": "pockyt",
        "asked": "312345678901234567",
        "payment_id": "312345678901234567",
        "reference": "order-1",
        "kind": "payment",
        "status": "partly_refunded",
        "method": "alipay",
        "day": date(2026, 11, 30),
        "created_at": samples.AT,
        "paid_at": samples.AT,
        "currency": "HKD",
        "paid": Decimal("100.00"),
        "refunded": Decimal("10.00"),
        "refundable": Decimal("84.50"),
        "journal_refunded": Decimal("12.50"),
        "journal_open": Decimal("3.00"),
        "agreement": "amounts_differ",
        "difference": Decimal("-2.50"),
        "error": None,
    }
    assert samples.report_row().row() == expected


def test_a_row_of_what_could_not_be_read() -> None:
    row = bare_row().row()
    told = {name for name, value in row.items() if value is not None}
    assert told == {"account", "gateway", "asked", "agreement", "error"}
    assert row["error"] == "OVER_REFUND"
    assert bare_row().status is None
    assert bare_row().transaction_id is None


def test_a_row_of_what_the_journal_alone_knows() -> None:
    row = replace(bare_row(), error=None, refunds=(samples.refund(),), refunded=Money("12.50", "HKD"))
    assert row.transaction_id == "312345678901234567"
    cells = row.row()
    assert cells["payment_id"] == "312345678901234567"
    assert cells["reference"] == "order-1"
    assert (cells["currency"], cells["paid"], cells["refunded"]) == ("HKD", None, Decimal("12.50"))
    assert (cells["journal_refunded"], cells["journal_open"]) == (Decimal("12.50"), Decimal("0.00"))


@pytest.mark.parametrize(
    ("status", "done", "unended"),
    [
        (RefundStatus.SUCCEEDED, "12.50", "0.00"),
        (RefundStatus.REFUSED, "0.00", "0.00"),
        (RefundStatus.QUEUED, "0.00", "12.50"),
        (RefundStatus.PENDING, "0.00", "12.50"),
        (RefundStatus.UNKNOWN, "0.00", "12.50"),
        (RefundStatus.REVIEW, "0.00", "12.50"),
    ],
)
def test_what_is_not_final_is_open(status: RefundStatus, done: str, unended: str) -> None:
    row = replace(samples.report_row(), refunds=(samples.refund(status=status),)).row()
    assert (row["journal_refunded"], row["journal_open"]) == (Decimal(done), Decimal(unended))


@pytest.mark.parametrize(
    ("agreement", "difference"),
    [
        (Agreement(word=AgreementWord.REFUNDED_ELSEWHERE, amount=Money("5", "HKD"), is_disagreement=True), "5.00"),
        (Agreement(word=AgreementWord.NOT_SHOWN, amount=Money("5", "HKD"), is_disagreement=True), "-5.00"),
        (Agreement(word=AgreementWord.STILL_OPEN, amount=Money("5", "HKD"), is_disagreement=False), None),
        (Agreement(word=AgreementWord.AGREES, is_disagreement=False), None),
        (Agreement(word=AgreementWord.CONTRADICTED, is_disagreement=True), None),
    ],
)
def test_the_difference(agreement: Agreement, difference: str | None) -> None:
    row = replace(samples.report_row(), agreement=agreement).row()
    assert row["difference"] == (None if difference is None else Decimal(difference))


def test_a_payee() -> None:
    expected: Row = {
        "account": "shop",
        "customer_no": "c-1",
        "customer_code": "Ada-1",
        "first_name": "Ada",
        "last_name": "Lee",
        "email": "ada@example.com",
        "status": "Activated",
        "created_at": samples.AT,
        "updated_at": samples.LATER,
    }
    assert samples.payee().row() == expected
