"""Parties, topics and sources as a file calls them: found if they are known, else made."""

import re
import sqlite3
from collections.abc import Callable
from datetime import datetime

from tracker.core.cells import labelled
from tracker.store.find import find_party, find_topic
from tracker.store.ids import as_id, fold, new_id, slug
from tracker.store.kinds import State

_SLUG = re.compile("[a-z0-9-]+")
_TITLES = {"party": "name", "topic": "title"}
_GONE = """state GLOB '{"removed":*'"""  # as the index for them has it
_SHORTEST = 100_000  # names that are kept in mind


class Called:
    """What the rows of one file call parties, topics and sources.

    `make` takes each record that has to be made, with its kind.
    """

    def __init__(
        self, db: sqlite3.Connection, now: datetime, make: Callable[[str, State], None]
    ) -> None:
        self._db = db
        self._now = now
        self._make = make
        self._found: dict[tuple[str, str, bool], str] = {}
        self._made: set[tuple[str, str]] = set()
        self._folded: dict[tuple[str, str], str] = {}  # the slugs of those made, by their names
        self._sources: dict[str, str] = {}

    def slug_of(self, kind: str, text: str, exact: bool) -> str:
        """The slug of the party or topic that a file calls `text`.

        If `exact`, what looks like a slug is one, and it is looked at later whether it is known;
        one that was merged into another is that other.
        """
        key = (kind, text, exact)
        if key not in self._found:
            if len(self._found) > _SHORTEST:
                self._found.clear()
            if exact and _SLUG.fullmatch(text):
                self._found[key] = self.kept(kind, text) or text
            else:
                self._found[key] = self._sought(kind, *labelled(text))
        return self._found[key]

    def kept(self, kind: str, slug: str) -> str | None:
        """The slug of the party or topic that one was merged into; None if it never was."""
        return None if self._knows(kind, slug) else kept(self._db, kind, slug)

    def slug_for(self, kind: str, name: str) -> str:
        """The slug of the party or topic that a row is about: a known one, else a free one."""
        before, self._make = self._make, lambda kind, state: None
        try:
            return self.slug_of(kind, name, exact=False)
        finally:
            self._make = before

    def _sought(self, kind: str, name: str, given: str | None) -> str:
        if given is not None and self._knows(kind, given):
            return given
        if given is not None:
            return self.kept(kind, given) or self._new(kind, given, name or given)
        if self._knows(kind, name):
            return name
        if (known := _named(self._db, kind, name)) is not None:
            return known
        base = made = slug(name)
        count = 1
        while self._knows(kind, made):
            if self._folded.get((kind, fold(name))) == made:
                return made
            count += 1
            made = f"{base}-{count}"
        self._folded[kind, fold(name)] = made
        return self._new(kind, made, name)

    def _new(self, kind: str, key: str, name: str) -> str:
        self._made.add((kind, key))
        self._make(kind, {"slug": key, _TITLES[kind]: name})
        return key

    def _knows(self, kind: str, key: str) -> bool:
        query = f"SELECT 1 FROM main.{kind} WHERE slug = ?"
        return (kind, key) in self._made or self._db.execute(query, (key,)).fetchone() is not None

    def source_of(self, item: State) -> str:
        """The id of the source that an item names by id, address or title; made if it is new."""
        text = str(item.get("source") or item.get("url") or item.get("title"))
        if text in self._sources:
            return self._sources[text]
        named: State = {name: item[name] for name in ("url", "title") if name in item}
        id = as_id(text)
        if id is None:
            id, named = self._source_at(text, named)
        elif not named:
            return id  # another row may say what it is
        if named and not self._has_source(id):
            self._make("source", {"id": id, **named})
        self._sources[text] = id
        return id

    def _source_at(self, text: str, named: State) -> tuple[str, State]:
        """The id of the source of that address or title, and what to make it of if it is new."""
        column = "url" if "://" in text else "title"
        query = f"SELECT id FROM main.source WHERE {column} = ? ORDER BY id LIMIT 1"
        row = self._db.execute(query, (text,)).fetchone()
        return (row[0], {}) if row else (new_id(self._now), named or {column: text})

    def _has_source(self, id: str) -> bool:
        query = "SELECT 1 FROM main.source WHERE id = ?"
        return self._db.execute(query, (id,)).fetchone() is not None


def kept(db: sqlite3.Connection, kind: str, slug: str) -> str | None:
    """The slug of the party or topic that has the names of one that is gone; None if none has."""
    query = f"SELECT 1 FROM main.journal WHERE kind = ? AND id = ? AND {_GONE}"
    if kind not in _TITLES or not db.execute(query, (kind, slug)).fetchone():
        return None
    return _named(db, kind, slug)


def _named(db: sqlite3.Connection, kind: str, name: str) -> str | None:
    return find_party(db, name) if kind == "party" else find_topic(db, name)
