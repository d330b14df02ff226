"""When days and hours are over, second by second, against clocks that are asked and nothing else.

The oracle is `walls`: every second of UTC, and what the clocks of a place show in it. It knows no
fold, no gap and nothing of tracker/core/moment.py. A day is over at the first second from which
they never show it, or an earlier one, again.
"""

import itertools
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil import tz as dateutil_tz

from tests.core.builders import deadline
from tests.promises.conftest import TORTURE
from tests.promises.processes import ROOT
from tracker.core.moment import Moment, begins, ends, local_day
from tracker.core.records import Case
from tracker.core.standing import standing

SECOND = timedelta(seconds=1)
PLACES = [
    # a last day whose end, or an hour of it, lies near a turn of the clocks
    ("Europe/Kyiv", "2025-03-29"),
    ("Europe/Kyiv", "2025-10-25"),
    ("Europe/Kyiv", "2025-10-26"),
    ("America/New_York", "2025-03-08"),
    ("America/New_York", "2025-11-01"),
    ("America/New_York", "2025-11-02"),
    ("Australia/Lord_Howe", "2025-04-05"),  # half an hour back
    ("Australia/Lord_Howe", "2025-10-04"),  # half an hour on
    ("Africa/Cairo", "2025-04-24"),  # the next day has no midnight
    ("Africa/Cairo", "2025-10-30"),  # 23:00 comes twice
    ("America/Havana", "2025-03-08"),  # no midnight
    ("America/Havana", "2025-11-01"),  # midnight comes twice
    ("Asia/Beirut", "2025-03-29"),  # no midnight
    ("Asia/Beirut", "2025-10-25"),  # 23:00 comes twice
    ("America/Asuncion", "2024-03-23"),  # 23:00 comes twice
    ("America/Asuncion", "2024-10-05"),  # no midnight, for the last time
    ("Pacific/Apia", "2011-12-29"),  # the next day was skipped
    ("Pacific/Apia", "2011-12-30"),  # the day that was skipped
    ("Africa/Casablanca", "2025-02-22"),  # back for Ramadan
    ("Africa/Casablanca", "2025-04-05"),  # and on again
    ("America/Scoresbysund", "2024-03-30"),  # its zone and its summer time changed in one night
    ("Asia/Kathmandu", "2024-02-28"),
    ("UTC", "2024-02-29"),
]
HOURS = [time(0), time(0, 30), time(1, 30), time(2), time(2, 30), time(18), time(23, 30)]
YEARS = [("0001-01-01", 1), ("0001-12-31", 1), ("9999-12-30", 9999), ("9999-12-31", 9999)]


def walls(zone: str, begin: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Every second from `begin` to `end`, and what the clocks show in it."""
    there = ZoneInfo(zone)
    for n in range(int((end - begin).total_seconds())):
        at = begin + n * SECOND
        yield at, at.astimezone(there).replace(tzinfo=None)


def over_for_good(zone: str, wall: datetime) -> datetime:
    """The first second from which the clocks show `wall` or later, and nothing earlier again."""
    guess = wall.replace(tzinfo=UTC) - timedelta(hours=40)  # a whole day may be skipped
    rough = [guess + timedelta(minutes=10 * n) for n in range(6 * 54)]
    there = ZoneInfo(zone)
    before = max(at for at in rough if at.astimezone(there).replace(tzinfo=None) < wall)
    seconds = walls(zone, before, before + timedelta(minutes=11))
    return max(at for at, shown in seconds if shown < wall) + SECOND


def ending(last: str, zone: str, hour: time | None = None) -> Case:
    """A deadline with that last day, and no tolerance, said long before or on that day itself."""
    said = min(date.fromisoformat(last), date(2001, 1, 1))
    plain = {"first": None, "hedge": None, "tolerance": 0, "said": said}
    whole = deadline(last=date.fromisoformat(last), zone=zone, hour=hour, **plain)
    return Case(whole, (), (), {})


def check_sweep(zone: str, day: date, hour: time | None, over: datetime, reach: int) -> None:
    """The state of a deadline in every second round the end: due before it, lapsed? ever after."""
    case = ending(str(day), zone, hour)
    states = []
    for n in range(-reach, reach):
        at = over + n * SECOND
        found = standing(case, at)
        assert found is not None
        states.append(found.state)
    assert states == ["due"] * reach + ["unconfirmed"] * reach, (zone, day, hour)


@pytest.mark.parametrize(("zone", "text"), PLACES, ids=str)
def test_a_day_is_over_when_its_place_has_left_it_for_good(zone: str, text: str) -> None:
    day = date.fromisoformat(text)
    over = over_for_good(zone, datetime.combine(day, time()) + timedelta(days=1))
    assert ends(day, None, zone) == over
    assert begins(day + timedelta(days=1), zone) == over
    check_sweep(zone, day, None, over, 4000 if TORTURE else 3)


@pytest.mark.parametrize("hour", HOURS, ids=str)
@pytest.mark.parametrize(("zone", "text"), PLACES, ids=str)
def test_an_hour_is_over_when_its_clocks_have_passed_it_for_good(zone, text, hour) -> None:
    for day in (date.fromisoformat(text), date.fromisoformat(text) + timedelta(days=1)):
        over = over_for_good(zone, datetime.combine(day, hour))
        assert ends(day, hour, zone) == over
        check_sweep(zone, day, hour, over, 60 if TORTURE else 1)


@pytest.mark.parametrize(("zone", "text"), PLACES, ids=str)
def test_a_day_never_goes_back(zone: str, text: str) -> None:
    """Nor does it begin before its place shows it, or end while its place still does."""
    middle = ends(date.fromisoformat(text), None, zone)
    step = 1 if TORTURE else 97
    reach = 4 * 3600
    found = [local_day(middle + n * SECOND, zone) for n in range(-reach, reach, step)]
    assert all(one <= other for one, other in itertools.pairwise(found))
    there = ZoneInfo(zone)
    for n, day in zip(range(-reach, reach, step), found, strict=True):
        shown = (middle + n * SECOND).astimezone(there).date()
        assert day <= shown  # what shows a later day may fall back from it; none is early


@pytest.mark.parametrize(("zone", "text"), PLACES, ids=str)
def test_another_library_says_the_same(zone: str, text: str) -> None:
    """dateutil reads the zone files by itself; it knows gaps and folds to the second."""
    there = dateutil_tz.gettz(zone)
    assert there is not None
    day = date.fromisoformat(text)
    over = ends(day, None, zone)
    midnight = datetime.combine(day, time()) + timedelta(days=1)
    shown = [
        (over + n * SECOND).astimezone(there).replace(tzinfo=None) for n in range(-1, 3 * 3600, 60)
    ]
    assert shown[0] < midnight
    assert min(shown[1:]) >= midnight


@pytest.mark.parametrize(("text", "year"), YEARS)
@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo", "America/New_York", "Pacific/Kiritimati"])
def test_the_first_and_the_last_days_of_the_calendar(text: str, year: int, zone: str) -> None:
    day = date.fromisoformat(text)
    instants = [
        datetime(year, month, 1, hour, tzinfo=UTC) for month in range(1, 13) for hour in (0, 23)
    ]
    instants += [datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)]
    case = ending(text, zone)
    order = {"running": 0, "due": 1, "unconfirmed": 2}
    found = [standing(case, at) for at in sorted(instants)]
    ranks = [order[each.state] for each in found if each is not None]
    assert ranks == sorted(ranks)
    stands = standing(case, Moment(day, None).at(zone))
    assert stands is not None
    assert stands.state == "due"


@pytest.mark.parametrize("year", [4, 1600, 1900, 2000, 2023, 2024, 2100, 2400, 9996])
def test_leap_days(year: int) -> None:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    last = date(year, 2, 29 if leap else 28)
    assert ends(last, None, "UTC") == datetime(year, 3, 1, tzinfo=UTC)
    check_sweep("UTC", last, None, datetime(year, 3, 1, tzinfo=UTC), 60)


STATES = """
import sys
from datetime import UTC, date, datetime, timedelta
from tests.promises.test_clock import PLACES, ending
from tracker.core.moment import Moment, ends, local_day
from tracker.core.standing import standing
for zone, text in PLACES:
    over = ends(date.fromisoformat(text), None, zone)
    case = ending(text, zone)
    for n in range(-7200, 7200, 300):
        at = over + timedelta(seconds=n)
        print(zone, text, at, local_day(at, zone), standing(case, at).state)
"""


def test_the_machine_s_own_zone_decides_nothing() -> None:
    zones = [
        "UTC",
        "Pacific/Kiritimati",
        "America/Havana",
        "Africa/Cairo",
        ":nonsense",
        "XYZ-13:59",
    ]
    said = set()
    for zone in zones:
        done = subprocess.run(
            [sys.executable, "-c", STATES],
            env=os.environ | {"TZ": zone, "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        said.add(done.stdout)
    assert len(said) == 1
    assert said.pop().count("\n") == len(PLACES) * 48
