"""The rows of a file as they arrive at an import, by the names that fields have here."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from tracker.cli.app import App
from tracker.cli.progress import Progress
from tracker.intake.columns import named, renamed
from tracker.intake.opened import Opened
from tracker.intake.tables import Row, table
from tracker.store.drafts import Arrival, Terms
from tracker.store.fields import all_fields
from tracker.store.importing import Given
from tracker.store.staging import Fault
from tracker.store.walking import travelling

_PAGE = 500


class Asked(NamedTuple):
    """What the command was told."""

    file: str
    encoding: str
    maps: dict[str, str]
    record: str
    terms: Terms
    skip: bool
    dry_run: bool
    form: str


class Rows:
    """The rows of a file as they arrive; `columns` is the header, once the first is read.

    `remarks` are those on a calendar, once it is read to its end, `news` what becomes of records
    that it does not change itself: their number and words.
    """

    def __init__(self, app: App, asked: Asked, source: Opened, progress: Progress) -> None:
        self.columns: list[str] | None = None
        self.remarks: list[str] = []
        self.news: list[tuple[int, str]] = []
        self._app = app
        self._asked = asked
        self._source = source
        self._progress = progress
        self._names: dict[str, tuple[str, ...]] = {}

    def entries(self, db: Any) -> Iterator[Given]:
        from tracker.cli.import_calendar import Calendar

        calendar = Calendar(db, self._source, self._asked.terms, self._app.now())
        yield from calendar.given(self._progress)
        self.remarks = calendar.told()
        self.news = calendar.news

    def given(self, db: Any) -> Iterator[Given]:
        asked, source = self._asked, self._source
        fields = all_fields(db, travelling())
        known = {kind: each.known for kind, each in fields.items()}
        found = table(
            source.text,
            source.name,
            lambda columns: renamed(columns, asked.maps, known[asked.record], source.name),
        )
        self.columns = found.columns
        cells, own = found.columns is not None, asked.record
        for n, row in enumerate(found.rows):
            if not n % _PAGE:
                self._progress.show(source.read, source.size)
            if row.fault is not None:
                yield Fault(row.line, "", "", row.fault), row.raw
            elif cells and row.fields.get("record", own) == own:
                yield Arrival(row.line, own, row.fields, cells), row.raw
            else:
                yield from self._arrivals(row, known, cells)

    def _arrivals(self, row: Row, known: dict[str, frozenset[str]], cells: bool) -> Iterator[Given]:
        kind = str(row.fields.get("record") or self._asked.record)
        if kind in ("journal", "content"):
            yield Arrival(row.line, kind, row.fields, cells), None
            return
        if kind not in known:
            kinds = ", ".join(known)
            yield Fault(row.line, "record", kind, f"one of {kinds}"), row.raw
            return
        given: dict[str, Any] = {}
        strange: list[Fault] = []
        if cells and kind != self._asked.record:
            given, strange = _other(row, kind, known[kind])
        elif cells or (not self._asked.maps and self._all_known(kind, row.fields, known[kind])):
            given = row.fields
        else:
            given, strange = self._named(row, known[kind])
        if strange:
            for fault in strange:
                yield fault, row.raw
            return
        yield Arrival(row.line, kind, given, cells), row.raw

    def _all_known(self, kind: str, fields: dict[str, Any], known: frozenset[str]) -> bool:
        """Whether an object has no field but those of its kind; rows mostly have the same."""
        names = tuple(fields)
        if self._names.get(kind) != names:
            if not fields.keys() <= known:
                return False
            self._names[kind] = names
        return True

    def _named(self, row: Row, known: frozenset[str]) -> tuple[dict[str, Any], list[Fault]]:
        """The fields of a JSON object by the names they have here, and those that have none."""
        given: dict[str, Any] = {}
        strange: list[Fault] = []
        for name, value in row.fields.items():
            field, wrong = named(name, self._asked.maps, known)
            if wrong is not None:
                strange.append(Fault(row.line, name, "", f"no such field{wrong}"))
            elif field is not None and field != "record":
                given[field] = value
        return given, strange


def _other(row: Row, kind: str, known: frozenset[str]) -> tuple[dict[str, Any], list[Fault]]:
    """The cells of a row that is of another kind than the sheet, and those that kind has not."""
    own = {name: cell for name, cell in row.fields.items() if name in known and name != "record"}
    wants = f"nothing, as a {kind} has no such field"
    return own, [
        Fault(row.line, name, cell, wants)
        for name, cell in row.fields.items()
        if cell and name not in known
    ]
