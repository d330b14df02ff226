"""Calendar times to days: each kind of time gives its candidates, the soonest first.

"October" said in June is this year's, said in November the next one's: a time without its year
has several candidates, of which `choose` takes the first that is not over on the day it was said.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from tracker.core.days import (
    DAY,
    MONTHS_IN,
    Days,
    add,
    days_in_month,
    month_end,
    month_start,
    nth_weekday,
    one,
    whole,
)
from tracker.core.parts import part
from tracker.core.spec import (
    Between,
    Counted,
    Day,
    FromToday,
    Holiday,
    Named,
    Nth,
    Numeric,
    Part,
    Unitary,
    Unreadable,
    Weekday,
    Weekend,
    WeekOf,
    When,
)
from tracker.core.vocabulary import WEEKDAYS
from tracker.core.wording import MONTHS, day_words, window_words

Candidates = Iterator[Days]

_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}
_SHARES = {"quarter": 4, "half": 2}
_NO_YEAR = "no year was said, so the next one is meant"


def _ordinal(number: int) -> str:
    return _ORDINALS.get(number, f"{number}th")


def choose(time: When, said: date, limit: bool) -> Days:
    """The days of a calendar time: the first candidate not over when it was said.

    With `limit` it is its bound, the day by which something is due, that must not be over.
    """
    over = None
    for over in candidates(time, said):
        if (over.by if limit else over.last) >= said:
            return over
    if over is None:
        raise OverflowError("the calendar ends before the next one")
    raise Unreadable(f"{over.name} was over before {day_words(said)}, when it was said")


def candidates(time: When, said: date) -> Candidates:
    """The days that a time may stand for, the soonest first."""
    return CANDIDATES[type(time)](time, said)


def _day(time: Day, said: date) -> Candidates:
    if time.month is None:
        yield from _day_of_month(time.day, said)
    elif time.year is not None:
        yield _dated(time, time.year, time.month)
    else:
        _possible(time.day, time.month, 2024)  # a leap year
        for year in range(said.year, min(said.year + 9, 10000)):
            if time.day <= days_in_month(year, time.month):
                day = date(year, time.month, time.day)
                if day >= said:
                    yield _dated(time, year, time.month)._replace(why=_NO_YEAR)


def _possible(day: int, month: int, year: int) -> None:
    if not 1 <= month <= 12:
        raise Unreadable(f"there is no month {month}")
    if not 1 <= day <= days_in_month(year, month):
        raise Unreadable(f"{MONTHS[month - 1]} has no day {day}")


def _dated(time: Day, year: int, month: int) -> Days:
    _possible(time.day, month, year)
    day = date(year, month, time.day)
    if time.weekday not in (None, day.weekday()):
        found = WEEKDAYS[day.weekday()]
        raise Unreadable(f"{day_words(day)} is a {found}, not a {WEEKDAYS[time.weekday or 0]}")
    return one(day, day_words(day))


def _day_of_month(number: int, said: date) -> Candidates:
    for months in range(13):
        first = month_start(said.year, said.month + months)
        if number <= days_in_month(first.year, first.month):
            day = first.replace(day=number)
            if day >= said:
                yield one(day, day_words(day), "no month was said, so the next one is meant")


def _numeric(time: Numeric, said: date) -> Candidates:
    """Month first, as in the United States, unless dots or a number above 12 say otherwise."""
    orders = [] if time.dotted else [(time.left, time.right)]
    orders += [(time.right, time.left)]
    months = [order for order in orders if order[0] <= 12]
    if not months:
        raise Unreadable(f"neither {time.left} nor {time.right} is a month")
    if len(months) == 1 or time.left == time.right:
        yield from _day(Day(time.year, *months[0]), said)
        return
    (month, day), (other_month, other_day) = months
    others = tuple(_day(Day(time.year, other_month, other_day), said))[:1]
    for found in _day(Day(time.year, month, day), said):
        yield found._replace(why="read month first, as Americans write it", others=others)


def _weekday(time: Weekday, said: date) -> Candidates:
    name = WEEKDAYS[time.day]
    ahead = (time.day - said.weekday()) % 7
    today = said + ahead * DAY
    after = today if ahead else said + 7 * DAY
    if time.ring == "this":
        yield one(today, f"this {name}", "the first such day from the one it was said")
    elif time.ring == "next":
        later = _monday(said) + (7 + time.day) * DAY
        why = "“next” is taken as the one of the week after, Monday to Sunday"
        yield one(later, f"next {name}", why)._replace(others=(one(after, f"the nearest {name}"),))
    else:
        itself = () if ahead or time.ring == "coming" else (one(said, "the day it was said"),)
        yield one(after, name, "the first such day after it was said")._replace(others=itself)


def _monday(day: date) -> date:
    return day - day.weekday() * DAY


def _from_today(time: FromToday, said: date) -> Candidates:
    name = {-1: "yesterday", 0: "today", 1: "tomorrow", 2: "the day after tomorrow"}[time.days]
    yield one(said + time.days * DAY, name)


def _holiday(time: Holiday, said: date) -> Candidates:
    from tracker.core.feasts import feasts_from, feasts_of  # few phrases need their tables

    if time.year and not feasts_of(time.name, time.year):
        raise Unreadable(f"{time.year} has no {time.name}")
    found = feasts_of(time.name, time.year) if time.year else feasts_from(time.name, said)
    for feast in found:
        name = f"{feast.name} {feast.first.year}"
        why = f"as reckoned by: {feast.where}" + "; it is an estimate" * feast.estimated
        days = whole(feast.first, feast.last, "day", name, why)
        if feast.first == feast.last:
            yield days
        else:
            first_day = f"{why}; as a limit a feast of several days is taken as its first"
            span = (feast.last - feast.first).days + 1
            yield days._replace(by=feast.first, span=span, why_limit=first_day, others=(days,))


def _unitary(time: Unitary, said: date) -> Candidates:
    name = f"{'next' if time.shift else 'this'} {time.unit}"
    if time.unit == "day":
        yield one(said + time.shift * DAY, name)
    elif time.unit == "week":
        monday = _monday(said) + 7 * time.shift * DAY
        yield whole(monday, monday + 6 * DAY, "week", name, "weeks run Monday to Sunday")
    elif time.unit in MONTHS_IN:
        months = MONTHS_IN[time.unit]
        index = (12 * said.year + said.month - 1) // months + time.shift
        yield _months(index * months, months, time.unit, name)
    else:
        raise Unreadable(f"{name!r} names no days")


def _months(index: int, months: int, unit: Any, name: str, why: str = "") -> Days:
    """A period of whole months; `index` counts months from the year 0."""
    first = month_start(index // 12, index % 12 + 1)
    return whole(first, month_end(first, months), unit, name, why)


def _named(time: Named, said: date) -> Candidates:
    if time.unit in ("year", "decade"):
        assert time.year is not None
        name = f"the {time.year}s" if time.unit == "decade" else str(time.year)
        yield _months(12 * time.year, MONTHS_IN[time.unit], time.unit, name)
    elif time.year is not None:
        yield _of_year(time, time.year)
    elif time.ring == "next":
        yield _next(time, said)
    else:
        for year in range(max(said.year - 1, 1), min(said.year + 3, 10000)):
            found = _of_year(time, year)._replace(others=(), why="")
            if found.last >= said:
                yield found._replace(why=_meteorological(time.unit))


def _of_year(time: Named, year: int) -> Days:
    """The month, quarter, half or season of a year; a winter is named for the year it opens in."""
    assert time.number is not None
    months = MONTHS_IN[time.unit]
    opens = time.number if time.unit in ("month", "season") else (time.number - 1) * months + 1
    if not 1 <= opens <= 12:
        raise Unreadable(f"a year has no {_ordinal(time.number)} {time.unit}")
    why, last_opens = _meteorological(time.unit), 12 * year + opens - 1
    name = _period_name(time, year)
    found = _months(last_opens, months, time.unit, name, why)
    if opens == 12 and time.unit == "season" and year > 1:
        earlier = _months(last_opens - 12, months, time.unit, _period_name(time, year - 1))
        return found._replace(others=(earlier,))
    return found


def _meteorological(unit: str) -> str:
    return "seasons are three whole months, as in the north" if unit == "season" else ""


def _period_name(time: Named, year: int) -> str:
    assert time.number is not None
    if time.unit == "month":
        return f"{MONTHS[time.number - 1]} {year}"
    if time.unit == "season":
        return f"{_SEASONS[time.number]} {year}" + f"/{(year + 1) % 100:02}" * (time.number == 12)
    return f"the {_ordinal(time.number)} {time.unit} of {year}"


def _next(time: Named, said: date) -> Days:
    """Next March: of the year after; the nearest one to come is the other reading."""
    later = _of_year(time, said.year + 1)._replace(others=())
    nearest = _of_year(time, said.year)._replace(others=())
    others = (nearest,) if nearest.first > said else ()
    return later._replace(why="“next” is taken as the one of the year after", others=others)


def _weekend(time: Weekend, said: date) -> Candidates:
    saturday = _monday(said) + (5 + 7 * time.shift) * DAY
    for weeks in (0,) if time.shift else (0, 1):
        yield _weekend_from(saturday + 7 * weeks * DAY, time.shift, said)


def _weekend_from(saturday: date, shift: int, said: date) -> Days:
    """As a limit a weekend is taken as its eve; through Sunday is the other reading."""
    sunday = saturday + DAY
    days = whole(saturday, sunday, "day", "next weekend" if shift else "the weekend")
    eve = "as a limit a weekend is taken as the Friday before it"
    nearest = saturday - 7 * DAY
    others = [days]
    if shift and nearest + DAY >= said:
        others.append(whole(nearest, nearest + DAY, "day", "the nearest weekend"))
    return days._replace(by=saturday - DAY, span=2, why_limit=eve, others=(*others,))


def _week_of(time: WeekOf, said: date) -> Candidates:
    for found in candidates(time.day, said):
        monday = _monday(found.first)
        name = f"the week of {day_words(found.first)}"
        yield whole(monday, monday + 6 * DAY, "week", name, "weeks run Monday to Sunday")


def _nth(time: Nth, said: date) -> Candidates:
    for period in candidates(time.period, said):
        unit = WEEKDAYS[time.weekday] if time.weekday is not None else time.unit
        name = f"the {_ordinal(time.number)} {unit} of {period.name}"
        found = _nth_days(time, period)
        if not found or found[0] < period.first or found[1] > period.last:
            raise Unreadable(f"{period.name} has no {_ordinal(time.number)} {unit}")
        if found[0] == found[1]:
            yield one(found[0], name)
        else:
            yield whole(*found, "week" if time.unit == "week" else period.precision, name)


def _nth_days(time: Nth, period: Days) -> tuple[date, date] | None:
    """Weeks of a period are counted in sevens from its first day, the last from its last."""
    if time.weekday is not None:
        day = nth_weekday(period.first, period.last, time.weekday, time.number)
        return (day, day) if day else None
    if time.unit in ("quarter", "half"):
        return _share(time.number, _SHARES[time.unit], period)
    size = {"day": 1, "week": 7}[time.unit]
    if time.number < 0:
        return period.last - (size - 1) * DAY, period.last
    first = period.first + size * (time.number - 1) * DAY
    return first, first + (size - 1) * DAY


def _share(number: int, shares: int, period: Days) -> tuple[date, date] | None:
    """A half or quarter of a period of months; the first half of a month ends on its 15th."""
    if number > shares:
        return None
    if period.precision == "month" and shares == 2:
        middle = period.first + 14 * DAY
        return (period.first, middle) if number == 1 else (middle + DAY, period.last)
    months, odd = divmod(MONTHS_IN.get(period.precision, 0), shares)
    if odd or not months:
        raise Unreadable(f"{period.name} is not counted in {'halves' if shares == 2 else 'such'}")
    first = month_start(period.first.year, period.first.month + months * (number - 1))
    return first, month_end(first, months)


def _part(time: Part, said: date) -> Candidates:
    for period in candidates(time.of, said):
        yield part(time.which, period)


def _counted(time: Counted, said: date) -> Candidates:
    """Counted forwards from the last day of its origin, back from its first."""
    length, sign = time.length, time.sign
    for origin in candidates(time.origin, said):
        starts = [
            other.done if sign > 0 else min(other.start, other.last)
            for other in (origin, *origin.others)
        ]
        found = [_reach(start, time) for start in starts]
        why = f"counted from {origin.name}, {window_words(starts[0], starts[0])}"
        if length.working:
            why += "; weekends are skipped, and no holiday table was used"
        yield found[0]._replace(why=why, others=(*found[1:],))


def _reach(start: date, time: Counted) -> Days:
    length, sign = time.length, time.sign
    ends = sorted(add(start, length, count, sign) for count in (length.low, length.high))
    name = window_words(*ends)
    return whole(ends[0], ends[1], "day", name)._replace(span=abs((ends[-1] - start).days))


def _between(time: Between, said: date) -> Candidates:
    opening = time.first
    closing = choose(time.last, said, limit=True)
    first = choose(_with_year(opening, time.last), said, limit=False)
    if first.first > closing.last:
        closing = choose(time.last, first.first, limit=True)
    why = first.why if isinstance(time.first, (Day, Named)) else ""
    found = whole(first.first, closing.by, closing.precision, window_words(first.first, closing.by))
    yield found._replace(why=why)


def _with_year(opening: When, closing: When) -> When:
    """Between 5 September and 9 October 2026: the year stands for both."""
    year = closing.year if isinstance(closing, (Day, Named)) else None
    if isinstance(opening, (Day, Named)) and opening.year is None and year is not None:
        return opening._replace(year=year)
    return opening


CANDIDATES: dict[type, Callable[[Any, date], Candidates]] = {
    Day: _day,
    Numeric: _numeric,
    Weekday: _weekday,
    FromToday: _from_today,
    Holiday: _holiday,
    Unitary: _unitary,
    Named: _named,
    Weekend: _weekend,
    WeekOf: _week_of,
    Nth: _nth,
    Part: _part,
    Counted: _counted,
    Between: _between,
}
