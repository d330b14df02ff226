"""Early, middle and late of a period, its start and its end, by thirds.

A month's thirds are 1 to 10, 11 to 20 and 21 to its end; longer periods have thirds of whole
months, and a week its first two days, its third, and the rest: Monday and Tuesday, Wednesday,
Thursday to Sunday. The start and end of a period longer than a month are its first and last month.
"""

from datetime import date, timedelta

from tracker.core.days import DAY, MONTHS_IN, Days, clauses, month_end, month_start
from tracker.core.spec import Which
from tracker.core.wording import WEEKDAYS

_WEEK = ((0, 1), (2, 2), (3, 6))
"""First and last day of each third of a week, its first day being 0."""

_DECADE = ((0, 3), (4, 6), (7, 9))
"""First and last year of each third of a decade."""

_NAMES = {
    "early": "early {}",
    "middle": "the middle of {}",
    "late": "late {}",
    "start": "the beginning of {}",
    "end": "the end of {}",
}
_EDGE = {"start": "first", "end": "last"}

_PART_SPAN = 10
"""Days that a part of a month counts for when a hedge widens it."""


def part(which: Which, period: Days) -> Days:
    """A part of a period, or an edge.

    As a bound, the start is its first day, the middle its middle day and the end the midnight
    behind its last day, so that "before the end" still includes that day.
    """
    first, last = _third(which, period)
    by, start, done, opens = last, first, last, period.opens
    why_limit: str | None = period.why
    if which == "end":
        start, opens = last + DAY if last < date.max else last, last
    elif which == "start":
        by = done = first
    elif which == "middle":
        by = start = done = _middle(period)
        why_limit = clauses(period.why, _MIDDLES.get(period.precision, ""))
    else:
        why_limit = None
    return Days(
        first,
        last,
        by,
        start,
        done,
        period.precision,
        _PART_SPAN if period.precision == "month" else max(1, period.span // 3),
        _name(which, period.name),
        clauses(period.why, _why(which, period)),
        why_limit,
        tuple([part(which, other) for other in period.others]),
        period.loose,
        opens,
    )


_MIDDLES = {
    "month": "as a limit mid-month is the 15th",
    "week": "as a limit midweek is the third day",
    "year": "as a limit the middle of a year is the end of its first half",
    "half": "as a limit the middle of a half year is the end of its first half",
    "decade": "as a limit the middle of a decade is the end of its fifth year",
    "quarter": "as a limit the middle of a quarter is the 15th of its second month",
    "season": "as a limit the middle of a season is the 15th of its second month",
}


def _name(which: Which, period: str) -> str:
    if which in ("early", "late") and period.startswith("the "):
        return f"the {which} part of {period}"
    return _NAMES[which].format(period)


def _why(which: Which, period: Days) -> str:
    if period.precision == "month":
        return "a month's thirds are 1 to 10, 11 to 20 and 21 to its end"
    if period.precision == "week":
        days = [WEEKDAYS[(period.first.weekday() + at) % 7] for at in (0, 1, 2, 3, 6)]
        return "a week's parts are {} and {}, {}, {} to {}".format(*days)
    if period.precision == "day":
        return ""
    if which in ("start", "end"):
        unit = "year" if period.precision == "decade" else "month"
        return f"the {which} of a long period is taken as its {_EDGE[which]} {unit}"
    if period.precision == "decade":
        return "a decade's parts are its first four, its next three and its last three years"
    return "a period's thirds are whole months"


def _third(which: Which, period: Days) -> tuple[date, date]:
    index = {"early": 0, "start": 0, "middle": 1, "late": 2, "end": 2}[which]
    months = MONTHS_IN.get(period.precision, 0)
    if period.precision == "decade" and which not in ("start", "end"):
        low, high = _DECADE[index]
        return month_start(period.first.year + low, 1), month_end(
            month_start(period.first.year + high, 1), 12
        )
    if months > 1 and which in ("start", "end"):
        return _edge(which, period, 1 if months <= 12 else 12)
    if months > 1:
        first = month_start(period.first.year, period.first.month + index * months // 3)
        return first, month_end(first, months // 3)
    if months:
        first = period.first + 10 * index * DAY
        return first, period.last if index == 2 else first + 9 * DAY
    if period.precision == "week":
        low, high = _WEEK[index]
        return period.first + low * DAY, period.first + high * DAY
    return _third_of_days(index, period)


def _third_of_days(index: int, period: Days) -> tuple[date, date]:
    """Of a few days: a third of them, the middle longest; of one or two days it is them all."""
    days = (period.last - period.first).days + 1
    third = max(1, days // 3)
    if index == 0:
        return period.first, period.first + (third - 1) * DAY
    if index == 2:
        return period.last - (third - 1) * DAY, period.last
    first, last = period.first + third * DAY, period.last - third * DAY
    return (first, last) if first <= last else (period.first, period.last)


def _edge(which: Which, period: Days, months: int) -> tuple[date, date]:
    """The first or last month of a long period; the first or last year of a decade."""
    if which == "start":
        return period.first, month_end(period.first, months)
    first = month_start(period.last.year, period.last.month - months + 1)
    return first, period.last


def _middle(period: Days) -> date:
    """The last day of the first half; the 15th of its month where no month ends there."""
    months, odd = divmod(MONTHS_IN.get(period.precision, 0), 2)
    if odd:
        return month_start(period.first.year, period.first.month + months) + timedelta(days=14)
    if months:
        return month_end(period.first, months)
    if period.precision == "week":
        return period.first + _WEEK[1][1] * DAY
    return period.first + (period.last - period.first) // 2
