"""Refunds by `tillback.AsyncClient`."""

import tillback
from job import AMOUNT, AsyncContender, Job, run_async


class Tillback(AsyncContender):
    def __init__(self, job: Job) -> None:
        shop = tillback.PockytAccount(
            name="shop", environment=job.url, merchant_no=job.merchant_no, store_no=job.store_no, token=job.token
        )
        self._client = tillback.AsyncClient(accounts=[shop], journal=":memory:")
        self._read: dict[str, tillback.Transaction] = {}

    async def prepare(self, payments: list[str]) -> None:
        references = [tillback.TransactionRef.gateway_id(payment) for payment in payments]
        done = await self._client.query_many(references, account="shop", at_once=64)
        self._read = {payment: one.get() for payment, one in zip(payments, done, strict=True)}

    async def refund(self, payment: str) -> None:
        refund = await self._client.refund(
            account="shop",
            transaction=self._read[payment],
            idempotency_key=f"return-{payment}",
            amount=tillback.Money(AMOUNT, "USD"),
        )
        if refund.status != tillback.RefundStatus.SUCCEEDED:
            raise RuntimeError(f"a refund ended as {refund!r}")

    async def look(self, payment: str) -> None:
        reference = tillback.TransactionRef.gateway_id(payment)
        self._read[payment] = await self._client.transaction(account="shop", reference=reference)

    async def query_many(self, payments: list[str], at_once: int) -> None:
        references = map(tillback.TransactionRef.gateway_id, payments)
        for done in await self._client.query_many(references, account="shop", at_once=at_once):
            done.get()

    async def close(self) -> None:
        await self._client.aclose()


if __name__ == "__main__":
    run_async(Tillback)
