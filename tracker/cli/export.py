"""`tracker export`: the record as CSV, JSON or JSON Lines, to be read back."""

import io
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence, Sized
from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain
from typing import TypeVar

import click

from tracker.cli.app import App
from tracker.cli.list import listed
from tracker.cli.narrowing import Narrow, Stands, narrowed, standing_so
from tracker.cli.options import as_of, pass_app
from tracker.cli.output import complain, say, write
from tracker.core.plain import escaped
from tracker.core.wording import count
from tracker.errors import DiskError, NoPermission, UsageError
from tracker.export.records import FORMATS, Pages, arranged, sheet, texts_of
from tracker.export.rows import Row
from tracker.store.cells import cells
from tracker.store.ids import new_id
from tracker.store.kinds import KINDS
from tracker.store.lines import lines
from tracker.store.walking import (
    OWN_SETTINGS,
    content_pages,
    fields_of,
    gather,
    journal_pages,
    still,
    travelling,
)

T = TypeVar("T", bound=Sized)
_MAGIC = b"SQLite format 3\0"


@click.command("export")
@click.argument("form", metavar="FORMAT", type=click.Choice(["csv", "json", "ndjson"]))
@standing_so
@narrowed
@click.option(
    "--record",
    type=click.Choice(travelling()),
    help="Only records of this kind. CSV has one kind: deadlines, if nothing is said.",
)
@click.option("--journal", is_flag=True, help="The whole journal too (json, ndjson).")
@click.option("-o", "--output", "file", metavar="FILE", help="Write to FILE, in one step.")
@as_of
@pass_app
def command(
    app: App,
    form: str,
    stands: Stands,
    narrow: Narrow,
    record: str | None,
    journal: bool,
    file: str | None,
) -> None:
    """Write the record as CSV, JSON or JSON Lines, such that `tracker import` reads it back.

    json and ndjson hold every record of every kind: a full export imported into an empty store
    gives the same records with the same ids. Narrowed as `list` is, they hold the deadlines that
    fit and all that belongs to them: parties, topics, sources, verdicts, notes, events, links.

    csv is a sheet for people, a row for each deadline. It leaves out verdicts, events, links,
    notes, settings, rules by which deadlines recur (it says so if there are some), aliases of
    parties, and of sources all but address and title; where a deadline stands is computed, so that
    only `list --format csv` has it.

    \b
    tracker export ndjson -o record.ndjson
    tracker export csv --topic ukraine-war -o deadlines.csv
    tracker export json --journal -o whole.json
    """
    limits = [*stands.by_name().values(), *narrow.by_name().values()]
    some = any(limit is not None for limit in limits)
    if journal and (form == "csv" or some or record):
        raise UsageError("--journal goes with the whole record as json or ndjson")
    with still(app.path, app.now()) as db, _target(app, file) as put:
        if some:
            gather(db, _fitting(app, stands, narrow))
        total = _write(put, form, db, _Wanted(record, some, journal))
        rules = _rules(db) if form == "csv" and record in (None, "deadline") else 0
    if file is not None:
        say(f"Wrote {count(total, 'record')} to {file}.")
    if rules:
        complain(
            f"a sheet holds the instances of what recurs, and none of the {count(rules, 'rule')}"
            " that make them: json and ndjson hold both"
        )


class _Wanted:
    """What of the store is to be written, and how much has been."""

    def __init__(self, record: str | None, narrowed: bool, journal: bool) -> None:
        self.kinds = [record] if record else travelling()
        self.narrowed = narrowed
        self.journal = journal
        self.total = 0

    def taken(self, kind: str, read: Callable[[bool, Sequence[str]], Iterator[T]]) -> Iterator[T]:
        """The pages that `read` gives of a kind, counted."""
        without = OWN_SETTINGS if kind == "setting" and not self.journal else ()
        for page in read(self.narrowed, without):
            self.total += len(page)
            yield page


def _rules(db: sqlite3.Connection) -> int:
    """How many rules make deadlines that recur."""
    (found,) = db.execute("SELECT count(*) FROM recurrence").fetchone()
    return int(found)


def _fitting(app: App, stands: Stands, narrow: Narrow) -> Iterator[str]:
    found, _ = listed(app, app.moment(), stands, narrow)
    return (case.deadline.id for page in found for case, _, _ in page.stood)


def _write(put: Callable[[str], object], form: str, db: sqlite3.Connection, wanted: _Wanted) -> int:
    if form == "csv":
        kind = wanted.kinds[0] if len(wanted.kinds) == 1 else "deadline"
        lists = [child.field for child in KINDS[kind].children]
        columns = arranged(fields_of(KINDS[kind]), "sources" in lists)
        texts = sheet(columns, wanted.taken(kind, partial(cells, db, kind, columns)))
    else:
        pages = (wanted.taken(kind, partial(lines, db, kind)) for kind in wanted.kinds)
        copies = content_pages(db, wanted.narrowed) if "copy" in wanted.kinds else ()
        history = journal_pages(db) if wanted.journal else ()
        first, last = _named("content", copies), _named("journal", history)
        texts = FORMATS[form](chain(texts_of(first), *pages, texts_of(last)))
    for text in texts:
        put(text)
    return wanted.total


def _named(kind: str, given: Pages) -> Iterator[list[Row]]:
    return ([{"record": kind, **row} for row in page] for page in given)


@contextmanager
def _target(app: App, file: str | None) -> Iterator[Callable[[str], object]]:
    """What takes the text: standard output, or a file that gets its name when it is whole."""
    if file is None:
        yield _printer()
        return
    _refuse_store(file)
    beside = f"{file}.{new_id(app.now()).lower()}.part"
    try:
        with open(beside, "x", encoding="utf-8", newline="") as out:
            yield out.write
            out.flush()
            os.fsync(out.fileno())
        os.replace(beside, file)
    except PermissionError:
        raise NoPermission(f"{file}: permission denied") from None
    except (OSError, ValueError) as error:  # a ValueError for a name with a NUL
        raise DiskError(f"{file}: {getattr(error, 'strerror', error)}") from error
    finally:
        with suppress(OSError, ValueError):
            os.unlink(beside)


def _printer() -> Callable[[str], object]:
    """Standard output as UTF-8; on a terminal nothing that could rewrite its lines."""
    if sys.stdout is None or sys.stdout.isatty():
        return lambda text: write(escaped(text))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    return write


def _refuse_store(file: str) -> None:
    """A store, or a backup of one, is never replaced by text."""
    with suppress(OSError, ValueError), open(file, "rb") as there:
        if there.read(len(_MAGIC)) == _MAGIC:
            raise UsageError(f"{file} is a store or another database; it was left as it is")
