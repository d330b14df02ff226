"""Deadlines that two stores judged differently, each by a verdict that the other has not."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.core.records import Verdict
from tracker.core.standing import judgement_of
from tracker.store.cases import cases, chunks
from tracker.store.merging import Meeting
from tracker.store.opening import private


class Judged(NamedTuple):
    """A deadline of ours, and what either store says became of it."""

    number: int
    title: str
    ours: str
    theirs: str


def judged(meeting: Meeting) -> Iterator[Judged]:
    """Those of which a verdict of theirs is staged; both sides are as they were before."""
    db = meeting.db
    rows = db.execute(
        "SELECT DISTINCT deadline FROM staged.verdict v JOIN main.deadline d ON d.id = v.deadline"
        " ORDER BY d.number"
    ).fetchall()
    for chunk in chunks([id for (id,) in rows]):
        ours = _judgements(db, chunk)
        with private(meeting.other.path) as theirs:
            there = _judgements(theirs, chunk)
            for id in chunk:
                here, other = ours[id], there.get(id)
                if here is None or other is None or _has(theirs, here) or _has(db, other):
                    continue
                if (here.outcome, here.happened) != (other.outcome, other.happened):
                    query = "SELECT number, title FROM main.deadline WHERE id = ?"
                    number, title = db.execute(query, (id,)).fetchone()
                    yield Judged(number, title, _words(here), _words(other))


def _judgements(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, Verdict | None]:
    return {case.deadline.id: judgement_of(case.verdicts) for case in cases(db, ids)}


def _has(db: sqlite3.Connection, verdict: Verdict) -> bool:
    query = "SELECT 1 FROM main.verdict WHERE id = ?"
    return db.execute(query, (verdict.id,)).fetchone() is not None


def _words(verdict: Verdict) -> str:
    happened = f" on {verdict.happened.isoformat()}" if verdict.happened else ""
    return f"{verdict.outcome}{happened}"
