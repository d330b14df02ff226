"""Whether what a reader proposes stands in the text: the one door for candidates of any reader."""

from collections.abc import Iterable
from typing import NamedTuple

from tracker.core.reading.records import KINDS, Article, Candidate


class Refused(NamedTuple):
    """A proposal that is not taken, and why, in words for a person."""

    candidate: Candidate
    why: str


def proved(
    article: Article, proposals: Iterable[Candidate]
) -> tuple[list[Candidate], list[Refused]]:
    """The proposals that may be shown to a person, and those that may not."""
    taken: list[Candidate] = []
    refused: list[Refused] = []
    for one in proposals:
        why = fault(article.text, one)
        if why:
            refused.append(Refused(one, why))
        else:
            taken.append(one)
    return taken, refused


def fault(text: str, one: Candidate) -> str | None:
    """Why a proposal is refused; None if it stands in the text letter by letter."""
    if one.kind not in KINDS:
        return f"{one.kind!r} is no kind of candidate"
    if not one.quote.strip():
        return "it has no quote"
    if not _stands(text, one.quote, one.quote_start, one.quote_end):
        return "its quote does not stand in the text where it says"
    if one.phrase is None:
        return _fault_without_phrase(one)
    if not _stands(text, one.phrase, one.phrase_start, one.phrase_end):
        return "its phrase does not stand in the text where it says"
    if one.first and one.last and one.last < one.first:
        return f"its window ends {one.last}, before it opens {one.first}"
    return None


def _fault_without_phrase(one: Candidate) -> str | None:
    if one.phrase_start is not None or one.phrase_end is not None:
        return "it has offsets of a phrase and no phrase"
    if one.first or one.last:
        return "it has days and no phrase that gives them"
    return None


def _stands(text: str, words: str, start: int | None, end: int | None) -> bool:
    return start is not None and end is not None and start >= 0 and text[start:end] == words
