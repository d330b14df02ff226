"""What the write helper keeps true: the journal, its chain, the clock index and the tally."""

import json
import re
import sqlite3
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.store.test_examining import faults
from tracker.core.clock import clock_row
from tracker.errors import RecordRefused, TryAgain, UsageError
from tracker.store import chained, journal
from tracker.store.cases import cases
from tracker.store.change import Change, changing
from tracker.store.examining import examine
from tracker.store.find import Filters
from tracker.store.kinds import ACTS, KINDS, State, live
from tracker.store.making import ensure, make
from tracker.store.opening import reading
from tracker.store.searching import found
from tracker.store.seeding import load_seeds
from tracker.store.state import filled, load

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def path(tmp_path: Path) -> str:
    where = str(tmp_path / "folder" / "tracker.db")
    make(where, NOW)
    return where


def deadline(change: Change, **fields: object) -> dict[str, object]:
    plain = {
        "id": change.new_id(),
        "title": "A vote",
        "kind": "pledge",
        "said": "2025-10-16",
        "by_hand": 1,
        "precision": "day",
    }
    return change.add("deadline", plain | fields)


def test_a_store_is_private(path: str) -> None:
    assert Path(path).stat().st_mode & 0o777 == 0o600
    assert Path(path).parent.stat().st_mode & 0o777 == 0o700
    with pytest.raises(UsageError, match="is there already"):
        make(path, NOW)
    ensure(path, NOW)


def test_a_change_is_whole_or_not_at_all(path: str) -> None:
    def fail() -> None:
        with changing(path, NOW, "me", "add") as change:
            deadline(change)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with reading(path) as db:
        assert db.execute("SELECT count(*) FROM deadline").fetchone() == (0,)
        assert db.execute("SELECT count(*) FROM journal WHERE who = 'me'").fetchone() == (0,)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"said": "2025-02-30"}, "CHECK"),
        ({"first": "2025-02-02", "last": "2025-02-01"}, "CHECK"),
        ({"kind": "hope"}, "CHECK"),
        ({"title": "a\0b"}, "NUL"),
        ({"title": "\ud800"}, "UTF-8"),
        ({"lead": 2**63}, "too large"),
        ({"speakers": ["nobody"]}, "FOREIGN KEY"),
        ({"colour": "red"}, "has no 'colour'"),
    ],
)
def test_bad_records_are_refused(path: str, fields: dict[str, object], words: str) -> None:
    with (
        pytest.raises(RecordRefused, match=words),
        changing(path, NOW, "me", "add") as change,
    ):
        deadline(change, **fields)


def test_an_edit_of_a_record_that_moved_is_refused(path: str) -> None:
    with changing(path, NOW, "me", "add") as change:
        state = deadline(change)
    with changing(path, NOW, "me", "amend") as change:
        change.edit("deadline", state | {"title": "Another vote"})
    with pytest.raises(TryAgain), changing(path, NOW, "me", "amend") as change:
        change.edit("deadline", state | {"title": "A third vote"})


def test_what_is_taken_away_is_in_no_index(path: str) -> None:
    party = {"slug": "p", "name": "Quokka", "aliases": ["Q"]}
    with changing(path, NOW, "me", "add") as change:
        change.add("party", party)
        key = str(deadline(change, speakers=["p"], last="2025-10-30")["id"])
    with changing(path, NOW, "me", "remove") as change:
        change.remove("deadline", key)
        change.remove("party", "p")
    with reading(path) as db:
        check_journal(db)
        assert db.execute("SELECT count(*) FROM clock").fetchone() == (0,)
        assert db.execute("SELECT count(*) FROM tally").fetchone() == (0,)
        assert db.execute("SELECT count(*) FROM alias").fetchone() == (0,)
        assert list(found(db, ["quokka"], Filters())) == []
    assert faults(examine(path, NOW)) == {}
    with changing(path, NOW, "me", "add") as change:
        change.add("party", party)
    with reading(path) as db:
        assert [each.id for each in found(db, ["quokka"], Filters())] == ["p"]
    assert faults(examine(path, NOW)) == {}


def test_numbers_are_one_sequence(path: str) -> None:
    with changing(path, NOW, "me", "add") as change:
        event = change.add("event", {"id": change.new_id(), "title": "An event"})
        assert [event["number"], deadline(change)["number"], deadline(change)["number"]] == [
            1,
            2,
            3,
        ]
        with pytest.raises(sqlite3.IntegrityError, match="belongs to an event"):
            change.db.execute(
                "INSERT INTO deadline (id, number, title, kind, said, by_hand, precision, recorded)"
                " VALUES ('0000000000000000', 1, 'x', 'pledge', '2025-01-01', 1, 'day',"
                " '2025-01-01T00:00:00.000Z')"
            )


def test_the_journal_chains_and_holds_every_record(path: str) -> None:
    with changing(path, NOW, "me", "init") as change:
        load_seeds(change)
    with changing(path, NOW, "me", "amend", why="a better title") as change:
        (key,) = change.db.execute("SELECT id FROM deadline WHERE number = 13").fetchone()
        state = change.load("deadline", key)
        assert state is not None
        change.edit("deadline", state | {"title": "A vote", "speakers": []})
    with reading(path) as db:
        check_journal(db)
        (why,) = db.execute("SELECT why FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    assert why == "a better title"


def check_journal(db: sqlite3.Connection) -> None:
    prev = journal.START
    newest: dict[tuple[str, str], State] = {}
    for row in db.execute("SELECT * FROM journal ORDER BY seq"):
        entry = chained.Entry(*row)
        assert entry.prev == prev
        assert entry.hash == journal.digest(prev, row[:9])
        prev = entry.hash
        newest.pop((entry.kind, entry.id), None)
        if entry.kind in ACTS:
            continue
        if (state := live(json.loads(entry.state))) is not None:
            newest[entry.kind, entry.id] = filled(db, entry.kind, state)
    stored = {
        (kind, key): load(db, kind, key)
        for kind, shape in KINDS.items()
        for (key,) in db.execute(f"SELECT {shape.key} FROM {shape.table}")
    }
    assert newest == stored


def test_a_record_that_is_taken_away_and_brought_back(path: str) -> None:
    with changing(path, NOW, "me", "add") as change:
        state = deadline(change)
        other = deadline(change, title="Other")
    key = str(state["id"])
    with changing(path, NOW, "me", "undo") as change:
        change.remove("deadline", key)
        assert change.load("deadline", key) is None
        with pytest.raises(RecordRefused, match="no deadline"):
            change.remove("deadline", key)
        change.remove("deadline", str(other["id"]))
        assert deadline(change)["number"] == 3  # not one that was given before
        assert change.touched() == [change.db.execute("SELECT id FROM deadline").fetchone()[0]]
    with reading(path) as db:
        check_journal(db)
        rows = db.execute("SELECT state FROM journal WHERE id = ? ORDER BY seq", (key,))
        added, taken = (json.loads(text) for (text,) in rows)
        assert taken == {"number": 1, "removed": added}
        query = "SELECT count(*) FROM clock WHERE deadline = ?"
        assert db.execute(query, (key,)).fetchone() == (0,)
    with changing(path, NOW, "me", "undo") as change:
        assert change.bring_back("deadline", added) == added | {"version": 2}
        with pytest.raises(RecordRefused, match="UNIQUE"):
            change.bring_back("deadline", added)
    with reading(path) as db:
        check_journal(db)


def test_what_is_referred_to_is_not_taken_away(path: str) -> None:
    with changing(path, NOW, "me", "add") as change:
        change.add("party", {"slug": "a", "name": "A"})
        deadline(change, speakers=["a"])
        with pytest.raises(RecordRefused, match="party a is referred to by another record"):
            change.remove("party", "a")


def test_the_journal_takes_no_edit(path: str) -> None:
    with changing(path, NOW, "me", "add") as change:
        deadline(change)
        for statement in ("UPDATE journal SET who = 'x'", "DELETE FROM journal"):
            with pytest.raises(sqlite3.IntegrityError, match="journal rows are never"):
                change.db.execute(statement)


def test_the_clock_is_what_a_rebuild_gives(path: str) -> None:
    with changing(path, NOW, "me", "init") as change:
        load_seeds(change)
    with changing(path, NOW, "me", "lead") as change:
        state = change.load("topic", "iran")
        assert state is not None
        change.edit("topic", state | {"lead": 30})
    with reading(path) as db:
        ids = [row[0] for row in db.execute("SELECT id FROM deadline")]
        built = {case.deadline.id: clock_row(case) for case in cases(db, ids)}
        rows = {row[0]: row[1:] for row in db.execute("SELECT * FROM clock")}
        tally = dict(db.execute("SELECT * FROM tally"))
    assert rows == {id: (*row, row.span_class) for id, row in built.items() if row}
    assert tally == Counter(row[1] for row in rows.values())


def test_a_seed_that_a_person_changed_is_left_alone(path: str) -> None:
    with changing(path, NOW, "seeds", "init") as change:
        load_seeds(change)
    with changing(path, NOW, "me", "amend") as change:
        state = change.load("party", "donald-trump")
        assert state is not None
        change.edit("party", state | {"aliases": ["Trump", "DJT"]})
    with changing(path, NOW, "seeds", "init") as change:
        loaded = load_seeds(change)
    assert (loaded.added, loaded.updated, loaded.kept) == (0, 0, ["party Donald Trump"])


def test_a_bad_seed_is_named_with_its_line(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = {"party": ['{"slug": "a", "name": "A"}', '{"slug": "B", "name": "B"}', "no json"]}
    monkeypatch.setattr("tracker.store.seeding._lines", lambda kind: rows.get(kind, []))
    with (
        pytest.raises(RecordRefused, match=r"seeds/party.jsonl:2: .*; seeds/party.jsonl:3: "),
        changing(path, NOW, "seeds", "init") as change,
    ):
        load_seeds(change)
    with reading(path) as db:
        assert db.execute("SELECT count(*) FROM party").fetchone() == (0,)


BESIDE = {
    *("cells.py", "conflicts.py", "leaving.py", "likened.py", "merging.py", "rhythm.py"),
    *("settling.py", "staging.py", "vouching.py", "walking.py"),
}
"""What writes to files and tables of its own, which are gone with the connection."""


def test_nothing_but_the_helper_writes() -> None:
    allowed = {
        *(
            "bringing.py",
            "change.py",
            "feeds.py",
            "indexing.py",
            "journal.py",
            "leads.py",
            "making.py",
        ),
        *("memory.py", "remaking.py", "state.py", *BESIDE),
    }
    writes = re.compile(r"\b(INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER)\b")
    found = {
        path.name
        for path in (ROOT / "tracker").rglob("*.py")
        if path.parent.name != "core" and writes.search(path.read_text(encoding="utf-8"))
    }
    assert found <= allowed


@pytest.mark.parametrize("name", sorted(BESIDE))
def test_what_is_beside_stays_there(name: str) -> None:
    text = (ROOT / "tracker" / "store" / name).read_text(encoding="utf-8")
    writes = re.findall(
        r"(?:\bINTO|\bUPDATE|DELETE FROM|CREATE TABLE|CREATE INDEX|DROP TABLE) (\S+)", text
    )
    assert writes
    assert [table for table in writes if not table.startswith(("staged.", "temp."))] == []


def test_states_are_json(path: str) -> None:
    with changing(path, NOW, "me", "add") as change:
        key = str(deadline(change, title="Orbán, “visit”")["id"])
        assert json.loads(journal.canonical(change.load("deadline", key)))["id"] == key
