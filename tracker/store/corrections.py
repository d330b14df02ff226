"""The journal as a list of corrections: what was shown once and holds no more, newest first.

It names nobody: not who recorded it, nor with what.
"""

import sqlite3
from collections.abc import Callable
from datetime import date
from functools import cache, partial
from typing import NamedTuple

from tracker.core.corrections import Correction, dated, of_dates, of_removed, of_verdict
from tracker.core.records import Verdict
from tracker.store.dates_then import deadline_then, event_dates_then
from tracker.store.held import as_known, states_then, verdict_of
from tracker.store.history import PAGE, Step, Wanted, history, last_of
from tracker.store.kinds import State

_KINDS = """
(kind IN ('verdict', 'event_standing')
    OR kind IN ('deadline', 'event') AND EXISTS (
        SELECT 1 FROM journal e WHERE e.kind = journal.kind AND e.id = journal.id
            AND e.seq < journal.seq))
"""


End = Callable[[int], int]
"""Gives the seq of the last row of a change."""


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
    end = cache(partial(last_of, db))
    found = [each for step in steps if (each := _corrected(db, step, end)) is not None]
    return found, steps[-1].seq if len(steps) == PAGE else None


def _corrected(db: sqlite3.Connection, step: Step, end: End) -> Corrected | None:
    correction = _correction(db, step, end)
    if correction is None:
        return None
    day = date.fromisoformat(step.at[:10])
    return Corrected(step.seq, day, step.number, step.title, correction, step.why)


def _correction(db: sqlite3.Connection, step: Step, end: End) -> Correction | None:
    before, state = step.before, step.state
    if step.kind == "verdict":
        return _of_verdict(db, before, state, step)
    if step.kind == "event_standing":
        return _of_standing(db, step)
    if before is None:
        return _brought_back(_shown(db, state, step.seq)) if step.again and state else None
    if state is None:
        return _taken_away(_shown(db, before, step.seq - 1))
    if before == state:
        return _of_recomputed(db, step, state, end(step.change))
    if step.kind == "event":
        return None
    return of_dates(deadline_then(db, before, step.seq - 1), deadline_then(db, state, step.seq))


def _taken_away(was: str) -> Correction:
    return Correction("taken away", was, "no such record")


def _brought_back(now: str) -> Correction:
    return Correction("brought back", "no such record", now)


def _of_verdict(
    db: sqlite3.Connection, before: State | None, state: State | None, step: Step
) -> Correction | None:
    if state is None:
        return of_removed(verdict_of(before)) if before is not None else None
    if step.again:
        return Correction("brought back", "no such verdict", str(state["outcome"]))
    return of_verdict(verdict_of(state), _verdicts(db, state["deadline"], step.change))


def _of_standing(db: sqlite3.Connection, step: Step) -> Correction | None:
    """Whether the event has other days since; its first ones are news."""
    state = step.state or step.before
    assert state is not None
    was, now = (event_dates_then(db, state["event"], seq) for seq in (step.seq - 1, step.seq))
    if was is not None and now is not None:
        return of_dates(was, now)
    if was is not None:
        return _taken_away(dated(was))
    return _brought_back(dated(now)) if now is not None and step.again else None


def _of_recomputed(db: sqlite3.Connection, step: Step, state: State, end: int) -> Correction | None:
    """Whether what hangs on an event has other days by the change that gave the event others.

    Its first ones are news. A change, which ends with the row `end`, may journal this row before
    what moves it.
    """
    seqs = step.change - 1, end
    if step.kind == "event":
        was, now = (event_dates_then(db, step.id, seq) for seq in seqs)
    else:
        was, now = (deadline_then(db, state, seq) for seq in seqs)
    if was is None or now is None or (was.first is None and was.last is None):
        return None
    return of_dates(was, now)


def _shown(db: sqlite3.Connection, state: State, seq: int) -> str:
    """The dates of a deadline, or the title of an event."""
    return dated(deadline_then(db, state, seq)) if "said" in state else str(state["title"])


def _verdicts(db: sqlite3.Connection, deadline: str, change: int) -> list[Verdict]:
    """The verdicts on a deadline that the store held before a change, oldest first."""
    held = states_then(db, "verdict", "deadline", deadline, change - 1)
    return list(map(verdict_of, sorted(held, key=as_known)))
