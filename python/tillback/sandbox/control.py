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

    __slots__ = ("_closed", "_host", "_port")

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._host, self._port = parts.hostname or "127.0.0.1", parts.port
        self._closed = False

    def close(self) -> None:
        """Asks nobody any more: another program may listen there by now."""
        self._closed = True

    def __call__(self, method: str, *path: str, body: object = None) -> Any:
        """What the sandbox answers.

        Raises:
            LookupError: It knows nothing of this name.
            ValueError: It can't do this.
            RuntimeError: It is closed.
        """
        if self._closed:
            raise RuntimeError("The sandbox is closed. Make a new one.")
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
