"""Days listed in an iCalendar file: those of its events.

The library gives what it cannot read as text and what is in a zone that it does not know as if it
were in none: both are faults here. An hour in UTC is of no certain day, unless the file names its
zone.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, tzinfo
from typing import Any, cast

from tracker.core.moment import place
from tracker.errors import UsageError
from tracker.intake.listed import Entry, Fault, Found, Years

DAY = timedelta(days=1)
LONGEST = 400
"""Days of one event; what is longer is no day off."""

_WANTED = {
    "DTSTART": "a day such as 20260131, or an hour in a zone that is known",
    "DTEND": "a day or an hour behind DTSTART",
    "DURATION": "a length such as P1D",
    "RRULE": "a rule such as FREQ=YEARLY",
    "EXDATE": "days such as 20260131",
}
_SEVERAL = ("EXDATE",)


class _Fault(Exception):
    """What is wrong with an event: the property, its value, and what should stand there."""


def read_ics(text: str, years: Years | None) -> Found:
    """The days of the events in a file; those that repeat do so within the `years`."""
    from icalendar import Calendar  # it takes longer to load than most commands do

    found = Found([], [])
    try:
        calendar = Calendar.from_ical(text)
    except (ValueError, KeyError, IndexError) as error:
        wanted = "one iCalendar object, from BEGIN:VCALENDAR to END:VCALENDAR"
        found.faults.append(Fault(_line_of(text, str(error)), _first_line(text), wanted))
        return found
    lines = [n for n, line in enumerate(text.splitlines(), 1) if _opens(line)]
    for line, event in zip(lines, calendar.walk("VEVENT"), strict=False):
        if str(event.get("STATUS", "")).upper() == "CANCELLED":
            continue
        try:
            name = " ".join(str(event.get("SUMMARY", "")).split())
            days = list(_days(event, _zone(calendar), years))
            found.entries.extend(Entry(line, each, name) for each in days)
        except _Fault as fault:
            found.faults.append(Fault(line, *fault.args))
        except OverflowError:
            wanted = "days in the years 1 to 9999"
            found.faults.append(Fault(line, _shown(event.get("DTSTART")), wanted))
    return found


def _opens(line: str) -> bool:
    return line.strip().upper() == "BEGIN:VEVENT"


def _first_line(text: str) -> str:
    return next(filter(str.strip, text.splitlines()), "").strip()[:80]


def _line_of(text: str, error: str) -> int:
    """The line that an error of the library quotes, else the first."""
    quoted = re.search(r"'([^']+)'", error)
    lines = text.splitlines()
    return next((n for n, line in enumerate(lines, 1) if quoted and line == quoted[1]), 1)


def _zone(calendar: Any) -> tzinfo | None:
    """The zone that the whole file is said to be in."""
    name = str(calendar.get("X-WR-TIMEZONE", ""))
    try:
        return place(name) if name else None
    except UsageError:
        raise _Fault(f"X-WR-TIMEZONE:{name}", "the name of a zone, such as Europe/Kyiv") from None


def _days(event: Any, zone: tzinfo | None, years: Years | None) -> Iterator[date]:
    """The days of an event, and of its repetitions."""
    for name, wanted in _WANTED.items():
        several = isinstance(event.get(name), list) and name not in _SEVERAL
        if several or any(name == broken for broken, _ in event.errors):
            raise _Fault(f"{name}:{_shown(event.get(name))}", wanted)
    if "DTSTART" not in event:
        raise _Fault("no DTSTART", _WANTED["DTSTART"])
    first = _day(event, "DTSTART", zone)
    length = (_last(event, first, zone) - first).days
    if not 0 <= length < LONGEST:
        raise _Fault(f"DTEND:{_shown(event.get('DTEND'))}", _WANTED["DTEND"])
    for opens in _repeated(event, first, years):
        yield from (opens + n * DAY for n in range(length + 1))


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_shown, value))
    written = value.to_ical() if hasattr(value, "to_ical") else value
    return written.decode() if isinstance(written, bytes) else str(written)


def _day(event: Any, name: str, zone: tzinfo | None) -> date:
    """The day of a property, at its own place."""
    value = event[name]
    at = cast("object", value.dt)
    if not isinstance(at, datetime):
        if isinstance(at, date):
            return at
        raise _Fault(f"{name}:{_shown(value)}", _WANTED[name])
    if at.tzinfo is None and "TZID" in value.params:
        raise _Fault(f"{name};TZID={value.params['TZID']}", "a zone that is known")
    if at.tzinfo is not None and "TZID" not in value.params:
        if zone is None:
            wanted = "an hour in a zone, or X-WR-TIMEZONE: in UTC it is of no certain day"
            raise _Fault(f"{name}:{_shown(value)}", wanted)
        at = at.astimezone(zone)
    return at.date()


def _last(event: Any, first: date, zone: tzinfo | None) -> date:
    """The last day: a DTEND that is a day, or midnight, is the day behind it."""
    if "DTEND" in event:
        last = _day(event, "DTEND", zone)
        at = event["DTEND"].dt
        whole = not isinstance(at, datetime) or (at.hour, at.minute, at.second) == (0, 0, 0)
        return last - DAY if whole and last > first else last
    if "DURATION" in event:
        length = event["DURATION"].dt
        if not isinstance(length, timedelta):
            raise _Fault(f"DURATION:{_shown(event['DURATION'])}", _WANTED["DURATION"])
        at = event["DTSTART"].dt
        clock = at.time() if isinstance(at, datetime) else _MIN
        behind = datetime.combine(first, clock) + length - timedelta(microseconds=1)
        return max(first, behind.date())
    return first


_MIN = datetime.min.time()


def _repeated(event: Any, first: date, years: Years | None) -> Iterator[date]:
    """The first days of all repetitions within the years."""
    for name in ("RDATE", "EXRULE"):
        if name in event:
            raise _Fault(f"{name}:{_shown(event[name])}", f"no {name}: list those days as events")
    if "RRULE" not in event:
        yield first
        return
    rule = _shown(event["RRULE"])
    if not re.search(r"FREQ=(YEARLY|MONTHLY|WEEKLY|DAILY)", rule):
        raise _Fault(f"RRULE:{rule}", _WANTED["RRULE"])
    if years is None:
        raise _Fault(f"RRULE:{rule}", "the years for which it is known, as --years 2026..2028")
    yield from _by_rule(event, rule, first, years)


def _by_rule(event: Any, rule: str, first: date, years: Years) -> Iterator[date]:
    from dateutil.rrule import rrulestr

    left_out = set(_left_out(event))
    floating = re.sub(r"(UNTIL=\d{8})T\d{6}Z?", r"\1", rule)  # whole days are counted
    try:
        dates = rrulestr(floating, dtstart=datetime.combine(first, _MIN))
        low, high = datetime(years[0], 1, 1), datetime(years[1], 12, 31)
        found = [at.date() for at in dates.between(low, high, inc=True)]
    except (ValueError, TypeError):
        raise _Fault(f"RRULE:{rule}", _WANTED["RRULE"]) from None
    yield from (day for day in found if day not in left_out)


def _left_out(event: Any) -> Iterator[date]:
    given = event.get("EXDATE", [])
    for some in given if isinstance(given, list) else [given]:
        for each in some.dts:
            yield each.dt.date() if isinstance(each.dt, datetime) else each.dt
