"""Parties and topics as lists show them: their names, and how much refers to each."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from tracker.core.standing import in_error
from tracker.store.cases import cases


class Party(NamedTuple):
    """A party with its other names; deadlines that are in error are not counted."""

    slug: str
    name: str
    aliases: tuple[str, ...]
    announced: int
    bound: int
    events: int


class Topic(NamedTuple):
    """A topic with its other names; `lead` is its own, in days. Counted as those of a party."""

    slug: str
    title: str
    aliases: tuple[str, ...]
    lead: int | None
    deadlines: int
    events: int


_IN_ERROR = "SELECT DISTINCT deadline FROM verdict WHERE outcome = 'in-error'"


def parties(db: sqlite3.Connection) -> list[Party]:
    """All parties, by name."""
    named = _aliases(db, "SELECT party, name FROM alias ORDER BY party, position")
    total = _counts(db, "SELECT party || ' ' || part, count(*) FROM deadline_party GROUP BY 1")
    for case in cases(db, in_errors(db)):
        for part, those in (("speaker", case.deadline.speakers), ("bound", case.deadline.bounds)):
            total.subtract(f"{party.slug} {part}" for party in those)
    events = _counts(db, "SELECT party, count(DISTINCT event) FROM event_party GROUP BY 1")
    rows = db.execute("SELECT slug, name FROM party ORDER BY fold, slug").fetchall()
    return [
        Party(
            *(slug, name, tuple(named[slug]), total[f"{slug} speaker"], total[f"{slug} bound"]),
            events[slug],
        )
        for slug, name in rows
    ]


def topics(db: sqlite3.Connection) -> list[Topic]:
    """All topics, by slug."""
    named = _aliases(db, "SELECT topic, name FROM topic_alias ORDER BY topic, position")
    total = _counts(db, "SELECT topic, count(*) FROM deadline GROUP BY 1")
    total.subtract(case.deadline.topic or "" for case in cases(db, in_errors(db)))
    events = _counts(db, "SELECT topic, count(*) FROM event GROUP BY 1")
    rows = db.execute("SELECT slug, title, lead FROM topic ORDER BY slug").fetchall()
    return [
        Topic(slug, title, tuple(named[slug]), lead, total[slug], events[slug])
        for slug, title, lead in rows
    ]


def in_errors(db: sqlite3.Connection) -> list[str]:
    """The ids of the deadlines that are in error, and were not reopened since."""
    ids = [row[0] for row in db.execute(_IN_ERROR)]
    return [case.deadline.id for case in cases(db, ids) if in_error(case.verdicts)]


def _counts(db: sqlite3.Connection, query: str) -> Counter[str]:
    return Counter(dict(db.execute(query).fetchall()))


def _aliases(db: sqlite3.Connection, query: str) -> defaultdict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    rows: Iterable[tuple[str, str]] = db.execute(query)
    for slug, name in rows:
        found[slug].append(name)
    return found
