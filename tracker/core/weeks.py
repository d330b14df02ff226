"""Weekdays to days, and the week they stand in; what the other calendars count from."""

from collections.abc import Iterator
from datetime import date

from tracker.core.asked import Asked
from tracker.core.days import DAY, Days, one, so_many_days
from tracker.core.spec import Weekday
from tracker.core.wording import WEEKDAYS


def weekday(time: Weekday, asked: Asked) -> Iterator[Days]:
    """The day that a weekday names; it has no further candidates."""
    said, name = asked.said, WEEKDAYS[time.day]
    ahead = (time.day - said.weekday()) % 7
    if time.ring == "last":
        yield _last_weekday(time, asked, name)
    elif time.ring == "next":
        yield _next_weekday(time, asked, name)
    elif time.ring == "this":
        yield one(
            said + so_many_days(ahead),
            f"this {name}",
            "the first such day from the one it was said",
        )
    elif asked.back:
        before = said - so_many_days(-ahead % 7)
        why = "the last such day up to the one it was said"
        yield one(before, name, why)
    else:
        after = said + so_many_days(ahead or 7)
        itself = () if ahead or time.ring == "coming" else (one(said, "the day it was said"),)
        yield one(after, name, "the first such day after it was said", itself)


def _last_weekday(time: Weekday, asked: Asked, name: str) -> Days:
    """The last such day before it was said; that of the week before is the other reading."""
    nearest = asked.said - ((asked.said.weekday() - time.day - 1) % 7 + 1) * DAY
    day = nearest + 7 * time.shift * DAY
    if time.shift:
        return one(day, f"the {name} before last")
    in_week = week_start(asked, asked.said) + (_in_week(time.day, asked) - 7) * DAY
    others = () if in_week == day else (one(in_week, f"the {name} of last week"),)
    return one(day, f"last {name}", "the last such day before it was said", others)


def _next_weekday(time: Weekday, asked: Asked, name: str) -> Days:
    said = asked.said
    nearest = said + ((time.day - said.weekday() - 1) % 7 + 1) * DAY
    in_week = week_start(asked, said) + (7 + _in_week(time.day, asked)) * DAY
    if time.shift:
        return one(nearest + 7 * time.shift * DAY, f"the {name} after next")
    near = asked.conventions.next_weekday == "nearest"
    taken, other = (nearest, in_week) if near else (in_week, nearest)
    words = "nearest one" if near else "one of the week after, " + weeks_run(asked)
    others = (one(other, f"the {name} of next week" if near else f"the nearest {name}"),)
    return one(taken, f"next {name}", f"“next” is taken as the {words}", others)


def _in_week(weekday: int, asked: Asked) -> int:
    """How many days into a week a weekday is."""
    return (weekday - asked.conventions.week_start) % 7


def week_start(asked: Asked, day: date) -> date:
    """The first day of the week that holds a day."""
    return day - so_many_days(_in_week(day.weekday(), asked))


def weeks_run(asked: Asked) -> str:
    """From which weekday to which weeks run."""
    first = asked.conventions.week_start
    return f"{WEEKDAYS[first]} to {WEEKDAYS[first - 1]}"
