"""Several processes find the same instances in sight at once: each is recorded once."""

import sqlite3
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

import pytest

from tests.promises.processes import ADD, complaint, finished, sound, start
from tests.store.conftest import WRITTEN
from tracker.core.recurrence import Rule
from tracker.errors import RecordRefused
from tracker.store.change import changing
from tracker.store.making import make
from tracker.store.opening import reading
from tracker.store.recurring import begin, load_rule, make_all, recorded

RULE = Rule("FREQ=WEEKLY", date(2025, 1, 3), duration="P1D", times=30)
FIRST = {
    "title": "A report",
    "kind": "legal",
    "said": "2025-01-01",
    "by_hand": 1,
    "first": "2025-01-03",
    "last": "2025-01-03",
    "precision": "day",
    "instance": 1,
}


def waiting(path: Path) -> str:
    """A store with a rule of which all but the first instance is still to be recorded."""
    make(str(path), WRITTEN)
    with changing(str(path), WRITTEN, "me", "add") as change:
        recurrence = begin(change, RULE)
        change.add("deadline", FIRST | {"id": change.new_id(), "recurrence": recurrence})
        state = change.load("recurrence", recurrence)
        assert state is not None
        change.edit("recurrence", state | {"newest": "2025-01-03"})
    return recurrence


def test_writers_at_once_record_each_instance_once(tmp_path: Path) -> None:
    path = tmp_path / "tracker" / "tracker.db"
    recurrence = waiting(path)
    commands = [("check",), ("add", "Another", *ADD), ("event", "A call", "--on", "2025-01-05")] * 2
    crowd = [start(tmp_path, "--db", str(path), *words) for words in commands]
    for process in crowd:
        code, _, err = finished(process)
        assert (code, complaint(err)) == (0, "")
    with reading(str(path)) as db:
        assert [number for number, _, _ in recorded(db, recurrence)] == list(range(1, 31))
        (titles,) = db.execute("SELECT count(*) FROM deadline WHERE title = 'Another'").fetchone()
        assert titles == 2
        (rows,) = db.execute(
            "SELECT count(*) FROM journal WHERE kind = 'deadline' AND who = 'tracker'"
        ).fetchone()
        assert rows == 29
        assert load_rule(db, recurrence) == RULE
    sound(path)


def test_the_same_instance_twice_is_refused(tmp_path: Path) -> None:
    """Whatever else went wrong: the store has a key for it."""
    path = tmp_path / "tracker.db"
    recurrence = waiting(path)
    with (
        pytest.raises(RecordRefused, match="UNIQUE constraint failed"),
        changing(str(path), WRITTEN, "me", "add") as change,
    ):
        change.add("deadline", FIRST | {"id": change.new_id(), "recurrence": recurrence})
    with (
        pytest.raises(RecordRefused, match="CHECK constraint failed"),
        changing(str(path), WRITTEN, "me", "add") as change,
    ):
        change.add("deadline", FIRST | {"id": change.new_id()})
    with changing(str(path), WRITTEN, "me", "check") as change:
        assert len(make_all(change, date(2025, 2, 1))) == 11  # to 21 March
        assert make_all(change, date(2025, 2, 1)) == []


def test_a_change_that_fails_records_none(tmp_path: Path) -> None:
    path = tmp_path / "tracker.db"
    recurrence = waiting(path)
    with suppress(ZeroDivisionError), changing(str(path), WRITTEN, "me", "check") as change:
        assert len(make_all(change, date(2025, 2, 1))) == 11
        raise ZeroDivisionError
    with closing(sqlite3.connect(path)) as db:
        assert len(recorded(db, recurrence)) == 1
