"""When something was published, as pages and letters write it."""

import re
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime
from typing import NamedTuple


class Stamp(NamedTuple):
    """A day and, where they are known, the hour (a time of the day) and its zone (an IANA name).

    Without a zone the hour is that of some unknown place.
    """

    day: date
    hour: time | None = None
    zone: str | None = None


def told(published: Stamp | None) -> list[str | None] | None:
    """A stamp as JSON has it."""
    if published is None:
        return None
    day, hour, zone = published
    return [day.isoformat(), hour.isoformat() if hour else None, zone]


def restored(told: list[str | None] | None) -> Stamp | None:
    """The stamp again."""
    if told is None:
        return None
    day, hour, zone = told
    assert day is not None
    return Stamp(date.fromisoformat(day), time.fromisoformat(hour) if hour else None, zone)


_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?![\d-])")
_CLOCK = re.compile(
    r"[T\s]\s?(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?\s?(?:(Z|UTC|GMT)|([+-])(\d\d):?(\d\d)?)?\s*",
    re.IGNORECASE,
)
_EARLIEST = 1600
"""The first newspapers; what is older is a slip, or the zero of some clock."""
_LONGEST = 64


def stamp(text: str) -> Stamp | None:
    """Read an ISO 8601 or RFC 5322 stamp, None if it is neither or names no day that there is."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    try:
        found = _iso(text) or _letter(text)
    except (ValueError, OverflowError):
        return None
    return found if found and found.day.year >= _EARLIEST else None


def _iso(text: str) -> Stamp | None:
    opening = _DAY.match(text)
    if opening is None:
        return None
    day = date(*map(int, opening.groups()))
    rest = text[opening.end() :]
    clock = _CLOCK.fullmatch(rest)
    if clock is None:
        return None if rest.strip() else Stamp(day)
    hour, minute, second, utc, sign, hours, minutes = clock.groups()
    at = time(int(hour), int(minute), int(second or 0))
    if utc:
        return Stamp(day, at, "UTC")
    if not sign:
        return Stamp(day, at)
    return _zoned(datetime.fromisoformat(f"{day}T{at}{sign}{hours}:{minutes or '00'}"))


def _letter(text: str) -> Stamp | None:
    """RFC 5322; -0000 says that only the instant is known."""
    at = parsedate_to_datetime(text)
    return _zoned(at if at.tzinfo else at.replace(tzinfo=UTC))


def _zoned(at: datetime) -> Stamp:
    """The stamp as it was written; in UTC where no zone keeps its distance from it."""
    from tracker.core.offsets import fixed_zone  # half of all stamps name no distance
    from tracker.core.spec import Unreadable

    offset = at.utcoffset()
    assert offset is not None
    minutes = int(offset.total_seconds()) // 60
    try:
        zone = fixed_zone(1 if minutes >= 0 else -1, *divmod(abs(minutes), 60))
    except Unreadable:
        at, zone = at.astimezone(UTC), "UTC"
    return Stamp(at.date(), at.time().replace(microsecond=0), zone)
