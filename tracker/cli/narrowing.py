"""Options of the commands that list: what a listing is narrowed to, and how it is printed."""

import sqlite3
from typing import get_args

from tracker.cli.options import KINDS, gathered
from tracker.cli.stating import F, OneOf, Option, taking
from tracker.core.record import Record
from tracker.core.spans import Span, span
from tracker.core.states import FLAGS, State
from tracker.store.find import Filters, known_party, known_topic

formats = Option(
    "--format",
    "How to print.",
    read=OneOf(("table", "json", "ndjson", "csv")),
    to="form",
    default="table",
)
whole = formats.but(read=OneOf(("table", "json", "ndjson")))
"""--format for what is one thing with lists in it, which no CSV holds."""

STANDING = (
    Option("--flag", "Only under this flag.", read=OneOf(FLAGS)),
    Option("--state", "Only in this finer state.", read=OneOf(get_args(State))),
    Option("--window", "Only windows that share a day with this span.", "A..B", span),
    Option("--text", "Only what `search` finds for this text.", "TEXT"),
)
NARROWING = (
    Option("--topic", "Only this topic, by its slug.", "TOPIC"),
    Option("--by", "Only what this party announced.", "SPEAKER"),
    Option("--bound", "Only what binds this party.", "PARTY"),
    Option("--kind", "Only this kind.", read=OneOf(KINDS)),
)


class Stands(Record):
    """Where the deadlines of a listing stand, and what they say; None lets all through."""

    flag: str | None
    state: str | None
    window: Span | None
    text: str | None


class Narrow(Record):
    """What a listing is narrowed to, as typed."""

    topic: str | None
    by: str | None
    bound: str | None
    kind: str | None

    def filters(self, db: sqlite3.Connection) -> Filters:
        """The filters that are meant; raises UnknownId for a party or topic that is not known."""
        return Filters(
            topic=known_topic(db, self.topic) if self.topic is not None else None,
            speaker=known_party(db, self.by) if self.by is not None else None,
            bound=known_party(db, self.bound) if self.bound is not None else None,
            kind=self.kind,
        )


def standing_so(command: F) -> F:
    """--flag, --state, --window and --text of a listing, given to the command as `stands`."""
    return taking(*STANDING)(gathered("stands", Stands, command))


def narrowed(command: F) -> F:
    """--topic, --by, --bound and --kind of a listing, given to the command as `narrow`."""
    return taking(*NARROWING)(gathered("narrow", Narrow, command))
