"""The vocabulary: data and arithmetic. Nothing here talks to anybody."""

from __future__ import annotations

from tillback.model.account import Account, PaycrossAccount, PockytAccount, YedpayAccount
from tillback.model.codes import ErrorCode, ErrorKind, Retry
from tillback.model.details import ActionDetails, Link, PaycrossDetails, PockytDetails, YedpayDetails
from tillback.model.event import Event
from tillback.model.gateway import Capabilities, Check
from tillback.model.many import Done, Settlement, SettleStep
from tillback.model.money import Money
from tillback.model.payee import Payee
from tillback.model.proxy import Proxy
from tillback.model.record import Record, Replied
from tillback.model.reference import TransactionRef
from tillback.model.refund import Attempt, HistoryEntry, Refund, RefundRequest
from tillback.model.report import Agreement, ReportRow, ReportTally, Total
from tillback.model.row import Cell, Row
from tillback.model.source import ReportSource
from tillback.model.transaction import ListedRefund, Transaction
from tillback.model.words import (
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
