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


class Sheet(Record):
    """What the cells of a sheet need to know.

    `fields` are those of the rows. `names` gives, for a field that holds slugs, what each is
    called. `sources` has the address and the title of each source.
    """

    fields: Sequence[str]
    names: Mapping[str, Mapping[str, str]]
    sources: Mapping[str, tuple[str | None, str | None]]


def json_lines(pages: Pages) -> Iterator[str]:
    """One record a line, as JSON with its keys sorted."""
    for page in pages:
        yield "".join(f"{_line(row)}\n" for row in page)


def json_list(pages: Pages) -> Iterator[str]:
    """One JSON list, each record on a line of its own."""
    before = "[\n"
    for page in pages:
        if page:
            yield before + ",\n".join(map(_line, page))
            before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _line(row: Row) -> str:
    text = _PLAIN(row)
    if text.isascii():
        return text.replace("\x7f", "\\u007f")
    return escaped(text)


def sheet(pages: Pages, of: Sheet) -> Iterator[str]:
    """CSV with a header, what people look for first; no cell starts a spreadsheet formula.

    Names that share a cell are joined by "; ", and what has parts of its own is JSON.
    """
    columns = _ordered(of.fields)
    writers = [_writer(column, of) for column in columns]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for page in pages:
        writer.writerows([[write(row) for write in writers] for row in page])
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def _ordered(fields: Sequence[str]) -> list[str]:
    known = [*fields, *(("source", "quote") if "sources" in fields else ())]
    head = [field for field in _FIRST if field in known]
    rest = [field for field in known if field not in (*head, *_LAST)]
    return head + rest + [field for field in _LAST if field in known]


def _writer(column: str, of: Sheet) -> Callable[[Row], Any]:
    names = of.names.get(column, {})

    def cell(row: Row) -> Any:
        value = row[column]
        if value is None or value.__class__ is int:
            return value
        if isinstance(value, str):
            return guarded(names.get(value, value))
        if any(isinstance(item, dict) for item in value):
            return _PLAIN(value)
        return (
            guarded(BETWEEN.join(names.get(item, str(item)) for item in value)) if value else None
        )

    match column:
        case "source":
            return lambda row: _cell(next(map(str, _addresses(row, of)), None))
        case "quote":
            return lambda row: _cell(row["sources"][0].get("quote") if row["sources"] else None)
        case "sources":
            return lambda row: _cited(row, of)
    return cell


def _cell(text: str | None) -> str | None:
    return None if text is None else guarded(text)


def _addresses(row: Row, of: Sheet) -> Iterator[str]:
    for url, title in map(of.sources.__getitem__, map(itemgetter("source"), row["sources"])):
        yield url or title or ""


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
