"""One moment told by the clocks of two zones: 6 a.m. local time (0400 GMT)."""

from datetime import date, datetime, time, timedelta

from tracker.core.moment import place
from tracker.core.offsets import fixed_zone

_DAY = timedelta(days=1)
_FARTHEST_EAST = timedelta(hours=14)


def agree(day: date, here: time, zone: str, there: time, other: str) -> bool:
    """Whether two clock times, on days that may be a day apart, are one moment.

    Raises UsageError for what is no zone.
    """
    return (_east(day, here, zone) - _east(day, there, other)) % _DAY == _between(there, here)


def local_zone(day: date, here: time, there: time, other: str) -> str:
    """The zone, by its distance from UTC, in which it is `here` while it is `there` in the other.

    Raises Unreadable where no zone is so far from it.
    """
    east = (_east(day, there, other) + _between(there, here)) % _DAY
    if east > _FARTHEST_EAST:
        east -= _DAY
    minutes = round(east / timedelta(minutes=1))
    return fixed_zone(1 if minutes >= 0 else -1, *divmod(abs(minutes), 60))


def _east(day: date, clock: time, zone: str) -> timedelta:
    return datetime.combine(day, clock, place(zone)).utcoffset() or timedelta()


def _between(first: time, second: time) -> timedelta:
    """How much later the second is, within a day."""
    noon = date(2000, 1, 1)
    return (datetime.combine(noon, second) - datetime.combine(noon, first)) % _DAY
