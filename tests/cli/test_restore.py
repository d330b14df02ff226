"""`tracker restore`: a sound backup takes the store's place whole; nothing acknowledged goes."""

import json
import shutil
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.aimed import DIE, start_at
from tests.cli.conftest import Run
from tests.conftest import SEEDED_ROWS
from tests.promises.processes import ADD, finished, no_more_than, start

DUMP = Path(__file__).parents[1] / "data" / "stores" / "schema-1.sql"


@pytest.fixture
def backup(store: Path, tmp_path: Path, run: Run) -> Path:
    """A backup, after which the store has had one more change."""
    path = tmp_path / "backups" / "b.db"
    path.parent.mkdir()
    assert run("backup", str(path)).code == 0
    assert run("add", "later", *ADD).code == 0
    return path


def head(store: Path) -> str:
    with closing(sqlite3.connect(store)) as db:
        return str(db.execute("SELECT hash FROM journal ORDER BY seq DESC").fetchone()[0])


def titles(store: Path) -> set[str]:
    with closing(sqlite3.connect(store)) as db:
        return {row[0] for row in db.execute("SELECT title FROM deadline")}


def kept(store: Path, ending: str = "before-restore") -> list[Path]:
    return sorted(store.parent.glob(f"{store.name}.{ending}.*"))


def names(store: Path) -> set[str]:
    """What stands beside the store, less what is kept."""
    return {path.name for path in store.parent.glob(f"{store.name}*")} - {
        path.name for path in kept(store)
    }


def test_what_the_backup_lacks_is_asked_about(run: Run, store: Path, backup: Path) -> None:
    before = store.read_bytes()
    result = run("restore", str(backup))
    assert result.code == 2
    assert "holds 1 change that the backup lacks, since 20" in result.err
    assert "say --yes" in result.err
    assert store.read_bytes() == before
    assert names(store) == {"tracker.db"}


def test_a_backup_of_another_store_is_called_so(run: Run, store: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    assert run("--db", str(other), "init").code == 0
    result = run("restore", str(other))
    assert result.code == 2
    assert "that the backup, of another store, lacks" in result.err


@pytest.mark.parametrize("yes", [False, True])
def test_on_a_terminal_one_is_asked(
    run: Run, store: Path, backup: Path, monkeypatch: pytest.MonkeyPatch, yes: bool
) -> None:
    asked = []

    def confirm(text: str) -> bool:
        asked.append(text)
        return yes

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.confirm", confirm)
    before = head(store)
    result = run("restore", str(backup))
    assert (result.code, len(asked)) == (0, 1)
    assert "holds 1 change that the backup lacks" in asked[0]
    assert head(store) == (head(backup) if yes else before)
    assert ("The store was left as it is." in result.out) != yes
    assert len(kept(store)) == int(yes)


def test_a_restore_keeps_what_was_there(run: Run, store: Path, backup: Path) -> None:
    before = head(store)
    result = run("restore", str(backup), "--yes")
    assert (result.code, result.err) == (0, "")
    assert head(store) == head(backup)
    assert store.stat().st_mode & 0o777 == 0o600
    (old,) = kept(store)
    assert str(old) in result.out
    assert head(old) == before
    assert names(store) == {"tracker.db"}
    assert run("doctor").code == 0
    assert run("add", "after", *ADD).code == 0
    assert "after" not in titles(old)


def test_nothing_is_asked_when_the_backup_holds_all(run: Run, store: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer.db"
    shutil.copy(store, newer)
    assert run("--db", str(newer), "add", "newer", *ADD).code == 0
    assert run("restore", str(newer)).code == 0
    assert "newer" in titles(store)


def test_a_missing_store_is_made(run: Run, store: Path, backup: Path, tmp_path: Path) -> None:
    place = tmp_path / "new" / "tracker.db"
    assert run("--db", str(place), "restore", str(backup)).code == 0
    assert head(place) == head(backup)
    assert (place.stat().st_mode & 0o777, place.parent.stat().st_mode & 0o777) == (0o600, 0o700)


@pytest.mark.parametrize("damage", ["empty", "garbage", "cut", "header"])
def test_a_damaged_store_is_moved_aside(run: Run, store: Path, backup: Path, damage: str) -> None:
    data = store.read_bytes()
    store.write_bytes(
        {
            "empty": b"",
            "garbage": b"x" * 5000,
            "cut": data[:9000],
            "header": data[:47] + b"\7" + data[48:],
        }[damage]
    )
    journal = Path(f"{store}-journal")
    journal.write_bytes(b"no journal of ours")
    damaged = store.read_bytes()
    assert "cannot be read, and will be moved aside" in run("restore", str(backup)).err
    result = run("restore", str(backup), "--yes")
    assert (result.code, result.err) == (0, "")
    assert head(store) == head(backup)
    aside = {path.read_bytes() for path in kept(store, "damaged")}
    assert damaged in aside
    assert not journal.exists()
    assert run("doctor").code == 0


def test_another_program_s_file_is_left(run: Run, store: Path, backup: Path) -> None:
    store.unlink()
    with closing(sqlite3.connect(store)) as db:
        db.execute("CREATE TABLE t (x)")
    before = store.read_bytes()
    result = run("restore", str(backup), "--yes")
    assert (result.code, "another program" in result.err) == (2, True)
    assert store.read_bytes() == before


def test_a_damaged_backup_is_refused(run: Run, store: Path, backup: Path) -> None:
    with closing(sqlite3.connect(backup, isolation_level=None)) as db:
        db.execute("UPDATE deadline SET title = 'forged' WHERE number = 13")
    before = store.read_bytes()
    result = run("restore", str(backup), "--yes")
    assert (result.code, result.out, result.err.count("\n")) == (6, "", 1)
    assert store.read_bytes() == before
    assert names(store) == {"tracker.db"}
    checked = run("restore", str(backup), "--check")
    assert checked.code == 6
    assert "title not as journalled" in " ".join(checked.out.split())


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("absent.db", 2, "no backup at"),
        ("text.db/b.db", 2, "no backup at"),
        ("text.db", 2, "not a tracker store"),
        ("cut.db", 74, "damaged"),
        (".", 2, "not a file"),
        ("tracker.db", 2, "is the store itself"),
    ],
)
def test_what_is_no_backup_is_refused(
    run: Run, store: Path, name: str, code: int, words: str
) -> None:
    (store.parent / "text.db").write_text("no database" * 1000)
    (store.parent / "cut.db").write_bytes(store.read_bytes()[:5000])
    before = store.read_bytes()
    result = run("restore", str(store.parent / name), "--yes")
    assert (result.code, result.err.count("\n")) == (code, 1), result
    assert words in result.err
    assert store.read_bytes() == before
    assert names(store) == {"tracker.db"}


def test_check_says_what_a_backup_holds(run: Run, store: Path, backup: Path) -> None:
    before = store.read_bytes(), backup.read_bytes()
    result = run("restore", str(backup), "--check")
    assert (result.code, result.err) == (0, "")
    assert f"Holds: 132 deadlines, 8 events, {SEEDED_ROWS} journal rows" in result.out
    assert f"head    {SEEDED_ROWS}:{head(backup)}" in result.out
    assert (store.read_bytes(), backup.read_bytes()) == before


def test_a_backup_of_an_older_version_is_brought_up(run: Run, store: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    with closing(sqlite3.connect(old)) as db:
        db.executescript(DUMP.read_text(encoding="utf-8"))
    before = old.read_bytes()
    assert run("restore", str(old), "--check").code == 0
    assert "lacks" in run("restore", str(old)).err
    assert run("restore", str(old), "--yes").code == 0
    assert titles(store) == titles(old)
    assert run("doctor").code == 0
    assert old.read_bytes() == before


def test_a_store_in_wal_mode_is_replaced_with_its_log(run: Run, store: Path, backup: Path) -> None:
    with closing(sqlite3.connect(store, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
    assert run("add", "in the log", *ADD).code == 0
    assert run("restore", str(backup), "--yes").code == 0
    assert names(store) == {"tracker.db"}
    assert {"later", "in the log"} <= titles(kept(store)[0])
    assert run("doctor").code == 0


def test_a_store_in_use_is_not_replaced(
    run: Run, store: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.store.opening.LOCK_SECONDS", 0.0)
    with closing(sqlite3.connect(store, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        result = run("restore", str(backup), "--yes")
    assert (result.code, result.err.count("\n")) == (75, 1)
    assert kept(store) == []
    assert names(store) == {"tracker.db"}


def test_a_waiting_writer_starts_over_on_the_restored_store(store: Path, backup: Path) -> None:
    """It has opened the old file and waits for its lock when another takes its place."""
    holding, waiting = store.parent / "holding", store.parent / "waiting"
    hold = f"""
        pathlib.Path({str(holding)!r}).touch()
        while not os.path.exists({str(waiting)!r}): time.sleep(0.005)"""
    moment = "tracker.store.restoring:name_too"
    restore = start_at(moment, hold, store, "restore", str(backup), "--yes")
    while not holding.exists():
        assert restore.poll() is None
        time.sleep(0.005)
    say = f"pathlib.Path({str(waiting)!r}).touch()"
    add = start_at("tracker.store.opening:locked", say, store, "add", "waited", *ADD)
    assert finished(add)[::2] == (0, "")
    assert finished(restore)[::2] == (0, "")
    (old,) = kept(store)
    assert {"later", "waited"} & titles(old) == {"later"}
    assert {"later", "waited"} & titles(store) == {"waited"}
    with closing(sqlite3.connect(store)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_writers_lose_nothing_to_restores(store: Path, backup: Path, tmp_path: Path) -> None:
    """Each acknowledged change is in the store, or in one of those that were kept."""
    adds = {f"crowd {n}": start(tmp_path, "--db", str(store), "add", f"crowd {n}", *ADD)
            for n in range(5)}  # fmt: skip
    restores = [
        start(tmp_path, "--db", str(store), "restore", str(backup), "--yes") for _ in range(2)
    ]
    for process in restores:
        code, _, err = finished(process)
        assert code in (0, 75), err  # changed meanwhile: run it again
    for process in adds.values():
        assert finished(process)[::2] == (0, "")
    found = set().union(*map(titles, [store, *kept(store)]))
    assert set(adds) | {"later"} <= found
    assert names(store) == {"tracker.db"}


MOMENTS = [
    "tracker.store.restoring:duplicated",
    "tracker.store.restoring:examine",
    "tracker.store.restoring:locked",
    "tracker.store.restoring:sync",
    "tracker.store.restoring:name_too",
    "os:replace",
    "tracker.store.restoring:sync:2",
]


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_kill_leaves_the_old_or_the_new_store(
    run: Run, store: Path, backup: Path, moment: str
) -> None:
    old, new = head(store), head(backup)
    process = start_at(moment, DIE, store, "restore", str(backup), "--yes")
    assert finished(process)[0] == -signal.SIGKILL
    assert head(store) == (new if moment.endswith(":2") else old)
    report = json.loads(run("doctor", "--format", "json").out)
    assert [r for r in report["remarks"] if r["level"] == "fault"] == []
    left = next(r for r in report["remarks"] if r["name"] == "left over")
    assert (left["level"] == "advice") == bool(list(store.parent.glob("*.new")))
    assert run("restore", str(backup), "--yes").code == 0
    assert head(store) == new


def test_a_full_disk_leaves_the_store(store: Path, backup: Path, tmp_path: Path) -> None:
    before = store.read_bytes()
    words = ("--db", str(store), "restore", str(backup), "--yes")
    code, _, err = finished(start(tmp_path, *words, preexec_fn=lambda: no_more_than(100_000)))
    assert (code, err.count("\n")) == (74, 1)
    assert store.read_bytes() == before
    assert names(store) == {"tracker.db"}
    assert kept(store) == []
