"""Events and tasks of iCalendar files: what is read of each, and all that is wrong with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.recurrence import Rule
from tracker.errors import RecordRefused
from tracker.intake.calendar_entries import entries
from tracker.intake.calendar_entry import Entry
from tracker.intake.calendar_heading import heading, is_calendar
from tracker.intake.opened import Opened, opened

HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0")
KYIV = ("X-WR-TIMEZONE:Europe/Kyiv",)


@contextmanager
def file(folder: Path, data: bytes, encoding: str = "utf-8") -> Iterator[Opened]:
    path = folder / "c.ics"
    path.write_bytes(data)
    with opened(str(path), encoding) as source:
        yield source


def read(folder: Path, data: bytes, encoding: str = "utf-8") -> list[Entry]:
    """What a file holds; of an event that repeats its instances."""
    return [each for entry in whole(folder, data, encoding) for each in entry.instances or (entry,)]


def whole(folder: Path, data: bytes, encoding: str = "utf-8") -> list[Entry]:
    with file(folder, data, encoding) as source:
        assert is_calendar(source)
        return list(entries(source, heading(source, "Asia/Tokyo")))


def calendar(kind: str, *lines: str, head: tuple[str, ...] = ()) -> bytes:
    body = [f"BEGIN:{kind}", "UID:1", "SUMMARY:It", *lines, f"END:{kind}", "END:VCALENDAR", ""]
    return "\r\n".join([*HEAD, *head, *body]).encode()


EVENTS: list[tuple[tuple[str, ...], tuple[str, ...], dict[str, Any]]] = [
    # the lines of an event, those of the head, what is read
    (("DTSTART;VALUE=DATE:20260105",), (), {"first": "2026-01-05", "last": "2026-01-05"}),
    (("DTSTART:20260105", "DTEND:20260107"), (), {"first": "2026-01-05", "last": "2026-01-06"}),
    (("DTSTART:20260105", "DTEND:20260105"), (), {"last": "2026-01-05"}),
    (("DTSTART:20260105", "DURATION:P2D"), (), {"last": "2026-01-06", "clock": None}),
    (("DTSTART:20260105", "DURATION:P1W"), (), {"last": "2026-01-11"}),
    (
        ("DTSTART;TZID=Europe/Kyiv:20260105T150000", "DTEND;TZID=Europe/Kyiv:20260105T163000"),
        (),
        {"last": "2026-01-05", "clock": "15:00 to 16:30 (Europe/Kyiv)", "floating": False},
    ),
    (
        ('DTSTART;TZID="Pacific Standard Time":20260105T150000',),
        (),
        {"clock": "15:00 (America/Los_Angeles)"},
    ),
    (
        ("DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20260105T150000",),
        (),
        {"clock": "15:00 (Europe/Berlin)"},
    ),
    (
        ("DTSTART;TZID=Office:20260105T150000",),
        ("BEGIN:VTIMEZONE", "TZID:Office", "X-LIC-LOCATION:Europe/Vienna", "END:VTIMEZONE"),
        {"clock": "15:00 (Europe/Vienna)"},
    ),
    (("DTSTART:20260105T150000",), (), {"clock": "15:00 (Asia/Tokyo)", "floating": True}),
    (("DTSTART:20260105T150000",), KYIV, {"clock": "15:00 (Europe/Kyiv)", "floating": False}),
    (("DTSTART:20260105T233000Z",), KYIV, {"first": "2026-01-06", "clock": "01:30 (Europe/Kyiv)"}),
    (("DTSTART:20260105T233000Z",), (), {"first": "2026-01-05", "clock": "23:30 (UTC)"}),
    (
        ("DTSTART;TZID=Europe/Kyiv:20260105T220000", "DTEND;TZID=Europe/Kyiv:20260106T000000"),
        (),
        {"last": "2026-01-05", "clock": "22:00 to 00:00 (Europe/Kyiv)"},
    ),
    (
        ("DTSTART;TZID=Europe/Kyiv:20260105T220000", "DTEND;TZID=Asia/Tokyo:20260106T060000"),
        (),
        {"last": "2026-01-05", "clock": "22:00 to 23:00 (Europe/Kyiv)"},
    ),
    (  # an hour that the clocks jump over in between is no hour of the length
        ("DTSTART;TZID=Europe/Berlin:20260328T230000", "DURATION:PT5H"),
        (),
        {"first": "2026-03-28", "last": "2026-03-29", "clock": "23:00 to 05:00 (Europe/Berlin)"},
    ),
    (
        ("DTSTART;TZID=Europe/Berlin:20260328T120000", "DURATION:P1D"),
        (),
        {"last": "2026-03-29", "clock": "12:00 to 12:00 (Europe/Berlin)"},
    ),
    (
        (
            "DTSTART:20260105",
            "LOCATION:A\\, b",
            "DESCRIPTION:One\\nTwo\\\\n",
            "CATEGORIES:Red,x\\,y",
            "CATEGORIES:z",
            "URL:https://example.org/a;b",
        ),
        (),
        {
            "place": "A, b",
            "note": "One\nTwo\\n",
            "topics": ("Red", "x,y", "z"),
            "url": "https://example.org/a;b",
            "standing": "scheduled",
            "tentative": False,
            "known": None,
        },
    ),
    (("DTSTART:20260105", "URL:message:%3Ca@b%3E", "LOCATION: "), (), {"url": None, "place": None}),
    (("DTSTART:20260105", "status:cancelled"), (), {"standing": "cancelled"}),
    (("DTSTART:20260105", "STATUS:TENTATIVE"), (), {"tentative": True}),
    (
        ("DTSTART:20260105", "LAST-MODIFIED:20251101T230000Z", "DTSTAMP:20251103T000000Z"),
        KYIV,
        {"known": "2025-11-02", "known_by": "LAST-MODIFIED"},
    ),
    (("DTSTART:20260105", "CREATED:00001231T000000Z"), (), {"known": None, "known_by": None}),
    (
        ("DTSTART:20260105", "BEGIN:VALARM", "DESCRIPTION:Not it", "DTSTART:no", "END:VALARM"),
        (),
        {"note": None},
    ),
    (("DTSTART:20260105", "DESCRIPTION:a", "\tb", "  c"), (), {"note": "ab c"}),
    (("DTSTART:20260105", 'X-A;B="c:d;e":f', "ATTACH;VALUE=BINARY:QUJD"), (), {"title": "It"}),
]


SKIPPED: list[tuple[tuple[str, ...], str, str, tuple[str, ...]]] = [
    # times in hours that the clocks jump over or show twice: day, clock, what is told
    (
        ("DTSTART;TZID=Europe/Berlin:20260329T023000",),
        *("2026-03-29", "03:30 (Europe/Berlin)"),
        ("02:30 is 03:30 on 29 March 2026 (Europe/Berlin)",),
    ),
    (
        ("DTSTART;TZID=Europe/Berlin:20260329T020000", "DURATION:PT1H"),
        *("2026-03-29", "03:00 to 04:00 (Europe/Berlin)"),
        ("02:00 is 03:00 on 29 March 2026 (Europe/Berlin)",),
    ),
    (  # midnight itself is jumped over there
        ("DTSTART;TZID=America/Havana:20260308T003000",),
        *("2026-03-08", "01:30 (America/Havana)"),
        ("00:30 is 01:30 on 8 March 2026 (America/Havana)",),
    ),
    (  # a whole day is
        ("DTSTART;TZID=Pacific/Apia:20111230T100000",),
        *("2011-12-31", "10:00 (Pacific/Apia)"),
        ("10:00 is 10:00 on 31 December 2011 (Pacific/Apia)",),
    ),
    (  # the first of two such hours
        ("DTSTART;TZID=Europe/Berlin:20261025T023000", "DURATION:PT1H"),
        *("2026-10-25", "02:30 to 02:30 (Europe/Berlin)"),
        (),
    ),
]


@pytest.mark.parametrize(("lines", "first", "clock", "skipped"), SKIPPED)
def test_an_hour_that_the_clocks_jump_over(
    lines: tuple[str, ...], first: str, clock: str, skipped: tuple[str, ...], tmp_path: Path
) -> None:
    (entry,) = read(tmp_path, calendar("VEVENT", *lines))
    assert (plain(entry.first), entry.clock, entry.skipped) == (first, clock, skipped)


def test_only_the_instances_in_a_jump_are_moved_by_it(tmp_path: Path) -> None:
    start = "DTSTART;TZID=Europe/Berlin:20260328T023000"
    end = "DURATION:PT1H"
    for lines in ((start, end), (start.replace("28T", "29T"), end)):
        found = read(tmp_path, calendar("VEVENT", *lines, "RRULE:FREQ=DAILY;COUNT=3"))
        assert {(plain(each.first), each.clock) for each in found} >= {
            ("2026-03-29", "03:30 to 04:30 (Europe/Berlin)"),
            ("2026-03-30", "02:30 to 03:30 (Europe/Berlin)"),
        }
        assert [len(each.skipped) for each in found].count(1) == 1


REVISIONS: list[tuple[tuple[str, ...], str]] = [
    # the lines of an event, and how old they say that it is
    (("X-A:b",), "0000 - -"),
    (("SEQUENCE:12", "DTSTAMP:20251103T000000Z"), "0012 - 20251103T000000Z"),
    (
        (
            "SEQUENCE:+2",
            "LAST-MODIFIED;TZID=Europe/Kyiv:20251103T020000",
            "DTSTAMP:20251104T000000Z",
        ),
        "0002 20251103T000000Z 20251104T000000Z",
    ),
    (
        ("RECURRENCE-ID:20260105", "LAST-MODIFIED:00001231T000000Z", "DTSTAMP:20251104T000000Z"),
        "0000 - 20251104T000000Z alone",
    ),
]


@pytest.mark.parametrize(("lines", "words"), REVISIONS)
def test_how_old_a_copy_is(lines: tuple[str, ...], words: str, tmp_path: Path) -> None:
    (entry,) = read(tmp_path, calendar("VEVENT", "DTSTART:20260105", *lines))
    assert (str(entry.revision), entry.wrong) == (words, ())


def test_the_instances_of_an_event_and_the_marks_of_all(tmp_path: Path) -> None:
    text = calendar(
        *(
            "VEVENT",
            "DTSTART:20260105",
            "RRULE:FREQ=DAILY;COUNT=4",
            "EXDATE:20260106",
            "END:VEVENT",
        ),
        *("BEGIN:VEVENT", "UID:1", "SUMMARY:It", "DTSTART:20260112", "RECURRENCE-ID:20260107"),
    )
    series, alone = whole(tmp_path, text)
    assert [each.key[1] for each in series.instances or ()] == ["2026-01-05", "2026-01-08"]
    assert {mark: plain(at) for mark, at in (series.series or {}).items()} == {
        mark: mark for mark in ("2026-01-05", "2026-01-07", "2026-01-08")
    }
    assert (alone.series, alone.instances, alone.key) == (None, None, ("1", "2026-01-07"))


def plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


@pytest.mark.parametrize(("lines", "head", "wanted"), EVENTS)
def test_an_event(
    lines: tuple[str, ...], head: tuple[str, ...], wanted: dict[str, Any], tmp_path: Path
) -> None:
    (entry,) = read(tmp_path, calendar("VEVENT", *lines, head=head))
    assert entry.wrong == ()
    assert (entry.line, entry.kind, entry.key) == (3 + len(head), "VEVENT", ("1", ""))
    assert {name: plain(getattr(entry, name)) for name in wanted} == wanted


TASKS: list[tuple[tuple[str, ...], tuple[str, ...], dict[str, Any]]] = [
    # the lines of a task, those of the head, what is read
    (("DUE;VALUE=DATE:20260105",), (), {"first": None, "last": "2026-01-05", "zone": None}),
    (("DUE:20260105",), KYIV, {"last": "2026-01-05", "zone": "Europe/Kyiv", "hour": None}),
    (
        ("DUE;TZID=Europe/Kyiv:20260105T180000",),
        (),
        {"last": "2026-01-05", "hour": "18:00", "zone": "Europe/Kyiv", "floating": False},
    ),
    (("DUE;TZID=Europe/Kyiv:20260105T235959",), (), {"hour": None, "zone": "Europe/Kyiv"}),
    (("DUE:20260105T180000",), (), {"hour": "18:00", "zone": None, "floating": True}),
    (("DUE:20260105T180000Z",), (), {"hour": "18:00", "zone": "UTC", "floating": False}),
    (("DUE:20260105T230000Z",), KYIV, {"last": "2026-01-06", "hour": "01:00"}),
    (("DTSTART:20260101", "DUE:20260105"), (), {"first": "2026-01-01", "last": "2026-01-05"}),
    (
        ("DTSTART:20260101T090000", "DURATION:P2DT3H"),
        KYIV,
        {"first": "2026-01-01", "last": "2026-01-03", "hour": "12:00"},
    ),
    (("DUE:20260105", 'ORGANIZER;CN="Name: A, B":mailto:a@b'), (), {"speaker": "Name: A, B"}),
    (("DUE:20260105", "ORGANIZER:mailto:a@b.org"), (), {"speaker": None}),
    (("DUE:20260105", "ORGANIZER;CN=a@b.org:mailto:a@b.org"), (), {"speaker": None}),
    (
        ("DUE:20260105", "CREATED:20251101T230000Z", "DTSTAMP:20251103T000000Z"),
        KYIV,
        {"said": "2025-11-02", "said_by": "CREATED", "known": None},
    ),
    (
        ("DUE:20260105", "DTSTAMP:20251103T000000Z"),
        (),
        {"said": "2025-11-03", "said_by": "DTSTAMP"},
    ),
    (
        ("DUE:20260105", "STATUS:COMPLETED", "COMPLETED:20260104T230000Z"),
        KYIV,
        {"outcome": "met", "happened": "2026-01-05"},
    ),
    (("DUE:20260105", "STATUS:IN-PROCESS"), (), {"outcome": None, "happened": None}),
    (("DUE:20260105", "STATUS:CANCELLED"), (), {"outcome": "withdrawn"}),
    (
        ("DUE:20260105", "RRULE:FREQ=WEEKLY;WKST=SU;BYDAY=MO;COUNT=3"),
        (),
        {"rule": Rule("FREQ=WEEKLY;BYDAY=MO", date(2026, 1, 5), opens=date(2026, 1, 5), times=3)},
    ),
    (
        ("DTSTART:20260105", "DUE:20260107", "RRULE:FREQ=MONTHLY;INTERVAL=2;UNTIL=20261231"),
        (),
        {
            "rule": Rule(
                "FREQ=MONTHLY;INTERVAL=2",
                date(2026, 1, 5),
                duration="P3D",
                until=date(2026, 12, 31),
            )
        },
    ),
    (  # by the clocks of Kyiv the last one would come on the 20th, behind UNTIL
        ("DUE;TZID=Europe/Kyiv:20260105T180000", "RRULE:FREQ=DAILY;UNTIL=20260120T150000Z"),
        (),
        {
            "rule": Rule(
                "FREQ=DAILY", date(2026, 1, 5), opens=date(2026, 1, 5), until=date(2026, 1, 19)
            )
        },
    ),
    (
        ("DUE;TZID=Europe/Kyiv:20260105T180000", "RRULE:FREQ=DAILY;UNTIL=20260120T160000Z"),
        (),
        {
            "rule": Rule(
                "FREQ=DAILY", date(2026, 1, 5), opens=date(2026, 1, 5), until=date(2026, 1, 20)
            )
        },
    ),
]


@pytest.mark.parametrize(("lines", "head", "wanted"), TASKS)
def test_a_task(
    lines: tuple[str, ...], head: tuple[str, ...], wanted: dict[str, Any], tmp_path: Path
) -> None:
    (entry,) = read(tmp_path, calendar("VTODO", *lines, head=head))
    assert entry.wrong == ()
    assert {name: plain(getattr(entry, name)) for name in wanted} == wanted


SERIES: list[tuple[tuple[str, ...], list[str]]] = [
    # the lines of an event that repeats, its days
    (("DTSTART:20260105", "RRULE:FREQ=DAILY;COUNT=3"), ["2026-01-05", "2026-01-06", "2026-01-07"]),
    (
        ("DTSTART:20260131", "RRULE:FREQ=MONTHLY;COUNT=3"),  # as RFC 5545 has it
        ["2026-01-31", "2026-03-31", "2026-05-31"],
    ),
    (
        ("DTSTART:20260105", "RRULE:FREQ=WEEKLY;UNTIL=20260119", "EXDATE;VALUE=DATE:20260112"),
        ["2026-01-05", "2026-01-19"],
    ),
    (
        (
            "DTSTART;TZID=Europe/Berlin:20260325T090000",
            "RRULE:FREQ=WEEKLY;COUNT=3",
            "EXDATE:20260401T070000Z,20260415T070000Z",  # summer time by then
        ),
        ["2026-03-25", "2026-04-08"],
    ),
]


@pytest.mark.parametrize(("lines", "days"), SERIES)
def test_an_event_that_repeats(lines: tuple[str, ...], days: list[str], tmp_path: Path) -> None:
    found = read(tmp_path, calendar("VEVENT", *lines))
    assert [entry.wrong for entry in found] == [()] * len(days)
    assert [plain(entry.first) for entry in found] == days
    assert len({entry.key for entry in found}) == len(days)


def test_an_instance_that_differs_stands_in_the_place_of_its_own(tmp_path: Path) -> None:
    """Wherever its component stands, and whatever zone it names the hour in."""
    start = "DTSTART;TZID=Europe/Berlin:20260105T090000"
    other = ("DTSTART:20260113T080000Z", "RECURRENCE-ID:20260112T080000Z")
    series = calendar("VEVENT", start, "RRULE:FREQ=WEEKLY;COUNT=2").decode()
    for text in (
        series.replace(
            "END:VCALENDAR", "\r\n".join(["BEGIN:VEVENT", *other, "{}", "END:VCALENDAR"])
        ),
        series.replace(
            "BEGIN:VEVENT", "\r\n".join(["BEGIN:VEVENT", *other, "{}", "BEGIN:VEVENT"]), 1
        ),
    ):
        found = read(tmp_path, text.format("UID:1\r\nSUMMARY:Moved\r\nEND:VEVENT").encode())
        assert {(entry.title, plain(entry.first)) for entry in found} == {
            ("It", "2026-01-05"),
            ("Moved", "2026-01-13"),
        }
        assert {entry.key for entry in found} == {
            ("1", "20260105T080000Z"),
            ("1", "20260112T080000Z"),
        }


DAY = "a day such as 20260131, or an hour such as 20260131T180000"
ZONE = "a zone by its IANA or Windows name, or a VTIMEZONE with X-LIC-LOCATION"
WRONG: list[tuple[str, tuple[str, ...], list[tuple[str, str, str]]]] = [
    # the kind, its lines, what is wrong: property, value, the beginning of what is expected
    ("VEVENT", (), [("DTSTART", "", "the day or hour when it begins")]),
    ("VEVENT", ("DTSTART:",), [("DTSTART", "", "the day or hour when it begins")]),
    ("VEVENT", ("DTSTART:2026-01-05",), [("DTSTART", "2026-01-05", DAY)]),
    ("VEVENT", ("DTSTART:20260105T1500",), [("DTSTART", "20260105T1500", DAY)]),
    ("VEVENT", ("DTSTART:20260105T150000+0100",), [("DTSTART", "20260105T150000+0100", DAY)]),
    ("VEVENT", ("DTSTART:20260230",), [("DTSTART", "20260230", "a day of the calendar, and")]),
    ("VEVENT", ("DTSTART:20260105T240000",), [("DTSTART", "20260105T240000", "a day of the")]),
    ("VEVENT", ("DTSTART:00000101",), [("DTSTART", "00000101", "a day of the calendar")]),
    ("VEVENT", ("DTSTART:٢٠٢٦٠١٠٥",), [("DTSTART", "٢٠٢٦٠١٠٥", DAY)]),
    (
        "VEVENT",
        ("DTSTART;VALUE=DATE:20260105T150000",),
        [("DTSTART", "20260105T150000", "a day such as 20260131")],
    ),
    (
        "VEVENT",
        ("DTSTART;VALUE=DATE-TIME:20260105",),
        [("DTSTART", "20260105", "an hour such as 20260131T180000")],
    ),
    (
        "VEVENT",
        ("DTSTART;TZID=Mars/Base:20260105T150000",),
        [("DTSTART", "TZID=Mars/Base:20260105T150000", ZONE)],
    ),
    *(
        (
            "VEVENT",
            (f"DTSTART;TZID={name}:20260105T150000",),
            [("DTSTART", f"TZID={name}:20260105T150000", ZONE)],
        )
        for name in ("localtime", "posixrules", "Factory", "right/UTC", "zone.tab", "..")
    ),
    ("VEVENT", ("DTSTART:20260105", "SEQUENCE:-1"), [("SEQUENCE", "-1", "a whole number, 0 or")]),
    ("VTODO", ("DUE:20260105", "SEQUENCE:x"), [("SEQUENCE", "x", "a whole number, 0 or more")]),
    (
        "VTODO",
        ("DUE;TZID=America/New_York:20260105T150000", "CREATED:00010101T000000Z"),
        [("CREATED", "00010101T000000Z", "a day in the years 1 to 9999")],
    ),
    (
        "VEVENT",
        ("DTSTART;TZID=America/New_York:20260105T150000", "LAST-MODIFIED:00010101T000000Z"),
        [("LAST-MODIFIED", "00010101T000000Z", "a day in the years 1 to 9999")],
    ),
    (
        "VTODO",
        (
            *("DUE;TZID=America/New_York:20260105T150000", "STATUS:COMPLETED"),
            "COMPLETED:00010101T000000Z",
        ),
        [("COMPLETED", "00010101T000000Z", "a day in the years 1 to 9999")],
    ),
    (
        "VEVENT",
        ("DTSTART;TZID=Asia/Tokyo:20260105T150000", "DTEND:99991231T235900Z"),
        [("DTEND", "99991231T235900Z", "a day in the years 1 to 9999")],
    ),
    (
        "VTODO",
        ("DTSTART:00010101T000000Z", "DUE;TZID=America/New_York:20260105T150000"),
        [("DTSTART", "00010101T000000Z", "a day in the years 1 to 9999")],
    ),
    (
        "VEVENT",
        ("DTSTART:99991229", "DTEND:99991231", "RRULE:FREQ=DAILY;COUNT=3"),
        [("RRULE", "FREQ=DAILY;COUNT=3", "days in the years 1 to 9999")],
    ),
    ("VEVENT", ("DTSTART;TZID=:20260105T150000",), [("DTSTART", "TZID=:20260105T150000", ZONE)]),
    (
        "VEVENT",
        ("DTSTART;TZID=Asia/Tokyo:00010101T000000",),
        [("DTSTART", "TZID=Asia/Tokyo:00010101T000000", "a day in the years 1 to 9999")],
    ),
    (
        "VEVENT",
        ("DTSTART:20260105", "DTSTART:20260106"),
        [("DTSTART", "20260106", "DTSTART once only")],
    ),
    (
        "VEVENT",
        ("DTSTART:20260105", "DTEND:20260104"),
        [("DTEND", "20260104", "nothing before DTSTART, 2026-01-05")],
    ),
    (
        "VEVENT",
        ("DTSTART:20260105", "DTEND:20260105T100000"),
        [("DTEND", "20260105T100000", "a day if DTSTART is a day, else an hour")],
    ),
    (
        "VEVENT",
        ("DTSTART:20260105", "DTEND:20260106", "DURATION:P1D"),
        [("DURATION", "P1D", "DTEND or DURATION, not both")],
    ),
    ("VEVENT", ("DTSTART:20260105", "DURATION:P"), [("DURATION", "P", "a length such as P1D")]),
    ("VEVENT", ("DTSTART:20260105", "DURATION:-P1D"), [("DURATION", "-P1D", "a length such as")]),
    ("VEVENT", ("DTSTART:20260105", "DURATION:PT1H"), [("DURATION", "PT1H", "whole days, as")]),
    (
        "VEVENT",
        ("DTSTART:99990105", "DURATION:P999999D"),
        [("DURATION", "P999999D", "an end in the years 1 to 9999")],
    ),
    (
        "VEVENT",
        ("DTSTART:20260105", "STATUS:MAYBE"),
        [("STATUS", "MAYBE", "one of CONFIRMED, TENTATIVE, CANCELLED")],
    ),
    ("VEVENT", ("DTSTART:20260105", "DTSTAMP:now"), [("DTSTAMP", "now", DAY)]),
    (
        "VEVENT",
        ("DTSTART:20260105", "DESCRIPTION:a", "b that lost its space"),
        [("", "b that lost its space", "NAME:VALUE; a line that goes on from the one before")],
    ),
    (
        "VEVENT",
        ("DTSTART;TZID:20260105",),
        [("DTSTART", "DTSTART;TZID:20260105", "DTSTART;PARAMETER=VALUE:VALUE")],
    ),
    (
        "VEVENT",
        ("DTSTART:20260105", "DESCRIPTION:a\0b"),
        [("DESCRIPTION", "DESCRIPTION:a\0b", "a text of at most 1 MB and without NUL")],
    ),
    (
        "VEVENT",
        ("DTSTART:20260105", "RRULE:FREQ=YEARLY"),
        [("RRULE", "FREQ=YEARLY", "an end, as UNTIL or COUNT, within 400 times")],
    ),
    (
        "VEVENT",
        ("DTSTART:20260105", "RRULE:FREQ=DAILY;COUNT=401"),
        [("RRULE", "FREQ=DAILY;COUNT=401", "an end, as UNTIL or COUNT, within 400 times")],
    ),
    (
        "VEVENT",
        ("DTSTART:20260105", "RRULE:FREQ=HOURLY;COUNT=2"),
        [("RRULE", "FREQ=HOURLY;COUNT=2", "a rule that is kept here: FREQ=HOURLY cannot be read")],
    ),
    (
        "VEVENT",
        ("DTSTART:20260105", "RRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=2"),
        [("RRULE", "FREQ=WEEKLY;BYDAY=FR;COUNT=2", "a rule that fits its first day, 2026-01-05")],
    ),
    (
        "VEVENT",
        ("DTSTART:20260105", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28;COUNT=2"),
        [("RRULE", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28;COUNT=2", "a rule that fits its first")],
    ),
    (
        "VEVENT",
        ("DTSTART:20260105", "RRULE:FREQ=DAILY;COUNT=2", "EXDATE:never"),
        [("EXDATE", "never", DAY)],
    ),
    (
        "VEVENT",
        ("DTSTART:20260105", "RDATE:20260107"),
        [("RDATE", "20260107", "no RDATE: record those days one by one")],
    ),
    (
        "VEVENT",
        ("DTSTART:20260105", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260104"),
        [("RECURRENCE-ID", "20260104", "one instance: a RANGE changes all that come after")],
    ),
    ("VTODO", (), [("DUE", "", "the day or hour by which it is due: a deadline has one")]),
    ("VTODO", ("DTSTART:20260105",), [("DUE", "", "the day or hour by which it is due")]),
    ("VTODO", ("DURATION:P1D",), [("DURATION", "P1D", "DUE, or a DTSTART from which to count")]),
    (
        "VTODO",
        ("DTSTART:20260105", "DUE:20260104"),
        [("DUE", "20260104", "nothing before DTSTART, 2026-01-05")],
    ),
    (
        "VTODO",
        ("DUE:soon", "STATUS:DONE", "CREATED:x"),
        [
            ("STATUS", "DONE", "one of NEEDS-ACTION, IN-PROCESS, COMPLETED, CANCELLED"),
            ("DUE", "soon", DAY),
            ("CREATED", "x", DAY),
        ],
    ),
    (
        "VTODO",
        ("DUE:20260105", "STATUS:COMPLETED"),
        [("COMPLETED", "", "the day it was done, as STATUS says it was")],
    ),
    (
        "VTODO",
        ("DUE:20260105", "STATUS:COMPLETED", "COMPLETED:x"),
        [("COMPLETED", "x", DAY)],
    ),
    (
        "VTODO",
        ("DUE:20260131", "RRULE:FREQ=MONTHLY"),
        [("RRULE", "FREQ=MONTHLY", "a day that each month has, to 28: others would move")],
    ),
    (
        "VTODO",
        ("DUE:20260131", "RRULE:FREQ=MONTHLY;BYMONTHDAY=31"),
        [("RRULE", "FREQ=MONTHLY;BYMONTHDAY=31", "BYMONTHDAY=-1, or a day that each month has")],
    ),
    (
        "VTODO",
        ("DUE:20260105", "RRULE:FREQ=DAILY", "EXDATE:20260106"),
        [("EXDATE", "20260106", "no EXDATE: record those days one by one")],
    ),
    (
        "VTODO",
        ("DUE:20260105", "RECURRENCE-ID:20260105"),
        [("RECURRENCE-ID", "20260105", "a rule or a single task: amend that instance by hand")],
    ),
    (
        "VTODO",
        ("DUE:20260105", "RRULE:FREQ=DAILY", "STATUS:CANCELLED"),
        [("STATUS", "CANCELLED", "none with an RRULE: say which one was done")],
    ),
]


@pytest.mark.parametrize(("kind", "lines", "wrong"), WRONG)
def test_what_is_wrong_is_said(
    kind: str, lines: tuple[str, ...], wrong: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    (entry,) = read(tmp_path, calendar(kind, *lines))
    assert [(each.property, each.value) for each in entry.wrong] == [each[:2] for each in wrong]
    text = ["", *HEAD, f"BEGIN:{kind}", "UID:1", "SUMMARY:It", *lines]
    for each, (name, _, wants) in zip(entry.wrong, wrong, strict=True):
        assert each.wants.startswith(wants)
        assert text[each.line].startswith(name) if each.line else not each.value


BROKEN: list[tuple[str, list[tuple[int, str, str, str]]]] = [
    # the lines of a file, and what is wrong: line, property, value, what is expected
    (
        "BEGIN:VCALENDAR|BEGIN:VEVENT|UID:1",
        [
            (2, "BEGIN:VEVENT", "", "its END; the file stops at line 3"),
            (1, "BEGIN:VCALENDAR", "", "its END; the file stops at line 3"),
        ],
    ),
    (
        "BEGIN:VCALENDAR|BEGIN:VEVENT|BEGIN:VEVENT|SUMMARY:A|DTSTART:20260105|END:VEVENT"
        "|END:VCALENDAR",
        [(2, "BEGIN:VEVENT", "", "its END before BEGIN:VEVENT on line 3")],
    ),
    (
        "BEGIN:VCALENDAR|BEGIN:VEVENT|SUMMARY:A|DTSTART:20260105|END:VCALENDAR",
        [(2, "BEGIN:VEVENT", "", "its END before END:VCALENDAR on line 5")],
    ),
    (
        "BEGIN:VCALENDAR|BEGIN:VEVENT|SUMMARY:A|DTSTART:20260105|END:VEVENT|END:VEVENT"
        "|END:VCALENDAR|more",
        [
            (6, "", "END:VEVENT", "BEGIN:VEVENT before it"),
            (8, "", "more", "BEGIN:VCALENDAR"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "wrong"), BROKEN)
def test_a_broken_file(text: str, wrong: list[tuple[int, str, str, str]], tmp_path: Path) -> None:
    found = read(tmp_path, text.replace("|", "\n").encode())
    told = [(entry.line, *each[:3]) for entry in found for each in entry.wrong]
    assert [each for each in told if each[1] not in ("SUMMARY", "DTSTART")] == wrong


def test_letters_parted_by_folding_are_joined(tmp_path: Path) -> None:
    data = calendar("VEVENT", "DTSTART:20260105", "LOCATION:Київ")
    at = data.index("Київ".encode()) + 3
    (entry,) = read(tmp_path, data[:at] + b"\r\n " + data[at:])
    assert (entry.place, entry.wrong) == ("Київ", ())


def test_each_line_that_is_no_letters_is_named(tmp_path: Path) -> None:
    text = calendar("VEVENT", "DTSTART:20260105", "LOCATION:Köln", "X-WHERE:Köln").decode()
    (entry,) = read(tmp_path, text.encode("latin-1"))
    assert [(each.property, each.value) for each in entry.wrong] == [
        ("LOCATION", "LOCATION:K\\xf6ln"),
        ("X-WHERE", "X-WHERE:K\\xf6ln"),
    ]
    assert "give its --encoding" in entry.wrong[0].wants
    for encoding in ("latin-1", "utf-16"):
        (entry,) = read(tmp_path, text.encode(encoding), encoding)
        assert (entry.place, entry.wrong) == ("Köln", ())


def test_what_has_nothing_to_read_is_refused(tmp_path: Path) -> None:
    with (
        file(tmp_path, b"BEGIN:VCALENDAR\nBEGIN:VJOURNAL\nEND:VJOURNAL\nEND:VCALENDAR\n") as source,
        pytest.raises(RecordRefused, match="holds no event and no task"),
    ):
        heading(source, "UTC")


def test_a_line_longer_than_any_calendar_has_is_refused(tmp_path: Path) -> None:
    data = calendar("VEVENT", "DTSTART:20260105", "DESCRIPTION:" + "x" * (1 << 20))
    with file(tmp_path, data) as source, pytest.raises(RecordRefused, match=r"c\.ics:7: a line of"):
        heading(source, "UTC")


def test_an_attachment_of_any_length_is_passed_over(tmp_path: Path) -> None:
    lines = ["ATTACH;ENCODING=BASE64;VALUE=BINARY:", *[f" {'A' * 70}"] * 40_000]
    (entry,) = read(tmp_path, calendar("VEVENT", "DTSTART:20260105", *lines))
    assert (plain(entry.first), entry.wrong) == ("2026-01-05", ())
    assert len(entry.raw) < 1 << 21


def test_a_note_of_more_than_a_megabyte_is_wrong(tmp_path: Path) -> None:
    lines = ["DESCRIPTION:", *[f" {'A' * 70}"] * 40_000]
    (entry,) = read(tmp_path, calendar("VEVENT", "DTSTART:20260105", *lines))
    assert [each.wants for each in entry.wrong] == ["a text of at most 1 MB and without NUL"]


def test_a_uid_longer_than_any_is_wrong(tmp_path: Path) -> None:
    data = calendar("VEVENT", "DTSTART:20260105").replace(b"UID:1", b"UID:" + b"x" * 1001)
    (entry,) = read(tmp_path, data)
    assert [(each.property, each.line) for each in entry.wrong] == [("UID", 4)]
    (entry,) = read(tmp_path, data.replace(b"xx", b"x", 1))
    assert entry.wrong == ()


def test_zones_of_two_calendars_have_to_agree(tmp_path: Path) -> None:
    event = calendar("VEVENT", "DTSTART:20260105T100000", head=KYIV)
    other = event.replace(b"Europe/Kyiv", b"Asia/Tokyo").replace(b"UID:1", b"UID:2")
    with file(tmp_path, event + other + event.replace(b"Europe/Kyiv", b"Mars")) as source:
        wrong = heading(source, "UTC").wrong
    assert [(line, each.property, each.value) for line, each in wrong] == [
        (21, "X-WR-TIMEZONE", "Mars"),
        (12, "X-WR-TIMEZONE", "Asia/Tokyo"),
    ]


LINES = st.sampled_from(
    (
        *("BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTODO", "END:VTODO", "END:VCALENDAR", " x", "x"),
        *("UID:1", "SUMMARY:A", "DTSTART:20260105", "DTSTART;TZID=Europe/Kyiv:99991231T235900"),
        *("DTEND:99991231T235900Z", "DUE:00010101T000000", "RRULE:FREQ=DAILY;COUNT=3", "RRULE:x"),
        *("DURATION:P9D", "RECURRENCE-ID:20260106", "EXDATE:20260106,x", "STATUS:COMPLETED"),
        *("COMPLETED:20260101T000000Z", "CREATED:99991231T235959Z", "X-WR-TIMEZONE:Asia/Tokyo"),
    )
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("calendars")


@given(lines=st.lists(LINES | st.text(max_size=20), max_size=20))
def test_any_lines_are_entries_or_have_faults(folder: Path, lines: list[str]) -> None:
    text = "\r\n".join(["BEGIN:VCALENDAR", *lines])
    try:
        found = read(folder, text.encode())
    except RecordRefused:
        return
    for entry in found:
        assert entry.wrong or (entry.first or entry.last)
