"""The halves of ultimatums, found by their links."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tracker.core.chain import chain
from tracker.core.moment import Moment
from tracker.core.standing import in_error, standing
from tracker.core.ultimatum import Half
from tracker.store.cases import HALVES, cases, many


class Ultimatum(NamedTuple):
    """A demand as it was made, where its newest announcement stands, and one consequence.

    `announced` are the ids of all announcements of the demand.
    """

    announced: frozenset[str]
    demand: Half
    newest: Half
    consequence: Half


def ultimatums(db: sqlite3.Connection, ids: Sequence[str], moment: Moment) -> list[Ultimatum]:
    """The ultimatums that these deadlines are of, on either side, as they stood at that moment.

    Those that were not known yet are left out, and those of which a half was recorded in error.
    """
    pairs = [
        (old, new, date.fromisoformat(known))
        for old, new, known in dict.fromkeys(many(db, HALVES, ids))
    ]
    members = sorted({id for old, new, _ in pairs for id in (old, new)})
    halves = {half.case.deadline.id: half for half in _halves(db, members, moment)}
    found = []
    for old, new, known in pairs:
        demand, consequence = halves.get(old), halves.get(new)
        if demand and consequence and known <= moment.today(demand.case.deadline.zone):
            announced = chain(demand.case, moment.today(demand.case.deadline.zone))
            (newest,) = _halves(db, [announced[-1].id], moment) or [demand]
            of_demand = frozenset(deadline.id for deadline in announced)
            found.append(Ultimatum(of_demand, demand, newest, consequence))
    return found


def _halves(db: sqlite3.Connection, ids: Sequence[str], moment: Moment) -> list[Half]:
    return [
        Half(case, found)
        for case in cases(db, ids)
        if not in_error(case.verdicts)
        and (found := standing(case, moment.at(case.deadline.zone))) is not None
    ]
