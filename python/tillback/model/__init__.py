"""The vocabulary: data and arithmetic. Nothing here talks to anybody."""

from __future__ import annotations

from .account import Account, PaycrossAccount, PockytAccount, YedpayAccount
from .codes import ErrorCode, ErrorKind, Retry
from .details import ActionDetails, Link, PaycrossDetails, PockytDetails, YedpayDetails
from .event import Event
from .gateway import Capabilities, Check
from .many import Done, Settlement, SettleStep
from .money import Money
from .payee import Payee
from .proxy import Proxy
from .record import Record, Replied
from .reference import TransactionRef
from .refund import Attempt, HistoryEntry, Refund, RefundRequest
from .report import Agreement, ReportRow, ReportTally, Total
from .row import Cell, Row
from .source import ReportSource
from .transaction import ListedRefund, Transaction
from .words import (
    AgreementWord,
    Dimension,
    Environment,
    EventSubject,
    GatewayName,
    GatewayView,
    HistorySource,
    ListScope,
    MayRefund,
    MinorUnits,
    Outcome,
    ProfileType,
    RefKind,
    RefundStatus,
    Service,
    TransactionKind,
    TransactionStatus,
    Until,
    Word,
)

__all__ = [
    "Account",
    "ActionDetails",
    "Agreement",
    "AgreementWord",
    "Attempt",
    "Capabilities",
    "Cell",
    "Check",
    "Dimension",
    "Done",
    "Environment",
    "ErrorCode",
    "ErrorKind",
    "Event",
    "EventSubject",
    "GatewayName",
    "GatewayView",
    "HistoryEntry",
    "HistorySource",
    "Link",
    "ListScope",
    "ListedRefund",
    "MayRefund",
    "MinorUnits",
    "Money",
    "Outcome",
    "PaycrossAccount",
    "PaycrossDetails",
    "Payee",
    "PockytAccount",
    "PockytDetails",
    "ProfileType",
    "Proxy",
    "Record",
    "RefKind",
    "Refund",
    "RefundRequest",
    "RefundStatus",
    "Replied",
    "ReportRow",
    "ReportSource",
    "ReportTally",
    "Retry",
    "Row",
    "Service",
    "SettleStep",
    "Settlement",
    "Total",
    "Transaction",
    "TransactionKind",
    "TransactionRef",
    "TransactionStatus",
    "Until",
    "Word",
    "YedpayAccount",
    "YedpayDetails",
]
