"""Days, months, years and spans as people type them in options: strict ISO, never guessed."""

import re
from datetime import date, time, timedelta

from tracker.core.anchors import Window
from tracker.core.moment import iso_day
from tracker.core.records import Precision
from tracker.errors import UsageError

Span = tuple[Window, Precision]
"""The first and the last day of what was typed, and how exact that is."""

_MONTH = r"\d{4}-\d{2}"
_YEAR = r"\d{4}"


def day(text: str) -> date:
    """One ISO day; raises UsageError that says what is wrong with anything else."""
    try:
        return iso_day(text)
    except ValueError as error:
        wrong = "is not a day" if "ISO" in str(error) else "is no day of the calendar"
        raise UsageError(f"{text!r} {wrong}: write it as 2025-10-16") from None


def day_and_time(text: str) -> tuple[date, time | None]:
    """A day, or a day with its clock time (2025-10-16T15:00); raises UsageError."""
    written, at, clock = text.partition("T")
    if not at:
        return day(written), None
    try:
        if not re.fullmatch(r"\d\d:\d\d", clock, re.ASCII):
            raise ValueError
        return day(written), time.fromisoformat(clock)
    except ValueError:
        raise UsageError(
            f"{clock!r} is no clock time: write 2025-10-16T15:00, by the clocks of the zone"
        ) from None


def span(text: str) -> Span:
    """A day, month (2025-10), year (2025), or two of them joined (2025-10-16..2025-10-30).

    An end that is left out stays open (..2025-10-30). Both ends count. Raises UsageError.
    """
    first, dots, last = text.partition("..")
    if not dots:
        return _period(text)
    if not first and not last:
        raise UsageError(f"{text!r} has no end: write 2025-10-16..2025-10-30")
    start, precision = _period(first or last)
    end, _ = _period(last or first)
    window = Window(start.first if first else None, end.last if last else None)
    if window.first and window.last and window.last < window.first:
        raise UsageError(f"{text!r} ends before it begins")
    return window, precision


def _period(text: str) -> Span:
    if re.fullmatch(_YEAR, text, re.ASCII):
        return Window(day(f"{text}-01-01"), day(f"{text}-12-31")), "year"
    if re.fullmatch(_MONTH, text, re.ASCII):
        first = day(f"{text}-01")
        return Window(first, _month_end(first)), "month"
    return Window(day(text), day(text)), "day"


def _month_end(first: date) -> date:
    if first.month == 12:
        return first.replace(day=31)
    return first.replace(month=first.month + 1) - timedelta(days=1)
