"""Commitments that recur: a pattern, and the days of its instances.

A pattern is an RRULE (RFC 5545) without DTSTART, COUNT and UNTIL. Its days are counted from one
day, the origin, each in one step: monthly from 31 January falls on the last day of each shorter
month and on the 31st of the others. Day numbers of a month that it lacks fall on its last day too.
"""

import re
from collections.abc import Iterator
from datetime import MAXYEAR, date, datetime, timedelta
from itertools import count, islice

from dateutil.relativedelta import relativedelta

from tracker.core.record import Record

STEPS = {"DAILY": "days", "WEEKLY": "weeks", "MONTHLY": "months", "YEARLY": "years"}
FARTHEST = 100
"""Years from its origin within which a pattern that names days gives them."""

_DAY = timedelta(days=1)
_DURATION = r"P(\d{1,4})([DWMY])"
_UNITS = {"D": "days", "W": "weeks", "M": "months", "Y": "years"}


class Rule(Record):
    """By which days a commitment recurs, and how many instances it has.

    The first instance, whose number is `begins`, falls on the day of the pattern behind the first
    `skipped` ones, counted from `origin` on. With a `duration` (ISO 8601) an instance opens on its
    day and lasts so long; without one it ends on its day, and opens on the day after the one before
    it has ended, the first one on `opens`. No day lies after `until`; `stopped` is the number of
    the first instance that is lacking because the rule was ended or changed.
    """

    pattern: str
    origin: date
    skipped: int = 0
    duration: str | None = None
    opens: date | None = None
    begins: int = 1
    until: date | None = None
    times: int | None = None
    stopped: int | None = None


class Instance(Record):
    """One instance: its number, the day that the pattern gives, and its window; both ends count."""

    number: int
    day: date
    first: date
    last: date


class Recurrence(Record):
    """A rule as it is recorded: `instances` are the ids of those on record, in order.

    `number` and `title` are those of the first one. `newest` is the last day of the newest one, if
    another follows; `known` the day on which it became known that the rule was ended or changed.
    `follows` and `followed` are the ids of the rules that it changed and that changed it.
    """

    id: str
    number: int
    title: str
    rule: Rule
    instances: tuple[str, ...]
    newest: date | None
    known: date | None
    follows: str | None
    followed: str | None


def instances(rule: Rule) -> Iterator[Instance]:
    """The instances of a rule, in order, without end unless the rule or the calendar has one."""
    days = islice(days_of(rule.pattern, rule.origin), rule.skipped, None)
    opens = rule.opens
    for number, found in enumerate(days, rule.begins):
        if rule.until is not None and found > rule.until:
            return
        if rule.times is not None and number >= rule.begins + rule.times:
            return
        if rule.stopped is not None and number >= rule.stopped:
            return
        if rule.duration is not None:
            last = _end(found, rule.duration)
            if last is None:
                return
            yield Instance(number, found, found, last)
            continue
        assert opens is not None
        yield Instance(number, found, min(opens, found), found)
        if found == date.max:
            return
        opens = found + _DAY


def _end(first: date, duration: str) -> date | None:
    """The last day of what opens on `first` and lasts so long; None beyond the calendar."""
    match = re.fullmatch(_DURATION, duration, re.ASCII)
    assert match is not None
    length = relativedelta(**{_UNITS[match[2]]: int(match[1])})  # type: ignore[arg-type]
    try:
        return first + (length - relativedelta(days=1))
    except (OverflowError, ValueError):
        return None


def days_of(pattern: str, origin: date) -> Iterator[date]:
    """The days of a pattern, from `origin` on, rising; `origin` is one if it fits."""
    parts = dict(part.split("=") for part in pattern.split(";"))
    step, every = STEPS[parts.pop("FREQ")], int(parts.pop("INTERVAL", "1"))
    if parts:
        yield from _fitting(pattern, origin)
        return
    for number in count():
        try:
            yield origin + relativedelta(**{step: number * every})  # type: ignore[arg-type]
        except (OverflowError, ValueError):
            return


def _fitting(pattern: str, origin: date) -> Iterator[date]:
    """The days of a pattern that names some, by dateutil; what never comes is not sought for ever.

    A day that a month lacks is its last one, which dateutil would leave out.
    """
    from dateutil.rrule import rrulestr

    shorter = r"BYMONTHDAY=(29|30|31)(?=;|$)"
    match = re.search(shorter, pattern)
    if match:
        days = ",".join(map(str, range(28, int(match[1]) + 1)))
        pattern = re.sub(shorter, f"BYMONTHDAY={days}", pattern) + ";BYSETPOS=-1"
    begin = datetime(origin.year, origin.month, origin.day)
    end = min(origin.year + FARTHEST, MAXYEAR)
    for found in rrulestr(f"{pattern};UNTIL={end}1231", dtstart=begin):
        yield found.date()
