"""The size of these tests, and the figures that they measured, printed at the end.

`make torture` sets TRACKER_TORTURE and runs the full forms; the normal run has the short ones.
"""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.promises.processes import complaint, finished, start

TORTURE = bool(os.environ.get("TRACKER_TORTURE"))
OLD = Path(__file__).parents[1] / "data" / "stores" / "schema-1.sql"

FIGURES: list[tuple[str, str]] = []
"""What was measured, and the figure; tests add to it."""


def size(short: int, full: int) -> int:
    """How often: `full` under `make torture`, else `short`."""
    return full if TORTURE else short


def measured(what: str, figure: object) -> None:
    """Have a figure printed at the end of the run."""
    FIGURES.append((what, str(figure)))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if TORTURE and FIGURES:
        terminalreporter.section("what was measured")
        width = max(len(what) for what, _ in FIGURES)
        for what, figure in FIGURES:
            terminalreporter.line(f"{what:<{width}}  {figure}")


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the seeds, a few records to change, and an event that windows hang on."""
    path = tmp_path_factory.mktemp("seeded") / "tracker.db"
    for words in (
        ("init", "--seeds"),
        ("add", "Talks", "--by", "A", "--said", "2025-01-01", "--on", "2025-03-01"),  # 141
        (
            "event",
            "Signature",
            "--on",
            "2025-02-01",
            "--standing",
            "scheduled",
            "--known",
            "2025-01-02",
        ),  # 142
        ("add", "Truce", "--by", "B", "--said", "2025-01-03", "--after", "142+72h"),  # 143
        ("add", "Release", "--by", "B", "--said", "2025-01-03", "--after", "142+2w"),  # 144
        ("add", "Vote", "--by", "C", "--said", "2025-01-01", "--on", "2025-02-01"),  # 145
        ("met", "145", "--happened", "2025-02-01", "--known", "2025-02-02"),
    ):
        code, _, err = finished(start(path.parent, "--db", str(path), *words))
        assert (code, complaint(err)) == (0, "")
    return path


@pytest.fixture
def store(seeded: Path, tmp_path: Path) -> Path:
    """A copy of the seeded store, alone in a folder."""
    folder = tmp_path / "store"
    folder.mkdir(mode=0o700)
    shutil.copy(seeded, folder / "tracker.db")
    return folder / "tracker.db"


@pytest.fixture(scope="session")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the first schema."""
    path = tmp_path_factory.mktemp("old") / "tracker.db"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(OLD.read_text(encoding="utf-8"))
    return path
