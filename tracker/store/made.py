"""Parties and topics that a change made because nobody had named them before, and what they
may have been meant for.
"""

import sqlite3
from typing import Literal

from tracker.core.record import Record
from tracker.store.ids import fold

Named = Literal["party", "topic"]

_NAMES: dict[Named, str] = {
    "party": "SELECT slug, name FROM party UNION ALL SELECT party, name FROM alias",
    "topic": "SELECT slug, title FROM topic UNION ALL SELECT topic, name FROM topic_alias"
    " UNION ALL SELECT slug, slug FROM topic",
}
NAME: dict[Named, str] = {"party": "name", "topic": "title"}
"""The field by which each is called."""


class Like(Record):
    """A recorded party or topic that a name is nearest to."""

    slug: str
    name: str


class Made(Record):
    """What was recorded because it was named, and the recorded one nearest to it."""

    kind: Named
    slug: str
    name: str
    like: Like | None


def nearest_to(db: sqlite3.Connection, kind: Named, name: str) -> Like | None:
    """The recorded party or topic that `name` may have been meant for, in whatever script."""
    from tracker.core.alike import nearest  # few changes name what is not known

    known = ((slug, _plain(other)) for slug, other in db.execute(_NAMES[kind]).fetchall())
    slug = nearest(_plain(name), known)
    if slug is None:
        return None
    query = f"SELECT {NAME[kind]} FROM {kind} WHERE slug = ?"
    return Like(slug, db.execute(query, (slug,)).fetchone()[0])


def _plain(name: str) -> str:
    folded = fold(name)
    if folded.isascii():
        return folded
    from tracker.core.letters import written

    return written(folded)
