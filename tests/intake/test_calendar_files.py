"""Calendars as files hold them: the days that are read, and every row that is wrong."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.builders import day
from tracker.intake.calendar_csv import read_csv
from tracker.intake.calendar_ics import read_ics
from tracker.intake.listed import Fault, Listing, listing

DAYS = [
    # what the file holds, the days in it with their names
    ("day\n2026-01-02\n", {"2026-01-02": ""}),
    ("Date,Holiday\n2026-01-02,Desk day\n", {"2026-01-02": "Desk day"}),
    ("\ufeffDATE;Name\r\n2026-01-02;Desk day\r\n;\r\n\r\n", {"2026-01-02": "Desk day"}),
    ("name\tday\nA\t2026-01-03\nB\t2026-01-02\n", {"2026-01-02": "B", "2026-01-03": "A"}),
    ('day,name\n2026-01-02,"Two\nlines, a comma"\n', {"2026-01-02": "Two lines, a comma"}),
    ("day,name\n2026-01-02,A\n2026-01-02,B\n2026-01-02,A\n", {"2026-01-02": "A; B"}),
    ("day,kind,name\n2026-01-02,Holidays,A\n", {"2026-01-02": "A"}),
    ("day,name,,\n2026-01-02,A,,\n", {"2026-01-02": "A"}),
    ("\n\nday,name\n2026-01-02\n", {"2026-01-02": ""}),
]


@pytest.mark.parametrize(("text", "days"), DAYS)
def test_days_of_a_csv_file(text: str, days: dict[str, str]) -> None:
    found = listing(read_csv(text.removeprefix("\ufeff")), None, None)
    assert found == Listing("holidays", (2026, 2026), {day(d): name for d, name in days.items()})
    assert list(found.days) == sorted(found.days)


HEADER = "a header that names the columns: day, and if you like name and kind"
DAY = "a day, written as 2026-01-31"
FAULTS = [
    ("", [Fault(1, "", HEADER)]),
    ("\n\n", [Fault(1, "", HEADER)]),
    ("2026-01-02\n", [Fault(1, "2026-01-02", HEADER)]),
    ("\nname,when\nA,2026-01-02\n", [Fault(2, "name, when", HEADER)]),
    ("day\n", [Fault(1, "", "one row at least that holds a day")]),
    (
        "day,name,kind\n2026-13-02\n02.01.2026,A\n,B\n2026-01-02,C,holy\n2026-01-03,D,,x\n",
        [
            Fault(2, "2026-13-02", DAY),
            Fault(3, "02.01.2026", DAY),
            Fault(4, "", DAY),
            Fault(5, "holy", "holidays or sitting"),
            Fault(6, "x", "no more cells than the header has"),
        ],
    ),
    (
        'day,name,kind\n2026-01-02,"two\nlines",sitting\n2025-01-03,,holidays\n',
        [
            Fault(4, "2025-01-03", "a day in 2026, the years given"),
            Fault(4, "holidays", "sitting, as a calendar is of one kind"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "faults"), FAULTS)
def test_every_wrong_row_is_named(text: str, faults: list[Fault]) -> None:
    assert listing(read_csv(text), None, (2026, 2026)) == faults


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_is_a_calendar_or_has_faults(text: str) -> None:
    for name in ("", "day\n", "BEGIN:VCALENDAR\n"):
        for found in (read_csv(name + text), read_ics(name + text, (2020, 2030))):
            assert isinstance(listing(found, None, (2020, 2030)), (Listing, list))


def ics(*lines: str, head: tuple[str, ...] = ()) -> str:
    body = ["BEGIN:VEVENT", *lines, "SUMMARY:It", "END:VEVENT"]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *head, *body, "END:VCALENDAR", ""])


NEW_YORK = ("X-WR-TIMEZONE:America/New_York",)
EVENTS: list[tuple[tuple[str, ...], tuple[str, ...], list[str]]] = [
    # the lines of an event, those of the head, its days
    (("DTSTART;VALUE=DATE:20260105",), (), ["2026-01-05"]),
    (("DTSTART:20260105",), (), ["2026-01-05"]),
    (
        ("DTSTART;VALUE=DATE:20260105", "DTEND;VALUE=DATE:20260107"),
        (),
        ["2026-01-05", "2026-01-06"],
    ),
    (("DTSTART;VALUE=DATE:20260105", "DTEND;VALUE=DATE:20260105"), (), ["2026-01-05"]),
    (("DTSTART;VALUE=DATE:20260105", "DURATION:P2D"), (), ["2026-01-05", "2026-01-06"]),
    (("DTSTART:20260105T220000", "DURATION:PT3H"), (), ["2026-01-05", "2026-01-06"]),
    (("DTSTART:20260105T220000", "DTEND:20260106T000000"), (), ["2026-01-05"]),
    (("DTSTART;TZID=Europe/Kyiv:20260105T003000",), (), ["2026-01-05"]),
    (("DTSTART:20260106T003000Z",), NEW_YORK, ["2026-01-05"]),
    (("DTSTART;VALUE=DATE:20260105", "STATUS:CANCELLED"), (), []),
    (
        ("DTSTART;VALUE=DATE:20241231", "RRULE:FREQ=YEARLY"),
        (),
        ["2026-12-31", "2027-12-31"],
    ),
    (
        (
            "DTSTART;VALUE=DATE:20260105",
            "RRULE:FREQ=WEEKLY;UNTIL=20260119T235959Z",
            "EXDATE;VALUE=DATE:20260112",
        ),
        (),
        ["2026-01-05", "2026-01-19"],
    ),
]


@pytest.mark.parametrize(("lines", "head", "days"), EVENTS)
def test_days_of_an_event(lines: tuple[str, ...], head: tuple[str, ...], days: list[str]) -> None:
    found = read_ics(ics(*lines, head=head), (2026, 2027))
    assert found.faults == []
    assert [entry.day for entry in found.entries] == [day(text) for text in days]
    assert {entry.name for entry in found.entries} <= {"It"}


START = "a day such as 20260131, or an hour in a zone that is known"
BAD: list[tuple[tuple[str, ...], tuple[str, ...], str, str]] = [
    (("DTSTART;VALUE=DATE:20261305",), (), "DTSTART:20261305", START),
    (("DTSTART:2026-01-05",), (), "DTSTART:2026-01-05", START),
    ((), (), "no DTSTART", START),
    (
        ("DTSTART;VALUE=DATE:20260105", "DTSTART;VALUE=DATE:20260106"),
        (),
        "DTSTART:20260105, 20260106",
        START,
    ),
    (("DTSTART;TZID=Mars/Base:20260105T100000",), (), "Mars/Base", "a zone that is known"),
    (("DTSTART:20260105T100000Z",), (), "DTSTART:20260105T100000Z", "in UTC it is of no certain"),
    (("DTSTART:20260105T100000Z",), ("X-WR-TIMEZONE:Mars",), "X-WR-TIMEZONE:Mars", "a zone"),
    (("DTSTART;VALUE=DATE:20260105", "DTEND:soon"), (), "DTEND:soon", "behind DTSTART"),
    (
        ("DTSTART;VALUE=DATE:20260105", "DTEND;VALUE=DATE:20260101"),
        (),
        "DTEND:20260101",
        "behind DTSTART",
    ),
    (("DTSTART;VALUE=DATE:20260105", "DTEND;VALUE=DATE:20290101"), (), "DTEND", "behind DTSTART"),
    (("DTSTART;VALUE=DATE:20260105", "DURATION:long"), (), "DURATION:long", "such as P1D"),
    (("DTSTART;VALUE=DATE:20260105", "RRULE:FREQ=NEVER"), (), "RRULE:FREQ=NEVER", "FREQ=YEARLY"),
    (("DTSTART:20260105", "RRULE:FREQ=DAILY", "EXDATE:never"), (), "EXDATE:never", "days such as"),
    (("DTSTART:20260105", "DURATION;VALUE=DATE:20260106"), (), "DURATION:20260106", "as P1D"),
    (("DTSTART:00010101", "DURATION:-P3D"), (), "00010101", "days in the years 1 to 9999"),
    (("DTSTART:20260105T100000", "RRULE:FREQ=SECONDLY"), (), "SECONDLY", "FREQ=YEARLY"),
    (("DTSTART;VALUE=DATE:20260105", "RDATE;VALUE=DATE:20260107"), (), "RDATE", "as events"),
]


@pytest.mark.parametrize(("lines", "head", "value", "wanted"), BAD)
def test_what_is_no_day_is_named(
    lines: tuple[str, ...], head: tuple[str, ...], value: str, wanted: str
) -> None:
    good = ics("DTSTART;VALUE=DATE:20260201").splitlines()[2:-1]
    text = ics(*lines, head=head).replace("END:VCALENDAR", "\r\n".join([*good, "END:VCALENDAR"]))
    found = read_ics(text, (2026, 2027))
    (fault,) = found.faults[:1]
    assert fault.line == 3 + len(head)
    assert value in fault.value
    assert wanted in fault.wanted
    if "X-WR" not in fault.value:  # a zone that is none concerns every event
        assert [entry.day for entry in found.entries] == [date(2026, 2, 1)]


def test_what_repeats_needs_its_years() -> None:
    found = read_ics(ics("DTSTART;VALUE=DATE:20260105", "RRULE:FREQ=YEARLY"), None)
    assert [fault.wanted for fault in found.faults] == [
        "the years for which it is known, as --years 2026..2028"
    ]


@pytest.mark.parametrize(
    "text", ["", "day\n2026-01-02", "BEGIN:VCALENDAR", ics("DTSTART:20260105") * 2, "a\nb:"]
)
def test_what_is_no_calendar_is_named(text: str) -> None:
    found = read_ics(text, None)
    assert listing(found, None, None) == found.faults
    (fault,) = found.faults
    assert "iCalendar object" in fault.wanted


def test_a_file_without_events_holds_no_day() -> None:
    text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"
    assert listing(read_ics(text, None), None, None) == [
        Fault(1, "", "one row at least that holds a day")
    ]
