"""What all tests share: the pace of hypothesis, and that nothing is left out unnoticed."""

import os

import hypothesis
import pytest

NICHTS_AUSLASSEN = bool(os.environ.get("OZGANSWER_NICHTS_AUSLASSEN"))
"""A skipped test is a failed one; set by `.ci/run`, where everything is installed."""

hypothesis.settings.register_profile("schnell", deadline=None, max_examples=100)
hypothesis.settings.register_profile(
    "alles", deadline=None, max_examples=200, derandomize=True, print_blob=True
)
hypothesis.settings.load_profile("alles" if NICHTS_AUSLASSEN else "schnell")


@pytest.fixture(scope="session", autouse=True)
def _own_store(tmp_path_factory):
    """No test finds what another call of the program left in the user's folder, or leaves any."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("vorrat")))
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Fail a test that is left out where nothing may be."""
    return _refuse_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    """Fail a module that is left out where nothing may be."""
    return _refuse_skip((yield))


def _refuse_skip(report):
    if NICHTS_AUSLASSEN and report.skipped and not hasattr(report, "wasxfail"):
        *_, reason = report.longrepr
        report.outcome = "failed"
        report.longrepr = f"Ausgelassen, obwohl nichts ausgelassen werden darf: {reason}"
    return report
