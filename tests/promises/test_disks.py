"""Full disks, files and folders that cannot be written, and files that are no store of ours.

One line on stderr, the code of the README's table, and every byte as it was.
"""

import ctypes
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.promises.conftest import TORTURE, measured, size
from tests.promises.processes import (
    ADD,
    complaint,
    extent,
    finished,
    no_more_than,
    sound,
    start,
    titles,
)
from tests.promises.stopping import AVAILABLE, run

PAGE = 4096
_CAPBSET_DROP, _OVERRIDE, _SEARCH, _FOWNER = 24, 1, 2, 3


def like_anybody() -> None:
    """Give up root's way past permission bits, for the program that is started next."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None)
        for capability in (_OVERRIDE, _SEARCH, _FOWNER):
            libc.prctl(_CAPBSET_DROP, capability, 0, 0, 0)


def attempt(path: Path, *words: str, **options: Any) -> tuple[int, str, str]:
    return finished(start(path.parent, "--db", str(path), *words, **options))


def one_line(err: str) -> bool:
    return err.startswith("tracker: ") and err.count("\n") == 1 and err.endswith("\n")


# Full disks


def test_no_store_is_made_on_a_disk_that_is_too_small(tmp_path: Path) -> None:
    limits = [0, 20_000, 150_000, *range(4096, 200_000, 200_000 // size(1, 40))]
    for limit in limits:
        path = tmp_path / "tracker.db"
        code, out, err = attempt(path, "init", "--seeds", preexec_fn=partial(no_more_than, limit))
        assert code == 74
        assert one_line(err)
        if path.exists():  # it was made, and the seeds did not fit
            assert out == f"Made {path}\n"
            sound(path)
            path.unlink()
        assert list(tmp_path.iterdir()) == []
    measured("file-size limits at which `init --seeds` ended in 74", len(limits))


@pytest.mark.parametrize(
    "words",
    [
        ("add", "x" * 100_000, *ADD),
        ("met", "141", "--happened", "2025-02-01", "--note", "x" * 60_000),
        ("extend", "141", "--said", "2025-01-02", "--on", "2025-03-01", "--note", "x" * 60_000),
    ],
    ids=lambda words: words[0],
)
def test_a_full_disk_keeps_the_store_as_it_was(store: Path, words: tuple[str, ...]) -> None:
    before, rows = store.read_bytes(), extent(store)
    journal = [0, 512, 513, 4096, 8192, 20_000]
    limits = [*journal, *(len(before) + PAGE * n for n in range(-2, 10))]
    refused = 0
    for limit in limits if TORTURE else limits[::7]:
        code, _, err = attempt(store, *words, preexec_fn=partial(no_more_than, limit))
        assert (code, one_line(err)) == (74, True)
        if limit < len(before):  # not even what was there could be written back: the next one does
            assert attempt(store, "due")[0] == 0
        assert [entry.name for entry in store.parent.iterdir()] == [store.name]
        assert store.read_bytes() == before
        refused += 1
    assert extent(store) == rows
    assert attempt(store, *words)[0] == 0
    sound(store)
    measured(f"file-size limits at which `{words[0]}` ended in 74", refused)


def test_an_upgrade_needs_room(old: Path, tmp_path: Path) -> None:
    path = tmp_path / "tracker.db"
    shutil.copy(old, path)
    before = path.read_bytes()
    for limit in range(0, len(before), len(before) // size(2, 20)):
        code, out, err = attempt(path, "upgrade", preexec_fn=partial(no_more_than, limit))
        assert (code, out, one_line(err)) == (74, "", True)
        assert path.read_bytes() == before
        assert list(tmp_path.iterdir()) == [path]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[tuple[Path, Callable[[], None] | None, str]]:
    """A folder on a disk of 820 KB; where none can be mounted, one with as small a limit."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=820k,mode=700", "tracker-test", str(folder)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        yield folder, partial(no_more_than, 700_000), "file-size limit"
        return
    try:
        yield folder, None, "tmpfs"
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_fills_up_keeps_all_that_was_acknowledged(small_disk) -> None:
    folder, limit, how = small_disk
    path = folder / "tracker.db"
    assert attempt(path, "init")[0] == 0
    acknowledged: set[str] = set()
    refused = 0
    for n in range(60):
        title = f"{n} " + "x" * (60_000 if n < 20 else 3000)
        code, _, err = attempt(path, "add", title, *ADD, preexec_fn=limit)
        assert code in (0, 74)
        if code == 0:
            acknowledged.add(title)
        else:
            refused += 1
            assert one_line(err)
            assert [entry.name for entry in folder.iterdir()] == [path.name]
            assert titles(path) == acknowledged
        if refused == size(2, 20):
            break
    assert refused
    assert acknowledged
    assert attempt(path, "list")[0] == 0
    sound(path)
    measured(f"commands refused on a full disk ({how}), store whole after each", refused)


def test_what_cannot_be_printed_is_said(store: Path) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        code, _, err = finished(start(store.parent, "--db", str(store), "list", stdout=full))
    assert (code, err) == (74, "tracker: cannot print: No space left on device\n")


# Files and folders that are not ours, or not for us


class Place(NamedTuple):
    """What stands where the store should be; codes of a command that reads, and one that writes."""

    make: Callable[[Path, Path, Path], object]
    read: int
    write: int


def _truncated(part: float) -> Callable[[Path, Path, Path], object]:
    def make(path: Path, seeded: Path, old: Path) -> None:
        whole = seeded.read_bytes()
        path.write_bytes(whole[: int(len(whole) * part) if part <= 1 else int(part)])

    return make


def _sqlite(*statements: str, base: bool = False) -> Callable[[Path, Path, Path], object]:
    def make(path: Path, seeded: Path, old: Path) -> None:
        if base:
            shutil.copy(seeded, path)
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            for statement in statements:
                db.execute(statement)

    return make


def _mode(mode: int, folder: int = 0o700) -> Callable[[Path, Path, Path], object]:
    def make(path: Path, seeded: Path, old: Path) -> None:
        shutil.copy(seeded, path)
        path.chmod(mode)
        path.parent.chmod(folder)

    return make


def _links(path: Path, seeded: Path, old: Path) -> None:
    path.symlink_to(path.with_name("other"))
    path.with_name("other").symlink_to(path)


PLACES = {
    "nothing": Place(lambda path, seeded, old: None, 2, 2),
    "an empty file": Place(lambda path, seeded, old: path.write_bytes(b""), 2, 2),
    "text": Place(lambda path, seeded, old: path.write_text("Dear diary\n" * 500), 2, 2),
    "zeros": Place(lambda path, seeded, old: path.write_bytes(bytes(20_000)), 2, 2),
    "noise": Place(lambda path, seeded, old: path.write_bytes(b"\xa5\x00\xff\x10" * 9999), 2, 2),
    "somebody else's database": Place(_sqlite("CREATE TABLE t (x)"), 2, 2),
    "an id that is not ours": Place(_sqlite("PRAGMA application_id = 1", base=True), 2, 2),
    "a newer store": Place(_sqlite("PRAGMA user_version = 99", base=True), 2, 2),
    "a folder": Place(lambda path, seeded, old: path.mkdir(), 2, 2),
    "a pipe": Place(lambda path, seeded, old: os.mkfifo(path), 2, 2),
    "a loop of links": Place(_links, 2, 2),
    "a link to nowhere": Place(lambda path, s, o: path.symlink_to(path.with_name("no")), 2, 2),
    "an older store": Place(lambda path, seeded, old: shutil.copy(old, path), 2, 0),
    "50 bytes of a store": Place(_truncated(50), 74, 74),
    "its first page": Place(_truncated(PAGE), 74, 74),
    "half of a page": Place(_truncated(PAGE * 10 + 2000), 74, 74),
    "half of a store": Place(_truncated(0.5), 74, 74),
    "all but its last byte": Place(_truncated(0.999999), 74, 74),
    "a file that can only be read": Place(_mode(0o400), 0, 77),
    "a file that cannot be read": Place(_mode(0), 77, 77),
    "a folder that can only be read": Place(_mode(0o600, 0o500), 0, 77),
    "a folder that cannot be entered": Place(_mode(0o600, 0), 77, 77),
}


@pytest.fixture(params=PLACES)
def place(request, seeded: Path, old: Path, tmp_path: Path) -> Iterator[tuple[Path, Place]]:
    found = PLACES[request.param]
    path = tmp_path / "place" / "tracker.db"
    path.parent.mkdir()
    found.make(path, seeded, old)
    yield path, found
    path.parent.chmod(0o700)


def contents(folder: Path) -> dict[str, bytes | None]:
    """The files of a folder, by name; None for what is no file."""
    mode = folder.stat().st_mode
    folder.chmod(0o700)
    found = {
        entry.name: entry.read_bytes() if entry.is_file() else None for entry in folder.iterdir()
    }
    folder.chmod(mode)
    return found


@pytest.mark.parametrize("modes", [(0o400, 0o700), (0o600, 0o500)])
def test_what_cannot_be_remembered_is_not_told(store: Path, modes: tuple[int, int]) -> None:
    """Else cron would mail the same news every day."""
    store.chmod(modes[0])
    store.parent.chmod(modes[1])
    told = {}
    for words in (("check",), ("check", "--dry-run")):
        process = start(store.parent, "--db", str(store), *words, preexec_fn=like_anybody)
        code, out, err = finished(process)
        told[words] = (code, out != "", err.count("\n"))
    store.parent.chmod(0o700)
    assert told == {("check",): (77, False, 1), ("check", "--dry-run"): (0, True, 0)}


def test_what_is_no_store_for_us_is_refused_untouched(place: tuple[Path, Place], tmp_path) -> None:
    path, found = place
    before = contents(path.parent)
    every = (("due",), ("add", "x", *ADD), ("show", "13"), ("upgrade",))
    for words in (every[0], every[2], every[1], every[3]) if TORTURE else every[:2]:
        code, _, err = finished(start(tmp_path, "--db", str(path), *words, preexec_fn=like_anybody))
        expected = found.read if words[0] in ("due", "show") else found.write
        if words[0] == "upgrade" and found.read == 0:
            expected = 0  # there is nothing to do
        lines = complaint(err).count("\n")
        assert (code, lines) == (expected, int(code != 0 or "upgraded" in err)), words
        if expected:
            assert one_line(err)
            assert contents(path.parent) == before, words
    if path.exists() and PLACES["an older store"] != found and path.is_file():
        assert attempt(path, "init")[0] == 2
        assert contents(path.parent) == before


@pytest.mark.parametrize("part", [n / size(4, 60) for n in range(size(4, 60))])
def test_no_truncated_copy_passes(part: float, seeded: Path, tmp_path: Path) -> None:
    path = tmp_path / "tracker.db"
    _truncated(part)(path, seeded, seeded)
    before = path.read_bytes()
    for words in (("due",), ("add", "x", *ADD)):
        code, out, err = attempt(path, *words)
        assert (code, out, one_line(err)) == (74 if before else 2, "", True)
        assert path.read_bytes() == before


@pytest.mark.skipif(not AVAILABLE, reason="needs ptrace")
def test_a_change_that_a_kill_cut_short_is_taken_back(store: Path, seeded: Path) -> None:
    """By the next command, also one that reads; where it may not write, it says so."""
    before = store.read_bytes()
    words = ("--db", str(store), "add", "x", *ADD)
    code, moments = run(store.parent, *words)
    assert code == 0
    shutil.copy(seeded, store)
    written = max(n for n, moment in enumerate(moments) if moment == "before fdatasync") - 2
    run(store.parent, *words, kill_at=written)
    journal = store.with_name(f"{store.name}-journal")
    assert journal.exists()
    assert store.read_bytes() != before
    torn = contents(store.parent)
    store.chmod(0o400)
    store.parent.chmod(0o500)
    code, _, err = attempt(store, "due", preexec_fn=like_anybody)
    store.parent.chmod(0o700)
    store.chmod(0o600)
    assert (code, one_line(err)) == (77, True)
    assert contents(store.parent) == torn
    assert attempt(store, "due")[0] == 0
    assert store.read_bytes() == before
    assert not journal.exists()
    sound(store)


def test_the_first_write_makes_the_default_store_and_no_other(tmp_path: Path) -> None:
    code, _, err = finished(start(tmp_path, "due"))
    assert (code, "make one with `tracker init`" in err) == (2, True)
    elsewhere = str(tmp_path / "typo.db")
    assert finished(start(tmp_path, "--db", elsewhere, "add", "x", *ADD))[0] == 2
    assert list(tmp_path.iterdir()) == []
    assert finished(start(tmp_path, "add", "x", *ADD))[0] == 0
    (path,) = tmp_path.glob("**/tracker.db")
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
