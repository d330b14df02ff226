"""`tracker backup`: a whole copy of the store."""

import click

from tracker.cli.app import App
from tracker.cli.options import pass_app
from tracker.cli.output import complain, say, wrapped
from tracker.cli.remarks import holding_words
from tracker.errors import TrackerError
from tracker.store.change import stamp


@click.command("backup")
@click.argument("file")
@click.option(
    "--keep",
    type=click.IntRange(1, 1000),
    default=1,
    show_default=True,
    metavar="N",
    help="How many backups to keep: FILE and, older by one each, FILE.1, FILE.2 ...",
)
@pass_app
def command(app: App, file: str, keep: int) -> None:
    """Write a whole, checked copy of the store to FILE, while others may write.

    FILE is replaced in one step, and only if it is a backup of this store.

    \b
    tracker backup /media/stick/tracker.db
    tracker backup ~/backups/tracker.db --keep 7
    """
    from tracker.store.backups import back_up

    app.refuse_as_of("backup", "copies the store as it is")
    now = app.now()
    made = back_up(app.path, file, keep, now)
    try:
        with app.changing("backup") as change:
            change.remember("backup", {"at": stamp(now), "path": made.path})
    except TrackerError as error:
        complain(f"the backup is whole, but the store cannot remember it: {error}")
    say(wrapped("", f"Backed up to {made.path}: {holding_words(made.holding)}.", 0))
    say(f"head    {made.holding.head}")
