"""The same by hand, with nothing but the standard library."""

from collections import deque
from http.client import HTTPConnection
from urllib.parse import urlsplit

from by_hand import HEADERS, QUERY, REFUND, TIMEOUT, Counter
from job import Contender, Job, run


class HttpClient(Contender):
    def __init__(self, job: Job) -> None:
        self._counter = Counter(job)
        self._host = urlsplit(job.url).netloc
        self._idle: deque[HTTPConnection] = deque()

    def refund(self, payment: str) -> None:
        body, headers, mark = self._counter.refund(payment)
        self._counter.check(payment, mark, *self._post(REFUND, body, {**HEADERS, **headers}))

    def look(self, payment: str) -> None:
        self._counter.is_refundable(payment, *self._post(QUERY, self._counter.query(payment), HEADERS))

    def close(self) -> None:
        for connection in self._idle:
            connection.close()

    def _post(self, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = HTTPConnection(self._host, timeout=TIMEOUT)
        connection.request("POST", path, body, headers)
        with connection.getresponse() as reply:
            answer = reply.status, reply.read()
        self._idle.append(connection)
        return answer


if __name__ == "__main__":
    run(HttpClient)
