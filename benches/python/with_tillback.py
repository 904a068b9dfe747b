"""Refunds by `tillback.Client`."""

import tillback
from job import AMOUNT, Contender, Job, run


class Tillback(Contender):
    def __init__(self, job: Job) -> None:
        shop = tillback.PockytAccount(
            name="shop", environment=job.url, merchant_no=job.merchant_no, store_no=job.store_no, token=job.token
        )
        self._client = tillback.Client(accounts=[shop], journal=":memory:")
        self._read: dict[str, tillback.Transaction] = {}

    def prepare(self, payments: list[str]) -> None:
        references = [tillback.TransactionRef.gateway_id(payment) for payment in payments]
        done = self._client.query_many(references, account="shop", at_once=64)
        self._read = {payment: one.get() for payment, one in zip(payments, done, strict=True)}

    def refund(self, payment: str) -> None:
        refund = self._client.refund(
            account="shop",
            transaction=self._read[payment],
            idempotency_key=f"return-{payment}",
            amount=tillback.Money(AMOUNT, "USD"),
        )
        check(refund)

    def look(self, payment: str) -> None:
        reference = tillback.TransactionRef.gateway_id(payment)
        self._read[payment] = self._client.transaction(account="shop", reference=reference)

    def refund_many(self, payments: list[str], at_once: int) -> None:
        for done in self._client.refund_many(map(self._request, payments), at_once=at_once):
            check(done.get())

    def query_many(self, payments: list[str], at_once: int) -> None:
        references = map(tillback.TransactionRef.gateway_id, payments)
        for done in self._client.query_many(references, account="shop", at_once=at_once):
            done.get()

    def close(self) -> None:
        self._client.close()

    def _request(self, payment: str) -> tillback.RefundRequest:
        return tillback.RefundRequest(
            account="shop",
            transaction=self._read[payment],
            idempotency_key=f"return-{payment}",
            amount=tillback.Money(AMOUNT, "USD"),
        )


def check(refund: tillback.Refund) -> None:
    if refund.status != tillback.RefundStatus.SUCCEEDED:
        raise RuntimeError(f"a refund ended as {refund!r}")


if __name__ == "__main__":
    run(Tillback)
