"""An older store through the command line: told, left alone, brought up once, never half."""

import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.aimed import DIE, start_at
from tests.cli.conftest import Run
from tests.cli.test_restore import DUMP, titles
from tests.promises.processes import ADD, finished, no_more_than, start
from tracker.store.opening import SCHEMA_VERSION

READING = ["due", "list", "show 1", "timeline", "log", "doctor", "backup b.db"]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old" / "tracker.db"
    path.parent.mkdir(mode=0o700)
    path.touch(0o600)
    with closing(sqlite3.connect(path)) as db:
        db.executescript(DUMP.read_text(encoding="utf-8"))
    return path


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def copies(old: Path) -> list[Path]:
    return sorted(path for path in old.parent.iterdir() if path != old)


@pytest.mark.parametrize("command", READING)
def test_what_reads_says_so_and_writes_nothing(run: Run, old: Path, command: str) -> None:
    before = old.read_bytes(), old.stat().st_mtime_ns
    result = run("--db", str(old), *command.replace("b.db", f"{old}.b").split())
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert "run `tracker upgrade`, which keeps a copy" in result.err
    assert (old.read_bytes(), old.stat().st_mtime_ns) == before
    assert copies(old) == []


def test_the_first_change_brings_it_up_and_keeps_a_copy(run: Run, old: Path) -> None:
    before = titles(old)
    result = run("--db", str(old), "add", "new", *ADD)
    assert result.code == 0
    assert result.err.startswith(f"tracker: upgraded {old}; what it was is kept as ")
    assert titles(old) == before | {"new"}
    (copy,) = copies(old)
    assert str(copy) in result.err
    assert (version(copy), version(old)) == (1, SCHEMA_VERSION)
    assert copy.stat().st_mode & 0o777 == 0o600
    assert titles(copy) == before
    assert run("--db", str(old), "doctor").code == 0
    again = run("--db", str(old), "upgrade")
    assert (again.code, again.out) == (0, f"{old} is of this version already.\n")
    assert copies(old) == [copy]


def test_many_at_once_bring_it_up_once(run: Run, old: Path, tmp_path: Path) -> None:
    before = titles(old)
    words = [("upgrade",), ("upgrade",), *(("add", f"new {n}", *ADD) for n in range(4))]
    processes = [start(tmp_path, "--db", str(old), *each) for each in words]
    ended = [finished(process) for process in processes]
    assert [code for code, _, _ in ended] == [0] * 6, ended
    assert sum("upgraded" in err for _, _, err in ended) == 1
    assert titles(old) == before | {f"new {n}" for n in range(4)}
    assert [version(path) for path in copies(old)] == [1]
    assert run("--db", str(old), "doctor").code == 0


MOMENTS = [
    "tracker.store.copying:check",
    "tracker.store.upgrading:migrate",
    "tracker.store.making:migrations",
    "tracker.store.change:stamp",
    "tracker.store.change:set_clock",
]


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_kill_leaves_it_old(run: Run, old: Path, moment: str) -> None:
    before = titles(old)
    process = start_at(moment, DIE, old, "upgrade")
    assert finished(process)[0] == -signal.SIGKILL
    assert version(old) == 1
    assert titles(old) == before
    whole = [
        path for path in copies(old) if ".new" not in path.name and "-journal" not in str(path)
    ]
    assert [titles(path) for path in whole] == [before] * len(whole)
    assert run("--db", str(old), "add", "after all", *ADD).code == 0
    assert titles(old) == before | {"after all"}
    assert run("--db", str(old), "doctor").code == 0


@pytest.mark.parametrize("room", [0, 100_000, 1.01])
def test_a_full_disk_leaves_it_old(old: Path, tmp_path: Path, room: float) -> None:
    size = old.stat().st_size
    limit = int(room if room > 2 else size * room)
    before = old.read_bytes()
    words = (tmp_path, "--db", str(old), "upgrade")
    process = start(*words, preexec_fn=lambda: no_more_than(limit))
    code, out, err = finished(process)
    assert (code, out, err.count("\n")) == (74, "", 1), err
    assert version(old) == 1
    assert old.read_bytes() == before
    assert copies(old) == []


def test_a_folder_that_takes_no_copy_leaves_it_old(
    run: Run, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a read-only folder, which keeps not even root from writing in a test."""
    before = old.read_bytes()

    def refused(path: str, flags: int, mode: int) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tracker.store.copying.os.open", refused)
    for words in (("upgrade",), ("add", "new", *ADD)):
        result = run("--db", str(old), *words)
        assert (result.code, result.out, result.err.count("\n")) == (77, "", 1)
    assert old.read_bytes() == before
    assert copies(old) == []


def test_indexes_are_made_anew(run: Run, store: Path) -> None:
    with closing(sqlite3.connect(store, isolation_level=None)) as db:
        db.execute("DELETE FROM clock WHERE deadline = (SELECT max(deadline) FROM clock)")
        db.execute("INSERT INTO clock VALUES ('0000000000000000', 1, 1, 1, 1)")
        db.execute("UPDATE tally SET n = n + 1")
        db.execute("INSERT INTO search_words (search_words) VALUES ('delete-all')")
        db.execute("DELETE FROM search_parts_data WHERE id > 10")
    report = run("doctor")
    assert report.code == 6
    assert "`tracker upgrade --rebuild` makes it anew" in report.out
    result = run("upgrade", "--rebuild")
    assert (result.code, result.err) == (0, "")
    assert result.out == f"The indexes of {store} are made anew.\n"
    assert run("doctor").code == 0
    assert "#13" in run("search", "senate").out


LOST = [
    "DELETE FROM search_words_idx",
    "UPDATE search_words_data SET block = CAST('garbage' AS BLOB) WHERE id = 10",
    "UPDATE search_words_data SET block = zeroblob(length(block)) WHERE id > 10",
    "DELETE FROM search_words_config",
    "UPDATE search_parts_config SET v = 99",
    "DROP TABLE search_words",
    "DROP TABLE search_parts_data",
    "DROP VIEW search_text",
    "DROP VIEW record",
    "DROP TABLE clock",
    "DROP TABLE tally",
    "DROP INDEX clock_span",
    "ALTER TABLE clock ADD COLUMN more INTEGER",
]


@pytest.mark.parametrize("statement", LOST)
def test_a_lost_index_is_made_anew_as_advised(run: Run, store: Path, statement: str) -> None:
    before = run("search", "ceasefire").out
    with closing(sqlite3.connect(store, isolation_level=None)) as db:
        db.execute(statement)
    report = run("doctor")
    assert (report.code, report.out.count("restore FILE")) == (6, 0)
    assert "`tracker upgrade --rebuild` makes it anew" in report.out
    for words in (("search", "ceasefire"), ("list", "--text", "ceasefire"), ("due",)):
        result = run(*words)
        assert result.code in (0, 74)
        if result.code:
            assert result.err.count("\n") == 1
            assert "`tracker upgrade --rebuild`" in result.err
    result = run("upgrade", "--rebuild")
    assert (result.code, result.err) == (0, "")
    assert run("doctor").code == 0
    assert run("search", "ceasefire").out == before
    assert run("add", "A ceasefire", *ADD).code == 0
    assert run("doctor").code == 0


def test_a_rebuild_that_fails_leaves_all_as_it_was(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(store, isolation_level=None)) as db:
        db.execute("DELETE FROM search_words_config")
    before = store.read_bytes()

    def full(db: sqlite3.Connection) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("tracker.store.indexing.fill", full)
        assert run("upgrade", "--rebuild").code == 74
    assert store.read_bytes() == before
    assert run("upgrade", "--rebuild").code == 0
    assert run("doctor").code == 0


def test_an_older_store_is_upgraded_before_that(run: Run, old: Path) -> None:
    result = run("--db", str(old), "upgrade", "--rebuild")
    assert (result.code, "upgraded" in result.err) == (0, True)
    assert run("--db", str(old), "search", "vienna").out.startswith("#")
