"""What doctor looks at in a store: each kind of damage is found, and by the check meant for it."""

import os
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import SEEDED_ROWS
from tests.store.conftest import WRITTEN
from tracker.store import copying, examining
from tracker.store.change import changing
from tracker.store.examining import CHECKS, Examined, examine
from tracker.store.indexing import WORDS, agrees
from tracker.store.journal import START, digest
from tracker.store.remark import Head

LATER = WRITTEN + timedelta(days=1)


def tamper(store: str, *statements: str) -> None:
    """Write to the store behind tracker's back, triggers and references aside."""
    with closing(sqlite3.connect(store, isolation_level=None)) as db:
        db.execute("PRAGMA writable_schema = ON")
        db.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            db.execute(statement)


def faults(examined: Examined) -> dict[str, str]:
    return {r.name: r.found for r in examined.remarks if r.level == "fault"}


def test_a_sound_store_has_no_fault(store: str) -> None:
    with changing(store, LATER, "me", "edit") as change:
        state = change.load("party", "donald-trump")
        assert state is not None
        change.edit("party", state | {"aliases": ["DJT", "Trump"]})
        change.remember("check", {"seq": 3})
    examined = examine(store, LATER)
    assert faults(examined) == {}
    assert [remark.name for remark in examined.remarks] == [check.name for check in CHECKS]
    assert examined.holding is not None
    assert (examined.holding.deadlines, examined.holding.events) == (132, 8)
    assert os.listdir(os.path.dirname(store)) == ["tracker.db"]


NO_TRIGGERS = "DROP TRIGGER journal_keeps_rows"
LOSES = "DROP TRIGGER journal_loses_none"
TAMPERED = [
    # statements, the check, words of what it finds
    (["UPDATE deadline SET title = 'x' WHERE number = 13"], "records", "title not as journalled"),
    (["UPDATE party SET fold = 'x' WHERE slug = 'hamas'"], "records", "party hamas: fold"),
    (["UPDATE alias SET fold = 'x'"], "records", "aliases"),
    (["UPDATE deadline_party SET party = 'hamas' WHERE part = 'bound'"], "records", "bounds"),
    (["UPDATE deadline_source SET position = position + 1 WHERE position = 0 AND"
     " deadline NOT IN (SELECT deadline FROM deadline_source WHERE position = 1)"],
     "records", "sources not as journalled"),
    (["UPDATE deadline SET hedge = NULL WHERE hedge IS NOT NULL"], "records", "hedge"),
    (["DELETE FROM link"], "records", "gone from the store"),
    (["INSERT INTO topic (slug, title, recorded) VALUES ('t', 't', '2026-01-01T00:00:00.000Z')"],
     "records", "topic t is in no journal row"),
    (["INSERT INTO event_party VALUES ('none', 0, 'hamas')"], "references", "refers to a event"),
    (["INSERT INTO event_party VALUES ('none', 0, 'hamas')"], "records", "is in no journal row"),
    ([NO_TRIGGERS, "UPDATE journal SET why = 'x' WHERE seq = 9"], "journal", "row 9: its hash"),
    ([NO_TRIGGERS, "UPDATE journal SET who = CAST(x'ff' AS TEXT) WHERE seq = 9"],
     "journal", "row 9: its hash"),
    ([NO_TRIGGERS, "UPDATE journal SET change = 8 WHERE seq = 9"], "journal", "begins no change"),
    ([LOSES, "DELETE FROM journal WHERE seq = 9"], "journal", "row 9 is missing"),
    ([LOSES, "DELETE FROM journal WHERE seq > 500"], "records", "is in no journal row"),
    ([LOSES, "DELETE FROM journal"], "journal", "is empty"),
    ([NO_TRIGGERS], "schema", "the trigger journal_keeps_rows is missing"),
    (["CREATE TABLE more (x)"], "schema", "the table more is none of ours"),
    (["UPDATE sqlite_master SET sql = replace(sql, 'null: the', 'nill: the') WHERE name = 'topic'"],
     "schema", "the table topic is not as"),
    (["UPDATE _sqlite_migrations SET id = 99 WHERE id = 2"], "steps", "not those of this version"),
    (["UPDATE _sqlite_migrations SET applied_at = 'x'"], "records", "applied_at"),
    (["DELETE FROM clock WHERE deadline = (SELECT min(deadline) FROM clock)"], "clock index", "on"),
    (["UPDATE clock SET tolerated = tolerated + 1"], "clock index", "more"),
    (["UPDATE tally SET n = n + 1"], "tally", "the tally of day"),
    (["INSERT INTO tally VALUES (1, 1)"], "tally", "the tally of day 1 "),
    (["DELETE FROM search_words WHERE rowid = 310"], "search index", "deadline 0"),
    (["DELETE FROM search_parts WHERE rowid = (SELECT min(doc) FROM search_text)"],
     "search index", "is not in the search index as the record has it"),
    (["INSERT INTO search_words (rowid, title) VALUES (9999, 'x')"], "search index", "text 9999,"),
    (["INSERT INTO search_parts (rowid, name) VALUES (9999, 'xyz')"], "search index", "text 9999,"),
    (["INSERT INTO search_words (rowid) VALUES (9999)"], "search index", "SQLite's own check"),
    (["INSERT INTO search_words (rowid, title) SELECT min(doc), 'x' FROM search_text"],
     "search index", "is not in"),
    (["UPDATE deadline SET phrase = 'soon' WHERE number = 13"], "search index", "deadline 0"),
    (["UPDATE deadline SET title = 'soon' WHERE number = 13"], "search index", "deadline 0"),
    (["UPDATE alias SET name = 'x'"], "search index", "party "),
    (["INSERT INTO search_words (search_words) VALUES ('delete-all')"], "search index", "more"),
    (["UPDATE search_words_data SET block = zeroblob(40) WHERE id = 10"], "search index", "more"),
    (["UPDATE search_words_data SET block = zeroblob(3) WHERE id = 1"], "search index", "own "),
    (["UPDATE search_words_docsize SET sz = x'0101' WHERE id = 300"], "search index", "own check"),
    (["UPDATE search_words_config SET v = 99"], "search index", "cannot be read"),
    (["DROP TABLE search_parts"], "search index", "cannot be read: no such"),
    (["DROP TABLE search_parts"], "indexes", "the table search_parts is missing"),
    (["DROP VIEW search_text"], "indexes", "the view search_text is missing"),
    (["DROP INDEX clock_last"], "indexes", "the index clock_last is missing"),
    (["DELETE FROM search_words_idx"], "search index", "through search_words misses"),
    (["DELETE FROM search_parts_idx"], "search index", "through search_parts misses"),
    (["DELETE FROM search_words_idx WHERE term = (SELECT max(term) FROM search_words_idx)"],
     "search index", "through search_words misses"),
    (["UPDATE search_words_docsize SET sz = x'7f7f'"], "search index", "own check"),
    (["DELETE FROM search_words_docsize"], "search index", "own check"),
    (["INSERT INTO memory VALUES ('check', '{}', hex(zeroblob(32)))"], "memory", "'check'"),
    (["INSERT INTO setting (key, value) VALUES ('lead', 'x')"], "settings", "lead is 'x', which"),
    (["INSERT INTO setting (key, value) VALUES ('zone', 'Mars/X')"], "settings", "'Mars/X', which"),
    (["DELETE FROM setting"], "settings", "no id of its own"),
    (["UPDATE deadline SET said = 'yesterday' WHERE number = 13"], "pages", "CHECK"),
    (["UPDATE deadline SET said = 'yesterday' WHERE number = 13"], "clock index", "ValueError"),
    ([NO_TRIGGERS, "UPDATE journal SET state = 'x' WHERE seq = 9"], "journal", "row 9: its hash"),
]  # fmt: skip


@pytest.mark.parametrize(("statements", "name", "words"), TAMPERED)
def test_damage_is_found(store: str, statements: list[str], name: str, words: str) -> None:
    tamper(store, *statements)
    found = faults(examine(store, LATER))
    assert words in found.get(name, ""), found


_PAIRS = [f"{one}{other}" for one in "uvwxyz" for other in "yzabcdefghijklmnopqrstuvw"]


def _passes(store: str, id: int, block: bytes) -> bool:
    """Whether FTS5's check finds nothing wrong with its index once this block is in it."""
    with closing(sqlite3.connect(store, isolation_level=None)) as db:
        db.execute("UPDATE search_words_data SET block = ? WHERE id = ?", (block, id))
    with closing(sqlite3.connect(store, isolation_level=None)) as db:
        return agrees(db, WORDS)


def test_what_was_taken_away_has_to_be_gone(store: str) -> None:
    with changing(store, LATER, "me", "add") as change:
        change.add("topic", {"slug": "peas", "title": "Peas"})
    with changing(store, LATER, "me", "undo") as change:
        change.remove("topic", "peas")
    examined = examine(store, LATER)
    assert faults(examined) == {}
    records = next(remark.found for remark in examined.remarks if remark.name == "records")
    with closing(sqlite3.connect(store)) as db:
        (gone,) = db.execute("SELECT count(DISTINCT kind || id) - 1 FROM journal").fetchone()
    assert records == f"{gone} records, each as the journal last had it"
    tamper(store, "INSERT INTO topic (slug, title, recorded) VALUES ('peas', 'Peas',"
           " '2026-01-01T00:00:00.000Z')")  # fmt: skip
    found = faults(examine(store, LATER))
    assert "topic peas was taken away by the journal, and is in the store" in found["records"]


def test_a_wrong_word_is_found_where_the_check_of_fts5_finds_none(store: str) -> None:
    """It adds words up, and the same error in two texts cancels out."""
    with changing(store, LATER, "me", "add") as change:
        for slug in ("one", "two"):
            change.add("topic", {"slug": slug, "title": "Quxquux"})
    with closing(sqlite3.connect(store, isolation_level=None)) as db:
        (id, block) = db.execute(
            "SELECT id, block FROM search_words_data WHERE instr(block, CAST('quxquux' AS BLOB))"
        ).fetchone()
        # Which letters cancel out depends on the numbers of the texts.
        wrong = (block.replace(b"quxquux", f"quxqu{pair}".encode()) for pair in _PAIRS)
        assert any(_passes(store, id, each) for each in wrong)
    found = faults(examine(store, LATER))
    assert found.keys() == {"search index"}
    assert "topic one is not" in found["search index"]
    assert "topic two is not" in found["search index"]


def test_a_rewritten_journal_is_told_by_a_head_that_was_noted(store: str) -> None:
    before = examine(store, LATER).holding
    assert before is not None
    with closing(sqlite3.connect(store, isolation_level=None)) as db:
        triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        kept = dict(triggers.fetchall())
        db.execute("BEGIN")
        db.execute("DROP TRIGGER journal_keeps_rows")
        rows = db.execute(
            "SELECT seq, change, at, 'somebody', command, kind, id, state, why FROM journal"
        )
        prev = START
        for row in rows.fetchall():
            fresh = digest(prev, row)
            db.execute(
                "UPDATE journal SET who = 'somebody', prev = ?, hash = ? WHERE seq = ?",
                (prev, fresh, row[0]),
            )
            prev = fresh
        db.execute(kept["journal_keeps_rows"])
        db.execute("COMMIT")
    assert "journal" not in faults(examine(store, LATER))
    assert f"row {SEEDED_ROWS}" in faults(examine(store, LATER, before.head))["head"]
    fresh_head = Head(before.head.seq, prev)
    assert "head" not in faults(examine(store, LATER, fresh_head))


def test_a_head_holds_while_rows_are_added(store: str) -> None:
    before = examine(store, LATER).holding
    assert before is not None
    with changing(store, LATER, "me", "add") as change:
        change.add("topic", {"slug": "t", "title": "t"})
    assert faults(examine(store, LATER, before.head)) == {}
    assert "head" in faults(examine(store, LATER, Head(99_999, "0" * 64)))


def test_nobody_waits_while_it_looks(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change is stored between two checks; what is examined stays as it was."""
    wrote = []

    def write(db: sqlite3.Connection):
        def change() -> None:
            with changing(store, LATER, "me", "add") as change:
                change.add("topic", {"slug": "t", "title": "t"})
            wrote.append(True)

        writer = threading.Thread(target=change)
        writer.start()
        writer.join(10)
        yield from ()
        return "written"

    checks = (examining.Check("write", write), *CHECKS)
    monkeypatch.setattr(examining, "CHECKS", checks)
    examined = examine(store, LATER)
    assert (wrote, faults(examined)) == ([True], {})
    assert examined.holding is not None
    assert examined.holding.head.seq == SEEDED_ROWS
    assert os.listdir(os.path.dirname(store)) == ["tracker.db"]


def test_without_room_the_store_itself_is_examined(
    store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: str, copy: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copying, "duplicated", full)
    tamper(store, "UPDATE deadline SET title = 'x' WHERE number = 13")
    before = Path(store).read_bytes()
    assert faults(examine(store, LATER)).keys() == {"records", "search index"}
    assert Path(store).read_bytes() == before


def test_a_store_in_wal_mode_is_examined_with_its_log(store: str) -> None:
    with closing(sqlite3.connect(store, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("SELECT count(*) FROM topic").fetchone()  # keeps the log from being folded in
        with changing(store, LATER, "me", "add") as change:
            change.add("topic", {"slug": "t", "title": "t"})
        examined = examine(store, LATER)
        assert os.path.getsize(f"{store}-wal")
        tamper(store, "DELETE FROM search_parts WHERE rowid = (SELECT min(doc) FROM search_text)")
        assert faults(examine(store, LATER)).keys() == {"search index"}
    assert faults(examined) == {}
    assert examined.holding is not None
    assert examined.holding.head.seq == SEEDED_ROWS + 1


def test_a_copy_keeps_writers_out_for_as_long_as_it_takes(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody can write the file while its bytes are read: the copy is whole."""
    copy = str(tmp_path / "copy")
    tried = []

    def slowly(source: object, target: object, piece: int) -> None:
        with closing(sqlite3.connect(store, timeout=0, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            other.execute("CREATE TABLE more (x)")
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("COMMIT")
        tried.append(True)

    monkeypatch.setattr("shutil.copyfileobj", slowly)
    copying.duplicated(store, copy)
    assert tried
    assert os.stat(copy).st_mode & 0o777 == 0o600


def test_a_fault_of_ours_is_not_called_damage(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(db: sqlite3.Connection):
        yield from ()
        raise KeyError("ours")

    monkeypatch.setattr(examining, "CHECKS", (examining.Check("broken", broken), *CHECKS))
    with pytest.raises(KeyError, match="ours"):
        examine(store, LATER)


def test_faults_are_told_a_few_at_a_time(store: str) -> None:
    tamper(store, "UPDATE party SET fold = 'x'")
    found = faults(examine(store, datetime(2026, 12, 1, tzinfo=UTC)))["records"]
    assert found.count("fold") == 3
    assert "more" in found
