"""Tokens to lengths: how many units, and stretches that open or close on the day it was said.

Each reader takes the tokens and a position, and returns what it read with the position behind it,
or None if its words do not stand there. The list ends in a token of kind "end", so looking one
ahead is always safe.
"""

from functools import lru_cache

from tracker.core.record import Record, new
from tracker.core.spec import HALF_WEEK, Length, Some, Unit, Unreadable
from tracker.core.tokens import Token, Tokens


class Count(Record):
    """How many: from `low` to `high`, `half` of one more; see Length for `some` and `soft`."""

    low: int
    high: int
    half: bool = False
    some: Some | None = None
    soft: str | None = None


_SMALLER: dict[Unit, tuple[Unit, int]] = {
    "minute": ("second", 60),
    "hour": ("minute", 60),
    "day": ("hour", 24),
    "week": ("day", 7),
    "year": ("month", 12),
}
"""What a length may go on with: "two weeks and three days", "a year and six months"."""

_TO = ("or", "to", "until", "dash")

_COUNTS = frozenset(("number", "numeral", "magnitude", "decimal", "article", "half", "some"))
"""Kinds of token that a count may begin with."""


def numeral(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A whole number: 72, two, twenty-one, one hundred and twenty, a thousand, six (6)."""
    kind, value = tokens[at][:2]
    if kind == "number":
        found: tuple[int, int] | None = (value, at + 1)
    elif kind in ("numeral", "magnitude", "article"):
        found = _in_words(tokens, at)
    else:
        return None
    return _echoed(tokens, *found) if found and tokens[found[1]][0] == "open" else found


def _echoed(tokens: Tokens, number: int, at: int) -> tuple[int, int]:
    """Six (6), 10 (ten): the number in brackets has to be the one before it."""
    echo = numeral(tokens, at + 1)
    if not echo or tokens[echo[1]].kind != "close":
        return number, at
    if echo[0] != number:
        raise Unreadable(f"({tokens[at + 1].text}) is not the number before it")
    return number, echo[1] + 1


def _in_words(tokens: Tokens, at: int) -> tuple[int, int] | None:
    kind, value = tokens[at][:2]
    behind = tokens[at + 1][0]
    if kind == "numeral" and behind not in _IN_NUMBERS:
        return value, at + 1
    if kind == "article" and behind == "magnitude":
        at += 1
    total, group, start = 0, 0, at
    while True:
        kind, value = tokens[at][:2]
        if kind == "magnitude":
            group = (group or 1) * value
            if value == 1000:
                total, group = total + group, 0
        elif kind == "numeral" and _fits(group, value, at == start):
            group += value
        elif _joins(tokens, at, group, start):
            pass  # the dash of twenty-one, the "and" of a hundred and one
        else:
            return (total + group, at) if at > start else None
        at += 1


_IN_NUMBERS = ("numeral", "magnitude", "dash", "and")
"""Kinds of token with which a number in words may go on."""


def _fits(group: int, value: int, opening: bool) -> bool:
    """Whether a small number may be added: twenty one, hundred ten; not two three."""
    return opening or group % 100 == 0 or (value < 10 and group % 100 >= 20 and group % 10 == 0)


def _joins(tokens: Tokens, at: int, group: int, start: int) -> bool:
    if at == start or tokens[at].kind not in ("dash", "and") or tokens[at + 1].kind != "numeral":
        return False
    if tokens[at].kind == "dash":
        return _fits(group, tokens[at + 1].value, False) and group % 100 >= 20
    return tokens[at - 1].kind == "magnitude"


def count(tokens: Tokens, at: int) -> tuple[Count, int] | None:
    """How many units: two, ten to twelve, a few, two and a half, half."""
    kind, value, text = tokens[at][:3]
    if kind == "article" and tokens[at + 1].kind in ("number", "numeral", "decimal", "half"):
        return count(tokens, at + 1)  # a 60-day deadline, a half hour
    if kind == "some":
        return Count(0, 0, False, value, text), at + 1
    if kind == "decimal":
        whole, fraction = value
        if fraction.rstrip("0") not in ("", "5"):
            raise Unreadable(f"{text} is neither a whole number nor a half")
        return Count(whole, whole, fraction[0] == "5"), at + 1
    if kind == "half":
        return Count(0, 0, True), at + 1 + (tokens[at + 1].kind == "article")
    between = kind == "between"
    found = numeral(tokens, at + between)
    if found:
        return _range(tokens, *found, ("and",) if between else _TO)
    return (_exactly(1), at + 1) if kind == "article" else None


@lru_cache(maxsize=256)
def _exactly(number: int) -> Count:
    return Count(number, number)


def _range(tokens: Tokens, low: int, at: int, separators: tuple[str, ...]) -> tuple[Count, int]:
    kind = tokens[at][0]
    if kind == "andahalf" or (kind == "numeric" and tokens[at].text == "1/2"):
        return Count(low, low, True), at + 1
    if kind in separators:
        high = numeral(tokens, at + 1)
        if high and high[0] > low:
            return Count(low, high[0]), high[1]
    return _exactly(low), at


def length(tokens: Tokens, at: int) -> tuple[Length, int] | None:
    """A count of units: two weeks, a week and a half, five business days, another 90 days."""
    if tokens[at][0] == "number" and tokens[at + 1][0] not in _BEHIND_NUMBER:
        return None
    found = _counted_units(tokens, at)
    if found and tokens[found[2]][0] != "end":
        return _goes_on(*found)
    return (found[0], found[2]) if found else None


_BEHIND = "unit|short|workday|sittingday|sitting|working|fiscal|more|dash|or|to|until|open"
_BEHIND_NUMBER = frozenset((*_BEHIND.split("|"), "andahalf", "numeric"))
"""Kinds of token that may follow a number of units."""


def _counted_units(tokens: Tokens, at: int) -> tuple[Length, Tokens, int] | None:
    if tokens[at][0] == "article" and tokens[at + 1][0] == "more":
        at += 1  # an additional two months
    more = tokens[at][0] == "more"
    at += more
    found = count(tokens, at) or ((_exactly(1), at) if more else None)
    if not found:
        return None
    how_many, at = found
    while tokens[at][0] in ("more", "dash"):
        at += 1
    found_unit = _unit(tokens, at)
    if not found_unit or _aged(tokens, found_unit[1]):
        return None
    (unit, times, working), behind = found_unit
    sitting = tokens[at].text if tokens[at][0] in ("sitting", "sittingday") else None
    at = behind
    if unit == "quarter" and how_many.high < _QUARTERS:
        hour = _of_hour(tokens, at)
        unit, times, at = ("minute", 15, hour) if hour else (unit, times, at)
    low, high, half, some, soft = how_many
    low, high = low * times, high * times
    first = (low, high, unit, half, working, False, some, soft, False, None, sitting)
    return new(Length, first), tokens, at


_QUARTERS = 4
"""Quarters of an hour that are said so, fewer than these."""


def _of_hour(tokens: Tokens, at: int) -> int | None:
    """The position behind the hour of a quarter of an hour, three quarter hours."""
    if tokens[at].kind == "of" and tokens[at + 1].kind == "article":
        at += 2
    else:
        at += tokens[at].kind == "dash"
    unit = tokens[at]
    return at + 1 if unit.kind == "unit" and unit.value[:2] == ("hour", 1) else None


_WORKING = {"day": 1, "week": 5}
"""Working days in a unit that may be said to be working."""


def _aged(tokens: Tokens, at: int) -> bool:
    """A 66-year-old, three years old: an age is no length of time."""
    return tokens[at + (tokens[at][0] == "dash")][0] == "old"


def _unit(tokens: Tokens, at: int) -> tuple[tuple[Unit, int, bool], int] | None:
    """A unit, how many of it the word means, and whether they are working days."""
    kind, value = tokens[at][:2]
    if kind == "unit" or (kind == "short" and _meant(tokens, at)):
        return (value[0], value[1], False), at + 1
    if kind in ("workday", "sittingday"):
        return ("day", 1, True), at + 1
    if kind == "sitting" and tokens[at + 1].kind == "unit":
        return (("day", 1, True), at + 2) if tokens[at + 1].value[0] == "day" else None
    if kind in ("working", "fiscal") and tokens[at + 1].kind == "unit":
        unit, times, _ = tokens[at + 1].value
        if kind == "fiscal":
            return (unit, times, False), at + 2
        if unit not in _WORKING:
            raise Unreadable(f"only days can be working days, not {unit}s")
        return ("day", times * _WORKING[unit], True), at + 2
    return None


def _goes_on(first: Length, tokens: Tokens, at: int) -> tuple[Length, int]:
    """What follows the unit: and a half, or two, and six months, from now."""
    if tokens[at].kind == "andahalf":
        first, at = first.but(half=True), at + 1
    if tokens[at].kind in _COUNTS and tokens[at - 1].end + 1 < tokens[at].start:
        first, at = _to_longer(first, tokens, at)
    elif tokens[at].kind == "or":
        high = numeral(tokens, at + 1)
        if high and high[0] > first.high and not first.half:
            first, at = first.but(high=high[0]), high[1]
            at += tokens[at].kind == "unit" and tokens[at].value[0] == first.unit
    else:
        first, at = _and_smaller(first, tokens, at)
    at += tokens[at].kind == "time"  # in two weeks' time
    at += tokens[at].kind == "dash" and tokens[at + 1].kind == "noun"  # a 60-day-deadline
    return first, at


def _to_longer(first: Length, tokens: Tokens, at: int) -> tuple[Length, int]:
    """A week and a half, two weeks: behind a comma a longer one of the same unit."""
    found = _counted_units(tokens, at)
    if not found or found[0].unit != first.unit or found[0].low < first.high + first.half:
        return _and_smaller(first, tokens, at)
    if first.half and first.unit == "week":  # in days a half needs no half beside the other end
        first = first.but(low=7 * first.low + HALF_WEEK, high=7 * found[0].high, unit="day")
        return first.but(half=False), found[2]
    return first.but(high=found[0].high, half=False), found[2]


def _and_smaller(first: Length, tokens: Tokens, at: int) -> tuple[Length, int]:
    """Further lengths in ever smaller units; the sum is kept in the smallest."""
    while first.unit in _SMALLER and not first.half and not first.working:
        smaller, ratio = _SMALLER[first.unit]
        behind = at + (tokens[at].kind == "and")
        found = _counted_units(tokens, behind) if tokens[behind].kind in _COUNTS else None
        if not found or found[0].unit != smaller or found[0].some:
            break
        rest, _, at = found
        low, high = ratio * first.low, ratio * first.high
        first = rest.but(low=low + rest.low, high=high + rest.high)
    return _and_uneven(first, tokens, at)


def _and_uneven(first: Length, tokens: Tokens, at: int) -> tuple[Length, int]:
    """A month and two weeks, two weeks and a few days: what cannot be one number is added."""
    behind = at + (tokens[at].kind == "and")
    found = _counted_units(tokens, behind) if tokens[behind].kind in _COUNTS else None
    if not found or found[0].working or first.working or first.some:
        return first, at
    smaller, _ = _SMALLER.get(first.unit, ("", 0))
    uneven = first.unit in _UNEVEN and found[0].unit in ("week", "day")
    if uneven or (found[0].some and found[0].unit == smaller):
        return first.but(plus=found[0]), found[2]
    return first, at


_UNEVEN = ("month", "quarter", "year")
"""Units that have no whole number of days."""


_COUNTED_FROM = ("of", "after", "from", "in", "on")
"""Kinds of token that tell what the first 100 days are counted from."""

_UNITS = ("unit", "short")
_COUNT_ON = ("ago", "fromnow", "later", "earlier")


def _meant(tokens: Tokens, at: int) -> bool:
    """Whether a letter behind a number is a unit: 5m ago, +3d, the parts of 1d 2h 5m."""
    if tokens[at + 1].kind in _COUNT_ON or tokens[at - 2].kind in ("plus", *_UNITS):
        return True
    return tokens[at + 1].kind == "number" and tokens[at + 2].kind in _UNITS


def plural(tokens: Tokens, at: int) -> tuple[Length, int] | None:
    """A bare plural, for which the speaker gave no number: weeks, business days."""
    token = tokens[at]
    if token.kind == "working":
        found = plural(tokens, at + 1)
        return (found[0].but(working=True), found[1]) if found else None
    if token.kind == "workday" and token.value:
        return Length(0, 0, "day", working=True, loose=True), at + 1
    if token.kind != "unit" or not token.value[2] or _aged(tokens, at + 1):
        return None
    if tokens[at + 1].kind == "ago":
        return Length(0, 0, token.value[0], loose=True, back=True), at + 2
    if tokens[at + 1].kind in ("and", "or"):
        longer = plural(tokens, at + 2)  # days and weeks, days or weeks
        if longer:
            return longer
    return Length(0, 0, token.value[0], loose=True), at + 1


def stretch(tokens: Tokens, at: int) -> tuple[Length, int] | None:
    """A length that opens or closes on the day it was said: the next 30 days, the past week."""
    if tokens[at].kind in ("atmost", "upto"):
        return length(tokens, at + 1)
    the = tokens[at].kind == "the"
    at += the
    kind = tokens[at].kind
    if kind in ("past", "last", "recent"):
        return _past(tokens, at + 1, kind)
    if the and kind == "ordinal" and tokens[at].value == 1:
        counted = length(tokens, at + 1) if tokens[at + 1].kind in _COUNTS else None
        if counted and tokens[counted[1]].kind not in _COUNTED_FROM:
            raise Unreadable("it does not say of what those are the first")
        return counted
    near = kind in ("next", "coming")
    found = length(tokens, at + near) if near or the else None
    found = found or plural(tokens, at + near)
    running = the or kind == "coming" or is_short(tokens[at + 1])
    if not found and near and tokens[at].value and running:
        found = _single(tokens, at + 1)
    if found and tokens[found[1]].kind == "ahead":
        return found[0], found[1] + 1
    if found and the and not near and not found[0].loose:
        return None  # "the two weeks" of what?
    return found


def _past(tokens: Tokens, at: int, kind: str) -> tuple[Length, int] | None:
    """The past three weeks, the last few days, recent months; the past week, not the last one."""
    found = length(tokens, at) if tokens[at].kind != "article" else None
    found = found or plural(tokens, at)
    if not found and (kind == "past" or is_short(tokens[at])):
        found = _single(tokens, at)
    return (found[0].but(back=True), found[1]) if found else None


def is_short(unit: Token) -> bool:
    """Whether no calendar counts a unit, so that its next one is a length: the last hour."""
    return unit.kind == "unit" and unit.value[0] in ("second", "minute", "hour")


def _single(tokens: Tokens, at: int) -> tuple[Length, int] | None:
    """The next week, without a number: one."""
    if tokens[at].kind != "unit":
        return None
    unit, times, _ = tokens[at].value
    return _goes_on(Length(times, times, unit), tokens, at + 1)
