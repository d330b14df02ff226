"""Rows of a file: CSV as spreadsheets write it, JSON Lines, or a JSON list; told by how it begins.

A row that cannot be read at all has a `fault` instead of fields. What breaks the rest of the file
too raises RecordRefused, which names the line.
"""

import csv
import json
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, NamedTuple, TextIO

from tracker.core.wording import count
from tracker.errors import RecordRefused, UsageError

_DELIMITERS = (",", ";", "\t", "|")
_PIECE = 1 << 20
_LONGEST = 1 << 26  # characters of a cell; the module's own limit is a page
_ENDS = ("\n", "\r\n", "")
_DECODE = json.JSONDecoder().raw_decode
_SPACE = " \t\r\n,"


class Row(NamedTuple):
    """One row: the line it begins on, its fields, and what stands there, as read."""

    line: int
    fields: dict[str, Any]
    raw: Any
    fault: str | None = None


class Table(NamedTuple):
    """What a file holds. `columns` is the header of a CSV, None of JSON."""

    columns: list[str] | None
    rows: Iterator[Row]


def table(text: TextIO, name: str, rename: Callable[[list[str]], list[str | None]]) -> Table:
    """The rows of a text; `rename` gives for columns the fields they fill, None to leave one out.

    Raises UsageError for a file without a row, and as `rename` does.
    """
    lines, begin = [], ""
    while not begin:
        line = text.readline()
        if not line:
            raise UsageError(f"{name} is empty")
        lines.append(line)
        begin = line.strip(" \t\r\n\ufeff")
    if begin[0] == "[":
        return Table(None, _listed(_Rest(lines, text), name))
    if begin[0] == "{":
        return Table(None, _lined(chain(lines, text)))
    return _sheet(chain(lines, text), lines[-1], name, rename)


def _sheet(
    lines: Iterator[str], head: str, name: str, rename: Callable[[list[str]], list[str | None]]
) -> Table:
    csv.field_size_limit(_LONGEST)
    marker = head.strip().lower()
    if marker.startswith("sep=") and len(marker) == 5:  # how Excel names the delimiter
        reader = csv.reader(lines, delimiter=marker[-1], strict=True)
        _next(reader, name)
    else:
        reader = csv.reader(lines, delimiter=_delimiter(head), strict=True)
    columns = _next(reader, name)
    while columns is not None and not any(cell.strip() for cell in columns):
        columns = _next(reader, name)
    if columns is None:
        raise UsageError(f"{name} has no header")
    return Table(columns, _cells(reader, columns, rename(columns), name))


def _delimiter(head: str) -> str:
    """What stands most often between the cells of the header."""
    bare = "".join(head.split('"')[::2])
    return max(_DELIMITERS, key=bare.count)


def _next(reader: Any, name: str) -> list[str] | None:
    try:
        found: list[str] | None = next(reader, None)
    except csv.Error as error:
        raise _untold(reader, name, error) from None
    return found


def _untold(reader: Any, name: str, error: csv.Error) -> RecordRefused:
    return RecordRefused(f"{name}:{reader.line_num}: no cells can be told: {error}")


def _cells(reader: Any, columns: list[str], fields: list[str | None], name: str) -> Iterator[Row]:
    width, some = len(columns), None in fields
    line = reader.line_num + 1
    try:
        for cells in reader:
            if len(cells) == width:
                if text := "".join(cells):
                    given: dict[Any, Any] = dict(zip(fields, cells, strict=True))
                    if some:
                        given.pop(None, None)  # the columns that are left out
                    yield Row(line, given, cells, _impossible(given) if "\0" in text else None)
            elif any(cell.strip() for cell in cells):
                fault = f"{count(len(cells), 'cell')}; expected {width}, as in the header"
                yield Row(line, {}, cells, fault)
            line = reader.line_num + 1
    except csv.Error as error:
        raise _untold(reader, name, error) from None


def _lined(lines: Iterator[str]) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = _value(line)
        except (ValueError, RecursionError) as error:
            yield Row(number, {}, line, f"no JSON: {_reason(error)}")
            continue
        yield _object(number, value, line)


def _value(line: str) -> Any:
    """What a line says as JSON; `loads` would look for spaces around it, which takes a while."""
    if line.startswith("{"):
        value, end = _DECODE(line)
        if line[end:] in _ENDS:
            return value
    return json.loads(line)


def _reason(error: Exception) -> str:
    return "it is nested too deep" if isinstance(error, RecursionError) else str(error)


def _object(line: int, value: Any, text: str) -> Row:
    if isinstance(value, dict):
        return Row(line, value, value, _impossible(value) if "\\u" in text else None)
    return Row(line, {}, value, "no object; expected {…} with the fields of a record")


def _impossible(value: Any, field: str = "") -> str | None:
    """What no store can hold in a value: a NUL, half of a pair of UTF-16."""
    if isinstance(value, dict):
        return next(filter(None, (_impossible(v, k) for k, v in value.items())), None)
    if isinstance(value, list):
        return next(filter(None, (_impossible(v, field) for v in value)), None)
    if isinstance(value, str) and "\0" in value:
        return f"{field}: the text holds a NUL character"
    if isinstance(value, str) and any("\ud800" <= sign <= "\udfff" for sign in value):
        return f"{field}: the text is not valid UTF-8"
    return None


class _Rest:
    """A text of which the first lines have been read."""

    def __init__(self, lines: list[str], text: TextIO) -> None:
        self._begun = "".join(lines)
        self._text = text

    def read(self, size: int) -> str:
        begun, self._begun = self._begun, ""
        return begun or self._text.read(size)


def _listed(text: _Rest, name: str) -> Iterator[Row]:
    """The objects of a JSON list, one by one, however long it is."""
    decode = json.JSONDecoder().raw_decode
    head, _, buffer = text.read(_PIECE).partition("[")
    line = 1 + head.count("\n")
    while True:
        bare = buffer.lstrip(_SPACE)
        line += buffer.count("\n", 0, len(buffer) - len(bare))
        buffer, at = bare, 0
        while True:
            try:
                if buffer[at : at + 1] == "]":
                    _end(buffer[at + 1 :], text, f"{name}:{line}")
                    return
                value, end = decode(buffer, at)
            except (ValueError, RecursionError) as error:
                more = text.read(max(_PIECE, len(buffer)))
                if not more:
                    raise RecordRefused(
                        f"{name}:{line}: no JSON from here on: {_reason(error)}"
                    ) from None
                buffer = buffer[at:] + more
                break
            yield _object(line, value, buffer[at:end])
            line += buffer.count("\n", at, end)
            at = end
            while buffer[at : at + 1] and buffer[at] in _SPACE:
                line += buffer[at] == "\n"
                at += 1


def _end(rest: str, text: _Rest, place: str) -> None:
    if rest.strip() or text.read(_PIECE).strip():
        raise RecordRefused(f"{place}: the list ends here, but more stands behind it")
