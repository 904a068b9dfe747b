"""The same by hand, with httpx and asyncio."""

import httpx

from by_hand import HEADERS, QUERY, REFUND, TIMEOUT, Counter
from job import AT_ONCE, AsyncContender, Job, run_async


class Httpx(AsyncContender):
    def __init__(self, job: Job) -> None:
        self._counter = Counter(job)
        # By default it keeps 20 connections, and would open one for most calls.
        limits = httpx.Limits(max_keepalive_connections=AT_ONCE)
        self._client = httpx.AsyncClient(
            base_url=job.url, headers=HEADERS, timeout=TIMEOUT, limits=limits, trust_env=False
        )

    async def refund(self, payment: str) -> None:
        body, headers, mark = self._counter.refund(payment)
        reply = await self._client.post(REFUND, content=body, headers=headers)
        self._counter.check(payment, mark, reply.status_code, reply.content)

    async def look(self, payment: str) -> None:
        reply = await self._client.post(QUERY, content=self._counter.query(payment))
        self._counter.is_refundable(payment, reply.status_code, reply.content)

    async def close(self) -> None:
        await self._client.aclose()


if __name__ == "__main__":
    run_async(Httpx)
