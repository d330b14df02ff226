"""What a record of each kind consists of: the table that writing, the journal and the seeds share.

A record's *state* is a dict: the columns of its own row, and a list for each child table. Columns
that are null are left out, and so are empty lists. A child of one column is listed as bare values.
"""

from collections.abc import Callable, Mapping
from typing import Any

from tracker.core.record import Record
from tracker.store.ids import fold

State = dict[str, Any]

MERGED = "merged"
"""The kind of journal rows that embed a row of another store's journal (see `embedded`)."""

ACTS = ("import", "merge", MERGED)
"""Kinds of journal rows that tell what was done, and stand for no record."""

SEQUENCES = (("deadline", "event"), ("candidate",))
"""Kinds that share a sequence of short numbers, so that #12 is never two things."""

OPEN_NUMBER = 1 << 40
"""Numbers from here on are counted from what the store's next number turns out to be."""

REMOVED = "removed"
"""The field in the journal's state of a record that was taken away: what it was, whole."""

OWN = ("number", "recorded", "version")
"""What a store adds to a record: a known one keeps its own, whatever a file says."""


def live(journalled: State) -> State | None:
    """The state of a record after a journal row; None if that row took it away."""
    return None if REMOVED in journalled else journalled


def removed(state: State) -> State:
    """What the journal holds of a record that is taken away; its number comes first, for SQL."""
    return {name: state[name] for name in ("number",) if name in state} | {REMOVED: state}


def lasting(journalled: State) -> State:
    """The state of a record after a journal row, or what it was when that row took it away."""
    whole: State = journalled.get(REMOVED, journalled)
    return whole


def sequence(kind: str) -> tuple[str, ...]:
    """The kinds whose numbers a numbered kind must not use."""
    return next(kinds for kinds in SEQUENCES if kind in kinds)


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
        """Whether its records carry a short number."""
        return "number" in self.columns

    @property
    def appended(self) -> bool:
        """Whether its records are only ever added, never changed."""
        return "version" not in self.columns


def _folded(row: State) -> State:
    return {"fold": fold(row["name"])} if row.get("name") else {}


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
    "topic": Kind(
        "topic",
        "slug",
        ("slug", "title", "lead", "recorded", "version"),
        (Child("aliases", "topic_alias", "topic", ("name",)),),
    ),
    "event": Kind(
        "event",
        "id",
        (
            *("id", "number", "title", "kind", "place", "topic", "confidence"),
            *("uid", "mark", "revision", "recorded", "version"),
        ),
        (Child("parties", "event_party", "event", ("party",)),),
    ),
    "event_standing": Kind(
        "event_standing",
        "id",
        (
            *("id", "event", "standing", "first", "last", "precision", "known", "note"),
            *("anchor_event", "anchor_relation", "anchor_offset", "anchor_calendar", "recorded"),
        ),
        (Child("sources", "event_source", "event_standing", ("source", "quote")),),
    ),
    "recurrence": Kind(
        "recurrence",
        "id",
        (
            *("id", "pattern", "origin", "skipped", "duration", "opens", "begins", "until"),
            *("times", "stopped", "known", "follows", "newest", "recorded", "version"),
        ),
    ),
    "deadline": Kind(
        "deadline",
        "id",
        (
            *("id", "number", "title", "criterion", "kind", "role", "firmness"),
            *("said_first", "said", "zone", "phrase", "first", "last", "hour", "by_hand"),
            *("tolerance", "loose", "precision", "relation", "hedge"),
            *("anchor_words", "anchor_event", "anchor_offset", "anchor_calendar", "anchor_end"),
            *("rule", "sentence"),
            *("topic", "lead", "review", "confidence", "recurrence", "instance"),
            *("revision", "recorded", "version"),
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
    "copy": Kind("copy", "id", ("id", "source", "sha256", "media", "size", "recorded")),
    "citation": Kind(
        "citation",
        "id",
        (
            *("id", "deadline", "event_standing", "verdict", "source", "quote", "before", "after"),
            *("stance", "known", "unverified", "recorded"),
        ),
    ),
    "note": Kind("note", "id", ("id", "deadline", "known", "text", "recorded")),
    "article": Kind(
        "article",
        "id",
        (
            *("id", "copy", "reader", "published", "at", "zone", "original", "refused"),
            *("topic", "recorded", "version"),
        ),
    ),
    "candidate": Kind(
        "candidate",
        "id",
        (
            *("id", "number", "article", "kind", "title", "speaker", "role"),
            *("phrase", "phrase_start", "phrase_end", "quote", "quote_start", "quote_end"),
            *("first", "last", "precision", "hedge", "sentence", "rule", "grammar", "confidence"),
            *("state", "edited", "reason", "deadline", "event", "recorded", "version"),
        ),
        (
            Child("bounds", "candidate_bound", "candidate", ("name",)),
            Child("reasons", "candidate_reason", "candidate", ("words",)),
            Child("also", "candidate_place", "candidate", ("starts", "ends")),
            Child("ties", "candidate_tie", "candidate", ("tie", "record", "verdict")),
        ),
    ),
    "feed": Kind("feed", "slug", ("slug", "url", "title", "topic", "recorded", "version")),
    "calendar": Kind(
        "calendar",
        "slug",
        (
            *("slug", "title", "kind", "first", "last", "weekend", "source", "retired"),
            *("recorded", "version"),
        ),
        (Child("days", "calendar_day", "calendar", ("day", "name")),),
    ),
    "setting": Kind("setting", "key", ("key", "value", "version")),
    "migration": Kind("_sqlite_migrations", "name", ("name", "applied_at")),
}
