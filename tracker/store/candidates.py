"""Candidates read back: by number, in the order of the queue, and how many became what."""

import re
import sqlite3
from datetime import date
from typing import Literal, NamedTuple

from tracker.core.record import Record
from tracker.errors import UnknownId
from tracker.store.cases import chunks
from tracker.store.ids import as_id
from tracker.store.kinds import State
from tracker.store.walking import states_of

Judged = Literal["waiting", "accepted", "dropped", "linked"]
STATES: tuple[Judged, ...] = ("waiting", "accepted", "dropped", "linked")
By = Literal["rule", "article", "kind"]

_HANDLE = re.compile(r"c?([1-9][0-9]{0,14})", re.ASCII | re.IGNORECASE)
_ONCE = """
SELECT id FROM candidate WHERE number = :number UNION SELECT id FROM journal
WHERE kind = 'candidate' AND state GLOB '{"number":*'
    AND CAST(substr(state, 11) AS INTEGER) = :number
"""


class Read(NamedTuple):
    """An article as it was read: the source and the copy with its text, and from when it counts."""

    id: str
    source: str
    name: str
    copy: str
    reader: str
    published: date
    at: str | None
    zone: str
    topic: str | None


class Wanted(Record):
    """Which candidates: of one article, kind or state, with numbers beyond one; at most `limit`.

    `least` is the confidence in hundredths.
    """

    article: str | None = None
    kinds: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    least: int = 0
    beyond: int = 0
    limit: int = -1


class Tally(NamedTuple):
    """What became of the candidates of one rule, article or kind; the edited are accepted."""

    name: str
    candidates: int
    accepted: int
    edited: int
    dropped: int
    linked: int
    waiting: int

    @property
    def share(self) -> float | None:
        """The share accepted of the judged: of those that are not waiting; None if there are none.

        What was linked tells of a record, and counts as accepted.
        """
        judged = self.candidates - self.waiting
        return (self.accepted + self.linked) / judged if judged else None


_BY: dict[By, str] = {
    "rule": "c.rule",
    "article": "coalesce(s.title, s.url)",
    "kind": "c.kind",
}
_FROM = """
candidate c JOIN article a ON a.id = c.article JOIN copy p ON p.id = a.copy
JOIN source s ON s.id = p.source
"""
_READ = """
SELECT a.id, s.id, coalesce(s.title, s.url), a.copy, a.reader, a.published, a.at, a.zone, a.topic
FROM article a JOIN copy p ON p.id = a.copy JOIN source s ON s.id = p.source
"""


def find_candidate(db: sqlite3.Connection, text: str) -> str:
    """The id of the candidate that `text` names: c12, 12 or a public id; raises UnknownId."""
    given = text.strip()
    if found := _HANDLE.fullmatch(given):
        query = "SELECT id FROM candidate WHERE number = ?"
        if row := db.execute(query, (int(found[1]),)).fetchone():
            return str(row[0])
    elif (id := as_id(given)) and db.execute(
        "SELECT 1 FROM candidate WHERE id = ?", (id,)
    ).fetchone():
        return id
    raise UnknownId(f"no candidate {text!r}: `tracker candidates list` shows them")


def candidate_ever(db: sqlite3.Connection, text: str) -> str | None:
    """The id of the candidate c12, also of one that was taken away; None for all else."""
    found = _HANDLE.fullmatch(text)
    if found is None or text[:1] not in "cC":
        return None
    row = db.execute(_ONCE, {"number": int(found[1])}).fetchone()
    return str(row[0]) if row else None


def queue(db: sqlite3.Connection, wanted: Wanted) -> list[State]:
    """The candidates that pass, as states, in the order in which they were proposed."""
    conditions: dict[str, list[str | int]] = {
        "article = ?": [wanted.article] if wanted.article else [],
        _one_of("kind", wanted.kinds): list(wanted.kinds),
        _one_of("state", wanted.states): list(wanted.states),
        "confidence >= ?": [wanted.least],
        "number > ?": [wanted.beyond],
    }
    where = " AND ".join(each for each, values in conditions.items() if values)
    values = [value for given in conditions.values() for value in given]
    query = f"SELECT id FROM candidate WHERE {where} ORDER BY number LIMIT ?"
    ids = [id for (id,) in db.execute(query, (*values, wanted.limit))]
    found = states_of(db, "candidate", ids)
    return [found[id] for id in ids]


def _one_of(column: str, values: tuple[str, ...]) -> str:
    return f"{column} IN ({', '.join('?' * len(values))})"


def waiting(db: sqlite3.Connection, beyond: int = 0) -> int:
    """How many candidates with numbers beyond that one wait for a person."""
    query = "SELECT count(*) FROM candidate WHERE state = 'waiting' AND number > ?"
    return int(db.execute(query, (beyond,)).fetchone()[0])


def reads(db: sqlite3.Connection, ids: list[str]) -> dict[str, Read]:
    """The articles with these ids, by id."""
    found = {}
    for chunk in chunks(list(dict.fromkeys(ids))):
        query = f"{_READ} WHERE a.id IN ({', '.join('?' * len(chunk))})"
        for row in db.execute(query, chunk).fetchall():
            id, source, name, copy, reader, published, at, zone, topic = row
            day = date.fromisoformat(published)
            found[id] = Read(id, source, name, copy, reader, day, at, zone, topic)
    return found


def find_read(db: sqlite3.Connection, text: str) -> str:
    """The id of the article that `text` names: its own id, or id, address or title of its source.

    A part of a title will do where only one has it. Raises UnknownId.
    """
    named = {"id": as_id(text), "text": text.strip()}
    query = f"{_READ} WHERE :id IN (a.id, s.id) OR :text IN (s.url, s.title) ORDER BY a.id"
    rows = db.execute(query, named).fetchall()
    if not rows and named["text"]:
        part = f"{_READ} WHERE instr(lower(s.title), lower(:text)) ORDER BY a.id"
        rows = db.execute(part, named).fetchall()
    if len(rows) == 1:
        return str(rows[0][0])
    if rows:
        ids = ", ".join(row[0] for row in rows[:3])
        raise UnknownId(f"{len(rows)} articles that were read go by {text!r}: give an id: {ids}")
    raise UnknownId(f"no article {text!r} was read: `tracker candidates stats --by article`")


def text_of(db: sqlite3.Connection, copy: str) -> str:
    """The saved text whose characters the offsets of an article count."""
    query = "SELECT text FROM content JOIN copy USING (sha256, media) WHERE copy.id = ?"
    (text,) = db.execute(query, (copy,)).fetchone()
    return str(text)


def tallies(db: sqlite3.Connection, by: By) -> list[Tally]:
    """What became of all candidates, by rule, article or kind; those with most come first."""
    sums = ", ".join(
        f"sum({what})"
        for what in (
            *("c.state = 'accepted'", "c.edited", "c.state = 'dropped'", "c.state = 'linked'"),
            "c.state = 'waiting'",
        )
    )
    if by == "article":  # one of which nothing was proposed counts too
        query = f"""
        SELECT {_BY[by]}, count(c.id), {sums} FROM article a JOIN copy p ON p.id = a.copy
        JOIN source s ON s.id = p.source LEFT JOIN candidate c ON c.article = a.id
        GROUP BY a.id ORDER BY 2 DESC, 1
        """
    else:
        query = f"SELECT {_BY[by]}, count(*), {sums} FROM candidate c GROUP BY 1 ORDER BY 2 DESC, 1"
    return [Tally(row[0], *(each or 0 for each in row[1:])) for row in db.execute(query)]


def numbers_of(db: sqlite3.Connection, ids: list[str]) -> dict[str, tuple[int, str]]:
    """Number and title of those deadlines and events that are recorded, by id."""
    found = {}
    for chunk in chunks(list(dict.fromkeys(ids))):
        marks = ", ".join("?" * len(chunk))
        for table in ("deadline", "event"):
            query = f"SELECT id, number, title FROM {table} WHERE id IN ({marks})"
            for id, number, title in db.execute(query, chunk):
                found[id] = number, title
    return found
