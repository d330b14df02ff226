"""Bit rot: whatever changes in what can be read, `doctor` says so, or the file is refused.

`make torture` flips thousands of bits instead of some hundreds.
"""

import random
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.promises.conftest import measured, size
from tracker.store.change import changing
from tracker.store.copies import keep
from tracker.store.upgrading import upgrade

DUMP = Path(__file__).parents[1] / "data" / "stores" / "schema-1.sql"
WRITTEN = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
FLIPS = size(600, 5_000)
PAGE = 4096
REFUSED = {2, 74}
INDEXES = ("search_words", "search_parts", "search_evidence")
INSIDE = {f"{name}_{part}" for name in INDEXES for part in ("data", "idx", "config")}
FAULTS = 6


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small store with a bit of everything that can stand in one."""
    path = tmp_path_factory.mktemp("sound") / "tracker.db"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(DUMP.read_text(encoding="utf-8"))
    upgrade(str(path), WRITTEN)
    with changing(str(path), WRITTEN, "tester", "add", "for the test") as change:
        change.add("setting", {"key": "lead", "value": "14"})
        change.add("party", {"slug": "orban", "name": "Viktor Orbán", "aliases": ["Orban", "VO"]})
        change.add("topic", {"slug": "budget", "title": "Budget", "lead": 30})
        (deadline,) = change.db.execute("SELECT min(id) FROM deadline").fetchone()
        note = {"id": change.new_id(), "deadline": deadline, "known": "2026-01-01", "text": "n"}
        change.add("note", note)
        source = change.add("source", {"id": change.new_id(), "title": "A pamphlet"})
        keep(change, source["id"], "<!doctype html><p>a word, <b>another</b> ", None)
        proof = {"source": source["id"], "quote": "another", "known": "2026-01-01"}
        change.add("citation", {"id": change.new_id(), "deadline": deadline, **proof})
        change.remember("check", {"at": "2026-11-24T08:00:00.000Z", "seq": 3})
    return path


def readable(path: Path) -> object:
    """Every column of every table, read by SQLite alone; None when it cannot be read.

    Of the search index it is what a search can find: which word stands where. How FTS5 keeps that
    is its own affair: a word that was taken out long ago may still lie about, and change.
    """
    try:
        with closing(sqlite3.connect(path)) as db:
            db.text_factory = bytes
            schema = db.execute("SELECT * FROM sqlite_master").fetchall()
            names = {row[1].decode() for row in schema if row[0] == b"table"}
            for index in INDEXES:
                given = f"fts5vocab('main', '{index}', 'instance')"
                db.execute(f"CREATE VIRTUAL TABLE temp.of_{index} USING {given}")
            read = sorted(names - INSIDE) + [f"of_{index}" for index in INDEXES]
            return schema, [db.execute(f'SELECT * FROM "{n}" NOT INDEXED').fetchall() for n in read]
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def bits(data: bytes) -> list[int]:
    """A fixed sample of bits: each page has its share, half of it where something is written."""
    chance = random.Random(3)
    pages = len(data) // PAGE
    found = [chance.randrange(100 * 8) for _ in range(FLIPS // 20)]  # the file's header
    for page in range(pages):
        start = page * PAGE
        written = [n for n in range(start, start + PAGE) if data[n]]
        for turn in range((FLIPS - len(found)) // (pages - page)):
            byte = chance.choice(written) if turn % 2 else start + chance.randrange(PAGE)
            found.append(byte * 8 + chance.randrange(8))
    return found


OTHERS = [
    ("due", "--all", "--long"),
    ("list",),
    ("list", "--format", "json"),
    *(("show", str(number)) for number in range(1, 8)),
    ("timeline",),
    ("log",),
    ("check", "--dry-run"),
    ("set", "--list"),
    ("met", "4", "--happened", "2025-11-09", "--known", "2025-11-10"),
    ("add", "A vote", "--by", "Orban", "--said", "2025-11-03", "--on", "2025-11-12"),
    ("event", "happened", "2"),
]
FORESEEN = {0, 2, 4, 5, 74, 75}


def check_others(run: Run, path: Path, chance: random.Random) -> None:
    """The other commands may say what they read, or one line; never a traceback."""
    damaged = path.read_bytes()
    for words in chance.sample(OTHERS, 2):
        result = run("--db", str(path), *words)
        assert result.code in FORESEEN, (words, result)
        assert result.err.count("\n") == (result.code != 0), (words, result)
        path.write_bytes(damaged)


def test_every_flipped_bit_that_shows_is_found(run: Run, sound: Path, tmp_path: Path) -> None:
    data, original = sound.read_bytes(), readable(sound)
    path = tmp_path / "flipped.db"
    assert run("--db", str(sound), "doctor").code == 0
    seen: Counter[tuple[str, int]] = Counter()
    chance = random.Random(4)
    for bit in bits(data):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(flipped)
        shows = readable(path) != original
        result = run("--db", str(path), "doctor")
        where = f"byte {bit // 8}, bit {bit % 8}: {result}"
        assert result.code in {0, FAULTS} | REFUSED, where
        assert not shows or result.code != 0, where
        assert (result.err.count("\n") == 1) == (result.code in REFUSED), where
        assert ("fault" in result.out) == (result.code == FAULTS), where
        assert path.read_bytes() == flipped, where
        seen["shows" if shows else "hidden", result.code] += 1
        if shows:
            check_others(run, path, chance)
    assert sum(n for (shows, _), n in seen.items() if shows == "shows") > FLIPS // 10
    shown = {code: n for (shows, code), n in seen.items() if shows == "shows"}
    measured("bits flipped, all over a small store", sum(seen.values()))
    measured("of which change what can be read, all of them found", sum(shown.values()))
    measured(
        "found by doctor's report; by a refusal of the file",
        (shown[FAULTS], sum(shown.values()) - shown[FAULTS]),
    )


@pytest.mark.parametrize("older", [False, True])
def test_a_flipped_backup_is_sound_or_refused(
    run: Run, sound: Path, tmp_path: Path, older: bool
) -> None:
    """Also one of an older version, whose steps meet the damage first."""
    backup = tmp_path / "backup.db"
    if older:
        with closing(sqlite3.connect(backup)) as db:
            db.executescript(DUMP.read_text(encoding="utf-8"))
    data = backup.read_bytes() if older else sound.read_bytes()
    for bit in bits(data)[FLIPS // 20 :: 20]:
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        backup.write_bytes(flipped)
        result = run("restore", str(backup), "--check")
        assert result.code in {0, FAULTS} | REFUSED, (bit, result)
        assert (result.err.count("\n") == 1) == (result.code in REFUSED), (bit, result)
        assert backup.read_bytes() == flipped


def test_every_truncated_file_is_found(run: Run, sound: Path, tmp_path: Path) -> None:
    data = sound.read_bytes()
    path = tmp_path / "short.db"
    lengths = [*range(0, len(data), PAGE), 1, 99, 100, 511, 5000, len(data) - 1]
    for length in lengths:
        path.write_bytes(data[:length])
        result = run("--db", str(path), "doctor")
        assert result.code in {FAULTS} | REFUSED, (length, result)
        assert (result.err.count("\n") == 1) == (result.code in REFUSED), (length, result)
        assert path.stat().st_size == length
