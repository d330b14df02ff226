"""Tokens to days as they are written: in digits or words, with a month and perhaps a year.

Readers as in `lengths`: tokens and a position give what was read and the position behind it, or
None.
"""

from collections.abc import Callable

from tracker.core.clocks import clock, is_zoned
from tracker.core.lengths import numeral
from tracker.core.spec import Between, Day, Named, Numeric, Unreadable, When
from tracker.core.tokens import Token, Tokens

Found = tuple[When, int] | None
Reader = Callable[[Tokens, int], Found]

FIRST_YEAR, LAST_YEAR = 1000, 9999
_CENTURIES = (19, 20)
"""Hundreds of years that are said before the rest of a year."""

_SHORT_YEAR = 32
"""From here on two digits behind a month are a year of the last century, as no day has them."""
_RANGE = ("dash", "to", "until", "and", "or")


def year_behind(tokens: Tokens, at: int, short: bool = False) -> tuple[int | None, int]:
    """An optional year behind a day, month or feast; `short` takes one of two digits, too."""
    behind = at + (tokens[at].kind == "of")
    token = tokens[behind]
    if token.kind == "numeral" and token.value in _CENTURIES:
        spelled = spelled_year(tokens, behind)
        if spelled and isinstance(spelled[0], Named):
            return spelled[0].year, spelled[1]
    if token.kind != "number":
        return None, at
    if tokens[behind + 1].kind == "era":
        return _of_era(token.value, tokens[behind + 1].value), behind + 2
    if len(token.text) == 4 and token.value >= FIRST_YEAR and not _is_clock(tokens, behind):
        return token.value, behind + 1
    if token.text[0] == "'":
        return token.value, behind + 1
    if short and len(token.text) == 2 and token.value >= _SHORT_YEAR and is_last(tokens, behind):
        return 1900 + token.value, behind + 1
    return None, at


def _of_era(year: int, ours: bool) -> int:
    """8 A.D., 234 B.C."""
    if not ours or not 1 <= year <= LAST_YEAR:
        raise Unreadable("it leaves the calendar of the years 1 to 9999")
    return year


def _is_clock(tokens: Tokens, at: int) -> bool:
    """7 June 1440-1825, 2100 GMT: four digits with a dash between, or a zone behind, are hours."""
    number, dash, other = tokens[at : at + 3]
    if is_zoned(tokens, at + 1) and number.end + 1 >= dash.start:
        return bool(number.value % 100 < 60 and number.value <= 2400)
    return (dash.kind, other.kind) == ("dash", "number") and len(number.text) == len(other.text)


def is_last(tokens: Tokens, at: int) -> bool:
    """3 Aug 96: two digits before nothing that they could count."""
    return tokens[at + 1].kind in ("end", "stop", "clock")


def signed_year(tokens: Tokens, at: int) -> tuple[int | None, int]:
    """A year, which a dash or slash may join: Sep-2012, 10/August/2012."""
    joined = tokens[at].kind == "dash" and tokens[at].end == tokens[at + 1].start
    year, behind = year_behind(tokens, at + joined, short=True)
    return (year, behind) if year else (None, at)


def day_number(tokens: Tokens, at: int) -> int | None:
    """A number or a place that may be a day of a month: 16, the 16th."""
    token = tokens[at]
    return token.value if token.kind in ("number", "ordinal") and 1 <= token.value <= 31 else None


def _iso(tokens: Tokens, at: int) -> Found:
    return Day(*tokens[at].value), at + 1


def _year_month(tokens: Tokens, at: int) -> Found:
    year, month = tokens[at].value
    return Named("month", month, year), at + 1


def _numeric(tokens: Tokens, at: int) -> Found:
    left, right, year, dotted = tokens[at].value
    at += 1
    if year is None:
        year, at = year_behind(tokens, at)
    return Numeric(left, right, year, dotted), at


def _dotted(tokens: Tokens, at: int) -> Found:
    """16.10., or 16.10. 2025; 10.30, 18.30 Uhr and 9.30-11.05 Uhr are no days."""
    left, right = tokens[at].value
    if clock(tokens, at) or (int(right) > 12 and tokens[at].text[-1] != "."):
        return None
    year, behind = year_behind(tokens, at + 1)
    return Numeric(left, int(right), year, True), behind


def _decimal_day(tokens: Tokens, at: int) -> Found:
    """24.8. or 04.09, beside a weekday or a clock time, which no measure stands beside."""
    left, right = tokens[at].value
    if not (1 <= left <= 31 and len(right) <= 2 and 1 <= int(right) <= 12):
        return None
    dot = tokens[at + 1]
    dotted = dot.kind == "stop" and dot.start == tokens[at].end
    behind, before = at + 1 + (dotted and tokens[at + 2].kind != "end"), tokens[at - 1].kind
    closed = tokens[behind].kind in ("end", "stop")
    sure = dotted or tokens[at].text[0] == "0" or right[0] == "0"
    beside = tokens[behind].kind in _BESIDE_DAY or (dotted and tokens[behind].kind == "decimal")
    opened = closed and before in ("weekday", *(_BEFORE_DAY if sure else ()))
    if opened or (dotted and before == "weekday") or (beside and (sure or before == "weekday")):
        return Numeric(left, int(right), None, True), behind
    return None


_BESIDE_DAY = ("clock", "weekday", "daypart", "tonight", "at", "in", "to", "dash")
_BEFORE_DAY = ("to", "from", "dash", "end")


def day_month(tokens: Tokens, at: int) -> Found:
    """16 October 2025, the 16th of October, 5 to 9 September."""
    low = day_number(tokens, at)
    if low is None:
        return None
    at += 1
    if tokens[at].kind == "stop" and _is_dotted(tokens, at):
        at += 1
    if _names_month(tokens[at]):
        year, behind = year_behind(tokens, at + 1)
        return Day(year, tokens[at].value, low), behind
    behind = at + 1 + (tokens[at + 1].kind == "the")
    high = None
    if tokens[at].kind in _RANGE or tokens[at].value == "to":
        if tokens[behind].kind in ("numeric", "dotted"):
            return _into_numeric(tokens, behind, low)
        high = day_number(tokens, behind)
    at = behind + 1 if high else at
    at += tokens[at].kind in ("of", "dash")
    if tokens[at].kind != "month":
        return None
    month = tokens[at].value
    year, at = signed_year(tokens, at + 1)
    return _days(year, month, low, high), at


def _is_dotted(tokens: Tokens, at: int) -> bool:
    """Whether a dot belongs to the day before it: 28. Nov 2017, which ends no sentence."""
    day, dot, month, year = tokens[at - 1 : at + 3]
    joined = dot.text == "." and day.end == dot.start and day.kind == "number"
    return joined and month.kind == "month" and year.kind in ("number", "end")


def _names_month(token: Token) -> bool:
    """The 11. of 21. 11. 2025, with a space between."""
    return token.kind == "ordinal" and token.text[-1] == "." and 1 <= token.value <= 12


def _into_numeric(tokens: Tokens, at: int, low: int) -> Found:
    """14.-16.11.2025: the month and the year stand for both, where dots say which is the month."""
    found = (_numeric if tokens[at].kind == "numeric" else _dotted)(tokens, at)
    day = found[0] if found else None
    if not found or not isinstance(day, Numeric) or not day.dotted:
        return None
    return _days(day.year, day.right, low, day.left), found[1]


def month_day(tokens: Tokens, at: int) -> Found:
    """October 16, 2025; Oct. 16-17."""
    month, between = tokens[at].value, tokens[at + 1]
    at += 1 + (
        between.kind == "the" or (between.kind == "dash" and between.start == tokens[at].end)
    )
    low = day_number(tokens, at)
    if low is None:
        return None
    at += 1
    high = day_number(tokens, at + 1) if tokens[at].kind in _RANGE else None
    if high and tokens[at + 2].kind in ("month", "meridiem", "unit"):
        high = None
    year, at = signed_year(tokens, at + (2 if high else 0))
    return _days(year, month, low, high), at


def _days(year: int | None, month: int, low: int, high: int | None) -> When:
    if high is None:
        return Day(year, month, low)
    if high < low:
        raise Unreadable(f"a range of days cannot run from {low} to {high}")
    return Between(Day(year, month, low), Day(year, month, high))


def ordinal_day(tokens: Tokens, at: int) -> Found:
    """The 16th, without a month."""
    number = day_number(tokens, at) if tokens[at].kind == "ordinal" else None
    if number is None or not tokens[at].text[0].isdigit():
        return None  # "the first" of what?
    return Day(None, None, number), at + 1


def spelled_year(tokens: Tokens, at: int) -> Found:
    """Nineteen ninety-six, twenty twenty-six."""
    century, rest = tokens[at].value, numeral(tokens, at + 1)
    if century not in _CENTURIES or rest is None or not 10 <= rest[0] <= 99:
        return None
    return Named("year", None, 100 * century + rest[0]), rest[1]


WRITTEN: dict[str, Reader] = {
    "iso": _iso,
    "numeric": _numeric,
    "dotted": _dotted,
    "yearmonth": _year_month,
    "numeral": spelled_year,
    "decimal": _decimal_day,
}
"""By the kind of the first token, what nothing else begins with."""
