"""The same by hand, with requests."""

import requests
from requests.adapters import HTTPAdapter

from by_hand import HEADERS, QUERY, REFUND, TIMEOUT, Counter
from job import AT_ONCE, Contender, Job, run


class Requests(Contender):
    def __init__(self, job: Job) -> None:
        self._counter = Counter(job)
        self._refund, self._query = job.url + REFUND, job.url + QUERY
        self._session = requests.Session()
        self._session.headers.update(HEADERS)
        # As tillback, it looks for no proxy; by default it would, before each call.
        self._session.trust_env = False
        self._session.mount("http://", HTTPAdapter(pool_maxsize=AT_ONCE))

    def refund(self, payment: str) -> None:
        body, headers, mark = self._counter.refund(payment)
        reply = self._session.post(self._refund, data=body, headers=headers, timeout=TIMEOUT, allow_redirects=False)
        self._counter.check(payment, mark, reply.status_code, reply.content)

    def look(self, payment: str) -> None:
        body = self._counter.query(payment)
        reply = self._session.post(self._query, data=body, timeout=TIMEOUT, allow_redirects=False)
        self._counter.is_refundable(payment, reply.status_code, reply.content)

    def close(self) -> None:
        self._session.close()


if __name__ == "__main__":
    run(Requests)
