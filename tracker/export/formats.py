"""Rows as JSON, newline-delimited JSON and CSV; each format has its one escape."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from tracker.core.cells import guarded
from tracker.export.rows import Row


def as_json(value: Any) -> str:
    """Indented JSON with sorted keys; text stays readable, and no raw control character passes."""
    return _visible(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True)) + "\n"


def as_ndjson(rows: Sequence[Row]) -> str:
    """One JSON object a line, keys sorted."""
    lines = (json.dumps(row, ensure_ascii=False, sort_keys=True) for row in rows)
    return "".join(_visible(line) + "\n" for line in lines)


def as_csv(rows: Sequence[Row]) -> str:
    """CSV with a header; lists are joined by "; ", and no cell starts a spreadsheet formula."""
    if not rows:
        return ""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    return out.getvalue()


FORMATS: dict[str, Callable[[Sequence[Row]], str]] = {
    "json": as_json,
    "ndjson": as_ndjson,
    "csv": as_csv,
}


def streamed(form: str, pages: Iterable[Sequence[Row]]) -> Iterator[str]:
    """The text of all pages together, as FORMATS would make it of one list, piece by piece."""
    begun = False
    for page in pages:
        if not page:
            continue
        if form == "json":
            yield (",\n" if begun else "[\n") + _items(page)
        elif form == "csv":
            text = as_csv(page)
            yield text.partition("\n")[2] if begun else text
        else:
            yield FORMATS[form](page)
        begun = True
    if form == "json":
        yield "\n]\n" if begun else as_json([])


def _items(rows: Sequence[Row]) -> str:
    """The lines of a JSON list between its brackets."""
    return as_json(rows).removeprefix("[\n").removesuffix("\n]\n")


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    if isinstance(value, dict):
        value = json.dumps(value, ensure_ascii=False, sort_keys=True)
    if not isinstance(value, str):
        return value
    value = _without_hostile(value)  # first, since it may stand before the sign
    return guarded(value) if value else value


def _without_hostile(text: str) -> str:
    """A cell without what could rewrite the line it is printed on; its line ends stay."""
    from tracker.core.plain import is_hostile

    return "".join(c for c in text if c in "\n\t" or not is_hostile(c))


def _visible(text: str) -> str:
    """JSON with the characters that could reorder or rewrite a terminal line as \\u escapes."""
    if text.isascii():
        return text.replace("\x7f", "\\u007f")
    from tracker.core.plain import escaped

    return escaped(text)
