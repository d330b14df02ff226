"""The terms of an expression put in order: what makes its shape, and what stands apart from that.

Clock times, parts of the day and zones go with any shape, so they are taken out of it; two names of
one day become one.
"""

from typing import Any

from tracker.core.clocks import in_part
from tracker.core.spec import (
    Clock,
    Day,
    FromToday,
    Named,
    Nth,
    Numeric,
    Unitary,
    Unreadable,
    Weekday,
    When,
)
from tracker.core.tokens import Token, Tokens

APART = frozenset(("clock", "daypart", "zone", "place", "latest", "earliest", "also"))
_ENDING = "clock|daypart|zone|also|length|stretch|when|event|vague|sometime|every|lately"
TIMES = frozenset(_ENDING.split("|"))
"""Kinds of term that an expression is about, and may end with."""

_COUNTED_TIMES = TIMES - APART
_EDGES = ("by", "before", "until", "after", "from", "early")


class Settled:
    """The terms that make the shape, and what stood apart from them.

    Relations that stood behind what they tie are put first. Raises Unreadable for two clock
    times, and for a place that no clock time stands beside.
    """

    def __init__(self, terms: Tokens) -> None:
        self.terms: Tokens = []
        self.clock: Clock | None = None
        self.opens: Clock | None = None
        self.daypart: str | None = None
        self.daypart_words = ""
        self.zone: Any = None
        self.also: tuple[Clock, str] | None = None
        self.sometime = ""
        self._front: Token | None = None
        self._place: Token | None = None
        self._times = 0
        for position, term in enumerate(terms):
            if term.kind in APART:
                if term.kind == "clock" and _counts_from(terms, position):
                    raise Unreadable("a length cannot be counted from a clock time")
                self._put_apart(term, beside=position > 0 and terms[position - 1].kind in _ZONES)
            elif term.kind == "or" and self.clock and self._times:
                raise Unreadable("it states two times, one of them with an hour")
            elif term.kind == "when" and self._merges(terms, position):
                continue
            elif term.kind not in _JOINTS or not _joins(terms, position, self.terms):
                self._times += term.kind in _COUNTED_TIMES
                self.terms.append(term)
        self._settle()

    def _put_apart(self, term: Token, beside: bool) -> None:
        if term.kind == "clock":
            self._put_clock(*term.value)
        elif term.kind == "daypart":
            self.daypart, self.daypart_words = term.value, term.text
        elif term.kind == "also":
            self.also = term.value
        elif term.kind in ("zone", "place"):
            second = term.value or None
            self.zone = second if beside else _one_zone(self.zone, second)
            self._place = term if term.kind == "place" else self._place
        else:
            latest = term.kind == "latest"
            self._front = term._replace(
                kind="by" if latest else "early", value="included" if latest else None
            )

    def _merges(self, terms: Tokens, position: int) -> bool:
        """Put a second name of the same day to the first: Friday evening, 28 November."""
        if not self.terms or self.terms[-1].kind != "when":
            return False
        first = self.terms[-1]
        apart = terms[position - 1].kind in APART
        both = one_day(first.value, terms[position].value, apart)
        if both:
            self.terms[-1] = first._replace(value=both, end=terms[position].end)
        return bool(both)

    def _put_clock(self, opens: Clock | None, closes: Clock) -> None:
        if self.clock:  # from 5 p.m. on Friday to 9 a.m. on Monday
            if opens or self.opens or not any(term.kind in _SPANS for term in self.terms):
                raise Unreadable("it states two clock times")
            opens = self.clock
        self.opens, self.clock = opens, closes
        if self._times and self.terms[-1].kind in _EDGES:
            edge = self.terms.pop()
            if not opens:
                self._front = edge  # on Friday by 6 p.m.

    def _settle(self) -> None:
        if self.daypart and self.clock:
            self.clock = in_part(self.clock, self.daypart)
            self.opens = in_part(self.opens, self.daypart) if self.opens else None
        if self._place and not self.clock:
            raise Unreadable(f"{self._place.text!r} names a place, not a time")
        if self._times > 1:
            self.sometime = _sometime(self.terms)
        if not self._times and (self.clock or self.daypart):
            self.terms.append(Token("when", FromToday(0, implied=True), "", 0, 0))
        if self._front:
            if self.terms and self.terms[0].kind in ("on", "in", "by"):
                self.terms.pop(0)
            self.terms.insert(0, self._front)
        self._limit()

    def _limit(self) -> None:
        """What is "until" between two times may state a limit where it opens the shape."""
        first = self.terms[0] if self.terms else None
        if first and first.kind == "until" and first.value:
            self.terms[0] = first._replace(kind=first.value)


def _one_zone(first: Any, second: Any) -> Any:
    """The zone that two names of one are both of: IST on Friday, New Delhi."""
    if first is None or second is None or first == second:
        return first or second
    for one, several in ((first, second), (second, first)):
        if isinstance(several, tuple) and one in several:
            return one
    raise Unreadable("it names two zones")


_ZONES = ("zone", "place")
"""Kinds of term of which two side by side are of one zone: GMT+0900 (JST)."""

_SPANS = ("to", "until", "and")
_JOINTS = ("on", "in", "of", "from")


def _joins(terms: Tokens, position: int, shape: Tokens) -> bool:
    """The small word of "at 6 p.m.", or of "by 6 p.m. on Sunday", whose relation came before."""
    behind = terms[position + 1] if position + 1 < len(terms) else terms[position]
    following = behind.kind
    if terms[position].kind == "from":
        return following == "clock" and behind.value[0] is not None
    if following in ("clock", "daypart", "place"):
        return True
    if following == "when" and shape and isinstance(shape[-1].value, (Day, Numeric)):
        return bool(one_day(shape[-1].value, behind.value, apart=False))
    if not position or terms[position - 1].kind not in APART:
        return False
    return bool(shape) or terms[position].kind == "of"


def _counts_from(terms: Tokens, position: int) -> bool:
    """Two hours before noon, within an hour of noon; but "in two days, before noon" is a day."""
    kinds = [term.kind for term in terms[:position]]
    return kinds == ["length", "before"] or kinds[-2:] == ["length", "of"]


def _sometime(shape: Tokens) -> str:
    """Sometime next week: the first word only softens the second, so it leaves the shape."""
    found = [term for term in shape if term.kind == "sometime"]
    for term in found:
        shape.remove(term)
    return " ".join(term.text for term in found)


def one_day(first: When, second: When, apart: bool) -> When | None:
    """The day that two names beside each other are both of; None where they are of two.

    `apart` says that a clock time or the like stands between them.
    """
    if isinstance(first, Unitary):
        return _of_week(first, second)
    if apart and isinstance(second, Named):
        return _of_year(first, second)
    if is_fraction(first):
        return None  # it fell 7/8 Thursday
    return _both(first, second) or _both(second, first)


def is_fraction(time: Any) -> bool:
    """Whether a day written in numbers may be a part of a price: 7/8, 3/16."""
    if not isinstance(time, Numeric) or time.dotted or time.year:
        return False
    return time.left < time.right and time.right in _FRACTIONS


_FRACTIONS = (2, 4, 8, 16, 32)
"""Parts in which prices were counted."""


def _of_week(week: Unitary, day: When) -> When | None:
    """Next week Monday."""
    if week.unit == "week" and isinstance(day, Weekday) and day.ring == "bare":
        return Nth(1, "weekday", day.day, week)
    return None


def _of_year(day: When, year: Named) -> When | None:
    """Thu Oct 26 11:00:09 2023."""
    if year.unit == "year" and isinstance(day, Day) and day.year is None:
        return day.but(year=year.year)
    return None


def _both(day: When, other: When) -> When | None:
    """Tomorrow, 18 November; Friday 17/10; 17 October, a Friday."""
    if isinstance(other, FromToday):
        if isinstance(day, Day):
            return day.but(distance=other.days)
        return day if isinstance(day, Numeric) else None
    if not isinstance(other, Weekday):
        return None
    if isinstance(day, Day) and day.weekday is None:
        return day.but(weekday=other.day)
    return day if isinstance(day, Numeric) else None
