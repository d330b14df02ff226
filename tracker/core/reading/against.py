"""What a candidate seems to be to what is recorded: a suggestion, never a verdict."""

from collections.abc import Iterator
from datetime import date

from tracker.core.alike import likeness, pieces
from tracker.core.reading.merge import happenings
from tracker.core.reading.records import Candidate, Recorded, Suggestion

_LIKE = 0.5
"""From which likeness of titles on a candidate may be of a recorded deadline."""


def suggestions(one: Candidate, recorded: tuple[Recorded, ...]) -> tuple[Suggestion, ...]:
    """What the recorded ones make of a candidate, the likeliest first; at most three."""
    found = [(like, made) for row in recorded for like, made in _of(one, row)]
    return tuple(made for _, made in sorted(found, key=lambda pair: -pair[0])[:3])


def _of(one: Candidate, row: Recorded) -> Iterator[tuple[float, Suggestion]]:
    like = _alike(one, row)
    if like < _LIKE:
        return
    name, inside = f"#{row.number}, \u201c{row.title}\u201d", _shares_a_day(one, row)
    if one.kind == "event_past" and row.kind == "deadline":
        if inside:
            why = f"It happened inside the window of {name}, and is of the kind that it asks for."
            yield like, Suggestion("fulfils", row.number, why, "met")
    elif one.kind != "event_past" and one.last and row.last and one.last > row.last:
        why = f"It gives a later last day to what looks like {name}."
        yield like, Suggestion("moves", row.number, why)
    elif inside:
        why = f"It shares a day with {name}, and its words."
        yield like, Suggestion("twin", row.number, why)


def _alike(one: Candidate, row: Recorded) -> float:
    """How alike they are: by title, or by the kind of happening and the parties that both name."""
    words = likeness(pieces(one.title.casefold()), pieces(row.title.casefold()))
    named = [party for party in row.parties if _names(one, party)]
    shared = happenings(one.title) & happenings(row.title)
    if shared and row.parties and len(named) == len(row.parties):
        return max(words, 0.75)
    return words if named or not row.parties else words / 2


def _names(one: Candidate, party: str) -> bool:
    """Whether a candidate names a party, in full or by the last word of its name."""
    text = f"{one.quote} {one.speaker} {' '.join(one.bound)}".casefold()
    return party.casefold() in text or party.casefold().rpartition(" ")[2] in text.split()


def _shares_a_day(one: Candidate, row: Recorded) -> bool:
    first, last = one.first or date.min, one.last or date.max
    return first <= (row.last or date.max) and (row.first or date.min) <= last
