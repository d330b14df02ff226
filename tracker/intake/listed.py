"""Days listed in a file, and what is wrong with those that are none."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

KINDS = ("holidays", "sitting")
Years = tuple[int, int]


class Fault(NamedTuple):
    """A row that cannot be used: its line, from 1, the value that stands there, what should."""

    line: int
    value: str
    wanted: str


class Entry(NamedTuple):
    """A listed day, the line of its row, and what the row says that it is."""

    line: int
    day: date
    name: str
    kind: str = ""


class Found(NamedTuple):
    """The rows of a file that can be used, and the faults of the others, both in their order."""

    entries: list[Entry]
    faults: list[Fault]


class Listing(NamedTuple):
    """The days of a calendar, in order and each once, with their names ("" for none)."""

    kind: str
    years: Years
    days: dict[date, str]


def listing(found: Found, kind: str | None, years: Years | None) -> Listing | list[Fault]:
    """The calendar that a file lists, or else all that is wrong with it.

    `kind` and `years` are those asked for; else the rows say the kind, and what they do not say is
    holidays, and the years are those from the first day to the last.
    """
    said = kind or next((entry.kind for entry in found.entries if entry.kind), KINDS[0])
    faults = [*found.faults, *_odd(found.entries, said, years)]
    if not found.entries and not faults:
        faults = [Fault(1, "", "one row at least that holds a day")]
    if faults:
        return sorted(faults)
    days: dict[date, str] = {}
    for _, day, name, _ in sorted(found.entries, key=lambda entry: entry.day):
        names = dict.fromkeys([*days.get(day, "").split("; "), name])
        days[day] = "; ".join(filter(None, names))
    ordered = [*days]
    return Listing(said, years or (ordered[0].year, ordered[-1].year), days)


def _odd(entries: Iterable[Entry], kind: str, years: Years | None) -> Iterable[Fault]:
    """Rows of another kind, and days outside the years."""
    for entry in entries:
        if entry.kind and entry.kind != kind:
            yield Fault(entry.line, entry.kind, f"{kind}, as a calendar is of one kind")
        if years and not years[0] <= entry.day.year <= years[1]:
            span = f"{years[0]}" if years[0] == years[1] else f"{years[0]} to {years[1]}"
            yield Fault(entry.line, entry.day.isoformat(), f"a day in {span}, the years given")
