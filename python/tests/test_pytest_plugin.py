"""The fixture that pytest finds by itself."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest

import pytest_tillback

pytest_plugins = ["pytester"]

FOLDER = str(Path(pytest_tillback.__file__).parent)


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", FOLDER)
    # An installed package brings the plugin along, and other packages bring others.
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")


def test_every_test_gets_gateways_of_its_own(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import pytest
        from tillback.model import Money

        seen = []

        @pytest.mark.parametrize("again", [1, 2])
        def test_pays(tillback_sandbox, again):
            assert tillback_sandbox.payments() == ()
            tillback_sandbox.pay("pockyt", Money("1.00", "USD"))
            seen.append(tillback_sandbox)

        def test_they_are_closed_afterwards():
            assert len(seen) == 2 and seen[0].control_url != seen[1].control_url
            for sandbox in seen:
                with pytest.raises(RuntimeError, match="closed"):
                    sandbox.payments()
        """
    )
    pytester.runpytest_subprocess("-p", "pytest_tillback").assert_outcomes(passed=3)


def test_a_run_without_it_pays_nothing_for_it(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import sys

        def test_nothing_is_imported(pytestconfig):
            assert pytestconfig.pluginmanager.has_plugin("pytest_tillback")
            assert not [name for name in sys.modules if name.partition(".")[0] == "tillback"]
        """
    )
    pytester.runpytest_subprocess("-p", "pytest_tillback").assert_outcomes(passed=1)


def test_pytest_tells_of_it(pytester: pytest.Pytester) -> None:
    told = pytester.runpytest_subprocess("-p", "pytest_tillback", "--fixtures")
    told.stdout.fnmatch_lines(["*tillback_sandbox*", "*Simulated gateways of the test's own*"])


def test_the_package_registers_it() -> None:
    (plugin,) = metadata.entry_points(group="pytest11", name="tillback")
    assert plugin.value == "pytest_tillback"
