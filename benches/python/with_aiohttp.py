"""The same by hand, with aiohttp."""

import aiohttp

from by_hand import HEADERS, QUERY, REFUND, TIMEOUT, Counter
from job import QUERIES_AT_ONCE, AsyncContender, Job, run_async


class Aiohttp(AsyncContender):
    def __init__(self, job: Job) -> None:
        self._counter = Counter(job)
        self._refund, self._query = job.url + REFUND, job.url + QUERY
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=QUERIES_AT_ONCE),
            headers=HEADERS,
            timeout=aiohttp.ClientTimeout(total=TIMEOUT),
        )

    async def refund(self, payment: str) -> None:
        body, headers, mark = self._counter.refund(payment)
        async with self._session.post(self._refund, data=body, headers=headers, allow_redirects=False) as reply:
            self._counter.check(payment, mark, reply.status, await reply.read())

    async def look(self, payment: str) -> None:
        body = self._counter.query(payment)
        async with self._session.post(self._query, data=body, allow_redirects=False) as reply:
            self._counter.is_refundable(payment, reply.status, await reply.read())

    async def close(self) -> None:
        await self._session.close()


if __name__ == "__main__":
    run_async(Aiohttp)
