"""How an event stands on a day, in the word that lists show."""

from datetime import date

from tracker.core.anchors import Happenings, event_then
from tracker.core.records import EventRow


def event_standing(happenings: Happenings, event: str, today: date) -> tuple[EventRow | None, str]:
    """The newest row about an event known on `today`, with the days it then had, and its word.

    A scheduled event whose last day has passed unconfirmed is `scheduled?`. Without a row the
    event was not known yet, and the word is empty.
    """
    row = event_then(happenings, event, today)
    if row is None:
        return None, ""
    if row.standing == "scheduled" and row.last is not None and row.last < today:
        return row, "scheduled?"
    return row, row.standing
