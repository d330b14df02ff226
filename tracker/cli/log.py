"""`tracker log`: who changed what, when and why."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

import click

from tracker.cli.app import App
from tracker.cli.logged import block, corrected_lines, corrected_row, step_row
from tracker.cli.narrowing import formats
from tracker.cli.options import DAY, pass_app
from tracker.cli.output import say, stream, tell
from tracker.errors import UsageError
from tracker.store.corrections import Corrected, corrections
from tracker.store.ever import find_ever
from tracker.store.history import Step, Wanted, history

T = TypeVar("T")


@click.command("log")
@click.argument("id", required=False)
@click.option("--since", type=DAY, metavar="DAY", help="Only what was recorded from this day, UTC.")
@click.option("--by", metavar="WHO", help="Only what this person recorded.")
@click.option(
    "--limit", type=click.IntRange(1), metavar="N", help="At most so many changes; default all."
)
@click.option("--public", is_flag=True, help="Only corrections, as a list that names nobody.")
@formats
@pass_app
def command(
    app: App,
    id: str | None,
    since: date | None,
    by: str | None,
    limit: int | None,
    public: bool,
    form: str,
) -> None:
    """Who changed what, when and why: the journal, newest first.

    ID is a deadline or an event, by number or public id, also one that `undo` took away; its
    verdicts, links, notes and standings are shown with it. Or it is a party, a topic, a calendar
    or a source by its name ("party:iran" where that has two meanings), or a source or what recurs
    by its public id, with its copies or instances; or a candidate, as c12. The machine formats
    have one row for each record that was changed.

    --public lists what was shown once and holds no more, to be published: verdicts that were
    taken back or replaced, records in error or taken away, dates that were amended or
    moved, also by an event that they hang on.

    \b
    tracker log --limit 5
    tracker log 13 --since 2025-11-01
    tracker log ukraine-war
    tracker log --by anna --format csv
    tracker log --public --since 2025-11-01
    """
    app.refuse_as_of("log", "shows all that was ever recorded")
    kind, key = _meant(app, id) if id is not None else (None, None)
    wanted = Wanted(kind, key, since.isoformat() if since else None, by)
    if public:
        if by is not None:
            raise UsageError("--public names nobody, and goes without --by")
        if kind not in (None, "deadline", "event", "recurrence"):
            raise UsageError(f"--public is about deadlines and events, and not about a {kind}")
        _publish(_limited(_corrections(app, wanted), limit), form)
        return
    changes = _limited(_changes(app, wanted), limit)
    if form == "table":
        _print(changes)
    else:
        stream(form, ([step_row(step) for step in change] for change in changes))


def _meant(app: App, text: str) -> tuple[str, str]:
    with app.reading() as db:
        return find_ever(db, text)


def _steps(app: App, wanted: Wanted) -> Iterator[Step]:
    """All rows, a page at a time; nothing is held open between two pages."""
    below = None
    while True:
        with app.reading() as db:
            page = history(db, wanted, below)
        yield from page
        if not page:
            return
        below = page[-1].seq


def _changes(app: App, wanted: Wanted) -> Iterator[list[Step]]:
    """The rows of each transaction, first things first."""
    for _, steps in groupby(_steps(app, wanted), attrgetter("change")):
        yield list(steps)[::-1]


def _corrections(app: App, wanted: Wanted) -> Iterator[Corrected]:
    """All corrections, likewise."""
    below: int | None = None
    while True:
        with app.reading() as db:
            page, below = corrections(db, wanted, below)
        yield from page
        if below is None:
            return


def _limited(changes: Iterator[T], limit: int | None) -> Iterator[T]:
    for number, change in enumerate(changes, 1):
        yield change
        if number == limit:
            return


def _publish(found: Iterator[Corrected], form: str) -> None:
    if form != "table":
        stream(form, ([corrected_row(each)] for each in found))
        return
    empty = True
    for each in found:
        tell(corrected_lines(each))
        empty = False
    if empty:
        say("Nothing was corrected.")


def _print(changes: Iterator[list[Step]]) -> None:
    empty = True
    for change in changes:
        if not empty:
            say("")
        tell(block(change))
        empty = False
    if empty:
        say("Nothing was recorded.")
