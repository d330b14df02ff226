"""What a phrase says as TIMEX3, the notation of TimeML: type, value and modifier.

A value names the period that was said, not the window: "by Friday" is the Friday. Clock times are
written without their zone, as TimeML does.
"""

from datetime import date, timedelta
from typing import Literal, NamedTuple

from tracker.core.days import add
from tracker.core.records import Reading
from tracker.core.spec import (
    Between,
    Every,
    FromToday,
    Hedge,
    Length,
    Named,
    Nth,
    Part,
    Spec,
    Unitary,
)
from tracker.core.timex_values import between, duration, is_open, period, value

Type = Literal["DATE", "TIME", "DURATION", "SET"]


class Timex(NamedTuple):
    """Attributes of a TIMEX3; `point` tells that a duration begins or ends when it was said.

    `freq` is how often something happens in each of a SET.
    """

    type: Type
    value: str
    mod: str | None = None
    point: Literal["begin", "end"] | None = None
    freq: str | None = None


PARTS = {"early": "START", "start": "START", "middle": "MID", "late": "END", "end": "END"}

DAYPARTS = {
    "morning": "TMO",
    "afternoon": "TAF",
    "evening": "TEV",
    "nightfall": "TEV",
    "night": "TNI",
    "tonight": "TNI",
    "overnight": "TNI",
}
"""By the last word of the daypart; one that is not here ("end of business") leaves a DATE."""

_COMPARED = "length-earlier"
_YEAR = Length(1, 1, "year")
"""A year earlier is mostly the last one in news; any other length counts from what was told."""

QUANTITIES = {
    "EQUAL_OR_MORE": "at least|at a minimum|no fewer than|no less than|not less than",
    "EQUAL_OR_LESS": "at most|at the most|at the outside|as many as|as much as",
    "MORE_THAN": "more than",
    "LESS_THAN": "nearly|almost|close to",
}
"""What hedges make of a duration; any other that softens it makes it APPROX."""

_QUANTITY = {words: mod for mod, all_ in QUANTITIES.items() for words in all_.split("|")}


def timex(spec: Spec, reading: Reading | None, said: date) -> Timex | None:
    """The TIMEX3 of a phrase; its reading tells which Friday or October is meant.

    Without a reading that stays X. None where the words name no time, only an event ("before the
    summit").
    """
    if spec.time is None:
        if spec.event:
            return None
        return Timex("DATE", "PAST_REF" if spec.relation == "since" else "FUTURE_REF")
    day = _day(spec, reading, said)
    if isinstance(spec.time, Length):
        if spec.rule == _COMPARED and spec.time == _YEAR:
            return Timex("DATE", period("year", add(said, spec.time, 1, -1)))
        return _length(spec, spec.time, day)
    if isinstance(spec.time, Between):
        return Timex("DURATION", between(spec.time, reading))
    if isinstance(spec.time, Every):
        return _repeated(spec, spec.time)
    found = _clocked(spec, day)
    part = PARTS[spec.time.which] if isinstance(spec.time, Part) else _approximate(spec)
    return found or Timex("DATE", value(spec.time, day), part)


def ends_of(spec: Spec, reading: Reading) -> tuple[Timex, Timex]:
    """The two ends of a range, each as a time of its own."""
    assert isinstance(spec.time, Between)
    first, last = reading.first, reading.last
    return Timex("DATE", value(spec.time.first, first)), Timex("DATE", value(spec.time.last, last))


def _day(spec: Spec, reading: Reading | None, said: date) -> date | None:
    """A day of the time that was named; what comes before or after it has a window beside it."""
    if isinstance(spec.time, FromToday):
        return said + timedelta(days=spec.time.days)
    if isinstance(spec.time, Unitary) and spec.time.shift == 0:
        return said
    if reading is None:
        fiscal = isinstance(spec.time, Named) and spec.time.fiscal and spec.time.year is None
        return said if fiscal else None
    if reading.hour is None and spec.relation == "before" and reading.last:
        ends = isinstance(spec.time, Part) and spec.time.which == "end"
        return reading.last + timedelta(days=0 if ends else 1)
    if reading.hour is None and spec.relation == "after" and reading.first:
        return reading.first - timedelta(days=1)
    return reading.first if spec.relation == "since" else reading.last or reading.first


def _length(spec: Spec, length: Length, day: date | None) -> Timex:
    """In two weeks is a point, as precise as its unit; any other length is a duration."""
    if spec.relation == "in" and spec.tie and day and not (spec.event or is_open(length)):
        return Timex("DATE", period(length.unit, day), _approximate(spec))
    if length.back:
        point: Literal["begin", "end"] | None = "end"
    else:
        point = "begin" if spec.relation == "within" and not spec.event else None
    mod = next(filter(None, map(quantity, spec.hedges)), None)
    return Timex("DURATION", duration(length), mod, point)


def _repeated(spec: Spec, every: Every) -> Timex:
    """Each Friday is XXXX-WXX-5, but a part of each month is only once a month."""
    if every.what is None or isinstance(every.what, (Nth, Part)):
        repeated = duration(every.period)
    else:
        repeated = value(every.what, None) + _daypart(spec)
    return Timex("SET", repeated, freq=f"{every.times}X" if every.times > 1 else None)


def _clocked(spec: Spec, day: date | None) -> Timex | None:
    if spec.clock:
        hour = 24 if spec.clock.hour is None else spec.clock.hour
        at = f"T{hour:02}:{spec.clock.minute:02}"
        at += f":{spec.clock.second:02}" * bool(spec.clock.second)
    else:
        at = _daypart(spec)
    return Timex("TIME", f"{period('day', day)}{at}", _approximate(spec)) if at else None


def _daypart(spec: Spec) -> str:
    return DAYPARTS.get((spec.daypart or " ").split(" ")[-1], "")


def _approximate(spec: Spec) -> str | None:
    return "APPROX" if any(hedge.tolerant for hedge in spec.hedges) else None


def quantity(hedge: Hedge) -> str | None:
    """What a hedge makes of a duration; None for one that says nothing of its length."""
    return _QUANTITY.get(hedge.words.lower(), "APPROX" if hedge.tolerant else None)
