"""Tokens to calendar times: days, periods, their parts and edges, and lengths counted from them.

Readers as in `lengths`: tokens and a position give what was read and the position behind it, or
None.
"""

from typing import Any

from tracker.core.lengths import is_short, length
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
    Ring,
    Unit,
    Unitary,
    Weekday,
    Weekend,
    WeekOf,
    When,
    Which,
)
from tracker.core.tokens import Tokens
from tracker.core.written import (
    FIRST_YEAR,
    LAST_YEAR,
    WRITTEN,
    Found,
    Reader,
    day_month,
    day_number,
    is_last,
    month_day,
    ordinal_day,
    signed_year,
    year_behind,
)

_SHARES = {"quarter": 4, "half": 2}
"""How many of these a year has, so which one is the last."""

_RINGS: dict[str, Ring] = {"this": "this", "next": "next", "coming": "coming", "last": "last"}
_SHIFTS = {"this": 0, "next": 1, "coming": 1, "last": -1}


def when(tokens: Tokens, at: int) -> Found:
    """Any calendar time; a leading "the" changes nothing but for the bare unit of an edge."""
    the = tokens[at].kind == "the"
    for reader in READERS.get(tokens[at + the].kind, ()):
        found = reader(tokens, at + the)
        if found:
            return found
    return ordinal_day(tokens, at + 1) if the else None


def _day_of_period(tokens: Tokens, at: int) -> Found:
    """The 16th of next month, the 5th next month; but no 2nd last week."""
    low, of = day_number(tokens, at), tokens[at + 1].kind == "of"
    bare = tokens[at].kind == "ordinal" and tokens[at + 1].kind in _SHIFTS
    period = _period(tokens, at + 1 + of) if low and (of or bare) else None
    if not low or not period:
        return None
    if not of and not (isinstance(period[0], Unitary) and period[0].unit == "month"):
        return None
    return Nth(low, "day", None, period[0]), period[1]


def _weekday(tokens: Tokens, at: int) -> Found:
    """Friday; Friday, October 17; Friday next week; Monday week; the Monday after next."""
    day, bare, at = tokens[at].value, Weekday(tokens[at].value, "bare"), at + 1
    following = tokens[at]
    if following.kind == "unit" and following.value[0] == "week" and not following.value[2]:
        return Counted(Length(following.value[1], following.value[1], "week"), 1, bare), at + 1
    beyond = _beyond(tokens, at)
    if beyond:
        return Weekday(day, "next" if beyond > 0 else "last", 1 if beyond > 0 else -1), at + 2
    ordinal = tokens[at + (following.kind == "the")]
    if ordinal.kind == "ordinal" and ordinal.text[0].isdigit():
        place = at + (following.kind == "the")
        written = day_month(tokens, place) or _day_of_period(tokens, place)
        if written is None:
            return Day(None, None, ordinal.value, day), place + 1
    if following.kind == "number" and tokens[at + 1].kind in _BEHIND_DAY:
        number = day_number(tokens, at)
        if number:
            return Day(None, None, number, day), at + 1
    period = _ring(tokens, at + (following.kind == "of"))
    if period and isinstance(period[0], Unitary) and period[0].unit == "week":
        return Nth(1, "weekday", day, period[0]), period[1]
    written = when(tokens, at) if following.kind in _DATED_BY else None
    if written and isinstance(written[0], Day) and written[0].weekday is None:
        return written[0].but(weekday=day), written[1]
    if written and isinstance(written[0], (Numeric, FromToday)):
        return written  # Friday 17/10, Friday tomorrow: the day itself says which
    return bare, at


_BEHIND_DAY = ("end", "stop", "at", "clock", "daypart", "this")
"""Kinds of token that may follow a day that its weekday alone tells to be one: Saturday 23."""

_DATES = "month|number|ordinal|numeric|dotted|iso|today|decimal|the"
_DATED_BY = frozenset(_DATES.split("|"))
"""Kinds of token that may open the date behind a weekday."""


def _beyond(tokens: Tokens, at: int) -> int:
    """2 for "after next", -2 for "before last", 0 for anything else."""
    return {("after", "next"): 2, ("before", "last"): -2}.get((tokens[at][0], tokens[at + 1][0]), 0)


def _ring(tokens: Tokens, at: int) -> Found:
    """This, next, last or the coming day, week, month, season: this Thursday, next week."""
    ring: Ring | None = _RINGS.get(tokens[at].kind)
    if not ring:
        return None
    at += 1
    if ring == "this" and tokens[at].kind == "time":
        return _same_place(tokens, at + 1)
    if ring == "this" and tokens[at].kind in ("coming", "past", "last", "next"):
        ring, at = "last" if tokens[at].kind in ("past", "last") else "coming", at + 1
    found = _ringed(tokens, at, ring)
    if found and ring == "this" and tokens[found[2]].kind in ("or", "and"):
        return _or_next(*found)
    return _edged(*found) if found else None


def _or_next(this: When, tokens: Tokens, at: int) -> tuple[When, int]:
    """This week or next: the unit of the first stands for both."""
    following, behind = tokens[at + 1 : at + 3]
    parted = behind.kind in _PARTED or following.end + 1 < behind.start
    if following.kind == "next" and isinstance(this, Unitary) and parted:
        return Between(this, Unitary(this.unit, 1)), at + 2
    return this, at


_PARTED = ("end", "stop", "close", "dash")
"""Kinds of token that tell that nothing belongs to a word before them."""


def _same_place(tokens: Tokens, at: int) -> Found:
    """This time next month, this time tomorrow: the same day of it."""
    if tokens[at].kind in ("today", "tonight"):
        return _today(tokens, at)
    found = _ring(tokens, at) if tokens[at].kind in ("next", "last") else None
    if found and isinstance(found[0], Unitary):
        unit, shift = found[0].unit, found[0].shift
        return Counted(Length(1, 1, unit), shift, FromToday(0)), found[1]
    return found if found and isinstance(found[0], Weekday) else None


def _ringed(tokens: Tokens, at: int, ring: Ring) -> tuple[When, Tokens, int] | None:
    token = tokens[at]
    kind: Any = token.kind
    if kind == "fiscal" and tokens[at + 1].kind == "unit":
        return _fiscal_unit(tokens[at + 1].value[0], _SHIFTS[ring]), tokens, at + 2
    found: When | None = None
    if kind == "weekday":
        found = _dated_weekday(Weekday(token.value, ring), tokens, at + 1)
        at += isinstance(found, Day)
    elif kind in ("month", "season"):
        found = Named(kind, token.value, None, ring)
    elif kind == "weekend":
        found = Weekend(_SHIFTS[ring])
    elif kind == "holiday":
        found = Holiday(token.value, None, ring)
    elif kind == "unit" and token.value[1:] == (1, False) and not is_short(token):
        found = Unitary(token.value[0], _SHIFTS[ring])
    elif kind in ("working", "workday") and ring != "this":
        at += kind == "working"
        found = Counted(Length(1, 1, "day", working=True), _SHIFTS[ring], FromToday(0))
    elif kind == "sitting" and ring != "this" and tokens[at + 1].value == ("day", 1, False):
        length = Length(1, 1, "day", working=True, sitting=token.text)
        found, at = Counted(length, _SHIFTS[ring], FromToday(0)), at + 1
    return (found, tokens, at + 1) if found else None


def _dated_weekday(weekday: Weekday, tokens: Tokens, at: int) -> When:
    """This Friday the 17th: the number says which."""
    if tokens[at].kind == "ordinal" and tokens[at].text[0].isdigit():
        return Day(None, None, tokens[at].value, weekday.day)
    return weekday


def _fiscal_unit(unit: Unit, shift: int) -> When:
    return Unitary("fiscal year", shift) if unit == "year" else Unitary(unit, shift)


def _edged(period: When, tokens: Tokens, at: int) -> tuple[When, int]:
    """A period, or what follows of it: this year's end, next year's first quarter."""
    share = _share_of(period, tokens, at) if tokens[at].kind in _SHARE_OPENS else None
    if share:
        return share
    behind = at + (tokens[at].kind == "dash")
    if tokens[behind].kind == "part" and tokens[behind].value in ("end", "start"):
        return Part(tokens[behind].value, period), behind + 1
    if tokens[at].kind == "over":
        return Part(tokens[at].value, period), at + 1
    return period, at


def _share_of(year: When, tokens: Tokens, at: int) -> tuple[When, int] | None:
    if not isinstance(year, Unitary) or year.unit != "year":
        return None
    number, dash = tokens[at : at + 2]
    if number.kind == "quarter":
        return Nth(number.value, "quarter", None, year), at + 1
    unit = tokens[at + 1 + (dash.kind == "dash")]
    if unit.kind != "unit" or unit.value[0] not in _SHARES or unit.value[1:] != (1, False):
        return None
    place = number.value if number.value > 0 else _SHARES[unit.value[0]]
    return Nth(place, unit.value[0], None, year), at + 2 + (dash.kind == "dash")


_SHARE_OPENS = ("ordinal", "last", "quarter")


def _named(tokens: Tokens, at: int) -> Found:
    """October; the summer of 2026; Q1 2026."""
    kind: Any = tokens[at].kind
    number = tokens[at].value
    fiscal = kind == "quarter" and tokens[at + 1].kind == "fiscal"
    if tokens[at + 1 + (tokens[at + 1].kind == "of")].kind in _SHIFTS and not fiscal:
        ringed = _ring(tokens, at + 1 + (tokens[at + 1].kind == "of"))
        if ringed and isinstance(ringed[0], Unitary) and ringed[0].unit == "year":
            return Nth(number, kind, None, ringed[0]), ringed[1]  # January this year
    year, at = signed_year(tokens, at + 1 + fiscal)
    return _edged(Named(kind, number, year, "bare", fiscal), tokens, at)


def _halfyear(tokens: Tokens, at: int) -> Found:
    year, behind = year_behind(tokens, at + 1)
    return Named("half", tokens[at].value, year), behind


def _fiscal(tokens: Tokens, at: int) -> Found:
    """Fiscal 2026, FY26, fiscal year 2026, the fiscal year, the fiscal year's end."""
    at += 1
    unit = tokens[at].kind == "unit" and tokens[at].value == ("year", 1, False)
    at += unit
    token = tokens[at]
    if token.kind == "number" and (FIRST_YEAR <= token.value <= LAST_YEAR or token.value < 100):
        year = token.value + (2000 if token.value < 100 else 0)
        return _edged(Named("year", None, year, fiscal=True), tokens, at + 1)
    if not unit and token.kind in ("ordinal", "quarter"):  # the fiscal first quarter
        quarter = _nth(tokens, at) if token.kind == "ordinal" else _named(tokens, at)
        if quarter and isinstance(quarter[0], Named):
            return quarter[0].but(fiscal=True), quarter[1]
    return _edged(Unitary("fiscal year", 0), tokens, at) if unit else None


_AFTER_MONTH = ("end", "stop", "number", "ordinal", "clock", "at", "to", "until", "dash", "close")
"""Kinds of token that may follow a month whose year stands before it; "2026 may" is no month."""


def _dated_month(tokens: Tokens, at: int, year: int) -> Found:
    """A month, or a day of it, whose year stands before it."""
    found = month_day(tokens, at)
    if found is None:
        return Named("month", tokens[at].value, year), at + 1
    day = found[0]
    return (day.but(year=year), found[1]) if isinstance(day, Day) and day.year is None else found


def _bare_year(tokens: Tokens, at: int) -> Found:
    """2026, and what may be put behind it: 2026 August, 2026-Aug, 2026-27."""
    year, behind = year_behind(tokens, at)
    if year is None or tokens[at].kind != "number":
        return (Named("year", None, year), behind) if year else None
    following = tokens[behind + 1]
    week = _iso_week(tokens, behind, year)
    if week:
        return week
    quarter = _nth(tokens, behind) if tokens[behind].kind == "ordinal" else None
    if quarter and isinstance(quarter[0], Named) and quarter[0].year is None:
        return quarter[0].but(year=year), quarter[1]  # the 1988 third quarter
    dashed = tokens[behind].kind == "dash" and following.kind == "number"
    if dashed and len(following.text) == 2 and following.value == (year + 1) % 100:  # 2026-27
        return Between(Named("year", None, year), Named("year", None, year + 1)), behind + 2
    month = behind + (tokens[behind].kind == "dash")
    if tokens[month].kind == "month" and (month > behind or tokens[month + 1].kind in _AFTER_MONTH):
        return _dated_month(tokens, month, year)
    return Named("year", None, year), behind


def _iso_week(tokens: Tokens, at: int, year: int) -> Found:
    """The -W45 of 2025-W45, whose letter is a word of no language, and may be one token with it."""
    dash, letter, number = tokens[at : at + 3]
    if dash.kind != "dash" or letter.start != dash.end or letter.text[:1].lower() != "w":
        return None
    digits = letter.text[1:] or (number.text if number.start == letter.end else "")
    if len(digits) != _WEEK_DIGITS or not (digits.isascii() and digits.isdigit()):
        return None
    return Named("week", int(digits), year), at + 2 + (len(letter.text) == 1)


_WEEK_DIGITS = 2


def _numbered_week(tokens: Tokens, at: int) -> Found:
    """Week 45 of 2025, week 45: without its year only where nothing else follows it."""
    number = tokens[at]
    if number.kind != "number" or not 1 <= number.value <= _WEEKS:
        return None
    year, behind = year_behind(tokens, at + 1)
    return (Named("week", number.value, year), behind) if year or is_last(tokens, at) else None


_WEEKS = 53
"""Weeks that a year has at most, as ISO 8601 numbers them."""


def _decade(tokens: Tokens, at: int) -> Found:
    """The 2020s, the '90s."""
    year = tokens[at].value
    if year < 100:
        year += 1900 if year >= 30 else 2000
    behind = at + 1 + (tokens[at + 1].kind == "dash")
    unit = tokens[behind].kind == "unit" and tokens[behind].value[0] == "year"
    return Named("decade", None, year), behind + 1 if unit else at + 1  # die 2030er-Jahre


def _new_year(tokens: Tokens, at: int) -> Found:
    """In the new year is early in it, by the new year is by its first day."""
    before = tokens[at - 1 - (tokens[at - 1].kind == "the")].kind
    if before == "part":
        return Unitary("year", 1), at + 1
    if before in ("in", "within"):
        return Part("early", Unitary("year", 1)), at + 1
    return Holiday(tokens[at].value, None), at + 1


def _feast(tokens: Tokens, at: int) -> Found:
    year, behind = year_behind(tokens, at + 1)
    return Holiday(tokens[at].value, year), behind


def _today(tokens: Tokens, at: int) -> Found:
    value = tokens[at].value
    if value == "now":
        return FromToday(0, now=True), at + 1
    return FromToday(value if isinstance(value, int) else value[0]), at + 1


def _weekend(tokens: Tokens, at: int) -> Found:
    """The weekend; the weekend of 5 October; the weekend after next."""
    if tokens[at].value:
        return None
    beyond = _beyond(tokens, at + 1)
    if beyond:
        return Weekend(beyond), at + 3
    day = when(tokens, at + 2) if tokens[at + 1].kind == "of" else None
    if day and isinstance(day[0], Between):
        day = day[0].first, day[1]
    if day and isinstance(day[0], Day):
        return Nth(1, "weekend", None, WeekOf(day[0])), day[1]
    return Weekend(0), at + 1


def _unit(tokens: Tokens, at: int) -> Found:
    """A bare unit with what makes it a time: year's end, the week of 5 October, the year 2026."""
    if tokens[at].value[1:] != (1, False):
        return None
    unit, at = tokens[at].value[0], at + 1
    beyond = _beyond(tokens, at)
    if beyond:
        return Unitary(unit, beyond), at + 2
    if unit == "week" and tokens[at].kind == "number":
        return _numbered_week(tokens, at)
    if unit == "week" and tokens[at].kind in ("of", "start"):
        day = when(tokens, at + 1)
        return (WeekOf(day[0]), day[1]) if day and isinstance(day[0], (Day, Numeric)) else None
    year = _bare_year(tokens, at) if unit == "year" else None
    if year:
        return year
    if unit == "month" and tokens[at].kind == "after":
        return _month_after(tokens, at + 1)
    found, behind = _edged(Unitary(unit, 0), tokens, at)
    if behind == at:
        return None
    year = _bare_year(tokens, behind) if unit == "year" else None
    return (Part("end", year[0]), year[1]) if year else (found, behind)


def _month_after(tokens: Tokens, at: int) -> Found:
    """The month following October, or the one that follows this month."""
    found = _period(tokens, at)
    if found and isinstance(found[0], Unitary) and found[0].unit == "month":
        return found[0].but(shift=found[0].shift + 1), found[1]
    if not found or not isinstance(found[0], Named) or found[0].unit != "month":
        return None
    years, month = divmod(found[0].number or 0, 12)
    year = found[0].year and found[0].year + years
    return found[0].but(number=month + 1, year=year), found[1]


def _week_of(tokens: Tokens, at: int) -> Found:
    """The week commencing 10 November, or ending on the 14th: the calendar week that holds it."""
    day = when(tokens, at + 1)
    return (WeekOf(day[0]), day[1]) if day and isinstance(day[0], (Day, Numeric)) else None


def _period(tokens: Tokens, at: int) -> Any:
    """What a part, an edge or a count is of; here "the month" is the one that is running."""
    at += tokens[at].kind in ("of", "in")
    unit = at + (tokens[at].kind == "the")
    if tokens[unit].kind == "every":
        return _every_period(tokens, unit + 1, tokens[unit].value)
    if tokens[unit].kind == "unit" and tokens[unit].value[1:] == (1, False):
        return _unit(tokens, unit) or (Unitary(tokens[unit].value[0], 0), unit + 1)
    if tokens[unit].kind == "workday" and not tokens[unit].value:
        return Unitary("day", 0), unit + 1
    return _ring(tokens, unit) or when(tokens, at)


def _every_period(tokens: Tokens, at: int, step: int) -> tuple[Every, int] | None:
    """Every month, each quarter: only what follows on itself can be counted in."""
    if tokens[at].kind != "unit" or tokens[at].value[1:] != (1, False):
        return None
    return Every(None, Length(step, step, tokens[at].value[0])), at + 1


def _part(tokens: Tokens, at: int) -> Found:
    """Early October, mid-2026, the end of the month, late next week."""
    which, at = tokens[at].value, at + 1
    dashed = tokens[at].kind == "dash"
    if tokens[at].kind == "on" and tokens[at + 1].kind == "weekday":
        return Part(which, Weekday(tokens[at + 1].value, "bare")), at + 2  # early on Monday
    if tokens[at + dashed].kind in ("to", "or"):
        return _part_range(which, tokens, at + dashed + 1)
    found = _period(tokens, at + dashed)
    if not found or isinstance(found[0], Part):
        return None  # the end of early January is no day we know
    return Part(which, found[0]), found[1]


def _part_range(which: Which, tokens: Tokens, at: int) -> Found:
    """Mid- to late March: the first part is of the same period."""
    at += tokens[at].kind == "dash"
    closing = _part(tokens, at) if tokens[at].kind == "part" else None
    if not closing or not isinstance(closing[0], Part):
        return None
    return Between(Part(which, closing[0].of), closing[0]), closing[1]


def _nth(tokens: Tokens, at: int) -> Found:
    """The first half of 2026, the last day of the month, the second Monday in May."""
    number, at = tokens[at].value, at + 1
    at += tokens[at].kind == "dash"  # third-quarter results
    fiscal = tokens[at].kind == "fiscal"
    at += fiscal
    counted = tokens[at]
    if counted.kind == "end":
        return None
    many = length(tokens, at) if abs(number) == 1 else None
    if many and tokens[many[1]].kind in ("of", "in"):
        found = _period(tokens, many[1])
        return (Nth(number, "day", None, found[0], many[0]), found[1]) if found else None
    if counted.kind in ("working", "workday"):
        return _nth_working(number, tokens, at)
    weekday = counted.value if counted.kind == "weekday" else None
    unit: Any = counted.value[0] if counted.kind == "unit" else counted.kind
    if unit == "century" and number > 0:
        return Named("century", None, 100 * (number - 1)), at + 1
    if unit not in ("day", "week", "weekday", "weekend", "month", *_SHARES):
        return None
    if number < 0:
        number = _SHARES.get(unit, number)
    found = _period(tokens, at + 1) if tokens[at + 1].kind in _PERIOD_OPENS else None
    if found is None:
        return (Named(unit, number, None, "bare", fiscal), at + 1) if unit in _SHARES else None
    period, behind = found
    if unit in _SHARES and isinstance(period, Named) and period.unit == "year":
        return Named(unit, number, period.year, "bare", fiscal or period.fiscal), behind
    return Nth(number, unit, weekday, period), behind


def _nth_working(number: int, tokens: Tokens, at: int) -> Found:
    """The first business day of November, the last weekday of the month."""
    counted = tokens[at]
    at += counted.kind == "working"
    if counted.kind == "working" and tokens[at].value != ("day", 1, False):
        return None
    if counted.value or tokens[at + 1].kind not in ("of", "in"):
        return None
    period = _period(tokens, at + 1)
    return (Nth(number, "working day", None, period[0]), period[1]) if period else None


_PERIOD_OPENS = ("of", "in", "number", "fiscal", "next", "last", "this")


def _last(tokens: Tokens, at: int) -> Found:
    """The last day of the month, its last working day, or last Friday, last week, last March."""
    if tokens[at + 2 + (tokens[at + 1].kind == "working")].kind in ("of", "in"):
        return _nth(tokens, at) or _ring(tokens, at)  # last month in the capital
    return _ring(tokens, at)


def _lone_ordinal(tokens: Tokens, at: int) -> Found:
    """The 25th without its article: on 25th, by 3rd."""
    return ordinal_day(tokens, at) if tokens[at - 1].kind in _LONE_BEHIND else None


_LONE_BEHIND = ("end", "on", "by", "until", "before", "after", "from", "to", "dash")

READERS: dict[str, tuple[Reader, ...]] = {
    **{kind: (reader,) for kind, reader in WRITTEN.items()},
    "number": (day_month, _day_of_period, _bare_year),
    "ordinal": (day_month, _day_of_period, _nth, _lone_ordinal),
    "month": (month_day, _named),
    "season": (_named,),
    "quarter": (_named,),
    "halfyear": (_halfyear,),
    "decade": (_decade,),
    "weekday": (_weekday,),
    "this": (_ring,),
    "next": (_ring,),
    "coming": (_ring,),
    "last": (_last,),
    "fiscal": (_fiscal,),
    "today": (_today,),
    "tonight": (_today,),
    "holiday": (_feast,),
    "newyear": (_new_year,),
    "weekend": (_weekend,),
    "unit": (_unit,),
    "weekof": (_week_of,),
    "part": (_part,),
}
"""By the kind of the first token, the readers to try, in this order."""
