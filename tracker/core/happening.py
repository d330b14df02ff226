"""How an event stands on a day, in the word that lists show."""

from datetime import date

from tracker.core.anchors import event_at
from tracker.core.records import EventRow


def event_standing(rows: tuple[EventRow, ...], today: date) -> tuple[EventRow | None, str]:
    """The newest row known on `today`, and its word.

    A scheduled event whose last day has passed unconfirmed is `scheduled?`. Without a row the
    event was not known yet, and the word is empty.
    """
    row = event_at(rows, today)
    if row is None:
        return None, ""
    if row.standing == "scheduled" and row.last is not None and row.last < today:
        return row, "scheduled?"
    return row, row.standing
