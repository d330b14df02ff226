"""Commands whose reader leaves, as in `| head` and `| true`: how they end is told all the same."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.playing import Play, player
from tests.promises.processes import finished, start

SAID = ("--said", "2025-11-03", "--on", "2025-11-28")


def unread(home: Path, *words: str, unbuffered: bool) -> tuple[int, str]:
    """Exit code and stderr of a command line that prints to a pipe which nobody reads."""
    reader, writer = os.pipe()
    os.close(reader)
    more = {"TRACKER_DB": str(home / "tracker.db")}
    more |= {"PYTHONUNBUFFERED": "1"} if unbuffered else {}
    try:
        code, _, err = finished(start(home, *words, more=more, stdout=writer))
    finally:
        os.close(writer)
    return code, err or ""


@pytest.fixture
def home(store: Path, other: Path, here: Play, there: Play, tmp_path: Path) -> Path:
    """A store with a quote that stands nowhere, another one to merge, and a file of bad rows."""
    here("amend", "14", "--title", "Ours")
    there("amend", "14", "--title", "Theirs")
    there("add", "Theirs alone", "--by", "Hamas", *SAID)
    (tmp_path / "page.html").write_text("<p>He will come on Friday.</p>", encoding="utf-8")
    (tmp_path / "bad.csv").write_text("title,said\nA,2025-13-01\n", encoding="utf-8")
    here("cite", "14", "--source", "https://example.org/a", "--quote", "He stays")
    here("source", "add", str(tmp_path / "page.html"), "--url", "https://example.org/a")
    return tmp_path


@pytest.mark.parametrize("unbuffered", [False, True])
@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("merge {home}/theirs.db", 5),
        ("merge {home}/theirs.db --format ndjson", 5),
        ("merge {home}/theirs.db --theirs all", 0),
        ("import {home}/bad.csv", 5),
        ("import {home}/bad.csv --format json", 5),
        (f"doctor --head 1:{'a' * 64}", 6),
        (f"doctor --head 1:{'a' * 64} --format json", 6),
        ("due --exit-code", 11),
        ("verify", 6),
        ("check", 0),
        ("list --format ndjson", 0),
        ("export ndjson", 0),
        ("log", 0),
        ("due", 0),
        ("--help", 0),
        ("merge --help", 0),
        ("show 9999", 4),
    ],
)
def test_the_exit_code_stays(words: str, code: int, unbuffered: bool, home: Path) -> None:
    found, err = unread(home, *words.format(home=home).split(), unbuffered=unbuffered)
    assert found == code, err
    assert "cannot print" not in err
    assert "Traceback" not in err


@pytest.mark.parametrize("unbuffered", [False, True])
def test_what_was_to_be_done_is_done(unbuffered: bool, home: Path) -> None:
    words = ("amend", "13", "--title", "Amended", "--phrase", "by 5 December 2025", "--yes")
    assert unread(home, *words, unbuffered=unbuffered)[0] == 0
    assert "Amended" in player(home / "tracker.db")("show", "13")


def test_what_check_could_not_tell_is_told_again(home: Path, here: Play) -> None:
    here("check")
    here("met", "14", "--happened", "2025-11-10", "--known", "2025-11-11")
    before = here("check", "--dry-run")
    assert "Ours" in before
    assert unread(home, "check", unbuffered=False) == (0, "")
    assert "Ours" in here("check")


def test_a_reader_of_both_streams_may_leave_too(home: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    process = start(
        home,
        *("--db", str(home / "tracker.db"), "merge", str(home / "theirs.db")),
        stdout=writer,
        stderr=subprocess.STDOUT,
    )
    os.close(writer)
    assert process.wait(timeout=300) == 5


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
@pytest.mark.parametrize("words", [["due"], ["list"], ["merge", "theirs.db"]])
def test_a_full_disk_is_told_as_such(words: list[str], store: Path, other: Path) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        given = [str(other) if word == "theirs.db" else word for word in words]
        code, _, err = finished(start(store.parent, "--db", str(store), *given, stdout=full))
    assert (code, err) == (74, "tracker: cannot print: No space left on device\n")
