"""What hangs on the events that an import moves: each is journalled anew, with the cause."""

import sqlite3
from collections.abc import Iterator
from datetime import date

from tracker.core.anchors import event_then
from tracker.core.wording import window_words
from tracker.store.cases import event_rows
from tracker.store.hanging import above, hanging

# Events that were on record before, of which something became known, and on which something hangs.
_TOLD = """
SELECT DISTINCT e.id, e.number FROM staged.given g
JOIN staged.event_standing s ON s.id = g.id JOIN main.event e ON e.id = s.event
WHERE g.kind = 'event_standing' AND g.what = 'new'
    AND NOT EXISTS (SELECT 1 FROM staged.given n
        WHERE n.kind = 'event' AND n.id = e.id AND n.what = 'new')
    AND (EXISTS (SELECT 1 FROM main.deadline WHERE anchor_event = e.id)
        OR EXISTS (SELECT 1 FROM main.deadline WHERE anchor_end = e.id)
        OR EXISTS (SELECT 1 FROM main.event_standing WHERE anchor_event = e.id))
ORDER BY e.number
"""
# What is known of an event, the newest first, and whether the import brought it.
_KNOWN = """
SELECT standing, first, last, anchor_event, anchor_relation, anchor_offset, anchor_calendar,
    EXISTS (SELECT 1 FROM staged.given g
        WHERE g.kind = 'event_standing' AND g.id = s.id AND g.what = 'new')
FROM main.event_standing s WHERE event = ? ORDER BY known DESC, recorded DESC, id DESC
"""
_NEW = "SELECT 1 FROM staged.given WHERE kind = ? AND id = ? AND what = 'new'"


def moved(db: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Kind and id of what hangs on an event that an import moved, and why it moves.

    The import's rows are in place; what it made itself is left out.
    """
    for event, number in db.execute(_TOLD).fetchall():
        if not _moves(db, event):
            continue
        row = event_then(event_rows(db, [event]), event, date.max)
        assert row is not None
        why = f"event #{number} is now {row.standing}, {window_words(row.first, row.last)}"
        found = [("event", other) for other in above(db, event)]
        found += [("deadline", id) for id in sorted(hanging(db, [event]))]
        for kind, id in found:
            if db.execute(_NEW, (kind, id)).fetchone() is None:
                yield kind, id, why


def _moves(db: sqlite3.Connection, event: str) -> bool:
    """Whether the newest that is known of the event was brought, and is otherwise than before."""
    rows = [tuple(row) for row in db.execute(_KNOWN, (event,))]
    (*now, brought), *others = rows
    before = next((each[:-1] for each in others if not each[-1]), None)
    return bool(brought) and tuple(now) != before
