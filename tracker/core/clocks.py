"""Tokens to clock times, and to the span between two of them.

Readers as in `lengths`: tokens and a position give what was read and the position behind it, or
None. What is a clock time only by its place (at 5, Friday 10.30, 3 May 0935-1101) is read where the
words beside it leave no other meaning: `dated` says that a day stands before it, and `whole` that
all of the text is one phrase.
"""

from tracker.core.lengths import numeral
from tracker.core.spec import Clock, Half, Unreadable
from tracker.core.tokens import Token, Tokens

Span = tuple[Clock | None, Clock]
"""When a range of clock times opens, if it is one, and the time itself."""

Timed = tuple[Clock, int] | None

_OPENERS = "hour|clock|number|numeral|decimal|dotted|half|between|unit|article"
OPENERS = frozenset(_OPENERS.split("|"))
"""Kinds of token with which a clock time may begin."""

_TO = ("dash", "to", "until", "and")
_RANGE_OPENS = ("from", "between", "at")
_EDGES = ("at", "by", "before", "until", "after", "from")
_LENGTHS = ("within", "in", "for", "next", "last", "past")
_POINTED = ("decimal", "dotted")
_AT_END = ("end", "stop", "open", "close")
_BESIDE = (
    *_AT_END,
    "today",
    "tonight",
    "daypart",
    "on",
    "weekday",
    "zone",
    "place",
    "this",
    "plus",
)
"""Kinds of token that may follow a bare hour; before any other it counts something else."""


def clock(
    tokens: Tokens, at: int, dated: bool = False, whole: bool = False
) -> tuple[Span, int] | None:
    """A clock time or a range: 6 p.m., 18:00, noon, half past six, 3-5 pm, 9:00 to 17:30."""
    if tokens[at][0] in _COUNTING and tokens[at + 1][0] in _NO_HOURS:
        return None
    between = tokens[at].kind == "between"
    at += between
    sure = _time(tokens, at, dated)
    first = sure or _loose(tokens, at)
    if first is None:
        return None
    if tokens[first[1]].kind in _TO:
        span = _range(tokens, at, first, bool(sure), dated)
        if span or between:
            return span
    if between or not (sure or _placed(tokens, at, dated, whole)):
        return None
    return (None, first[0]), first[1]


_COUNTING = ("number", "numeral")
_NO_HOURS = ("month", "word", "workday")
"""Kinds of token whose number is no clock time."""


def _range(
    tokens: Tokens, at: int, first: tuple[Clock, int], sure: bool, dated: bool
) -> tuple[Span, int] | None:
    """From one clock time to another; if one is sure, the other may be a bare number."""
    opening, to = first
    if tokens[at].kind == tokens[to + 1].kind == "clock" and _is_offset(tokens, at, to):
        return None
    closing = _time(tokens, to + 1, dated)
    if closing is None:
        closing = _loose(tokens, to + 1)
        if closing is None:
            return None
        meant = _is_beside(tokens, closing[1]) if sure else _both_meant(tokens, at, to, dated)
        if not meant:
            return None
    return _spanned(opening, closing[0]), closing[1]


def _is_offset(tokens: Tokens, at: int, to: int) -> bool:
    """Whether 18:40:39-05:00 tells how far its zone is from UTC: seconds stand before it only."""
    seconds = len(tokens[at].value) > 2 >= len(tokens[to + 1].value)
    return seconds and tokens[to].kind == "dash" and tokens[to].end == tokens[to + 1].start


def _both_meant(tokens: Tokens, at: int, to: int, dated: bool) -> bool:
    """Whether two bare numbers are clock times: 0935-1101, from 9 to 5 tomorrow; no 3-2."""
    low, high = tokens[at], tokens[to + 1]
    if low.kind != high.kind:
        return False
    if low.kind == "dotted":
        return dated and not (_may_be_day(low) and _may_be_day(high))
    if low.kind == "decimal" or len(low.text) == 4 == len(high.text):
        sure = dated or is_zoned(tokens, to + 2)
        return sure or (low.text[0] == "0" and _is_beside(tokens, to + 2))
    if low.kind == "number" and len(low.text) > 2:
        return False
    opens = tokens[at - 1].kind in _RANGE_OPENS
    beside = _is_beside(tokens, to + 2)
    return opens and beside and (dated or tokens[to + 2].kind not in _AT_END)


def _may_be_day(dotted: Token) -> bool:
    """Whether what has a dot in it may be the 16.10., which 10.30 is not."""
    return int(dotted.value[1]) <= 12


def _spanned(opening: Clock, closing: Clock) -> Span:
    """The 3 of 3-5 p.m. is of the afternoon too, the 11 of 11-1 p.m. is not, nor the 9 of 9-5."""
    if opening.hour is None or closing.hour is None:
        return opening, closing
    if closing.half == "said" and opening.half != "said":
        later = opening.but(hour=opening.hour % 12 + 12)
        fits = closing.hour >= 12 and opening.hour <= 12 and later[:2] <= closing[:2]
        return (later if fits else opening).but(half="said"), closing
    if closing.half == "open" and opening.half != "open":
        return opening, following(closing, opening)
    return opening, closing


def following(closing: Clock, opening: Clock) -> Clock:
    """The first such hour of a twelve-hour clock after a range has opened."""
    assert closing.hour is not None
    early = closing.but(hour=closing.hour % 12, half="said")
    late = early.but(hour=closing.hour % 12 + 12)
    return next((one for one in (early, late) if one[:2] > opening[:2]), early)


def _loose(tokens: Tokens, at: int) -> Timed:
    """What may be a clock time by its place: 5, 17, 10.30, 0930."""
    kind, value, text = tokens[at][:3]
    if kind in _POINTED and text[-1] != "." and _is_minutes(value[1]) and value[0] < 24:
        return Clock(value[0], int(value[1]), 0, "written"), at + 1
    if kind == "numeral" and value <= 12:
        return Clock(value, 0, 0, "open"), at + 1
    if kind != "number" or value > 2400:
        return None
    if len(text) == 4 and value % 100 < 60:
        return _checked(*divmod(value, 100)), at + 1
    if len(text) > 2 or value > 23:
        return None
    return Clock(value, 0, 0, "open" if 1 <= value <= 12 else "written"), at + 1


def is_zoned(tokens: Tokens, at: int) -> bool:
    """Whether four digits before `at` are a clock time: 2030 GMT, 2030 local time; no year is.

    Local, eastern and the like, and places, stand behind years too, so they need their "time".
    """
    token, behind = tokens[at : at + 2]
    if token.kind not in ("zone", "place"):
        return False
    return behind.kind == "time" or (token.kind == "zone" and len(token.text) <= _ABBREVIATED)


_ABBREVIATED = 4
"""Letters of a zone's abbreviation, at most."""


def _is_minutes(digits: str) -> bool:
    return len(digits) == 2 and digits < "60"


def _is_beside(tokens: Tokens, at: int) -> bool:
    """Whether what follows a bare number leaves it a clock time."""
    kind = tokens[at].kind
    return kind in _BESIDE or (kind in ("in", "at") and tokens[at + 1].kind == "daypart")


def _placed(tokens: Tokens, at: int, dated: bool, whole: bool) -> bool:
    """Whether one bare number is a clock time: at 5, Friday 10.30, six in the morning."""
    if not _is_beside(tokens, at + 1):
        return False
    before, number, following_ = tokens[at - 1].kind, tokens[at], tokens[at + 1].kind
    if number.kind in _POINTED:
        day = number.kind == "dotted" and _may_be_day(number)
        return before == "at" if day else dated
    if len(number.text) == 4 and number.kind == "number":
        return is_zoned(tokens, at + 1) or (before == "at" and (dated or number.text[0] == "0"))
    if before == "at" or (following_ in ("in", "at") and number.value <= 12):
        return True
    if following_ in ("tonight", "daypart"):
        return dated or whole or before in _EDGES
    return (dated or whole) and before in _EDGES


def _time(tokens: Tokens, at: int, dated: bool) -> Timed:
    """What is a clock time by its own words."""
    token = tokens[at]
    kind = token.kind
    if kind == "hour":
        return Clock(token.value, 0), at + 1
    if kind == "clock":
        return _in_half(tokens, at + 1 + _is_mark(tokens[at + 1]), *token.value)
    if kind in ("half", "unit", "article"):
        return _past_hour(tokens, at)
    if kind in ("number", *_POINTED):
        found = _written(tokens, at, dated)
        if found:
            return found
    if kind not in ("number", "numeral"):
        return None
    return _minutes_past(tokens, at) or _hour_words(tokens, at)


def _written(tokens: Tokens, at: int, dated: bool) -> Timed:
    """6.30 p.m., 1515pm, 1430 hours, 12 noon; 18.30 Uhr where a dot makes no decimal."""
    token, behind = tokens[at], tokens[at + 1].kind
    if token.kind == "dotted":
        hour, minute = token.value
        timed = _is_mark(tokens[at + 1]) and len(minute) == 2
        return (_checked(hour, int(minute), half="written"), at + 2) if timed else None
    if behind == "hour" and token.value == 12:
        return Clock(tokens[at + 1].value, 0), at + 2
    if behind == "unit" and token.kind == "number":
        return _with_letter(tokens, at, dated)
    if behind != "meridiem":
        return None
    if token.kind == "decimal":
        hour, minute = token.value
        return _in_half(tokens, at + 1, hour, int(minute)) if len(minute) == 2 else None
    if len(token.text) in (3, 4):
        return _in_half(tokens, at + 1, *divmod(token.value, 100))
    return None


def _hour_words(tokens: Tokens, at: int) -> Timed:
    """6 p.m., six o'clock, 3 o'clock p.m.; of which half of the day, o'clock does not say."""
    found = numeral(tokens, at)
    if not found:
        return None
    hour, at = found
    if _of_whole_day(tokens[at]):
        return _whole_day(tokens, at + 1, hour)
    minutes = numeral(tokens, at) if tokens[at].kind == "numeral" else None
    if minutes and _LEAST_SAID <= minutes[0] < 60 and tokens[minutes[1]].kind == "meridiem":
        return _in_half(tokens, minutes[1], hour, minutes[0])  # two thirty p.m.
    o_clock = tokens[at].kind == "oclock"
    if tokens[at + o_clock].kind == "meridiem":
        return _on_the_hour(tokens, at + o_clock, hour)
    half: Half = "open" if 1 <= hour <= 12 else "written"
    return (_checked(hour, 0, half=half), at + 1) if o_clock else None


_LEAST_SAID = 10
"""Minutes from which on they are said behind the hour as one number."""


def _minutes_past(tokens: Tokens, at: int) -> Timed:
    """Ten past five, five minutes to midnight; "ten to twelve" without minutes may be a range."""
    found = numeral(tokens, at)
    if not found or not 1 <= found[0] < 30:
        return None
    minutes, at = found
    timed = tokens[at].kind == "unit" and tokens[at].value[0] == "minute"
    tie = tokens[at + timed].kind
    if tie not in ("past", "to", "before", "after") or not (timed or tie == "past"):
        return None
    hour = _time(tokens, at + timed + 1, dated=False) or _loose(tokens, at + timed + 1)
    if not hour or hour[0].minute or hour[0].hour == 0:
        return None
    return _moved(hour[0], minutes if tie in ("past", "after") else -minutes), hour[1]


def _moved(hour: Clock, minutes: int) -> Clock:
    """A full hour and so many minutes; noon and midnight tell of which half that is."""
    whole = 24 if hour.hour is None else hour.hour
    if hour.half == "open" and minutes < 0:
        whole = (whole - 2) % 12 + 2
    total = (60 * whole + minutes) % (24 * 60)
    return hour.but(hour=total // 60, minute=total % 60)


def _of_whole_day(token: Token) -> bool:
    """Whether it says that hours are counted through the whole day: 18 Uhr."""
    return token.kind == "oclock" and bool(token.value)


def _is_mark(token: Token) -> bool:
    """What may stand behind 18:00 and changes nothing: Uhr, hours, h."""
    return _of_whole_day(token) or (token.kind == "unit" and token.value[0] == "hour")


def _whole_day(tokens: Tokens, at: int, hour: int) -> Timed:
    """18 Uhr, 18 Uhr 30."""
    minute, behind = tokens[at : at + 2]
    if minute.kind == "number" and len(minute.text) == 2 and behind.kind not in _COUNTED:
        return _checked(hour, minute.value, half="written"), at + 1
    return _checked(hour, 0, half="written"), at


_COUNTED = ("month", "unit", "workday", "oclock")
"""Kinds of token whose number is not the minutes of what stands before it."""


def _with_letter(tokens: Tokens, at: int, dated: bool) -> Timed:
    """1430 hours, 14h30; at 14h."""
    number, letter, minutes = tokens[at : at + 3]
    if letter.value[:2] != ("hour", 1) or tokens[at - 1].kind in _LENGTHS:
        return None
    if len(number.text) == 4:
        return _checked(*divmod(number.value, 100)), at + 2
    if number.end != letter.start or letter.end != letter.start + 1:
        return None
    if minutes.kind == "number" and minutes.start == letter.end and len(minutes.text) == 2:
        if tokens[at + 3].kind in ("unit", "short"):
            return None  # 2h30m
        return _checked(number.value, minutes.value, half="written"), at + 3
    if (dated or tokens[at - 1].kind == "at") and tokens[at - 1].kind in _EDGES:
        return _checked(number.value, 0, half="written"), at + 2
    return None


def _past_hour(tokens: Tokens, at: int) -> Timed:
    """Half past six p.m., a quarter to seven."""
    at += tokens[at].kind == "article"
    token, tie = tokens[at], tokens[at + 1].kind
    if token.kind == "half":
        minutes = 30
    elif token.kind == "unit" and token.value == ("quarter", 1, False):
        minutes = 15
    else:
        return None
    found = numeral(tokens, at + 2) if tie in ("past", "after", "to", "before") else None
    if not found or not 1 <= found[0] <= 12:
        return None
    hour, behind = found
    if tokens[behind].kind != "meridiem" and not _is_beside(tokens, behind):
        return None
    if tie in ("to", "before"):
        hour, minutes = (hour - 2) % 12 + 1, 60 - minutes
    if tokens[behind].kind != "meridiem":
        return Clock(hour, minutes, 0, "open"), behind
    before_noon = tokens[behind].value + 12 * (tie in ("to", "before") and hour == 11)
    return Clock((hour % 12 + before_noon) % 24, minutes), behind + 1


def _on_the_hour(tokens: Tokens, at: int, hour: int) -> Timed:
    if not 1 <= hour <= 12:
        raise Unreadable(f"there is no {hour} o'clock with a.m. or p.m.")
    return _in_half(tokens, at, hour, 0)


def _in_half(tokens: Tokens, at: int, hour: int, minute: int, second: int = 0) -> Timed:
    """The hour of the whole day; 12 a.m. begins the day, and 15:15 p.m. is told twice."""
    if tokens[at].kind != "meridiem":
        return _checked(hour, minute, second, "written"), at
    half = tokens[at].value
    if hour > 12 and half and minute:
        return _checked(hour, minute, second), at + 1
    if not 1 <= hour <= 12:
        raise Unreadable(f"there is no {hour}:{minute:02} with a.m. or p.m.")
    return _checked(hour % 12 + half, minute, second), at + 1


def _checked(hour: int, minute: int, second: int = 0, half: Half = "said") -> Clock:
    if (hour, minute, second) == (24, 0, 0):
        return Clock(None, 0)
    if hour > 23 or minute > 59 or second > 59:
        raise Unreadable(f"there is no {hour}:{minute:02} on the clock")
    return Clock(hour, minute, second, half)


def in_part(time: Clock, part: str) -> Clock:
    """The clock time in a part of the day: 6 in the evening, 4:30 in the afternoon, 1 at night."""
    first = _SECOND_HALF.get(part.rpartition(" ")[2])
    if first is None or time.half == "said" or time.hour is None:
        return time
    if time.hour == 12 and 12 < first < 24:
        return time.but(hour=0, half="said") if time.minute else Clock(None, 0)
    later = time.hour % 12 + 12
    return time.but(hour=later if first <= later else time.hour, half="said")


_SECOND_HALF = {"morning": 24, "afternoon": 12, "evening": 13, "night": 18, "overnight": 18}
"""By the last word of a part of the day: from which hour on an hour of it is of the second half."""
