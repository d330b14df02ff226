"""Lengths to days, and days to the window that a relation makes of them, with its tolerance."""

from collections.abc import Callable
from datetime import date, time

from tracker.core.asked import Asked, Parsed
from tracker.core.conventions import Conventions
from tracker.core.days import DAY, Days, add, counting, numbered, whole
from tracker.core.records import Precision, Relation
from tracker.core.spec import Clock, Counted, Length, Part, Spec, Unit

_PRECISION: dict[Unit, Precision] = {
    "second": "hour",
    "minute": "hour",
    "fiscal year": "year",
    "century": "decade",
}

Ends = tuple[date | None, date | None]

BOUNDS: dict[str, Callable[[Days, date], Ends]] = {
    "within": lambda days, said: (said, days.last),
    "in": lambda days, said: (max(days.first, said), days.last),
    "on": lambda days, said: (max(days.first, said), days.last),
    "by": lambda days, said: (said, days.by),
    "until": lambda days, said: (said, days.by),
    "before": lambda days, said: (said, days.start - DAY),
    "after": lambda days, said: (max(days.done + DAY, said), None),
    "as early as": lambda days, said: (max(days.opens or days.first, said), None),
}
"""First and last day of the window that each relation makes of some days; None is open."""

_PAST: dict[str, Callable[[Days, date], Ends]] = {
    "by": lambda days, said: (None, days.by),
    "until": lambda days, said: (None, days.by),
    "before": lambda days, said: (None, days.start - DAY),
    "after": lambda days, said: (days.done + DAY, None),
    "as early as": lambda days, said: (days.opens or days.first, None),
    "since": lambda days, said: (min(days.first, said), said),
}
"""The same where the days may be over: nothing opens on the day it was said."""


_TO_THE_HOUR: dict[Relation, Relation] = {"before": "by", "after": "as early as"}
"""With a clock time the hour bounds, so the day itself is not shut out: before noon on Friday."""


def loose_days(length: Length, conventions: Conventions) -> int | None:
    """The days that a bare plural gets by convention; None for units that get none."""
    return getattr(conventions, f"coming_{_LOOSE.get(length.unit, '')}", None)


_LOOSE = {"minute": "hours", "hour": "hours", "day": "days", "week": "weeks", "month": "months"}


def length_days(length: Length, asked: Asked) -> Days:
    """The days on which a length runs out, counted from the day it was said (day 0).

    One that runs up to that day opens where it began. They have no name, as the length is one.
    """
    said, conventions = asked.said, asked.conventions
    low, high, unit, _, working, loose, _, _, back, _, _ = length
    if loose:
        span = loose_days(length, conventions) or 0
        last = said - span * DAY if back else said + span * DAY
        days = whole(min(last, said), max(last, said), precision_of(length), "", "", span)
        return days.but(loose=True)
    table = counting(length, conventions) if working else ""
    precision: Precision = _PRECISION.get(unit, unit)
    if back:
        first = add(said, length, high, -1, table)
        return whole(first, said, precision, "", "", (said - first).days)
    last = add(said, length, high, 1, table)
    first = last if low == high else add(said, length, low, 1, table)
    return whole(first, last, precision, "", "", (last - said).days)


def precision_of(length: Length) -> Precision:
    """The unit that a length names, as a reading has it."""
    return _PRECISION.get(length.unit) or length.unit  # type: ignore[return-value]


def window_of(parsed: Parsed, asked: Asked, days: Days) -> Ends:
    """First and last day of the window that the relation makes of some days; None is open."""
    spec = parsed.spec
    relation: str = spec.relation
    when, clock, past = spec.time, spec.clock, asked.past
    if type(when) is Length and when.back:
        return days.first, days.last
    if clock or spec.daypart:
        relation = _TO_THE_HOUR.get(relation, relation)  # type: ignore[call-overload]
        overnight = spec.daypart == "overnight" and not clock and not past
        if (overnight or (spec.opens and _past_midnight(spec))) and days.first == days.last:
            days = days.but(last=days.last + DAY, by=days.by + DAY)
    if relation == "by" and stops_before(spec, asked.conventions):
        counted = isinstance(when, (Length, Counted))
        days = days.but(by=(days.by if counted else days.start) - DAY)
    if relation == "within" and type(when) is Counted:
        if when.sign < 0:  # up to the day that it counts back from
            return max(asked.said, days.first), days.first + days.span * DAY
        return max(asked.said, days.last - days.span * DAY), days.last
    if past and relation in ("in", "on"):
        begun = asked.back and days.first <= asked.said  # what lies ahead is kept whole
        return days.first, min(days.last, asked.said) if begun else days.last
    if past and (days.by < asked.said or relation == "since"):
        return _PAST.get(relation, _as_named)(days, asked.said)
    return BOUNDS[relation](days, asked.said)


def stops_before(spec: Spec, conventions: Conventions) -> bool:
    """Whether "by" leaves its day out, by our setting; a time of the day bounds instead."""
    if conventions.by_includes or spec.relation != "by":
        return False
    ends = isinstance(spec.time, Part) and spec.time.which == "end"  # the midnight behind it
    return not (spec.included or spec.clock or spec.daypart or ends)


def _past_midnight(spec: Spec) -> bool:
    """Whether a range of clock times ends on the day after: 11 p.m. to 1 a.m."""
    opens, closes = clock_time(spec.opens), stated_hour(spec)
    return opens is not None and closes is not None and closes < opens


def _as_named(days: Days, said: date) -> Ends:
    return days.first, days.last


def tolerated(spec: Spec, days: Days, conventions: Conventions) -> int:
    """Days past the last one: a share of the span for a softening hedge, rounded up.

    What has no number by the speaker gets as much again as its convention gave, and what ran up to
    the day it was said nothing.
    """
    if isinstance(spec.time, Length) and spec.time.back:
        return 0
    if spec.margin:
        margin = numbered(spec.margin, conventions)
        table = counting(margin, conventions)
        return (add(days.last, margin, margin.high, 1, table) - days.last).days
    if days.loose:
        return days.span
    if not spec.hedges or not any(hedge.tolerant for hedge in spec.hedges):
        return 0
    share = -(-days.span // conventions.tolerance_share)
    return min(conventions.tolerance_most, max(conventions.tolerance_least, share))


def stated_hour(spec: Spec) -> time | None:
    """The clock time that decides on the last day; None where none does."""
    return clock_time(spec.clock)


def clock_time(clock: Clock | None) -> time | None:
    """A stated clock time; midnight at the end of a day is the day's own end, so none."""
    return time(*clock[:3]) if clock and clock.hour is not None else None
