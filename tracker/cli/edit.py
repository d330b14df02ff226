"""`tracker edit`: a record in an editor, all its fields at once."""

import os
import shlex
import subprocess
import sys
import tempfile

import click

from tracker.cli.amending import carry_out
from tracker.cli.app import App
from tracker.cli.draft import Empty, changed, draft
from tracker.cli.options import pass_app, why
from tracker.cli.output import complain, say
from tracker.errors import DiskError, TrackerError, TryAgain, UsageError
from tracker.store.find import either
from tracker.store.kinds import State
from tracker.store.state import load

LARGEST = 1_000_000  # bytes of a draft


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
    editor = _editor(id) if terminal else None
    app.prepare()
    kind, key, state = _record(app, id)
    made = path is None
    if path is None:
        with app.reading() as db:
            text = draft(db, kind, state)
        path = _kept(text, int(state["number"]))
    else:
        text = _read(path)
    try:
        now = text if editor is None else _edited(editor, path)
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
        return _read(path) == text
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


def _editor(id: str) -> list[str]:
    """The editor's command line; raises UsageError where none is set."""
    name = "VISUAL" if os.environ.get("VISUAL") else "EDITOR"
    given = os.environ.get(name, "")
    try:
        words = shlex.split(given)
    except ValueError:
        wrong = f"{name} is no command, {given!r}: a quotation mark is not closed"
        raise UsageError(wrong) from None
    if not words:
        raise UsageError(
            f"no editor is set: name one (`export EDITOR=nano`), or use `tracker amend {id}`"
        )
    return words


def _kept(text: str, number: int) -> str:
    """A new file of our own that holds the draft; only its owner can read it."""
    try:
        handle, path = tempfile.mkstemp(prefix=f"tracker-{number}-", suffix=".toml")
        with open(handle, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise DiskError(f"cannot write a draft: {error.strerror}") from error
    return path


def _edited(editor: list[str], path: str) -> str:
    """What the editor leaves in the draft."""
    try:
        ended = subprocess.run([*editor, path], check=False).returncode  # noqa: S603 - as asked
    except OSError as error:
        raise UsageError(f"cannot run the editor {editor[0]!r}: {error.strerror}") from error
    if ended:
        raise UsageError(f"the editor {editor[0]!r} ended with {ended}, and nothing was stored")
    return _read(path)


def _read(path: str) -> str:
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error
    if len(data) > LARGEST:
        raise UsageError(f"{path} is too large for a draft")
    try:
        return data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise UsageError(f"{path} is not valid UTF-8") from None
