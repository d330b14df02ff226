"""The journal as a list of corrections: what was shown once and holds no more, newest first.

It names nobody: not who recorded it, nor with what.
"""

import sqlite3
from collections.abc import Iterator
from datetime import date, time
from typing import NamedTuple

from tracker.core.corrections import Correction, Dates, of_dates, of_removed, of_verdict
from tracker.core.records import Verdict
from tracker.core.wording import window_words
from tracker.store.held import as_known, state_then, verdict_of
from tracker.store.history import PAGE, Step, Wanted, history
from tracker.store.kinds import State

_KINDS = """
(kind IN ('verdict', 'event_standing')
    OR kind IN ('deadline', 'event') AND EXISTS (
        SELECT 1 FROM journal e WHERE e.kind = journal.kind AND e.id = journal.id
            AND e.seq < journal.seq))
"""


class Corrected(NamedTuple):
    """A correction of the deadline or event of that number, recorded on a day, UTC."""

    seq: int
    day: date
    number: int | None
    title: str
    correction: Correction
    why: str | None


def corrections(
    db: sqlite3.Connection, wanted: Wanted, below: int | None
) -> tuple[list[Corrected], int | None]:
    """Those among the next page of rows before seq `below`, and where to go on; None at the end."""
    steps = history(db, wanted, below, _KINDS)
    found = [each for step in steps if (each := _corrected(db, step)) is not None]
    return found, steps[-1].seq if len(steps) == PAGE else None


def _corrected(db: sqlite3.Connection, step: Step) -> Corrected | None:
    correction = _correction(db, step)
    if correction is None:
        return None
    day = date.fromisoformat(step.at[:10])
    return Corrected(step.seq, day, step.number, step.title, correction, step.why)


def _correction(db: sqlite3.Connection, step: Step) -> Correction | None:
    before, state = step.before, step.state
    if step.kind == "verdict":
        return _of_verdict(db, before, state, step)
    if before is None:
        return _of_new(db, state, step) if state is not None else None
    if state is None:
        return Correction("taken away", _shown(before), "no such record")
    return of_dates(_dates(before, db), _dates(state, db)) if step.kind == "deadline" else None


def _of_verdict(
    db: sqlite3.Connection, before: State | None, state: State | None, step: Step
) -> Correction | None:
    if state is None:
        return of_removed(verdict_of(before)) if before is not None else None
    if step.again:
        return Correction("brought back", "no such verdict", str(state["outcome"]))
    return of_verdict(verdict_of(state), _verdicts(db, state["deadline"], step.change))


def _of_new(db: sqlite3.Connection, state: State, step: Step) -> Correction | None:
    """What is there again, and a standing of an event that was known before."""
    if step.again:
        return Correction("brought back", "no such record", _shown(state))
    was = _standing(db, state["event"], step.change)
    return of_dates(_dates(was), _dates(state)) if was is not None else None


def _shown(state: State) -> str:
    """The dates of a record, or what else it says of itself."""
    if "first" not in state and "last" not in state:
        return str(state.get("anchor_words") or state.get("title") or "no date")
    dates = _dates(state)
    return window_words(dates.first, dates.last)


def _dates(state: State, db: sqlite3.Connection | None = None) -> Dates:
    hanging = state.get("anchor_words")
    event = state.get("anchor_event")
    if db is not None and event is not None:
        row = db.execute("SELECT number FROM event WHERE id = ?", (event,)).fetchone()
        hanging = f"{hanging}, event #{row[0]}" if row else hanging
    hour = state.get("hour")
    return Dates(
        first=_day(state, "first"),
        last=_day(state, "last"),
        hour=time.fromisoformat(hour) if hour else None,
        tolerance=state.get("tolerance", 0),
        said_first=_day(state, "said_first"),
        said=_day(state, "said"),
        hangs_on=hanging,
    )


def _day(state: State, name: str) -> date | None:
    return date.fromisoformat(state[name]) if name in state else None


def _verdicts(db: sqlite3.Connection, deadline: str, change: int) -> list[Verdict]:
    """The verdicts on a deadline that the store held before a change, oldest first."""
    held = _held(db, "verdict", "deadline", deadline, change)
    return list(map(verdict_of, sorted(held, key=as_known)))


def _standing(db: sqlite3.Connection, event: str, change: int) -> State | None:
    """The standing of an event that was newest before a change."""
    held = _held(db, "event_standing", "event", event, change)
    return max(held, key=as_known, default=None)


def _held(db: sqlite3.Connection, kind: str, field: str, key: str, change: int) -> Iterator[State]:
    query = (
        f"SELECT id FROM {kind} WHERE {field} = :key UNION SELECT id FROM journal"
        f" WHERE kind = '{kind}' AND state GLOB '{{\"removed\":*'"
        f" AND json_extract(state, '$.removed.{field}') = :key"
    )
    for (id,) in db.execute(query, {"key": key}).fetchall():
        state = state_then(db, kind, id, change - 1)
        if state is not None:
            yield state
