"""What is recorded of the parties that a text names: it is what the text is read with."""

import sqlite3
from collections import defaultdict
from datetime import date

from tracker.core.reading.records import Given, Known, Recorded
from tracker.store.cases import chunks
from tracker.store.conventions import conventions

RECENT = 200  # open deadlines of each party, those recorded last, that a text may speak of

_NAMES = """
SELECT slug, name FROM party UNION ALL SELECT party, name FROM alias ORDER BY 1
"""
_OPEN = f"""
SELECT d.id, d.number, d.title, d.first, d.last FROM (
    SELECT DISTINCT deadline FROM deadline_party WHERE party = ?
    ORDER BY deadline DESC LIMIT {RECENT}
) p JOIN deadline d ON d.id = p.deadline
WHERE EXISTS (SELECT 1 FROM clock WHERE clock.deadline = d.id)
"""
_PARTIES = """
SELECT DISTINCT dp.deadline, party.name FROM deadline_party dp
JOIN party ON party.slug = dp.party WHERE dp.deadline IN ({})
"""


def given(db: sqlite3.Connection, text: str) -> Given:
    """The parties that a text names, by any of their names, and their open deadlines."""
    names: dict[str, list[str]] = defaultdict(list)
    for slug, name in db.execute(_NAMES).fetchall():
        names[slug].append(name)
    known = tuple(
        Known(slug, own[0], tuple(own[1:]))
        for slug, own in names.items()
        if any(name in text for name in own)
    )
    return Given(known, _recorded(db, [each.slug for each in known]), conventions(db))


def _recorded(db: sqlite3.Connection, parties: list[str]) -> tuple[Recorded, ...]:
    rows = {row[0]: row for slug in parties for row in db.execute(_OPEN, (slug,)).fetchall()}
    named: dict[str, list[str]] = defaultdict(list)
    for ids in chunks(sorted(rows)):
        query = _PARTIES.format(", ".join("?" * len(ids)))
        for id, name in db.execute(query, ids).fetchall():
            named[id].append(name)
    return tuple(
        Recorded(number, "deadline", title, tuple(sorted(named[id])), _day(first), _day(last))
        for id, number, title, first, last in rows.values()
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
