"""A seeded store, made once, and a copy of it for each test."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tracker.store.change import changing
from tracker.store.making import make
from tracker.store.seeding import load_seeds

WRITTEN = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
"""When the stores of these tests are written: after every day that the seeds know of."""


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("seeded") / "tracker.db"
    make(str(path), WRITTEN)
    with changing(str(path), WRITTEN, "seeds", "init") as change:
        load_seeds(change)
    return path


@pytest.fixture
def store(seeded: Path, tmp_path: Path) -> str:
    copy = tmp_path / "tracker.db"
    shutil.copy(seeded, copy)
    return str(copy)
