"""The same by hand, with urllib3."""

import urllib3

from by_hand import HEADERS, QUERY, REFUND, TIMEOUT, Counter
from job import AT_ONCE, Contender, Job, run


class Urllib3(Contender):
    def __init__(self, job: Job) -> None:
        self._counter = Counter(job)
        self._refund, self._query = job.url + REFUND, job.url + QUERY
        self._pool = urllib3.PoolManager(maxsize=AT_ONCE, timeout=TIMEOUT, retries=False)

    def refund(self, payment: str) -> None:
        body, headers, mark = self._counter.refund(payment)
        reply = self._pool.request("POST", self._refund, body=body, headers={**HEADERS, **headers})
        self._counter.check(payment, mark, reply.status, reply.data)

    def look(self, payment: str) -> None:
        reply = self._pool.request("POST", self._query, body=self._counter.query(payment), headers=HEADERS)
        self._counter.is_refundable(payment, reply.status, reply.data)

    def close(self) -> None:
        self._pool.clear()


if __name__ == "__main__":
    run(Urllib3)
