"""Time expressions of a text as TimeML marks them: what it marks, and where a mark begins and ends.

TimeML leaves out what ties a time to an act (by, within) and keeps what belongs to the time: its
article, and what makes it earlier, later or about so. It marks words that state no day, as "now",
which are no time phrases here, and leaves unmarked what only says how soon ("without delay").
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from tracker.core.mentions import Mention
from tracker.core.phrases import find
from tracker.core.spec import Day, Length, Named, Numeric
from tracker.core.timex import Timex, ends_of, quantity, timex
from tracker.core.timex_values import LETTERS
from tracker.core.told import UNITS, Told


class Mark(NamedTuple):
    """A time expression: its characters are `text[start:end]`."""

    start: int
    end: int
    timex: Timex


REFERENCES = {
    "PRESENT_REF": "(?:right )?now|current(?:ly)?|at present|nowadays|these days",
    "PAST_REF": "(?:more )?recently|the (?:recent |distant )?past",
    "FUTURE_REF": "the (?:near |distant |foreseeable )?future|the (?:near|short|long) term",
}
"""English words that state no day, by their value."""

_REFERENCE = re.compile(
    "|".join(rf"(?P<{value}>\b(?:{words})\b)" for value, words in REFERENCES.items()), re.IGNORECASE
)
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_BEFORE_COUNT = re.compile(
    r"\b(?:the|these|those)(?:\s+(?:first|last|next|past|full))?\s+$", re.IGNORECASE
)
_MOVED = re.compile(r"\b(?:earlier|later)\s+$", re.IGNORECASE)
_RATE = re.compile(r"an?\s+\w+", re.IGNORECASE)
_DIVIDED = re.compile(
    r"\s+(?:an?|per|each|every)\s+(?:hour|day|night|week|month|year)\b", re.IGNORECASE
)
_COUNTED_FROM = re.compile(r"\s+(?:ago|earlier|later|after|before|from)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_LOOKED_AT = 40
"""Characters before a time in which words that belong to it are sought."""


def marks(text: str, mentions: Iterable[Mention], said: date) -> list[Mark]:
    """The marks of a text in their order; none overlaps another."""
    found = [
        mark
        for mention in mentions
        for one in (mention, *_inside(text, mention, said))
        for mark in _marked(text, one, said)
    ]
    apart: list[Mark] = []
    told = Told(said)
    for start, end, value in sorted([*found, *_references(text)], key=_place):
        if not apart or apart[-1].end <= start:
            apart.append(Mark(start, end, told.timex(text, start, end, value)))
    return apart


def _inside(text: str, mention: Mention, said: date) -> Iterator[Mention]:
    """The times in the name of an event: after a two-hour meeting."""
    event = mention.spec.event
    start = text.find(event.words, mention.start, mention.end) if event else -1
    if event is None or start < 0:
        return
    for one in find(event.words, said):
        first, last = one.time_start + start, one.time_end + start
        yield one.but(start=first, end=last, time_start=first, time_end=last, opening_end=None)


def _place(mark: Mark) -> tuple[int, int]:
    return mark.start, -mark.end


def _references(text: str) -> Iterator[Mark]:
    for match in _REFERENCE.finditer(text):
        found = _reference(match)
        if found:
            yield Mark(*match.span(), found)
    for match in _LONG.finditer(text):
        count = "X" if match["many"] else "1"
        letter = LETTERS[match["unit"].lower()]
        value = f"PT{count}{letter[1]}" if letter[0] == "T" else f"P{count}{letter}"
        yield Mark(*match.span(), Timex("DURATION", value))
    for match in UNITS.finditer(text):
        yield Mark(*match.span(), _UNTOLD)


_LONG = re.compile(r"\b(?P<unit>hour|day|week|month|year|decade)(?P<many>s?)-long\b", re.IGNORECASE)
"""A month-long siege, a decades-long dispute: lengths that are no more than an adjective."""

_UNTOLD = Timex("DATE", "XXXX")


def _reference(match: re.Match[str] | None) -> Timex | None:
    return Timex("DATE", match.lastgroup) if match and match.lastgroup else None


def _marked(text: str, mention: Mention, said: date) -> Iterator[Mark]:
    found = timex(mention.spec, mention.reading, said)
    if found and mention.spec.time and not _is_rate(text, mention) and not _is_kind(text, mention):
        start, end = _opens(text, mention), _ends(text, mention)
        if mention.opening_end and mention.closing_start and mention.reading:
            opening, closing = ends_of(mention.spec, mention.reading)
            yield Mark(start, mention.opening_end, opening)
            yield Mark(mention.closing_start, end, closing)
            return
        owner = _POSSESSIVE.search(text, max(start, end - 2), end)
        end = owner.start() if owner else end
        yield Mark(start, end, _reference(_REFERENCE.fullmatch(text, start, end)) or found)


def _opens(text: str, mention: Mention) -> int:
    start = mention.time_start
    if _is_attribute(text, mention):
        article = _ARTICLE.match(text, start, mention.time_end)
        return article.end() if article else start
    before = text[max(0, start - _LOOKED_AT) : start]
    counted = isinstance(mention.spec.time, Length) and _BEFORE_COUNT.search(before)
    belongs = counted or _MOVED.search(before)
    if belongs:
        return start - len(belongs[0])
    for hedge in mention.spec.hedges:
        if quantity(hedge) and before.rstrip().endswith(hedge.words):
            return start - len(before) + len(before.rstrip()) - len(hedge.words)
    return start


def _ends(text: str, mention: Mention) -> int:
    """Two weeks or so: a hedge behind belongs to it too."""
    end = mention.time_end
    behind = text[end : end + _LOOKED_AT]
    for hedge in mention.spec.hedges:
        if quantity(hedge) and behind.lstrip().startswith(hedge.words):
            return end + len(behind) - len(behind.lstrip()) + len(hedge.words)
    return end


def _is_attribute(text: str, mention: Mention) -> bool:
    """Whether an article would belong to a noun behind it: a two-year plan, the 1987 deal."""
    time = mention.spec.time
    if isinstance(time, Length):
        words = text[mention.time_start : mention.time_end]
        return "-" in words or (time.low > 1 and not words.endswith("s"))
    named = isinstance(time, Named) and time.unit in ("month", "year")
    return named or isinstance(time, (Day, Numeric))


def _is_rate(text: str, mention: Mention) -> bool:
    """Two flights a week: one unit, tied to nothing, that divides what stands before it.

    Neither is what is divided so: 24 hours a day.
    """
    time = mention.spec.time
    if not isinstance(time, Length) or mention.spec.tie or mention.spec.event:
        return False
    if _DIVIDED.match(text, mention.time_end):
        return True
    divides = time.low == 1 and _RATE.fullmatch(text, mention.time_start, mention.time_end)
    return bool(divides) and not _COUNTED_FROM.match(text, mention.time_end)


def _is_kind(text: str, mention: Mention) -> bool:
    """A quarterly dividend, an annual rate: what kind of thing it is rather than when."""
    return text[mention.time_start : mention.time_end].lower() in ("quarterly", "annual")
