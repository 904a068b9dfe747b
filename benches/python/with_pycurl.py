"""The same by hand, with pycurl: the libcurl that the C program of the benchmarks uses."""

from collections import deque

import pycurl

from by_hand import HEADERS, QUERY, REFUND, TIMEOUT, Counter
from job import Contender, Job, run


class Pycurl(Contender):
    def __init__(self, job: Job) -> None:
        self._counter = Counter(job)
        self._refund, self._query = job.url + REFUND, job.url + QUERY
        self._headers = [f"{name}: {value}" for name, value in HEADERS.items()]
        # A handle makes one call at a time, and keeps its connection.
        self._idle: deque[pycurl.Curl] = deque()

    def refund(self, payment: str) -> None:
        body, headers, mark = self._counter.refund(payment)
        status, reply = self._post(self._refund, body, [f"{name}: {value}" for name, value in headers.items()])
        self._counter.check(payment, mark, status, reply)

    def look(self, payment: str) -> None:
        status, reply = self._post(self._query, self._counter.query(payment), [])
        self._counter.is_refundable(payment, status, reply)

    def close(self) -> None:
        for curl in self._idle:
            curl.close()

    def _post(self, url: str, body: bytes, headers: list[str]) -> tuple[int, bytes]:
        try:
            curl = self._idle.pop()
        except IndexError:
            curl = self._handle()
        curl.setopt(pycurl.URL, url)
        curl.setopt(pycurl.HTTPHEADER, self._headers + headers)
        curl.setopt(pycurl.POSTFIELDS, body)
        reply = curl.perform_rb()
        status = curl.getinfo(pycurl.RESPONSE_CODE)
        self._idle.append(curl)
        return status, reply

    def _handle(self) -> pycurl.Curl:
        curl = pycurl.Curl()
        curl.setopt(pycurl.PROXY, "")
        curl.setopt(pycurl.TIMEOUT, TIMEOUT)
        curl.setopt(pycurl.NOSIGNAL, 1)
        return curl


if __name__ == "__main__":
    run(Pycurl)
