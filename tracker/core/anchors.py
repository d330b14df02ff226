"""Windows that hang on an event: what they become once the event has a day."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker.core.record import Record
from tracker.core.records import Anchor, Case, Deadline, EventRow
from tracker.errors import RecordRefused

if TYPE_CHECKING:
    from tracker.core.imported import Counting

# Compiled when first used, as `tracker due` seldom does.
_OFFSET = (
    r"(-?)P(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:(\d{1,5})B)?"
    r"(?:T(\d{1,7})H)?"
)


class BeyondCalendar(RecordRefused):
    """Working days in years of which a table or calendar does not know the holidays."""


class Window(Record):
    """The days on which a deadline may be met; both ends count, None is open on that side."""

    first: date | None
    last: date | None


Happenings = Mapping[str, tuple[EventRow, ...]]
"""The rows about each event by its id, oldest first."""


def window_at(case: Case, deadline: Deadline, today: date) -> Window | None:
    """The window of `deadline` by what was known on `today`; None while it hangs in the air.

    `deadline` is the case's own or one that its chain holds. `awaited` says what it waits for.
    """
    if deadline.anchor is None:
        return Window(deadline.first, deadline.last)
    return hung(case.happenings, deadline.anchor, deadline.said, today)


def hung(happenings: "Happenings", anchor: Anchor, said: date, today: date) -> Window | None:
    """The window that an anchor gives to what was said on that day, by what `today` knew."""
    found = _hung(happenings, anchor, said, today, ())
    return found if isinstance(found, Window) else None


def awaited(case: Case, deadline: Deadline, today: date) -> str:
    """Why a deadline that hangs on an event has no window on `today`, as a clause."""
    assert deadline.anchor is not None
    found = _hung(case.happenings, deadline.anchor, deadline.said, today, ())
    return found if isinstance(found, str) else ""


def event_at(rows: tuple[EventRow, ...], today: date) -> EventRow | None:
    """The newest row about an event that was known on `today`; rows come oldest first."""
    return next((row for row in reversed(rows) if row.known <= today), None)


def event_then(happenings: Happenings, event: str, today: date) -> EventRow | None:
    """The row that `event_at` gives, with the days that another event gives it, if it hangs."""
    return _then(happenings, event, today, ())


def loop(happenings: Happenings, event: str) -> tuple[str, ...]:
    """The events on which `event` hangs and which hang on it in turn, on any day; () if none."""
    days = {row.known for rows in happenings.values() for row in rows}
    for today in sorted(days, reverse=True):
        path, at = [event], event
        while (row := event_at(happenings.get(at, ()), today)) and row.anchor and row.anchor.event:
            at = row.anchor.event
            if at == event:
                return (*path, event)
            if at in path:
                break  # another event's loop, which was refused when that was recorded
            path.append(at)
    return ()


def _then(
    happenings: Happenings, event: str, today: date, path: tuple[str, ...]
) -> EventRow | None:
    row = event_at(happenings.get(event, ()), today)
    if row is None or row.anchor is None:
        return row
    found = _hung(happenings, row.anchor, row.known, today, (*path, event))
    first, last = found if isinstance(found, Window) else (None, None)
    return row.but(first=first, last=last)


def _hung(
    happenings: Happenings, anchor: Anchor, said: date, today: date, path: tuple[str, ...]
) -> Window | str:
    """The window that hangs on the anchor, or in a clause why there is none yet."""
    days: list[Window] = []
    for event, words in ((anchor.event, anchor.words), (anchor.end, anchor.end_words)):
        if words is None:
            continue
        row = None
        if event is not None and event not in path:  # stores that were merged might hold a loop
            row = _then(happenings, event, today, path)
        if row is None or row.standing not in ("scheduled", "happened") or row.last is None:
            return f"it hangs on “{words}”, which has no day yet"
        days.append(Window(row.first or row.last, row.last))
    (first, last), *others = days
    assert first is not None
    assert last is not None
    if others:
        end = others[0].last
        assert end is not None
        return _disordered(anchor, days) if end < first else Window(first, end)
    try:
        return anchored(anchor, said, first, last)
    except BeyondCalendar as beyond:
        return f"it hangs on “{anchor.words}”, and {beyond}"


def _disordered(anchor: Anchor, days: list[Window]) -> str:
    from tracker.core.wording import window_words  # few are in no order

    opens, ends = (window_words(*each) for each in days)
    return (
        f"it lies between “{anchor.words}”, {opens}, and “{anchor.end_words}”, {ends}, which is"
        " before that"
    )


def anchored(anchor: Anchor, said: date, first: date, last: date) -> Window:
    """The window that an event on `first` to `last` gives.

    "Within", "by" and "until" run up to the offset; with "in", "on", "after" and "before" an
    offset names the day itself. Without one, "after" begins the day after the event and "before"
    ends the day before it. Counted back is from the event's first day. Raises RecordRefused when
    the offset leaves the calendar, BeyondCalendar when that is one of working days.
    """
    start = shifted(first, anchor.offset, anchor.calendar)
    end = shifted(last, anchor.offset, anchor.calendar)
    match anchor.relation:
        case "within":
            return Window(min(first, start), max(last, end))
        case "by" | "until":
            end = start if anchor.offset and anchor.offset.startswith("-") else end
            return Window(min(said, end), end)
        case "after" if anchor.offset is None:
            return Window(shifted(last, "P1D"), None)
        case "before" if anchor.offset is None:
            end = shifted(first, "-P1D")
            return Window(min(said, end), end)
        case "as early as":
            return Window(start, None)
        case _:
            return Window(start, end)


def shifted(day: date, offset: str | None, calendar: "Counting" = "") -> date:
    """`day` moved by an ISO 8601 duration, in calendar days; hours round up to whole days.

    Years and months are added in one step (31 January plus P2M is 31 March). Working days (P10B)
    come behind all else, by `calendar`. Raises RecordRefused for anything that is no such duration,
    or that leaves the calendar, BeyondCalendar where working days are not known.
    """
    if offset is None:
        return day
    years, months, days, working, sign = _parts(offset)
    try:
        if years or months:
            # dateutil takes longer to load than `tracker due` does without it
            from dateutil.relativedelta import relativedelta

            day += sign * relativedelta(years=years, months=months)
        day += timedelta(days=sign * days)
        return day if working is None else _worked(day, sign * working, calendar)
    except (OverflowError, ValueError):
        raise RecordRefused(f"{offset} from {day} leaves the calendar") from None


def _worked(day: date, working: int, calendar: "Counting") -> date:
    from tracker.core.days import add_working  # few windows count working days
    from tracker.core.spec import Unreadable

    try:
        return add_working(day, working, calendar)
    except Unreadable as unknown:
        raise BeyondCalendar(str(unknown)) from None


def _parts(offset: str) -> tuple[int, int, int, int | None, int]:
    """Years, months, days, working days if any are counted, and the sign."""
    match = re.fullmatch(_OFFSET, offset, re.ASCII)
    if match is None or not any(match.groups()[1:]):
        raise RecordRefused(f"{offset!r} is no duration: write PT72H, P14D, P10B, P2W, P3M or P1Y")
    sign, *numbers = match.groups()
    years, months, weeks, days, working, hours = (int(n) if n else None for n in numbers)
    whole = 7 * (weeks or 0) + (days or 0) + -(-(hours or 0) // 24)
    return years or 0, months or 0, whole, working, -1 if sign else 1
