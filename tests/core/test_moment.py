"""When days and hours end at a place, held against the clocks that hang there."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import NOW
from tests.core.builders import day
from tracker.core.moment import (
    EARLIEST,
    LATEST,
    Moment,
    begins,
    ends,
    iso_day,
    local_day,
    moment,
    place,
    reaches,
)
from tracker.errors import UsageError

SECOND = timedelta(seconds=1)

TURNS = [
    # a day whose end falls near a turn of the clocks, where, and hours until they have settled
    ("2025-04-24", "Africa/Cairo", 4),  # the next day has no midnight
    ("2025-10-30", "Africa/Cairo", 4),  # 23:00 comes twice
    ("2025-04-05", "Australia/Lord_Howe", 4),  # half an hour back
    ("2025-10-04", "Australia/Lord_Howe", 4),  # half an hour on
    ("2010-11-06", "America/St_Johns", 4),  # back at 00:01, so that midnight comes twice
    ("2010-03-13", "America/St_Johns", 4),  # on at 00:01
    ("2011-12-29", "Pacific/Apia", 4),  # the next day was skipped
    ("1993-08-20", "Pacific/Kwajalein", 4),  # so here
    ("1969-09-30", "Pacific/Kwajalein", 26),  # 23 hours back: the day came twice
    ("2018-11-03", "America/Sao_Paulo", 4),  # no midnight
    ("2018-02-17", "America/Sao_Paulo", 4),
    ("2025-10-25", "Europe/Kyiv", 4),
    ("2025-03-08", "America/New_York", 4),
    ("2025-11-01", "America/New_York", 4),
    ("2025-10-30", "Asia/Kathmandu", 4),
    ("2024-02-28", "UTC", 4),
]


def check_end(wall: datetime, zone: str, steps: Iterable[int]) -> None:
    """Step by seconds: the one before shows less than `wall`, none of those after does."""
    over, there = reaches(wall, zone), ZoneInfo(zone)
    shown = (
        (over + timedelta(seconds=s)).astimezone(there).replace(tzinfo=None)
        for s in chain([-1], steps)
    )
    assert next(shown) < wall, "late"
    assert all(at >= wall for at in shown), "early"


@pytest.mark.parametrize(("text", "zone", "hours"), TURNS)
def test_a_day_ends_when_its_place_has_left_it_for_good(text, zone, hours) -> None:
    midnight = datetime.combine(day(text) + timedelta(days=1), time())
    check_end(midnight, zone, range(hours * 3600))
    assert ends(day(text), None, zone) == reaches(midnight, zone)
    assert begins(day(text) + timedelta(days=1), zone) == ends(day(text), None, zone)


HOURS = [time(0, 0, 30), time(0, 1), time(0, 30), time(1, 30), time(1, 45), time(2), time(2, 15)]


@pytest.mark.parametrize(("text", "zone", "hours"), TURNS)
@pytest.mark.parametrize("hour", [*HOURS, time(23), time(23, 30), time(23, 59, 59)])
def test_an_hour_is_over_when_the_clocks_have_passed_it_for_good(text, zone, hours, hour) -> None:
    # clocks go back by minutes: after some minutes of seconds, a step of 30 misses nothing
    steps = [*range(900), *range(900, hours * 3600, 30)]
    for on in (day(text), day(text) + timedelta(days=1)):
        check_end(datetime.combine(on, hour), zone, steps)


@given(
    st.sampled_from(sorted({zone for _, zone, _ in TURNS})),
    st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)),
)
def test_any_wall_time_is_reached_once_and_for_good(zone: str, wall: datetime) -> None:
    wall = wall.replace(microsecond=0)
    over, there = reaches(wall, zone), ZoneInfo(zone)
    shown = [
        (over + timedelta(minutes=m)).astimezone(there).replace(tzinfo=None)
        for m in range(0, 26 * 60, 10)
    ]
    assert (over - SECOND).astimezone(there).replace(tzinfo=None) < wall
    assert min(shown) >= wall


@pytest.mark.parametrize(
    ("wall", "zone", "over"),
    [
        ("2025-11-02T01:00", "America/New_York", "2025-11-02T05:00"),  # shown or later ever since
        ("2025-11-02T01:30", "America/New_York", "2025-11-02T06:30"),
        ("2025-11-02T02:00", "America/New_York", "2025-11-02T07:00"),
        ("2025-03-09T02:00", "America/New_York", "2025-03-09T07:00"),
        ("2025-03-09T02:59", "America/New_York", "2025-03-09T07:00"),
        ("2025-04-25T00:00", "Africa/Cairo", "2025-04-24T22:00"),
        ("2011-12-30T00:00", "Pacific/Apia", "2011-12-30T10:00"),
        ("2011-12-30T23:59", "Pacific/Apia", "2011-12-30T10:00"),
        ("2010-11-07T00:00", "America/St_Johns", "2010-11-07T03:30"),
    ],
)
def test_reaches(wall: str, zone: str, over: str) -> None:
    expected = datetime.fromisoformat(over).replace(tzinfo=UTC)
    assert reaches(datetime.fromisoformat(wall), zone) == expected


def test_the_ends_of_the_calendar_hold() -> None:
    assert begins(date.min, "Asia/Tokyo") == EARLIEST
    assert begins(date.min, "UTC") == EARLIEST
    mean_time = timedelta(hours=4, minutes=56, seconds=2)  # before there were zones
    assert begins(date.min, "America/New_York") == EARLIEST + mean_time
    for zone in ("UTC", "Asia/Tokyo", "America/New_York"):
        assert ends(date.max, None, zone) == LATEST
        assert local_day(Moment(date.max, None).at(zone), zone) == date.max
        assert local_day(Moment(date.min, None).at(zone), zone) == date.min
    assert ends(date.max, time(18), "Asia/Tokyo") == datetime(9999, 12, 31, 9, tzinfo=UTC)
    assert ends(date.max, time(23), "America/New_York") == LATEST
    assert local_day(EARLIEST, "America/New_York") == date.min


@pytest.mark.parametrize(("text", "zone", "hours"), TURNS)
def test_the_day_never_goes_back(text: str, zone: str, hours: int) -> None:
    over = ends(day(text), None, zone)
    steps = [over + timedelta(seconds=s) for s in range(-hours * 3600, 4 * 3600, 20)]
    days = [local_day(at, zone) for at in steps]
    assert days == sorted(days)
    assert local_day(over - SECOND, zone) == day(text)
    assert local_day(over, zone) > day(text)


@pytest.mark.parametrize(
    ("text", "zone", "at", "today"),
    [
        # a day is its last second at each place; an instant is one instant, on several days
        ("2025-10-28", "UTC", "2025-10-28T23:59:59", "2025-10-28"),
        ("2025-10-28", "America/New_York", "2025-10-29T03:59:59", "2025-10-28"),
        ("2025-10-28", "Asia/Tokyo", "2025-10-28T14:59:59", "2025-10-28"),
        ("2025-10-05T12:00-04:00", "UTC", "2025-10-05T16:00:00", "2025-10-05"),
        ("2025-10-05T12:00-04:00", "Asia/Tokyo", "2025-10-05T16:00:00", "2025-10-06"),
        ("2025-10-05T02:00Z", "America/New_York", "2025-10-05T02:00:00", "2025-10-04"),
        (None, "UTC", "2025-10-20T16:00:00", "2025-10-20"),
        (None, "Pacific/Kiritimati", "2025-10-20T16:00:00", "2025-10-21"),
    ],
)
def test_what_is_asked_about(text: str | None, zone: str, at: str, today: str) -> None:
    asked = moment(text, NOW)
    assert asked.at(zone) == datetime.fromisoformat(at).replace(tzinfo=UTC)
    assert asked.today(zone) == day(today)


@pytest.mark.parametrize(
    "text",
    [
        *("", "today", "2025-02-30", "2025-W42-4", "20251028", "28.10.2025", "2025-10"),
        "2025-10-05T12:00",  # without an offset it could be any hour
        "2025-10-05 12:00-04:00",
        "2025-10-05T25:00Z",
        "0001-01-01T00:00+14:00",  # before the calendar begins
    ],
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"is neither a day .* nor an instant with its offset"):
        moment(text, NOW)


def test_a_zone_that_is_none_is_refused() -> None:
    assert place("UTC") is UTC
    for name in ("Mars/Olympus", "", "../etc/passwd", "/etc/passwd", "EST5EDT4,M3", "Europe/"):
        with pytest.raises(UsageError, match="no time zone"):
            place(name)


@given(st.dates())
def test_an_iso_day_has_ten_characters(given: date) -> None:
    assert iso_day(given.isoformat()) == given
    year, week, weekday = given.isocalendar()
    for text in (given.strftime("%Y%m%d"), f"{year:04}-W{week:02}-{weekday}", f" {given}"):
        with pytest.raises(ValueError, match="ISO"):
            iso_day(text)
