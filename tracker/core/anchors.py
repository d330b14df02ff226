"""Windows that hang on an event: what they become once the event has a day."""

import re
from datetime import date, timedelta

from tracker.core.record import Record
from tracker.core.records import Anchor, Case, Deadline, EventRow
from tracker.errors import RecordRefused

# Compiled when first used, as `tracker due` seldom does.
_OFFSET = r"(-?)P(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(\d{1,7})H)?"


class Window(Record):
    """The days on which a deadline may be met; both ends count, None is open on that side."""

    first: date | None
    last: date | None


def window_at(case: Case, deadline: Deadline, today: date) -> Window | None:
    """The window of `deadline` by what was known on `today`; None while its event has no day.

    `deadline` is the case's own or one that its chain holds.
    """
    anchor = deadline.anchor
    if anchor is None:
        return Window(deadline.first, deadline.last)
    row = event_at(case.happenings.get(anchor.event or "", ()), today)
    if row is None or row.standing not in ("scheduled", "happened") or row.last is None:
        return None
    return anchored(anchor, deadline.said, row.first or row.last, row.last)


def event_at(rows: tuple[EventRow, ...], today: date) -> EventRow | None:
    """The newest row about an event that was known on `today`; rows come oldest first."""
    return next((row for row in reversed(rows) if row.known <= today), None)


def anchored(anchor: Anchor, said: date, first: date, last: date) -> Window:
    """The window that an event on `first` to `last` gives.

    "Within", "by" and "until" run up to the offset; with "in", "on", "after" and "before" an
    offset names the day itself. Without one, "after" begins the day after the event and "before"
    ends the day before it. Raises RecordRefused when the offset leaves the calendar.
    """
    start, end = shifted(first, anchor.offset), shifted(last, anchor.offset)
    match anchor.relation:
        case "within":
            return Window(min(first, start), max(last, end))
        case "by" | "until":
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


def shifted(day: date, offset: str | None) -> date:
    """`day` moved by an ISO 8601 duration, in calendar days; hours round up to whole days.

    Years and months are added in one step (31 January plus P2M is 31 March). Raises
    RecordRefused for anything that is no such duration, or that leaves the calendar.
    """
    if offset is None:
        return day
    years, months, days, sign = _parts(offset)
    try:
        if years or months:
            # dateutil takes longer to load than `tracker due` does without it
            from dateutil.relativedelta import relativedelta

            day += sign * relativedelta(years=years, months=months)
        return day + timedelta(days=sign * days)
    except (OverflowError, ValueError):
        raise RecordRefused(f"{offset} from {day} leaves the calendar") from None


def _parts(offset: str) -> tuple[int, int, int, int]:
    match = re.fullmatch(_OFFSET, offset, re.ASCII)
    if match is None or not any(match.groups()[1:]):
        raise RecordRefused(f"{offset!r} is no duration: write PT72H, P14D, P2W, P3M or P1Y")
    sign, *numbers = match.groups()
    years, months, weeks, days, hours = (int(number or 0) for number in numbers)
    return years, months, 7 * weeks + days + -(-hours // 24), -1 if sign else 1
