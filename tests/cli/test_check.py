"""What each morning's `tracker check` says: by real commands, at a movable now."""

import csv
import json
import os
import shlex
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Result, Run
from tracker.cli.app import App
from tracker.store.change import changing
from tracker.store.memory import recall
from tracker.store.opening import reading

ROOT = Path(__file__).resolve().parents[2]
OLD = ROOT / "tests" / "data" / "stores" / "schema-1.sql"
Desk = Callable[[str, str], Result]

FIRST = "First check: {}; what changes from now on will be told.\n"
MONDAY = [
    'add "Summit in Vienna" --by Trump --bound Putin --said 2025-10-20'
    ' --phrase "within two weeks or so"',
    'add "Vote on the bill" --by Thune --said 2025-10-20 --on 2025-10-30',
    'add "Call of the ministers" --by Ushakov --bound Rubio --bound Lavrov --said 2025-10-20'
    ' --phrase "by Wednesday"',
    'event "The signature" --on 2025-10-24 --standing scheduled',
    'add "Hostages freed" --by Hamas --said 2025-10-20 --phrase "within 72 hours" --after 4+72h',
]
CALL = 'event "Rubio and Lavrov speak" --on 2025-10-22 --standing scheduled --kind call'
TUESDAY = [f"{CALL} --party Rubio --party Lavrov"]
THURSDAY = [
    "met 3 --happened 2025-10-22 --known 2025-10-22 --event 6",
    "event moved 4 --on 2025-10-29",
]
DAY_21 = """\
Newly due
#3  tomorrow   Call of the ministers                          Ushakov  20-22 Oct
#5  in 6 days  Hostages freed                                 Hamas    24-27 Oct
"""
DAY_23 = """\
Newly due
#2  in 7 days  Vote on the bill                               Thune    30 Oct

Lapsed? Nobody has looked yet
#3  1 day ago  Call of the ministers                          Ushakov  20-22 Oct

Perhaps met already: look and decide
#3  1 day ago  Call of the ministers                          Ushakov  20-22 Oct
      #6, “Rubio and Lavrov speak”, happened on 22 October 2025, inside the
      window (20 to 22 October 2025); it is of the kind that “call” names, and
      who has to act took part: Rubio, Lavrov.
      tracker met 3 --happened 2025-10-22 --event 6
"""
DAY_24 = """\
Met
#3  met        Call of the ministers                       Ushakov  20-22 Oct
      It happened on 22 October 2025, in time. Typed late: it was known on 22
      October 2025, before the last check.

Moved
#5  in 8 days  Hostages freed                              Hamas    29 Oct-1 Nov
      Its last day moved from 27 October 2025 to 1 November 2025, 5 days later.
      Its last day is 1 November 2025; its lead begins on 25 October 2025.
"""
DAY_25 = """\
Newly due
#5  in 7 days  Hostages freed                                Hamas  29 Oct-1 Nov

Moved
#2  extended   Vote on the bill                              Thune  30 Oct
      It was announced again in time as #7, said on 24 October 2025. Its last
      day moved from 30 October 2025 to 20 November 2025, 21 days later.
"""
DAY_26 = """\
Closed
#1  withdrawn  Summit in Vienna                             Trump  ~20 Oct-3 Nov
      It was withdrawn by 25 October 2025.
"""
DAY_27 = """\
Reopened
#1  in 7 days  Summit in Vienna                             Trump  ~20 Oct-3 Nov
      It was withdrawn, which no longer holds. Its last day, 3 November 2025, is
      7 days ahead.
"""
WEEK = [
    # the morning, what `check` says then, what is recorded during the day
    ("20", FIRST.format("0 due, 0 lapsed?"), MONDAY),
    ("21", DAY_21, TUESDAY),
    ("22", "", ["event happened 6"]),
    ("23", DAY_23, THURSDAY),
    ("24", DAY_24, ["extend 2 --said 2025-10-24 --on 2025-11-20"]),
    ("25", DAY_25, ["withdraw 1"]),
    ("26", DAY_26, ['reopen 1 --why "another summit"']),
    ("27", DAY_27, []),
    ("28", "", []),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.db"


@pytest.fixture
def desk(run: Run, path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Run a command line on an empty store at an instant (`20T07:30` of October 2025, UTC)."""
    monkeypatch.setenv("TRACKER_DB", str(path))

    def at(when: str, command: str) -> Result:
        now = datetime.fromisoformat(f"2025-10-{when}+00:00" if when[2:3] == "T" else when)
        monkeypatch.setattr(App, "now", lambda self: now)
        return run(*shlex.split(command))

    assert at("20T07:00", "init").code == 0
    return at


def record(desk: Desk, day: str, commands: list[str]) -> None:
    for n, command in enumerate(commands):
        done = desk(f"{day}T09:0{n}", command)
        assert (done.code, done.complaint) == (0, ""), command


def memory(path: Path) -> dict[str, object] | None:
    with reading(str(path)) as db:
        return recall(db, "check")


def test_a_week(desk: Desk, path: Path) -> None:
    """Each morning a dry run says the same and leaves no trace, and a second run says nothing."""
    for day, said, commands in WEEK:
        before = path.read_bytes()
        assert desk(f"{day}T07:30", "check --dry-run") == (0, said, "")
        assert path.read_bytes() == before
        assert desk(f"{day}T07:30", "check") == (0, said, "")
        assert desk(f"{day}T07:30", "check") == (0, "", "")
        assert max(map(len, said.splitlines()), default=0) <= 80
        record(desk, day, commands)


def test_nothing_is_journalled(desk: Desk, path: Path) -> None:
    record(desk, "20", MONDAY)
    desk("20T10:00", "check")
    with reading(str(path)) as db:
        before = db.execute("SELECT * FROM journal").fetchall()
    assert desk("23T10:00", "check").out
    with reading(str(path)) as db:
        assert db.execute("SELECT * FROM journal").fetchall() == before


AFTER_A_MONTH = """\
Lapsed? Nobody has looked yet
#5  21 days ago  Hostages freed                           Hamas    29 Oct-1 Nov
#1  15 days ago  Summit in Vienna                         Trump    ~20 Oct-3 Nov
#7  2 days ago   Vote on the bill                         Thune    20 Nov

Met
#3  met          Call of the ministers                    Ushakov  20-22 Oct

Moved
#2  extended     Vote on the bill                         Thune    30 Oct
      It was announced again in time as #7, said on 24 October 2025. Its last
      day moved from 30 October 2025 to 20 November 2025, 21 days later.
"""


def test_a_month_away(desk: Desk) -> None:
    """One report of what is still true: each deadline once, as where it ended."""
    for day, _, commands in WEEK:
        if day == "20":
            desk("20T07:30", "check")
        record(desk, day, commands)
    result = desk("2025-11-22T07:30+00:00", "check")
    assert result == (0, AFTER_A_MONTH, "")
    assert desk("2025-11-22T07:31+00:00", "check") == (0, "", "")


def test_machine_formats(desk: Desk) -> None:
    first = FIRST.format("0 due, 0 lapsed?")
    assert desk("20T07:30", "check --format json") == (0, "[]\n", f"tracker: {first}")
    record(desk, "20", [*MONDAY, *TUESDAY])
    record(desk, "22", ["event happened 6"])
    found = json.loads(desk("23T07:30", "check --dry-run --format json").out)
    told = [(row["news"], row["number"], row["was"], row["state"], row["event"]) for row in found]
    assert told == [
        ("due", 5, None, "due", None),
        ("due", 2, None, "due", None),
        ("lapsed?", 3, None, "unconfirmed", None),
        ("suggestion", 3, None, "unconfirmed", 6),
    ]
    assert {row["settle"] for row in found} == {
        None,
        "tracker met 3 --happened 2025-10-22 --event 6",
    }
    lines = desk("23T07:30", "check --dry-run --format ndjson").out.splitlines()
    assert [json.loads(line) for line in lines] == found
    rows = list(csv.DictReader(desk("23T07:30", "check --format csv").out.splitlines()))
    assert [(row["news"], row["typed_late"]) for row in rows] == [
        (row["news"], "false") for row in found
    ]
    listed = json.loads(desk("23T07:30", "list --format json").out)
    added = {"news", "was", "slip", "typed_late", "because", "event", "settle"}
    assert {*listed[0], *added} - {"demands", "consequences"} == {*found[0]}
    for form, nothing in (("json", "[]\n"), ("ndjson", ""), ("csv", "")):
        assert desk("23T07:31", f"check --format {form}") == (0, nothing, "")
    record(desk, "23", THURSDAY)
    (met, moved) = json.loads(desk("24T07:30", "check --format json").out)
    assert (met["news"], met["was"], met["typed_late"]) == ("met", "unconfirmed", True)
    assert (moved["news"], moved["was"], moved["slip"]) == ("moved", "due", 5)


def test_it_takes_no_past(desk: Desk, path: Path) -> None:
    before = path.read_bytes()
    for command in ("--as-of 2025-10-20 check", "--as-of 2025-10-20 check --dry-run"):
        result = desk("20T07:30", command)
        assert (result.code, result.out) == (2, "")
        assert result.err == ("tracker: `check` compares with its last run, and takes no --as-of\n")
    assert path.read_bytes() == before


def test_a_stated_hour_and_its_place(desk: Desk) -> None:
    record(
        *(desk, "20"),
        ['add "A reply" --by Them --said 2025-10-20 --phrase "by 6 p.m. Wednesday, Washington"'],
    )
    desk("20T10:00", "check")
    assert desk("22T21:59", "check").out == ""
    assert desk("22T22:00", "check").out.startswith("Lapsed? Nobody has looked yet\n#1  today")
    assert desk("23T22:00", "check").out == ""


def test_a_changed_lead(desk: Desk, path: Path) -> None:
    """Settings and topics too are compared with what they were."""
    record(desk, "20", ['add "A vote" --by Thune --topic bill --said 2025-10-20 --on 2025-11-01'])
    desk("20T10:00", "check")
    for kind, key, field in (("setting", "lead", "value"), ("topic", "bill", "lead")):
        for lead, said in ((14, "Newly due"), (7, "No longer due")):
            with changing(str(path), datetime.fromisoformat("2025-10-20T11:00Z"), "me", "set") as c:
                state = c.load(kind, key)
                value = {field: str(lead) if kind == "setting" else lead}
                if state is None:
                    c.add(kind, {"key": key, **value})
                else:
                    c.edit(kind, state | value)
            assert desk("20T12:00", "check").out.splitlines()[:1] == [said]
            assert desk("20T12:00", "check").out == ""


def test_an_edited_record_moved(desk: Desk, path: Path) -> None:
    record(desk, "20", ['add "A vote" --by Thune --said 2025-10-20 --on 2025-11-01'])
    desk("20T10:00", "check")
    with changing(str(path), datetime.fromisoformat("2025-10-20T11:00Z"), "me", "amend") as change:
        (id,) = change.db.execute("SELECT id FROM deadline").fetchone()
        state = change.load("deadline", id)
        assert state is not None
        change.edit("deadline", state | {"first": "2025-11-08", "last": "2025-11-08"})
    said = desk("20T12:00", "check").out
    assert said.startswith("Moved\n#1  in 19 days  A vote")
    assert "from 1 November 2025 to 8 November 2025, 7 days later." in " ".join(said.split())


def test_a_restored_backup(desk: Desk, path: Path) -> None:
    """With its own memory it tells again what came after it; with another's it starts anew."""
    record(desk, "20", MONDAY)
    desk("20T10:00", "check")
    backup = path.read_bytes()
    record(desk, "21", TUESDAY)
    later = desk("23T07:30", "check").out
    assert "#3" in later
    kept = memory(path)
    path.write_bytes(backup)
    record(desk, "21", ['add "Something else" --by Them --said 2025-10-20 --undated'])
    told = desk("23T07:30", "check --dry-run").out
    assert "#3" in told
    with changing(
        str(path), datetime.fromisoformat("2025-10-23T07:00Z"), "me", "restore"
    ) as change:
        change.remember("check", kept or {})
    anew = "The journal is not the one last checked; starting anew: 2 due, 1 lapsed?.\n"
    assert desk("23T07:30", "check --dry-run") == (0, anew, "")
    assert desk("23T07:30", "check --format ndjson") == (0, "", f"tracker: {anew}")
    assert desk("23T07:30", "check") == (0, "", "")


def test_a_clock_set_back_a_little_tells_nothing_twice(desk: Desk, path: Path) -> None:
    record(desk, "20", MONDAY)
    desk("20T10:00", "check")
    assert desk("23T00:30", "check").out.count("\n#") == 2
    assert desk("22T23:00", "check") == (0, "", "")  # #2 was not due yet, #3 had not lapsed
    record(desk, "22", ["withdraw 1"])
    assert desk("22T23:30", "check").out.startswith("Closed\n#1")
    kept = memory(path)
    assert kept
    assert kept["at"] == "2025-10-23T00:30:00+00:00"
    assert desk("23T07:30", "check") == (0, "", "")


def test_a_clock_that_was_far_ahead_is_forgotten(desk: Desk) -> None:
    record(desk, "20", MONDAY[:2])
    desk("20T10:00", "check")
    assert "Lapsed?" in desk("2099-01-01T00:00+00:00", "check").out
    record(desk, "22", ["withdraw 1"])
    note = "The last check ran on 1 January 2099, after now: only the record is compared."
    assert desk("22T10:00", "check").out.startswith(f"{note}\n\nClosed\n#1")
    assert desk("22T10:00", "check") == (0, "", "")
    assert desk("23T10:00", "check").out.startswith("Newly due\n#2")


def test_suggestions_from_the_seeds(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The call was recorded as met; taken back, its event is found; a wrong one is not."""
    now = datetime.fromisoformat("2026-11-24T08:00+00:00")
    monkeypatch.setattr(App, "now", lambda self: now)
    assert run("check").out.startswith("First check: 6 due, 1 lapsed?; ")
    assert run("reopen", "11", "--why", "another call").code == 0
    parties = ("--party", "Marco Rubio", "--party", "Lavrov")
    for title, kind in (("They speak", "call"), ("They meet", "meeting")):
        assert run("event", title, "--on", "2025-10-20", "--kind", kind, *parties).code == 0
    assert run("event", "One calls", "--on", "2025-10-20", "--kind", "call", *parties[:2]).code == 0
    found = json.loads(run("check", "--format", "json").out)
    assert [(row["news"], row["number"], row["event"]) for row in found] == [
        ("reopened", 11, None),
        ("suggestion", 11, 141),
    ]
    assert run("check").out == ""
    settled = run(*shlex.split(found[1]["settle"])[1:], "--known", "2025-10-20")
    assert settled.code == 0
    (row,) = json.loads(run("check", "--format", "json").out)
    assert (row["news"], row["was"], row["typed_late"]) == ("met", "unconfirmed", True)


def test_a_suggestion_for_a_deadline_recorded_later(desk: Desk) -> None:
    desk("23T06:00", "check")
    event = 'event "They spoke" --on 2025-10-22 --kind call --party Rubio --party Lavrov'
    record(desk, "23", [event, f"{event} --party Putin".replace("22", "19")])
    desk("23T10:00", "check")
    record(desk, "24", [MONDAY[2]])
    (told, found) = json.loads(desk("24T10:00", "check --format json").out)
    assert (told["news"], found["news"], found["event"]) == ("lapsed?", "suggestion", 1)
    assert desk("24T10:00", "check") == (0, "", "")


def test_an_older_store_is_upgraded_unless_nothing_is_to_be_written(desk: Desk, path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.executescript(OLD.read_text(encoding="utf-8"))
    before = path.read_bytes()
    dry = desk("20T07:30", "check --dry-run")
    assert (dry.code, dry.out, path.read_bytes()) == (2, "", before)
    assert "run `tracker upgrade`" in dry.err
    result = desk("20T07:30", "check")
    assert (result.code, result.out.partition(":")[0]) == (0, "First check")
    assert "upgraded" in result.err
    assert desk("20T07:31", "check") == (0, "", "")


@pytest.fixture
def waiting(desk: Desk, path: Path) -> Path:
    """A store in which a lapse is to be told on any later day, such as a real one."""
    record(desk, "20", MONDAY[1:2])
    desk("20T10:00", "check")
    return path


def start(path: Path, code: str = "pass", **streams: object) -> "subprocess.Popen[str]":
    """`tracker check` in a process of its own, after some lines of Python."""
    line = f"import tracker.cli; {code}; import sys; sys.argv[1:] = ['check']; tracker.cli.main()"
    process: subprocess.Popen[str] = subprocess.Popen(
        [sys.executable, "-c", line],
        env={**os.environ, "TRACKER_DB": str(path)},
        cwd=ROOT,
        text=True,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams},  # type: ignore[call-overload]
    )
    return process


def finished(process: "subprocess.Popen[str]") -> tuple[int, str, str]:
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


KILLED = (
    "import os, signal, tracker.cli.check as c;"
    " c.replaces = lambda *given: os.kill(os.getpid(), signal.SIGKILL)"
)


def test_killed_before_it_remembers_it_tells_again(waiting: Path) -> None:
    kept = memory(waiting)
    code, out, _ = finished(start(waiting, KILLED))
    assert (code, "#1" in out) == (-signal.SIGKILL, True)
    assert memory(waiting) == kept
    assert finished(start(waiting)) == (0, out, "")
    assert finished(start(waiting)) == (0, "", "")


def test_what_could_not_be_printed_is_told_again(waiting: Path) -> None:
    kept = memory(waiting)
    process = start(waiting, "import os, time; os.read(0, 1)", stdin=subprocess.PIPE)
    assert process.stdout
    assert process.stdin
    process.stdout.close()  # before the process may go on
    process.stdin.write("x")
    process.stdin.close()
    process.stdin = None
    assert process.stderr
    assert (process.stderr.read(), process.wait(60)) == ("", 0)
    process.stderr.close()
    assert memory(waiting) == kept
    with open("/dev/full", "w") as full:
        code, _, err = finished(start(waiting, stdout=full))
    assert (code, err.startswith("tracker: cannot print: "), err.count("\n")) == (74, True, 1)
    assert memory(waiting) == kept
    code, _, err = finished(start(waiting, "import sys; sys.stdout = None"))
    assert (code, err) == (74, "tracker: cannot print: standard output is closed\n")
    assert memory(waiting) == kept
    assert "#1" in finished(start(waiting))[1]


def test_two_at_once(waiting: Path) -> None:
    told = [finished(process) for process in [start(waiting) for _ in range(4)]]
    assert {(code, err) for code, _, err in told} == {(0, "")}
    assert {out.count("#1 ") for _, out, _ in told} <= {0, 1}
    assert any(out for _, out, _ in told)
    assert finished(start(waiting)) == (0, "", "")
