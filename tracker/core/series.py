"""Which instance of an event that repeats is which, when its rule or its hour was changed."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

from tracker.core.moment import place

SINGLE = ""
"""The mark of an event that does not repeat."""


def mark_day(mark: str, zone: str) -> date:
    """The day, by the clocks of a zone, on which an instance with this mark would have begun."""
    if "T" not in mark:
        return date.fromisoformat(mark)
    at = datetime.strptime(mark, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return at.astimezone(place(zone)).date()


def same_instances(before: Mapping[str, date], now: Mapping[str, date]) -> dict[str, str]:
    """By its new mark, the old mark of each instance that is still there; marks with their days.

    An instance is known by its mark, else by its day. Where none is, a series that was moved as a
    whole, by so many days, keeps all of its instances, and a single event is the first instance of
    the series that it became.
    """
    found = {mark: mark for mark in now if mark in before}
    old, new = _left(before, found.values()), _left(now, found)
    on_day = {day: mark for mark, day in reversed(old.items())}
    found |= {mark: on_day.pop(day) for mark, day in new.items() if day in on_day}
    if found or not old or not new:
        return found
    if _moved(old, new):
        return dict(zip(new, old, strict=True))
    return {next(iter(new)): SINGLE} if SINGLE in old else {}


def _left(all_of: Mapping[str, date], without: Iterable[str]) -> dict[str, date]:
    """Those that are not among these, by their days."""
    kept = set(without)
    some = [(day, mark) for mark, day in all_of.items() if mark not in kept]
    return {mark: day for day, mark in sorted(some)}


def _moved(old: Mapping[str, date], new: Mapping[str, date]) -> bool:
    """Whether they are as many, each by as many days later or earlier."""
    pairs = zip(old.values(), new.values(), strict=False)
    return len(old) == len(new) and len({one - other for other, one in pairs}) == 1
