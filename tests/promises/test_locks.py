"""A lock that somebody holds is waited for; after 30 seconds the command gives up with 75."""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.promises.conftest import TORTURE, measured
from tests.promises.processes import ADD, complaint, finished, sound, start, titles
from tracker.store.opening import LOCK_SECONDS

WAITING = (sys.executable, str(Path(__file__).with_name("waiting.py")))
WRITES = [
    ("add", "x", *ADD),
    ("met", "141", "--happened", "2025-02-01"),
    ("init", "--seeds"),
    ("event", "moved", "142", "--on", "2025-03-01"),
]
READS = [("due",), ("list",), ("show", "141"), ("timeline",)]


@contextmanager
def held(path: Path, how: str) -> Iterator[sqlite3.Connection]:
    """The store's lock, in the hands of another program: IMMEDIATE to write, EXCLUSIVE writing."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute(f"BEGIN {how}")
        yield db


def waiting(path: Path, *words: str, seconds: str = "0.2") -> "subprocess.Popen[str]":
    more = {"PYTHONPATH": str(Path(__file__).parents[2])}
    return start(path.parent, seconds, "--db", str(path), *words, program=WAITING, more=more)


@pytest.mark.parametrize(
    ("how", "words"),
    [("IMMEDIATE", words) for words in WRITES]
    + [("EXCLUSIVE", words) for words in WRITES[:1]]
    + [("EXCLUSIVE", words) for words in READS],
    ids=lambda given: given if isinstance(given, str) else " ".join(given[:2]),
)
def test_a_held_lock_ends_in_75(store: Path, how: str, words: tuple[str, ...]) -> None:
    before = store.read_bytes()
    with held(store, how):
        code, _, err = finished(waiting(store, *words))
    assert (code, err) == (75, f"tracker: {store} is in use by another process: try again\n")
    assert store.read_bytes() == before
    assert finished(start(store.parent, "--db", str(store), "due"))[0] == 0


@pytest.mark.parametrize("words", READS, ids=" ".join)
def test_a_writer_that_has_not_committed_keeps_nobody_from_reading(store, words) -> None:
    with held(store, "IMMEDIATE"):
        code, _, err = finished(waiting(store, *words))
    assert (code, complaint(err)) == (0, "")


@pytest.mark.parametrize(
    ("how", "words", "at"),
    [
        ("IMMEDIATE", ("add", "waited", *ADD), "BEGIN IMMEDIATE"),
        ("EXCLUSIVE", ("due",), "connect"),  # the first setting waits already
    ],
)
def test_a_lock_that_is_let_go_is_waited_for(store: Path, how: str, words, at: str) -> None:
    with held(store, how) as db:
        process = waiting(store, *words, seconds="-")
        assert process.stdout
        assert any(line == f"at {at}\n" for line in process.stdout)  # it has begun to wait
        db.execute("COMMIT")
        code, _, err = finished(process)
    assert (code, complaint(err)) == (0, "")
    assert ("waited" in titles(store)) == (words[0] == "add")
    sound(store)


def test_an_upgrade_waits_too(old: Path, tmp_path: Path) -> None:
    path = tmp_path / "tracker.db"
    path.write_bytes(old.read_bytes())
    with held(path, "IMMEDIATE"):
        code, _, err = finished(waiting(path, "upgrade"))
    assert (code, err.count("\n")) == (75, 1)
    assert path.read_bytes() == old.read_bytes()
    assert list(tmp_path.iterdir()) == [path]


def test_it_is_thirty_seconds(store: Path) -> None:
    assert LOCK_SECONDS == 30
    if not TORTURE:
        return
    for words in (WRITES[0], ("due",)):
        with held(store, "EXCLUSIVE"):
            begun = time.monotonic()
            code, _, _ = finished(waiting(store, *words, seconds="-"))
            took = time.monotonic() - begun
        assert code == 75
        assert took >= LOCK_SECONDS
        measured(f"`{words[0]}` gave up a held lock after", f"{took:.1f} s")
