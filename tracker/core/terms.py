"""Tokens to terms: lengths, clock times, and where the name of an event begins.

Each reader takes the tokens and a position, and returns what it read with the position behind it,
or None if its words do not stand there. The list ends in a token of kind "end", so looking one
ahead is always safe.
"""

from collections.abc import Sequence
from typing import NamedTuple

from tracker.core.spec import Clock, Length, Unit, Unreadable
from tracker.core.tokens import Token
from tracker.core.vocabulary import EVENT_NOUNS, FREE_TAKERS, NOUN_TAKERS

Tokens = Sequence[Token]


class Count(NamedTuple):
    """How many: from `low` to `high`, `half` of one more; see Length for `soft` and `ours`."""

    low: int
    high: int
    half: bool = False
    soft: str | None = None
    ours: bool = False


_SMALLER: dict[Unit, tuple[Unit, int]] = {
    "hour": ("minute", 60),
    "day": ("hour", 24),
    "week": ("day", 7),
    "year": ("month", 12),
}
"""What a length may go on with: "two weeks and three days", "a year and six months"."""


def numeral(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A whole number: 72, two, twenty-one, one hundred and twenty, a thousand, six (6)."""
    found = (tokens[at].value, at + 1) if tokens[at].kind == "number" else _in_words(tokens, at)
    if not found or tokens[found[1]].kind != "echo":
        return found
    number, at = found
    if tokens[at].value != number:
        raise Unreadable(f"{tokens[at].text} is not the number before it")
    return number, at + 1


def _in_words(tokens: Tokens, at: int) -> tuple[int, int] | None:
    if tokens[at].kind == "article" and tokens[at + 1].kind == "magnitude":
        at += 1
    total, group, start = 0, 0, at
    while True:
        token = tokens[at]
        if token.kind == "magnitude":
            group = (group or 1) * token.value
            if token.value == 1000:
                total, group = total + group, 0
        elif token.kind == "numeral" and _fits(group, token.value, at == start):
            group += token.value
        elif _joins(tokens, at, group, start):
            pass  # the dash of twenty-one, the "and" of a hundred and one
        else:
            return (total + group, at) if at > start else None
        at += 1


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
    token = tokens[at]
    if token.kind == "article" and tokens[at + 1].kind in ("number", "numeral", "decimal", "half"):
        return count(tokens, at + 1)  # a 60-day deadline, a half hour
    if token.kind == "some":
        value, ours = token.value
        return Count(value, value, False, token.text, ours), at + 1
    if token.kind == "decimal":
        return Count(token.value, token.value, True), at + 1
    if token.kind == "half":
        return Count(0, 0, True), at + 1 + (tokens[at + 1].kind == "article")
    between = token.kind == "between"
    found = numeral(tokens, at + between)
    if found:
        return _range(tokens, *found, ("and",) if between else ("or", "to", "dash"))
    return (Count(1, 1), at + 1) if token.kind == "article" else None


def _range(tokens: Tokens, low: int, at: int, separators: tuple[str, ...]) -> tuple[Count, int]:
    if tokens[at].kind == "andahalf":
        return Count(low, low, True), at + 1
    if tokens[at].kind in separators:
        high = numeral(tokens, at + 1)
        if high and high[0] > low:
            return Count(low, high[0]), high[1]
    return Count(low, low), at


def length(tokens: Tokens, at: int) -> tuple[Length, int] | None:
    """A count of units: two weeks, a week and a half, five business days, another 90 days."""
    if tokens[at].kind == "article" and tokens[at + 1].kind == "more":
        at += 1  # an additional two months
    more = tokens[at].kind == "more"
    at += more
    found = count(tokens, at) or ((Count(1, 1), at) if more else None)
    if not found:
        return None
    how_many, at = found
    while tokens[at].kind in ("more", "dash"):
        at += 1
    working = tokens[at].kind == "working"
    at += working
    if tokens[at].kind != "unit":
        return None
    unit, times, _ = tokens[at].value
    if working and unit != "day":
        raise Unreadable(f"only days can be working days, not {unit}s")
    first = Length(how_many.low * times, how_many.high * times, unit)
    first = first._replace(working=working, half=how_many.half)
    return _goes_on(first._replace(soft=how_many.soft, ours=how_many.ours), tokens, at + 1)


def _goes_on(first: Length, tokens: Tokens, at: int) -> tuple[Length, int]:
    """What follows the unit: and a half, or two, and six months, from now."""
    if tokens[at].kind == "andahalf":
        first, at = first._replace(half=True), at + 1
    elif tokens[at].kind == "or":
        high = numeral(tokens, at + 1)
        if high and high[0] > first.high and not first.half:
            first, at = first._replace(high=high[0]), high[1]
            at += tokens[at].kind == "unit" and tokens[at].value[0] == first.unit
    else:
        first, at = _and_smaller(first, tokens, at)
    at += tokens[at].kind == "time"  # in two weeks' time
    return first, at


def _and_smaller(first: Length, tokens: Tokens, at: int) -> tuple[Length, int]:
    """A second length in a smaller unit; the sum is kept in that unit."""
    second = length(tokens, at + (tokens[at].kind == "and"))
    smaller, ratio = _SMALLER.get(first.unit, ("", 0))
    if not second or second[0].unit != smaller or first.half or first.working:
        return first, at
    low, high = (ratio * number for number in first[:2])
    rest = second[0]
    return rest._replace(low=low + rest.low, high=high + rest.high), second[1]


def plural(tokens: Tokens, at: int) -> tuple[Length, int] | None:
    """A bare plural, for which the speaker gave no number: weeks, business days."""
    working = tokens[at].kind == "working"
    token = tokens[at + working]
    if token.kind != "unit" or not token.value[2]:
        return None
    return Length(0, 0, token.value[0], working=working, loose=True), at + 1 + working


def stretch(tokens: Tokens, at: int) -> tuple[Length, int] | None:
    """A length that opens on the day it was said: the next 30 days, less than a week, weeks."""
    if tokens[at].kind in ("atmost", "upto"):
        return length(tokens, at + 1)
    the = tokens[at].kind == "the"
    at += the
    near = tokens[at].kind in ("next", "coming")
    found = length(tokens, at + near) if near or the else None
    found = found or plural(tokens, at + near)
    if not found and near and (the or tokens[at].kind == "coming"):
        found = _single(tokens, at + 1)
    if found and tokens[found[1]].kind == "ahead":
        return found[0], found[1] + 1
    if found and the and not near and not found[0].loose:
        return None  # "the two weeks" of what?
    return found


def _single(tokens: Tokens, at: int) -> tuple[Length, int] | None:
    """The next week, without a number: one."""
    if tokens[at].kind != "unit":
        return None
    unit, times, _ = tokens[at].value
    return _goes_on(Length(times, times, unit), tokens, at + 1)


def clock(tokens: Tokens, at: int) -> tuple[Clock, int] | None:
    """A clock time: 6 p.m., 18:00, six o'clock, noon, midnight; 12 a.m. begins the day."""
    token = tokens[at]
    if token.kind == "hour":
        return Clock(token.value, 0), at + 1
    if token.kind == "clock":
        (hour, minute), at = token.value, at + 1
    else:
        found = numeral(tokens, at)
        if not found or tokens[found[1]].kind not in ("meridiem", "oclock"):
            return None
        (hour, at), minute = found, 0
    if tokens[at].kind == "meridiem":
        if not 1 <= hour <= 12:
            raise Unreadable(f"there is no {hour} o'clock with a.m. or p.m.")
        hour, at = hour % 12 + tokens[at].value, at + 1
    elif tokens[at].kind == "oclock":
        raise Unreadable("“o'clock” does not say whether morning or evening is meant")
    if (hour, minute) == (24, 0):
        return Clock(None, 0), at
    if hour > 23 or minute > 59:
        raise Unreadable(f"there is no {hour}:{minute:02} on the clock")
    return Clock(hour, minute), at


def event(tokens: Tokens) -> int | None:
    """The position of the relation whose event takes up the rest of the words, if there is one.

    It is the last one before the first word that only an event can hold. "Before" and "after"
    take any words that do not begin with a time; "by" and "until" only those with a known noun.
    """
    content = next((at for at, token in enumerate(tokens) if _is_event_word(token)), None)
    if content is None:
        return None
    for at in range(content - 1, -1, -1):
        kind = tokens[at].kind
        if kind in FREE_TAKERS or kind in NOUN_TAKERS:
            if kind == "of" and not _behind_length(tokens, at):
                continue
            return at if _names_event(tokens, at) else None
    return None


def _behind_length(tokens: Tokens, at: int) -> bool:
    """Within 72 hours, or so, of the vote: a length ends before this "of"."""
    kinds = [token.kind for token in tokens[:at] if token.kind != "hedge"]
    return bool(kinds) and kinds[-1] in ("unit", "andahalf")


def _is_event_word(token: Token) -> bool:
    return token.kind == "word" or (token.kind in ("noun", "refused") and _is_noun(token))


def _is_noun(token: Token) -> bool:
    return token.text.lower().removesuffix("'s") in EVENT_NOUNS


def _names_event(tokens: Tokens, taker: int) -> bool:
    if any(_is_noun(token) for token in tokens[taker + 1 : -1]):
        return True
    if tokens[taker].kind not in FREE_TAKERS:
        return False
    opening = taker + 1 + (tokens[taker + 1].kind in ("the", "article", "this"))
    return tokens[opening].kind in ("word", "noun") and tokens[opening].text[0].isalpha()
