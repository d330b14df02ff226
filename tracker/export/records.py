"""Whole records as text that can be read back without loss: one function a format.

Records come in pages and go out in pieces.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from tracker.core.cells import guarded
from tracker.core.plain import escaped
from tracker.export.rows import Row

Pages = Iterable[Sequence[Row]]
Cells = Sequence[Any]

_FIRST = (
    *("number", "title", "name", "speakers", "bounds", "parties", "topic", "kind", "said"),
    *("phrase", "first", "last", "hour", "zone", "source", "quote"),
)
_LAST = ("sources", "id", "recorded", "version")
_PLAIN = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def json_lines(pages: Iterable[Sequence[str]]) -> Iterator[str]:
    """Pages of JSON objects, one a line, as `texts_of` and the store write them."""
    for page in pages:
        if page:
            yield _visible("\n".join(page)) + "\n"


def json_list(pages: Iterable[Sequence[str]]) -> Iterator[str]:
    """The same as one JSON list, each object on a line of its own."""
    before = "[\n"
    for page in pages:
        if page:
            yield before + _visible(",\n".join(page))
            before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def texts_of(pages: Pages) -> Iterator[list[str]]:
    """Rows as JSON objects with their keys sorted, one row a text."""
    for page in pages:
        yield [_PLAIN(row) for row in page]


def _visible(lines: str) -> str:
    return lines if lines.isascii() and "\x7f" not in lines else escaped(lines)


def sheet(columns: Sequence[str], pages: Iterable[Iterable[Cells]]) -> Iterator[str]:
    """CSV with a header; no cell starts a spreadsheet formula."""
    yield _written([columns])
    for page in pages:
        yield _written(map(_guarded, page))


def _guarded(cells: Cells) -> Cells:
    return [
        cell if cell.__class__ is not str or cell[:1].isalnum() else guarded(cell) for cell in cells
    ]


def _written(rows: Iterable[Sequence[Any]]) -> str:
    kept = list(rows)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(kept)
    if "\r" in out.getvalue():  # which it leaves bare, as if no line ended there
        out = io.StringIO()
        csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(kept)
    return out.getvalue()


def arranged(fields: Sequence[str], cited: bool) -> list[str]:
    """The columns of a sheet, what people look for first; the first source too if it is `cited`."""
    known = [*fields, *(("source", "quote") if cited else ())]
    head = [field for field in _FIRST if field in known]
    rest = [field for field in known if field not in (*head, *_LAST)]
    return head + rest + [field for field in _LAST if field in known]


FORMATS: dict[str, Callable[[Iterable[Sequence[str]]], Iterator[str]]] = {
    "json": json_list,
    "ndjson": json_lines,
}
