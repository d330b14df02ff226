"""What doctor says of the place and the programs that a store stands on: advice, never a fault."""

import os
import sqlite3
from collections import namedtuple
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from tests.store.conftest import WRITTEN
from tracker.store import surroundings as place
from tracker.store import zonedata
from tracker.store.change import changing, stamp
from tracker.store.remark import Remark
from tracker.store.surroundings import surroundings

SOON = WRITTEN + timedelta(hours=1)


def look(store: str, name: str) -> Remark:
    (remark,) = [remark for remark in surroundings(store, SOON) if remark.name == name]
    return remark


def remember(store: str, name: str, **kept: str) -> None:
    with changing(store, WRITTEN, "me", "backup") as change:
        change.remember(name, kept)


def test_everything_is_said_and_nothing_is_a_fault(store: str) -> None:
    before = Path(store).read_bytes(), os.listdir(os.path.dirname(store))
    found = surroundings(store, SOON)
    assert [remark.name for remark in found] == list(place.LOOKS)
    assert {remark.level for remark in found} <= {"ok", "advice"}
    assert all(bool(remark.remedy) == (remark.level == "advice") for remark in found)
    assert (Path(store).read_bytes(), os.listdir(os.path.dirname(store))) == before


def test_versions_are_named(store: str) -> None:
    assert f"SQLite {sqlite3.sqlite_version}" in look(store, "versions").found


def test_wal_mode_is_advised_against_where_it_loses_commits(
    store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert look(store, "journal mode").found == "delete, synchronous extra"
    with closing(sqlite3.connect(store, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
    found = look(store, "journal mode")  # nobody has set it, so the default holds
    assert found.found == "wal, synchronous extra, not delete as set"
    assert found.remedy == "tracker set journal_mode delete"
    with changing(store, WRITTEN, "me", "set") as change:
        change.add("setting", {"key": "journal_mode", "value": "wal"})
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 40, 1))
    assert "can lose commits" in look(store, "journal mode").found
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 51, 3))
    assert look(store, "journal mode").level == "ok"
    with changing(store, WRITTEN, "me", "set") as change:
        state = change.load("setting", "journal_mode")
        assert state is not None
        change.edit("setting", state | {"value": "delete"})
    assert look(store, "journal mode").remedy == "tracker set journal_mode delete"


def test_modes_come_with_the_command_to_type(store: str) -> None:
    folder = os.path.dirname(store)
    os.chmod(folder, 0o700)
    os.chmod(store, 0o600)
    assert look(store, "modes") == Remark("modes", "ok", "file 600, folder 700")
    os.chmod(store, 0o644)
    os.chmod(folder, 0o755)
    assert look(store, "modes").remedy == f"chmod 600 {store} && chmod 700 {folder}"


def test_nobody_is_told_to_close_a_folder_that_all_share(store: str) -> None:
    os.chmod(store, 0o600)
    os.chmod(os.path.dirname(store), 0o1777)
    seen = look(store, "modes")
    assert (seen.level, seen.found) == ("advice", "file 600, folder 777, shared")
    assert "chmod" not in str(seen.remedy)


def test_a_second_name_is_told(store: str) -> None:
    assert look(store, "names").level == "ok"
    os.link(store, f"{store}.too")
    assert "2 names" in look(store, "names").found


def test_what_a_kill_left_is_told(store: str) -> None:
    assert look(store, "left over").level == "ok"
    for end in ("a.new", "b.scratch", "damaged.c", "before-restore.d"):
        Path(f"{store}.{end}").touch()
    found = look(store, "left over")
    assert found.found.startswith("2 files")
    assert found.remedy == f"if no command is running: rm {store}.a.new {store}.b.scratch"


def test_room(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr("shutil.disk_usage", lambda path: usage(9, 9, 1_000_000))
    found = look(store, "space")
    assert (found.level, "1.0 MB are free" in found.found) == ("advice", True)


@pytest.mark.parametrize(("kind", "level"), [("ext4", "ok"), ("nfs4", "advice"), (None, "ok")])
def test_network_file_systems(
    store: str, monkeypatch: pytest.MonkeyPatch, kind: str | None, level: str
) -> None:
    monkeypatch.setattr(place, "_file_system", lambda path: kind)
    assert look(store, "disk").level == level


def test_a_clock_behind_the_newest_change(store: str) -> None:
    assert look(store, "clock").level == "ok"
    (remark,) = [r for r in surroundings(store, WRITTEN - timedelta(1)) if r.name == "clock"]
    assert (remark.level, "is behind" in remark.found) == ("advice", True)


@pytest.mark.parametrize(
    ("name", "hours", "level"),
    [
        ("check", 47, "ok"),
        ("check", 49, "advice"),
        ("backup", 167, "ok"),
        ("backup", 169, "advice"),
    ],
)
def test_age(store: str, name: str, hours: int, level: str) -> None:
    assert look(store, f"last {name}").found == f"no {name} yet"
    remember(store, name, at=stamp(SOON - timedelta(hours=hours)), path=store)
    assert look(store, f"last {name}").level == level


def test_a_backup_that_is_gone(store: str) -> None:
    remember(store, "backup", at=stamp(WRITTEN), path="/nowhere/b.db")
    assert "/nowhere/b.db is not there any more" in look(store, "last backup").found


def test_what_cannot_be_told_is_advice(store: str) -> None:
    with closing(sqlite3.connect(store, isolation_level=None)) as db:
        db.execute("INSERT INTO memory VALUES ('check', 'x', hex(zeroblob(32)))")
    assert look(store, "last check").found.startswith("cannot be told")


@pytest.mark.parametrize(
    ("line", "package", "words", "advice"),
    [
        ("# version 2026b\n", "2026b", "2026b from", False),
        ("# version 2025b\n", "2026b", "2025b from {}, older than the tzdata package's", True),
        ("# version 2021a\n", "2021a", "2021a from", True),
        ("no release\n", "2026b", "does not say its release", False),
        (None, "2026b", "2026b from the tzdata package", False),
        (None, "2020a", "2020a from the tzdata package", True),
    ],
)
def test_time_zone_data(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    line: str | None,
    package: str,
    words: str,
    advice: bool,
) -> None:
    folder = None
    if line is not None:
        folder = str(tmp_path)
        (tmp_path / "tzdata.zi").write_text(line)
    monkeypatch.setattr("tzdata.IANA_VERSION", package)
    monkeypatch.setattr(zonedata, "_folder", lambda: folder)
    found, remedy = zonedata.zone_data(2026)
    assert words.format(folder) in found
    assert bool(remedy) == advice
