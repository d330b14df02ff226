"""Candidates for the morning page, by the clock index: it reads what it prints, not the store."""

import sqlite3
from datetime import date
from typing import NamedTuple

from tracker.core.agenda import RECENT, asked_spans
from tracker.core.clock import SPAN_CLASSES, ClockRow, earliest_start
from tracker.store.find import Filters, narrowing, passing


class Clocked(NamedTuple):
    """A deadline's id, and its row of the clock index."""

    id: str
    row: ClockRow


def due(db: sqlite3.Connection, today: date, filters: Filters, within: int | None) -> list[Clocked]:
    """The deadlines that the index has due on `today`, a day's doubt on either side."""
    day = today.toordinal()
    where = (
        "c.span_class = :class AND c.due_from BETWEEN :earliest AND :latest AND c.tolerated >= :eve"
    )
    days = {"latest": day + (within or 0) + 1, "eve": day - 1}
    found: list[Clocked] = []
    for span_class in SPAN_CLASSES:
        spans = {"class": span_class, "earliest": earliest_start(span_class, day)}
        found += _clocked(db, where, days | spans, filters)
    return found


def lapses(db: sqlite3.Connection, today: date, filters: Filters, every: bool) -> list[Clocked]:
    """The unjudged lapses that are asked about around `today`, or every one, newest first."""
    day = today.toordinal()
    spans = [(0, day + 1)]
    if not every:
        (oldest,) = db.execute(
            "SELECT coalesce(min(tolerated), :day) FROM clock", {"day": day}
        ).fetchone()
        spans = asked_spans(today, oldest)
    where = "c.tolerated BETWEEN :low AND :high"
    found = {
        line
        for low, high in spans
        for line in _clocked(db, where, {"low": low, "high": high}, filters)
    }
    return sorted(found, key=lambda line: line.row.tolerated, reverse=True)


def settled(db: sqlite3.Connection, today: date, filters: Filters) -> list[str]:
    """The ids of deadlines that were judged, followed or moved by their event lately, or since."""
    changed = _changed_since(db, date.fromordinal(max(today.toordinal() - RECENT - 2, 1)))
    return passing(db, sorted(changed), filters)


def unjudged(db: sqlite3.Connection, today: date, filters: Filters) -> tuple[int, list[str]]:
    """How many passing deadlines lapsed surely before `today`, unjudged, and whom to test singly.

    Without filters the count comes from the tally. Deadlines within a day of their end, and those
    judged, followed or anchored since `today`, are given by id and not counted.
    """
    day = today.toordinal()
    near = _ids(db, "SELECT deadline FROM clock WHERE tolerated BETWEEN ? AND ?", day - 1, day + 1)
    eve = date.fromordinal(max(day - 1, 1))  # where it still is yesterday, today is not known yet
    singly = near | _changed_since(db, eve)
    if filters == Filters():
        (sure,) = db.execute(
            "SELECT coalesce(sum(n), 0) FROM tally WHERE tolerated < ?", (day - 1,)
        ).fetchone()
    else:
        sure = len(_clocked(db, "c.tolerated < :eve", {"eve": day - 1}, filters))
    for id in (ids := passing(db, sorted(singly), filters)):
        sure -= len(
            _ids(db, "SELECT 1 FROM clock WHERE deadline = ? AND tolerated < ?", id, day - 1)
        )
    return int(sure), ids


def _changed_since(db: sqlite3.Connection, day: date) -> set[str]:
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


def _clocked(
    db: sqlite3.Connection, where: str, values: dict[str, int], filters: Filters
) -> list[Clocked]:
    conditions, given = narrowing(filters)
    join = "JOIN deadline d ON d.id = c.deadline" if conditions else ""
    rows = db.execute(
        f"SELECT c.deadline, c.due_from, c.last, c.tolerated FROM clock c {join}"
        f" WHERE {' AND '.join([where, *conditions])}",
        values | given,
    )
    return [Clocked(id, ClockRow(start, last, over)) for id, start, last, over in rows.fetchall()]


def _ids(db: sqlite3.Connection, query: str, *values: object) -> set[str]:
    return {row[0] for row in db.execute(query, values)}
