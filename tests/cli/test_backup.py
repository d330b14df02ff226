"""`tracker backup`: a whole copy, put in its place in one step, older ones kept."""

import os
import signal
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.aimed import DIE, start_at
from tests.cli.conftest import Run
from tests.cli.test_restore import head
from tests.conftest import SEEDED_ROWS
from tests.promises.processes import ADD, finished, no_more_than, start
from tracker.store.backups import shift
from tracker.store.memory import recall
from tracker.store.opening import reading


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "backups"
    path.mkdir()
    return path


def test_a_backup_is_a_sound_store_of_its_own(run: Run, store: Path, folder: Path) -> None:
    target = folder / "b.db"
    result = run("backup", str(target))
    assert (result.code, result.err) == (0, "")
    assert f"132 deadlines, 8 events, {SEEDED_ROWS} journal rows" in " ".join(result.out.split())
    assert f"{SEEDED_ROWS}:{head(store)}" in result.out
    assert target.stat().st_mode & 0o777 == 0o600
    assert os.listdir(folder) == ["b.db"]
    assert run("--db", str(target), "doctor").code == 0
    with reading(str(store)) as db:
        kept = recall(db, "backup")
    assert kept is not None
    assert kept["path"] == str(target)
    assert datetime.fromisoformat(kept["at"]).tzinfo is not None
    assert head(store) == head(target)  # that a backup was made is no part of the record


def test_older_backups_move_up_one_name(run: Run, store: Path, folder: Path) -> None:
    target = folder / "b.db"
    heads = []
    for n in range(5):
        assert run("backup", str(target), "--keep", "3").code == 0
        heads.append(head(store))
        assert run("add", f"more {n}", *ADD).code == 0
    assert sorted(os.listdir(folder)) == ["b.db", "b.db.1", "b.db.2"]
    assert [head(folder / name) for name in ("b.db", "b.db.1", "b.db.2")] == heads[:1:-1]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("a", "aa"),
        ("abc", "aab"),
        ("ab-", "aab"),
        ("-bc", "-bc"),
        ("a-c", "aac"),
        ("a", "a"),
    ],
)
def test_a_gap_is_filled_before_the_oldest_goes(tmp_path: Path, before: str, after: str) -> None:
    names = [tmp_path / f"{n}" for n in range(max(len(before), len(after), 1))]
    for path, text in zip(names, before, strict=False):
        if text != "-":
            path.write_text(text)
    shift([str(path) for path in names])
    found = "".join(path.read_text() if path.exists() else "-" for path in names)
    assert found.rstrip("-") == after.rstrip("-")


def test_where_links_are_unknown_it_is_renamed(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*paths: str) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("tracker.store.copying.os.link", unknown)
    target = str(folder / "b.db")
    for _ in range(3):
        assert run("backup", target, "--keep", "2").code == 0
    assert sorted(os.listdir(folder)) == ["b.db", "b.db.1"]


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE t (x)")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("folder", "is a folder: name a file in it"),
        ("missing folder", "there is no folder"),
        ("the store", "is the store itself"),
        ("a symlink to it", "is the store itself"),
        ("a hard link to it", "is the store itself"),
        ("its journal", "is the store itself"),
        ("an older name", "no tracker store"),
        ("text", "no tracker store"),
        ("another store", "backup of another store"),
        ("a foreign database", "is no tracker store"),
        ("a dangling link", "is no file"),
    ],
)
def test_what_is_in_the_way_is_left(
    run: Run, store: Path, folder: Path, kind: str, words: str
) -> None:
    older = folder / "b.db.1"
    ways = {
        "a symlink to it": lambda: (folder / "b.db").symlink_to(store),
        "a hard link to it": lambda: (folder / "b.db").hardlink_to(store),
        "an older name": lambda: older.write_text("mine"),
        "text": lambda: (folder / "b.db").write_text("mine"),
        "another store": lambda: run("--db", str(folder / "b.db"), "init"),
        "a foreign database": lambda: foreign(folder / "b.db"),
        "a dangling link": lambda: older.symlink_to(folder / "none"),
    }
    targets = {
        "folder": folder,
        "missing folder": folder / "none" / "b.db",
        "the store": store,
        "its journal": Path(f"{store}-journal"),
    }
    ways.get(kind, lambda: None)()
    target = targets.get(kind, folder / "b.db")
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    stored = store.read_bytes()
    result = run("backup", str(target), "--keep", "2")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1), result
    assert words in result.err
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before
    assert store.read_bytes() == stored


def test_a_symlink_is_followed(run: Run, folder: Path) -> None:
    (folder / "real").mkdir()
    (folder / "b.db").symlink_to(folder / "real" / "b.db")
    assert run("backup", str(folder / "b.db")).code == 0
    assert (folder / "b.db").is_symlink()
    assert os.listdir(folder / "real") == ["b.db"]


def test_a_store_that_cannot_be_written_is_backed_up(
    run: Run, store: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.store.opening.LOCK_SECONDS", 0.0)
    with closing(sqlite3.connect(store, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        result = run("backup", str(folder / "b.db"))
    assert result.code == 0
    assert "the backup is whole, but the store cannot remember it" in result.err
    assert result.err.count("\n") == 1
    assert head(folder / "b.db") == head(store)


def test_a_damaged_store_replaces_no_backup(run: Run, store: Path, folder: Path) -> None:
    target = folder / "b.db"
    assert run("backup", str(target)).code == 0
    before, data = target.read_bytes(), bytearray(store.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 20_000] = b"\xff" * 20_000
    store.write_bytes(data)
    result = run("backup", str(target), "--keep", "3")
    assert (result.code, result.err.count("\n")) == (74, 1)
    assert str(store) in result.err
    assert target.read_bytes() == before
    assert os.listdir(folder) == ["b.db"]


@pytest.mark.parametrize(
    "moment",
    [
        "tracker.store.copying:check",
        "tracker.store.backups:shift",
        "os:replace",
        "os:replace:2",
        "tracker.store.backups:sync",
    ],
)
def test_a_kill_leaves_no_fewer_good_backups(
    run: Run, store: Path, folder: Path, moment: str
) -> None:
    target = folder / "b.db"
    for _ in range(3):
        assert run("backup", str(target), "--keep", "3").code == 0
    process = start_at(moment, DIE, store, "backup", str(target), "--keep", "3")
    assert finished(process)[0] == -signal.SIGKILL
    sound = [path for path in folder.iterdir() if run("--db", str(path), "doctor").code == 0]
    assert len({path.stat().st_ino for path in sound}) >= 3
    assert target in sound
    assert run("backup", str(target), "--keep", "3").code == 0
    assert run("--db", str(target), "doctor").code == 0


def test_a_full_disk_leaves_the_backup(store: Path, folder: Path, tmp_path: Path) -> None:
    target = folder / "b.db"
    target.touch()
    target.unlink()
    words = ("--db", str(store), "backup", str(target))
    code, _, err = finished(start(tmp_path, *words, preexec_fn=lambda: no_more_than(100_000)))
    assert (code, err.count("\n")) == (74, 1)
    assert str(target) in err
    assert os.listdir(folder) == []
