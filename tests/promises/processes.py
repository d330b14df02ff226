"""Real command lines in processes of their own, and what has to hold of a store after them."""

import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.store.conftest import WRITTEN
from tests.store.test_agenda import check_clock
from tests.store.test_change import check_journal
from tracker.store.examining import examine
from tracker.store.opening import reading

ROOT = Path(__file__).resolve().parents[2]
TRACKER = (sys.executable, "-m", "tracker")
ADD = ("--by", "Someone", "--said", "2025-01-01", "--on", "2025-02-01")


def environment(home: Path, **more: str) -> dict[str, str]:
    """The variables of a person whose data are in `home`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TRACKER_")}
    own = {"XDG_DATA_HOME": str(home), "HOME": str(home), "COLUMNS": "80"}
    return kept | own | {"PYTHONDONTWRITEBYTECODE": "1", "TRACKER_WHO": "tester"} | more


def start(
    home: Path,
    *words: str | bytes,
    program: tuple[str, ...] = TRACKER,
    more: Mapping[str, str] = {},
    **options: Any,
) -> "subprocess.Popen[str]":
    """A command line of its own, whose default store is in `home`."""
    pipes = {name: subprocess.PIPE for name in ("stdout", "stderr") if name not in options}
    process: subprocess.Popen[str] = subprocess.Popen(  # type: ignore[call-overload]
        [*program, *words],
        env=environment(home, **more),
        cwd=ROOT,
        text=True,
        encoding="utf-8",
        **pipes,
        **options,
    )
    return process


def finished(process: "subprocess.Popen[str]") -> tuple[int, str, str]:
    """Its exit code and what it printed."""
    out, err = process.communicate(timeout=300)
    return process.returncode, out, err


def no_more_than(limit: int) -> None:
    """No file may grow beyond this many bytes, as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))


def sound(path: Path) -> None:
    """Fail unless the store at `path` is whole, as `tracker doctor` and a second reading say."""
    assert faults(path) == []
    with reading(str(path)) as db:
        check_clock(db)
        check_journal(db)


def faults(path: Path) -> list[str]:
    """What `tracker doctor` finds wrong with the store itself."""
    examined = examine(str(path), WRITTEN)
    return [f"{each.name}: {each.found}" for each in examined.remarks if each.level == "fault"]


def extent(path: Path) -> dict[str, int] | None:
    """How many rows each table has, and the sum of all versions; None if there is no file."""
    if not path.exists():
        return None
    with closing(sqlite3.connect(path)) as db:
        tables = [
            name
            for (name,) in db.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            )
        ]
        counts = {
            name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables
        }
        versions = [
            db.execute(f"SELECT coalesce(sum(version), 0) FROM {name}").fetchone()[0]
            for name in ("deadline", "event", "party", "topic", "source", "setting")
        ]
    return counts | {"versions": sum(versions)}


def titles(path: Path) -> set[str]:
    """The titles of all deadlines, as stored."""
    with reading(str(path)) as db:
        return {row[0] for row in db.execute("SELECT title FROM deadline")}


def complaint(err: str) -> str:
    """What stderr says, but for what an add that was stored tells of new names and of twins."""
    lines = err.splitlines(keepends=True)
    notices = ("tracker: a new ", "tracker: and like ")
    return "".join(
        line for line in lines if not line.startswith(notices) and " looks like #" not in line
    )
