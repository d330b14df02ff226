"""Candidates for the morning page, by the clock index: it reads what it prints, not the store."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from tracker.core.agenda import RECENT, asked_spans
from tracker.core.clock import NO_END, SPAN_CLASSES, ClockRow, earliest_start
from tracker.core.glance import Glance, clocked
from tracker.core.moment import Moment
from tracker.store.cases import MOVED, chunks, setting
from tracker.store.find import Filters, narrowing, passing

# What a line shows of a deadline whose row of the index says where it stands: no hour, no event,
# and a last day that differs from the index's word for none.
_GLANCES = """
SELECT d.id, d.number, d.title,
    coalesce(
        (SELECT group_concat(name, ', ') FROM deadline_party JOIN party ON slug = party
            WHERE deadline = d.id AND part = 'speaker'),
        (SELECT group_concat(name, ', ') FROM deadline_party JOIN party ON slug = party
            WHERE deadline = d.id AND part = 'bound'), ''),
    d.hedge IS NOT NULL OR d.loose, c.due_from, c.last, c.tolerated,
    d.said, d.first, coalesce(d.zone, ?)
FROM clock c JOIN deadline d ON d.id = c.deadline
WHERE c.deadline IN ({}) AND d.hour IS NULL AND d.anchor_words IS NULL
    AND (d.last IS NULL OR d.said <= d.last AND c.last < {})
"""


# The deadlines that hang on an event of which something became known after a day, or on one that
# hangs on such an event.
_MOVED = MOVED.format("SELECT event FROM event_standing WHERE known > ?")


class Clocked(NamedTuple):
    """A deadline's id, and its row of the clock index; see ClockRow."""

    id: str
    due_from: int
    last: int
    tolerated: int


def due(db: sqlite3.Connection, today: date, filters: Filters, within: int | None) -> list[Clocked]:
    """The deadlines that the index has due on `today`, a day's doubt on either side."""
    day = today.toordinal()
    where = (
        "c.span_class = :class AND c.due_from BETWEEN :earliest AND :latest AND c.tolerated >= :eve"
    )
    days = {"latest": day + (within or 0) + 1, "eve": day - 1}
    if within is not None:
        where += " AND (c.last <= :latest OR c.last = :no_end AND c.due_from <= :day + 1)"
        days |= {"no_end": NO_END, "day": day}
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
    return sorted(found, key=lambda line: line.tolerated, reverse=True)


def settled(db: sqlite3.Connection, today: date, filters: Filters) -> list[str]:
    """The ids of deadlines that were judged, followed or moved by their event lately, or since."""
    changed = changed_since(db, date.fromordinal(max(today.toordinal() - RECENT - 2, 1)))
    return passing(db, sorted(changed), filters)


def glances(db: sqlite3.Connection, ids: Sequence[str], moment: Moment) -> Iterator[Glance]:
    """The lines of those deadlines that the index alone can place; it is for the present only."""
    zone, day = setting(db, "zone"), date.fromisoformat
    today = cache(moment.today)
    for chunk in chunks(ids):
        query = _GLANCES.format(", ".join("?" * len(chunk)), NO_END)
        for row in db.execute(query, (zone, *chunk)):
            said, first, place = row[8:]
            begin = day(first) if first else None
            if (announced := day(said)) <= today(place):
                yield clocked(row[:5], ClockRow(*row[5:8]), announced, begin, today(place))


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
        sure = len(_clocked(db, "c.tolerated < :eve", {"eve": day - 1}, filters))
    for id in (ids := passing(db, sorted(singly), filters)):
        sure -= len(
            _ids(db, "SELECT 1 FROM clock WHERE deadline = ? AND tolerated < ?", id, day - 1)
        )
    return int(sure), ids


def unrecorded_from(
    db: sqlite3.Connection, today: date, within: int | None, filters: Filters
) -> date | None:
    """The last day up to which recurrences are recorded, where `today`'s page may lack some.

    That is where an instance which is not recorded may be due, or ends `within` days. None if
    nothing can be missing.
    """
    ahead = "max(:within, coalesce(d.lead, t.lead, :lead))"
    values = {"within": within or 0, "lead": int(setting(db, "lead"))}
    return _recorded_up_to(db, today, ahead, values, filters)


def unrecorded_by(db: sqlite3.Connection, day: date, filters: Filters) -> date | None:
    """The last day up to which recurrences are recorded, if some may go on until `day`."""
    return _recorded_up_to(db, day, "0", {}, filters)


def _recorded_up_to(
    db: sqlite3.Connection, day: date, ahead: str, values: dict[str, int], filters: Filters
) -> date | None:
    conditions, given = narrowing(filters)
    query = (
        "SELECT min(r.newest) FROM recurrence r"
        " JOIN deadline d ON d.recurrence = r.id AND d.instance = r.begins"
        " LEFT JOIN topic t ON t.slug = d.topic WHERE r.newest IS NOT NULL"
        f" AND julianday(r.newest) + 1 - {ahead} <= julianday(:day)"
    )
    where = "".join(f" AND {condition}" for condition in conditions)
    (found,) = db.execute(query + where, given | values | {"day": day.isoformat()}).fetchone()
    return date.fromisoformat(found) if found else None


def changed_since(db: sqlite3.Connection, day: date) -> set[str]:
    """The ids of deadlines that anything known after `day` judges, follows or gives a day."""
    since = day.isoformat()
    return (
        _ids(db, "SELECT deadline FROM verdict WHERE known > ?", since)
        | _ids(db, "SELECT old FROM link WHERE known > ?", since)
        | _ids(db, _MOVED, since)
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
    return list(map(Clocked._make, rows))


def _ids(db: sqlite3.Connection, query: str, *values: object) -> set[str]:
    return {row[0] for row in db.execute(query, values)}
