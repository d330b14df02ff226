"""Calendars on the command line: brought in, shown, brought up to date, counted by, removed."""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.promises.processes import faults
from tracker.cli.app import App

SOURCE = ("--source", "https://example.org/days")
DESK = "day,name\n2026-01-02,Desk day\n2026-12-24,Christmas Eve\n"
SENATE = "day\n2026-01-05\n2026-01-06\n2026-01-12\n2026-02-02\n"


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(App, "now", lambda app: datetime(2026, 1, 5, 12, tzinfo=UTC))


@pytest.fixture
def file(tmp_path: Path) -> Any:
    """Write a file, and give its name."""

    def written(text: str, name: str = "days.csv") -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return written


@pytest.fixture
def both(run: Run, file: Any) -> Run:
    """The desk's days off and the Senate's days are there and set."""
    assert run("calendar", "import", "desk", file(DESK), *SOURCE).code == 0
    sitting = ("--kind", "sitting", "--source", "S. Pub. 1", "--title", "US Senate")
    assert run("calendar", "import", "senate", file(SENATE), *sitting).code == 0
    assert run("set", "convention.holidays", "desk").code == 0
    assert run("set", "convention.sitting", "senate").code == 0
    return run


def rows(run: Run, *words: str) -> list[dict[str, Any]]:
    found = run("calendar", *words, "--format", "json")
    assert (found.code, found.err) == (0, "")
    listed: list[dict[str, Any]] = json.loads(found.out)
    return listed


def test_a_calendar_is_brought_in_and_listed(both: Run, store: Path) -> None:
    desk, senate = rows(both, "list")[-2:]
    assert desk == {
        "name": "desk",
        "title": "desk",
        "kind": "holidays",
        "first": 2026,
        "last": 2026,
        "known": "2026",
        "weekend": "saturday",
        "days": 2,
        "source": "https://example.org/days",
        "imported": True,
    }
    assert (senate["title"], senate["kind"], senate["source"]) == (
        "US Senate",
        "sitting",
        "S. Pub. 1",
    )
    assert rows(both, "list")[0]["name"] == "us-federal"
    assert (
        "desk            2026              holidays  desk, 2 days\n" in both("calendar", "list").out
    )
    assert both("calendar", "show", "desk").out == (
        "desk desk\n"
        "kind        holidays\n"
        "known       2026\n"
        "source      https://example.org/days\n"
        "  Fri 2026-01-02  Desk day\n"
        "  Thu 2026-12-24  Christmas Eve\n"
    )
    assert rows(both, "show", "senate", "--year", "2026")[0] == {
        "calendar": "senate",
        "kind": "sitting",
        "day": "2026-01-05",
        "weekday": "monday",
        "name": None,
    }
    assert faults(store) == []


def test_one_that_comes_with_tracker_is_shown_by_years(run: Run) -> None:
    days = [row["day"] for row in rows(run, "show", "us-federal")]
    assert (days[0], len(days)) == ("2026-01-01", 11)
    assert rows(run, "show", "un-new-york")[-1]["day"] == "2024-12-25"
    known = run("calendar", "show", "un-new-york", "--year", "2025")
    assert (known.code, known.out) == (2, "")
    assert "is known for the years 2017, 2020, 2024 only" in known.err
    assert run("calendar", "show", "israel", "--format", "csv").out.startswith("calendar,kind,day")
    assert "weekend     friday\n" in run("calendar", "show", "israel").out


def test_importing_again_shows_what_changes(both: Run, file: Any, store: Path) -> None:
    changed = file("day,name\n2026-01-02,Bridge day\n2027-12-31,\n")
    again = ("calendar", "import", "desk", changed, "--years", "2025..2027", "--weekend", "Friday")
    before = store.read_bytes()
    dry = both(*again, "--dry-run")
    assert dry == (0, dry.out, "")
    assert dry.out == (
        "known       2026 → 2025 to 2027\n"
        "weekend     from Saturday → from Friday\n"
        "~ 2026-01-02  Desk day → Bridge day\n"
        "- 2026-12-24  Christmas Eve\n"
        "+ 2027-12-31\n"
        "desk: 2 days off, known for 2025 to 2027; nothing was stored.\n"
    )
    assert store.read_bytes() == before
    assert both(*again).out == dry.out.replace("; nothing was stored", "")
    assert both(*again).out == "desk is as it was: nothing was stored.\n"
    logged = both("log", "--limit", "1").out
    assert "calendar import" in logged
    assert "    days          2 days: 2 added, 2 removed\n" in logged
    assert faults(store) == []


def test_a_pipe_and_icalendar(run: Run, file: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260105\n"
        "DTEND;VALUE=DATE:20260107\nSUMMARY:It sits\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    named = file(text, "senate.ics")
    done = run("calendar", "import", "Senate", named, "--kind", "sitting", *SOURCE)
    assert (done.code, done.out) == (0, "senate: 2 sitting days, known for 2026.\n")
    done = run("calendar", "import", "other", file(text, "noname"), *SOURCE)
    assert done.out == "other: 2 days off, known for 2026.\n"
    bad = run("calendar", "import", "other", file("day\n2026-01-01\n", "x.ics"), *SOURCE)
    assert (bad.code, bad.out) == (5, "")
    assert "line 1: 'day'; expected one iCalendar object" in bad.err


def test_every_wrong_row_is_told_and_nothing_stored(run: Run, file: Any, store: Path) -> None:
    before = store.read_bytes()
    name = file("day,kind\n2026-02-30,\n2026-01-05,sitting\n2026-01-06,feast\n")
    refused = run("calendar", "import", "x", name, *SOURCE, "--kind", "holidays")
    assert (refused.code, refused.out) == (5, "")
    assert refused.err.splitlines() == [
        f"tracker: {name}, line 2: '2026-02-30'; expected a day, written as 2026-01-31",
        f"tracker: {name}, line 3: 'sitting'; expected holidays, as a calendar is of one kind",
        f"tracker: {name}, line 4: 'feast'; expected holidays or sitting",
        f"tracker: 3 rows of {name} cannot be used, and nothing was stored",
    ]
    assert store.read_bytes() == before


REFUSED = [
    # the words behind `calendar`, in which {} is a good file; exit code, message
    (("import", "x", "{}"), 5, "x is new: say where it was published, as --source"),
    (("import", "x", "nowhere.csv", *SOURCE), 2, "cannot read nowhere.csv"),
    (("import", "US Senate", "{}", *SOURCE), 2, "letters, digits and hyphens, not by 'US Senate'"),
    (("import", "none", "{}", *SOURCE), 2, "letters, digits and hyphens, not by 'none'"),
    (("import", "target", "{}", *SOURCE), 2, "target comes with tracker: give the imported"),
    (("import", "x", "{}", *SOURCE, "--years", "2026-2027"), 2, "write 2026, or 2026..2028"),
    (("import", "x", "{}", *SOURCE, "--years", "2027..2026"), 2, "write 2026, or 2026..2028"),
    (("import", "x", "{}", *SOURCE, "--years", "1026..2026"), 2, "write 2026, or 2026..2028"),
    (("import", "x", "{}", "--source", " "), 5, "the name of a source is empty"),
    (("import", "senate", "{}", "--kind", "holidays"), 5, "so it has to be of sitting"),
    (("show", "x"), 4, "no calendar 'x': see `tracker calendar list`"),
    (("show", "desk", "--year", "2027"), 2, "the calendar 'desk' is known for 2026 only"),
    (("remove", "x"), 4, "no calendar 'x': see `tracker calendar list`"),
    (("remove", "desk"), 5, "desk is set as convention.holidays: set another first"),
    (("remove", "target"), 5, "target comes with tracker, and cannot be removed"),
]


@pytest.mark.parametrize(("words", "code", "message"), REFUSED)
def test_what_cannot_be_meant_is_refused(
    both: Run, file: Any, store: Path, words: tuple[str, ...], code: int, message: str
) -> None:
    name = file(DESK)
    before = store.read_bytes()
    refused = both("calendar", *(name if word == "{}" else word for word in words))
    assert (refused.code, refused.out, refused.err.count("\n")) == (code, "", 1)
    assert message in refused.err
    assert store.read_bytes() == before


def test_no_past_is_asked_about(run: Run, file: Any) -> None:
    for words in (("list",), ("show", "target"), ("import", "x", file(DESK)), ("remove", "x")):
        assert run("--as-of", "2025-10-20", "calendar", *words).code == 2


def test_a_removed_one_is_off_the_list_until_it_comes_back(both: Run, file: Any) -> None:
    assert both("set", "convention.holidays", "--unset").code == 0
    assert both("calendar", "remove", "desk").out == "desk is removed.\n"
    assert "desk" not in [row["name"] for row in rows(both, "list")]
    assert both("calendar", "remove", "desk").code == 4
    assert both("set", "convention.holidays", "desk").code == 2
    assert both("calendar", "import", "desk", file(DESK)).code == 0
    assert "desk" in [row["name"] for row in rows(both, "list")]


SET = [
    ("convention.holidays", "senate", "holidays is none or one of us-federal"),
    ("convention.holidays", "x", "or an imported calendar of holidays, not 'x'"),
    ("convention.sitting", "desk", "sitting is none, or an imported calendar of sitting days"),
    ("convention.sitting", "us-federal", "not 'us-federal'"),
]


@pytest.mark.parametrize(("key", "value", "message"), SET)
def test_a_convention_takes_the_kind_that_it_needs(
    both: Run, key: str, value: str, message: str
) -> None:
    refused = both("set", key, value)
    assert refused.code == 2
    assert message in refused.err


def last(run: Run, number: int) -> str:
    return str(json.loads(run("show", str(number), "--format", "json").out)["last"])


def test_add_and_explain_count_by_what_is_set(both: Run) -> None:
    said = ("--said", "2025-12-31")
    found = both("explain", "within five business days", *said)
    words = " ".join(found.out.split())
    assert "end on 8 January 2026; weekends and the holidays of the calendar desk" in words
    assert both("add", "A", "--by", "x", *said, "--phrase", "within five business days").code == 0
    assert last(both, 141) == "2026-01-08"
    said = ("--said", "2026-01-05")
    assert both("add", "B", "--by", "x", *said, "--phrase", "within 2 legislative days").code == 0
    assert last(both, 142) == "2026-01-12"
    other = both("explain", "within 2 working days", *said, "--convention", "holidays=none")
    assert "no holiday table was used" in other.out
    named = both("explain", "in 2 days of work", *said, "--convention", "sitting=desk")
    assert named.code == 2


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("within 300 business days", "the calendar 'desk' is known for 2026 only"),
        ("within four sitting days", "known for 2026 only, and has 3 sitting days after"),
        ("within four legislative weeks", "depends on that body's calendar"),
    ],
)
def test_what_is_not_known_is_refused(both: Run, phrase: str, reason: str) -> None:
    refused = both("add", "A", "--by", "x", "--said", "2026-01-05", "--phrase", phrase)
    assert (refused.code, refused.out) == (3, "")
    assert reason in refused.err


def test_without_a_calendar_days_of_sitting_are_refused(run: Run) -> None:
    for words in ("ten legislative days", "within 5 session days", "three sitting days"):
        refused = run("add", "A", "--by", "x", "--said", "2025-10-16", "--phrase", words)
        assert refused.code == 3
        assert "which days count as such depends on that body's calendar" in refused.err


def test_what_was_read_stays_and_what_hangs_moves(both: Run, file: Any, store: Path) -> None:
    both("event", "Vote", "--on", "2026-01-01", "--standing", "scheduled")
    both("add", "Read", "--by", "x", "--said", "2026-01-01", "--phrase", "within 1 working day")
    both("add", "Hangs", "--by", "x", "--said", "2026-01-01", "--after", "141+1b")
    assert [last(both, n) for n in (142, 143)] == ["2026-01-05", "2026-01-05"]
    both("check")
    done = both("calendar", "import", "desk", file("day\n2026-01-02\n2026-01-05\n"))
    assert "#143  Hangs\n" in done.out
    assert "#142" not in done.out
    assert [last(both, n) for n in (142, 143)] == ["2026-01-05", "2026-01-06"]
    assert "the calendar desk was imported anew\n" in both("log", "143").out
    assert faults(store) == []
    assert "Its last day moved from 5 January 2026 to 6 January 2026" in both("check").out


def test_an_event_beyond_the_years_leaves_it_waiting(both: Run, file: Any) -> None:
    both("event", "Vote", "--on", "2026-12-28", "--standing", "scheduled")
    refused = both("add", "A", "--by", "x", "--said", "2026-01-01", "--after", "141+9b")
    assert (refused.code, refused.out) == (5, "")
    assert "the calendar 'desk' is known for 2026 only" in refused.err
    both("add", "A", "--by", "x", "--said", "2026-01-01", "--after", "141+2b")
    done = both("event", "moved", "141", "--on", "2027-03-01")
    assert "waiting" in done.out
    assert "It hangs on “Vote”, and the calendar 'desk' is known for 2026 only." in " ".join(
        done.out.split()
    )
    both("calendar", "import", "desk", file(DESK), "--years", "2026..2027")
    assert last(both, 142) == "2027-03-03"


def test_a_store_without_calendars_needs_none(run: Run, store: Path) -> None:
    assert [row["imported"] for row in rows(run, "list")] == [False] * 9
    with closing(sqlite3.connect(store)) as db:
        assert db.execute("SELECT count(*) FROM calendar").fetchone() == (0,)


def test_without_a_store_ours_are_listed(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "none.db"))
    assert len(rows(run, "list")) == 9
    assert run("calendar", "show", "desk").code == 4
    assert run("--db", str(tmp_path / "none.db"), "calendar", "list").code == 2


def test_hostile_names_do_no_harm(run: Run, file: Any) -> None:
    name = file("day,name\n2026-01-02,\x1b[31mred\u202e\n")
    run("calendar", "import", "x", name, *SOURCE, "--title", "\x1b[2Jgone")
    for words in (("show", "x"), ("list",), ("import", "x", file(DESK))):
        printed = run("calendar", *words).out
        assert "\x1b" not in printed
        assert "\u202e" not in printed
