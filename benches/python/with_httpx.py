"""The same by hand, with httpx."""

import httpx

from by_hand import HEADERS, QUERY, REFUND, TIMEOUT, Counter
from job import Contender, Job, run


class Httpx(Contender):
    def __init__(self, job: Job) -> None:
        self._counter = Counter(job)
        self._client = httpx.Client(base_url=job.url, headers=HEADERS, timeout=TIMEOUT, trust_env=False)

    def refund(self, payment: str) -> None:
        body, headers, mark = self._counter.refund(payment)
        reply = self._client.post(REFUND, content=body, headers=headers)
        self._counter.check(payment, mark, reply.status_code, reply.content)

    def look(self, payment: str) -> None:
        reply = self._client.post(QUERY, content=self._counter.query(payment))
        self._counter.is_refundable(payment, reply.status_code, reply.content)

    def close(self) -> None:
        self._client.close()


if __name__ == "__main__":
    run(Httpx)
