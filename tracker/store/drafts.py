"""What a row of a file says of a record: its fields typed, and what they name found or made."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from tracker.core.record import Record
from tracker.errors import TrackerError
from tracker.store.called import Called
from tracker.store.fields import EXTRA, Fields, Wrong, all_fields
from tracker.store.kinds import KINDS, Child, Kind, State
from tracker.store.settings import CHOOSING, parsed
from tracker.store.walking import OWN_SETTINGS, travelling


class Arrival(NamedTuple):
    """A row as read: the line it begins on, its kind, and its fields as they are named here.

    `cells` says that they are the texts of a sheet, `names` that parties and topics go by what
    people call them, also where that looks like a slug.
    """

    line: int
    kind: str
    fields: Mapping[str, Any]
    cells: bool = False
    names: bool = False


class Terms(Record):
    """How rows are taken: what fills in for what they leave out, and what they go by."""

    topic: str | None = None
    speakers: tuple[str, ...] = ()
    said: str | None = None
    by_number: bool = False
    journal: bool = False


@dataclass(slots=True)
class Draft:
    """A row under way: what it says, which record it is, and what is wrong with it."""

    arrival: Arrival
    given: State
    key: str | None
    named: bool  # the file gives the key
    wrong: list[Wrong]
    merged: bool = False  # into another party or topic, which has its names
    place: int = 0  # within its batch

    def blame(self, more: Iterable[Wrong]) -> None:
        """Add what is wrong too, but nothing more of a field of which something is said."""
        told = {field for field, _, _ in self.wrong}
        self.wrong += [each for each in more if each[0] not in told]


class Drafting:
    """Makes drafts of the rows of one file.

    `made` holds the parties, topics and sources that had to be made for them, which `called` tells;
    `fields` are those of all kinds.
    """

    def __init__(self, db: sqlite3.Connection, now: datetime, terms: Terms) -> None:
        self.made: list[tuple[str, State]] = []
        self._db = db
        self._terms = terms
        self.fields: dict[str, Fields] = all_fields(db, travelling())
        self.called = Called(db, now, lambda kind, state: self.made.append((kind, state)))

    def draft(self, row: Arrival, place: int) -> Draft:
        """The draft of a row at a place of its batch; its key is None where it says none."""
        fields = self.fields[row.kind]
        given, wrong = fields.typed(row.fields, row.cells)
        key = given.get(fields.shape.key)
        draft = Draft(row, given, key, key is not None, wrong, place=place)
        try:
            self._call(fields, draft)
        except TrackerError as error:
            draft.blame([("", "", str(error))])
        if row.kind == "setting":
            draft.blame(_setting(given, self._terms.journal))
        if key is None:
            self._find(fields.shape, draft)
        elif row.kind in ("party", "topic"):
            draft.merged = self.called.kept(row.kind, key) is not None
        return draft

    def _find(self, shape: Kind, draft: Draft) -> None:
        """Put the key of a record that goes by its number or its name."""
        given, kind = draft.given, draft.arrival.kind
        if self._terms.by_number and shape.numbered and given.get("number") is not None:
            draft.key, draft.named = self._numbered(kind, given["number"]), True
            if draft.key is None:
                wanted = f"the number of a known {kind}"
                draft.blame([("number", given["number"], wanted)])
        elif kind in ("party", "topic") and (name := given.get("name") or given.get("title")):
            draft.key = self.called.slug_for(kind, name)

    def _numbered(self, kind: str, number: int) -> str | None:
        query = f"SELECT id FROM main.{KINDS[kind].table} WHERE number = ?"
        row = self._db.execute(query, (number,)).fetchone()
        return row[0] if row else None

    def _call(self, fields: Fields, draft: Draft) -> None:
        """Put the keys of parties, topics and sources where the row has what they are called."""
        given, exact = draft.given, not (draft.arrival.cells or draft.arrival.names)
        if fields.kind == "deadline":
            self._fill_in(given)
        for field, kind in fields.slugs:
            value = given.get(field)
            if value is None:
                continue
            if isinstance(value, list):
                slugs = [self.called.slug_of(kind, text, exact) for text in value]
                given[field] = slugs if draft.named else list(dict.fromkeys(slugs))
            else:
                given[field] = self.called.slug_of(kind, value, exact)
        for child in fields.citing:
            if items := given.get(child.field):
                given[child.field] = [self.cited(child, item) for item in items]
        if "source" in given and fields.kind in EXTRA:
            self._cite(given)

    def cited(self, child: Child, item: State) -> State:
        """An item of a list of sources as it is stored, with the id of its source."""
        own = {name: value for name, value in item.items() if name in child.columns}
        own["source"] = self.called.source_of(item)
        return own

    def _cite(self, given: State) -> None:
        """The columns `source` and `quote` as the first of the sources, if those are not given."""
        text, quote = given.pop("source"), given.pop("quote", None)
        if given.get("sources") or text is None:
            return
        given["sources"] = [{"source": self.called.source_of({"source": text})}]
        if quote is not None:
            given["sources"][0]["quote"] = quote

    def _fill_in(self, given: State) -> None:
        terms = self._terms
        if given.get("id") is None and given.get("title"):
            given["title"] = " ".join(given["title"].split())
        if terms.topic is not None and not given.get("topic"):
            given["topic"] = self.called.slug_of("topic", terms.topic, exact=False)
        if terms.speakers and not given.get("speakers"):
            names = (self.called.slug_of("party", name, exact=False) for name in terms.speakers)
            given["speakers"] = list(dict.fromkeys(names))
        if terms.said is not None and not given.get("said"):
            given["said"] = terms.said


def _setting(given: State, journal: bool) -> list[Wrong]:
    key, value = given.get("key"), given.get("value")
    if journal or key is None or value is None:
        return []
    if key in OWN_SETTINGS:
        return [("key", key, "a setting that travels: this one is of the store itself")]
    if key in CHOOSING:
        return []  # it may name a calendar of the file, and is looked at when all is here
    try:
        if parsed(key, value) == value:
            return []
    except TrackerError as error:
        return [("value", value, f"what `tracker set` takes: {error}")]
    return [("value", value, f"as `tracker set` would store it: {parsed(key, value)}")]
