"""Calendar times and lengths as values of TIMEX3: 2025-10-16, 2025-W42, 2025-Q4, 202, P2W, PXD.

A value is made of the time that was named and of one day in it. Where no day is known X stands for
what was left open, and for a count that is no number: XXXX-WXX-5 is some Friday, PXD some days.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from tracker.core.days import iso
from tracker.core.records import Reading
from tracker.core.spec import (
    Between,
    Counted,
    Day,
    Every,
    FromToday,
    Holiday,
    Length,
    Named,
    Nth,
    Numeric,
    Part,
    Unitary,
    Weekday,
    Weekend,
    WeekOf,
    When,
)

SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
"""By the month in which they open in the north; a winter has the year in which it opens."""

LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "weekend": "WE",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "half": "H",
    "season": "S",
    "year": "Y",
    "fiscal year": "Y",
    "decade": "DE",
    "century": "CE",
}
HALVES = {"minute": "T30S", "hour": "T30M", "day": "T12H", "year": "6M", "decade": "5Y"}
"""Half of a unit where a smaller one says it; others are written with a decimal point."""


def is_open(length: Length) -> bool:
    """Whether the count is no single number: days, a few days, two to three days."""
    return length.loose or length.some not in (None, "couple") or length.low != length.high


def duration(length: Length) -> str:
    """P2W, PT72H, P2Y6M (two and a half years), P1.5W, PXD."""
    if length.plus:
        return iso([length])
    letter = LETTERS[length.unit]
    if is_open(length):
        return _joined(letter, "X")
    if not length.half:
        many = 2 if length.some else length.low
        return f"P{10 * many}Y" if letter == "DE" else _joined(letter, str(many))
    smaller = HALVES.get(length.unit)
    if smaller is None:
        return _joined(letter, f"{length.low}.5")
    if length.low == 0:
        return f"P{smaller}"
    return _joined(letter, str(length.low)) + smaller[letter[0] == "T" :]


def _joined(letter: str, count: str) -> str:
    time, letter = ("T", letter[1:]) if letter[0] == "T" else ("", letter)
    return f"P{time}{count}{letter}"


def between(time: Between, reading: Reading | None) -> str:
    """How long a span is, in months or years where it is named by these, else in days."""
    if reading is None or reading.first is None or reading.last is None:
        return "PXD"
    first, last = reading.first, reading.last
    unit = time.first.unit if isinstance(time.first, Named) else "day"
    years = last.year - first.year
    if unit == "month":
        return f"P{12 * years + last.month - first.month + 1}M"
    return f"P{years + 1}Y" if unit == "year" else f"P{(last - first).days + 1}D"


def value(time: When | Every, day: date | None) -> str:
    """The value of a calendar time, one day of which is `day`; None where it is not known."""
    return VALUES[type(time)](time, day)


def period(unit: str, day: date | None) -> str:
    """The period of a unit that holds a day; what is shorter than a day is written as the day."""
    write = PERIODS.get(unit, PERIODS["day"])
    return write[1](day) if day else write[0]


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def _season(day: date) -> str:
    opens = day.month // 3 * 3 or 12
    return f"{day.year - (day.month < 3):04}-{SEASONS[opens]}"


PERIODS: dict[str, tuple[str, Callable[[date], str]]] = {
    "day": ("XXXX-XX-XX", date.isoformat),
    "week": ("XXXX-WXX", _week),
    "weekend": ("XXXX-WXX-WE", lambda day: f"{_week(day)}-WE"),
    "month": ("XXXX-XX", lambda day: f"{day.year:04}-{day.month:02}"),
    "quarter": ("XXXX-QX", lambda day: f"{day.year:04}-Q{(day.month + 2) // 3}"),
    "half": ("XXXX-HX", lambda day: f"{day.year:04}-H{(day.month + 5) // 6}"),
    "season": ("XXXX", _season),
    "year": ("XXXX", lambda day: f"{day.year:04}"),
    "fiscal year": ("XXXX", lambda day: f"{day.year:04}"),
    "decade": ("XXX", lambda day: f"{day.year:04}"[:3]),
    "century": ("XX", lambda day: f"{day.year:04}"[:2]),
}
"""For each unit what is written when its day is not known, and how it is written when it is."""


def _day(time: Day, day: date | None) -> str:
    if day:
        return day.isoformat()
    year, month = (_digits(number, width) for number, width in ((time.year, 4), (time.month, 2)))
    return f"{year}-{month}-{time.day:02}"


def _digits(number: int | None, width: int) -> str:
    return "X" * width if number is None else f"{number:0{width}}"


def _weekday(time: Weekday, day: date | None) -> str:
    return day.isoformat() if day else f"XXXX-WXX-{time.day + 1}"


def _holiday(time: Holiday, day: date | None) -> str:
    return day.isoformat() if day else f"{_digits(time.year, 4)}-XX-XX"


def _named(time: Named, day: date | None) -> str:
    if time.number is None:
        return _digits(time.year, 4)[: {"decade": 3, "century": 2}.get(time.unit, 4)]
    if time.unit == "week" and day:
        return _week(day)
    year = time.year
    if year is None and day:
        winter = time.unit == "season" and time.number == 12 and day.month < 3
        year = day.year - winter
    return f"{_digits(year, 4)}-{NUMBERED[time.unit](time.number)}"


NUMBERED: dict[str, Callable[[int], str]] = {
    "month": "{:02}".format,
    "quarter": "Q{}".format,
    "half": "H{}".format,
    "season": SEASONS.__getitem__,
    "week": "W{:02}".format,
}


def _nth(time: Nth, day: date | None) -> str:
    """A half or quarter of a year has a value of its own, that of another period has not."""
    if time.unit not in ("quarter", "half"):
        return period("day" if time.unit == "weekday" else time.unit, day)
    of_year = isinstance(time.period, (Unitary, Named)) and time.period.unit == "year"
    return period(time.unit, day) if of_year else value(time.period, day)


def _counted(time: Counted, day: date | None) -> str:
    """As precise as its unit when counted from today, else to the day."""
    return period(time.length.unit if isinstance(time.origin, FromToday) else "day", day)


VALUES: dict[type, Callable[[Any, date | None], str]] = {
    Day: _day,
    Numeric: lambda time, day: period("day", day),
    Weekday: _weekday,
    FromToday: lambda time, day: period("day", day),
    Holiday: _holiday,
    Unitary: lambda time, day: period(time.unit, day),
    Named: _named,
    Weekend: lambda time, day: period("weekend", day),
    WeekOf: lambda time, day: period("week", day),
    Nth: _nth,
    Part: lambda time, day: value(time.of, day),
    Counted: _counted,
    Between: lambda time, day: value(time.last, day),
    Every: lambda time, day: duration(time.period),
}
"""By type of calendar time."""
