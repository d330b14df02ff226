"""The halves of ultimatums, found by their links."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tracker.core.chain import chain
from tracker.core.moment import Moment
from tracker.core.standing import in_error, standing
from tracker.core.ultimatum import Half
from tracker.store.cases import cases, chunks

_PAIRS = """
SELECT old, new, known FROM link WHERE kind = 'consequence' AND (old IN ({0}) OR new IN ({0}))
ORDER BY known, recorded, id
"""


class Ultimatum(NamedTuple):
    """A demand as it was made, where its newest announcement stands, and one consequence."""

    demand: Half
    newest: Half
    consequence: Half


def ultimatums(db: sqlite3.Connection, ids: Sequence[str], moment: Moment) -> list[Ultimatum]:
    """The ultimatums that these deadlines are halves of, as they stood at that moment.

    Those that were not known yet are left out, and those of which a half was recorded in error.
    """
    pairs = [
        (old, new, date.fromisoformat(known)) for old, new, known in dict.fromkeys(_pairs(db, ids))
    ]
    members = sorted({id for old, new, _ in pairs for id in (old, new)})
    halves = {half.case.deadline.id: half for half in _halves(db, members, moment)}
    found = []
    for old, new, known in pairs:
        demand, consequence = halves.get(old), halves.get(new)
        if demand and consequence and known <= moment.today(demand.case.deadline.zone):
            newest = _newest(db, demand, moment)
            found.append(Ultimatum(demand, newest, consequence))
    return found


def _pairs(db: sqlite3.Connection, ids: Sequence[str]) -> list[tuple[str, str, str]]:
    return [
        row
        for chunk in chunks(ids)
        for row in db.execute(_PAIRS.format(", ".join("?" * len(chunk))), (*chunk, *chunk))
    ]


def _halves(db: sqlite3.Connection, ids: Sequence[str], moment: Moment) -> list[Half]:
    return [
        Half(case, found)
        for case in cases(db, ids)
        if not in_error(case.verdicts)
        and (found := standing(case, moment.at(case.deadline.zone))) is not None
    ]


def _newest(db: sqlite3.Connection, demand: Half, moment: Moment) -> Half:
    """The half as it was last announced: an extension or a reset is the same demand."""
    deadline = demand.case.deadline
    last = chain(demand.case, moment.today(deadline.zone))[-1]
    if last.id == deadline.id:
        return demand
    (newest,) = _halves(db, [last.id], moment) or [demand]
    return newest
