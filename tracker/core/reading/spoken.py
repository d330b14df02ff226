"""The days on which a sentence says that something was announced, and what was announced by them.

On Monday, Kovac said it would pay by Friday; said in May that it would; it will pay, Kovac said on
Monday. What was said counts from there, and not from the day of publication.
"""

import re
from collections.abc import Iterator

from tracker.core.reading.aside import SPOKEN_TO, announces, opens_sentence
from tracker.core.reading.cues import Cue
from tracker.core.reading.place import WORD, Place
from tracker.core.reading.times import Span, Time, reread, turned
from tracker.core.spec import Length, Weekday

_GOES_ON = ("adding", "saying", "noting", "insisting")
_PLANS = ("commits", "slots", "expires", "moves", "gives")
_PLANNED = ("by", "until", "before", "within")
_ASCRIBED = re.compile(r"[,\"][^,;\"]{0,60}$")
"""A comma or the end of a quotation, before who says what stands before that."""


def as_said(place: Place) -> Place:
    """The time counted from the days on which the sentence says that it was announced, if any."""
    time, cue = place.time, place.governor("tells", "if")
    planned = cue is not None and cue.sense in _PLANS
    if cue is None or announces(place.said, cue):
        planned = planned or time.relation in _PLANNED
    if not planned or time.mention is None or not place.times[1:]:
        return place
    if time.mention.spec.event or time.mention.spec.tie.lower() == "since":
        return place
    for days in _told_on(place):
        return place.at(_counted(place, days))
    return place


def with_opening(place: Place) -> list[Time]:
    """The times of a sentence; one that opens it, and dates what was announced, is over.

    In January, the minister promised; behind a dateline it is the second time.
    """
    return [_turned(place, time) for time in place.times[:2]] + [*place.times[2:]]


def _turned(place: Place, time: Time) -> Time:
    if time.last and time.last > place.published and opens_sentence(place, time):
        behind = next((cue for cue in place.cues if cue.start >= time.end), None)
        if behind is not None and _ANNOUNCED.match(place.said, behind.start):
            return turned(time, place.asked, back=True)
    return time


_ANNOUNCED = re.compile(r"said\b|told\b|(?:[a-z]+)ed\b", re.IGNORECASE)
"""Past forms that the verb of such a sentence has."""


def statement_days(place: Place) -> list[Time]:
    """The times of the sentence that say when something was announced, or that open it."""
    return [
        other for other in _others(place) if opens_sentence(place, other) or _verb_of(place, other)
    ]


def _others(place: Place) -> list[Time]:
    """The times that may be such days: not ahead; the nearest to the place first."""
    time, published = place.time, place.published
    past = [
        other
        for other in place.times
        if other.start != time.start and other.first and other.last and other.last <= published
    ]
    return sorted(past, key=lambda other: abs(other.start - time.start))


def _told_on(place: Place) -> Iterator[Span]:
    for other in _others(place):
        verb = _verb_of(place, other)
        if verb and _reaches(place, other, verb):
            yield other.first, other.last


def _verb_of(place: Place, other: Time) -> Cue | None:
    """The verb of announcing that a time dates: right before it, or the next one where it opens."""
    before = [cue for cue in place.cues if cue.start < other.start]
    if before and announces(place.said, before[-1]):
        between = place.said[min(before[-1].end, other.start) : other.start]
        if len(WORD.findall(between)) <= SPOKEN_TO and "," not in between:
            return before[-1]
    if not opens_sentence(place, other):
        return None
    behind = next((cue for cue in place.cues if cue.start >= other.end), None)
    return behind if behind and announces(place.said, behind) else None


def _reaches(place: Place, other: Time, verb: Cue) -> bool:
    """Whether what was announced then is what stands at the place, and nobody speaks between."""
    start = place.time.start
    if start < other.start:
        first, last = place.time.end, verb.start
        if not _ASCRIBED.search(place.said, first, last):
            return False
    else:
        first, last = max(other.end, verb.end), start
    between = [cue for cue in place.cues if first <= cue.start < last and cue.sense == "tells"]
    same = all(cue.last in _GOES_ON for cue in between)
    return same and ";" not in place.said[first:last]


def _counted(place: Place, days: Span) -> Time:
    """The time as it counts from these days.

    A length and a weekday count from the last of them, a date within them is one of them.
    """
    first, last = days
    if first is None or last is None or place.time.mention is None:
        return place.time
    asked = place.asked.but(at=None, back=False)
    what = place.time.mention.spec.time
    if not isinstance(what, Length | Weekday):
        found = reread(place.time, asked.but(said=first))
        if found.last and found.last <= last:
            return found.but(said=days)
    return reread(place.time, asked.but(said=last)).but(said=days)
