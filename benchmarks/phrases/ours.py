"""Our reader, asked for what the yardsticks expect: points and ranges instead of windows.

Texts are searched with `tracker.core.phrases.find` where that is there, and otherwise read whole
with `read`. A window becomes a point and a range like this:

- The range is its first to its last day, at the stated clock times; a lone point where they agree.
- The point is the first day, or the last one where the relation is within, by, before or until:
  "within two weeks" and "by Friday" are points for those who know no windows.
- "before 5 May" and "after 5 May" name 5 May, so the point is the day beside the window.
- Vague and anchored readings have no day, and give no answer.

What differs by convention (when a week starts, what "next Friday" means) is taken from `overrides`
of our conventions, and is a miss where they do not provide for it.
"""

import inspect
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from benchmarks.phrases.cases import Answer, Case, Stamp, stamp
from tracker.core import phrases
from tracker.core.records import Reading
from tracker.errors import PhraseError

NOON = time(12)
_LAST = ("within", "by", "before", "until")
_DAY = timedelta(days=1)

Overrides = Mapping[str, Any]


def reader(overrides: Overrides, fill: time | None) -> Callable[[Case], list[Answer]]:
    """Give a reader of cases; `fill` is the clock time of a day without one (None: unknown)."""
    find: Callable[..., Any] | None = getattr(phrases, "find", None)
    if not find:
        if overrides:
            raise SystemExit("conventions can be chosen once tracker.core.phrases has `find`")
        return lambda case: _read_whole(case, fill)
    return lambda case: _find(case, find, overrides, fill)


def _read_whole(case: Case, fill: time | None) -> list[Answer]:
    zone = _zone(case.now)
    try:
        reading = phrases.read(case.text.strip(), case.now.date(), zone)
    except PhraseError:
        return []
    answer = to_answer(reading, zone, fill, case.text)
    return [answer] if answer else []


def why(case: Case) -> str | None:
    """The reason that a reading of the whole text is refused with; None if it isn't."""
    try:
        phrases.read(case.text.strip(), case.now.date())
    except PhraseError as refused:
        return str(refused)
    return None


def _find(
    case: Case, find: Callable[..., Any], overrides: Overrides, fill: time | None
) -> list[Answer]:
    zone = _zone(case.now)
    chosen = _chosen(find, overrides, dict(case.options))
    at = case.now.time().replace(second=0, microsecond=0)
    answers = []
    for mention in find(case.text, case.now.date(), zone=zone, at=at, **chosen):
        if mention.reading:
            words = case.text[mention.start : mention.end]
            answers.append(to_answer(mention.reading, zone, fill, words))
    return [answer for answer in answers if answer]


def _chosen(
    find: Callable[..., Any], overrides: Overrides, options: Mapping[str, Any]
) -> dict[str, Any]:
    """The conventions of a case: ours, with the overrides, and days first where it is said so."""
    parameter = inspect.signature(find).parameters.get("conventions")
    if not parameter:
        return {}
    ours = parameter.default
    changed = dict(overrides)
    if "day_first" in options and "month_first" in ours._fields:
        changed.setdefault("month_first", False)
    return {"conventions": ours._replace(**changed)}


def _zone(now: datetime) -> str:
    """The name of a zone that keeps the distance of `now` from UTC, which is in whole hours."""
    hours = round((now.utcoffset() or timedelta()) / timedelta(hours=1))
    return f"Etc/GMT{-hours:+}" if hours else "UTC"


def to_answer(reading: Reading, zone: str, fill: time | None, text: str) -> Answer | None:
    """Give a reading as a point and a range; None where it has no day."""
    first, last = reading.first, reading.last
    if reading.vague or reading.anchor or not (first or last):
        return None
    opens = getattr(reading, "opens", None)
    away = None if reading.zone == zone else reading.zone
    one_point = first == last and not opens
    alone = reading.hour if one_point or not last else None
    start = _stamp(first, opens or alone, fill, away)
    end = None if one_point else _stamp(last, reading.hour, fill, away)
    if reading.relation == "before" and not reading.hour and last:
        point = _stamp(last + _DAY, None, fill, away)
    elif reading.relation == "after" and not opens and first:
        point = _stamp(first - _DAY, None, fill, away)
    else:
        point = end if reading.relation in _LAST and end else start or end
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
