"""Deadlines that look as if they were recorded twice, found among those of each party."""

import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager

from tracker.core.record import Record
from tracker.core.twins import OPEN, Look, Part, Twin, alike
from tracker.store.cases import CHAINING, chunks
from tracker.store.ids import fold

Reading = Callable[[], AbstractContextManager[sqlite3.Connection]]
"""Opens a snapshot of the store, and closes it at the end."""

Group = tuple[str, str, Part]
"""A party by slug and name, and whether it speaks or is bound."""

_AT_ONCE = 50  # parties that are read in one snapshot

RECENT = 200
"""With so many of each party, those recorded last, a new deadline is compared."""

_LOOK = f"d.id, d.number, d.title, coalesce(d.first, d.said), coalesce(d.last, '{OPEN}')"
_GROUP = f"""
SELECT {_LOOK} FROM deadline_party p JOIN deadline d ON d.id = p.deadline
WHERE p.party = ? AND p.part = ? ORDER BY p.deadline
"""
_NEAR = f"""
SELECT {_LOOK} FROM (
    SELECT deadline FROM deadline_party WHERE party = :party AND part = :part AND deadline <> :id
    ORDER BY deadline DESC LIMIT {RECENT}
) p JOIN deadline d ON d.id = p.deadline
WHERE coalesce(d.last, '{OPEN}') >= :first AND coalesce(d.first, d.said) <= :last
"""


class Apart(Record):
    """What is no pair: deadlines in error, those of one chain, and those that are related."""

    errors: frozenset[str]
    chain: dict[str, str]  # of each deadline that is linked, the first one of its chain
    related: frozenset[frozenset[str]]

    def tells(self, one: str, other: str) -> bool:
        """Whether a person has told these two apart, or has tied them."""
        if one in self.errors or other in self.errors or frozenset((one, other)) in self.related:
            return True
        return self.chain.get(one, one) == self.chain.get(other, other)


def twins(reading: Reading, among: Collection[str] | None = None) -> list[Twin]:
    """All pairs that nobody has settled, by the later number; each is told once.

    `among` are the ids of which a pair has to have one, as those that a file brought in. Some
    parties at a time are read in a snapshot, so that no writer waits long.
    """
    from tracker.core.pairing import pairs  # adding a deadline needs none

    with reading() as db:
        groups, apart = _groups(db, among), _apart(db)
    found: dict[tuple[str, str], Twin] = {}
    for some in _pieces(groups):
        with reading() as db:
            rows = [db.execute(_GROUP, (party, part)).fetchall() for party, _, part in some]
        for (_, name, part), group in zip(some, rows, strict=True):
            for one, other, like in pairs(_look(*row) for row in group):
                later, earlier = (one, other) if one.number > other.number else (other, one)
                pair = (later.id, earlier.id)
                if pair in found or apart.tells(*pair):
                    continue
                if among is None or one.id in among or other.id in among:
                    found[pair] = Twin(later, earlier, part, name, like)
    return sorted(found.values(), key=lambda twin: (-twin.one.number, -twin.other.number))


def twins_of(db: sqlite3.Connection, id: str) -> list[Twin]:
    """The deadlines that a new one looks like, most alike first."""
    found: dict[str, Twin] = {}
    one = _look(*db.execute(f"SELECT {_LOOK} FROM deadline d WHERE id = ?", (id,)).fetchone())
    for party, name, part in _groups(db, [id]):
        near = {"party": party, "part": part, "id": id, "first": one.first, "last": one.last}
        for row in db.execute(_NEAR, near).fetchall():
            other = _look(*row)
            if other.id not in found and (like := alike(one, other)) is not None:
                found[other.id] = Twin(one, other, part, name, like)
    if not found:  # as most have none
        return []
    apart = _apart(db)
    alive = (twin for twin in found.values() if not apart.tells(id, twin.other.id))
    return sorted(alive, key=lambda twin: (-twin.like, -twin.other.number))


def _pieces(groups: Sequence[Group]) -> Iterator[Sequence[Group]]:
    for start in range(0, len(groups), _AT_ONCE):
        yield groups[start : start + _AT_ONCE]


def _look(id: str, number: int, title: str, first: str, last: str) -> Look:
    return Look(id, number, title, fold(title), first, last)


def _groups(db: sqlite3.Connection, among: Collection[str] | None) -> list[tuple[str, str, Part]]:
    """Slug, name and part of every party that announced or is bound, or of those of `among`."""
    query = (
        "SELECT DISTINCT p.party, party.name, p.part FROM deadline_party p"
        " JOIN party ON party.slug = p.party"
    )
    if among is None:
        found = set(db.execute(query))
    else:
        found = {
            row
            for chunk in chunks(sorted(among))
            for row in db.execute(
                f"{query} WHERE p.deadline IN ({', '.join('?' * len(chunk))})", chunk
            )
        }
    return sorted(found, key=lambda row: (row[2] == "bound", row[0]))


def _apart(db: sqlite3.Connection) -> Apart:
    from tracker.store.parties import in_errors  # few deadlines have a twin

    chain: dict[str, str] = {}

    def first(id: str) -> str:
        while (before := chain.setdefault(id, id)) != id:
            chain[id] = chain[before]  # halves the way of the next one
            id = before
        return id

    related = set()
    for new, old, kind in _links(db):
        if kind in CHAINING:
            chain[first(new)] = first(old)
        else:
            related.add(frozenset((new, old)))
    return Apart(
        frozenset(in_errors(db)), {id: first(id) for id in list(chain)}, frozenset(related)
    )


def _links(db: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    return iter(db.execute("SELECT new, old, kind FROM link").fetchall())
