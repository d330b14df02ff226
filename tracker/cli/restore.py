"""`tracker restore`: put a backup in the store's place."""

import os
import sys
import tempfile

import click

from tracker.cli.app import App
from tracker.cli.options import pass_app
from tracker.cli.output import say, tell, wrapped
from tracker.cli.remarks import faulty, holding_words, remark_lines
from tracker.core.wording import count
from tracker.errors import UsageError
from tracker.store.remark import Holding
from tracker.store.restoring import Present, compare, prepared, put


@click.command("restore")
@click.argument("file")
@click.option("--check", is_flag=True, help="Only look whether it is sound; exits 6 if not.")
@click.option("--yes", is_flag=True, help="Don't ask before changes that the backup lacks go.")
@pass_app
def command(app: App, file: str, check: bool, yes: bool) -> int:
    """Put the backup FILE in the store's place, after looking whether it is sound.

    What was there is kept beside it. A backup of an older version is brought to this one first.

    \b
    tracker restore ~/backups/tracker.db --check
    tracker restore ~/backups/tracker.db.1
    """
    app.refuse_as_of("restore", "replaces the store as it is")
    if check:
        return _check(app, file)
    path = app.path
    if os.path.exists(path) and os.path.exists(file) and os.path.samefile(path, file):
        raise UsageError(f"{file} is the store itself: name a backup")
    with prepared(file, path, app.now()) as backup:
        present = compare(path, backup)
        if not _agreed(path, present, yes):
            say("The store was left as it is.")
            return 0
        restored = put(backup, path, present, app.now())
    if restored.kept:
        say(f"What was there is kept as {restored.kept}")
    _report(f"Restored {path}", restored.holding)
    return 0


def _check(app: App, file: str) -> int:
    """Look at a copy in a scratch folder, since one of an older version has to be upgraded."""
    with tempfile.TemporaryDirectory(prefix="tracker-check-") as folder:
        place = os.path.join(folder, "tracker.db")
        with prepared(file, place, app.now()) as backup:
            examined = backup.examined
    tell(remark_lines(examined.remarks))
    if examined.holding:
        _report("Holds", examined.holding)
    return faulty(examined.remarks)


def _report(what: str, holding: Holding) -> None:
    say(wrapped("", f"{what}: {holding_words(holding)}.", 0))
    say(f"head    {holding.head}")


def _agreed(path: str, present: Present | None, yes: bool) -> bool:
    """Whether to go on: asked on a terminal if anything would go that the backup lacks."""
    if present is None or yes or not (present.lacking or present.damaged):
        return True
    if present.damaged:
        found = f"{path} cannot be read, and will be moved aside"
    else:
        changes = count(present.lacking, "change")
        whose = "the backup, of another store," if present.another else "the backup"
        found = f"{path} holds {changes} that {whose} lacks, since {present.since}"
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError(f"{found}: say --yes to restore all the same; what is there is kept")
    return click.confirm(f"{found}. Restore all the same? What is there is kept")
