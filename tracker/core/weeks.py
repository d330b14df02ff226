"""Weekdays to days, and the week they stand in; what the other calendars count from."""

from collections.abc import Iterator
from datetime import date

from tracker.core.conventions import Conventions
from tracker.core.days import DAY, Days, one
from tracker.core.record import Record
from tracker.core.spec import Weekday
from tracker.core.wording import WEEKDAYS


class Frame(Record):
    """The day it was said, our conventions, and whether the words look `back` from that day.

    Where they may (`past`), what was over by then is no reason to refuse.
    """

    said: date
    conventions: Conventions
    back: bool = False
    past: bool = False

    def opening(self, reach: int) -> date:
        """The day from which candidates are sought; looking back, `reach` days earlier."""
        if not self.back:
            return self.said
        return self.said - min(reach * DAY, self.said - date.min)


def weekday(time: Weekday, frame: Frame) -> Iterator[Days]:
    """The day that a weekday names; it has no further candidates."""
    said, name = frame.said, WEEKDAYS[time.day]
    ahead = (time.day - said.weekday()) % 7
    if time.ring == "last":
        yield _last_weekday(time, frame, name)
    elif time.ring == "next":
        yield _next_weekday(time, frame, name)
    elif time.ring == "this":
        yield one(said + ahead * DAY, f"this {name}", "the first such day from the one it was said")
    elif frame.back:
        before = said - (-ahead % 7) * DAY
        why = "the last such day up to the one it was said"
        yield one(before, name, why)
    else:
        after = said + (ahead or 7) * DAY
        itself = () if ahead or time.ring == "coming" else (one(said, "the day it was said"),)
        yield one(after, name, "the first such day after it was said").but(others=itself)


def _last_weekday(time: Weekday, frame: Frame, name: str) -> Days:
    """The last such day before it was said; that of the week before is the other reading."""
    nearest = frame.said - ((frame.said.weekday() - time.day - 1) % 7 + 1) * DAY
    day = nearest + 7 * time.shift * DAY
    if time.shift:
        return one(day, f"the {name} before last")
    in_week = week_start(frame, frame.said) + (_in_week(time.day, frame) - 7) * DAY
    others = () if in_week == day else (one(in_week, f"the {name} of last week"),)
    return one(day, f"last {name}", "the last such day before it was said").but(others=others)


def _next_weekday(time: Weekday, frame: Frame, name: str) -> Days:
    said = frame.said
    nearest = said + ((time.day - said.weekday() - 1) % 7 + 1) * DAY
    in_week = week_start(frame, said) + (7 + _in_week(time.day, frame)) * DAY
    if time.shift:
        return one(nearest + 7 * time.shift * DAY, f"the {name} after next")
    near = frame.conventions.next_weekday == "nearest"
    taken, other = (nearest, in_week) if near else (in_week, nearest)
    words = "nearest one" if near else "one of the week after, " + weeks_run(frame)
    others = (one(other, f"the {name} of next week" if near else f"the nearest {name}"),)
    return one(taken, f"next {name}", f"“next” is taken as the {words}").but(others=others)


def _in_week(weekday: int, frame: Frame) -> int:
    """How many days into a week a weekday is."""
    return (weekday - frame.conventions.week_start) % 7


def week_start(frame: Frame, day: date) -> date:
    """The first day of the week that holds a day."""
    return day - _in_week(day.weekday(), frame) * DAY


def weeks_run(frame: Frame) -> str:
    """From which weekday to which weeks run."""
    first = frame.conventions.week_start
    return f"{WEEKDAYS[first]} to {WEEKDAYS[first - 1]}"
