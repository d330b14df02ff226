"""A spec and the day it was said to a reading: with `calendars` the only place with a calendar."""

from collections.abc import Callable
from datetime import date, time
from typing import NamedTuple

from tracker.core import sentences
from tracker.core.calendars import choose
from tracker.core.days import DAY, Days, add, iso, whole
from tracker.core.records import Anchor, Precision, Reading, Relation
from tracker.core.spec import LIMITS, Event, Length, Spec, Unit, Unreadable
from tracker.core.vocabulary import LOOSE_DAYS
from tracker.core.wording import day_words, window_words

LARGEST_TOLERANCE = 14
"""Days that a hedge gives at most."""

FARTHEST = 365_000
"""Days that an offset from an event may have; the store reads six digits of them."""

_PRECISION: dict[Unit, Precision] = {"minute": "hour"}

Window = tuple[date, date | None]

BOUNDS: dict[Relation, Callable[[Days, date], Window]] = {
    "within": lambda days, said: (said, days.last),
    "in": lambda days, said: (max(days.first, said), days.last),
    "on": lambda days, said: (max(days.first, said), days.last),
    "by": lambda days, said: (said, days.by),
    "until": lambda days, said: (said, days.by),
    "before": lambda days, said: (said, days.start - DAY),
    "after": lambda days, said: (max(days.done + DAY, said), None),
    "as early as": lambda days, said: (max(days.first, said), None),
}
"""First and last day of the window that each relation makes of some days; None is open."""


_TO_THE_HOUR: dict[Relation, Relation] = {"before": "by", "after": "as early as"}
"""With a clock time the hour bounds, so the day itself is not shut out: before noon on Friday."""


class Asked(NamedTuple):
    """What a reading is made of, besides its days."""

    spec: Spec
    phrase: str
    said: date
    zone: str


def resolve(spec: Spec, phrase: str, said: date, zone: str) -> Reading:
    """Read a spec from the day it was said; `zone` holds where the words name none.

    Raises Unreadable, or OverflowError or ValueError when it leaves the calendar.
    """
    asked = Asked(spec, phrase, said, spec.zone or zone)
    if spec.event:
        return _anchored(asked, spec.event)
    if spec.time is None:
        return _open(asked, sentences.vague(spec))
    if not isinstance(spec.time, Length):
        days = choose(spec.time, said, spec.relation in LIMITS)
    elif spec.time.loose and spec.time.unit not in LOOSE_DAYS:
        return _open(asked, sentences.too_loose(spec.time))
    else:
        days = length_days(spec.time, said)
    return _with_others(asked, days)


def length_days(length: Length, said: date) -> Days:
    """The days on which a length runs out, counted from the day it was said (day 0)."""
    if length.loose:
        last = said + LOOSE_DAYS[length.unit] * DAY
        days = whole(said, last, _precision(length), "")
        return days._replace(span=LOOSE_DAYS[length.unit], loose=True)
    first, last = (add(said, length, count) for count in (length.low, length.high))
    days = whole(first, last, _precision(length), window_words(first, last))
    return days._replace(span=(last - said).days)


def _precision(length: Length) -> Precision:
    return _PRECISION.get(length.unit) or length.unit  # type: ignore[return-value]


def _with_others(asked: Asked, days: Days) -> Reading:
    """The reading, with those other readings that give another window."""
    taken = _bounded(asked, days)
    others: list[Reading] = []
    for other in days.others:
        first, last = _window(asked, other)
        if (first, last) != (taken.first, taken.last) and (last or first) >= asked.said:
            others.append(_bounded(asked, other))
    if not others:
        return taken
    sentence = sentences.with_others(taken.sentence, others)
    return taken._replace(sentence=sentence, alternatives=(*others,))


def _bounded(asked: Asked, days: Days) -> Reading:
    spec, said = asked.spec, asked.said
    first, last = _window(asked, days)
    if last is not None and last < said:
        raise Unreadable(f"it would end on {day_words(last)}, before {day_words(said)}")
    tolerance = _tolerance(spec, days) if last else 0
    return Reading(
        phrase=asked.phrase,
        said=said,
        first=first,
        last=last,
        tolerance=tolerance,
        hedge=_hedge(spec),
        loose=days.loose or (isinstance(spec.time, Length) and spec.time.ours),
        precision="hour" if _hour(spec) else days.precision,
        relation=spec.relation,
        hour=_hour(spec),
        zone=asked.zone,
        anchor=None,
        vague=False,
        rule=spec.rule,
        sentence=sentences.bounded(spec, days, said, first, last, tolerance, asked.zone),
    )


def _window(asked: Asked, days: Days) -> Window:
    relation = asked.spec.relation
    if asked.spec.clock:
        relation = _TO_THE_HOUR.get(relation, relation)
    return BOUNDS[relation](days, asked.said)


def _tolerance(spec: Spec, days: Days) -> int:
    """Days past the last one: a quarter of the span for a softening hedge, rounded up.

    What has no number by the speaker gets as much again as its convention gave.
    """
    if days.loose:
        return days.span
    if not any(hedge.tolerant for hedge in spec.hedges):
        return 0
    return min(LARGEST_TOLERANCE, max(1, -(-days.span // 4)))


def _hedge(spec: Spec) -> str | None:
    return ", ".join(hedge.words for hedge in spec.hedges) or None


def _hour(spec: Spec) -> time | None:
    """The stated clock time; midnight at the end of a day is the day's own end, so none."""
    if spec.clock is None or spec.clock.hour is None:
        return None
    return time(spec.clock.hour, spec.clock.minute)


def _anchored(asked: Asked, event: Event) -> Reading:
    """Bound to an event: open until it has a day. A range of lengths counts by its longer end."""
    spec, length = asked.spec, asked.spec.time
    offset, tolerance = None, 0
    if isinstance(length, Length):
        if length.loose and length.unit not in LOOSE_DAYS:
            raise Unreadable(f"“{length.unit}s” without a number states no bound")
        days = length_days(length, asked.said)
        if days.span > FARTHEST:
            raise Unreadable("an event cannot be counted from over a thousand years away")
        tolerance = _tolerance(spec, days)
        counted = length
        if length.loose:
            counted = Length(LOOSE_DAYS[length.unit], LOOSE_DAYS[length.unit], "day")
        offset = iso(counted, counted.high, event.sign)
    anchor = Anchor(event.words, offset, spec.relation)
    opened = _open(asked, sentences.anchored(spec, anchor, tolerance, asked.zone))
    return opened._replace(
        anchor=anchor,
        vague=False,
        tolerance=tolerance,
        hour=_hour(spec),
        loose=isinstance(length, Length) and (length.loose or length.ours),
        precision=_precision(length) if isinstance(length, Length) else "none",
    )


def _open(asked: Asked, sentence: str) -> Reading:
    """No end: said is the first day, and there is no last."""
    return Reading(
        phrase=asked.phrase,
        said=asked.said,
        first=asked.said,
        last=None,
        tolerance=0,
        hedge=_hedge(asked.spec),
        loose=False,
        precision="none",
        relation=asked.spec.relation,
        hour=None,
        zone=asked.zone,
        anchor=None,
        vague=True,
        rule=asked.spec.rule,
        sentence=sentence,
    )
