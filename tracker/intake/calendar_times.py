"""Days, hours and zones of an iCalendar file, read strictly: what cannot be read is said.

Zones are known by their IANA name, by the name that Windows gives them, or by what a VTIMEZONE says
that it is (X-LIC-LOCATION). Rules of a zone that stand in the file alone are not taken.
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from tracker.core.moment import place
from tracker.errors import UsageError
from tracker.intake.content_lines import Line, Wrong

DAY = "a day such as 20260131, or an hour such as 20260131T180000"
_TIME = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?", re.ASCII)


class WrongTime(Exception):
    """What is wrong with a property, as `Wrong`."""

    def __init__(self, line: Line, wants: str) -> None:
        tzid = f"TZID={line.params['TZID']}:" if "TZID" in line.params else ""
        self.wrong = Wrong(line.name, tzid + line.value[:80], wants, line.at)
        super().__init__(wants)


class Zones(NamedTuple):
    """The zones of one file.

    `locations` are those that a VTIMEZONE names for itself, by its TZID; `calendar` is the zone
    that the whole calendar is said to be in, and `setting` that of what has none.
    """

    locations: Mapping[str, str]
    calendar: str | None
    setting: str


class Time(NamedTuple):
    """A day, or an hour by the clocks of a zone; `floating`: the property names no zone.

    Of an hour that comes twice the first is meant. One that the clocks jump over, `skipped`, is
    counted by the offset before the jump, as RFC 5545 has it.
    """

    day: date
    clock: time | None
    zone: str
    floating: bool = False
    skipped: time | None = None

    @property
    def instant(self) -> datetime:
        """As an aware instant in UTC; a day begins at midnight. Raises OverflowError."""
        wall = datetime.combine(self.day, self.clock or time())
        return wall.replace(tzinfo=place(self.zone)).astimezone(UTC)

    def on(self, day: date) -> "Time":
        """The hour that is stated, on another day."""
        return self._replace(day=day, clock=self.skipped or self.clock, skipped=None).shown()

    def shown(self) -> "Time":
        """With an hour that the clocks show. Raises OverflowError."""
        if self.clock is None:
            return self
        wall = self.instant.astimezone(place(self.zone))
        if (wall.date(), wall.time()) == (self.day, self.clock):
            return self
        return self._replace(day=wall.date(), clock=wall.time(), skipped=self.clock)

    def after(self, length: timedelta) -> "Time":
        """So much later by the clock. Raises OverflowError."""
        wall = (self.instant + length).astimezone(place(self.zone))
        return self._replace(day=wall.date(), clock=wall.time(), skipped=None)

    def at(self, zone: str) -> "Time":
        """The same hour by the clocks of another zone; a day stays that day."""
        if self.clock is None or zone == self.zone:
            return self
        wall = self.instant.astimezone(place(zone))
        return Time(wall.date(), wall.time(), zone, self.floating)


def known_zone(name: str) -> str | None:
    """The IANA name of a zone that a file calls so, or None."""
    parts = name.strip().strip('"').split("/")
    for count in range(len(parts), 0, -1):  # /mozilla.org/20050126_1/Europe/Berlin
        tail = "/".join(parts[-count:])
        if tail and (count > 1 or len(parts) == 1):
            try:
                place(tail)
            except UsageError:
                continue
            return tail
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return WINDOWS_TO_OLSON.get(name.strip())


def read_time(line: Line, zones: Zones, value: str | None = None) -> Time:
    """The time that a property states; raises WrongTime.

    An hour in UTC is given by the clocks of the calendar's zone, if that has one.
    """
    value = line.value.strip() if value is None else value
    match = _TIME.fullmatch(value)
    wants = {"DATE": "a day such as 20260131", "DATE-TIME": "an hour such as 20260131T180000"}
    stated = line.params.get("VALUE", "").upper()
    if match is None or (stated in wants and (stated == "DATE") != (match[4] is None)):
        raise WrongTime(line, wants.get(stated, DAY))
    try:
        day = date(*map(int, match.group(1, 2, 3)))
        if match[4] is None:
            return Time(day, None, zones.calendar or zones.setting, zones.calendar is None)
        hour, minute, second = map(int, match.group(4, 5, 6))
        return _placed(line, day, time(hour, minute, second), bool(match[7]), zones)
    except ValueError:
        raise WrongTime(line, "a day of the calendar, and an hour of the day") from None
    except OverflowError:
        raise WrongTime(line, "a day in the years 1 to 9999") from None


def _placed(line: Line, day: date, clock: time, utc: bool, zones: Zones) -> Time:
    if utc:
        return Time(day, clock, "UTC").at(zones.calendar or "UTC")
    if "TZID" not in line.params:
        return Time(day, clock, zones.calendar or zones.setting, zones.calendar is None).shown()
    name = line.params["TZID"]
    zone = known_zone(name) or known_zone(zones.locations.get(name, ""))
    if zone is None:
        wants = "a zone by its IANA or Windows name, or a VTIMEZONE with X-LIC-LOCATION"
        raise WrongTime(line, wants)
    return Time(day, clock, zone).shown()


def read_duration(line: Line) -> timedelta:
    """A length of time that is not negative; raises WrongTime."""
    from icalendar.prop import vDuration

    wants = "a length such as P1D or PT1H30M, not below zero"
    try:
        found: timedelta = vDuration.from_ical(line.value.strip())  # type: ignore[no-untyped-call]
    except ValueError:
        raise WrongTime(line, wants) from None
    if not re.fullmatch(r"\+?P.*\d[WDHMS]", line.value.strip(), re.ASCII) or found < timedelta():
        raise WrongTime(line, wants)
    return found


def later(time_: Time, line: Line, length: timedelta) -> Time:
    """`length` later: whole days are days of the calendar, the rest is counted by the clock."""
    if time_.clock is None and length % timedelta(days=1):
        raise WrongTime(line, "whole days, as DTSTART is a day")
    try:
        if time_.clock is None:
            return time_._replace(day=time_.day + length)
        begun = time_.on(time_.day + timedelta(days=length.days))
        return begun.after(length - timedelta(days=length.days))
    except OverflowError:
        raise WrongTime(line, "an end in the years 1 to 9999") from None


def plain_clock(clock: time) -> str:
    """A clock time in hours and minutes."""
    return f"{clock:%H:%M}"
