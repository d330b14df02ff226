"""The time of a claim: where its words stand in the text, and what the grammar makes of them."""

import re
from collections.abc import Iterator
from datetime import date

from tracker.core import phrases
from tracker.core.asked import Asked
from tracker.core.mentions import Mention
from tracker.core.reading.records import Article, Given, Kind
from tracker.core.record import Record
from tracker.core.records import Reading
from tracker.core.resolve import resolve
from tracker.core.spec import Length, Unreadable
from tracker.core.tokens import plain
from tracker.errors import PhraseError

Span = tuple[int, int]

_UNREAD, _UNTIMED, _READ = 0.3, 0.4, 0.5
"""How sure what another says is: its time is not read, it has none, it is read."""

_OTHER_SIDE = 0.2
"""The same where its days lie on the other side of its telling: a past event that is to come."""


class Told(Record):
    """A phrase where it stands (None: nowhere), what the grammar makes of it, and why."""

    phrase: str | None
    start: int | None
    end: int | None
    reading: Reading | None
    weight: float
    reason: str


def sought(said: str, words: str, low: int, high: int) -> Span | None:
    """Where words stand first in plain text between two offsets, whatever space is between them."""
    pattern = r"\s+".join(map(re.escape, plain(words).split()))
    found = re.compile(pattern).search(said, low, high) if pattern else None
    return found.span() if found else None


class ClaimedTimes:
    """One article while the times that are claimed are sought in it."""

    def __init__(self, article: Article, given: Given, said: str) -> None:
        self._text = article.text
        self._said = said
        self._day = article.published
        self._asked = Asked(article.published, article.zone, given.conventions, article.at)
        self._mentions = phrases.find_as(article.text, self._asked)

    def told(self, kind: Kind, phrase: str | None, quote: Span) -> Told:
        """What a phrase tells that is said to stand in a quote."""
        if phrase is None:
            return Told(None, None, None, None, _UNTIMED, "phrase: none given")
        place = sought(self._said, phrase, *quote)
        if place is None:
            return Told(phrase, None, None, None, _UNREAD, "phrase: not in the quote")
        start, end, reading, why = self._read(kind, *place, quote)
        words = self._text[start:end]
        if reading is None:
            return Told(words, start, end, None, _UNREAD, f"phrase: not read: {why}")
        if self._is_other_side(kind, reading):
            why = "its days are ahead" if kind == "event_past" else "its days are over"
            return Told(words, start, end, reading, _OTHER_SIDE, f"phrase: {why}")
        return Told(words, start, end, reading, _READ, f"phrase: {reading.rule}")

    def _read(
        self, kind: Kind, start: int, end: int, quote: Span
    ) -> tuple[int, int, Reading | None, str]:
        """The phrase as it stands in the text, else alone, else the one time that it holds."""
        around = (one for one in self._within(*quote) if one.start <= start and end <= one.end)
        if found := next(around, None):
            return found.start, found.end, self._turned(found, kind), ""
        back = kind == "event_past"
        try:
            asked = self._asked.but(past=back, back=back)
            return start, end, phrases.read_as(self._text[start:end], asked), ""
        except PhraseError as error:
            why = error.reason
        inside = [*self._within(start, end)]
        if len(inside) != 1:
            return start, end, None, why
        return inside[0].start, inside[0].end, self._turned(inside[0], kind), ""

    def _within(self, start: int, end: int) -> Iterator[Mention]:
        return (
            one for one in self._mentions if one.reading and start <= one.start and one.end <= end
        )

    def _turned(self, mention: Mention, kind: Kind) -> Reading | None:
        """The reading, or that of the last or next such days if these lie on the right side."""
        reading = mention.reading
        if reading is None or not self._is_other_side(kind, reading):
            return reading
        if isinstance(mention.spec.time, Length):
            return reading
        asked = self._asked.but(past=True, back=kind == "event_past")
        try:
            other = resolve(mention.spec, reading.phrase, asked)
        except (Unreadable, OverflowError, ValueError):
            return reading
        return reading if self._is_other_side(kind, other) else other

    def _is_other_side(self, kind: Kind, reading: Reading) -> bool:
        """Whether the days of what happened are ahead, or those of what is to come are over."""
        if kind == "event_past":
            return (reading.first or date.min) > self._day
        return (reading.last or date.max) < self._day
