"""Where another store's records come from: its file, or an export of it as JSON Lines."""

import os
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from tracker.cli.app import App
from tracker.cli.output import complain
from tracker.cli.progress import Progress
from tracker.core.wording import count
from tracker.errors import RecordRefused, UsageError
from tracker.intake.opened import Opened, called, lasting, opened
from tracker.intake.tables import Row, table
from tracker.store.change import changing
from tracker.store.drafts import Arrival, Terms
from tracker.store.fields import all_fields
from tracker.store.importing import Given, faults, reason, stage, staging
from tracker.store.kinds import KINDS
from tracker.store.making import MAKER, make
from tracker.store.others import Other, copied_from, proved
from tracker.store.staging import Fault
from tracker.store.walking import travelling

_MAGIC = b"SQLite format 3\0"
_PAGE = 500
_SHOWN = 20  # bad rows that are told one by one


class Source(NamedTuple):
    """Another store, what its file is called, and the file's hash if that is no store itself."""

    other: Other
    name: str
    sha256: str | None


def source_of(app: App, file: str, folder: str, progress: Progress) -> Source:
    """The other store as a proved copy in `folder`; its own file is only read.

    Raises UsageError for what is neither a store nor JSON Lines, FaultFound for a journal or a
    record that does not hold, RecordRefused for rows that no store would take.
    """
    place, name = lasting(file, folder), called(file)
    if _is_database(place):
        return Source(proved(copied_from(place, folder, app.now()), name), name, None)
    with opened(place, "utf-8", name) as source:
        return _exported(app, source, os.path.join(folder, "theirs.db"), progress)


def _is_database(file: str) -> bool:
    with open(file, "rb") as there:
        return there.read(len(_MAGIC)) == _MAGIC


def _exported(app: App, source: Opened, path: str, progress: Progress) -> Source:
    """A store made of an export: with its journal if that is there, else with none of its own."""
    make(path, app.now())
    told = _imported(app, source, path, progress, told=True)
    if not told:
        source.rewind()
        _imported(app, source, path, progress, told=False)
    return Source(proved(path, source.name, told=told), source.name, source.hash)


def _imported(app: App, source: Opened, path: str, progress: Progress, *, told: bool) -> bool:
    """Whether it was brought in; if it was to be with a journal, False says that there is none."""
    staged = f"{path}.{'told' if told else 'bare'}"
    rows = _Rows(source, progress, told=told)
    with staging(path, staged) as db:
        try:
            stage(db, path, rows.given(db), app.now(), Terms(journal=told), skip=False)
        except RecordRefused:
            if told and not rows.journal:
                return False
            _refuse_bad(source.name, staged)
            raise
    _refuse_bad(source.name, staged)
    file = {"name": source.name, "sha256": source.hash}
    with changing(path, app.now(), MAKER, "import", staged=staged) as change:
        change.bring(file, journal=told)
    return True


def _refuse_bad(name: str, staged: str) -> None:
    """Tell the first bad rows, and raise RecordRefused if there is one."""
    found = list(faults(staged))
    for fault in found[:_SHOWN]:
        place = f"{name}:{fault.line}" if fault.line else name
        complain(f"{place}: {reason(fault.column, str(fault.value), fault.wants)}")
    if found:
        bad = count(len({fault.line for fault in found}), "bad row")
        raise RecordRefused(f"{name}: {bad}; nothing was merged")


class _Rows:
    """The rows of an export as they arrive; `journal` says whether there were any of its journal.

    Records go by their ids here: one without is bad.
    """

    def __init__(self, source: Opened, progress: Progress, *, told: bool) -> None:
        self.journal = False
        self._source = source
        self._progress = progress
        self._told = told

    def given(self, db: sqlite3.Connection) -> Iterator[Given]:
        """Each row with its line, or what is wrong with it."""
        source = self._source
        known = {kind: each.known for kind, each in all_fields(db, travelling()).items()}
        for n, row in enumerate(table(source.text, source.name, self._refuse_sheet).rows):
            if not n % _PAGE:
                self._progress.show(source.read, source.size)
            if row.fault is not None:
                yield Fault(row.line, "", "", row.fault), row.raw
                continue
            given = self._arrival(row, known)
            if given is not None:
                yield given, row.raw

    def _arrival(self, row: Row, known: dict[str, frozenset[str]]) -> Arrival | Fault | None:
        kind = str(row.fields.get("record"))
        if kind == "journal":
            self.journal = True
            return Arrival(row.line, kind, row.fields, cells=False) if self._told else None
        if kind == "content":
            return Arrival(row.line, kind, row.fields, cells=False)
        if kind not in known:
            return Fault(row.line, "record", kind, f"one of {', '.join(known)}")
        given = {name: value for name, value in row.fields.items() if name != "record"}
        strange = sorted(given.keys() - known[kind])
        if strange:
            return Fault(row.line, strange[0], "", "no such field")
        key = KINDS[kind].key
        if not given.get(key):
            return Fault(row.line, key, "", f"its {key}: `tracker import` takes rows without one")
        return Arrival(row.line, kind, given, cells=False)

    def _refuse_sheet(self, columns: list[str]) -> list[str | None]:
        raise UsageError(
            f"{self._source.name} is neither a store nor an export as ndjson or json:"
            " `tracker import` takes sheets"
        )
