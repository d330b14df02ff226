"""`tracker export`: the record as CSV, JSON or JSON Lines, to be read back."""

import io
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain

import click

from tracker.cli.app import App
from tracker.cli.list import listed
from tracker.cli.narrowing import Narrow, Stands, narrowed, standing_so
from tracker.cli.options import as_of, pass_app
from tracker.cli.output import say, write
from tracker.core.cells import labels
from tracker.core.plain import escaped
from tracker.core.wording import count
from tracker.errors import DiskError, NoPermission, UsageError
from tracker.export.records import FORMATS, Pages, Sheet, sheet
from tracker.export.rows import Row
from tracker.store.ids import fold, new_id, slug
from tracker.store.kinds import KINDS
from tracker.store.referring import references
from tracker.store.walking import (
    OWN_SETTINGS,
    content_pages,
    fields_of,
    gather,
    journal_pages,
    names_of,
    pages,
    still,
    travelling,
)

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
    notes, settings, aliases of parties, and of sources all but address and title; where a
    deadline stands is computed, so that only `list --format csv` has it.

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
    if file is not None:
        say(f"Wrote {count(total, 'record')} to {file}.")


class _Wanted:
    """What of the store is to be written, and how much has been."""

    def __init__(self, record: str | None, narrowed: bool, journal: bool) -> None:
        self.kinds = [record] if record else travelling()
        self.narrowed = narrowed
        self.journal = journal
        self.total = 0

    def of(self, db: sqlite3.Connection, kind: str) -> Pages:
        """The records of a kind, in pages."""
        if kind == "setting" and self.narrowed:
            return
        for page in pages(db, kind, self.narrowed and kind != "setting"):
            kept = page
            if kind == "setting" and not self.journal:
                kept = [row for row in page if row["key"] not in OWN_SETTINGS]
            self.total += len(kept)
            yield kept


def _fitting(app: App, stands: Stands, narrow: Narrow) -> Iterator[str]:
    found, _ = listed(app, app.moment(), stands, narrow)
    return (case.deadline.id for page in found for case, _, _ in page.stood)


def _write(put: Callable[[str], object], form: str, db: sqlite3.Connection, wanted: _Wanted) -> int:
    if form == "csv":
        kind = wanted.kinds[0] if len(wanted.kinds) == 1 else "deadline"
        texts = sheet(wanted.of(db, kind), _sheet(db, kind))
    else:
        told = chain.from_iterable(_named(kind, wanted.of(db, kind)) for kind in wanted.kinds)
        texts_of = content_pages(db, wanted.narrowed) if "copy" in wanted.kinds else ()
        history = _named("journal", journal_pages(db)) if wanted.journal else ()
        texts = FORMATS[form](chain(_named("content", texts_of), told, history))
    for text in texts:
        put(text)
    return wanted.total


def _named(kind: str, given: Pages) -> Iterator[list[Row]]:
    return ([{"record": kind, **row} for row in page] for page in given)


def _sheet(db: sqlite3.Connection, kind: str) -> Sheet:
    shape = KINDS[kind]
    names = {}
    called = {each: labels(*names_of(db, each), fold, slug) for each in ("party", "topic")}
    fields = {child.table: child.field for child in shape.children}
    for each in references(db):
        if each.kind == kind and each.target in called:
            for child in shape.children:
                if child.table == each.table and len(child.columns) == 1:
                    names[child.field] = called[each.target]
            if each.table not in fields:
                names[each.column] = called[each.target]
    found = {id: (url, title) for id, url, title in db.execute("SELECT id, url, title FROM source")}
    lists = frozenset(child.field for child in shape.children)
    return Sheet(fields_of(shape), lists, names, found)


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
