"""Copies of one calendar, imported one after the other: what each changes, and what none may."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calendars import event, found, head, shown, sound, task, write
from tests.cli.conftest import Run
from tests.cli.playing import Play
from tracker.cli.app import App

ROWS = """
SELECT e.number, s.standing, s.first, s.known, s.note
FROM event e JOIN event_standing s ON s.event = e.id WHERE e.number > 140
ORDER BY e.number, s.known, s.recorded
"""
VERDICTS = """
SELECT v.outcome, v.happened, v.known, v.confidence, v.note FROM verdict v
JOIN deadline d ON d.id = v.deadline WHERE d.number > 140 ORDER BY v.known, v.recorded
"""
WEEKLY = ("DTSTART;TZID=Europe/Kyiv:20251203T100000", "RRULE:FREQ=WEEKLY;COUNT=3")


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command comes a minute after the one before, on 20 December 2025."""
    minutes = iter(range(60 * 12))
    monkeypatch.setattr(
        App,
        "now",
        lambda app: datetime(2025, 12, 20, 8 + (at := next(minutes)) // 60, at % 60, tzinfo=UTC),
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "c.ics"


def of_copy(day: int, *lines: str) -> tuple[str, ...]:
    """Lines of a copy that was changed on that day of November 2025."""
    return (f"LAST-MODIFIED:202511{day:02}T080000Z", *lines)


def standings(store: Path) -> dict[int, tuple[str, str]]:
    """How each event of the calendar stands by what was known last, and on which day it is."""
    return {row[0]: row[1:3] for row in found(store, ROWS)}


def brought(run: Run, file: Path, *options: str) -> str:
    done = run("import", str(file), *options)
    assert (done.code, done.complaint) == (0, "")
    return done.out.splitlines()[0]


# Outcomes of tasks


OUTCOMES: list[tuple[tuple[str, ...], list[tuple[Any, ...]], str]] = [
    # what newer copies say, the verdicts that come of it, and where the deadline stands
    (("STATUS:COMPLETED|COMPLETED:20251105T120000Z",), [("met", "2025-11-05")], "met"),
    (
        ("STATUS:COMPLETED|COMPLETED:20251105T120000Z", "STATUS:NEEDS-ACTION"),
        [("met", "2025-11-05"), ("reopened", None)],
        "due",
    ),
    (
        ("STATUS:CANCELLED", "STATUS:COMPLETED|COMPLETED:20251105T120000Z"),
        [("withdrawn", None), ("met", "2025-11-05")],
        "met",
    ),
    (
        ("STATUS:CANCELLED", "STATUS:IN-PROCESS", "STATUS:CANCELLED", "STATUS:NEEDS-ACTION"),
        [("withdrawn", None), ("reopened", None), ("withdrawn", None), ("reopened", None)],
        "due",
    ),
    (
        (
            "STATUS:COMPLETED|COMPLETED:20251105T120000Z",
            "STATUS:COMPLETED|COMPLETED:20251104T120000Z",
        ),
        [("met", "2025-11-05"), ("met", "2025-11-04")],
        "met",
    ),
]


@pytest.mark.parametrize("begun", [True, False])
@pytest.mark.parametrize(("copies", "verdicts", "state"), OUTCOMES)
def test_each_newer_outcome_is_a_verdict(
    copies: tuple[str, ...],
    verdicts: list[tuple[Any, ...]],
    state: str,
    begun: bool,
    file: Path,
    run: Run,
    store: Path,
) -> None:
    for day, status in enumerate(("STATUS:NEEDS-ACTION", *copies) if begun else copies, 6):
        write(file, task("DUE:20251222", status, *of_copy(day)))
        brought(run, file)
        seq = head(store)
        assert brought(run, file) == "From c.ics: 0 new, 0 changed, 1 unchanged."
        assert head(store) == seq
    assert [row[:2] for row in found(store, VERDICTS)] == verdicts
    assert {row[3] for row in found(store, VERDICTS)} == {"unconfirmed"}
    assert shown(run, 141)["state"] == state
    sound(store)


def test_verdicts_of_a_calendar_say_whence_and_since_when(
    file: Path, run: Run, store: Path
) -> None:
    for day, status in ((6, "CANCELLED"), (8, "NEEDS-ACTION")):
        write(file, task("DUE:20251222", f"STATUS:{status}", *of_copy(day)))
        done = run("import", str(file), "--dry-run")
        run("import", str(file))
    assert done.out.splitlines() == [
        "#141    A report: withdrawn → open",
        "Would bring in c.ics: 1 new, 1 changed, 0 unchanged.",
    ]
    assert found(store, VERDICTS) == [
        ("withdrawn", None, "2025-11-06", "unconfirmed", "Cancelled in c.ics."),
        ("reopened", None, "2025-11-08", "unconfirmed", "To be done again in c.ics."),
    ]


def test_what_a_person_judged_stands_and_is_told(file: Path, run: Run, store: Path) -> None:
    write(file, task("DUE:20251222", "STATUS:CANCELLED", *of_copy(6)))
    run("import", str(file))
    run("reopen", "141", "--why", "it was not")
    assert brought(run, file) == "From c.ics: 0 new, 0 changed, 1 unchanged."
    run("met", "141", "--happened", "2025-11-08", "--known", "2025-11-09")
    write(file, task("DUE:20251222", "STATUS:NEEDS-ACTION", *of_copy(10)))
    assert run("import", str(file)).out.splitlines() == [
        "From c.ics: 0 new, 0 changed, 1 unchanged.",
        "Judged otherwise here, and left as it is (1): #141 A report.",
    ]
    assert shown(run, 141)["state"] == "met"
    sound(store)


def test_an_outcome_comes_back_when_its_import_was_undone(
    file: Path, run: Run, store: Path
) -> None:
    write(file, task("DUE:20251222", *of_copy(6)))
    run("import", str(file))
    write(file, task("DUE:20251222", "STATUS:CANCELLED", *of_copy(7)))
    for again in range(2):
        assert brought(run, file) == "From c.ics: 1 new, 1 changed, 0 unchanged.", again
        assert run("undo").code == 0
        assert shown(run, 141)["state"] == "due"
    sound(store)


def test_what_a_copy_changed_comes_back_when_that_was_undone(
    file: Path, run: Run, store: Path
) -> None:
    old = event("DTSTART:20251210", *of_copy(3)), task("DUE:20251222", *of_copy(3), uid="2")
    new = (
        event("DTSTART:20251210", "LOCATION:Oslo", *of_copy(5)),
        task("DUE:20251223", "SUMMARY:The report", *of_copy(5), uid="2"),
    )
    write(file, *old)
    run("import", str(file))
    for _ in range(2):
        write(file, *new)
        assert brought(run, file) == "From c.ics: 0 new, 2 changed, 0 unchanged."
        assert run("undo").code == 0
        write(file, *old)
        assert brought(run, file) == "From c.ics: 0 new, 0 changed, 2 unchanged."
    assert (shown(run, 142)["title"], shown(run, 142)["last"]) == ("A report", "2025-12-22")
    sound(store)


# Instances that leave a series


LEAVING: list[tuple[tuple[str, ...], list[str]]] = [
    # the lines of the newer copy, and the days that stay scheduled
    ((*WEEKLY, "EXDATE;TZID=Europe/Kyiv:20251210T100000"), ["2025-12-03", "2025-12-17"]),
    ((*WEEKLY, "EXDATE;VALUE=DATE:20251210"), ["2025-12-03", "2025-12-17"]),
    ((*WEEKLY, "EXDATE:20251203T080000Z,20251210T080000Z,20251217T080000Z"), []),
    ((WEEKLY[0], "RRULE:FREQ=WEEKLY;COUNT=2"), ["2025-12-03", "2025-12-10"]),
    ((WEEKLY[0], "RRULE:FREQ=WEEKLY;UNTIL=20251216T235959Z"), ["2025-12-03", "2025-12-10"]),
    (
        (WEEKLY[0], "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3"),
        ["2025-12-03", "2025-12-17", "2025-12-31"],
    ),
    ((WEEKLY[0],), ["2025-12-03"]),
    ((*WEEKLY, "STATUS:CANCELLED"), []),
]


@pytest.mark.parametrize(("lines", "days"), LEAVING)
def test_instances_that_leave_a_series_are_cancelled(
    lines: tuple[str, ...], days: list[str], file: Path, run: Run, store: Path
) -> None:
    write(file, event(*WEEKLY, *of_copy(3)))
    assert brought(run, file) == "From c.ics: 6 new, 0 changed, 0 unchanged."
    write(file, event(*lines, *of_copy(5)))
    brought(run, file)
    stand = standings(store).values()
    assert [first for standing, first in stand if standing == "scheduled"] == days
    gone = {"2025-12-03", "2025-12-10", "2025-12-17"} - {*days}
    assert {first for standing, first in stand if standing == "cancelled"} == gone
    assert {row[3] for row in found(store, ROWS) if row[1] == "cancelled"} <= {"2025-11-05"}
    assert found(store, "SELECT count(*) FROM event WHERE number > 140")[0][0] == 3 + (
        "2025-12-31" in days
    )
    seq = head(store)
    assert brought(run, file).startswith("From c.ics: 0 new, 0 changed")
    assert head(store) == seq
    sound(store)


def test_an_instance_that_left_comes_back(file: Path, run: Run, store: Path) -> None:
    left_out = "EXDATE;TZID=Europe/Kyiv:20251210T100000"
    for day, lines in ((3, WEEKLY), (5, (*WEEKLY, left_out)), (7, WEEKLY), (8, WEEKLY)):
        write(file, event(*lines, *of_copy(day)))
        said = run("import", str(file), "--dry-run").out.splitlines()[0]
        run("import", str(file))
        told = {
            3: "Would bring in c.ics: 6 new, 0 changed, 0 unchanged.",
            5: "#142    Talks: cancelled, 10 December 2025",
            7: "#142    Talks: cancelled, 10 December 2025 → scheduled, 10 December 2025",
            8: "Would bring in c.ics: 0 new, 0 changed, 3 unchanged.",
        }
        assert said == told[day]
    assert [row[1:] for row in found(store, ROWS) if row[0] == 142] == [
        ("scheduled", "2025-12-10", "2025-11-03", "10:00 (Europe/Kyiv)"),
        ("cancelled", "2025-12-10", "2025-11-05", "No longer in c.ics."),
        ("scheduled", "2025-12-10", "2025-11-07", "10:00 (Europe/Kyiv)"),
    ]
    sound(store)


ALONE = "RECURRENCE-ID;TZID=Europe/Kyiv:20251210T100000"


def test_one_instance_that_is_moved_cancelled_and_dropped(
    file: Path, run: Run, store: Path
) -> None:
    """Wherever its component stands, and whatever of the series changes besides."""
    series = event(*WEEKLY, *of_copy(3))
    moved = event("DTSTART;TZID=Europe/Kyiv:20251211T100000", ALONE, *of_copy(5))
    cancelled = event("DTSTART:20251211T080000Z", ALONE, "STATUS:CANCELLED", *of_copy(6))
    dropped = event(*WEEKLY, "EXDATE;TZID=Europe/Kyiv:20251210T100000", *of_copy(8))
    stands = []
    for copies in ((series,), (moved, series), (series, cancelled), (dropped,)):
        write(file, *copies)
        assert run("import", str(file)).code == 0
        stands.append(standings(store)[142])
    assert stands == [
        ("scheduled", "2025-12-10"),
        ("scheduled", "2025-12-11"),
        ("cancelled", "2025-12-11"),
        ("cancelled", "2025-12-11"),
    ]
    assert len(standings(store)) == 3
    write(file, series.replace("20251103T08", "20251109T08"))
    run("import", str(file))
    assert standings(store)[142] == ("scheduled", "2025-12-10")
    sound(store)


def test_one_instance_alone_in_a_file_cancels_no_other(file: Path, run: Run, store: Path) -> None:
    write(file, event(*WEEKLY, *of_copy(3)))
    run("import", str(file))
    write(file, event("DTSTART:20251210T080000Z", ALONE, "STATUS:CANCELLED", *of_copy(5)))
    assert brought(run, file) == "From c.ics: 1 new, 1 changed, 0 unchanged."
    assert [standing for standing, _ in standings(store).values()] == [
        *("scheduled", "cancelled", "scheduled"),
    ]


def test_the_same_beside_an_instance_that_stands_alone(file: Path, run: Run, store: Path) -> None:
    """One instance is moved, another leaves; then the series is edited, and the moved one again."""
    series = event(*WEEKLY, *of_copy(3))
    moved = event("DTSTART;TZID=Europe/Kyiv:20251211T100000", ALONE, *of_copy(5))
    fewer = event(WEEKLY[0], "RRULE:FREQ=WEEKLY;COUNT=2", *of_copy(6))
    other = fewer.replace("SUMMARY:Talks", "SUMMARY:Peace talks").replace("20251106", "20251108")
    again = event("DTSTART;TZID=Europe/Kyiv:20251212T100000", ALONE, *of_copy(7))
    counts = []
    for copies in ((series,), (fewer, moved), (other, moved), (other, again), (other, again)):
        write(file, *copies)
        counts.append(brought(run, file).removeprefix("From c.ics: "))
    assert counts == [
        "6 new, 0 changed, 0 unchanged.",
        "2 new, 2 changed, 1 unchanged.",
        "0 new, 1 changed, 1 unchanged.",
        "1 new, 1 changed, 1 unchanged.",
        "0 new, 0 changed, 2 unchanged.",
    ]
    assert standings(store) == {
        141: ("scheduled", "2025-12-03"),
        142: ("scheduled", "2025-12-12"),
        143: ("cancelled", "2025-12-17"),
    }
    seq = head(store)
    write(file, series, event("DTSTART:20251224T080000Z", ALONE.replace("1210", "1224")))
    assert "left out (2)" in run("import", str(file)).out
    assert head(store) == seq
    sound(store)


def test_what_happened_or_was_cancelled_here_stays_so(file: Path, run: Run, store: Path) -> None:
    write(file, event(*WEEKLY, *of_copy(3)))
    run("import", str(file))
    run("event", "happened", "141", "--known", "2025-12-04")
    run("event", "cancelled", "142", "--known", "2025-12-04")
    write(file, event("DTSTART;TZID=Europe/Kyiv:20260107T100000", *of_copy(5)))
    run("import", str(file))
    assert [standing for standing, _ in standings(store).values()] == [
        *("happened", "cancelled", "cancelled", "scheduled"),
    ]
    sound(store)


# The same record for the same instance


def test_a_single_event_that_becomes_a_series_and_back(file: Path, run: Run, store: Path) -> None:
    for day, lines in ((3, WEEKLY[:1]), (4, WEEKLY), (5, WEEKLY[:1]), (6, WEEKLY)):
        write(file, event(*lines, *of_copy(day)))
        run("import", str(file))
        assert standings(store)[141] == ("scheduled", "2025-12-03")
        others = {} if day == 3 else {142, 143}
        assert standings(store).keys() - {141} == {*others}
        stand = {standing for number, (standing, _) in standings(store).items() if number > 141}
        assert stand <= {"cancelled" if day == 5 else "scheduled"}
    marks = "SELECT mark FROM event WHERE uid = '1' ORDER BY number"
    assert [mark for (mark,) in found(store, marks)] == [
        *("20251203T080000Z", "20251210T080000Z", "20251217T080000Z"),
    ]
    sound(store)


MOVED: list[tuple[tuple[str, ...], tuple[str, ...], list[str]]] = [
    # the lines of the first and of the newer copy, and the days of the same records
    (
        WEEKLY,
        (WEEKLY[0].replace("T10", "T11"), WEEKLY[1]),
        ["2025-12-03", "2025-12-10", "2025-12-17"],
    ),
    (
        WEEKLY,
        (WEEKLY[0].replace("03T10", "05T10"), WEEKLY[1]),
        ["2025-12-05", "2025-12-12", "2025-12-19"],
    ),
    (WEEKLY, ("DTSTART:20251203", WEEKLY[1]), ["2025-12-03", "2025-12-10", "2025-12-17"]),
    (("DTSTART:20251202",), ("DTSTART:20251203", WEEKLY[1]), ["2025-12-03"]),
]


@pytest.mark.parametrize(("before", "after", "days"), MOVED)
def test_a_series_that_moves_keeps_its_records(
    before: tuple[str, ...],
    after: tuple[str, ...],
    days: list[str],
    file: Path,
    run: Run,
    store: Path,
) -> None:
    write(file, event(*before, *of_copy(3)))
    run("import", str(file))
    numbers = list(standings(store))
    write(file, event(*after, *of_copy(5)))
    run("import", str(file))
    assert [standings(store)[number] for number in numbers] == [("scheduled", day) for day in days]
    assert len(standings(store)) == 3
    assert brought(run, file) == "From c.ics: 0 new, 0 changed, 3 unchanged."
    sound(store)


# Which copy is the newer one


AGES: list[tuple[tuple[str, ...], tuple[str, ...]]] = [
    # what tells that a copy is older, and that it is newer
    (("LAST-MODIFIED:20251103T080000Z",), ("LAST-MODIFIED:20251103T080001Z",)),
    (
        ("SEQUENCE:1", "LAST-MODIFIED:20251109T080000Z"),
        ("SEQUENCE:2", "LAST-MODIFIED:20251103T080000Z"),
    ),
    (("LAST-MODIFIED:20251103T080000Z",), ("SEQUENCE:1", "LAST-MODIFIED:20251103T080000Z")),
    (("X-A:b",), ("SEQUENCE:1",)),
    (
        ("LAST-MODIFIED:20251103T080000Z", "DTSTAMP:20251104T080000Z"),
        ("LAST-MODIFIED:20251103T080000Z", "DTSTAMP:20251105T080000Z"),
    ),
]


@pytest.mark.parametrize(("old", "new"), AGES)
def test_an_older_copy_changes_nothing(
    old: tuple[str, ...], new: tuple[str, ...], file: Path, run: Run, store: Path
) -> None:
    both = []
    for day, lines in ((10, old), (11, new)):
        report = task(f"DUE:202512{day}", "CREATED:20251101T000000Z", *lines, uid="2")
        if any("DTSTAMP" in line for line in lines):
            report = report.replace("DTSTAMP:20251101T000000Z|", "")
        both.append((event(f"DTSTART:202512{day}", *lines), report))
    write(file, *both[0])
    run("import", str(file))
    write(file, *both[1])
    assert brought(run, file) == "From c.ics: 1 new, 2 changed, 0 unchanged."
    seq = head(store)
    for _ in range(2):
        write(file, *both[0])
        said = " ".join(run("import", str(file)).out.split())
        assert said.startswith(
            "From c.ics: 0 new, 0 changed, 2 unchanged. Older than what is recorded, and left"
            " out (2): #141 Talks (line 3), #142 A report (line "
        )
        write(file, *both[1])
        assert brought(run, file) == "From c.ics: 0 new, 0 changed, 2 unchanged."
    assert head(store) == seq
    assert standings(store)[141] == ("scheduled", "2025-12-11")
    assert shown(run, 142)["last"] == "2025-12-11"


def test_an_older_copy_of_a_series_changes_nothing(file: Path, run: Run, store: Path) -> None:
    newer = event(*WEEKLY, "EXDATE;TZID=Europe/Kyiv:20251210T100000", *of_copy(5))
    moved = event("DTSTART:20251218T080000Z", ALONE.replace("1210", "1217"), *of_copy(6))
    older = event(WEEKLY[0], "RRULE:FREQ=WEEKLY;COUNT=4", *of_copy(3))
    write(file, newer, moved)
    run("import", str(file))
    seq = head(store)
    write(file, older)
    assert run("import", str(file)).out.splitlines() == [
        "From c.ics: 0 new, 0 changed, 2 unchanged.",
        "Older than what is recorded, and left out (1): #141 Talks (line 3).",
    ]
    write(file, newer, moved)
    assert brought(run, file) == "From c.ics: 0 new, 0 changed, 2 unchanged."
    assert head(store) == seq
    sound(store)


def test_an_older_copy_that_says_the_same_is_not_named(file: Path, run: Run, store: Path) -> None:
    for day in (5, 3):
        write(file, event(*WEEKLY, *of_copy(day)), task("DUE:20251222", *of_copy(day), uid="2"))
        done = run("import", str(file))
    assert done.out == "From c.ics: 0 new, 0 changed, 4 unchanged.\n"


def test_the_age_of_copies_goes_with_a_full_export(
    file: Path, run: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(file, event(*WEEKLY, *of_copy(5)), task("DUE:20251222", *of_copy(5), uid="2"))
    run("import", str(file))
    monkeypatch.setattr(App, "now", lambda app: datetime(2026, 12, 20, 8, tzinfo=UTC))
    out = tmp_path / "all.ndjson"
    assert run("export", "ndjson", "-o", str(out)).code == 0
    other = tmp_path / "other.db"
    monkeypatch.setenv("TRACKER_DB", str(other))
    assert run("init").code == 0
    assert run("import", str(out)).code == 0
    write(file, event(*WEEKLY[:1], *of_copy(3)), task("DUE:20251221", *of_copy(3), uid="2"))
    assert "left out (2): #141 Talks" in run("import", str(file)).out
    write(file, event(*WEEKLY[:1], *of_copy(7)))
    assert brought(run, file) == "From c.ics: 2 new, 3 changed, 0 unchanged."
    assert [standing for standing, _ in standings(other).values()] == [
        *("scheduled", "cancelled", "cancelled"),
    ]
    sound(other)


CALENDARS = Path(__file__).parents[1] / "data" / "calendars"
LATER: list[tuple[str, list[str], str, str]] = [
    # a calendar, what its later copy would change, how much that is, and who is older then
    (
        "google",
        [
            "#142 Night call with Washington: confidence unconfirmed → verified",
            "#141 Meeting of the foreign ministers of the Weimar Triangle and Ukraine — Łazienki:"
            " 8 to 9 December 2025 → 9 to 10 December 2025",
            "#144 Weekly briefing: cancelled, 3 December 2025",
            "#145 Weekly briefing, a day later: cancelled, 20 November 2025",
        ],
        "9 new, 4 changed, 1 unchanged.",
        "Older than what is recorded, and left out (4): #141 Meeting of the foreign ministers of"
        " the Weimar Triangle and Ukraine — Łazienki (line 8), #142 Night call with Washington"
        " (line 24), #143 Weekly briefing (line 45), #145 Weekly briefing, a day later (line 56).",
    ),
    (
        "outlook",
        [
            "#141 Foreign Affairs Council: place Brussels → Luxembourg",
            "#141 Foreign Affairs Council: 14:00 to 00:00 (Europe/Berlin) → 14:00 to 18:00"
            " (Europe/Berlin)",
        ],
        "5 new, 1 changed, 0 unchanged. The clocks jump over 1 hour: 02:30 is 03:30 on 29 March"
        " 2026 (Europe/Berlin).",
        "Older than what is recorded, and left out (1): #141 Foreign Affairs Council (line 21).",
    ),
    (
        "apple",
        [
            "#141 Bericht über die Überprüfung der Übergangsvorschriften für grüne Übergänge: open"
            " → met",
            "#143 Antwort an das Parlament: met → open",
            "#144 Reise nach Genf: withdrawn → met",
        ],
        "3 new, 3 changed, 1 unchanged.",
        "Older than what is recorded, and left out (3): #141 Bericht über die Überprüfung der"
        " Übergangsvorschriften für grüne Übergänge (line 22), #143 Antwort an das Parlament (line"
        " 45), #144 Reise nach Genf (line 55).",
    ),
]


@pytest.mark.parametrize(("name", "changes", "counts", "older"), LATER)
def test_a_later_copy_of_each_program(
    name: str, changes: list[str], counts: str, older: str, run: Run, store: Path
) -> None:
    files = str(CALENDARS / f"{name}.ics"), str(CALENDARS / f"{name}-later.ics")
    run("import", files[0])
    said = f"{' '.join(changes)} Would bring in {name}-later.ics: {counts}"
    assert " ".join(run("import", files[1], "--dry-run").out.split()).startswith(said)
    assert " ".join(run("import", files[1]).out.split()).startswith(
        f"From {name}-later.ics: {counts}"
    )
    seq = head(store)
    for _ in range(2):
        assert older in " ".join(run("import", files[0]).out.split())
        assert run("import", files[1]).out.startswith(f"From {name}-later.ics: 0 new, 0 changed")
    assert head(store) == seq
    sound(store)


STORES = Path(__file__).parents[1] / "data" / "stores"


def test_what_an_older_version_imported_is_known_again(
    file: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It kept no UID: from the first import on what leaves the series is seen."""
    other = tmp_path / "older.db"
    with closing(sqlite3.connect(other)) as db:
        db.executescript((STORES / "schema-8.sql").read_text(encoding="utf-8"))
    monkeypatch.setenv("TRACKER_DB", str(other))
    monkeypatch.setattr(App, "now", lambda app: datetime(2026, 12, 20, 8, tzinfo=UTC))
    assert run("upgrade").code == 0
    weekly = ("DTSTART;TZID=Europe/Vienna:20251112T100000", "DURATION:PT1H")
    rule = ("SUMMARY:Weekly briefing", "RRULE:FREQ=WEEKLY;COUNT=3")
    uid = "briefing@example.org"
    for lines, told in (
        (rule, "0 new, 3 changed, 0 unchanged."),
        (rule, "0 new, 0 changed, 3 unchanged."),
        (rule[:1], "2 new, 1 changed, 2 unchanged."),
    ):
        text = event(*weekly, *lines, uid=uid).replace("SUMMARY:Talks|", "")
        write(file, text.replace("T000000Z", "T080000Z"))
        assert brought(run, file) == f"From c.ics: {told}"
    query = "SELECT standing, first FROM event_standing s JOIN event e ON e.id = s.event"
    assert found(other, f"{query} WHERE title = 'Weekly briefing' ORDER BY s.rowid") == [
        *(("scheduled", f"2025-11-{day}") for day in (12, 19, 26)),
        *(("cancelled", f"2025-11-{day}") for day in (19, 26)),
    ]
    sound(other)


def test_copies_that_two_stores_imported_meet_in_a_merge(
    file: Path, here: Play, there: Play, store: Path
) -> None:
    """The newer copy holds; what the other one had besides leaves with the next import of it."""
    lines = "RRULE:FREQ=DAILY;COUNT=2"
    for play, day, status in ((here, 12, "CANCELLED"), (there, 14, "NEEDS-ACTION")):
        first = task("DUE:20251222", *of_copy(3), uid="2")
        write(file, event("DTSTART:20251210", *of_copy(3)), first)
        play("import", str(file))
        write(
            file,
            event(f"DTSTART:202512{day}", lines, *of_copy(day - 7)),
            task("DUE:20251222", f"STATUS:{status}", *of_copy(day - 7), uid="2"),
        )
        play("import", str(file))
    here("merge", str(file.with_name("theirs.db")))
    assert "14 December" in here("show", "141")
    assert "2 new, 2 changed, 2 unchanged" in here("import", str(file))  # what they dropped
    assert "0 new, 0 changed, 3 unchanged" in here("import", str(file))
    assert [standing for standing, _ in standings(store).values()] == [
        *("scheduled", "cancelled", "scheduled"),
    ]
    sound(store)


# Deadlines that hang on what moves


def test_what_hangs_on_an_event_is_journalled_with_the_cause(
    file: Path, run: Run, store: Path
) -> None:
    write(file, event("DTSTART:20251210", *of_copy(3)))
    run("import", str(file))
    run("event", "Second round", "--after", "141+3d", "--known", "2025-11-04")
    for after in ("141+72h", "142+1w"):
        said = ("--said", "2025-11-04", "--by", "x")
        assert run("add", "It", *said, "--after", after).code == 0
    before = head(store)
    write(file, event("DTSTART:20251212", *of_copy(5)))
    assert brought(run, file) == "From c.ics: 1 new, 1 changed, 0 unchanged."
    why = "event #141 is now scheduled, 12 December 2025"
    rows = f"""
        SELECT j.kind, coalesce(d.number, e.number), j.why FROM journal j
        LEFT JOIN deadline d ON d.id = j.id LEFT JOIN event e ON e.id = j.id
        WHERE j.seq > {before} AND j.kind IN ('event', 'deadline') ORDER BY 2, j.seq
    """
    assert found(store, rows) == [
        *(("event", 141, None), ("event", 142, why)),
        *(("deadline", 143, why), ("deadline", 144, why)),
    ]
    assert [shown(run, number)["last"] for number in (143, 144)] == ["2025-12-15", "2025-12-22"]
    assert why in " ".join(run("log", "143").out.split())
    sound(store)
    seq = head(store)
    write(file, event("DTSTART:20251212", "DESCRIPTION:Bring papers", *of_copy(6)))
    run("import", str(file))
    kinds = f"SELECT kind FROM journal WHERE seq > {seq} ORDER BY seq"
    assert [kind for (kind,) in found(store, kinds)] == ["import", "event", "event_standing"]
    for change in (seq + 1, before + 1):
        assert run("undo", str(change)).code == 0
    assert [shown(run, number)["last"] for number in (143, 144)] == ["2025-12-13", "2025-12-20"]
    sound(store)


def test_the_same_for_rows_of_an_event_in_any_format(run: Run, store: Path, tmp_path: Path) -> None:
    said = ("--said", "2025-11-04", "--by", "x")
    signature = ("--on", "2025-12-10", "--standing", "scheduled", "--known", "2025-11-04")
    run("event", "Signature", *signature)
    run("add", "It", *said, "--after", "141+72h")
    (id,) = found(store, "SELECT id FROM event WHERE number = 141")[0]
    known = (("2025-11-03", "2025-12-09"), ("2025-11-06", "2025-12-12"))
    for day, first in known:
        rows = tmp_path / "rows.csv"
        rows.write_text(
            "id,event,standing,first,last,precision,known\n"
            f"0000000000{day.replace('-', '')[2:]},{id},scheduled,{first},{first},day,{day}\n"
        )
        assert run("import", str(rows), "--record", "event_standing").code == 0
    whys = "SELECT why FROM journal WHERE kind = 'deadline' AND why IS NOT NULL ORDER BY seq DESC"
    assert found(store, whys)[0] == ("event #141 is now scheduled, 12 December 2025",)
    assert ("event #141 is now scheduled, 9 December 2025",) not in found(store, whys)
    sound(store)
