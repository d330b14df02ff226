"""Written days, feasts and days told by their distance, to the days they may stand for."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from tracker.core.asked import Asked
from tracker.core.days import (
    DAY,
    RECKONED,
    Days,
    days_in_month,
    month_start,
    one,
    so_many_days,
    whole,
)
from tracker.core.spec import (
    Day,
    FromToday,
    Holiday,
    Numeric,
    Unreadable,
)
from tracker.core.wording import MONTHS, WEEKDAYS, day_words

if TYPE_CHECKING:
    from tracker.core.feasts import Feast

Candidates = Iterator[Days]

_NO_YEAR = "no year was said, so the next one is meant"
_NO_YEAR_NEAR = "no year was said, so the weekday tells which is meant"
_NO_YEAR_BACK = "no year was said, so the last one is meant"


def day_of(time: Day, asked: Asked) -> Candidates:
    """The days that a written day may be; without its year the soonest that has not been."""
    if time.distance is not None:
        yield _at_distance(time, time.distance, asked)
    elif time.month is None:
        yield from _day_of_month(time, asked)
    elif time.year is not None:
        yield _dated(time, time.year, time.month)
    elif time.weekday is not None and asked.past:
        yield _nearest_year(time, time.month, asked)
    else:
        _possible(time.day, time.month, 2024)  # a leap year
        _not_just_over(time, time.month, asked)
        opening = asked.opening(366 if (time.month, time.day) != (2, 29) else 8 * 366)
        why = _NO_YEAR_BACK if asked.back else _NO_YEAR
        for year in range(opening.year, min(opening.year + 18, 10000)):
            if time.day <= days_in_month(year, time.month):
                day = date(year, time.month, time.day)
                if day >= opening:
                    yield _dated(time, year, time.month, why)


def _at_distance(time: Day, distance: int, asked: Asked) -> Days:
    """Tomorrow, 17 October: the two have to be the same day."""
    day = asked.said + distance * DAY
    for written, real in zip(time[:4], (day.year, day.month, day.day, day.weekday()), strict=True):
        if written not in (None, real):
            raise Unreadable(f"{_DISTANCES[distance]} is {day_words(day)}, not the day written")
    return one(day, day_words(day))


def _nearest_year(time: Day, month: int, asked: Asked) -> Days:
    """Wednesday, 21 June: of the years beside, the nearest in which it is a Wednesday."""
    _possible(time.day, month, 2024)  # a leap year
    years = range(max(asked.said.year - 2, 1), min(asked.said.year + 3, 10000))
    near = [date(year, month, time.day) for year in years if time.day <= days_in_month(year, month)]
    near.sort(key=lambda day: abs(day - asked.said))
    agree = [day for day in near if day.weekday() == time.weekday]
    return _dated(time, (agree or near)[0].year, month, _NO_YEAR_NEAR)


def _not_just_over(time: Day, month: int, asked: Asked) -> None:
    """Tuesday, 14 October, said on the 16th: that Tuesday is over, and next year has none."""
    said = asked.said
    if asked.back or time.weekday is None or (month, time.day) >= (said.month, said.day):
        return
    if time.day <= days_in_month(said.year, month):
        day = date(said.year, month, time.day)
        if day.weekday() == time.weekday:
            over = f"{WEEKDAYS[time.weekday]}, {day_words(day)}"
            raise Unreadable(f"{over}, was over before {day_words(said)}, when it was said")


def _possible(day: int, month: int, year: int) -> None:
    if not 1 <= month <= 12:
        raise Unreadable(f"there is no month {month}")
    if not 1 <= day <= days_in_month(year, month):
        raise Unreadable(f"{MONTHS[month - 1]} has no day {day}")


def _dated(time: Day, year: int, month: int, why: str = "") -> Days:
    _possible(time.day, month, year)
    day = date(year, month, time.day)
    if time.weekday not in (None, day.weekday()):
        found = WEEKDAYS[day.weekday()]
        raise Unreadable(f"{day_words(day)} is a {found}, not a {WEEKDAYS[time.weekday or 0]}")
    return one(day, day_words(day), why)


def _day_of_month(time: Day, asked: Asked) -> Candidates:
    """The 16th; Friday the 16th is the next such Friday."""
    opening, which = asked.opening(62), "last" if asked.back else "next"
    why = f"no month was said, so the {which} one is meant"
    for months in range(13):
        first = month_start(opening.year, opening.month + months)
        if time.day <= days_in_month(first.year, first.month):
            day = first.replace(day=time.day)
            if day >= opening and time.weekday in (None, day.weekday()):
                yield one(day, day_words(day), why)


def numeric(time: Numeric, asked: Asked) -> Candidates:
    """By the convention unless dots or a number above 12 say otherwise."""
    month_first = asked.conventions.month_first and not time.dotted
    orders = [(time.left, time.right), (time.right, time.left)]
    if not month_first:
        orders = orders[1:] if time.dotted and time.right <= 12 else orders[::-1]
    months = [order for order in orders if order[0] <= 12]
    if not months:
        raise Unreadable(f"neither {time.left} nor {time.right} is a month")
    if len(months) == 1 or time.left == time.right:
        yield from day_of(Day(time.year, *months[0]), asked)
        return
    (month, day), (other_month, other_day) = months
    others = tuple(day_of(Day(time.year, other_month, other_day), asked))[:1]
    why = "read month first, as Americans write it" if month_first else "read day first"
    for found in day_of(Day(time.year, month, day), asked):
        yield found.but(why=why, others=others)


def from_today(time: FromToday, asked: Asked) -> Candidates:
    """The day at a distance from the one it was said."""
    yield one(asked.said + so_many_days(time.days), _DISTANCES[time.days])


_DISTANCES = {
    -2: "the day before yesterday",
    -1: "yesterday",
    0: "today",
    1: "tomorrow",
    2: "the day after tomorrow",
}


def holiday(time: Holiday, asked: Asked) -> Candidates:
    """The days of a feast: of its year, or the soonest that are not over."""
    from tracker.core.feasts import feasts_from, feasts_of  # few phrases need their tables

    found = feasts_of(time.name, time.year) if time.year else feasts_from(*_sought(time, asked))
    if time.year and not found:
        raise Unreadable(f"{time.year} has no {time.name}")
    for feast in found:
        if time.ring == "last" and feast.last >= asked.said:
            return
        yield _feast(feast)


def _sought(time: Holiday, asked: Asked) -> tuple[str, date]:
    """A feast and the day from which it is sought; back to a leap day it can be eight years."""
    from tracker.core.feasts import known_years

    if not asked.back and time.ring != "last":
        return time.name, asked.said
    earliest = min(known_years(time.name)[0], asked.said.year)
    return time.name, max(asked.but(back=True).opening(8 * 366), date(earliest, 1, 1))


SHARED = frozenset(
    (
        *("Independence Day", "Memorial Day", "Labor Day", "Election Day", "Inauguration Day"),
        *("Thanksgiving", "Thanksgiving weekend", "Victory Day", "Veterans Day"),
    )
)
"""Names that several countries have a day of, and the press of one uses bare."""


def _feast(feast: "Feast") -> Days:
    """The days of a feast; as a limit several are taken as their first.

    The other reading runs through the last, takes "after" from the first, unless the feast is a
    season, and stops before the evening in which it begins.
    """
    name = f"{feast.name} {feast.first.year}"
    why = f"{RECKONED}{feast.where}" + "; it is an estimate" * feast.estimated
    if feast.name in SHARED:
        why += "; its day of that name is meant where no other country is named"
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
