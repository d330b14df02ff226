"""The times of an article: those of the grammar, and the few that only the order of a tale gives.

The day of publication is told to the grammar as an event, so that "within 20 days of publication"
has days. What dates a statement, and nothing else, is marked so.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from tracker.core import phrases
from tracker.core.anchors import Window
from tracker.core.asked import Asked
from tracker.core.mentions import Mention
from tracker.core.reading.labels import DATELINES
from tracker.core.reading.nouns import HAPPENINGS
from tracker.core.reading.records import Article, Given
from tracker.core.record import Record
from tracker.core.records import Precision, Reading
from tracker.core.resolve import resolve
from tracker.core.spec import Length, Unreadable

Span = tuple[date | None, date | None]


class Time(Record):
    """One time of the text. `mention` is None where no grammar reads it; `order` names the row.

    `said` are the days on which it was announced, where the sentence states them.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    precision: Precision
    mention: Mention | None
    order: str | None = None
    said: Span | None = None

    @property
    def reading(self) -> Reading | None:
        return self.mention.reading if self.mention else None

    @property
    def relation(self) -> str:
        return self.mention.reading.relation if self.mention and self.mention.reading else "on"


class Order(NamedTuple):
    """Words that date what they stand beside by something else; `days` gives the window."""

    name: str
    pattern: str
    days: Callable[[date], Span]
    precision: Precision
    example: str


def _that_day(published: date) -> Span:
    return published, published


def _of_late(published: date) -> Span:
    return None, published


ORDERS = (
    Order(
        "later-that-day",
        r"(?<=, )later(?= (?:saying|telling|adding|posting|announcing|speaking))",
        _that_day,
        "day",
        "Orban posted, later saying he spoke to Trump",
    ),
    Order(
        "on-the-heels",
        r"on the heels of|in the wake of|fresh from|hot on the heels of",
        _of_late,
        "none",
        "on the heels of a ceasefire",
    ),
)
_ORDER = re.compile("|".join(f"(?P<o{n}>{row.pattern})" for n, row in enumerate(ORDERS)))

_PUBLISHED = (
    "publication", "the publication", "the date of publication", "its publication",
    "the date of this notice", "the date of publication of this notice", "this notice",
    "publication of this notice", "the publication of this notice", "the date of issuance",
    "the date hereof", "the circulation of this notice", "the adoption of this resolution",
    "adoption of this resolution", "the date of this resolution", "the date of this order",
    "the date of this decision", "the date of this letter", "the date of this judgment",
)  # fmt: skip
"""What a notice calls the day on which it was published."""

_FIRST_DAY = re.compile(
    r"(?:on )?(?:his|her|my|the|your) (?:very )?first day (?:back )?in (?:office|the White House"
    r"|the Oval Office)|on day one\b"
)
_CAMPAIGN = re.compile(r"White House|Oval Office|U\.S\. President|president of the United States")


def asked_of(article: Article, given: Given) -> Asked:
    """What the times of an article are read with."""
    window = Window(article.published, article.published)
    return Asked(
        article.published, article.zone, given.conventions, article.at,
        dict.fromkeys(_PUBLISHED, window),
    )  # fmt: skip


def times(article: Article, asked: Asked, said: str) -> list[Time]:
    """Every time of the article, in order and apart; `said` is its text in plain signs."""
    found = [_of_mention(one) for one in phrases.find_as(_apart(article.text), asked)]
    extra = [
        *_in_order(said, article.published),
        *_first_days(said, article.published),
        *_months(said, article.published, found),
    ]
    if not extra:
        return found
    taken = [one for one in extra if not one.mention]
    kept = [one for one in found if not any(one.start < x.end and x.start < one.end for x in taken)]
    return sorted([*kept, *taken], key=lambda one: one.start)


def _apart(text: str) -> str:
    """The text, of the same length, with what follows a dateline apart from its day.

    KYIV, Oct 16 - On Monday: these are two times.
    """
    return DATELINES.sub(lambda match: f"{match[0].rstrip()[:-1]}; ", text)


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_OF_MONTH = re.compile(rf"(?P<month>{_MONTHS})(?= (?P<nouns>[a-z]+(?: [a-z]+)?)\b)")
_OWNING = re.compile(r"\b(?:[Aa]n?|[Tt]he|[Ll]ast|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts) $")
_OWNED = 7  # characters before a month in which such a word stands


def _months(said: str, published: date, found: list[Time]) -> Iterator[Time]:
    """Months that say of a happening when it was, and stand alone: an August meeting."""
    taken = {time.start for time in found} | {time.end for time in found}
    for match in _OF_MONTH.finditer(said):
        start, end = match.span("month")
        if HAPPENINGS.isdisjoint(match["nouns"].split()) or start in taken or end in taken:
            continue
        if not _OWNING.search(said, max(0, start - _OWNED), start):
            continue
        asked = Asked(published, past=True, back=True)
        reading = phrases.read_as(f"in {match['month']}", asked)
        yield Time(start, end, reading.first, reading.last, "month", None)


def turned(time: Time, asked: Asked, back: bool) -> Time:
    """The same words as the last such days, or the next ones, if they name no year; else `time`."""
    mention = time.mention
    if mention is None or isinstance(mention.spec.time, Length):
        return time
    found = reread(time, asked.but(back=back))
    if found.last is None or (found.last < asked.said) != back:
        return time
    return found


def reread(time: Time, asked: Asked) -> Time:
    """The same words as they are read when asked otherwise; `time` itself where nothing is."""
    mention = time.mention
    if mention is None or mention.reading is None:
        return time
    was = mention.reading
    try:
        reading = resolve(mention.spec, was.phrase, asked.but(past=True))
    except (Unreadable, OverflowError, ValueError):
        return time
    return _of_mention(mention.but(reading=reading))


def _of_mention(mention: Mention) -> Time:
    reading = mention.reading
    if reading is None:
        return Time(mention.start, mention.end, None, None, "none", mention)
    return Time(mention.start, mention.end, reading.first, reading.last, reading.precision, mention)


def _in_order(said: str, published: date) -> Iterator[Time]:
    for match in _ORDER.finditer(said):
        row = ORDERS[int((match.lastgroup or "o0")[1:])]
        first, last = row.days(published)
        yield Time(match.start(), match.end(), first, last, row.precision, None, row.name)


def _first_days(said: str, published: date) -> Iterator[Time]:
    """The first day in office of who was elected in the last year of four: the 20th of January."""
    if not ("first day" in said or "day one" in said) or not _CAMPAIGN.search(said):
        return
    for match in _FIRST_DAY.finditer(said):
        day = _inauguration(published)
        yield Time(match.start(), match.end(), day, day, "day", None, "first-day-in-office")


def _inauguration(published: date) -> date:
    """The last one of a president of the United States, by the 20th Amendment."""
    year = published.year - (published.year - 1) % 4
    day = date(year, 1, 20)
    return day if day <= published else date(year - 4, 1, 20)
