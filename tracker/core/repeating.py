"""Phrases that the grammar reads as repeated, made rules: "each Friday until 5 May"."""

from tracker.core.patterns import CODES
from tracker.core.record import Record
from tracker.core.records import Reading
from tracker.core.recurrence import Rule, instances
from tracker.core.spec import (
    LIMITS,
    Day,
    Every,
    Length,
    Named,
    Nth,
    Part,
    Spec,
    Unit,
    Weekday,
    Weekend,
    When,
)

STEPS: dict[Unit, tuple[str, int]] = {
    # a unit in the steps of a pattern
    "day": ("DAILY", 1),
    "week": ("WEEKLY", 1),
    "month": ("MONTHLY", 1),
    "quarter": ("MONTHLY", 3),
    "half": ("MONTHLY", 6),
    "season": ("MONTHLY", 3),
    "year": ("YEARLY", 1),
    "decade": ("YEARLY", 10),
    "century": ("YEARLY", 100),
}
_MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12}


class Shape(Record):
    """A pattern, and how long an instance lasts where that is not up to its day alone."""

    pattern: str
    duration: str | None = "P1D"


def rule_of(spec: Spec, reading: Reading) -> Rule | None:
    """The rule by which what `reading` gives the first instance of recurs.

    None where the words are not repeated, or no pattern of days says the same: twice a week, every
    Easter, every 10 working days.
    """
    every = spec.time
    if not isinstance(every, Every) or every.times != 1 or reading.last is None:
        return None
    if every.what is None:
        return _counted(every.period, reading)
    shape = _shape(every, reading)
    if shape is None or reading.first is None:
        return None
    if reading.relation in LIMITS:
        rule = Rule(shape.pattern, reading.last, opens=reading.first, until=reading.until)
    else:
        rule = Rule(shape.pattern, reading.first, duration=shape.duration, until=reading.until)
    return rule if _begins_with(rule, reading) else None


def _begins_with(rule: Rule, reading: Reading) -> bool:
    first = next(instances(rule), None)
    return first is not None and (first.first, first.last) == (reading.first, reading.last)


def _counted(period: Length, reading: Reading) -> Rule | None:
    """Every 90 days: the first instance ends one period after the day that they count from."""
    steps = _steps(period, reading)
    if steps is None or reading.first is None:
        return None
    rule = Rule(steps, reading.first, 1, None, reading.first, until=reading.until)
    return rule if _begins_with(rule, reading) else None


def _steps(period: Length, reading: Reading) -> str | None:
    """The pattern of a length alone; numbers that our conventions gave are those of the reading."""
    number, unit = period.high, period.unit
    if period.working or period.half or period.plus:
        return None
    if not number and reading.every is not None:
        number = int(reading.every[1:-1])  # few, several: P4W
    if unit == "hour" and number % 24 == 0:
        number, unit = number // 24, "day"
    return _pattern(number, unit) if unit in STEPS and number else None


def _pattern(number: int, unit: Unit, more: str = "") -> str:
    freq, times = STEPS[unit]
    number *= times
    return f"FREQ={freq}" + (f";INTERVAL={number}" if number > 1 else "") + more


def _shape(every: Every, reading: Reading) -> Shape | None:
    match every.what:
        case Weekday() as day:
            return _weekdays(every, (day, *every.also))
        case _ if every.also:
            return None
        case Day():
            return _yearly(every)
        case Nth() as nth:
            return _nth(every, nth)
        case Part() as part:
            return _part(every, part)
        case Named() as named:
            return _named(every, named, reading)
        case Weekend():
            return Shape("FREQ=WEEKLY;BYDAY=SA", "P2D")
    return None


def _weekdays(every: Every, days: tuple[When, ...]) -> Shape | None:
    codes = [CODES[day.day] for day in days if isinstance(day, Weekday)]
    if every.period.unit != "week" or len(codes) < len(days):
        return None
    return Shape(_pattern(every.period.high, "week", f";BYDAY={','.join(codes)}"))


def _yearly(every: Every) -> Shape | None:
    return Shape(_pattern(every.period.high, "year")) if every.period.unit == "year" else None


def _nth(every: Every, what: Nth) -> Shape | None:
    months = _MONTHS.get(every.period.unit)
    if months is None or what.many:
        return None
    steps = months * every.period.high
    if what.unit == "weekday" and months == 1 and what.weekday is not None:
        return Shape(_pattern(steps, "month", f";BYDAY={what.number}{CODES[what.weekday]}"))
    if what.unit == "day" and (what.number == -1 or months == 1):
        return Shape(_pattern(steps, "month", f";BYMONTHDAY={what.number}"))
    return None


def _part(every: Every, what: Part) -> Shape | None:
    """By the end of every quarter; at the start of a month, which is its first ten days."""
    months = _MONTHS.get(every.period.unit)
    if months is None:
        return None
    if what.which == "end":
        return Shape(_pattern(months * every.period.high, "month", ";BYMONTHDAY=-1"))
    return Shape(_pattern(every.period.high, "month"), "P10D") if months == 1 else None


def _named(every: Every, what: Named, reading: Reading) -> Shape | None:
    """Every March; by the end of each summer, which may be a leap February's."""
    months = _MONTHS.get(what.unit)
    if every.period.unit != "year" or months is None or reading.last is None:
        return None
    if reading.relation in LIMITS:
        end = f";BYMONTH={reading.last.month};BYMONTHDAY=-1"
        return Shape(_pattern(every.period.high, "year", end))
    return Shape(_pattern(every.period.high, "year"), f"P{months}M")
