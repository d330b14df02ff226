"""Rules by which events and tasks of an iCalendar file repeat, if they can be kept as they are."""

import re
from collections.abc import Iterator
from datetime import MAXYEAR, date, datetime, time, timedelta
from itertools import islice

from tracker.core.patterns import Repeat, check_rule, rrule
from tracker.core.recurrence import FARTHEST, Rule
from tracker.errors import UsageError
from tracker.intake.calendar_times import Time, WrongTime, Zones, read_time
from tracker.intake.content_lines import Line

MOST = 400
"""Instances of one event; they are recorded one by one."""

_SAFE = 28  # days that each month has
_STEPS = r"FREQ=(MONTHLY|YEARLY)(;INTERVAL=\d+)?"


def _read(line: Line, start: Time) -> Repeat:
    """The rule of a property, its last day by the clocks of the start; raises WrongTime."""
    text = line.value.strip().upper()
    parts = dict(part.partition("=")[::2] for part in text.split(";"))
    if parts.get("FREQ") != "WEEKLY" or parts.get("INTERVAL", "1") == "1":
        text = re.sub(r";WKST=[A-Z]{2}(?=;|$)", "", text)  # it bears on nothing else that is read
    try:
        found = rrule(text)
    except UsageError as error:
        raise WrongTime(line, f"a rule that is kept here: {error}") from None
    if until := parts.get("UNTIL"):
        return Repeat(found.pattern, None, _until(line, until, start))
    return found


def _until(line: Line, text: str, start: Time) -> date:
    """The last day of a rule: that of its last instance at the latest."""
    last = read_time(line, Zones({}, None, start.zone), text).at(start.zone)
    before = last.clock is not None and last.clock < (start.clock or time())
    return last.day - timedelta(days=1) if before else last.day


def repeated(line: Line, start: Time) -> list[date]:
    """The days on which an event begins; raises WrongTime for a rule that has no near end."""
    rule = _read(line, start)
    days = list(islice(_days(rule, start.day), min(rule.times or MOST + 1, MOST + 1)))
    if len(days) > MOST or (rule.until is None and rule.times is None):
        wants = f"an end, as UNTIL or COUNT, within {MOST} times: events are recorded one by one"
        raise WrongTime(line, wants)
    _check_first(line, days, start.day)
    return days


def _days(rule: Repeat, origin: date) -> Iterator[date]:
    """The days of a rule as RFC 5545 has them: what a month lacks is left out."""
    from dateutil.rrule import rrulestr

    end = date(min(origin.year + FARTHEST, MAXYEAR), 12, 31)
    until = min(rule.until or end, end)
    begin = datetime.combine(origin, time())
    for found in rrulestr(f"{rule.pattern};UNTIL={until:%Y%m%d}", dtstart=begin):
        yield found.date()


def _check_first(line: Line, days: list[date], first: date) -> None:
    if not days or days[0] != first:
        raise WrongTime(line, f"a rule that fits its first day, {first}")


def rule_of(line: Line, start: Time | None, due: Time) -> Rule:
    """The rule by which a task recurs; raises WrongTime for one that would have other days here.

    With a start each instance lasts from its start to its end, else it ends on its day.
    """
    counted = start.at(due.zone) if start else due
    read = _read(line, counted)
    if counted.day.day > _SAFE and re.fullmatch(_STEPS, read.pattern):
        raise WrongTime(line, "a day that each month has, to 28: others would move to its last day")
    if re.search(r"BYMONTHDAY=(29|30|31)", read.pattern):
        raise WrongTime(line, "BYMONTHDAY=-1, or a day that each month has, to 28")
    _check_first(line, list(islice(_days(read, counted.day), 1)), counted.day)
    length = (due.day - counted.day).days + 1
    rule = Rule(
        read.pattern,
        counted.day,
        duration=f"P{length}D" if start else None,
        opens=None if start else due.day,
        until=read.until,
        times=read.times,
    )
    try:
        check_rule(rule)
    except UsageError as error:
        raise WrongTime(line, f"a rule that is kept here: {error}") from None
    return rule
