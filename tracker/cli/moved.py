"""Windows that hang on events and calendars, before a change and after it."""

from collections.abc import Iterable
from datetime import date

from tracker.core.anchors import Window, window_at
from tracker.store.cases import cases
from tracker.store.change import Change


def windows(change: Change, deadlines: Iterable[str]) -> dict[str, Window | None]:
    """The windows of these deadlines by all that is recorded, in the order of their numbers."""
    found = cases(change.db, sorted(deadlines))
    found.sort(key=lambda case: case.deadline.number)
    return {case.deadline.id: window_at(case, case.deadline, date.max) for case in found}
