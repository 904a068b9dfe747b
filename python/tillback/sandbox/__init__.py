"""Simulated gateways for the tests of programs that use tillback.

They keep real books and break on demand, on this machine and without a network:

    from tillback import Client, Money
    from tillback.sandbox import Fault, Operation, Sandbox

    with Sandbox() as sandbox, Client(accounts=sandbox.accounts(), journal=":memory:") as client:
        payment = sandbox.pay("pockyt", Money("25.00", "USD"))
        sandbox.fault(Fault.RESET_AFTER, operation=Operation.REFUND)  # carried out, and the answer is lost
        refund = client.refund(account="pockyt", transaction=payment.id, idempotency_key="order-1")
        assert sandbox.refunded(payment.id) == refund.amount

With pytest, the fixture `tillback_sandbox` is a fresh one for each test. Every credential in it is invented and opens nothing
anywhere else.
"""

from tillback.sandbox.books import GatewayRefund, Payment, PaymentState, RefundState
from tillback.sandbox.fault import Fault, Operation
from tillback.sandbox.server import Sandbox
from tillback.sandbox.traffic import DeliveryAttempt, Notification, Request

__all__ = [
    "DeliveryAttempt",
    "Fault",
    "GatewayRefund",
    "Notification",
    "Operation",
    "Payment",
    "PaymentState",
    "RefundState",
    "Request",
    "Sandbox",
]
