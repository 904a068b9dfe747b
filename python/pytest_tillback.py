"""The fixture `tillback_sandbox`, which pytest finds by itself.

It stands beside the package because pytest imports it in every run: whoever doesn't ask for the fixture doesn't pay for `tillback`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tillback.sandbox import Sandbox


@pytest.fixture
def tillback_sandbox() -> Iterator[Sandbox]:
    """Simulated gateways of the test's own: a `tillback.sandbox.Sandbox` without payments."""
    from tillback.sandbox import Sandbox

    with Sandbox() as sandbox:
        yield sandbox
