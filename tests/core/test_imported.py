"""Calendars that were imported: days counted by them, and the words that are read by them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.builders import SAID, day
from tracker.core.asked import Asked
from tracker.core.conventions import CONVENTIONS
from tracker.core.days import add_working
from tracker.core.imported import Calendar
from tracker.core.phrases import find_as, lexicon, read_as
from tracker.core.spec import Unreadable
from tracker.errors import PhraseError

DAY = timedelta(days=1)
OFF = Calendar("desk", False, 2025, 2026, (day("2025-10-20"), day("2025-10-25"), day("2025-12-25")))
SENATE = Calendar(
    "senate",
    True,
    2025,
    2025,
    tuple(map(day, ("2025-10-16", "2025-10-20", "2025-10-21", "2025-10-27", "2025-11-03"))),
)
ASKED = Asked(SAID, conventions=CONVENTIONS.but(holidays=OFF, sitting=SENATE))

COUNTED = [
    # from 16 October 2025, a Thursday
    (OFF, 1, "2025-10-17"),
    (OFF, 2, "2025-10-21"),  # the 20th is off, the 25th a Saturday anyway
    (OFF, 6, "2025-10-27"),
    (OFF, 0, "2025-10-16"),
    (OFF, -1, "2025-10-15"),
    (OFF.but(weekend=4), 1, "2025-10-19"),
    (OFF.but(weekend=4), 5, "2025-10-26"),  # the 25th, a Saturday, is off anyway
    (SENATE, 1, "2025-10-20"),
    (SENATE, 4, "2025-11-03"),
    (SENATE, 0, "2025-10-16"),
]


@pytest.mark.parametrize(("calendar", "count", "reached"), COUNTED)
def test_days_by_a_calendar(calendar, count, reached) -> None:
    assert add_working(SAID, count, calendar) == day(reached)


def test_a_body_counts_back_over_days_it_did_not_sit() -> None:
    assert add_working(day("2025-10-25"), 0, SENATE) == day("2025-10-21")
    assert add_working(day("2025-10-25"), -1, SENATE) == day("2025-10-21")
    assert add_working(day("2025-10-25"), -3, SENATE) == day("2025-10-16")


@pytest.mark.parametrize(
    ("calendar", "start", "count", "reason"),
    [
        (OFF, "2026-12-30", 5, "the calendar 'desk' is known for 2025 to 2026 only"),
        (OFF, "2025-01-02", -5, "the calendar 'desk' is known for 2025 to 2026 only"),
        (SENATE, "2024-12-31", 1, "the calendar 'senate' is known for 2025 only"),
        (
            SENATE,
            "2025-10-21",
            3,
            "the calendar 'senate' is known for 2025 only, and has 2 sitting days after"
            " 21 October 2025",
        ),
        (
            SENATE,
            "2025-10-20",
            -2,
            "the calendar 'senate' is known for 2025 only, and has 1 sitting day before"
            " 20 October 2025",
        ),
        (
            SENATE,
            "2025-10-01",
            0,
            "the calendar 'senate' is known for 2025 only, and has 0 sitting days before"
            " 1 October 2025",
        ),
    ],
)
def test_what_a_calendar_does_not_know_is_refused(calendar, start, count, reason) -> None:
    with pytest.raises(Unreadable) as refused:
        add_working(day(start), count, calendar)
    assert str(refused.value) == reason


IN_2025 = st.dates(date(2025, 1, 1), date(2027, 12, 31))
CALENDARS = st.builds(
    lambda days, sitting, weekend: Calendar("c", sitting, 2020, 2039, (*sorted(days),), weekend),
    st.sets(IN_2025, max_size=80),
    st.booleans(),
    st.integers(0, 6),
)


def counts(calendar: Calendar, on: date) -> bool:
    if calendar.sitting:
        return on in calendar.days
    return (on.weekday() - calendar.weekend) % 7 > 1 and on not in calendar.days


@given(CALENDARS, IN_2025, st.integers(-120, 120).filter(bool))
def test_so_many_days_added_are_so_many_counted(calendar, start, count) -> None:
    try:
        end = add_working(start, count, calendar)
    except Unreadable:
        assert calendar.sitting  # which ends; days off would go on to 2039
        days = [day for day in calendar.days if (day > start if count > 0 else day < start)]
        assert len(days) < abs(count)
        return
    low, high = (start + DAY, end) if count > 0 else (end, start - DAY)
    between = [low + n * DAY for n in range((high - low).days + 1)]
    assert sum(counts(calendar, each) for each in between) == abs(count)
    assert counts(calendar, end)


READ = [
    ("within 10 working days", "2025-10-31", "the holidays of the calendar desk are skipped"),
    ("within three sitting days", "2025-10-27", "only the days in the calendar senate count"),
    ("in 2 legislative days", "2025-10-21", "Two sitting days counted from"),
    ("Within 1 Session Day", "2025-10-20", "One sitting day counted from"),
    ("the next two parliamentary days", "2025-10-21", "Two sitting days"),
    ("two session days after 20 October", "2025-10-27", "only the days in the calendar senate"),
    ("by the end of two sitting days or so", "2025-10-21", None),
]


@pytest.mark.parametrize(("phrase", "last", "words"), READ)
def test_words_are_read_by_the_calendars_set(phrase, last, words) -> None:
    if words is None:
        with pytest.raises(PhraseError):
            read_as(phrase, ASKED)
        return
    reading = read_as(phrase, ASKED)
    assert reading.last == day(last)
    assert words in reading.sentence


def test_german_days_of_sitting() -> None:
    reading = read_as("innerhalb von drei Sitzungstagen", ASKED, lexicon("de"))
    assert reading.last == day("2025-10-27")
    assert reading.sentence.startswith("Three sitting days counted from 16 October 2025")
    with pytest.raises(PhraseError, match="'Sitzungstagen': which days count as such depends"):
        read_as("innerhalb von drei Sitzungstagen", Asked(SAID), lexicon("de"))


@pytest.mark.parametrize(
    ("phrase", "offset", "calendar"),
    [
        ("within 10 business days of the vote", "P10B", OFF),
        ("within 10 legislative days of the vote", "P10B", SENATE),
        ("two working days before the vote", "-P2B", OFF),
        ("10 business days after the 60 days after notification", "P60D10B", OFF),
    ],
)
def test_an_offset_from_an_event_keeps_its_calendar(phrase, offset, calendar) -> None:
    anchor = read_as(phrase, ASKED).anchor
    assert anchor is not None
    assert (anchor.offset, anchor.calendar) == (offset, calendar)


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("within ten legislative days", "'legislative': which days count as such depends"),
        ("within 20 sitting days", "is known for 2025 only, and has 4 sitting days after"),
        ("within two legislative weeks", "'legislative': which days count as such depends"),
        ("within 500 business days", "the calendar 'desk' is known for 2025 to 2026 only"),
        ("60 days of continuous session", "which days count as such depends"),
    ],
)
def test_what_no_calendar_knows_is_refused(phrase, reason) -> None:
    asked = Asked(SAID) if "ten" in phrase else ASKED
    with pytest.raises(PhraseError) as refused:
        read_as(phrase, asked)
    assert reason in refused.value.reason


def test_running_text_reads_them_too_where_a_calendar_is_set() -> None:
    text = "The House will vote within three legislative days, he said."
    assert [mention.reading for mention in find_as(text, Asked(SAID)) if mention.reading] == []
    (mention,) = find_as(text, ASKED)
    assert mention.reading is not None
    assert mention.reading.last == day("2025-10-27")
