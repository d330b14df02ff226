"""The instant asked about, and when days and hours end at a place.

An end is the first instant at which the day or hour is over, so an end itself is past. Instants
are aware and in UTC; zones are IANA names.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from tracker.core.record import Record
from tracker.errors import UsageError

EARLIEST = datetime.min.replace(tzinfo=UTC)
LATEST = datetime.max.replace(tzinfo=UTC)
SECOND = timedelta(seconds=1)


class Moment(Record):
    """When the question is asked: a whole day, or one instant.

    A day stands for its last second at each deadline's own place.
    """

    day: date | None
    instant: datetime | None

    def at(self, zone: str) -> datetime:
        """The aware instant (UTC) that is meant at `zone`."""
        if self.instant is not None:
            return self.instant
        assert self.day is not None
        return ends(self.day, None, zone) - SECOND

    def today(self, zone: str) -> date:
        """The day that is meant at `zone`."""
        return self.day or local_day(self.at(zone), zone)


def moment(text: str | None, now: datetime) -> Moment:
    """Read an --as-of: a day (2025-10-28), an instant with its offset, or None for `now`.

    Raises UsageError for anything else; an instant without an offset could be any hour.
    """
    if text is None:
        return Moment(None, now.astimezone(UTC))
    try:
        return Moment(iso_day(text), None)
    except ValueError:
        pass
    try:
        instant = datetime.fromisoformat(text)
        if instant.tzinfo is None or "T" not in text.upper():
            raise ValueError
        return Moment(None, instant.astimezone(UTC))
    except (ValueError, OverflowError):
        raise UsageError(
            f"as-of {text!r} is neither a day (2025-10-28) nor an instant with its offset"
            " (2025-10-05T12:00-04:00)"
        ) from None


def iso_day(text: str) -> date:
    """A strict ISO day, ten characters; `date.fromisoformat` alone also takes week dates."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        raise ValueError(f"not an ISO day: {text!r}")
    return date.fromisoformat(text)


_NO_PLACE = ("localtime", "posixrules", "Factory")
"""Names beside those of places where zone data is kept: what they are depends on the machine."""


@lru_cache
def place(zone: str) -> tzinfo:
    """The rules of a time zone; raises UsageError for a name that the zone data does not hold."""
    if zone == "UTC":  # the default costs no import
        return UTC
    from zoneinfo import ZoneInfo

    try:
        if zone in _NO_PLACE or zone.startswith(("posix/", "right/")):
            raise ValueError
        return ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        raise UsageError(f"no time zone {zone!r}: use an IANA name such as Europe/Kyiv") from None


@lru_cache
def local_day(at: datetime, zone: str) -> date:
    """The last calendar day that has begun for good at `zone` at the instant `at`.

    Clocks that go back over midnight show the new day for a while; it has not begun yet.
    """
    try:
        day = at.astimezone(place(zone)).date()
    except OverflowError:  # the first and last hours of the calendar
        return at.date()
    return day if begins(day, zone) <= at else day - timedelta(days=1)


def begins(day: date, zone: str) -> datetime:
    """The instant at which `day` begins at `zone`."""
    return reaches(datetime.combine(day, time()), zone)


def ends(day: date, hour: time | None, zone: str) -> datetime:
    """The instant at which `day` is over at `zone`: at its `hour` if one is stated."""
    if hour is not None:
        return reaches(datetime.combine(day, hour), zone)
    return LATEST if day == date.max else begins(day + timedelta(days=1), zone)


@lru_cache(1024)  # a page asks for the same days in the same places over and over
def reaches(wall: datetime, zone: str) -> datetime:
    """The instant from which the clocks at `zone` show `wall` or later, for good.

    When the clocks go back over `wall` the second time counts, since until then the hour is not
    over; when they jump over it, the jump does.
    """
    tz = place(zone)
    try:
        once = wall.replace(tzinfo=tz, fold=0).astimezone(UTC)
        again = wall.replace(tzinfo=tz, fold=1).astimezone(UTC)
    except OverflowError:
        return LATEST if wall.year > 1 else EARLIEST
    if once == again:
        return once
    if once < again:
        return again if _shows(again - SECOND, tz) < wall else once
    return _jump(again, once, wall, tz)


def _shows(at: datetime, tz: tzinfo) -> datetime:
    return at.astimezone(tz).replace(tzinfo=None)


def _jump(low: datetime, high: datetime, wall: datetime, tz: tzinfo) -> datetime:
    """The second in (low, high] at which the clocks jump over `wall`."""
    while high - low > SECOND:
        middle = low + (high - low) // 2
        middle = middle.replace(microsecond=0)
        if middle == low:
            middle = low + SECOND
        if _shows(middle, tz) >= wall:
            high = middle
        else:
            low = middle
    return high
