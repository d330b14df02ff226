"""Calendar times to days: each kind of time gives its candidates, the soonest first.

"October" said in June is this year's, said in November the next one's: a time without its year
has several candidates, of which `choose` takes the first that is not over on the day it was said,
or, looking back, the last that has begun.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from tracker.core.days import (
    DAY,
    MONTHS_IN,
    Days,
    add,
    clauses,
    days_in_month,
    month_end,
    month_start,
    nth_weekday,
    numbered,
    one,
    skipped,
    taken,
    whole,
)
from tracker.core.parts import part
from tracker.core.records import Precision
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
    Unreadable,
    Weekday,
    Weekend,
    WeekOf,
    When,
)
from tracker.core.weeks import Frame, week_start, weekday, weeks_run
from tracker.core.wording import MONTHS, WEEKDAYS, day_words, window_words

if TYPE_CHECKING:
    from tracker.core.feasts import Feast

Candidates = Iterator[Days]

_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_ORDINALS = {
    1: "first",
    2: "second",
    3: "third",
    4: "fourth",
    5: "fifth",
    -1: "last",
    -2: "last but one",
}
_SHARES = {"quarter": 4, "half": 2}
_NO_YEAR = "no year was said, so the next one is meant"
_NO_YEAR_BACK = "no year was said, so the last one is meant"


def ordinal(number: int) -> str:
    """A place in words: first, fifth, 21st, last."""
    if number in _ORDINALS:
        return _ORDINALS[number]
    teens = 11 <= number % 100 <= 13
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def choose(time: When, frame: Frame, limit: bool) -> Days:
    """The days of a calendar time: the first candidate not over when it was said.

    With `limit` it is its bound, the day by which something is due, that must not be over.
    Looking back it is the last candidate that had begun. Raises Unreadable when there is none.
    """
    if frame.back:
        return _choose_back(time, frame)
    over = None
    for over in candidates(time, frame):
        if (over.by if limit else over.last) >= frame.said:
            return over
    if over is None:
        raise OverflowError("the calendar ends before the next one")
    if frame.past:
        return over
    raise Unreadable(f"{over.name} was over before {day_words(frame.said)}, when it was said")


def _choose_back(time: When, frame: Frame) -> Days:
    begun = None
    for found in candidates(time, frame):
        if begun and found.first > frame.said:
            break
        begun = found
    if begun is None:
        raise Unreadable("the calendar begins after the last one")
    return begun


def candidates(time: When | Every, frame: Frame) -> Candidates:
    """The days that a time may stand for, the soonest first."""
    return CANDIDATES[type(time)](time, frame)


def _day(time: Day, frame: Frame) -> Candidates:
    if time.month is None:
        yield from _day_of_month(time, frame)
    elif time.year is not None:
        yield _dated(time, time.year, time.month)
    else:
        _possible(time.day, time.month, 2024)  # a leap year
        opening = frame.opening(366 if (time.month, time.day) != (2, 29) else 8 * 366)
        why = _NO_YEAR_BACK if frame.back else _NO_YEAR
        for year in range(opening.year, min(opening.year + 18, 10000)):
            if time.day <= days_in_month(year, time.month):
                day = date(year, time.month, time.day)
                if day >= opening:
                    yield _dated(time, year, time.month).but(why=why)


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


def _day_of_month(time: Day, frame: Frame) -> Candidates:
    """The 16th; Friday the 16th is the next such Friday."""
    opening, which = frame.opening(62), "last" if frame.back else "next"
    why = f"no month was said, so the {which} one is meant"
    for months in range(13):
        first = month_start(opening.year, opening.month + months)
        if time.day <= days_in_month(first.year, first.month):
            day = first.replace(day=time.day)
            if day >= opening and time.weekday in (None, day.weekday()):
                yield one(day, day_words(day), why)


def _numeric(time: Numeric, frame: Frame) -> Candidates:
    """By the convention unless dots or a number above 12 say otherwise."""
    month_first = frame.conventions.month_first and not time.dotted
    orders = [(time.left, time.right), (time.right, time.left)]
    if not month_first:
        orders = orders[1:] if time.dotted else orders[::-1]
    months = [order for order in orders if order[0] <= 12]
    if not months:
        raise Unreadable(f"neither {time.left} nor {time.right} is a month")
    if len(months) == 1 or time.left == time.right:
        yield from _day(Day(time.year, *months[0]), frame)
        return
    (month, day), (other_month, other_day) = months
    others = tuple(_day(Day(time.year, other_month, other_day), frame))[:1]
    why = "read month first, as Americans write it" if month_first else "read day first"
    for found in _day(Day(time.year, month, day), frame):
        yield found.but(why=why, others=others)


def _from_today(time: FromToday, frame: Frame) -> Candidates:
    yield one(frame.said + time.days * DAY, _DISTANCES[time.days])


_DISTANCES = {
    -2: "the day before yesterday",
    -1: "yesterday",
    0: "today",
    1: "tomorrow",
    2: "the day after tomorrow",
}


def _holiday(time: Holiday, frame: Frame) -> Candidates:
    from tracker.core.feasts import feasts_from, feasts_of  # few phrases need their tables

    found = feasts_of(time.name, time.year) if time.year else feasts_from(*_sought(time, frame))
    if time.year and not found:
        raise Unreadable(f"{time.year} has no {time.name}")
    for feast in found:
        if time.ring == "last" and feast.last >= frame.said:
            return
        yield _feast(feast)


def _sought(time: Holiday, frame: Frame) -> tuple[str, date]:
    """A feast and the day from which it is sought; back to a leap day it can be eight years."""
    from tracker.core.feasts import known_years

    if not frame.back and time.ring != "last":
        return time.name, frame.said
    earliest = min(known_years(time.name)[0], frame.said.year)
    return time.name, max(frame.but(back=True).opening(8 * 366), date(earliest, 1, 1))


def _feast(feast: "Feast") -> Days:
    """The days of a feast; as a limit several are taken as their first.

    The other reading runs through the last, takes "after" from the first, unless the feast is a
    season, and stops before the evening in which it begins.
    """
    name = f"{feast.name} {feast.first.year}"
    why = f"as reckoned by: {feast.where}" + "; it is an estimate" * feast.estimated
    days = whole(feast.first, feast.last, "day", name, why)
    if feast.first == feast.last and not feast.eve:
        return days
    span = (feast.last - feast.first).days + 1
    done = feast.first if span <= _LONGEST_FEAST else feast.last
    other = days.but(start=feast.first - feast.eve * DAY, done=done)
    if span == 1:
        return days.but(others=(other,))
    limit = f"{why}; as a limit a feast of several days is taken as its first"
    return days.but(by=feast.first, span=span, why_limit=limit, others=(other,))


_LONGEST_FEAST = 10
"""Days; what lasts longer (Ramadan, Lent) is a season, and nobody means its first day by it."""


def _unitary(time: Unitary, frame: Frame) -> Candidates:
    said = frame.said
    name = _SHIFTED[time.shift].format(time.unit)
    if time.unit == "day":
        yield one(said + time.shift * DAY, name)
    elif time.unit == "week":
        first = week_start(frame, said) + 7 * time.shift * DAY
        yield whole(first, first + 6 * DAY, "week", name, f"weeks run {weeks_run(frame)}")
    elif time.unit == "fiscal year":
        offset = _fiscal_offset(frame)
        index = (12 * said.year + said.month - 1 - offset) // 12 + time.shift
        yield _months(12 * index + offset, 12, "year", name, _fiscal_why(frame))
    elif time.unit in MONTHS_IN:
        months = MONTHS_IN[time.unit]
        index = (12 * said.year + said.month - 1) // months + time.shift
        yield _months(index * months, months, time.unit, name)
    else:
        raise Unreadable(f"{name!r} names no days")


_SHIFTED = {
    -2: "the {} before last",
    -1: "last {}",
    0: "this {}",
    1: "next {}",
    2: "the {} after next",
}


def _fiscal_offset(frame: Frame) -> int:
    """Months from January to the opening of a fiscal year."""
    if not frame.conventions.fiscal_month:
        raise Unreadable(
            "a fiscal or financial year differs between bodies, and no convention says in which"
            " month it opens; give the dates"
        )
    return frame.conventions.fiscal_month - 1


def _fiscal_why(frame: Frame) -> str:
    return f"a fiscal year opens in {MONTHS[frame.conventions.fiscal_month - 1]}, by our setting"


def _months(index: int, months: int, unit: Any, name: str, why: str = "") -> Days:
    """A period of whole months; `index` counts months from the year 0."""
    first = month_start(index // 12, index % 12 + 1)
    return whole(first, month_end(first, months), _NAMELESS.get(unit, unit), name, why)


_NAMELESS: dict[str, Precision] = {"century": "decade", "fiscal year": "year"}
"""What a reading calls units that it has no name for."""


def _named(time: Named, frame: Frame) -> Candidates:
    said = frame.said
    if time.fiscal:
        yield from _fiscal(time, frame)
    elif time.number is None:
        assert time.year is not None
        yield _months(12 * time.year, MONTHS_IN[time.unit], time.unit, _year_name(time))
    elif time.year is not None:
        yield _of_year(time, time.year, frame)
    elif time.ring == "next":
        yield _next(time, frame)
    else:
        opening = frame.opening(366)
        for year in range(max(opening.year - 1, 1), min(said.year + 3, 10000)):
            found = _of_year(time, year, frame).but(others=(), why="")
            if time.ring == "last" and found.last >= said:
                return
            if found.last >= (opening if time.ring != "last" else said - 366 * DAY):
                yield found.but(why=_meteorological(time.unit, frame))


def _year_name(time: Named) -> str:
    if time.unit == "century":
        return f"the {ordinal((time.year or 0) // 100 + 1)} century"
    return f"the {time.year}s" if time.unit == "decade" else str(time.year)


def _fiscal(time: Named, frame: Frame) -> Candidates:
    """A fiscal year is named for the calendar year in which it ends."""
    offset = _fiscal_offset(frame)
    running = (12 * frame.said.year + frame.said.month - 1 - offset) // 12
    length = MONTHS_IN[time.unit]
    for index in (time.year - bool(offset),) if time.year else (running, running + 1):
        opens = 12 * index + offset + (time.number - 1 if time.number else 0) * length
        year = f"fiscal {index + bool(offset)}"
        name = f"the {ordinal(time.number)} {time.unit} of {year}" if time.number else year
        yield _months(opens, length, time.unit, name, _fiscal_why(frame))


def _of_year(time: Named, year: int, frame: Frame) -> Days:
    """The month, quarter, half or season of a year; a winter is named for the year it opens in."""
    assert time.number is not None
    months = MONTHS_IN[time.unit]
    opens = time.number if time.unit in ("month", "season") else (time.number - 1) * months + 1
    if not 1 <= opens <= 12:
        raise Unreadable(f"a year has no {ordinal(time.number)} {time.unit}")
    if time.unit == "season" and frame.conventions.south:
        opens = (opens + 5) % 12 + 1
    why, index = _meteorological(time.unit, frame), 12 * year + opens - 1
    across = opens == 12 and time.unit == "season"
    found = _months(index, months, time.unit, _period_name(time, year, across), why)
    if across and year > 1:
        name = _period_name(time, year - 1, across)
        return found.but(others=(_months(index - 12, months, time.unit, name),))
    return found


def _meteorological(unit: str, frame: Frame) -> str:
    side = "south" if frame.conventions.south else "north"
    return f"seasons are three whole months, as in the {side}" if unit == "season" else ""


def _period_name(time: Named, year: int, across: bool) -> str:
    assert time.number is not None
    if time.unit == "month":
        return f"{MONTHS[time.number - 1]} {year}"
    if time.unit == "season":
        return f"{_SEASONS[time.number]} {year}" + f"/{(year + 1) % 100:02}" * across
    return f"the {ordinal(time.number)} {time.unit} of {year}"


def _next(time: Named, frame: Frame) -> Days:
    """Next March: of the year after; the nearest one to come is the other reading."""
    year = frame.said.year
    if year > 1 and _of_year(time, year - 1, frame).last >= frame.said:
        year -= 1  # it was said in a winter that opened the year before
    later = _of_year(time, year + 1, frame).but(others=())
    nearest = _of_year(time, year, frame).but(others=())
    others = (nearest,) if nearest.first > frame.said else ()
    why = clauses("“next” is taken as the one of the year after", later.why)
    return later.but(why=why, others=others)


def _weekend(time: Weekend, frame: Frame) -> Candidates:
    monday = frame.said - frame.said.weekday() * DAY
    saturday = monday + (5 + 7 * time.shift) * DAY
    for weeks in (0,) if time.shift else (-1, 0) if frame.back else (0, 1):
        yield _weekend_from(saturday + 7 * weeks * DAY, time.shift, frame.said)


def _weekend_from(saturday: date, shift: int, said: date) -> Days:
    """As a limit a weekend is taken as its eve; through Sunday is the other reading."""
    sunday = saturday + DAY
    name = _SHIFTED[shift].format("weekend") if shift else "the weekend"
    days = whole(saturday, sunday, "day", name)
    eve = "as a limit a weekend is taken as the Friday before it"
    nearest = saturday - 7 * DAY
    others = [days]
    if shift == 1 and nearest + DAY >= said:
        others.append(whole(nearest, nearest + DAY, "day", "the nearest weekend"))
    return days.but(by=saturday - DAY, span=2, why_limit=eve, others=(*others,))


def _week_of(time: WeekOf, frame: Frame) -> Candidates:
    for found in candidates(time.day, frame):
        first = week_start(frame, found.first)
        name = f"the week of {day_words(found.first)}"
        why = clauses(found.why, f"weeks run {weeks_run(frame)}")
        yield whole(first, first + 6 * DAY, "week", name, why)


def _every(time: Every, frame: Frame) -> Candidates:
    """The periods that follow each other from the running one on: of every month."""
    unit, said = time.period.unit, frame.said
    for _ in range(60):
        found = next(candidates(Unitary(unit, 0), frame.but(said=said)))
        yield found
        said = found.last + DAY


def _nth(time: Nth, frame: Frame) -> Candidates:
    for period in candidates(time.period, frame):
        if time.many:
            many = numbered(time.many, frame.conventions)
            yield _first_or_last(many, time.number, period, frame.conventions.holidays)
            continue
        unit = WEEKDAYS[time.weekday] if time.weekday is not None else time.unit
        name = f"the {ordinal(time.number)} {unit} of {period.name}"
        found = _nth_days(time, period)
        if not found or found[0] < period.first or found[1] > period.last:
            raise Unreadable(f"{period.name} has no {ordinal(time.number)} {unit}")
        if found[0] == found[1]:
            yield one(found[0], name, period.why)
        else:
            precision = _PRECISION.get(time.unit) or period.precision
            yield whole(*found, precision, name, period.why)


def _first_or_last(many: Length, number: int, period: Days, table: str) -> Days:
    """So many days, weeks or months from the beginning of a period, or up to its end."""
    first, last = period.first, period.last
    if number > 0:
        last = min(last, _run(first, many, 1, table))
    else:
        first = max(first, _run(last, many, -1, table))
    days = whole(first, last, "day", window_words(first, last))
    within = f"both count, within {period.name}"
    return days.but(why=clauses(within, period.why, taken(many), skipped(many, table)))


def _run(edge: date, many: Length, sign: int, table: str) -> date:
    """The last of so many days of which `edge` is the first; back with the sign.

    Working days are counted from the day outside, since the edge need not be one of them.
    """
    if many.working:
        return add(edge - sign * DAY, many, many.high, sign, table)
    return add(edge, many, many.high, sign, table) - sign * DAY


_PRECISION: dict[str, Precision] = {"week": "week", "weekend": "day", "month": "month"}


def _nth_days(time: Nth, period: Days) -> tuple[date, date] | None:
    """Weeks of a period are counted in sevens from its first day, the last from its last."""
    if time.weekday is not None:
        day = nth_weekday(period.first, period.last, time.weekday, time.number)
        return (day, day) if day else None
    if time.unit in ("quarter", "half"):
        return _share(time.number, _SHARES[time.unit], period)
    if time.unit == "weekend":
        saturday = nth_weekday(period.first, period.last, 5, time.number)
        return (saturday, min(saturday + DAY, period.last)) if saturday else None
    if time.unit == "month":
        return _nth_month(time.number, period)
    size = {"day": 1, "week": 7}[time.unit]
    if time.number < 0:
        last = period.last + size * (time.number + 1) * DAY
        return last - (size - 1) * DAY, last
    first = period.first + size * (time.number - 1) * DAY
    return first, first + (size - 1) * DAY


def _nth_month(number: int, period: Days) -> tuple[date, date] | None:
    """The first month of the year, the last month of the quarter."""
    months = MONTHS_IN.get(period.precision, 0)
    place = number if number > 0 else months + 1 + number
    if not 1 <= place <= months:
        return None
    first = month_start(period.first.year, period.first.month + place - 1)
    return first, month_end(first, 1)


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


def _part(time: Part, frame: Frame) -> Candidates:
    for period in candidates(time.of, frame):
        yield part(time.which, period)


def _counted(time: Counted, frame: Frame) -> Candidates:
    """Counted forwards from the last day of its origin, back from its first."""
    length, sign = numbered(time.length, frame.conventions), time.sign
    table = frame.conventions.holidays
    for origin in candidates(time.origin, frame):
        eve = sign < 0 and isinstance(time.origin, Holiday)  # which begins no evening earlier
        starts = [
            other.done if sign > 0 else min(other.start, other.last)
            for other in (origin, *(() if eve else origin.others))
        ]
        found = [_reach(start, length, sign, table) for start in starts]
        counted = f"counted from {origin.name}, {day_words(starts[0])}"
        if origin.name == day_words(starts[0]):
            counted = f"counted from {origin.name}"
        why = clauses(counted, origin.why, taken(length), skipped(length, table))
        yield found[0].but(why=why, others=(*found[1:],))


def _reach(start: date, length: Length, sign: int, table: str) -> Days:
    ends = sorted(add(start, length, count, sign, table) for count in (length.low, length.high))
    name = window_words(*ends)
    return whole(ends[0], ends[1], "day", name).but(span=abs((ends[-1] - start).days))


def _between(time: Between, frame: Frame) -> Candidates:
    closing = choose(time.last, frame, limit=True)
    first = choose(_with_year(time.first, time.last), frame, limit=False)
    if first.first > closing.last:
        closing = choose(time.last, frame.but(said=first.first, back=False), limit=True)
    why = clauses(first.why, closing.why if closing.why_limit is None else closing.why_limit)
    found = whole(first.first, closing.by, closing.precision, window_words(first.first, closing.by))
    yield found.but(why=why)


def _with_year(opening: When, closing: When) -> When:
    """Between 5 September and 9 October 2026: the year stands for both, and so may the month."""
    year = closing.year if isinstance(closing, (Day, Named)) else None
    if isinstance(opening, Day) and isinstance(closing, Day) and opening.month is None:
        opening = opening.but(month=closing.month)
    if isinstance(opening, (Day, Named)) and opening.year is None and year is not None:
        return opening.but(year=year)
    return opening


CANDIDATES: dict[type, Callable[[Any, Frame], Candidates]] = {
    Day: _day,
    Numeric: _numeric,
    Weekday: weekday,
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
    Every: _every,
}
