"""Import of calendars: what each program's file becomes, what it changes when it comes again."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.calendars import event, found, head, of_calendar, shown, sound, task, write
from tests.cli.conftest import Run

CALENDARS = Path(__file__).parents[1] / "data" / "calendars"
TAKEN = [
    # a file, how many records it makes, and what is told of it
    ("google.ics", 11, 5, []),
    ("outlook.ics", 4, 2, []),
    (
        "apple.ics",
        10,
        4,
        [
            "1 hour without a zone is by the clocks of UTC, as set.",
            "2 deadlines taken as said on the day of CREATED; --said gives another.",
            "2 deadlines taken as said on the day of DTSTAMP; --said gives another.",
            "Left out, as no event and no task: 1 VJOURNAL.",
        ],
    ),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "c.ics"


@pytest.mark.parametrize(("name", "new", "same", "told"), TAKEN)
def test_a_calendar_of_each_program(
    name: str, new: int, same: int, told: list[str], run: Run, store: Path
) -> None:
    done = run("import", str(CALENDARS / name))
    assert (done.code, done.complaint) == (0, "")
    assert done.out.splitlines() == [f"From {name}: {new} new, 0 changed, 0 unchanged.", *told]
    sound(store)
    seq = head(store)
    again = run("import", str(CALENDARS / name))
    anew = [line for line in told if "taken as said" not in line]
    assert again.out.splitlines() == [f"From {name}: 0 new, 0 changed, {same} unchanged.", *anew]
    assert head(store) == seq


def test_what_becomes_of_events(run: Run, store: Path) -> None:
    run("import", str(CALENDARS / "google.ics"))
    run("import", str(CALENDARS / "outlook.ics"))
    weekly = ("Weekly briefing", None, None, "verified", "scheduled")
    at = "10:00 to 11:00 (Europe/Warsaw)"
    assert of_calendar(store) == [
        (*weekly, "2025-11-12", "2025-11-12", "2025-11-02", at),
        (
            *("Weekly briefing, a day later", *weekly[1:], "2025-11-20", "2025-11-20"),
            *("2025-11-03", "14:00 to 15:00 (Europe/Warsaw)"),
        ),
        (
            *("Foreign Affairs Council", "Brussels", "arms-control", "verified", "scheduled"),
            *("2025-11-25", "2025-11-25", "2025-10-28", "14:00 to 00:00 (Europe/Berlin)"),
        ),
        (
            *("Visit to Budapest", None, None, "verified", "cancelled", "2025-11-29"),
            *("2025-11-29", "2025-10-30", None),
        ),
        (*weekly, "2025-12-03", "2025-12-03", "2025-11-02", at),
        (
            *("Night call with Washington", None, None, "unconfirmed", "scheduled"),
            *("2025-12-06", "2025-12-06", "2025-11-02", "00:30 to 01:30 (Europe/Warsaw)"),
        ),
        (
            "Meeting of the foreign ministers of the Weimar Triangle and Ukraine — Łazienki",
            *("Łazienki Palace, Warsaw", None, "verified", "scheduled"),
            *("2025-12-08", "2025-12-09", "2025-11-01"),
            "Programme: see the ministry's page; accreditation until 1 December, 18:00.\n\n"
            "Contact: the press office",
        ),
    ]
    (source,) = found(
        store,
        "SELECT s.url FROM source s JOIN event_source e ON e.source = s.id JOIN event_standing"
        " t ON t.id = e.event_standing JOIN event v ON v.id = t.event WHERE v.number > 140",
    )
    assert source == ("https://example.org/call",)


def test_what_becomes_of_tasks(run: Run, store: Path) -> None:
    run("import", str(CALENDARS / "apple.ics"))
    report, quarter, answer, trip = (shown(run, number) for number in range(141, 145))
    assert report["title"].startswith("Bericht über die Überprüfung der Übergangsvorschriften")
    assert report["speakers"] == ["Elena Fischer, Staatssekretärin"]
    names = ("said", "first", "last", "hour", "zone", "relation", "precision", "kind", "state")
    assert [report[name] for name in names[:-1]] == [
        *("2025-10-15", "2025-11-17", "2025-11-21", "18:00", "Europe/Berlin", "within", "hour"),
        "pledge",
    ]
    assert [answer[name] for name in names] == [
        *("2025-10-16", None, "2025-10-31", "12:00", "Europe/Vienna", "by", "hour", "pledge"),
        "met",
    ]
    assert [trip[name] for name in ("state", "hour", "zone")] == ["withdrawn", "12:00", "UTC"]
    verdicts = "SELECT outcome, happened, known, confidence, note FROM verdict ORDER BY rowid DESC"
    assert sorted(found(store, f"{verdicts} LIMIT 2")) == [
        ("met", "2025-10-30", "2025-10-30", "unconfirmed", "Completed in apple.ics."),
        ("withdrawn", None, "2025-11-02", "unconfirmed", "Cancelled in apple.ics."),
    ]
    notes = "SELECT d.number, n.text FROM note n JOIN deadline d ON d.id = n.deadline"
    assert found(store, f"{notes} WHERE d.number > 140") == [(141, "Entwurf liegt vor")]
    assert (quarter["first"], quarter["last"], quarter["relation"]) == (
        *("2025-10-15", "2025-11-30", "by"),
    )
    rules = "SELECT pattern, origin, duration, opens FROM recurrence ORDER BY rowid DESC LIMIT 1"
    assert found(store, rules) == [
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", "2025-11-30", None, "2025-10-15")
    ]
    later = "SELECT first, last FROM deadline WHERE instance = 2 ORDER BY rowid DESC LIMIT 1"
    assert found(store, later) == [("2025-12-01", "2026-02-28")]


def test_an_event_that_moves_and_back(file: Path, run: Run, store: Path) -> None:
    """Each time the calendar says something new it is appended, also what it said before."""
    days = ["20251210", "20251211", "20251210"]
    for n, day in enumerate(days, 1):
        write(file, event(f"DTSTART:{day}", f"LAST-MODIFIED:202511{n:02}T000000Z"))
        assert run("import", str(file)).out.startswith(
            "From c.ics: 1 new" if n > 1 else "From c.ics: 2 new"
        )
    assert [row[5:8] for row in of_calendar(store)] == [
        ("2025-12-10", "2025-12-10", "2025-11-01"),
        ("2025-12-10", "2025-12-10", "2025-11-03"),
        ("2025-12-11", "2025-12-11", "2025-11-02"),
    ]
    assert run("import", str(file)).out == "From c.ics: 0 new, 0 changed, 1 unchanged.\n"
    write(file, event("DTSTART:20251210", "STATUS:CANCELLED", "LAST-MODIFIED:20251104T000000Z"))
    run("import", str(file))
    assert max((row[7], row[4]) for row in of_calendar(store)) == ("2025-11-04", "cancelled")
    sound(store)


def test_another_hour_of_the_same_day_is_news(file: Path, run: Run, store: Path) -> None:
    for hour in (15, 16):
        write(file, event(f"DTSTART;TZID=Europe/Kyiv:20251210T{hour}0000"))
        run("import", str(file))
    assert [row[-1] for row in of_calendar(store)] == ["15:00 (Europe/Kyiv)", "16:00 (Europe/Kyiv)"]


def test_an_export_whose_stamp_alone_changed_is_the_same(file: Path, run: Run, store: Path) -> None:
    for stamp in ("20251101T000000Z", "20251102T000000Z"):
        write(
            file,
            event("DTSTART:20251210", f"LAST-MODIFIED:{stamp}"),
            task("DUE:20251210", "DESCRIPTION:n").replace("20251101T000000Z", stamp),
        )
        done = run("import", str(file))
    assert done.out == "From c.ics: 0 new, 0 changed, 2 unchanged.\n"


def test_what_was_amended_here_stays_until_the_calendar_changes(
    file: Path, run: Run, store: Path
) -> None:
    write(file, event("DTSTART:20251210"), task("DUE:20251210", uid="2"))
    run("import", str(file))
    for id, title in (("141", "Peace talks"), ("142", "The yearly report")):
        assert run("amend", id, "--title", title, "--why", "said so").code == 0
    assert run("import", str(file)).out == "From c.ics: 0 new, 0 changed, 2 unchanged.\n"
    moved = "DUE;TZID=Europe/Kyiv:20251212T180000"
    write(file, event("DTSTART:20251210", "LOCATION:Oslo"), task(moved, uid="2"))
    assert run("import", str(file)).out == "From c.ics: 0 new, 2 changed, 0 unchanged.\n"
    rows = "SELECT title, last, hour, zone, relation, precision FROM deadline WHERE number = 142"
    assert found(store, rows) == [
        ("The yearly report", "2025-12-12", "18:00", "Europe/Kyiv", "by", "hour")
    ]
    assert of_calendar(store)[0][:2] == ("Peace talks", "Oslo")
    write(file, event("DTSTART:20251210"), task(moved, "SUMMARY:Other", uid="2"))
    run("import", str(file))
    assert of_calendar(store)[0][:2] == ("Peace talks", None)
    assert found(store, rows)[0][0] == "Other"
    sound(store)


def test_what_happened_is_not_scheduled_again(file: Path, run: Run, store: Path) -> None:
    write(file, event("DTSTART:20251110"))
    run("import", str(file))
    assert run("event", "happened", "141").code == 0
    assert run("import", str(file)).out == "From c.ics: 0 new, 0 changed, 1 unchanged.\n"
    write(file, event("DTSTART:20251111"))
    refused = run("import", str(file))
    assert refused.code == 5
    assert (
        "c.ics:3: DTSTART on line 7: '2025-11-11'; expected what is on record: #141 happened"
        in refused.err
    )


def test_what_a_person_recorded_already_is_not_recorded_again(
    file: Path, run: Run, store: Path
) -> None:
    write(file, event("DTSTART:20251210"))
    run("import", str(file))
    run("event", "moved", "141", "--on", "2025-12-11", "--known", "2025-11-05")
    assert run("import", str(file)).out == "From c.ics: 0 new, 0 changed, 1 unchanged.\n"
    write(file, task("DUE:20251210", "STATUS:NEEDS-ACTION", uid="2"))
    run("import", str(file))
    run("met", "142", "--happened", "2025-11-05", "--known", "2025-11-06")
    write(file, task("DUE:20251210", "STATUS:COMPLETED", "COMPLETED:20251107T000000Z", uid="2"))
    assert run("import", str(file)).out == "From c.ics: 0 new, 0 changed, 1 unchanged.\n"


def test_an_undone_import_comes_back(file: Path, run: Run, store: Path) -> None:
    write(file, event("DTSTART:20251210"), task("DUE:20251210", "RRULE:FREQ=WEEKLY;COUNT=1"))
    run("import", str(file))
    assert run("undo").code == 0
    assert of_calendar(store) == []
    assert run("import", str(file)).out.startswith("From c.ics: 4 new")
    sound(store)


def test_a_full_export_knows_the_calendar_again(
    file: Path, run: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(file, event("DTSTART:20251210"), task("DUE:20251210", "DESCRIPTION:n", uid="2"))
    run("import", str(file))
    run("event", "happened", "141", "--on", "2025-11-05", "--known", "2025-11-06")
    out = tmp_path / "all.ndjson"
    assert run("export", "ndjson", "-o", str(out)).code == 0
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "other.db"))
    assert run("init").code == 0
    assert run("import", str(out)).code == 0
    assert run("import", str(file)).out == "From c.ics: 0 new, 0 changed, 2 unchanged.\n"


REFUSED: list[tuple[str, tuple[str, ...], str]] = [
    # a component, options, and what is said of it
    (
        task("DUE:20251210").replace(";CN=Trump", ""),
        (),
        "ORGANIZER on line 13: expected who announced it, as ORGANIZER with a CN; or give --by",
    ),
    (
        task("DUE:20251210").replace("DTSTAMP", "X-STAMP"),
        (),
        "CREATED: expected the day it was said; or give --said DAY",
    ),
    (task("DUE:20251210", "CREATED:20990101T000000Z"), (), "CREATED on line 15: '2099-"),
    (
        event("DTSTART:20251210", "LAST-MODIFIED:20990101T000000Z"),
        (),
        "LAST-MODIFIED on line 13: '2099-01-01'",
    ),
    (event("DTSTART:20251210"), ("--said", "2099-01-01"), "--said: '2099-01-01'; expected a day"),
    (
        task("DUE:20251010", "STATUS:CANCELLED", "LAST-MODIFIED:20251102T000000Z"),
        (),
        "STATUS on line 15: 'CANCELLED'; expected another status: it ended on 2025-10-10, and was",
    ),
    (
        task("DUE:20251210", "STATUS:COMPLETED", "COMPLETED:20251001T000000Z"),
        (),
        "COMPLETED on line 16: '2025-10-01'; expected a day of the past from 2025-11-01 on, when",
    ),
    (
        task("DUE:20251210", "STATUS:COMPLETED", "COMPLETED:20990101T000000Z"),
        (),
        "'2099-01-01'; expected a day of the past",
    ),
    (
        f"{event('DTSTART:20251210')}|{event('DTSTART:20251211')}",
        (),
        "UID on line 16: '1'; expected each UID once; line 9 has it too",
    ),
    (
        event("DTSTART;TZID=Base\x1b[31m:20251210T100000"),
        (),
        "'DTSTART;TZID=Base\\x1b[31m:20251210T100000'; expected DTSTART;PARAMETER=VALUE:VALUE",
    ),
    (event("DTSTART:20251210") + "|X-WR-TIMEZONE:Mars", (), "X-WR-TIMEZONE: 'Mars'; expected one"),
]


@pytest.mark.parametrize(("component", "options", "words"), REFUSED)
def test_what_is_refused(
    component: str, options: tuple[str, ...], words: str, file: Path, run: Run, store: Path
) -> None:
    write(file, event("DTSTART:20251201", uid="good"), component)
    before = store.read_bytes()
    refused = run("import", str(file), *options)
    assert (refused.code, refused.out) == (5, "")
    assert words in refused.err
    assert refused.err.splitlines()[-1].endswith("(--skip-bad stores the others)") or options
    assert store.read_bytes() == before


def test_options_tell_what_the_file_does_not(file: Path, run: Run, store: Path) -> None:
    bare = task("DUE:20251210").replace(";CN=Trump", "").replace("DTSTAMP", "X-STAMP")
    write(file, bare, event("DTSTART:20251210", uid="2"))
    options = ("--by", "cabinet office", "--said", "2025-10-01", "--topic", "new thread")
    assert run("import", str(file), *options).out == "From c.ics: 5 new, 0 changed, 0 unchanged.\n"
    deadlines = "SELECT said, topic FROM deadline ORDER BY rowid DESC LIMIT 1"
    assert found(store, deadlines) == [("2025-10-01", "new-thread")]
    assert of_calendar(store)[0][2] == "new-thread"
    assert of_calendar(store)[0][7] == "2025-10-01"
    seq = head(store)
    other = ("--by", "Trump", "--said", "2025-09-01", "--topic", "ukraine-war")
    assert run("import", str(file), *other).out.startswith("From c.ics: 0 new, 0 changed")
    assert head(store) == seq


def test_another_rule_is_refused_with_the_command_for_it(file: Path, run: Run, store: Path) -> None:
    write(file, task("DUE:20251107", "RRULE:FREQ=WEEKLY;COUNT=3"))
    run("import", str(file))
    for lines in (
        ("DUE:20251107", "RRULE:FREQ=WEEKLY;COUNT=4"),
        ("DUE:20251108", "RRULE:FREQ=WEEKLY;COUNT=3"),
        ("DUE:20251107",),
    ):
        write(file, task(*lines))
        refused = run("import", str(file))
        assert refused.code == 5
        assert "`tracker recurrence change 141` changes them from an instance on" in refused.err
    write(file, task("DUE:20251107", "RRULE:FREQ=WEEKLY;COUNT=3", "SUMMARY:Each week"))
    assert run("import", str(file)).out == "From c.ics: 0 new, 1 changed, 0 unchanged.\n"
    assert run("recurrence", "end", "141", "--from", "3", "--known", "2025-11-10").code == 0
    assert run("import", str(file)).out == "From c.ics: 0 new, 0 changed, 1 unchanged.\n"
    sound(store)


def test_bad_components_are_written_beside_whole(file: Path, run: Run, store: Path) -> None:
    bad = event("DTSTART:20251340", "DTEND;TZID=Mars:20251210T100000", uid="2")
    write(file, event("DTSTART:20251210"), bad)
    done = run("import", str(file), "--skip-bad")
    assert done.code == 0
    assert done.out.splitlines()[0] == "From c.ics: 2 new, 0 changed, 0 unchanged, 1 bad."
    assert [line.partition("c.ics:")[2][:21] for line in done.err.splitlines()] == [
        "9: DTSTART on line 13",
        "9: DTEND on line 14: ",
    ]
    text = file.with_name("c.ics.bad.csv").read_text(encoding="utf-8")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[0] == ["row", "line", "reason"]
    assert rows[1][:2] == [bad.replace("|", "\n"), "9"]
    assert len(rows) == 2
    sound(store)


def test_a_dry_run_stores_nothing(file: Path, run: Run, store: Path) -> None:
    write(file, event("DTSTART:20251210"))
    run("import", str(file))
    write(file, event("DTSTART:20251211", "LOCATION:Oslo"), task("DUE:20251210"))
    before = store.read_bytes()
    done = run("import", str(file), "--dry-run")
    assert done.out.splitlines() == [
        "#141    Talks: place - → Oslo",
        "#141    Talks: 10 December 2025 → 11 December 2025",
        "Would bring in c.ics: 2 new, 1 changed, 0 unchanged.",
        "1 deadline taken as said on the day of DTSTAMP; --said gives another.",
    ]
    assert store.read_bytes() == before
    rows = run("import", str(file), "--dry-run", "--format", "ndjson")
    told = [json.loads(line) for line in rows.out.splitlines()]
    assert [(row["record"], row["what"]) for row in told] == [
        ("event", "changed"),
        ("event_standing", "new"),
        ("deadline", "new"),
    ]
    assert "1 deadline taken as said" in rows.err


USAGE = [
    # the file's name, what it holds, options, code, and what is said
    ("c.ics", b"", (), 2, "c.ics is empty"),
    (
        "c.ics",
        b"title,last\nA,2025-12-01\n",
        (),
        2,
        "c.ics is no calendar: it does not begin BEGIN:",
    ),
    ("c.ics", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", (), 5, "c.ics holds no event and no task"),
    ("c.txt", b"\xef\xbb\xbfbegin:vcalendar\nend:vcalendar\n", (), 5, "c.txt holds no event"),
    ("c.ics", b"BEGIN:VCALENDAR\n", ("--map", "a=b"), 2, "is a calendar: --map does not go with"),
    ("c.ics", b"BEGIN:VCALENDAR\n", ("--by-number",), 2, "is a calendar: --by-number does not"),
    ("c.ics", b"BEGIN:VCALENDAR\n", ("--journal",), 2, "is a calendar: --journal does not go"),
    (
        "c.ics",
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n",
        (),
        5,
        "c.ics:2: BEGIN:VEVENT: expected its END;",
    ),
    ("c.ics", b"\xff\xfeB\0", (), 2, "c.ics is no UTF-8 but UTF-16: give --encoding utf-16"),
]


@pytest.mark.parametrize(("name", "data", "options", "code", "words"), USAGE)
def test_what_is_no_calendar(
    name: str,
    data: bytes,
    options: tuple[str, ...],
    code: int,
    words: str,
    tmp_path: Path,
    run: Run,
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    refused = run("import", str(file), *options)
    assert (refused.code, refused.out) == (code, "")
    assert words in refused.err
