"""Refunds that happen once, or provably not at all.

    import tillback

    shop = tillback.PockytAccount(
        name="shop", environment="production", merchant_no="200043", store_no="300014", token=os.environ["POCKYT_TOKEN"]
    )
    with tillback.Client(accounts=[shop], journal="refunds.tillback") as client:
        refund = client.refund(
            account="shop",
            transaction="312345678901234567",
            idempotency_key="order-4711-return-1",
            amount=tillback.Money("12.50", "USD"),
        )
        print(refund.status)

**If `refund` raises a `TillbackError`, no money moved because of that call** (unless it is an `InternalError`, a bug of
ours). Everything else is a `Refund` with a status.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tillback._native import VERSION as __version__
from tillback.client import Client
from tillback.errors import (
    AuthenticationError,
    BadReplyError,
    BusyError,
    CallCancelledError,
    ConfigurationError,
    ConflictError,
    ForkedError,
    GatewayError,
    InternalError,
    InvalidRequestError,
    JournalError,
    NotFoundError,
    NotRefundableError,
    OverRefundError,
    PermissionDeniedError,
    RateLimitedError,
    SignatureError,
    TillbackError,
    TimedOutError,
    UnreachableError,
    UnsupportedError,
)
from tillback.model import (
    Account,
    ActionDetails,
    Agreement,
    AgreementWord,
    Attempt,
    Capabilities,
    Check,
    Dimension,
    Done,
    Environment,
    ErrorCode,
    ErrorKind,
    Event,
    EventSubject,
    GatewayName,
    GatewayView,
    HistoryEntry,
    HistorySource,
    Link,
    ListedRefund,
    ListScope,
    MayRefund,
    MinorUnits,
    Money,
    Outcome,
    PaycrossAccount,
    PaycrossDetails,
    Payee,
    PockytAccount,
    PockytDetails,
    ProfileType,
    Proxy,
    RefKind,
    Refund,
    RefundRequest,
    RefundStatus,
    ReportRow,
    ReportSource,
    ReportTally,
    Retry,
    Service,
    Settlement,
    SettleStep,
    Total,
    Transaction,
    TransactionKind,
    TransactionRef,
    TransactionStatus,
    Until,
    YedpayAccount,
    YedpayDetails,
)
from tillback.report import Report

if TYPE_CHECKING:
    from tillback.aio import AsyncClient
    from tillback.report import AsyncReport

__all__ = [
    "Account",
    "ActionDetails",
    "Agreement",
    "AgreementWord",
    "AsyncClient",
    "AsyncReport",
    "Attempt",
    "AuthenticationError",
    "BadReplyError",
    "BusyError",
    "CallCancelledError",
    "Capabilities",
    "Check",
    "Client",
    "ConfigurationError",
    "ConflictError",
    "Dimension",
    "Done",
    "Environment",
    "ErrorCode",
    "ErrorKind",
    "Event",
    "EventSubject",
    "ForkedError",
    "GatewayError",
    "GatewayName",
    "GatewayView",
    "HistoryEntry",
    "HistorySource",
    "InternalError",
    "InvalidRequestError",
    "JournalError",
    "Link",
    "ListScope",
    "ListedRefund",
    "MayRefund",
    "MinorUnits",
    "Money",
    "NotFoundError",
    "NotRefundableError",
    "Outcome",
    "OverRefundError",
    "PaycrossAccount",
    "PaycrossDetails",
    "Payee",
    "PermissionDeniedError",
    "PockytAccount",
    "PockytDetails",
    "ProfileType",
    "Proxy",
    "RateLimitedError",
    "RefKind",
    "Refund",
    "RefundRequest",
    "RefundStatus",
    "Report",
    "ReportRow",
    "ReportSource",
    "ReportTally",
    "Retry",
    "Service",
    "SettleStep",
    "Settlement",
    "SignatureError",
    "TillbackError",
    "TimedOutError",
    "Total",
    "Transaction",
    "TransactionKind",
    "TransactionRef",
    "TransactionStatus",
    "UnreachableError",
    "UnsupportedError",
    "Until",
    "YedpayAccount",
    "YedpayDetails",
    "__version__",
]


def __getattr__(name: str) -> object:
    # Programs without an event loop need not wait until `asyncio` is imported.
    if name == "AsyncClient":
        from tillback.aio import AsyncClient

        return AsyncClient
    if name == "AsyncReport":
        from tillback.report import AsyncReport

        return AsyncReport
    raise AttributeError(f"module 'tillback' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
