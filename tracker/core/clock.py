"""The clock index: which deadlines can be due on a day, found without reading the others.

A row stands for a deadline that nothing has closed. It only finds candidates; `standing` decides.
Days are day numbers (`date.toordinal`); both ends count.
"""

from datetime import date

from tracker.core.anchors import window_at
from tracker.core.chain import in_time, successor
from tracker.core.record import Record
from tracker.core.records import Case
from tracker.core.standing import judgement, review_day
from tracker.core.states import State

NO_END = date.max.toordinal()
SPAN_CLASSES = range(NO_END.bit_length() + 1)


class ClockRow(Record):
    """From which day a deadline is due, its last day, and the last tolerated one."""

    due_from: int
    last: int
    tolerated: int

    @property
    def span_class(self) -> int:
        """The bit length of the distance, so that a class bounds how far back to look."""
        return (self.tolerated - self.due_from).bit_length()


def clock_row(case: Case) -> ClockRow | None:
    """The row of a deadline by all that is recorded; None when closed, or waiting for an event."""
    deadline, latest = case.deadline, date.max
    link = successor(case, deadline, latest)
    if judgement(case, latest) or (link and in_time(case, link, latest)):
        return None
    window = window_at(case, deadline, latest)
    if window is None:
        return None
    if window.last is None:
        review = max(review_day(case, window.first, latest), deadline.said)
        return ClockRow(review.toordinal(), NO_END, NO_END)
    last, said = window.last.toordinal(), deadline.said.toordinal()
    return dated_row(said, last, deadline.tolerance, deadline.lead)


def dated_row(said: int, last: int, tolerance: int, lead: int) -> ClockRow:
    """The row of a deadline that nothing has closed and that has a last day; all are days."""
    # A window that ended before it was said lapsed on the day it was said, not before.
    over = max(min(last + tolerance, NO_END), said - 1)
    return ClockRow(max(last - lead, 1), last, over)


def clock_state(row: ClockRow, said: int, today: int) -> tuple[State, int]:
    """The state of a deadline by its row, and the day on which it began; all are day numbers.

    It is what `standing` gives once all that is recorded is known, where days decide alone: a
    stated hour ends the last day early.
    """
    if today < row.due_from:
        return ("vague" if row.last == NO_END else "running"), said
    if row.last == NO_END:
        return "review", max(row.due_from, said)
    if today <= row.last:
        return "due", max(row.due_from, said)
    if today <= row.tolerated:
        return "grace", max(row.last + 1, said)
    return "unconfirmed", max(row.tolerated + 1, said)


def earliest_start(span_class: int, day: int) -> int:
    """The earliest due_from with which a row of this class can still be due on `day`."""
    return day - (1 << span_class) - 1
