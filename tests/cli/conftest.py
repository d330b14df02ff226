"""A seeded store for each test, and a way to run the command line in this process."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import tracker.cli
from tests.cli.playing import Play, player
from tracker.cli.commands import cli


class Result(NamedTuple):
    """How a command line ended, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """What stderr says, but for the parties and topics that were named for the first time."""
        lines = self.err.splitlines(keepends=True)
        return "".join(line for line in lines if not line.startswith("tracker: a new "))


Run = Callable[..., Result]


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the seeds; tests work on a copy."""
    path = tmp_path_factory.mktemp("seeded") / "tracker.db"
    cli.main(["--db", str(path), "init", "--seeds"], prog_name="tracker", standalone_mode=False)
    return path


@pytest.fixture
def store(seeded: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "tracker.db"
    shutil.copy(seeded, copy)
    return copy


@pytest.fixture
def run(store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line on the store, as `tracker.cli.run` does, without a terminal."""
    monkeypatch.setenv("TRACKER_DB", str(store))
    monkeypatch.setenv("TRACKER_WHO", "tester")
    monkeypatch.setenv("COLUMNS", "80")

    def run(*words: str) -> Result:
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["tracker", *words])
            code = tracker.cli.run()
        return Result(code, *capsys.readouterr())

    return run


@pytest.fixture
def here(store: Path) -> Play:
    return player(store)


@pytest.fixture
def other(store: Path) -> Path:
    """A backup of the store, as another analyst has it."""
    path = store.parent / "theirs.db"
    player(store)("backup", str(path))
    return path


@pytest.fixture
def there(other: Path) -> Play:
    return player(other)
