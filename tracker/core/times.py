"""Tokens to calendar times: days, periods, their parts and edges, and lengths counted from them.

Readers as in `terms`: tokens and a position give what was read and the position behind it, or
None.
"""

from collections.abc import Callable
from typing import Any

from tracker.core.spec import (
    Between,
    Counted,
    Day,
    FromToday,
    Holiday,
    Length,
    Named,
    Nth,
    Numeric,
    Part,
    Ring,
    Unitary,
    Unreadable,
    Weekday,
    Weekend,
    WeekOf,
    When,
)
from tracker.core.terms import Tokens

Found = tuple[When, int] | None
_SHARES = {"quarter": 4, "half": 2}
"""How many of these a year has, so which one is the last."""

Reader = Callable[[Tokens, int], Found]

_FIRST_YEAR, _LAST_YEAR = 1000, 9999
_RANGE = ("dash", "to", "until", "and", "or")
_RINGS: dict[str, Ring] = {"this": "this", "next": "next", "coming": "coming"}


def when(tokens: Tokens, at: int) -> Found:
    """Any calendar time; a leading "the" changes nothing but for the bare unit of an edge."""
    the = tokens[at].kind == "the"
    for reader in READERS.get(tokens[at + the].kind, ()):
        found = reader(tokens, at + the)
        if found:
            return found
    return _ordinal_day(tokens, at + 1) if the else None


def _year(tokens: Tokens, at: int) -> tuple[int | None, int]:
    """An optional year behind a day, month or feast."""
    behind = at + (tokens[at].kind == "of")
    token = tokens[behind]
    if token.kind == "number" and _FIRST_YEAR <= token.value <= _LAST_YEAR:
        return token.value, behind + 1
    return None, at


def _day_number(tokens: Tokens, at: int) -> int | None:
    token = tokens[at]
    return token.value if token.kind in ("number", "ordinal") and 1 <= token.value <= 31 else None


def _iso(tokens: Tokens, at: int) -> Found:
    return Day(*map(int, tokens[at].value.split("-"))), at + 1


def _numeric(tokens: Tokens, at: int) -> Found:
    left, right, *year, dotted = tokens[at].value
    return Numeric(left, right, year[0] if year else None, dotted), at + 1


def _day_month(tokens: Tokens, at: int) -> Found:
    """16 October 2025, the 16th of October, 5 to 9 September."""
    low = _day_number(tokens, at)
    if low is None:
        return None
    at += 1
    high = _day_number(tokens, at + 1) if tokens[at].kind in _RANGE else None
    at += 2 if high else 0
    at += tokens[at].kind in ("of", "dash")
    if tokens[at].kind != "month":
        return None
    month = tokens[at].value
    year, at = _year(tokens, at + 1)
    return _days(year, month, low, high), at


def _month_day(tokens: Tokens, at: int) -> Found:
    """October 16, 2025; Oct. 16-17."""
    month, low = tokens[at].value, _day_number(tokens, at + 1 + (tokens[at + 1].kind == "the"))
    if low is None:
        return None
    at += 2 + (tokens[at + 1].kind == "the")
    high = _day_number(tokens, at + 1) if tokens[at].kind in _RANGE else None
    if high and tokens[at + 2].kind in ("month", "meridiem", "unit"):
        high = None
    year, at = _year(tokens, at + (2 if high else 0))
    return _days(year, month, low, high), at


def _days(year: int | None, month: int, low: int, high: int | None) -> When:
    if high is None:
        return Day(year, month, low)
    if high < low:
        raise Unreadable(f"a range of days cannot run from {low} to {high}")
    return Between(Day(year, month, low), Day(year, month, high))


def _ordinal_day(tokens: Tokens, at: int) -> Found:
    """The 16th, without a month."""
    number = _day_number(tokens, at) if tokens[at].kind == "ordinal" else None
    if number is None or not tokens[at].text[0].isdigit():
        return None  # "the first" of what?
    return Day(None, None, number), at + 1


def _weekday(tokens: Tokens, at: int) -> Found:
    """Friday; Friday, October 17; Friday next week; Monday week."""
    day, bare, at = tokens[at].value, Weekday(tokens[at].value, "bare"), at + 1
    following = tokens[at]
    if following.kind == "unit" and following.value == ("week", 1, False):
        return Counted(Length(1, 1, "week"), 1, bare), at + 1
    period = _ring(tokens, at + (following.kind == "of"))
    if period and period[0] in (Unitary("week", 0), Unitary("week", 1)):
        return Nth(1, "weekday", day, period[0]), period[1]
    written = when(tokens, at)
    if written and isinstance(written[0], Day):
        return written[0]._replace(weekday=day), written[1]
    return bare, at


def _ring(tokens: Tokens, at: int) -> Found:
    """This, next or the coming day, week, month, season: this Thursday, next week, this fall."""
    ring: Ring | None = _RINGS.get(tokens[at].kind)
    if not ring:
        return None
    at += 1
    if ring == "this" and tokens[at].kind == "coming":
        ring, at = "coming", at + 1
    token = tokens[at]
    kind: Any = token.kind
    found: When | None = None
    if kind == "weekday":
        found = Weekday(token.value, ring)
    elif kind in ("month", "season"):
        found = Named(kind, token.value, None, ring)
    elif kind == "weekend":
        found = Weekend(int(ring == "next"))
    elif kind == "holiday":
        found = Holiday(token.value, None)
    elif kind == "unit" and token.value[1:] == (1, False):
        found = Unitary(token.value[0], int(ring != "this"))
    return _edged(found, tokens, at + 1) if found else None


def _edged(period: When, tokens: Tokens, at: int) -> tuple[When, int]:
    """A period, or its edge where one follows: this year's end."""
    behind = at + (tokens[at].kind == "dash")
    if tokens[behind].kind == "part" and tokens[behind].value in ("end", "start"):
        return Part(tokens[behind].value, period), behind + 1
    return period, at


def _named(tokens: Tokens, at: int) -> Found:
    """October; the summer of 2026; Q1 2026."""
    kind: Any = tokens[at].kind
    number = tokens[at].value
    year, at = _year(tokens, at + 1)
    return _edged(Named(kind, number, year), tokens, at)


def _halfyear(tokens: Tokens, at: int) -> Found:
    year, behind = _year(tokens, at + 1)
    return Named("half", tokens[at].value, year), behind


def _bare_year(tokens: Tokens, at: int) -> Found:
    year, behind = _year(tokens, at)
    return (Named("year", None, year), behind) if year else None


def _decade(tokens: Tokens, at: int) -> Found:
    return Named("decade", None, tokens[at].value), at + 1


def _feast(tokens: Tokens, at: int) -> Found:
    year, behind = _year(tokens, at + 1)
    return Holiday(tokens[at].value, year), behind


def _today(tokens: Tokens, at: int) -> Found:
    return FromToday(tokens[at].value), at + 1


def _weekend(tokens: Tokens, at: int) -> Found:
    return Weekend(0), at + 1


def _unit(tokens: Tokens, at: int) -> Found:
    """A bare unit with what makes it a time: year's end, the week of 5 October, the year 2026."""
    if tokens[at].value[1:] != (1, False):
        return None
    unit, at = tokens[at].value[0], at + 1
    if unit == "week" and tokens[at].kind in ("of", "start"):
        day = when(tokens, at + 1)
        return (WeekOf(day[0]), day[1]) if day and isinstance(day[0], Day) else None
    year = _bare_year(tokens, at) if unit == "year" else None
    if year:
        return year
    found, behind = _edged(Unitary(unit, 0), tokens, at)
    if behind == at:
        return None
    year = _bare_year(tokens, behind) if unit == "year" else None
    return (Part("end", year[0]), year[1]) if year else (found, behind)


def _period(tokens: Tokens, at: int) -> Found:
    """What a part, an edge or a count is of; here "the month" is the one that is running."""
    at += tokens[at].kind in ("of", "in")
    unit = at + (tokens[at].kind == "the")
    if tokens[unit].kind == "unit" and tokens[unit].value[1:] == (1, False):
        return _unit(tokens, unit) or (Unitary(tokens[unit].value[0], 0), unit + 1)
    return _ring(tokens, unit) or when(tokens, at)


def _part(tokens: Tokens, at: int) -> Found:
    """Early October, mid-2026, the end of the month, late next week."""
    which = tokens[at].value
    found = _period(tokens, at + 1 + (tokens[at + 1].kind == "dash"))
    return (Part(which, found[0]), found[1]) if found else None


def _nth(tokens: Tokens, at: int) -> Found:
    """The first half of 2026, the last day of the month, the second Monday in May."""
    number, counted = tokens[at].value, tokens[at + 1]
    weekday = counted.value if counted.kind == "weekday" else None
    unit: Any = counted.value[0] if counted.kind == "unit" else counted.kind
    if unit not in ("day", "week", "weekday", *_SHARES):
        return None
    if number < 0:
        number = _SHARES.get(unit, number)
    found = _period(tokens, at + 2) if tokens[at + 2].kind in ("of", "in", "number") else None
    if found is None:
        return (Named(unit, number, None), at + 2) if unit in _SHARES else None
    period, behind = found
    if unit in _SHARES and isinstance(period, Named) and period.unit == "year":
        return Named(unit, number, period.year), behind
    return Nth(number, unit, weekday, period), behind


READERS: dict[str, tuple[Reader, ...]] = {
    "iso": (_iso,),
    "numeric": (_numeric,),
    "number": (_day_month, _bare_year),
    "ordinal": (_day_month, _nth),
    "month": (_month_day, _named),
    "season": (_named,),
    "quarter": (_named,),
    "halfyear": (_halfyear,),
    "decade": (_decade,),
    "weekday": (_weekday,),
    "this": (_ring,),
    "next": (_ring,),
    "coming": (_ring,),
    "today": (_today,),
    "tonight": (_today,),
    "holiday": (_feast,),
    "weekend": (_weekend,),
    "unit": (_unit,),
    "part": (_part,),
}
"""By the kind of the first token, the readers to try, in this order."""
