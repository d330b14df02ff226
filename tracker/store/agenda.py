"""Candidates for the morning page, by the clock index: it reads what it prints, not the store."""

import sqlite3
from datetime import date

from tracker.core.agenda import RECENT, asked_spans
from tracker.core.clock import SPAN_CLASSES, earliest_start
from tracker.store.find import Filters, passing


def candidates(db: sqlite3.Connection, today: date, within: int | None, every: bool) -> list[str]:
    """The ids of deadlines that may be on the page of `today`, a day's doubt on either side.

    Today they come from the index alone. A past day also looks at what has been judged, followed
    or anchored since, because the index holds only what is open now.
    """
    day = today.toordinal()
    ids = _due(db, day, within or 0)
    (oldest,) = db.execute(
        "SELECT coalesce(min(tolerated), :day) FROM clock", {"day": day}
    ).fetchone()
    for low, high in [(0, day + 1)] if every else asked_spans(today, oldest):
        ids |= _ids(db, "SELECT deadline FROM clock WHERE tolerated BETWEEN ? AND ?", low, high)
    return sorted(ids | changed_since(db, date.fromordinal(max(day - RECENT - 2, 1))))


def unjudged(db: sqlite3.Connection, today: date, filters: Filters) -> tuple[int, list[str]]:
    """How many passing deadlines lapsed surely before `today`, unjudged, and whom to test singly.

    Without filters the count comes from the tally. Deadlines within a day of their end, and those
    judged, followed or anchored since `today`, are given by id and not counted.
    """
    day = today.toordinal()
    near = _ids(db, "SELECT deadline FROM clock WHERE tolerated BETWEEN ? AND ?", day - 1, day + 1)
    eve = date.fromordinal(max(day - 1, 1))  # where it still is yesterday, today is not known yet
    singly = near | changed_since(db, eve)
    if filters == Filters():
        (sure,) = db.execute(
            "SELECT coalesce(sum(n), 0) FROM tally WHERE tolerated < ?", (day - 1,)
        ).fetchone()
    else:
        rows = _ids(db, "SELECT deadline FROM clock WHERE tolerated < ?", day - 1)
        sure = len(passing(db, sorted(rows), filters))
    for id in (ids := passing(db, sorted(singly), filters)):
        sure -= len(
            _ids(db, "SELECT 1 FROM clock WHERE deadline = ? AND tolerated < ?", id, day - 1)
        )
    return int(sure), ids


def _due(db: sqlite3.Connection, day: int, within: int) -> set[str]:
    ids: set[str] = set()
    for span_class in SPAN_CLASSES:
        ids |= _ids(
            db,
            "SELECT deadline FROM clock WHERE span_class = ? AND due_from BETWEEN ? AND ?"
            " AND tolerated >= ?",
            *(span_class, earliest_start(span_class, day), day + within + 1, day - 1),
        )
    return ids


def changed_since(db: sqlite3.Connection, day: date) -> set[str]:
    """The ids of deadlines that anything known after `day` judges, follows or gives a day."""
    since = day.isoformat()
    return (
        _ids(db, "SELECT deadline FROM verdict WHERE known > ?", since)
        | _ids(db, "SELECT old FROM link WHERE known > ?", since)
        | _ids(
            db,
            "SELECT d.id FROM event_standing s JOIN deadline d ON d.anchor_event = s.event"
            " WHERE s.known > ?",
            since,
        )
    )


def _ids(db: sqlite3.Connection, query: str, *values: object) -> set[str]:
    return {row[0] for row in db.execute(query, values)}
