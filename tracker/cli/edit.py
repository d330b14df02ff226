"""`tracker edit`: a record in an editor, all its fields at once."""

import os
import shlex
import sys

import click

from tracker.cli.amending import carry_out
from tracker.cli.app import App
from tracker.cli.draft import Empty, changed, draft
from tracker.cli.editing import edited, editor, kept, read_draft
from tracker.cli.options import pass_app, why
from tracker.cli.output import complain, say
from tracker.errors import TrackerError, TryAgain, UsageError
from tracker.store.find import either
from tracker.store.kinds import State
from tracker.store.state import load


@click.command("edit")
@click.argument("id")
@click.option("--draft", "path", metavar="FILE", help="Go on with a draft that was kept.")
@click.option("--yes", is_flag=True, help="Store it without asking.")
@why
@pass_app
def command(app: App, id: str, path: str | None, yes: bool) -> None:
    """Open a deadline or an event in your editor (VISUAL or EDITOR), as TOML.

    What you change is checked and shown as `amend` shows it, then stored. If something is wrong
    the draft is kept, and it is said how to go on. Without a terminal a draft is taken as it
    stands.

    \b
    tracker edit 13
    tracker edit 13 --draft /tmp/tracker-13-x1.toml --yes
    """
    app.refuse_as_of("edit", "corrects what is recorded")
    terminal = sys.stdin is not None and sys.stdin.isatty()
    if not terminal and path is None:
        raise UsageError(
            f"`edit` opens an editor, and needs a terminal: use `tracker amend {id}`, or give a"
            " draft that was kept as --draft FILE"
        )
    opened = editor(f"tracker amend {id}") if terminal else None
    app.prepare()
    kind, key, state = _record(app, id)
    made = path is None
    if path is None:
        with app.reading() as db:
            text = draft(db, kind, state)
        path = kept(text, str(state["number"]))
    else:
        text = read_draft(path)
    try:
        now = text if opened is None else edited(opened, path)
        with app.reading() as db:
            wanted = changed(db, kind, _still(load(db, kind, key)), now)
        done = carry_out(app, "edit", (kind, key), wanted, yes, dry_run=False)
    except TrackerError as error:
        if isinstance(error, Empty) or (made and _is_as_made(path, text)):
            if made:
                os.unlink(path)
            raise
        again = f"tracker edit {state['number']} --draft {shlex.quote(path)}"
        error.args = (f"{error}; the draft is kept: `{again}`",)
        raise
    except (KeyboardInterrupt, click.Abort):
        complain(f"the draft is kept as {path}")
        raise
    if not done:
        say(f"The draft is kept as {path}.")
    elif made:
        os.unlink(path)


def _is_as_made(path: str, text: str) -> bool:
    """Whether nothing was changed in a draft, so that there is nothing to go on with."""
    try:
        return read_draft(path) == text
    except UsageError:
        return False


def _record(app: App, id: str) -> tuple[str, str, State]:
    with app.reading() as db:
        kind, key = either(db, id)
        return kind, key, _still(load(db, kind, key))


def _still(state: State | None) -> State:
    if state is None:
        raise TryAgain("the record was taken away meanwhile")
    return state
