"""Days listed in a CSV file: a header, then a day on each row, with its name and kind."""

import csv
from collections.abc import Iterator

from tracker.core.spans import day
from tracker.errors import UsageError
from tracker.intake.listed import KINDS, Entry, Fault, Found

COLUMNS = {
    "day": ("day", "date"),
    "name": ("name", "title", "holiday", "summary"),
    "kind": ("kind",),
}
"""The headings by which each column is known, in any case."""

_DAY = "a day, written as 2026-01-31"
_HEADER = "a header that names the columns: day, and if you like name and kind"


def read_csv(text: str) -> Found:
    """The rows of a file with commas, semicolons or tabs, as spreadsheets write them."""
    rows = _rows(text)
    line, header = next(rows, (1, []))
    places = _places(header)
    if "day" not in places:
        return Found([], [Fault(line, ", ".join(header), _HEADER)])
    found = Found([], [])
    for line, cells in rows:
        _add(found, line, cells, places, len(header))
    return found


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not empty, with the line on which it begins."""
    lines = text.splitlines(keepends=True)
    first = next(filter(str.strip, lines), "")
    reader = csv.reader(lines, delimiter=max(",;\t", key=first.count))
    begins = 1
    for cells in reader:
        stripped = [cell.strip() for cell in cells]
        if any(stripped):
            yield begins, stripped
        begins = reader.line_num + 1


def _places(header: list[str]) -> dict[str, int]:
    heads = [cell.lower() for cell in header]
    return {
        column: heads.index(name)
        for column, names in COLUMNS.items()
        for name in names[::-1]
        if name in heads
    }


def _add(found: Found, line: int, cells: list[str], places: dict[str, int], width: int) -> None:
    """Add a row, or the first thing that is wrong with it."""
    if any(cells[width:]):
        found.faults.append(Fault(line, cells[width], "no more cells than the header has"))
        return
    cells += [""] * (width - len(cells))
    name, kind = (cells[places[column]] if column in places else "" for column in ("name", "kind"))
    if kind and kind.lower() not in KINDS:
        found.faults.append(Fault(line, kind, " or ".join(KINDS)))
        return
    try:
        found.entries.append(
            Entry(line, day(cells[places["day"]]), " ".join(name.split()), kind.lower())
        )
    except UsageError:
        found.faults.append(Fault(line, cells[places["day"]], _DAY))
