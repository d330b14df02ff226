"""Options of the commands that list: what a listing is narrowed to, and how it is printed."""

import sqlite3
from typing import get_args

import click

from tracker.cli.options import KINDS, SPAN, F, gathered
from tracker.core.anchors import Window
from tracker.core.record import Record
from tracker.core.records import Precision
from tracker.core.states import FLAGS, State
from tracker.store.find import Filters, known_party, known_topic


def formats(command: F) -> F:
    """--format for listings."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["table", "json", "ndjson", "csv"]),
        default="table",
        show_default=True,
        help="How to print.",
    )(command)


def whole(command: F) -> F:
    """--format for what is one thing with lists in it, which no CSV holds."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["table", "json", "ndjson"]),
        default="table",
        show_default=True,
        help="How to print.",
    )(command)


class Stands(Record):
    """Where the deadlines of a listing stand, and what they say; None lets all through."""

    flag: str | None
    state: str | None
    window: tuple[Window, Precision] | None
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
    command = gathered("stands", Stands, command)
    for option in (
        click.option("--text", metavar="TEXT", help="Only what `search` finds for this text."),
        click.option(
            *("--window",),
            type=SPAN,
            metavar="A..B",
            help="Only windows that share a day with this span.",
        ),
        click.option(
            "--state", type=click.Choice(get_args(State)), help="Only in this finer state."
        ),
        click.option("--flag", type=click.Choice(FLAGS), help="Only under this flag."),
    ):
        command = option(command)
    return command


def narrowed(command: F) -> F:
    """--topic, --by, --bound and --kind of a listing, given to the command as `narrow`."""
    command = gathered("narrow", Narrow, command)
    for option in (
        click.option("--kind", type=click.Choice(KINDS), help="Only this kind."),
        click.option("--bound", metavar="PARTY", help="Only what binds this party."),
        click.option("--by", metavar="SPEAKER", help="Only what this party announced."),
        click.option("--topic", metavar="TOPIC", help="Only this topic, by its slug."),
    ):
        command = option(command)
    return command
