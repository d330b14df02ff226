"""What all tests share: the instant they ask about, the shared folder, and no quiet skips in CI."""

import os
from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from tracker.store.opening import SCHEMA_VERSION

# How long an example takes is up to whatever else the processors have to do.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

NOW = datetime(2025, 10, 20, 16, 0, tzinfo=UTC)
"""Noon in Washington, on the day that `make demo` asks about."""

SEEDED_ROWS = 555 + SCHEMA_VERSION
"""Journal rows of a fresh store with the seeds: one for each record and each step of the schema."""

SHARED = Path(__file__).resolve().parents[2] / "shared"
"""The article and the data about it, beside the clone; not part of the repository."""


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared folder; a test that needs it is skipped where it is missing."""
    if not SHARED.is_dir():
        pytest.skip("the article's folder, ../shared, is not here")
    return SHARED


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    refuse_quiet_skip(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    refuse_quiet_skip(report)
    return report


def refuse_quiet_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Under CI, fail what was skipped for any reason but the article's missing folder."""
    if not os.environ.get("CI") or not report.skipped or hasattr(report, "wasxfail"):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if "article" in reason and not SHARED.is_dir():
        return
    report.outcome = "failed"
    report.longrepr = f"CI takes no skipped test: {reason}"
