"""`tracker doctor` as it is typed: a line a check, what to do beneath, and the exit code."""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_restore import head
from tests.conftest import SEEDED_ROWS


def test_a_sound_store(run: Run, store: Path) -> None:
    before = store.read_bytes(), store.stat().st_mtime_ns
    result = run("doctor")
    assert (result.code, result.err) == (0, "")
    assert f"{SEEDED_ROWS} rows, each following from the one before" in " ".join(result.out.split())
    assert result.out.splitlines()[-1] == f"head    {SEEDED_ROWS}:{head(store)}"
    assert max(map(len, result.out.splitlines())) <= 80
    assert "fault" not in result.out
    assert (store.read_bytes(), store.stat().st_mtime_ns) == before
    assert os.listdir(store.parent) == [store.name]


def test_faults_come_first_with_what_to_do(run: Run, store: Path) -> None:
    with closing(sqlite3.connect(store, isolation_level=None)) as db:
        db.execute("UPDATE deadline SET title = 'a\x1b[31m\u202eb' WHERE number = 13")
        db.execute("DELETE FROM tally")
    result = run("doctor")
    assert (result.code, result.err) == (6, "")
    lines = result.out.splitlines()
    assert lines[0].startswith("fault   records       deadline ")
    assert "→ restore a backup (`tracker restore FILE`)" in result.out
    assert [line[:8].strip() for line in lines if line[:1] != " "][:2] == ["fault", "fault"]


def test_json(run: Run, store: Path) -> None:
    report = json.loads(run("doctor", "--format", "json").out)
    assert report.keys() == {"store", "remarks", "deadlines", "events", "newest", "head"}
    assert report["head"] == f"{SEEDED_ROWS}:{head(store)}"
    assert all(r.keys() == {"name", "level", "found", "remedy"} for r in report["remarks"])


def test_a_head_noted_elsewhere(run: Run, store: Path) -> None:
    noted = f"{SEEDED_ROWS}:{head(store)}"
    assert run("doctor", "--head", noted).code == 0
    forged = run("doctor", "--head", f"{SEEDED_ROWS}:{'0' * 64}")
    assert (forged.code, forged.out.startswith("fault   head")) == (6, True)
    for wrong in (str(SEEDED_ROWS), head(store), f"x:{head(store)}", f"{SEEDED_ROWS}:{'g' * 64}"):
        result = run("doctor", "--head", wrong)
        assert (result.code, "is no SEQ:HASH" in result.err) == (2, True)


@pytest.mark.parametrize(
    "command", ["doctor", "log", "backup b.db", "restore b.db", "upgrade", "search x"]
)
def test_what_knows_no_past_takes_no_as_of(run: Run, command: str) -> None:
    result = run("--as-of", "2025-11-15", *command.split())
    assert (result.code, "takes no --as-of" in result.err) == (2, True)
