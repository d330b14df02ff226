"""Undo: what it takes back, what it refuses and why, and that every other command agrees."""

import json
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.promises.processes import faults, finished, start
from tracker.cli.app import App
from tracker.store.kinds import KINDS, State
from tracker.store.opening import reading
from tracker.store.state import load

NOW = datetime(2025, 11, 20, 16, 0, tzinfo=UTC)
ADD = ("--by", "Someone", "--said", "2025-11-03")


@pytest.fixture(autouse=True)
def _fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(App, "now", lambda app: NOW)


def states(store: Path) -> dict[tuple[str, str], State]:
    """Every record as it is, but for how often it was changed."""
    found = {}
    with reading(str(store)) as db:
        for kind, shape in KINDS.items():
            for (key,) in db.execute(f"SELECT {shape.key} FROM {shape.table}").fetchall():
                state = load(db, kind, key)
                assert state is not None
                found[kind, key] = state | {"version": 0}
    return found


def done(run: Run, *words: str) -> str:
    result = run(*words)
    assert (result.code, result.complaint) == (0, ""), words
    return result.out


def prepared(run: Run, commands: str) -> None:
    for command in filter(None, commands.split("; ")):
        done(run, *command.split(), *(ADD if command.startswith("add") else ()))


def head(store: Path) -> int:
    with closing(sqlite3.connect(store)) as db:
        return int(db.execute("SELECT max(seq) FROM journal").fetchone()[0])


def test_an_addition_is_taken_back_with_all_that_came_with_it(run: Run, store: Path) -> None:
    before = states(store)
    words = ("--phrase", "within two weeks or so", "--topic", "New", "--source", "https://x.org/a")
    done(run, "add", "Quadrille", *ADD, *words)
    after = states(store)
    out = done(run, "undo", "--why", "the wrong article")
    assert states(store) == before
    assert "  deadline   #141 Quadrille, taken away" in out
    assert "  party      Someone, taken away" in out
    assert run("show", "141") == (
        4,
        "",
        "tracker: deadline #141 was taken away: `tracker log 141` says how\n",
    )
    assert "Quadrille" not in done(run, "list")
    assert "Quadrille" not in done(run, "search", "quadrille")
    assert "Undone: undo " in done(run, "undo")
    assert states(store) == after
    assert "#141  grace  [Quadrille]" in done(run, "search", "quadrille")
    assert faults(store) == []


def test_its_journal_rows_stay_and_say_so(run: Run) -> None:
    done(run, "add", "A summit", *ADD, "--on", "2025-12-01")
    done(run, "undo", "--why", "a double")
    done(run, "undo")
    done(run, "undo")
    log = done(run, "log", "141")
    assert [line for line in log.splitlines() if "#141" in line] == [
        "  deadline   #141 A summit, taken away",
        "  deadline   #141 A summit, brought back",
        "  deadline   #141 A summit, taken away",
        "  deadline   #141 A summit, new",
    ]
    rows = json.loads(done(run, "log", "141", "--format", "json"))
    assert [(row["new"], row["removed"], row["why"]) for row in rows] == [
        (False, True, None),
        (False, False, None),
        (False, True, "a double"),
        (True, False, None),
    ]
    assert rows[0]["changes"]["title"] == ["A summit", None]
    assert json.loads(done(run, "log", str(rows[0]["id"]), "--format", "json")) == rows


def test_a_verdict_that_was_taken_away_is_in_the_log_of_its_deadline(run: Run) -> None:
    done(run, "met", "14", "--happened", "2025-11-01")
    done(run, "undo")
    assert [
        (row["kind"], row["removed"])
        for row in json.loads(done(run, "log", "14", "--format", "json"))
        if row["kind"] == "verdict"
    ] == [("verdict", True), ("verdict", False)]


def test_a_number_is_never_given_again(run: Run) -> None:
    for _ in range(2):
        done(run, "event", "A vote", "--on", "2025-12-01")
        done(run, "undo")
    done(run, "add", "A summit", *ADD, "--on", "2025-12-01")
    rows = json.loads(done(run, "list", "--text", "A summit", "--format", "json"))
    assert [row["number"] for row in rows] == [143]


UNDOABLE: list[tuple[str, str]] = [
    # commands that prepare, and the one that is undone
    ("", "met 14 --happened 2025-11-01 --source https://x.org/a --quote so"),
    ("add A --on 2025-11-10", "lapsed 141 --reason unknown --searched x"),
    ("", "withdraw 14 --known 2025-11-05"),
    ("", "moot 14 --note x"),
    ("", "unverifiable 14"),
    ("", "dispute 14 --supports https://x.org/a --contradicts https://x.org/b"),
    ("", "in-error 14 --same-as 17"),
    ("", "reopen 11 --why x"),
    ("in-error 14", "reopen 14 --why x"),
    ("", "look-again 14 --on 2026-02-01"),
    ("", "extend 124 --said 2025-11-10 --on 2026-12-01 --by Someone"),
    ("", "supersede 124 --add Other --said 2025-11-10 --undated"),
    ("", "supersede 14 --with 17"),
    ("", "link 14 17 --related --source https://x.org/a"),
    ("", "link 14 17 --same"),
    ("", "set lead 14 --yes"),
    ("", "set zone Europe/Kyiv --yes"),
    ("", "set convention.few 6"),
    ("set lead 14 --yes", "set lead --unset --yes"),
    ("", "set lead 30 --topic ukraine-war --yes"),
    ("", "event vote --on 2025-12-01 --party Someone --topic new"),
    ("event vote --on 2025-12-01", "event moved 141 --on 2025-12-05 --known 2025-11-10"),
    ("event vote --on 2025-11-10", "event cancelled 141 --though-happened"),
    (
        "event vote --on 2025-12-01; add x --after 141+72h",
        "event moved 141 --on 2025-12-05",
    ),
    ("", "amend 14 --title Other --by Someone --no-topic"),
    ("", "amend 124 --last 2027-01-01 --yes"),
    ("event vote --on 2025-12-01", "amend 141 --place Geneva --party Someone"),
    ("", "source add docs/statement.txt --url https://x.org/a"),
    (  # an instance refers to the rule, which is written anew once all are made
        "add A --every month --from 2026-01-31 --count 3",
        "recurrence change 141 --from 2 --said 2025-11-10 --every FREQ=MONTHLY;INTERVAL=2",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("first", "command"), UNDOABLE)
def test_every_kind_of_change_goes_there_and_back(
    run: Run, store: Path, first: str, command: str
) -> None:
    prepared(run, first)
    before = states(store)
    done(run, *command.split())
    after = states(store)
    assert after != before
    seq = head(store)
    done(run, "undo")
    assert states(store) == before
    assert head(store) > seq
    done(run, "undo")
    assert states(store) == after
    assert faults(store) == []


def changes(run: Run) -> list[int]:
    """The changes by their first rows, newest first."""
    rows = json.loads(done(run, "log", "--format", "json", "--by", "tester"))
    return list(dict.fromkeys(row["change"] for row in rows))


REFUSED = [
    # commands, which of their changes is undone (-1 is the first), exit code, words
    ("add A --on 2025-12-01; extend 141 --said 2025-11-10 --undated", 1, "the link on #142 ("),
    ("add A --on 2025-12-01; met 141 --happened 2025-11-10", 1, "the verdict on #141"),
    ("add A --on 2025-12-01; amend 141 --title B", 1, "#141 B was changed since, by tester, amend"),
    ("add A --on 2025-12-01; in-error 14 --same-as 141", 1, "the verdict on #14 ("),
    ("event v --on 2025-12-01; add A --after 141+72h", 1, "#142 A"),
    ("event v --on 2025-12-12; event moved 141 --on 2025-12-13", 1, "a later standing"),
    ("event v --on 2025-11-12; met 14 --happened 2025-11-12 --event 141", 1, "the verdict on #14"),
    (
        "event v --on 2025-12-12; event moved 141 --on 2025-12-13; event moved 141 --on 2025-12-14",
        1,
        "the standing on #141 has a later standing after it, by tester",
    ),
    ("met 14 --happened 2025-11-10; reopen 14 --why x", 1, "the verdict on #14"),
    (
        "met 14 --happened 2025-11-10 --known 2025-11-10; reopen 14 --why x --known 2025-11-11",
        1,
        "the verdict on #14 has a later verdict after it",
    ),
    (
        "add A --on 2025-11-10; lapsed 141 --reason unknown --searched x;"
        " met 141 --happened 2025-11-15",
        1,
        "the verdict on #141 has a later verdict after it",
    ),
    ("set lead 14 --yes; set lead 20 --yes", 1, "setting lead was changed since"),
    ("amend 14 --title A; amend 14 --title B", 1, "#14 B was changed since"),
    (
        "in-error 17; link 14 12 --same; reopen 17 --why x",
        2,
        "the verdict on #17 has a later verdict",
    ),
    (
        "met 14 --happened 2025-11-10; undo; moot 14",
        1,
        "the verdict on #14 has a later verdict after it, by tester",
    ),
]


@pytest.mark.parametrize(("commands", "back", "words"), REFUSED)
def test_what_something_depends_on_is_refused_and_named(
    run: Run, store: Path, commands: str, back: int, words: str
) -> None:
    prepared(run, commands)
    before = store.read_bytes()
    result = run("undo", str(changes(run)[back]))
    assert (result.code, result.out, result.err.count("\n")) == (5, "", 1)
    assert words in result.err
    assert store.read_bytes() == before


LATER = [
    # commands, of which the first is undone before the last, or undone and done again; the refusal
    (
        "add A --on 2025-12-01 --topic new; add B --on 2025-12-01 --topic new;"
        " amend 142 --no-topic",
        "#142 B cannot be as it was again: something that it refers to is not recorded any more",
    ),
    (
        "link 14 17 --related; undo; link 14 17 --related",
        "the link on #14 cannot be as it was again: the same is recorded again",
    ),
]


@pytest.mark.parametrize(("commands", "words"), LATER)
def test_what_has_no_place_any_more_is_not_put_back(
    run: Run, store: Path, commands: str, words: str
) -> None:
    prepared(run, commands)
    newest, undone, first = changes(run)
    if "undo" not in commands:
        done(run, "undo", str(first))
        undone = newest
    before = store.read_bytes()
    result = run("undo", str(undone))
    assert (result.code, result.out, result.err) == (5, "", f"tracker: {words}\n")
    assert store.read_bytes() == before


def test_the_number_that_a_refusal_names_can_be_undone_first(run: Run, store: Path) -> None:
    before = states(store)
    done(run, "add", "A", *ADD, "--on", "2025-12-01")
    (change,) = changes(run)
    done(run, "met", "141", "--happened", "2025-11-10")
    named = re.search(r"\((\d+)\)", run("undo", str(change)).err)
    assert named
    done(run, "undo", named[1])
    done(run, "undo", str(change))
    assert states(store) == before


def test_names_that_others_have_come_to_use_stay(run: Run, store: Path) -> None:
    done(run, "add", "A", *ADD, "--on", "2025-12-01", "--topic", "New", "--source", "https://x.org")
    (change,) = changes(run)
    done(run, "add", "B", *ADD, "--on", "2025-12-01", "--topic", "New")
    out = " ".join(done(run, "undo", str(change)).split())
    assert "party Someone stays: #142 B (" in out
    assert "topic New stays: #142 B (" in out
    assert "source https://x.org, taken away" in out
    assert faults(store) == []
    middle = states(store)
    done(run, "undo")
    assert "A" in done(run, "show", "141")
    done(run, "undo")
    assert states(store) == middle


def test_a_name_that_was_recorded_anew_is_not_brought_back_twice(run: Run, store: Path) -> None:
    done(run, "add", "A", *ADD, "--on", "2025-12-01", "--topic", "New")
    done(run, "undo")
    (undone, _) = changes(run)
    done(run, "add", "B", *ADD, "--on", "2025-12-01", "--topic", "New")
    out = " ".join(done(run, "undo", str(undone)).split())
    assert "topic New stays as it is: it was changed since." in out
    assert "#141 A" in out
    assert faults(store) == []


PROTECTED = [
    ("1", 5, "upgrade (1) cannot be undone: it brought the store to its schema"),
    ("400", 5, "cannot be undone: it made the store, or brought the seeds in"),
    ("9999", 4, "the journal has no entry 9999; the newest is "),
    ("0", 2, "'0' is no journal entry: give the number that `tracker log` shows, as 571"),
    ("x", 2, "'x' is no journal entry: give the number that `tracker log` shows, as 571"),
    ("#13", 2, "'#13' is no journal entry"),
    ("٣", 2, "'٣' is no journal entry"),
    ("9" * 5000, 2, "is no journal entry"),
]


@pytest.mark.parametrize(("number", "code", "words"), PROTECTED)
def test_some_things_are_not_undone(
    run: Run, store: Path, number: str, code: int, words: str
) -> None:
    before = store.read_bytes()
    result = run("undo", number)
    assert (result.code, result.out, result.err.count("\n")) == (code, "", 1)
    assert words in result.err
    assert store.read_bytes() == before


def test_the_journal_mode_is_not_undone(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 51, 3))
    done(run, "set", "journal_mode", "wal")
    result = run("undo")
    assert result.code == 5
    assert "use `tracker set journal_mode`" in result.err


def test_the_last_change_has_to_be_ones_own(run: Run, store: Path) -> None:
    done(run, "--who", "anna", "moot", "14")
    result = run("--who", "berta", "undo")
    assert (result.code, result.out) == (5, "")
    assert f"the last change is by anna, moot ({head(store)}): say `tracker undo" in result.err
    done(run, "--who", "berta", "undo", str(head(store)))


def test_any_row_of_a_change_names_it(run: Run, store: Path) -> None:
    before = states(store)
    done(run, "add", "A", *ADD, "--on", "2025-12-01", "--topic", "New")
    done(run, "undo", str(head(store) - 1))
    assert states(store) == before


def test_an_import_of_several_standings_goes_there_and_back(
    run: Run, store: Path, tmp_path: Path
) -> None:
    file, other = tmp_path / "all.ndjson", tmp_path / "other.db"
    prepared(run, "event vote --on 2025-12-01 --topic ukraine-war; event moved 141 --on 2025-12-05")
    done(run, "export", "ndjson", "--topic", "ukraine-war", "-o", str(file))
    for words in (("init",), ("import", str(file))):
        done(run, "--db", str(other), *words)
    after = states(other)
    done(run, "--db", str(other), "undo")
    done(run, "--db", str(other), "undo")
    assert states(other) == after
    assert faults(other) == []


def test_a_reason_alone_comes_with_a_reason(run: Run) -> None:
    done(run, "event", "vote", "--on", "2025-12-01")
    done(run, "add", "A", *ADD, "--after", "141+72h")
    done(run, "event", "moved", "141", "--on", "2025-12-05")
    (change, *_) = changes(run)
    done(run, "undo")
    rows = json.loads(done(run, "log", "142", "--format", "json"))
    assert rows[0]["why"] == f"event moved ({change}) was undone"
    shown = json.loads(done(run, "show", "142", "--format", "json"))
    assert (shown["first"], shown["last"]) == ("2025-12-01", "2025-12-04")


def test_a_past_day_is_shown_without_what_was_taken_away(run: Run) -> None:
    done(run, "add", "A", *ADD, "--on", "2025-12-01")
    done(run, "undo")
    rows = json.loads(done(run, "list", "--as-of", "2025-11-10", "--format", "json"))
    assert [row for row in rows if row["title"] == "A"] == []


def news(run: Run) -> list[tuple[int, str, str | None]]:
    rows: list[dict[str, Any]] = json.loads(done(run, "check", "--format", "json"))
    return [(row["number"], row["news"], row["was"]) for row in rows]


def test_check_tells_what_was_taken_back_since(run: Run) -> None:
    done(run, "add", "A", *ADD, "--on", "2025-11-25")
    done(run, "extend", "141", "--said", "2025-11-10", "--on", "2025-12-20")
    done(run, "check")
    done(run, "undo")
    assert news(run) == [(141, "reopened", "extended"), (142, "removed", "running")]
    assert news(run) == []
    done(run, "undo", str(changes(run)[0]))
    assert news(run) == [(141, "moved", "due")]
    done(run, "met", "142", "--happened", "2025-11-19")
    assert news(run) == [(142, "met", "running")]
    done(run, "undo")
    assert news(run) == [(142, "reopened", "met")]


def test_two_at_once_undo_one_change_once(run: Run, store: Path) -> None:
    done(run, "moot", "14")
    change = str(changes(run)[0])
    words = ("--db", str(store), "undo", change)
    ended = [finished(each) for each in [start(store.parent, *words) for _ in range(3)]]
    assert sorted(code for code, _, _ in ended) == [0, 5, 5]
    assert {err.count("\n") for code, _, err in ended if code} == {1}
    assert all("was changed since" in err for code, _, err in ended if code)
    assert faults(store) == []


def test_undo_while_another_adds_loses_nothing(run: Run, store: Path) -> None:
    done(run, "moot", "14")
    change = str(changes(run)[0])
    titles = [f"A {n}" for n in range(4)]
    crowd = [start(store.parent, "--db", str(store), "add", title, *ADD, "--on", "2025-12-01")
             for title in titles]  # fmt: skip
    crowd.append(start(store.parent, "--db", str(store), "undo", change))
    assert [finished(each)[0] for each in crowd] == [0] * 5
    rows = json.loads(done(run, "list", "--text", "A", "--format", "json"))
    assert set(titles) <= {row["title"] for row in rows}
    assert json.loads(done(run, "show", "14", "--format", "json"))["state"] == "review"
    assert faults(store) == []
