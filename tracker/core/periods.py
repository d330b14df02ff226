"""Weeks, months, quarters, seasons and years, named or counted from the day it was said."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from tracker.core.asked import Asked
from tracker.core.days import (
    DAY,
    MONTHS_IN,
    Days,
    clauses,
    month_end,
    month_start,
    one,
    whole,
)
from tracker.core.records import Precision
from tracker.core.spec import (
    Named,
    Unitary,
    Unreadable,
    Weekend,
)
from tracker.core.weeks import week_start, weeks_run
from tracker.core.wording import MONTHS, ordinal

Candidates = Iterator[Days]

_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


def unitary(time: Unitary, asked: Asked) -> Candidates:
    """The unit that runs when it was said, or one beside it."""
    said = asked.said
    name = _SHIFTED[time.shift].format(time.unit)
    if time.unit == "day":
        yield one(said + time.shift * DAY, name)
    elif time.unit == "week":
        first = week_start(asked, said) + 7 * time.shift * DAY
        yield whole(first, first + 6 * DAY, "week", name, f"weeks run {weeks_run(asked)}")
    elif time.unit == "fiscal year":
        offset = _fiscal_offset(asked)
        index = (12 * said.year + said.month - 1 - offset) // 12 + time.shift
        yield _months(12 * index + offset, 12, "year", name, _fiscal_why(asked))
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


def _fiscal_offset(asked: Asked) -> int:
    """Months from January to the opening of a fiscal year."""
    if not asked.conventions.fiscal_month:
        raise Unreadable(
            "a fiscal or financial year differs between bodies, and no convention says in which"
            " month it opens; give the dates"
        )
    return asked.conventions.fiscal_month - 1


def _fiscal_why(asked: Asked) -> str:
    return f"a fiscal year opens in {MONTHS[asked.conventions.fiscal_month - 1]}, by our setting"


@lru_cache(maxsize=1024)
def _months(index: int, months: int, unit: Any, name: str, why: str = "") -> Days:
    """A period of whole months; `index` counts months from the year 0. Periods are kept."""
    first = month_start(index // 12, index % 12 + 1)
    return whole(first, month_end(first, months), _NAMELESS.get(unit, unit), name, why)


_NAMELESS: dict[str, Precision] = {"century": "decade", "fiscal year": "year"}
"""What a reading calls units that it has no name for."""


def named(time: Named, asked: Asked) -> Candidates:
    """A named period, of its year or of those round the day it was said."""
    said = asked.said
    if time.fiscal:
        yield from _fiscal(time, asked)
    elif time.unit == "week":
        yield from _numbered_week(time, asked)
    elif time.number is None:
        assert time.year is not None
        yield _months(12 * time.year, MONTHS_IN[time.unit], time.unit, _year_name(time))
    elif time.year is not None:
        yield _of_year(time, time.year, asked)
    elif time.ring == "next":
        yield _next(time, asked)
    else:
        opening = asked.opening(366)
        since = opening if time.ring != "last" else said - 366 * DAY
        for year in range(max(since.year - 1, 1), min(said.year + 3, 10000)):
            if year < since.year and time.unit != "season":
                continue  # only a winter runs into the next year
            found = _of_year(time, year, asked)
            if time.ring == "last" and found.last >= said:
                return
            if found.last >= since:
                yield found.but(others=()) if found.others else found


def _year_name(time: Named) -> str:
    if time.unit == "century":
        return f"the {ordinal((time.year or 0) // 100 + 1)} century"
    return f"the {time.year}s" if time.unit == "decade" else str(time.year)


def _fiscal(time: Named, asked: Asked) -> Candidates:
    """A fiscal year is named for the calendar year in which it ends."""
    offset = _fiscal_offset(asked)
    running = (12 * asked.said.year + asked.said.month - 1 - offset) // 12
    length = MONTHS_IN[time.unit]
    for index in (time.year - bool(offset),) if time.year else (running, running + 1):
        opens = 12 * index + offset + (time.number - 1 if time.number else 0) * length
        year = f"fiscal {index + bool(offset)}"
        name = f"the {ordinal(time.number)} {time.unit} of {year}" if time.number else year
        yield _months(opens, length, time.unit, name, _fiscal_why(asked))


def _numbered_week(time: Named, asked: Asked) -> Candidates:
    """A week by its number; not every year has a week 53."""
    assert time.number is not None
    opening = asked.opening(366).year - 1
    years = (time.year,) if time.year else range(max(opening, 1), min(opening + 9, 9999))
    for year in years:
        try:
            monday = date.fromisocalendar(year, time.number, 1)
        except ValueError:
            if time.year:
                raise Unreadable(f"{year} has no week {time.number}") from None
            continue
        name = f"week {time.number} of {year}"
        yield whole(monday, monday + 6 * DAY, "week", name, "weeks are numbered by ISO 8601")


def _of_year(time: Named, year: int, asked: Asked) -> Days:
    """The month, quarter, half or season of a year; a winter is named for the year it opens in."""
    assert time.number is not None
    months = MONTHS_IN[time.unit]
    opens = time.number if time.unit in ("month", "season") else (time.number - 1) * months + 1
    if not 1 <= opens <= 12:
        raise Unreadable(f"a year has no {ordinal(time.number)} {time.unit}")
    if time.unit == "season" and asked.conventions.south:
        opens = (opens + 5) % 12 + 1
    why, index = _meteorological(time.unit, asked), 12 * year + opens - 1
    across = opens == 12 and time.unit == "season"
    found = _months(index, months, time.unit, _period_name(time, year, across), why)
    if across and year > 1:
        name = _period_name(time, year - 1, across)
        return found.but(others=(_months(index - 12, months, time.unit, name),))
    return found


def _meteorological(unit: str, asked: Asked) -> str:
    side = "south" if asked.conventions.south else "north"
    return f"seasons are three whole months, as in the {side}" if unit == "season" else ""


def _period_name(time: Named, year: int, across: bool) -> str:
    assert time.number is not None
    if time.unit == "month":
        return f"{MONTHS[time.number - 1]} {year}"
    if time.unit == "season":
        return f"{_SEASONS[time.number]} {year}" + f"/{(year + 1) % 100:02}" * across
    return f"the {ordinal(time.number)} {time.unit} of {year}"


def _next(time: Named, asked: Asked) -> Days:
    """Next March: of the year after; the nearest one to come is the other reading."""
    year = asked.said.year
    if year > 1 and _of_year(time, year - 1, asked).last >= asked.said:
        year -= 1  # it was said in a winter that opened the year before
    later = _of_year(time, year + 1, asked).but(others=())
    nearest = _of_year(time, year, asked).but(others=())
    others = (nearest,) if nearest.first > asked.said else ()
    why = clauses("“next” is taken as the one of the year after", later.why)
    return later.but(why=why, others=others)


def weekend(time: Weekend, asked: Asked) -> Candidates:
    """Saturday and Sunday; as a limit the Friday before them."""
    monday = asked.said - asked.said.weekday() * DAY
    saturday = monday + (5 + 7 * time.shift) * DAY
    for weeks in (0,) if time.shift else (-1, 0) if asked.back else (0, 1):
        yield _weekend_from(saturday + 7 * weeks * DAY, time.shift, asked.said)


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
