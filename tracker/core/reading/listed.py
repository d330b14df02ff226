"""Lists of dates: lines that open with a day, and tell behind a colon or a dash what is then."""

import re
from collections.abc import Sequence

from tracker.core.asked import Asked
from tracker.core.reading.cues import cues
from tracker.core.reading.layout import Layout, Sentence
from tracker.core.reading.records import Kind
from tracker.core.reading.times import Time, turned
from tracker.core.spec import Weekday

_MARK = re.compile(r"[\s*\u2022\u2013-]*")
_TELLS = re.compile(r"(?::|\s[-\u2013\u2014])\s+(?=\w)")
_FEWEST = 2
"""Lines that make a list; one alone is a dateline, or a heading."""


def items(said: str, layout: Layout, times: Sequence[Time]) -> frozenset[int]:
    """The places of the days that open the lines of a list; none where there is no list."""
    opens = {part.start for part in layout.paragraphs}
    found = [time.start for time in times if _is_item(said, opens, time)]
    return frozenset(found) if len(found) >= _FEWEST else frozenset()


def _is_item(said: str, opens: set[int], time: Time) -> bool:
    if time.precision != "day" or time.mention is None or time.mention.spec.tie:
        return False
    start = time.start
    while start and _MARK.fullmatch(said, start - 1, start) and start not in opens:
        start -= 1
    return start in opens and _TELLS.match(said, time.end) is not None


def as_listed(said: str, sentence: Sentence, time: Time, asked: Asked) -> Time:
    """The day of a line: ahead, unless its verb is one of the past; of a date, the nearer one."""
    first = next(iter(cues(said, time.end, sentence.end)), None)
    happened = first is not None and first.sense == "happened"
    weekday = time.mention is not None and isinstance(time.mention.spec.time, Weekday)
    ahead, back = (turned(time, asked, back) for back in (False, True))
    if happened or weekday:
        return back if happened else ahead
    return min(ahead, back, key=lambda one: abs(((one.last or asked.said) - asked.said).days))


_LIMIT = re.compile(r"\b(?:deadline|due|expir\w+|closing|last day|ends)\b", re.IGNORECASE)


def kind_of(said: str, sentence: Sentence, time: Time, asked: Asked) -> Kind:
    """What a line tells of: a limit, or else an event."""
    if time.last is not None and time.last < asked.said:
        return "event_past"
    limit = _LIMIT.search(said, time.end, sentence.end)
    return "deadline" if limit else "event_scheduled"
