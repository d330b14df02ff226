"""Settings on the command line: what changes its standing is shown, and asked about, first."""

import io
import json
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tracker.cli.app import App
from tracker.core.convention_texts import CONVENTION_TEXTS
from tracker.errors import TryAgain
from tracker.store import opening
from tracker.store.change import changing

NOW = datetime(2025, 11, 3, 16, 0, tzinfo=UTC)
DAYS = ("--said", "2025-10-31", "--on")


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(App, "now", lambda app: NOW)


@pytest.fixture
def set_up(run: Run) -> Run:
    """#141 is due in 9 days, #142 in 9 days with a lead of its own, #143 of a topic in 20."""
    run("add", "A vote", "--by", "x", *DAYS, "2025-11-12")
    run("add", "Another vote", "--by", "x", *DAYS, "2025-11-12", "--lead", "8")
    run("add", "A summit", "--by", "x", *DAYS, "2025-11-23", "--topic", "Peace")
    return run


def stored(store: Path) -> dict[str, Any]:
    with closing(sqlite3.connect(store)) as db:
        rows = dict(db.execute("SELECT key, value FROM setting WHERE key <> 'store'"))
        topics = db.execute("SELECT slug, lead FROM topic WHERE lead IS NOT NULL")
        return rows | dict(topics)


def test_another_lead_says_first_what_it_moves(set_up: Run, store: Path) -> None:
    before = store.read_bytes()
    looked = set_up("set", "lead", "9", "--dry-run")
    assert looked == (0, looked.out, "")
    assert "#141  running -> due  A vote" in looked.out
    assert "#142" not in looked.out
    refused = set_up("set", "lead", "9")
    assert (refused.code, refused.out) == (2, looked.out)
    assert re.search(r"\d+ deadlines? changes? standing: say --yes to set lead to 9", refused.err)
    assert store.read_bytes() == before
    done = set_up("set", "lead", "9", "--yes")
    assert done.out == looked.out + "lead is 9 now; it was 7.\n"
    assert stored(store) == {"lead": "9"}
    assert state(set_up, 141) == "due"
    assert set_up("set", "lead", "9").out.endswith("lead is 9 already.\n")
    back = set_up("set", "lead", "--unset", "--yes").out
    assert "#141  due -> running  A vote" in back
    assert back.endswith("lead is 7 now; it was 9.\n")


def state(run: Run, number: int) -> str:
    return str(json.loads(run("show", str(number), "--format", "json").out)["state"])


def test_what_moves_nothing_is_done_at_once(set_up: Run, store: Path) -> None:
    done = set_up("set", "lead", "20", "--topic", "peace", "--dry-run").out
    assert done == "#143  running -> due  A summit\n"
    done = set_up("set", "lead", "19", "--topic", "peace").out
    assert done == "Nothing changes its standing.\nlead of peace is 19 now; it was 7.\n"
    assert stored(store) == {"peace": 19}
    assert set_up("set", "lead", "--topic", "peace", "--unset").code == 0
    assert stored(store) == {}


def test_a_topic_lead_is_over_the_default(set_up: Run) -> None:
    set_up("set", "lead", "20", "--topic", "peace", "--yes")
    assert state(set_up, 143) == "due"
    assert "#143" not in set_up("set", "lead", "30", "--yes").out
    moved = set_up("set", "lead", "--topic", "peace", "--unset").out
    assert moved.endswith("lead of peace is 30 now; it was 20.\n")
    assert state(set_up, 143) == "due"


def test_another_zone(run: Run, store: Path) -> None:
    run("add", "A vote", "--by", "x", *DAYS, "2025-11-03", "--tolerance", "1")
    moved = run("set", "zone", "Pacific/Kiritimati", "--yes").out
    assert "#141  due -> grace  A vote" in moved
    assert stored(store) == {"zone": "Pacific/Kiritimati"}
    assert state(run, 141) == "grace"


def answer(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    terminal = io.StringIO(text)
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr("sys.stdin", terminal)


@pytest.mark.parametrize(("typed", "kept"), [("y\n", {"lead": "9"}), ("n\n", {}), ("\n", {})])
def test_a_terminal_is_asked(
    set_up: Run, store: Path, monkeypatch: pytest.MonkeyPatch, typed: str, kept: dict[str, str]
) -> None:
    answer(monkeypatch, typed)
    done = set_up("set", "lead", "9")
    assert "standing. Set lead to 9? [y/N]" in done.out
    assert (done.code, stored(store)) == (0, kept)


def test_nobody_waits_while_it_asks_and_a_move_meanwhile_is_refused(
    set_up: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def confirm(question: str) -> bool:
        with changing(str(store), NOW, "another", "set") as change:
            change.add("setting", {"key": "lead", "value": "8"})
        return True

    answer(monkeypatch, "")
    monkeypatch.setattr("click.confirm", confirm)
    done = set_up("set", "lead", "9")
    assert (done.code, done.err) == (
        TryAgain.exit_code,
        "tracker: lead was changed meanwhile: look at it and try again\n",
    )
    assert stored(store) == {"lead": "8"}


def test_fifty_lines_and_a_count(run: Run, store: Path) -> None:
    with changing(str(store), NOW, "me", "add") as change:
        for _ in range(60):
            fields = {"title": "x", "kind": "pledge", "by_hand": 1, "precision": "day"}
            days = {"said": "2025-10-31", "last": "2025-11-15"}
            change.add("deadline", {"id": change.new_id(), **fields, **days})
    lines = run("set", "lead", "12", "--dry-run").out.splitlines()
    assert len(lines) == 51
    assert re.fullmatch(r"and \d\d more", lines[-1])


def test_the_list(set_up: Run) -> None:
    set_up("set", "lead", "19", "--topic", "peace")
    set_up("set", "zone", "Europe/Kyiv", "--yes")
    rows = json.loads(set_up("set", "--list", "--format", "json").out)
    assert [(row["key"], row["topic"], row["value"], row["default"]) for row in rows[:5]] == [
        ("lead", None, "7", "7"),
        ("lead", "peace", "19", None),
        ("zone", None, "Europe/Kyiv", "UTC"),
        ("journal_mode", None, "delete", "delete"),
        ("hosts", None, "none", "none"),
    ]
    assert [row["key"] for row in rows[5:-1]] == [f"convention.{key}" for key in CONVENTION_TEXTS]
    assert (rows[-1]["key"], len(rows[-1]["value"])) == ("store", 16)
    table = set_up("set", "--list").out
    lines = [line.split() for line in table.splitlines() if not line.startswith(" ")]
    assert [line[:2] for line in lines[:2]] == [["lead", "7"], ["lead", "19"]]
    assert max(map(len, table.splitlines())) <= 80


def test_the_default_store_is_made_by_a_first_setting(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TRACKER_DB")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    made = tmp_path / "tracker" / "tracker.db"
    assert (run("set", "lead", "9", "--dry-run").code, made.exists()) == (2, False)
    assert run("set", "lead", "9").code == 0
    assert stored(made) == {"lead": "9"}


def test_it_is_journalled(set_up: Run, store: Path) -> None:
    set_up("set", "lead", "9", "--yes")
    with closing(sqlite3.connect(store)) as db:
        query = "SELECT who, command, kind, id FROM journal ORDER BY seq DESC LIMIT 1"
        assert db.execute(query).fetchone() == ("tester", "set", "setting", "lead")


def test_a_topic_may_be_called_zone(run: Run, store: Path) -> None:
    run("add", "A vote", "--by", "x", *DAYS, "2025-11-12", "--topic", "zone")
    assert "#141  running -> due" in run("set", "lead", "9", "--topic", "zone", "--yes").out
    assert stored(store) == {"zone": 9}


def test_the_default_can_be_said_of_a_topic(set_up: Run, store: Path) -> None:
    assert set_up("set", "lead", "7", "--topic", "peace").code == 0
    assert stored(store) == {"peace": 7}


def test_a_convention_holds_for_what_is_read_from_now_on(run: Run, store: Path) -> None:
    run("add", "A vote", "--by", "x", "--said", "2025-10-16", "--phrase", "within a few days")
    before = run("show", "141").out
    done = run("set", "convention.few", "6")
    assert done == (
        0,
        "What is recorded stays as it was read; phrases that are read from now on change.\n"
        "convention.few is 6 now; it was 4.\n",
        "",
    )
    assert stored(store) == {"convention.few": "6"}
    assert run("show", "141").out == before
    run("extend", "141", "--said", "2025-10-18", "--phrase", "within a few days")
    again = json.loads(run("show", "142", "--format", "json").out)
    assert (again["last"], "“a few” is taken as 6" in again["sentence"]) == ("2025-10-24", True)
    assert run("set", "convention.few", "--unset").out.endswith("few is 4 now; it was 6.\n")
    assert run("set", "convention.few", "4").out.endswith("convention.few is 4 already.\n")
    assert run("doctor").code == 0


def test_every_command_that_reads_a_phrase_goes_by_the_conventions(run: Run) -> None:
    run("set", "convention.by-includes", "no")
    run("set", "convention.holidays", "us-federal")
    run("add", "A vote", "--by", "x", "--said", "2025-10-16", "--phrase", "by 5 November 2025")
    run(
        "supersede",
        "141",
        "--add",
        "A plan",
        "--said",
        "2025-11-03",
        "--phrase",
        "in ten working days",
    )
    found = [json.loads(run("show", number, "--format", "json").out) for number in ("141", "142")]
    assert [row["last"] for row in found] == ["2025-11-04", "2025-11-18"]
    assert "stops the day before, by our setting" in found[0]["sentence"]
    assert "the holidays of the table us-federal are skipped" in found[1]["sentence"]


def test_the_list_tells_the_default_of_what_was_changed(run: Run) -> None:
    run("set", "convention.next-weekday", "Nearest")
    table = " ".join(run("set", "--list").out.split())
    assert "convention.next-weekday nearest which one “next Friday” is; default week after" in table
    assert "convention.few 4 how many “a few” are convention." in table


REFUSED = [
    ("set convention.tomorrow 7", 2, "zone, journal_mode, hosts, convention.by-includes"),
    ("set convention.week-start 1", 2, "week-start is a weekday, such as monday, not '1'"),
    ("set convention.few -- -1", 2, "few is a number from 1 to 999, not '-1'"),
    ("set convention.few 1 --topic iran", 2, "--topic goes with the lead"),
    ("set convention.holidays mars", 2, "holidays is none or one of us-federal, "),
    ("set tomorrow 7", 2, "settings: lead, zone, journal_mode, hosts, convention.KEY"),
    ("set hosts http://a.example", 2, "'http://a.example' is no host: write names or IP addr"),
    ("set lead 7 --topic=", 4, "no topic ''"),
    ("set", 2, "give KEY and VALUE"),
    ("set lead", 2, "give KEY and VALUE"),
    ("set lead 7 --unset", 2, "give KEY and VALUE"),
    ("set lead seven", 2, "number of days"),
    ("set lead 7 --list", 2, "--list goes alone"),
    ("set lead 7 --topic nothing", 4, "no topic 'nothing'"),
    ("set zone UTC --topic iran", 2, "--topic goes with the lead"),
    ("set zone Mars/X", 2, "no time zone"),
    ("set store x", 2, "no setting 'store'"),
    ("set store --unset", 2, "no setting 'store'"),
    ("--as-of 2025-10-20 set --list", 2, "takes no --as-of"),
]


@pytest.mark.parametrize(("command", "code", "words"), REFUSED)
def test_it_refuses(run: Run, store: Path, command: str, code: int, words: str) -> None:
    before = store.read_bytes()
    done = run(*command.split())
    assert (done.code, words in done.err, done.err.count("\n")) == (code, True, 1)
    assert store.read_bytes() == before


def mode(store: Path) -> str:
    with closing(sqlite3.connect(store)) as db:
        return str(db.execute("PRAGMA journal_mode").fetchone()[0])


@pytest.fixture
def fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A SQLite with the fix, or one that says so."""
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 51, 3))


@pytest.mark.usefixtures("fixed")
def test_the_journal_mode_switches_the_file(run: Run, store: Path) -> None:
    assert run("set", "journal_mode", "wal").out.endswith(
        "journal_mode is wal now; it was delete.\n"
    )
    assert (mode(store), stored(store)) == ("wal", {"journal_mode": "wal"})
    assert run("add", "A vote", "--by", "x", *DAYS, "2025-11-12").code == 0
    assert run("due").code == 0
    assert run("set", "journal_mode", "--unset").code == 0
    assert (mode(store), stored(store)) == ("delete", {"journal_mode": "delete"})


def test_wal_is_refused_without_the_fix(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 40, 1))
    done = run("set", "journal_mode", "wal")
    assert (done.code, "can lose what it stored in WAL mode" in done.err) == (5, True)
    assert (mode(store), stored(store)) == ("delete", {})


@pytest.mark.usefixtures("fixed")
@pytest.mark.parametrize("held", ["BEGIN IMMEDIATE", "BEGIN; SELECT * FROM setting"])
def test_a_held_store_keeps_its_mode(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch, held: str
) -> None:
    monkeypatch.setattr(opening, "LOCK_SECONDS", 0.1)
    with closing(sqlite3.connect(store, isolation_level=None)) as other:
        for statement in held.split(";"):
            other.execute(statement).fetchone()
        done = run("set", "journal_mode", "wal")
    assert (done.code, done.err.count("\n")) == (75, 1)
    assert (mode(store), stored(store)) == ("delete", {})


@pytest.mark.usefixtures("fixed")
def test_a_mode_that_cannot_be_recorded_is_switched_back(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*given: object) -> None:
        raise TryAgain("in use")

    monkeypatch.setattr("tracker.store.change.Change.add", refuse)
    assert run("set", "journal_mode", "wal").code == 75
    assert (mode(store), stored(store)) == ("delete", {})


def test_hosts_are_shown_journalled_and_undone_and_stay_in_their_store(
    run: Run, store: Path
) -> None:
    done = run("set", "hosts", "Intranet.example, 10.1.2.3:8080")
    assert done.out == (
        "Nothing changes its standing.\nhosts is 10.1.2.3:8080,intranet.example now; it was none.\n"
    )
    assert stored(store) == {"hosts": "10.1.2.3:8080,intranet.example"}
    table = " ".join(run("set", "--list").out.split())
    assert "hosts 10.1.2.3:8080,intranet.example hosts that are fetched from though" in table
    assert "hosts" in run("log", "--limit", "1").out
    assert run("export", "ndjson", "--record", "setting") == (0, "", "")
    assert run("doctor").code == 0
    assert run("undo").code == 0
    assert stored(store) == {}
