"""Calendar times to days: each kind of time gives its candidates, the soonest first.

"October" said in June is this year's, said in November the next one's: a time without its year
has several candidates, of which `choose` takes the first that is not over on the day it was said,
or, looking back, the last that has begun.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from tracker.core.asked import Asked
from tracker.core.dates import day_of, from_today, holiday, numeric
from tracker.core.days import (
    DAY,
    MONTHS_IN,
    Days,
    add,
    clauses,
    counting,
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
from tracker.core.periods import named, unitary, weekend
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
from tracker.core.weeks import week_start, weekday, weeks_run
from tracker.core.wording import MONTHS, WEEKDAYS, day_words, ordinal, window_words

if TYPE_CHECKING:
    from tracker.core.imported import Counting

Candidates = Iterator[Days]

_SHARES = {"quarter": 4, "half": 2}


def choose(time: When, asked: Asked, limit: bool) -> Days:
    """The days of a calendar time: the first candidate not over when it was said.

    With `limit` it is its bound, the day by which something is due, that must not be over.
    Looking back it is the last candidate that had begun. Raises Unreadable when there is none.
    """
    said, _, _, _, _, _, past, back = asked
    if back:
        return _choose_back(time, asked)
    over = None
    for over in CANDIDATES[type(time)](time, asked):
        if (over.by if limit else over.last) >= said:
            return over
    if over is None:
        raise OverflowError(_NO_NEXT)
    if past:
        return over
    raise Unreadable(f"{over.name} was over before {day_words(said)}, when it was said")


def _soonest(time: When, asked: Asked, limit: bool) -> Days:
    """The first candidate that is not over, or the last one if all are."""
    over, said = None, asked.said
    for over in candidates(time, asked):
        if (over.by if limit else over.last) >= said:
            return over
    if over is None:
        raise OverflowError(_NO_NEXT)
    return over


_NO_NEXT = "the calendar ends before the next one"


def _choose_back(time: When, asked: Asked) -> Days:
    begun = None
    for found in candidates(time, asked):
        if begun and found.first > asked.said:
            break
        begun = found
    if begun is None:
        raise Unreadable("the calendar begins after the last one")
    return begun


def candidates(time: When | Every, asked: Asked) -> Candidates:
    """The days that a time may stand for, the soonest first."""
    return CANDIDATES[type(time)](time, asked)


def _week_of(time: WeekOf, asked: Asked) -> Candidates:
    since = asked if asked.back else asked.but(said=week_start(asked, asked.said))
    for found in candidates(time.day, since):
        first = week_start(asked, found.first)
        name = f"the week of {day_words(found.first)}"
        why = clauses(found.why, f"weeks run {weeks_run(asked)}")
        yield whole(first, first + 6 * DAY, "week", name, why)


def _every(time: Every, asked: Asked) -> Candidates:
    """The periods that follow each other from the running one on: of every month."""
    unit, said = time.period.unit, asked.said
    for _ in range(60):
        found = next(candidates(Unitary(unit, 0), asked.but(said=said)))
        yield found if said == asked.said else found.but(name=_repeated_name(unit, found))
        said = found.last + DAY


def _repeated_name(unit: str, period: Days) -> str:
    """What a later one of repeated periods is called, as it is not "this month"."""
    first = period.first
    if unit == "month":
        return f"{MONTHS[first.month - 1]} {first.year}"
    return f"the {unit} from {day_words(first)}"


def _nth(time: Nth, asked: Asked) -> Candidates:
    for period in candidates(time.period, asked):
        if time.many:
            many = numbered(time.many, asked.conventions)
            yield _first_or_last(many, time.number, period, counting(many, asked.conventions))
            continue
        if time.unit == "season":
            yield from named(Named("season", time.number, period.first.year), asked)
            continue
        unit = WEEKDAYS[time.weekday] if time.weekday is not None else time.unit
        name = f"the {ordinal(time.number)} {unit} of {period.name}"
        working = time.unit == "working day"
        table = asked.conventions.holidays
        found = _nth_working(time.number, period, table) if working else _nth_days(time, period)
        if not found or found[0] < period.first or found[1] > period.last:
            raise Unreadable(f"{period.name} has no {ordinal(time.number)} {unit}")
        if found[0] == found[1]:
            why = skipped(_WORKING_DAY, table) if working else ""
            yield one(found[0], name, clauses(period.why, why))
        else:
            of_year = period.precision == "year"
            precision = _PRECISION.get(time.unit) or (of_year and _SHARED.get(time.unit))
            precision = precision or period.precision
            days = whole(*found, precision, name, period.why)
            yield _beside_sevens(days, time, period, asked) if time.unit == "week" else days


def _nth_working(number: int, period: Days, table: "Counting") -> tuple[date, date]:
    """The n-th working day of a period, counted back from its end where it is below 0."""
    outside, sign = (period.first - DAY, 1) if number > 0 else (period.last + DAY, -1)
    day = add(outside, _WORKING_DAY, abs(number), sign, table)
    return day, day


_WORKING_DAY = Length(1, 1, "day", working=True)


def _beside_sevens(days: Days, time: Nth, period: Days, asked: Asked) -> Days:
    """A week of a period as we count it; the calendar week that begins in it is another reading."""
    edge = "first" if time.number > 0 else "last"
    why = f"weeks of a period are counted in sevens from its {edge} day"
    starts = asked.conventions.week_start
    first = nth_weekday(period.first, period.last, starts, time.number)
    name = f"the {ordinal(time.number)} week that begins in {period.name}"
    others = (whole(first, first + 6 * DAY, "week", name),) if first else ()
    return days.but(why=clauses(period.why, why), others=others)


def _first_or_last(many: Length, number: int, period: Days, table: "Counting") -> Days:
    """So many days, weeks or months from the beginning of a period, or up to its end."""
    first, last = period.first, period.last
    if number > 0:
        last = min(last, _run(first, many, 1, table))
    else:
        first = max(first, _run(last, many, -1, table))
    days = whole(first, last, "day", window_words(first, last))
    within = f"both count, within {period.name}"
    return days.but(why=clauses(within, period.why, taken(many), skipped(many, table)))


def _run(edge: date, many: Length, sign: int, table: "Counting") -> date:
    """The last of so many days of which `edge` is the first; back with the sign.

    Working days are counted from the day outside, since the edge need not be one of them.
    """
    if many.working:
        return add(edge - sign * DAY, many, many.high, sign, table)
    return add(edge, many, many.high, sign, table) - sign * DAY


_PRECISION: dict[str, Precision] = {"week": "week", "weekend": "day", "month": "month"}
_SHARED: dict[str, Precision] = {"quarter": "quarter", "half": "half"}


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


def _part(time: Part, asked: Asked) -> Candidates:
    for period in candidates(time.of, asked):
        found = part(time.which, period)
        if time.which == "middle" and found.by < asked.said <= found.last and not asked.back:
            over = f"{day_words(found.by)} was over, so the end of the middle is meant"
            found = found.but(by=found.last, why_limit=clauses(found.why, over))
        yield found


def _counted(time: Counted, asked: Asked) -> Candidates:
    """Counted forwards from the last day of its origin, back from its first."""
    length, sign = numbered(time.length, asked.conventions), time.sign
    table = counting(length, asked.conventions)
    for origin in candidates(time.origin, asked):
        eve = sign < 0 and isinstance(time.origin, Holiday)  # which begins no evening earlier
        starts = [
            other.done if sign > 0 else min(other.start, other.last)
            for other in (origin, *(() if eve else origin.others))
        ]
        found = [_reach(start, length, sign, table) for start in starts]
        counted = f"counted from {origin.name}, {day_words(starts[0])}"
        if origin.name == day_words(starts[0]):
            counted = f"counted from {origin.name}"
        edge = isinstance(time.origin, Part) and origin.why_limit is not None
        decided = (origin.why_limit or "") if edge else origin.why
        why = clauses(counted, decided, taken(length), skipped(length, table))
        yield found[0].but(why=why, others=(*found[1:],))


def _reach(start: date, length: Length, sign: int, table: "Counting") -> Days:
    ends = sorted(add(start, length, count, sign, table) for count in (length.low, length.high))
    name = window_words(*ends)
    return whole(ends[0], ends[1], "day", name).but(span=abs((ends[-1] - start).days))


def _between(time: Between, asked: Asked) -> Candidates:
    """From one time to another; a range that has begun is meant before its next one.

    Bare weekdays are the next ones of both, as one of them alone is.
    """
    closing = choose(time.last, asked, limit=True)
    opening = _with_year(time.first, time.last)
    first = choose(opening, asked, limit=False) if asked.back else _soonest(opening, asked, False)
    if isinstance(opening, Unitary) and closing.first > first.last and asked.past:
        closing = choose(time.last, asked.but(back=True), limit=True)  # this year through August
    if first.first <= closing.last:
        yield _span(time, first, closing)
        return
    after = asked.but(said=first.first, back=False)
    following = _span(time, first, choose(time.last, after, limit=True))
    running = None if asked.back else _running(time, opening, closing, asked)
    if running is None:
        yield following
    elif isinstance(time.first, Weekday):
        yield following.but(others=(running,))
    else:
        yield running.but(others=(following,))


def _running(time: Between, opening: When, closing: Days, asked: Asked) -> Days | None:
    """The range that ends in `closing`, if it had begun when it was said."""
    try:
        begun = choose(opening, asked.but(back=True), limit=False)
    except (Unreadable, OverflowError, ValueError):
        return None
    if begun.first > closing.last:
        return None
    parts = closing.why_limit or closing.why if isinstance(time.last, Part) else ""
    return _span(time, begun, closing).but(why=clauses("the range that had begun is meant", parts))


def _span(time: Between, first: Days, closing: Days) -> Days:
    """The days from the one to the other, with what decided both."""
    last, why = closing.by, closing.why if closing.why_limit is None else closing.why_limit
    if (
        isinstance(time.first, Part)
        and isinstance(time.last, Part)
        and time.first.of == time.last.of
    ):
        last, why = closing.last, closing.why  # early to mid-March runs to the end of its middle
    found = whole(first.first, last, closing.precision, window_words(first.first, last))
    return found.but(why=clauses(first.why, why))


def _with_year(opening: When, closing: When) -> When:
    """Between 5 September and 9 October 2026: the year stands for both, and so may the month."""
    year = closing.year if isinstance(closing, (Day, Named)) else None
    if isinstance(opening, Day) and isinstance(closing, Day) and opening.month is None:
        opening = opening.but(month=closing.month)
    if isinstance(opening, (Day, Named)) and opening.year is None and year is not None:
        return opening.but(year=year - _is_later(opening, closing))
    return opening


def _is_later(opening: When, closing: When) -> bool:
    """Whether one month comes after another in a year: from December to May 2027."""
    months = [_month(time) for time in (opening, closing)]
    return bool(months[0] and months[1] and months[0] > months[1])


def _month(time: When) -> int | None:
    if isinstance(time, Named):
        return time.number if time.unit == "month" else None
    return time.month if isinstance(time, Day) else None


CANDIDATES: dict[type, Callable[[Any, Asked], Candidates]] = {
    Day: day_of,
    Numeric: numeric,
    Weekday: weekday,
    FromToday: from_today,
    Holiday: holiday,
    Unitary: unitary,
    Named: named,
    Weekend: weekend,
    WeekOf: _week_of,
    Nth: _nth,
    Part: _part,
    Counted: _counted,
    Between: _between,
    Every: _every,
}
