"""One of every record, with every field filled in."""

from __future__ import annotations

from datetime import date, datetime, timezone
from decimal import Decimal

from tillback import model
from tillback.errors import OverRefundError
from tillback.model import Money

AT = datetime(2026, 11, 30, 15, 59, 59, 123456, tzinfo=timezone.utc)
LATER = datetime(2026, 12, 1, 0, 0, tzinfo=timezone.utc)
RAW = b'{"amount": 12.50, "name": "Ada Lee"}'


def attempt() -> model.Attempt:
    return model.Attempt(number=1, at=AT)


def history_entry() -> model.HistoryEntry:
    return model.HistoryEntry(
        at=AT,
        by="till 3",
        status=model.RefundStatus.SUCCEEDED,
        source=model.HistorySource.REPLY,
        what="The gateway said yes.",
        gateway_code="000100",
        http_status=200,
        request_id="req-1",
        contradicts=False,
    )


def refund(
    idempotency_key: str = "order-1",
    amount: Money | None = None,
    status: model.RefundStatus = model.RefundStatus.SUCCEEDED,
) -> model.Refund:
    return model.Refund(
        idempotency_key=idempotency_key,
        id="tb-1",
        account="shop",
        gateway=model.GatewayName.POCKYT,
        target="https://receipt.example/312345678901234567",
        transaction_id="312345678901234567",
        reference="order-1",
        amount=amount or Money("12.50", "HKD"),
        reason="Ada Lee brought it back",
        status=status,
        contradicted=False,
        gateway_refund_id="r-1",
        gateway_code="000100",
        gateway_message="Ada Lee got it",
        http_status=200,
        request_id="req-1",
        raw=RAW,
        attempts=(attempt(),),
        created_at=AT,
        updated_at=LATER,
        history=(history_entry(),),
    )


def pockyt_details() -> model.PockytDetails:
    return model.PockytDetails(settle_currency="USD", transaction_type="payment", exchange_rate="0.1280")


def action_details() -> model.ActionDetails:
    return model.ActionDetails(request_user_id="u-1", first_name="Ada", last_name="Lee", remark="Ada was sad")


def link() -> model.Link:
    return model.Link(rel="checkout", href="https://pay.example/1")


def yedpay_details() -> model.YedpayDetails:
    return model.YedpayDetails(
        user_id="Ada-u",
        company_id="c-1",
        store_id="s-1",
        gateway_id=12,
        gateway_sub_id=1,
        gateway_sub_name="VISA Online",
        gateway_code="12_1",
        barcode_id="b-1",
        payment_link_id="l-1",
        charge=Money("0.30", "HKD"),
        refund_charge=Money("-0.30", "HKD"),
        net=Money("12.20", "HKD"),
        tips=Money("0", "HKD"),
        forex="1.00000",
        can_settle_after=AT,
        is_balance_settled=True,
        settled_at=LATER,
        transaction_id="123456789012345",
        reference_id="acq-1",
        payer="ada@example.com",
        buyer_id="Ada-b",
        wallet_type="HK",
        extra_parameters='{"name":"Ada"}',
        fixed_id="f-1",
        expired_at=LATER,
        pin_key="Ada-pin",
        links=(link(),),
        cancellation=action_details(),
        refund=action_details(),
        failure=action_details(),
    )


def paycross_details() -> model.PaycrossDetails:
    return model.PaycrossDetails(
        service=model.Service.CARD,
        test=False,
        language="en",
        message="Ada is welcome",
        receipt_url="https://receipts.example/Ada",
        code="S.0000",
        reason="Ada changed her mind",
        provider_status="done",
        provider_ref="Ada-p",
        provider_message="Ada paid",
    )


def listed_refund() -> model.ListedRefund:
    return model.ListedRefund(id="r-1", mark="tb-1", amount=Money("12.50", "HKD"))


def transaction(amount: Money | None = None) -> model.Transaction:
    return model.Transaction(
        account="shop",
        gateway=model.GatewayName.POCKYT,
        id="312345678901234567",
        reference="order-1",
        kind=model.TransactionKind.PAYMENT,
        parent_id=None,
        status=model.TransactionStatus.PARTLY_REFUNDED,
        status_word="success",
        amount=amount or Money("100.00", "HKD"),
        refunded=Money("12.50", "HKD"),
        refundable=Money("87.50", "HKD"),
        refunds=(listed_refund(),),
        method="alipay",
        created_at=AT,
        paid_at=AT,
        refunded_at=LATER,
        updated_at=LATER,
        details=pockyt_details(),
        raw=RAW,
    )


def payee() -> model.Payee:
    return model.Payee(
        account="shop",
        customer_no="c-1",
        customer_code="Ada-1",
        first_name="Ada",
        last_name="Lee",
        email="ada@example.com",
        status="Activated",
        created_at=AT,
        updated_at=LATER,
        raw=RAW,
    )


def event() -> model.Event:
    return model.Event(
        account="shop",
        gateway=model.GatewayName.YEDPAY,
        subject=model.EventSubject.REFUND,
        transaction_id="t-1",
        reference="order-1",
        refund_id="r-1",
        mark="tb-1",
        status_word="refunded",
        amount=Money("100.00", "HKD"),
        refunded=Money("12.50", "HKD"),
        at=AT,
        refund_keys=("order-1",),
        dedupe_key="d-1",
        acknowledgement="success",
        raw=RAW,
    )


def check() -> model.Check:
    return model.Check(
        account="shop",
        gateway=model.GatewayName.YEDPAY,
        may_refund=model.MayRefund.NOT_TOLD,
        merchant="Shop Ltd",
        raw=RAW,
    )


def capabilities() -> model.Capabilities:
    return model.Capabilities(
        gateway=model.GatewayName.POCKYT,
        partial_refunds=True,
        tells_refunded=True,
        lists_refunds=True,
        finds_refund_by_mark=False,
        repeats_answers=False,
        one_refund_at_a_time=False,
        lists=model.ListScope.NOTHING,
        payees=True,
        mark="refundReference",
        evidence="refundInfo",
        proof_of_no="none",
    )


def agreement() -> model.Agreement:
    return model.Agreement(
        word=model.AgreementWord.AMOUNTS_DIFFER,
        amount=None,
        at=None,
        ours=Money("12.50", "HKD"),
        theirs=Money("10.00", "HKD"),
        is_disagreement=True,
    )


def error() -> OverRefundError:
    return OverRefundError("Only 5.00 HKD is left. Nothing was sent.", code=model.ErrorCode.OVER_REFUND, field="amount")


def report_row() -> model.ReportRow:
    return model.ReportRow(
        account="shop",
        gateway=model.GatewayName.POCKYT,
        asked="312345678901234567",
        view=model.GatewayView.SHOWN,
        transaction=transaction(),
        error=None,
        refunds=(refund(), refund("order-2", Money("3.00", "HKD"), model.RefundStatus.PENDING)),
        day=date(2026, 11, 30),
        paid=Money("100.00", "HKD"),
        refunded=Money("10.00", "HKD"),
        refundable=Money("84.50", "HKD"),
        agreement=agreement(),
    )


def total() -> model.Total:
    return model.Total(
        label="2026-11-30",
        currency="HKD",
        rows=2,
        paid=Decimal("100.00"),
        refunded=Decimal("12.50"),
        refundable=Decimal("87.50"),
        disagreeing=0,
    )


def pockyt_account() -> model.PockytAccount:
    return model.PockytAccount(
        name="shop",
        environment=model.Environment.SANDBOX,
        merchant_no="200043",
        store_no="300014",
        token="Ada's token",
        group_no="g-1",
        notification_url="https://shop.example/refunds",
    )


def yedpay_account() -> model.YedpayAccount:
    return model.YedpayAccount(
        name="shop", environment="production", access_token="Ada's token", api_key=None, sign_key="Ada's key"
    )


def paycross_account() -> model.PaycrossAccount:
    return model.PaycrossAccount(
        name="shop",
        environment="http://127.0.0.1:8080",
        shop_id="1",
        secret_key="Ada's key",
        public_key="Ada's public key",
        apm_url="https://apm.example",
        card_url="https://card.example",
        admin_url="https://admin.example",
        service=model.Service.APM,
        minor_units=model.MinorUnits.ISO4217,
        test=True,
    )


def refund_request() -> model.RefundRequest:
    return model.RefundRequest(
        account="shop",
        transaction=model.TransactionRef.scan("312345678901234567"),
        idempotency_key="order-1",
        amount=Money("12.50", "HKD"),
        reason="Ada brought it back",
        deadline=30.0,
    )


RECORDS: tuple[model.Record, ...] = (
    attempt(),
    history_entry(),
    refund(),
    pockyt_details(),
    action_details(),
    link(),
    yedpay_details(),
    paycross_details(),
    listed_refund(),
    transaction(),
    payee(),
    event(),
    check(),
    capabilities(),
    agreement(),
    report_row(),
    total(),
    model.ReportTally(rows=3, failed=1, disagreeing=1, duplicates=2, left_out=4),
    model.Done[model.Refund](index=7, result=refund(), error=None, answered=8, failed=0),
    model.SettleStep(refund=refund(), ended=1, found=2),
    model.Settlement(ended=(refund(),), open=(refund("order-2"),)),
    pockyt_account(),
    yedpay_account(),
    paycross_account(),
    refund_request(),
    model.TransactionRef.merchant("order-1"),
    model.Proxy("http://proxy.example:8080", user="till", password="Ada:p@ss"),
    model.ReportSource.references(account="shop", references=("a", "b")),
    model.ReportSource.csv(account="shop", path="payments.csv", column="id"),
    model.ReportSource.days(account="shop", first=date(2026, 11, 1), last=date(2026, 11, 30), status="paid"),
    model.ReportSource.journal(ask=False, statuses=[model.RefundStatus.REVIEW], from_=AT, to=LATER),
)
