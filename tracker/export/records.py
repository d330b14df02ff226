"""Whole records as text that can be read back without loss: one function a format.

Rows come in pages and go out in pieces. A row has a value for every field of its kind: None where
there is none, a list for what may be several; `record` names its kind.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from tracker.core.cells import BETWEEN, guarded
from tracker.core.plain import escaped
from tracker.core.record import Record
from tracker.export.rows import Row

Pages = Iterable[Sequence[Row]]

_FIRST = (
    *("number", "title", "name", "speakers", "bounds", "parties", "topic", "kind", "said"),
    *("phrase", "first", "last", "hour", "zone", "source", "quote"),
)
_LAST = ("sources", "id", "recorded", "version")
_PLAIN = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
_QUOTED = json.encoder.encode_basestring


class Sheet(Record):
    """What the cells of a sheet need to know.

    `fields` are those of the rows, `lists` those of them that hold lists. `names` gives, for a
    field that holds slugs, what each is called. `sources` has address and title of each source.
    """

    fields: Sequence[str]
    lists: frozenset[str]
    names: Mapping[str, Mapping[str, str]]
    sources: Mapping[str, tuple[str | None, str | None]]


def json_lines(pages: Pages) -> Iterator[str]:
    """One record a line, as JSON with its keys sorted."""
    for page in pages:
        yield "".join([f"{line}\n" for line in _lines(page)])


def json_list(pages: Pages) -> Iterator[str]:
    """One JSON list, each record on a line of its own."""
    before = "[\n"
    for page in pages:
        if page:
            yield before + ",\n".join(_lines(page))
            before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _lines(page: Sequence[Row]) -> Iterator[str]:
    """Each row as JSON. All have the same keys, so that those are written once, as a template."""
    if not page:
        return
    keys = sorted(page[0])
    names = ", ".join(f'"{key}": %s' for key in keys)  # names of columns: letters and _
    template, values = f"{{{names}}}", itemgetter(*keys)
    for row in page:
        text = template % tuple(
            [
                "null"
                if value is None
                else _QUOTED(value)
                if value.__class__ is str
                else _other(value)
                for value in values(row)
            ]
        )
        yield text if text.isascii() and "\x7f" not in text else escaped(text)


def _other(value: Any) -> Any:
    return value if value.__class__ is int else _PLAIN(value) if value else "[]"


def sheet(pages: Pages, of: Sheet) -> Iterator[str]:
    """CSV with a header, what people look for first; no cell starts a spreadsheet formula.

    Names that share a cell are joined by "; ", and what has parts of its own is JSON.
    """
    columns = _ordered(of)
    yield _written([columns])
    for page in pages:
        yield _written(_cells(page, columns, of))


def _written(rows: Iterable[Sequence[Any]]) -> str:
    kept = list(rows)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(kept)
    if "\r" in out.getvalue():  # which it leaves bare, as if no line ended there
        out = io.StringIO()
        csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(kept)
    return out.getvalue()


def _ordered(of: Sheet) -> list[str]:
    known = [*of.fields, *(("source", "quote") if "sources" in of.lists else ())]
    head = [field for field in _FIRST if field in known]
    rest = [field for field in known if field not in (*head, *_LAST)]
    return head + rest + [field for field in _LAST if field in known]


def _cells(page: Sequence[Row], columns: Sequence[str], of: Sheet) -> Iterator[Sequence[Any]]:
    """The cells of each row. Most columns hold texts and numbers, and go by in one pass."""
    special = {column: make for column in columns if (make := _maker(column, of))}
    plain = [column for column in columns if column not in special]
    place = {column: n for n, column in enumerate([*plain, *special])}
    values, in_order = itemgetter(*plain), itemgetter(*map(place.__getitem__, columns))
    makers = list(special.values())
    for row in page:
        cells = [
            value if value.__class__ is not str or value[:1].isalnum() else guarded(value)
            for value in values(row)
        ]
        cells += [make(row) for make in makers]
        yield in_order(cells)


def _maker(column: str, of: Sheet) -> Callable[[Row], str | None] | None:
    """What makes a cell that takes more than one value, or another one than the row has."""
    match column:
        case "source" if "sources" in of.lists:
            return lambda row: _first_source(row, of)
        case "quote" if "sources" in of.lists:
            return lambda row: _cell(row["sources"][0].get("quote") if row["sources"] else None)
        case "sources" if "sources" in of.lists:
            return lambda row: _cited(row, of)
    names = of.names.get(column, {})
    if column in of.lists:
        return lambda row: _joined(row[column], names)
    if names:
        return lambda row: _cell(names.get(row[column], row[column]))
    return None


def _joined(items: Sequence[Any], names: Mapping[str, str]) -> str | None:
    if not items:
        return None
    if isinstance(items[0], dict):
        return _PLAIN(items)
    return guarded(BETWEEN.join([names.get(item) or str(item) for item in items]))


def _cell(text: str | None) -> str | None:
    return None if text is None else guarded(text)


def _first_source(row: Row, of: Sheet) -> str | None:
    if not row["sources"]:
        return None
    url, title = of.sources[row["sources"][0]["source"]]
    return _cell(url or title)


def _cited(row: Row, of: Sheet) -> str | None:
    """The sources as JSON: what each is called, and what was taken from it."""
    if not row["sources"]:
        return None
    items = []
    for item in row["sources"]:
        url, title = of.sources[item["source"]]
        named = {"url": url, "title": title}
        items.append(item | {name: text for name, text in named.items() if text is not None})
    return _PLAIN(items)


FORMATS: dict[str, Callable[[Pages], Iterator[str]]] = {"json": json_list, "ndjson": json_lines}
