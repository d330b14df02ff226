"""`tracker candidates` on a terminal: a real one, to which keys are typed."""

import json
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.playing import Play, player
from tests.cli.test_candidates import DAY, LONG

ASKS = "? help > "
PATIENCE = 30  # seconds for a line that has to come


class Terminal:
    """The command on a pseudo-terminal; `say` types what answers the newest question."""

    def __init__(self, store: Path, **environment: str) -> None:
        self._ours, theirs = pty.openpty()
        plain = {"TRACKER_DB": str(store), "TRACKER_WHO": "tester", "COLUMNS": "80"}
        self._ended = subprocess.Popen(
            [sys.executable, "-m", "tracker", "candidates"],
            stdin=theirs, stdout=theirs, stderr=theirs,
            env={**os.environ, **plain, "TERM": "xterm", "NO_COLOR": "1", **environment},
            cwd=Path(__file__).parents[2],
        )  # fmt: skip
        os.close(theirs)
        self._told = ""
        self._read = 0

    def until(self, words: str) -> str:
        """What is printed up to these words, which have to come."""
        end = time.monotonic() + PATIENCE
        while (at := self._told.find(words, self._read)) < 0:
            assert time.monotonic() < end, self._told
            if not self._more():
                raise AssertionError(f"{words!r} did not come: {self._told}")
        found, self._read = self._told[self._read : at], at + len(words)
        return found

    def say(self, keys: str, words: str = ASKS) -> str:
        """Type keys; gives what is printed up to the words that ask for the next ones."""
        os.write(self._ours, keys.encode())
        return self.until(words)

    def end(self) -> tuple[int, str]:
        """The exit code, and what was printed last."""
        while self._more():
            pass
        return self._ended.wait(PATIENCE), self._told[self._read :]

    def kill(self) -> None:
        """End it as kill -9 does, and the terminal with it."""
        self._ended.kill()
        self._ended.wait(PATIENCE)
        if self._ours >= 0:
            os.close(self._ours)
            self._ours = -1

    def _more(self) -> bool:
        ready, _, _ = select.select([self._ours], [], [], 1)
        if not ready:
            return True
        try:
            data = os.read(self._ours, 65536)
        except OSError:  # how Linux says that nobody has the other side any more
            return False
        self._told += data.decode(errors="replace").replace("\r\n", "\n")
        return bool(data)


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory, seeded: Path) -> Path:
    folder = tmp_path_factory.mktemp("review")
    text, store = folder / "summit.txt", folder / "tracker.db"
    text.write_text(LONG, encoding="utf-8")
    shutil.copy(seeded, store)
    player(store)("read", str(text), *DAY)
    return store


@pytest.fixture
def waiting(reviewed: Path, store: Path) -> Path:
    """A store with six candidates that wait."""
    shutil.copy(reviewed, store)
    return store


Open = Callable[..., Terminal]


@pytest.fixture
def terminal() -> Iterator[Open]:
    """Opens the command on terminals, which end with the test."""
    opened: list[Terminal] = []

    def open_(store: Path, **environment: str) -> Terminal:
        opened.append(Terminal(store, **environment))
        return opened[-1]

    yield open_
    for each in opened:
        each.kill()


@pytest.fixture
def at(waiting: Path, terminal: Open) -> Terminal:
    return terminal(waiting)


def states(store: Path) -> list[str]:
    rows = json.loads(player(store)("candidates", "list", "--format", "json"))
    return [row["state"] for row in rows]


def test_one_at_a_time_each_by_one_key(at: Terminal, waiting: Path) -> None:
    first = at.until(ASKS)
    assert "The summit, 4 November 2025; 5 more after it" in first
    assert "«Prime Minister Ana Ilic" not in first.replace("<", "")  # marked within the sentence
    assert "[within two weeks]" in first
    assert "<Ana Ilic>" in first
    assert "window    3 to 17 November 2025, for “within two weeks”" in first
    assert "Two weeks counted from 3 November 2025" in first
    second = at.say("a")
    assert "#141  vote on the treaty" in second
    assert "\nc2    publish the report" in second
    assert "an old story" in at.say("d", "why (empty: back): ") + at.say("an old story\n")
    at.say("s")
    assert "tells of #4 " in at.say("l", "(empty: back): ") + at.say("4\n")
    code, last = (at.say("q", "\n"), at.end())[1]
    assert code == 0
    assert last.strip() == "1 accepted, 1 dropped, 1 skipped, 1 linked; 3 wait."
    assert states(waiting) == ["accepted", "dropped", "waiting", "linked", "waiting", "waiting"]


def test_the_last_one_ends_it(at: Terminal, waiting: Path) -> None:
    at.until(ASKS)
    for _ in range(5):
        at.say("s")
    code, last = (at.say("a", "#141"), at.end())[1]
    assert code == 0
    assert "5 skipped, 1 accepted; 5 wait." in last


def test_help_other_keys_and_what_is_refused_keep_the_question(at: Terminal, waiting: Path) -> None:
    at.until(ASKS)
    assert "a  accept: record it as it is shown" in at.say("?")
    assert "'x' is no key: ? shows them." in at.say("x")
    assert "no key" in at.say("\x1b")
    at.say("d", "why (empty: back): ")
    assert "c1 " not in at.say("\n")
    at.say("l", "(empty: back): ")
    assert "tracker: no deadline #99999" in at.say("99999\n")
    at.say("l", "(empty: back): ")
    assert "is a candidate" in at.say("c2\n")
    at.say("e")  # no editor is set
    assert states(waiting) == ["waiting"] * 6


@pytest.mark.parametrize("key", ["q", "\x03", "\x04"])
def test_quitting_stores_nothing_more(at: Terminal, waiting: Path, key: str) -> None:
    at.until(ASKS)
    code, last = (at.say(key, "\n"), at.end())[1]
    assert (code, last.strip()) == (0, "6 wait.")
    assert states(waiting) == ["waiting"] * 6


def test_a_decision_is_stored_before_the_next_question(at: Terminal, waiting: Path) -> None:
    at.until(ASKS)
    at.say("a")
    at.say("d", "why (empty: back): ")
    at.say("no\n")
    at.kill()
    assert states(waiting) == ["accepted", "dropped", *["waiting"] * 4]
    play = player(waiting)
    play("doctor")
    play("undo")
    assert states(waiting) == ["accepted", *["waiting"] * 5]


def editor(tmp_path: Path, *pairs: tuple[str, str]) -> str:
    """An editor that replaces texts in the draft, and keeps what the draft was."""
    script = tmp_path / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "text = path.read_text(encoding='utf-8')\n"
        f"pathlib.Path({str(tmp_path / 'draft.toml')!r}).write_text(text, encoding='utf-8')\n"
        f"for old, new in {pairs!r}:\n"
        "    text = text.replace(old, new)\n"
        "path.write_text(text, encoding='utf-8')\n",
        encoding="utf-8",
    )
    return f"{sys.executable} {script}"


def test_fields_are_edited_before_it_is_accepted(
    waiting: Path, tmp_path: Path, terminal: Open
) -> None:
    pairs = (
        ('title = "vote on the treaty"', 'title = "Parliament votes"'),
        ("2025-11-17", "2025-11-18"),
    )
    at = terminal(waiting, EDITOR=editor(tmp_path, *pairs), TMPDIR=str(tmp_path))
    at.until(ASKS)
    assert "#141  Parliament votes" in at.say("e")
    drafted = (tmp_path / "draft.toml").read_text(encoding="utf-8")
    assert 'by = ["Ana Ilic"]' in drafted
    assert "# c1, to be accepted as a deadline." in drafted
    play: Play = player(waiting)
    (row,) = json.loads(play("candidates", "list", "--state", "accepted", "--format", "json"))
    assert (row["edited"], row["record"]) == (True, 141)
    (found,) = json.loads(f"[{play('show', '141', '--format', 'json').strip().strip('[]')}]")
    assert (found["title"], found["last"], found["by_hand"]) == (
        "Parliament votes",
        "2025-11-18",
        True,
    )
    assert not list(tmp_path.glob("tracker-c1-*.toml"))


def test_a_draft_that_is_wrong_is_gone_on_with(
    waiting: Path, tmp_path: Path, terminal: Open
) -> None:
    pairs = ('kind = "pledge"', 'kind = "promise"'), ("vote on the treaty", "A vote")
    at = terminal(waiting, EDITOR=editor(tmp_path, *pairs), TMPDIR=str(tmp_path))
    at.until(ASKS)
    assert "tracker: kind: 'promise' is none of pledge" in at.say("e")
    (kept,) = tmp_path.glob("tracker-c1-*.toml")
    kept.write_text(kept.read_text(encoding="utf-8").replace("promise", "target"), encoding="utf-8")
    assert "#141  A vote" in at.say("e")
    assert not list(tmp_path.glob("tracker-c1-*.toml"))


def test_an_empty_draft_accepts_nothing(waiting: Path, tmp_path: Path, terminal: Open) -> None:
    empty = tmp_path / "empty.sh"
    empty.write_text('#!/bin/sh\n: > "$1"\n', encoding="utf-8")
    empty.chmod(0o700)
    at = terminal(waiting, VISUAL=str(empty), TMPDIR=str(tmp_path))
    at.until(ASKS)
    assert "The draft is empty: nothing was stored." in at.say("e")
    assert states(waiting) == ["waiting"] * 6


def test_what_somebody_else_judged_meanwhile_is_not_judged_again(
    at: Terminal, waiting: Path
) -> None:
    at.until(ASKS)
    player(waiting)("candidates", "drop", "c1", "--why", "elsewhere")
    assert "tracker: c1 was dropped already" in at.say("a")
    assert "\nc2    publish the report" in at.say("s")


def test_marks_are_colours_where_there_are_some(waiting: Path, terminal: Open) -> None:
    at = terminal(waiting, NO_COLOR="")
    first = at.until("? help")
    assert "\x1b[1;7mwithin two weeks\x1b[0m" in first
    assert "\x1b[1;4mAna Ilic\x1b[0m" in first
    at.kill()


@pytest.mark.parametrize("columns", ["40", "80", "120"])
def test_no_line_is_wider_than_the_terminal(waiting: Path, terminal: Open, columns: str) -> None:
    at = terminal(waiting, COLUMNS=columns)
    shown = at.until("a accept")
    at.kill()
    assert max(map(len, re.sub("\x1b\\[[0-9;]*m", "", shown).splitlines())) <= int(columns)


def test_nothing_waits(store: Path, terminal: Open) -> None:
    at = terminal(store)
    code, last = at.end()
    assert (code, last.strip()) == (0, "No candidate waits: `tracker read ARTICLE` proposes some.")
