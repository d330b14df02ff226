"""`tracker merge`: what it takes as another store: a file, an export; and what it refuses."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.playing import Play, player, shown
from tests.cli.test_travel import faults
from tests.store.apart import records

SAID = ("--said", "2025-11-03", "--on", "2025-11-28")


def test_an_import_of_our_export_shares_what_it_was(
    run: Run, store: Path, here: Play, tmp_path: Path
) -> None:
    """Its journal begins anew, but its first rows say what ours once held."""
    here("amend", "12", "--title", "Twelve")
    here("export", "ndjson", "-o", str(tmp_path / "ours.ndjson"))
    other = tmp_path / "imported.db"
    there = player(other)
    there("init")
    assert run("--db", str(other), "import", str(tmp_path / "ours.ndjson")).code == 0
    assert "nothing that is new" in run("merge", str(other)).out
    there("amend", "13", "--title", "Theirs")
    here("amend", "12", "--criterion", "Ours")
    assert "0 new, 1 changed" in shown(run("merge", str(other)).out)
    there("amend", "12", "--title", "Twelve again")
    there("merge", str(store))
    assert run("merge", str(other)).code == 0
    assert "Twelve again" in run("show", "12").out
    assert "Ours" in run("show", "12").out
    assert records(store) == records(other)
    assert faults(store) == faults(other) == []


@pytest.mark.parametrize("form", ["ndjson", "json"])
def test_an_export_with_its_journal_is_as_good_as_the_store(
    form: str, run: Run, store: Path, other: Path, here: Play, there: Play, tmp_path: Path
) -> None:
    here("amend", "12", "--title", "Ours")
    there("amend", "12", "--criterion", "Theirs")
    there("amend", "13", "--title", "Theirs")
    file = tmp_path / f"whole.{form}"
    there("export", form, "--journal", "-o", str(file))
    twin = shutil.copy(store, tmp_path / "twin.db")
    assert run("merge", str(file)).code == 0
    player(Path(twin))("merge", str(other))
    assert records(store) == records(Path(twin))
    assert "nothing that is new" in run("merge", str(other)).out


def test_an_export_without_a_journal_is_compared_as_it_is(
    run: Run, store: Path, other: Path, here: Play, there: Play, tmp_path: Path
) -> None:
    there("add", "Theirs alone", "--by", "Hamas", *SAID)
    file = tmp_path / "bare.ndjson"
    there("export", "ndjson", "-o", str(file))
    here("amend", "13", "--title", "Ours")
    assert "1 new, 0 changed" in shown(run("merge", str(file)).out), "theirs is what ours was"
    there("amend", "12", "--title", "Theirs")
    there("export", "ndjson", "-o", str(file))
    result = run("merge", str(file))
    assert (result.code, "#12" in result.out) == (5, True)
    assert run("merge", str(file), "--theirs", "12").code == 0
    assert "Theirs" in run("show", "12").out
    kept = store.read_bytes()
    assert "nothing that is new" in run("merge", str(file)).out
    assert store.read_bytes() == kept
    assert faults(store) == []


def _break_journal(db: sqlite3.Connection) -> None:
    db.execute("DROP TRIGGER journal_keeps_rows")
    db.execute("UPDATE journal SET who = 'nobody' WHERE seq = 100")


def _break_record(db: sqlite3.Connection) -> None:
    db.execute("UPDATE deadline SET title = 'Forged' WHERE number = 12")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (_break_journal, "journal row 100: its hash does not match what it holds"),
        (_break_record, "title not as journalled"),
    ],
)
def test_what_does_not_hold_is_refused(
    damage: Callable[[sqlite3.Connection], None], words: str, run: Run, store: Path, other: Path
) -> None:
    db = sqlite3.connect(other)
    damage(db)
    db.commit()
    db.close()
    before = store.read_bytes()
    result = run("merge", str(other))
    assert result.code == 6
    assert result.err.startswith("tracker: theirs.db does not hold, and nothing was merged: ")
    assert words in result.err
    assert store.read_bytes() == before


def test_a_row_that_embeds_something_else_is_found(
    run: Run, store: Path, other: Path, there: Play
) -> None:
    there("amend", "12", "--title", "Theirs")
    run("merge", str(other))
    db = sqlite3.connect(store)
    db.execute("DROP TRIGGER journal_keeps_rows")
    db.execute(
        "UPDATE journal SET state = replace(state, 'tester', 'nobody') WHERE kind = 'merged'"
    )
    db.commit()
    db.close()
    assert "it embeds what its hash is not of" in shown(run("doctor").out)


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        (b"", 2, "is empty"),
        (b"title,said\nA,2025-11-03\n", 2, "is neither a store nor an export"),
        (b'{"record": "deadline", "title": "A", "said": "2025-11-03"}\n', 5, "1 bad row"),
        (b'{"record": "planet", "id": "1"}\n', 5, "1 bad row"),
        (b'{"record": "note", "id": "0000000000000001", "colour": 1}\n', 5, "1 bad row"),
        (b'{"record": "journal", "seq": 2}\n', 5, "what follows from the row before"),
        (b"{\n", 5, "1 bad row"),
    ],
)
def test_files_that_are_no_export(
    text: bytes, code: int, words: str, run: Run, store: Path, tmp_path: Path
) -> None:
    file = tmp_path / "theirs.ndjson"
    file.write_bytes(text)
    before = store.read_bytes()
    result = run("merge", str(file))
    assert result.code == code, result
    assert words in result.err
    assert "Traceback" not in result.err
    assert store.read_bytes() == before


def test_other_files_are_refused(run: Run, store: Path, other: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.db"
    db = sqlite3.connect(foreign)
    db.execute("CREATE TABLE t (x)")
    db.commit()
    db.close()
    assert (run("merge", str(foreign)).code, run("merge", str(tmp_path)).code) == (2, 2)
    assert run("merge", str(tmp_path / "none.db")).code == 2
    db = sqlite3.connect(other)
    db.execute("PRAGMA user_version = 99")
    db.commit()
    db.close()
    newer = run("merge", str(other))
    assert (newer.code, "newer tracker" in newer.err) == (2, True)
    assert run("--as-of", "2025-11-01", "merge", str(other)).code == 2
    both = run("merge", str(other), "--ours", "12", "--theirs", "12")
    assert (both.code, "both name 12" in both.err) == (2, True)


def test_a_row_that_was_edited_in_an_export_is_one_fault(
    run: Run, there: Play, tmp_path: Path
) -> None:
    file = tmp_path / "whole.ndjson"
    there("export", "ndjson", "--journal", "-o", str(file))
    rows = file.read_text(encoding="utf-8").splitlines()
    at = next(n for n, row in enumerate(rows) if '"journal"' in row) + 300
    rows[at] = rows[at].replace('"who": "', '"who": "not ')
    file.write_text("\n".join(rows), encoding="utf-8")
    result = run("merge", str(file))
    assert result.code == 5
    first, last = result.err.splitlines()
    assert first.startswith(f"tracker: whole.ndjson:{at + 1}: hash: ")
    assert first.endswith("; expected what follows from the row before")
    assert last == "tracker: whole.ndjson: 1 bad row; nothing was merged"


def test_names_that_are_empty_are_refused(run: Run, other: Path) -> None:
    for option in ("--ours", "--theirs"):
        result = run("merge", str(other), option, "")
        told = f"tracker: {option} is empty: name a record in conflict, or `all`\n"
        assert (result.code, result.err) == (2, told)
    for words in (["read", ""], ["explain", "--text", "", "--said", "2025-11-03"]):
        result = run(*words)
        assert (result.code, result.err) == (2, "tracker: the name of the file is empty\n")


@pytest.mark.parametrize(
    "text",
    [
        '{"record": "%s", "id": "1"}' % ("x" * 5000),
        '{"record": "note", "id": "0000000000000001", "%s": 1}' % ("x" * 5000),
        '{"record": "note", "id": "%s"}' % ("x" * 5000),
        "[" * 5000,
        '{"record": "note", "text": ' + "[" * 5000,
    ],
    ids=["kind", "field", "id", "list", "deep"],
)
@pytest.mark.parametrize("command", ["import", "merge"])
def test_lines_about_what_is_long_are_short(
    command: str, text: str, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "theirs.ndjson"
    file.write_text(f"{text}\n", encoding="utf-8")
    result = run(command, str(file))
    assert result.code == 5, result
    assert all(len(line) < 400 for line in result.err.splitlines()), result.err
    assert "recursion" not in result.err


def test_what_was_typed_at_length_is_not_repeated_whole(run: Run, other: Path) -> None:
    result = run("merge", str(other), "--ours", "x" * 50_000)
    assert (result.code, result.err.count("\n"), len(result.err) < 1100) == (4, 1, True)
    assert "is in no conflict" in result.err
