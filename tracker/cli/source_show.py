"""`tracker source show`: one source, its copies, and what cites it."""

from collections.abc import Iterator, Sequence

import click

from tracker.cli.app import App
from tracker.cli.narrowing import whole
from tracker.cli.options import pass_app
from tracker.cli.output import one, tell, wrapped, write
from tracker.cli.saving import copy_words
from tracker.core.plain import escaped
from tracker.core.wording import count
from tracker.errors import DiskError, NoPermission, RecordRefused, UsageError
from tracker.export.rows import Row
from tracker.store.copies import Copy, Kept, copies, kept
from tracker.store.evidence import Quoted, quoted
from tracker.store.find import find_source
from tracker.store.kinds import State
from tracker.store.state import load

_FIELDS = ("title", "publisher", "published", "url")


@click.command("show")
@click.argument("source")
@click.option("--text", "with_text", is_flag=True, help="Print the saved text, made harmless.")
@click.option("--save", "path", metavar="FILE", help="Write it to a new FILE, byte by byte.")
@click.option(
    "--version",
    type=click.IntRange(min=1),
    metavar="N",
    help="Which copy, as they are listed; default 1, the newest.",
)
@whole
@pass_app
def show(
    app: App, source: str, with_text: bool, path: str | None, version: int | None, form: str
) -> None:
    """One source: its copies, the newest first, and what cites it.

    SOURCE is its id, its address, or its title.

    \b
    tracker source show https://example.org/a
    tracker source show 06H0NPHC07X844Q3 --text
    tracker source show https://example.org/a --save article.html
    """
    app.refuse_as_of("source show", "shows all that is recorded")
    if version is not None and not (with_text or path):
        raise UsageError("--version goes with --text or --save")
    with app.reading() as db:
        id = find_source(db, source)
        state = load(db, "source", id)
        assert state is not None
        found, cited = copies(db, id), quoted(db, id)
        text = kept(db, _chosen(found, version or 1)) if with_text or path else None
    if path is not None and text is not None:
        _write(text, path)
    shown = text if with_text else None
    if form != "table":
        one(form, _row(state, found, cited, shown))
    elif shown is not None:
        write(escaped(shown.text.replace("\r\n", "\n").expandtabs()).rstrip("\n") + "\n")
    else:
        tell(_lines(state, found, cited))


def _chosen(found: Sequence[Copy], version: int) -> Copy:
    if not found:
        raise RecordRefused("no copy of this source is saved: give one to `tracker source add`")
    if version > len(found):
        raise UsageError(f"it has {len(found)} saved, so there is no --version {version}")
    return found[version - 1]


def _write(copy: Kept, path: str) -> None:
    if not copy.sound:
        raise DiskError("the saved text is damaged: `tracker doctor` says where")
    try:
        with open(path, "xb") as file:
            file.write(copy.text.encode())
    except FileExistsError:
        raise UsageError(f"{path} is there already; it was left as it is") from None
    except PermissionError:
        raise NoPermission(f"{path}: permission denied") from None
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise UsageError(f"{path}: there is no such folder") from None
    except OSError as error:
        raise DiskError(f"{path}: {error.strerror}") from None


def _row(state: State, found: Sequence[Copy], cited: Sequence[Quoted], text: Kept | None) -> Row:
    row: Row = {name: state.get(name) for name in ("id", *_FIELDS, "sha256", "recorded")}
    row["copies"] = [copy._asdict() for copy in found]
    row["cited"] = [one._asdict() | {"unverified": bool(one.unverified)} for one in cited]
    return row | ({"text": text.text} if text is not None else {})


def _lines(state: State, found: Sequence[Copy], cited: Sequence[Quoted]) -> Iterator[str]:
    yield f"{'id':<12}{state['id']}"
    for name in _FIELDS:
        if state.get(name):
            yield wrapped(name, state[name])
    for number, copy in enumerate(found, 1):
        yield wrapped(f"copy {number}", copy_words(copy))
    if not found:
        yield wrapped("copy", "none is saved")
    for each in cited:
        yield wrapped("cited", _cited(each))
    if not cited:
        yield wrapped("cited", "nowhere")
    else:
        yield wrapped("", count(len(cited), "time") + " in all")


def _cited(one: Quoted) -> str:
    parts = [
        f"#{one.number}" + (", its verdict" if one.kind == "verdict" else ""),
        f"“{one.quote}”" if one.quote else None,
        None if one.stance == "supports" else one.stance,
        "unverified" if one.unverified else None,
    ]
    return ", ".join(filter(None, parts))
