"""Calendar arithmetic on whole days: lengths, working days, and the days a period takes.

Functions raise OverflowError or ValueError when they leave the years 1 to 9999;
`phrases.read` turns both into one refusal.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.core.conventions import Conventions
from tracker.core.record import Record, new
from tracker.core.records import Precision
from tracker.core.spec import HALF_WEEK, Length, Unreadable

if TYPE_CHECKING:
    from tracker.core.imported import Counting

DAY = timedelta(days=1)

so_many_days = lru_cache(maxsize=1024)(timedelta)
"""By their count, kept: they take longer to make than to add."""

MONTHS_IN: dict[str, int] = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "half": 6,
    "year": 12,
    "fiscal year": 12,
    "decade": 120,
    "century": 1200,
}

SPAN_DAYS: dict[str, int] = {
    "hour": 1,
    "day": 1,
    "week": 7,
    "month": 30,
    "quarter": 91,
    "season": 91,
    "half": 182,
    "year": 365,
    "decade": 3652,
    "none": 1,
}
"""What a unit counts for when a hedge widens it by a quarter."""


class Days(Record):
    """The days that words stand for; `first` and `last` both count.

    As a bound they may be taken by one day only: `by` is the last day that "by" includes, `start`
    the day before which "before" stops, `done` the day after which "after" opens. `span` is in
    days, for hedges. `name` says it in words; `why` gives the convention that decided, and
    `why_limit`, unless None, the one that decided the bound. `others` are other honest readings.
    `loose` says that the speaker gave no number. `opens` is where "from" opens, unless None, which
    is on the first day.
    """

    first: date
    last: date
    by: date
    start: date
    done: date
    precision: Precision
    span: int
    name: str
    why: str = ""
    why_limit: str | None = None
    others: tuple["Days", ...] = ()
    loose: bool = False
    opens: date | None = None


def whole(
    first: date, last: date, precision: Precision, name: str, why: str = "", span: int | None = None
) -> Days:
    """Days that are one bound as a whole: "by" runs to their end, "before" to their beginning.

    Unless it is given, `span` is that of the unit.
    """
    if span is None:
        span = SPAN_DAYS[precision]
    held = (first, last, last, first, last, precision, span, name, why, None, (), False, None)
    return new(Days, held)


def one(day: date, name: str, why: str = "", others: tuple[Days, ...] = ()) -> Days:
    """A single day."""
    held = (day, day, day, day, day, "day", 1, name, why, None, others, False, None)
    return new(Days, held)


Amount = tuple[int, int, int]
"""Months, days and hours: months are added first, in one step, then the rest."""


def numbered(length: Length, conventions: Conventions) -> Length:
    """The length with our count for a number that was none: a few, several."""
    if length.plus and length.plus.some:
        length = length.but(plus=numbered(length.plus, conventions))
    if length.some is None:
        return length
    count: int = getattr(conventions, length.some)
    return length.but(low=count, high=count)


def taken(length: Length) -> str:
    """The clause that names our count for a number that was none, or nothing."""
    if not length.some:
        return taken(length.plus) if length.plus else ""
    return f"“{length.soft}” is taken as {length.high}, by our convention"


def counting(length: Length, conventions: Conventions) -> "Counting":
    """By what the working days of a length are counted; raises Unreadable where nobody said."""
    if not (length.working and length.sitting):
        return conventions.holidays
    if not conventions.sitting:
        raise Unreadable(
            f"{length.sitting!r}: which days count as such depends on that body's calendar"
        )
    return conventions.sitting


def skipped(length: Length, table: "Counting") -> str:
    """The clause that names the days which working days skip, or nothing."""
    if not length.working:
        return ""
    if length.sitting:
        return f"only the days in the calendar {table} count"
    if not table:
        return "weekends are skipped, and no holiday table was used"
    kind = "table" if isinstance(table, str) else "calendar"
    return f"weekends and the holidays of the {kind} {table} are skipped"


def clauses(*parts: str) -> str:
    """The reasons there are, each once, in one line; every reason names what decided."""
    found = [part for part in parts if part]
    if len(found) < 2:
        return "".join(found)
    each = [*dict.fromkeys("; ".join(found).split("; "))]
    reckoned = [part.removeprefix(RECKONED) for part in each if part.startswith(RECKONED)]
    if len(reckoned) > 1:
        others = [part for part in each if not part.startswith(RECKONED)]
        each = [RECKONED + " and ".join(reckoned), *others]
    return "; ".join(each)


RECKONED = "as reckoned by: "
"""Opens the clause that tells whose calendar a feast is of."""


def amount(length: Length, count: int) -> Amount:
    """`count` units of a length and its half, in the calendar's own units.

    Minutes and seconds round up to hours. Half a week is taken as three days and half a month as
    fifteen; other halves are exact.
    """
    unit, half = length.unit, length.half
    if unit in MONTHS_IN:
        months, odd = divmod(MONTHS_IN[unit] * (2 * count + half), 2)
        return months, 15 * odd, 0
    if unit == "week":
        return 0, 7 * count + HALF_WEEK * half, 0
    if unit == "day":
        return (0, 0, 24 * count + 12) if half else (0, count, 0)
    if unit == "hour":
        return 0, 0, count + half
    return 0, 0, -(-(count + half) // (60 if unit == "minute" else 3600))


def add(day: date, length: Length, count: int, sign: int = 1, table: "Counting" = "") -> date:
    """`day` moved by `count` of a length's units; hours round up to whole days.

    Months and years are added in one step (31 January and two months is 31 March). Working days
    are those of a table or calendar (see `counting`), Monday to Friday without one; half of one
    counts whole.
    """
    if length.working:
        return add_working(day, sign * (count + length.half), table)
    months, days, hours = amount(length, count)
    if months:
        day = add_months(day, sign * months)
    day += so_many_days(sign * (days - (-hours // 24)))
    plus = length.plus
    return add(day, plus, plus.high, sign) if plus else day


def add_months(day: date, months: int) -> date:
    """The same day of another month, or its last day where there is no such day.

    As dateutil's relativedelta has it; written out because that takes longer to load than a phrase
    takes to read.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if day.day <= 28:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def add_working(day: date, count: int, table: "Counting" = "") -> date:
    """`day` moved by working days, forwards or back; 0 is the last one on or before it.

    They are Monday to Friday, those of a table of `holidays.HOLIDAY_TABLES`, or those of a
    calendar. A day that is none counts as the working day before it, going back as the one after
    it. Raises Unreadable for what is no table, and beyond the years that are known.
    """
    if not table:
        return _add_weekdays(day, count, _SATURDAY)
    if not isinstance(table, str) and table.sitting:
        return table.sat(day, count)
    from tracker.core.holidays import closed, weekend_of  # only for who sets a table

    weekend, sign = weekend_of(table), 1 if count > 0 else -1
    reached = _add_weekdays(day, count, weekend)
    passed = (day + DAY, reached) if count > 0 else (reached, day - DAY if count else day)
    while more := closed(table, *passed):
        further = _add_weekdays(reached, sign * more, weekend)
        passed = (reached + DAY, further) if count > 0 else (further, reached - DAY)
        reached = further
    return reached


_SATURDAY = 5


def _add_weekdays(day: date, count: int, weekend: int) -> date:
    """`day` moved by days other than the two of the weekend, which begins on that weekday."""
    turned = (_SATURDAY - weekend) % 7 * DAY  # to a calendar whose weekend begins on Saturday
    day += turned
    sign = 1 if count >= 0 else -1
    if day.weekday() > 4:  # counting starts from the working day that was passed
        day += DAY * (4 - day.weekday() if sign > 0 else 7 - day.weekday())
    weeks, rest = divmod(abs(count), 5)
    day += sign * timedelta(weeks=weeks)
    for _ in range(rest):
        day += sign * DAY
        while day.weekday() > 4:
            day += sign * DAY
    return day - turned


def iso(lengths: Sequence[Length], sign: int = 1) -> str:
    """Lengths together as one ISO 8601 duration: PT72H, P90D, P2W, P2M, P1Y; "-P2W" counts back.

    The first of them is counted last. Ranges count by their longer end. Working days, for which the
    standard has no letter, are P10B, counted behind all else. Raises Unreadable where they are not.
    """
    if any(length.working for length in lengths[1:]):
        raise Unreadable("working days can only be counted last; give calendar days")
    working = ""
    if lengths[0].working:
        working = f"{lengths[0].high + lengths[0].half}B"
        lengths = lengths[1:]
        if not lengths:
            return ("-" if sign < 0 else "") + "P" + working
    only = lengths[0] if len(lengths) == 1 and not lengths[0].half and not working else None
    if only and not only.plus and only.unit in ("year", "week"):
        written = f"P{only.high}{only.unit[0].upper()}"
    else:
        whole = [part for length in lengths for part in (length, length.plus) if part]
        amounts = [amount(part, part.high) for part in whole]
        months, days, hours = (sum(parts) for parts in zip(*amounts, strict=True))
        written = "P" + f"{months}M" * bool(months) + f"{days}D" * bool(days) + working
        written += f"T{hours}H" * bool(hours)
    return ("-" if sign < 0 else "") + written


def month_start(year: int, month: int) -> date:
    """The first day of a month; months beyond 12 go on into later years."""
    years, month = divmod(month - 1, 12)
    return date(year + years, month + 1, 1)


def month_end(first: date, months: int) -> date:
    """The last day of a period of whole months that begins on `first`."""
    after = first.month + months
    return month_start(first.year, after) - DAY if first.year < 9999 else _last_year(after)


def _last_year(after: int) -> date:
    """Within the last year there is no next month to step back from."""
    return date.max if after == 13 else month_start(9999, after) - DAY


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _DAYS_IN[month - 1] + leap


_DAYS_IN = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def nth_weekday(first: date, last: date, weekday: int, number: int) -> date | None:
    """The n-th such weekday (Monday is 0) of a period, counted from its end if negative."""
    if number > 0:
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
    else:
        day = last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-number - 1))
    return day if first <= day <= last else None
