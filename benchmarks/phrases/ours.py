"""Our reader, asked for what the yardsticks expect: points and ranges instead of windows.

Texts are searched with `tracker.core.phrases.find_as`. A window becomes a point and a range so:

- The range is its first to its last day, at the stated clock times; a lone point where they agree.
- The point is the first day, or the last one where the relation is within, by, before or until:
  "within two weeks" and "by Friday" are points for those who know no windows.
- A window that closes on the day it was said looks back, and its point is its first day: "the
  last two weeks".
- Midnight ends its day with us, and is the clock time at which the next one begins.
- "before 5 May" and "after 5 May" name 5 May, so the point is the day beside the window.
- A part of the day states no hour with us. Each of the others begins it at an hour of its own,
  which `hours` gives, by the words or by the last of them: "late afternoon", "afternoon".
- Vague and anchored readings have no day, and give no answer.

What differs by convention (when a week starts, what "next Friday" means) is taken from `overrides`
of our conventions, and is a miss where they do not provide for it. Tests that read days before
months are read so, and in tests that ask for what is ahead a mention is read as a phrase is.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from benchmarks.phrases.cases import Answer, Case, Stamp, stamp
from tracker.core import phrases
from tracker.core.asked import Asked
from tracker.core.conventions import CONVENTIONS, Conventions
from tracker.core.mentions import Mention
from tracker.core.records import Reading
from tracker.core.resolve import resolve
from tracker.core.spec import Unreadable
from tracker.errors import PhraseError

NOON = time(12)
_LAST = ("within", "by", "before", "until")
_DAY = timedelta(days=1)

Overrides = Mapping[str, Any]


def reader(
    overrides: Overrides, fill: time | None, hours: Mapping[str, int]
) -> Callable[[Case], list[Answer]]:
    """Give a reader of cases; `fill` is the clock time of a day without one (None: unknown)."""
    return lambda case: _find(case, overrides, fill, hours)


def why(case: Case) -> str | None:
    """The reason that a reading of the whole text is refused with; None if it isn't."""
    try:
        phrases.read(case.text.strip(), case.now.date())
    except PhraseError as refused:
        return str(refused)
    return None


def _find(
    case: Case, overrides: Overrides, fill: time | None, hours: Mapping[str, int]
) -> list[Answer]:
    zone = _zone(case.now)
    at = case.now.time().replace(second=0, microsecond=0)
    asked = Asked(case.now.date(), zone, _conventions(overrides, dict(case.options)), at)
    answers = []
    language = phrases.lexicon(dict(case.options).get("language", "en"))
    for found in phrases.find_as(case.text, asked, language):
        mention = _ahead(found, asked) if dict(case.options).get("forward") else found
        if mention.reading:
            words = case.text[mention.start : mention.end]
            filled = _part_of_day(mention, hours) or fill
            reading = _after_midnight(mention, mention.reading)
            answers.append(to_answer(reading, zone, filled, words))
    return [answer for answer in answers if answer]


def _ahead(mention: Mention, asked: Asked) -> Mention:
    """The mention as one of what was announced; as it is where that cannot be ahead."""
    reading = mention.reading
    if not reading:
        return mention
    try:
        return mention.but(reading=resolve(mention.spec, reading.phrase, asked))
    except Unreadable:
        return mention


def _after_midnight(mention: Mention, reading: Reading) -> Reading:
    clock, day = mention.spec.clock, reading.last
    if not clock or clock.hour is not None or not day:
        return reading
    first = day + _DAY if reading.first == day and not reading.opens else reading.first
    return reading.but(first=first, last=day + _DAY, hour=time())


def _part_of_day(mention: Mention, hours: Mapping[str, int]) -> time | None:
    words = mention.spec.daypart or ""
    hour = hours.get(words, hours.get(words.rpartition(" ")[2]))
    return None if hour is None else time(hour)


def _conventions(overrides: Overrides, options: Mapping[str, Any]) -> Conventions:
    """The conventions of a case: ours, with the overrides, and days first where it is said so."""
    return CONVENTIONS.but(**{"month_first": not options.get("day_first"), **overrides})


def _zone(now: datetime) -> str:
    """The name of a zone that keeps the distance of `now` from UTC, which is in whole hours."""
    hours = round((now.utcoffset() or timedelta()) / timedelta(hours=1))
    return f"Etc/GMT{-hours:+}" if hours else "UTC"


def to_answer(reading: Reading, zone: str, fill: time | None, text: str) -> Answer | None:
    """Give a reading as a point and a range; None where it has no day."""
    first, last = reading.first, reading.last
    if reading.vague or reading.anchor or not (first or last):
        return None
    opens = reading.opens
    away = None if reading.zone == zone else reading.zone
    one_point = first == last and not opens
    alone = reading.hour if one_point or not last else None
    start = _stamp(first, opens or alone, fill, away)
    end = None if one_point else _stamp(last, reading.hour, fill, away)
    if reading.hour and reading.relation == "after":
        point = start
    elif reading.relation == "before" and not reading.hour and last:
        point = _stamp(last + _DAY, None, fill, away)
    elif reading.relation == "after" and not opens and first:
        point = _stamp(first - _DAY, None, fill, away)
    else:
        back = first and last == reading.said != first
        point = end if reading.relation in _LAST and end and not back else start or end
    return Answer(start, end, point, text)


def _stamp(
    day: date | None, hour: time | None, fill: time | None, zone: str | None
) -> Stamp | None:
    if not day:
        return None
    moment = hour or fill
    if not moment:
        return stamp(day)
    given = stamp(datetime.combine(day, moment))
    return given._replace(offset=_offset(datetime.combine(day, moment), zone)) if zone else given


def _offset(moment: datetime, zone: str) -> int | None:
    """Minutes east of UTC in a named zone; None if the machine does not know its name."""
    try:
        away = moment.replace(tzinfo=ZoneInfo(zone)).utcoffset()
    except (ZoneInfoNotFoundError, ValueError):
        return None
    return None if away is None else round(away.total_seconds() / 60)
