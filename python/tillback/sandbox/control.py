"""The sandbox's control interface, over HTTP. It also works from a forked child, which has none of the sandbox's threads."""

from __future__ import annotations

import json
from http.client import HTTPConnection
from typing import Any
from urllib.parse import quote, urlsplit

# What takes longer is stuck.
_TIMEOUT = 60.0


class Control:
    """Speaks to the control interface of a running sandbox, past any proxy."""

    __slots__ = ("_host", "_port")

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._host, self._port = parts.hostname or "127.0.0.1", parts.port

    def __call__(self, method: str, *path: str, **body: object) -> Any:
        """What the sandbox answers.

        Raises:
            LookupError: It knows nothing of this name.
            ValueError: It can't do this.
        """
        return self.send(method, *path, body=body or None)

    def send(self, method: str, *path: str, body: object) -> Any:
        """The same with a body that is no object."""
        connection = HTTPConnection(self._host, self._port, timeout=_TIMEOUT)
        try:
            text = None if body is None else json.dumps(body).encode()
            connection.request(method, "/" + "/".join(quote(part, safe="") for part in path), text)
            response = connection.getresponse()
            answer = json.loads(response.read())
        finally:
            connection.close()
        if response.status == 404:
            raise LookupError(f"The sandbox says: {answer['error']}.")
        if response.status >= 400:
            raise ValueError(f"The sandbox says: {answer['error']}.")
        return answer
