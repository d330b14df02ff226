"""Tokens to clock times, and to the span between two of them.

Readers as in `lengths`: tokens and a position give what was read and the position behind it, or
None.
"""

from tracker.core.lengths import numeral
from tracker.core.spec import Clock, Unreadable
from tracker.core.tokens import Tokens

Span = tuple[Clock | None, Clock]
"""When a range of clock times opens, if it is one, and the time itself."""

OPENERS = frozenset(
    ("hour", "clock", "number", "numeral", "decimal", "half", "between", "unit", "article")
)
"""Kinds of token with which a clock time may begin."""

_TO = ("dash", "to", "until", "and")


def clock(tokens: Tokens, at: int) -> tuple[Span, int] | None:
    """A clock time or a range: 6 p.m., 18:00, noon, half past six, 3-5 pm, 9:00 to 17:30."""
    between = tokens[at].kind == "between"
    at += between
    first = _time(tokens, at) or _open_time(tokens, at)
    if first is None:
        return None
    (opening, settled), behind = first
    if tokens[behind].kind in _TO:
        closing = _time(tokens, behind + 1)
        if closing:
            return (_opened(opening, settled, closing[0][0]), closing[0][0]), closing[1]
    return ((None, opening), behind) if settled and not between else None


def _opened(opening: Clock, settled: bool, closing: Clock) -> Clock:
    """The 3 of 3-5 p.m. is of the afternoon too, the 11 of 11-1 p.m. is not."""
    if settled or opening.hour is None or closing.hour is None or closing.hour < 12:
        return opening
    later = opening.but(hour=opening.hour % 12 + 12)
    return later if (later.hour, later.minute) <= (closing.hour, closing.minute) else opening


def _open_time(tokens: Tokens, at: int) -> tuple[tuple[Clock, bool], int] | None:
    """A bare hour, which only the end of a range can settle."""
    found = numeral(tokens, at)
    if not found or not 1 <= found[0] <= 12 or tokens[found[1]].kind not in _TO:
        return None
    return (Clock(found[0], 0), False), found[1]


def _time(tokens: Tokens, at: int) -> tuple[tuple[Clock, bool], int] | None:
    """A clock time, and whether the half of the day is settled."""
    token = tokens[at]
    if token.kind == "hour":
        return (Clock(token.value, 0), True), at + 1
    if token.kind in ("half", "unit", "article"):
        return _past_hour(tokens, at)
    if token.kind == "clock":
        (hour, minute, *seconds), at = token.value, at + 1
        return _in_half(tokens, at, hour, minute, *seconds)
    if token.kind == "decimal" and tokens[at + 1].kind == "meridiem" and len(token.value[1]) == 2:
        return _in_half(tokens, at + 1, token.value[0], int(token.value[1]))
    return _whole_hour(tokens, at) if token.kind in ("number", "numeral") else None


def _whole_hour(tokens: Tokens, at: int) -> tuple[tuple[Clock, bool], int] | None:
    """Six p.m., 12 noon, 1800 hours, six o'clock in the evening."""
    token = tokens[at]
    if token.value == 12 and tokens[at + 1].kind == "hour":
        return (Clock(tokens[at + 1].value, 0), True), at + 2
    if token.kind == "number" and len(token.text) == 4 and _military(tokens, at + 1):
        return _in_half(tokens, at + 2, *divmod(token.value, 100))
    found = numeral(tokens, at)
    if not found or tokens[found[1]].kind not in ("meridiem", "oclock"):
        return None
    hour, at = found
    if tokens[at].kind == "meridiem":
        return _in_half(tokens, at, hour, 0)
    return _o_clock(tokens, at + 1, hour)


def _military(tokens: Tokens, at: int) -> bool:
    return tokens[at].kind == "unit" and tokens[at].value == ("hour", 1, True)


def _o_clock(tokens: Tokens, at: int, hour: int) -> tuple[tuple[Clock, bool], int]:
    """Six o'clock: of which half of the day, a part of the day may tell."""
    part = at + (tokens[at].kind == "in")
    if tokens[part].kind == "daypart" and tokens[part].value in _HALVES:
        return _checked(hour % 12 + _HALVES[tokens[part].value], 0), part
    raise Unreadable("“o'clock” does not say whether morning or evening is meant")


_HALVES = {"morning": 0, "afternoon": 12, "evening": 12, "night": 12}
"""Hours that a part of the day adds to an hour of it."""


def _past_hour(tokens: Tokens, at: int) -> tuple[tuple[Clock, bool], int] | None:
    """Half past six p.m., a quarter to seven p.m.: only with the half of the day."""
    at += tokens[at].kind == "article"
    token, tie = tokens[at], tokens[at + 1].kind
    if token.kind == "half":
        minutes = 30
    elif token.kind == "unit" and token.value == ("quarter", 1, False):
        minutes = 15
    else:
        return None
    found = numeral(tokens, at + 2) if tie in ("past", "after", "to", "before") else None
    if not found or tokens[found[1]].kind != "meridiem":
        return None
    ((hour, _, _), settled), behind = _in_half(tokens, found[1], found[0], 0)
    if tie in ("past", "after"):
        return (Clock(hour, minutes), settled), behind
    assert hour is not None
    return (Clock((hour - 1) % 24, 60 - minutes), settled), behind


def _in_half(
    tokens: Tokens, at: int, hour: int, minute: int, second: int = 0
) -> tuple[tuple[Clock, bool], int]:
    """The hour of the whole day; 12 a.m. begins the day."""
    if tokens[at].kind != "meridiem":
        return _checked(hour, minute, second), at
    if not 1 <= hour <= 12:
        raise Unreadable(f"there is no {hour} o'clock with a.m. or p.m.")
    return _checked(hour % 12 + tokens[at].value, minute, second), at + 1


def _checked(hour: int, minute: int, second: int = 0) -> tuple[Clock, bool]:
    if (hour, minute, second) == (24, 0, 0):
        return Clock(None, 0), True
    if hour > 23 or minute > 59 or second > 59:
        raise Unreadable(f"there is no {hour}:{minute:02} on the clock")
    return Clock(hour, minute, second), True
