"""What the yardsticks have in common: a case, what it expects, and what a library answers.

Clock times are local to where the case was said, whose distance from UTC `Case.now` carries.
"""

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any, NamedTuple


class Stamp(NamedTuple):
    """What is known of a point in time; None is not stated, and then not compared.

    `offset` is in minutes east of UTC. `clock_stated` is False where an expectation's clock time
    was filled in by the library that wrote it. `part` is a part of the day, as hours from and
    until (the until does not count): any clock time within it is right.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    offset: int | None = None
    clock_stated: bool = True
    part: tuple[int, int] | None = None


class Expected(NamedTuple):
    """One expected result; `start` and `end` hold for all their stamps, none is not asked about.

    `open_end` and `open_start` say that the range must have no end, or no start.
    """

    start: tuple[Stamp, ...] = ()
    end: tuple[Stamp, ...] = ()
    text: str | None = None
    open_start: bool = False
    open_end: bool = False


class Case(NamedTuple):
    """A text said at `now` (aware), and the results expected in order; none is silence.

    `options` are what the other project's test asked its own library for.
    """

    text: str
    now: datetime
    expected: tuple[Expected, ...]
    options: tuple[tuple[str, Any], ...] = ()
    origin: str = ""


class Answer(NamedTuple):
    """One result of a library. `point` is what it gives as one point, where that isn't `start`."""

    start: Stamp | None
    end: Stamp | None = None
    point: Stamp | None = None
    text: str | None = None


class Extracted(NamedTuple):
    """The cases of a project's tests, and why the others could not be taken, in their words."""

    cases: list[Case]
    left: list[str]


def held_out(text: str) -> bool:
    """Whether a text belongs to the half that no rule may be fitted to; the same for ever."""
    return hashlib.sha256(text.casefold().encode()).digest()[0] >= 128


def stamp(moment: datetime | date) -> Stamp:
    """Give all that is known of a day, or of a moment to the minute."""
    day = (moment.year, moment.month, moment.day)
    if not isinstance(moment, datetime):
        return Stamp(*day)
    away = moment.utcoffset()
    offset = None if away is None else round(away.total_seconds() / 60)
    return Stamp(*day, moment.hour, moment.minute, offset)


def stamp_of(numbers: Sequence[int | None]) -> Stamp:
    """Make a stamp of year, month, day, hour, minute and, if it is there, offset."""
    year, month, day, hour, minute, offset, *_ = (*numbers, None)
    return Stamp(year, month, day, hour, minute, offset)


def clock(hour: time) -> Stamp:
    """Give a clock time without a day."""
    return Stamp(hour=hour.hour, minute=hour.minute)


def at_offset(given: Stamp, offset: int | None, now: datetime) -> Stamp:
    """Express a full stamp at another distance from UTC; others stay as they are.

    None is its own distance, or where it has none, that of the place where the case was said.
    """
    parts = (given.year, given.month, given.day, given.hour)
    if None in parts:
        return given
    year, month, day, hour = (part or 0 for part in parts)
    here = now.tzinfo if given.offset is None else timezone(timedelta(minutes=given.offset))
    try:
        moment = datetime(year, month, day, hour, given.minute or 0, tzinfo=here or UTC)
        there = None if offset is None else timezone(timedelta(minutes=offset))
        return stamp(moment.astimezone(there) if there else moment)
    except (OverflowError, ValueError):  # outside the years 1 to 9999
        return given


def matches(expected: Stamp, given: Stamp, now: datetime, *, implied: bool) -> bool:
    """Whether an answer is right to the minute in all that is expected.

    With `implied`, clock times that the other library filled in have to be the same, too.
    """
    compare_clock = expected.clock_stated or implied
    if expected.offset is not None and compare_clock:
        given = at_offset(given, given.offset if expected.hour is None else expected.offset, now)
        if given.offset != expected.offset:
            return False
    if expected.part and (given.hour is None or not _within(given.hour, expected.part)):
        return False
    names = ("year", "month", "day", *(("hour", "minute") if compare_clock else ()))
    return all(
        getattr(expected, name) is None or getattr(expected, name) == getattr(given, name)
        for name in names
    )


def _within(hour: int, part: tuple[int, int]) -> bool:
    """Whether an hour lies in a part of a day, which may run past midnight."""
    first, until = part
    return first <= hour < until or hour + 24 < until


def exact(case: Case, answers: Sequence[Answer], *, implied: bool = False) -> bool:
    """Whether the answers are the expected results: as many, in order, each right."""
    return len(answers) == len(case.expected) and all(
        _right(each, answer, case.now, implied)
        for each, answer in zip(case.expected, answers, strict=True)
    )


def is_point(case: Case) -> bool:
    """Whether a case expects a single result that is no range."""
    return len(case.expected) == 1 and not _is_range(case.expected[0])


def _is_range(expected: Expected) -> bool:
    return bool(expected.end) or expected.open_start or expected.open_end


def _right(expected: Expected, answer: Answer, now: datetime, implied: bool) -> bool:
    start = answer.start if _is_range(expected) else answer.point or answer.start
    if (expected.open_start and answer.start) or (expected.open_end and answer.end):
        return False
    pairs = [(each, start) for each in expected.start] + [
        (each, answer.end) for each in expected.end
    ]
    return all(given and matches(each, given, now, implied=implied) for each, given in pairs)
