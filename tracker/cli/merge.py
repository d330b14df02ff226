"""`tracker merge`: the changes of another store, brought into this one."""

import os
import tempfile
from typing import Any

import click

from tracker.cli.app import App
from tracker.cli.merge_file import Source, source_of
from tracker.cli.merged import Asked, Outcome, refuse_left, report
from tracker.cli.narrowing import formats
from tracker.cli.options import pass_app, why
from tracker.cli.progress import Progress
from tracker.cli.twins import tell_new
from tracker.errors import TryAgain, UsageError
from tracker.store.bringing import Moved
from tracker.store.conflicts import Settling, conflicts, outside
from tracker.store.importing import new_deadlines
from tracker.store.judged import judged
from tracker.store.merging import Meeting
from tracker.store.others import beside
from tracker.store.summing import Found, found
from tracker.store.untangling import untangle

_TRIES = 5  # how often others may change the store meanwhile


@click.command("merge")
@click.argument("file")
@click.option(
    "--ours",
    multiple=True,
    metavar="ID",
    help="Settle this conflict as this store has it; `all` for all others. May be repeated.",
)
@click.option(
    "--theirs",
    multiple=True,
    metavar="ID",
    help="Settle this conflict as FILE has it; `all` for all others. May be repeated.",
)
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@why
@formats
@pass_app
def command(
    app: App,
    file: str,
    ours: tuple[str, ...],
    theirs: tuple[str, ...],
    dry_run: bool,
    form: str,
) -> None:
    """Bring in what was recorded in another store: a FILE.db, or an export as ndjson.

    Records go by their public ids, parties and topics by their slugs. What only they have, or only
    they changed, is taken; what both changed is joined, field by field, on what both came from. The
    same field changed on both sides, or removed there and changed here, is a conflict: it is
    listed, left as it is here, and the command exits with 5, until --ours or --theirs settles it.
    What names a record that is gone here is left out only by its own name, never by `all`. `undo`
    takes a merge back whole, settlements and all.

    Their journal has to hold, and its rows are kept inside this one's. An export without --journal
    has none: then what differs is a conflict. Their file is only read, and merging it twice
    changes nothing.

    \b
    tracker merge ~/anna/tracker.db --dry-run
    tracker merge ~/anna/tracker.db --theirs 12 --ours party:turkey
    tracker merge anna.ndjson --ours all
    """
    app.refuse_as_of("merge", "brings in what is recorded now")
    for option, given in (("--ours", ours), ("--theirs", theirs)):
        if not all(map(str.strip, given)):
            raise UsageError(f"{option} is empty: name a record in conflict, or `all`")
    both = {*ours} & {*theirs}
    if both:
        raise UsageError(f"--ours and --theirs both name {min(both)}: one of them settles it")
    asked = Asked(file, ours, theirs, dry_run, form)
    if not dry_run:
        app.prepare()
    with app.reading():
        pass  # refused before anything else is read
    with (
        tempfile.TemporaryDirectory(prefix="tracker-merge-") as folder,
        Progress(os.path.basename(file)) as progress,
    ):
        source = source_of(app, file, folder, progress)
        progress.end()
        outcome = _merged(app, asked, source, folder)
        report(asked, source.name, outcome)
        if not dry_run:
            tell_new(app, new_deadlines(outcome.staged))
        refuse_left(asked, source.name, outcome.left)


def _merged(app: App, asked: Asked, source: Source, folder: str) -> Outcome:
    """What came of it; it is stored."""
    for turn in range(_TRIES):
        staged = os.path.join(folder, f"staged-{turn}")
        settling = Settling(asked.ours, asked.theirs)
        with beside(app.path, source.other, staged, folder) as db:
            meeting = Meeting(db, source.other, settling)
            meeting.compare()
            untangle(meeting)
            settling.check_met()
            at, total = meeting.head, found(db)
            left, out = list(conflicts(db)), list(outside(db))
            outcome = Outcome(staged, total, left, out, list(judged(meeting)))
        if asked.dry_run or not total.something:
            return outcome
        try:
            with app.changing("merge", staged=staged) as change:
                change.join(_act(source, total), at)
        except Moved:
            continue
        return outcome
    raise TryAgain("others keep changing the store: try again")


def _act(source: Source, total: Found) -> dict[str, Any]:
    """What the journal tells of the merge as a whole."""
    other = source.other
    head = {"store": other.store, "seq": other.head.seq, "hash": other.head.hash}
    file = {"sha256": source.sha256} if source.sha256 else {}
    told = head if other.told else {}
    counts = {"new": total.counts["new"], "changed": total.counts["changed"]}
    counts |= {"gone": total.counts["removed"], "rows": total.rows, "left": total.left}
    return {"name": source.name, **file, **told, **counts}
