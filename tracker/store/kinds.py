"""What a record of each kind consists of: the table that writing, the journal and the seeds share.

A record's *state* is a dict: the columns of its own row, and a list for each child table. Columns
that are null are left out, and so are empty lists. A child of one column is listed as bare values.
"""

from collections.abc import Callable, Mapping
from typing import Any

from tracker.core.record import Record
from tracker.store.ids import fold

State = dict[str, Any]

ACTS = ("import",)
"""Kinds of journal rows that tell what was done, and stand for no record."""


class Child(Record):
    """A child table: `field` in the state, the column that points home, and what it holds."""

    field: str
    table: str
    home: str
    columns: tuple[str, ...]
    fixed: Mapping[str, str] = {}
    derived: Callable[[State], State] = lambda row: {}


class Kind(Record):
    """A kind of record: its table, key, columns in order and children."""

    table: str
    key: str
    columns: tuple[str, ...]
    children: tuple[Child, ...] = ()
    derived: Callable[[State], State] = lambda row: {}

    @property
    def numbered(self) -> bool:
        """Whether its records carry a short number of the one sequence."""
        return "number" in self.columns

    @property
    def appended(self) -> bool:
        """Whether its records are only ever added, never changed."""
        return "version" not in self.columns


def _folded(row: State) -> State:
    return {"fold": fold(row["name"])}


KINDS: dict[str, Kind] = {
    "source": Kind(
        "source",
        "id",
        ("id", "url", "publisher", "title", "published", "sha256", "recorded", "version"),
    ),
    "party": Kind(
        "party",
        "slug",
        ("slug", "name", "recorded", "version"),
        (Child("aliases", "alias", "party", ("name",), derived=_folded),),
        derived=_folded,
    ),
    "topic": Kind("topic", "slug", ("slug", "title", "lead", "recorded", "version")),
    "event": Kind(
        "event",
        "id",
        (
            *("id", "number", "title", "kind", "place", "topic", "confidence"),
            *("recorded", "version"),
        ),
        (Child("parties", "event_party", "event", ("party",)),),
    ),
    "event_standing": Kind(
        "event_standing",
        "id",
        (
            *("id", "event", "standing", "first", "last", "precision", "known", "note"),
            "recorded",
        ),
        (Child("sources", "event_source", "event_standing", ("source", "quote")),),
    ),
    "deadline": Kind(
        "deadline",
        "id",
        (
            *("id", "number", "title", "criterion", "kind", "role", "firmness"),
            *("said_first", "said", "zone", "phrase", "first", "last", "hour", "by_hand"),
            *("tolerance", "loose", "precision", "relation", "hedge"),
            *("anchor_words", "anchor_event", "anchor_offset", "rule", "sentence"),
            *("topic", "lead", "review", "confidence", "recorded", "version"),
        ),
        (
            Child("speakers", "deadline_party", "deadline", ("party",), {"part": "speaker"}),
            Child("bounds", "deadline_party", "deadline", ("party",), {"part": "bound"}),
            Child(
                "sources",
                "deadline_source",
                "deadline",
                ("source", "quote", "before", "after", "stance", "known"),
            ),
        ),
    ),
    "link": Kind("link", "id", ("id", "new", "old", "kind", "known", "note", "recorded")),
    "verdict": Kind(
        "verdict",
        "id",
        (
            *("id", "deadline", "outcome", "happened", "known", "missing", "reason"),
            *("searched", "closed", "review", "event", "same_as", "voids", "note"),
            *("confidence", "recorded"),
        ),
        (Child("sources", "verdict_source", "verdict", ("source", "quote", "stance")),),
    ),
    "note": Kind("note", "id", ("id", "deadline", "known", "text", "recorded")),
    "setting": Kind("setting", "key", ("key", "value", "version")),
    "migration": Kind("_sqlite_migrations", "name", ("name", "applied_at")),
}
