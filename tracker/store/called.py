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
        self._found: dict[tuple[str, str], str] = {}
        self._made: set[tuple[str, str]] = set()

    def slug_of(self, kind: str, text: str, exact: bool) -> str:
        """The slug of the party or topic that a file calls `text`.

        If `exact`, what looks like a slug is one, and it is looked at later whether it is known.
        """
        if exact and _SLUG.fullmatch(text):
            return text
        key = (kind, text)
        if key not in self._found:
            if len(self._found) > _SHORTEST:
                self._found.clear()
            self._found[key] = self._sought(kind, *labelled(text))
        return self._found[key]

    def slug_for(self, kind: str, name: str) -> str:
        """The slug of the party or topic that a row is about: a known one, else a free one."""
        before, self._make = self._make, lambda kind, state: None
        try:
            return self.slug_of(kind, name, exact=False)
        finally:
            self._make = before

    def _sought(self, kind: str, name: str, given: str | None) -> str:
        if given is not None:
            return given if self._knows(kind, given) else self._new(kind, given, name or given)
        if self._knows(kind, name):
            return name
        known = find_party(self._db, name) if kind == "party" else find_topic(self._db, name)
        if known is not None:
            return known
        base = made = slug(name)
        count = 1
        while self._knows(kind, made):
            if self._found.get((kind, f"\0{fold(name)}")) == made:
                return made
            count += 1
            made = f"{base}-{count}"
        self._found[kind, f"\0{fold(name)}"] = made
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
        id = as_id(text)
        named: State = {name: item[name] for name in ("url", "title") if name in item}
        if id is not None:
            if named and ("source", id) not in self._made and not self.known_source(id):
                self._made.add(("source", id))
                self._make("source", {"id": id, **named})
            return id
        if ("source", text) not in self._found:
            column = "url" if "://" in text else "title"
            query = f"SELECT id FROM main.source WHERE {column} = ? ORDER BY id LIMIT 1"
            row = self._db.execute(query, (text,)).fetchone()
            self._found["source", text] = row[0] if row else new_id(self._now)
            if row is None:
                made: State = named or {column: text}
                self._make("source", {"id": self._found["source", text], **made})
        return self._found["source", text]

    def known_source(self, id: str) -> bool:
        """Whether the store has a source of this id."""
        query = "SELECT 1 FROM main.source WHERE id = ?"
        return self._db.execute(query, (id,)).fetchone() is not None
