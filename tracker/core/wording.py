"""How days and counts are put into words, in sentences and on the page."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from tracker.core.records import Party

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@lru_cache(maxsize=4096)  # a sentence names a day twice, and texts of one time the same days
def day_words(day: date) -> str:
    """A day in full: 30 October 2025."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def count(n: int, unit: str) -> str:
    """A number with its unit: 1 day, 2 days."""
    return f"{n:,} {unit}" if abs(n) == 1 else f"{n:,} {unit}s"


def window_words(first: date | None, last: date | None) -> str:
    """A window with both its ends: 16 to 30 October 2025; open ends are said."""
    if first is None and last is None:
        return "no date"
    if last is None:
        assert first is not None
        return f"from {day_words(first)}"
    if first is None:
        return f"until {day_words(last)}"
    if first == last:
        return day_words(last)
    start = day_words(first)
    if first.year == last.year:
        start = f"{first.day}" if first.month == last.month else start.rsplit(" ", 1)[0]
    return f"{start} to {day_words(last)}"


def names(parties: Iterable[Party]) -> str:
    """The names of parties, joined for display."""
    return ", ".join(party.name for party in parties)


_ORDINALS = {
    1: "first",
    2: "second",
    3: "third",
    4: "fourth",
    5: "fifth",
    -1: "last",
    -2: "last but one",
}


def ordinal(number: int) -> str:
    """A place in words: first, fifth, 21st, last."""
    if number in _ORDINALS:
        return _ORDINALS[number]
    teens = 11 <= number % 100 <= 13
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
