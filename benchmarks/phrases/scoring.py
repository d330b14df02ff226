"""Time expressions found against those that annotators marked, as TempEval-3 counted them.

Two expressions match when they share a character; each is matched once, with the one of the same
extent where there is one, else with the first. A strict match has the same words. Type and value
count on every match, and are compared letter by letter: 2025-10-16 is not 2025-10-16T09:00.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from benchmarks.phrases.timeml import Document, Marked

AROUND = 60
"""Characters shown on either side of a miss."""

Pair = tuple[Marked | None, Marked | None]
"""What the annotators marked and what was found; one of them may be missing."""


class Counts(NamedTuple):
    """How many were marked and found, and how many of them match in what."""

    marked: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0
    type: int = 0

    def __add__(self, other: tuple[int, ...]) -> "Counts":  # type: ignore[override]
        return Counts(*(one + two for one, two in zip(self, other, strict=True)))


class Score(NamedTuple):
    """Per cent."""

    precision: float
    recall: float
    f1: float


def pairs(marked: Sequence[Marked], found: Sequence[Marked]) -> list[Pair]:
    """Every expression of both sides once, in the order of the text."""
    matched = _matched(marked, found, same_extent=True)
    rest = [one for one in marked if one not in {pair[0] for pair in matched}]
    free = [one for one in found if one not in {pair[1] for pair in matched}]
    matched += _matched(rest, free, same_extent=False)
    missed: list[Pair] = [(one, None) for one in {*marked} - {pair[0] for pair in matched}]
    extra: list[Pair] = [(None, one) for one in {*found} - {pair[1] for pair in matched}]
    return sorted([*matched, *missed, *extra], key=lambda pair: (pair[0] or pair[1] or ())[:2])


def _matched(
    marked: Sequence[Marked], found: Sequence[Marked], same_extent: bool
) -> list[tuple[Marked, Marked]]:
    free = [*found]
    matched = []
    for one in marked:
        fits = [other for other in free if _meet(one, other, same_extent)]
        if fits:
            free.remove(fits[0])
            matched.append((one, fits[0]))
    return matched


def _meet(one: Marked, other: Marked, same_extent: bool) -> bool:
    if same_extent:
        return one[:2] == other[:2]
    return one.start < other.end and other.start < one.end


def counts(document: Document, found: Sequence[Marked]) -> Counts:
    """What TempEval-3 counts in one document."""
    both = [(one, other) for one, other in pairs(document.marked, found) if one and other]
    return Counts(
        marked=len(document.marked),
        found=len(found),
        strict=sum(_words(document, one) == _words(document, other) for one, other in both),
        relaxed=len(both),
        value=sum(one.value == other.value for one, other in both),
        type=sum(one.type == other.type for one, other in both),
    )


def _words(document: Document, one: Marked) -> str:
    return document.text[one.start : one.end]


def scores(total: Counts) -> dict[str, Score]:
    """Precision, recall and F1 of strict and relaxed matches, and of value and type on them."""
    return {
        name: _score(getattr(total, name), total.found, total.marked)
        for name in ("strict", "relaxed", "value", "type")
    }


def _score(right: int, found: int, marked: int) -> Score:
    precision, recall = (100 * right / all_ if all_ else 0.0 for all_ in (found, marked))
    both = precision + recall
    return Score(precision, recall, 2 * precision * recall / both if both else 0.0)


def misses(document: Document, found: Iterable[Marked]) -> Iterator[dict[str, Any]]:
    """Every difference, as a row: what kind it is, both sides, and the words around them."""
    for marked, got in pairs(document.marked, [*found]):
        kind = _kind(marked, got)
        if kind:
            yield {
                "kind": kind,
                "document": document.name,
                "made": document.made.isoformat(),
                "marked": _side(document, marked),
                "found": _side(document, got),
                "context": _context(document, marked or got),
            }


def _kind(marked: Marked | None, found: Marked | None) -> str | None:
    if marked is None:
        return "false positive"
    if found is None:
        return "false negative"
    if marked.value != found.value:
        return "wrong value"
    if marked.type != found.type:
        return "wrong type"
    return None if marked[:2] == found[:2] else "wrong extent"


def _side(document: Document, one: Marked | None) -> dict[str, Any] | None:
    return one and {"words": _words(document, one), **one._asdict()}


def _context(document: Document, one: Marked | None) -> str:
    assert one
    before = document.text[max(0, one.start - AROUND) : one.start]
    behind = document.text[one.end : one.end + AROUND]
    return " ".join(f"{before}[{_words(document, one)}]{behind}".split())
