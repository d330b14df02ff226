"""What was read from an article, as flat rows. The keys are a promise: more may be added."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from tracker.core.reading.records import WRITER, Article, Candidate, Suggestion

Row = dict[str, Any]

Named = Mapping[str, tuple[int, str]]
"""Number and title of those records that are there, by their public ids."""

_WHY = {
    "twin": "It shares a day and words with {}.",
    "fulfils": "It happened inside the window of {}, and may be what that asks for.",
    "moves": "It gives a later last day to what looks like {}.",
}
_AS_STORED = (
    *("kind", "title", "role", "phrase", "phrase_start", "phrase_end"),
    *("quote", "quote_start", "quote_end", "first", "last", "precision", "hedge", "sentence"),
)


def candidate_row(article: Article, one: Candidate) -> Row:
    """A candidate of an article; offsets count characters of its text, an end is exclusive.

    `speaker` is "article" where the writer states it. `sentence` explains the window, and is None
    where no grammar read it. Days are ISO text, and both ends of a window count.
    """
    return {
        "article": article.name,
        "published": article.published.isoformat(),
        "kind": one.kind,
        "title": one.title,
        "speaker": one.speaker,
        "role": one.role,
        "bound": list(one.bound),
        "phrase": one.phrase,
        "phrase_start": one.phrase_start,
        "phrase_end": one.phrase_end,
        "quote": one.quote,
        "quote_start": one.quote_start,
        "quote_end": one.quote_end,
        "first": _iso(one.first),
        "last": _iso(one.last),
        "precision": one.precision,
        "hedge": one.hedge,
        "sentence": one.reading.sentence if one.reading else None,
        "confidence": one.confidence,
        "reasons": list(one.reasons),
        "also": [list(place) for place in one.also],
        "suggestions": [_suggestion_row(made) for made in one.suggestions],
    }


def stored_row(state: Mapping[str, Any], name: str, published: date, named: Named) -> Row:
    """A stored candidate, with the keys of `candidate_row` and what the store knows more.

    `name` is what its article goes by. `record` is the number of what it became or was linked to.
    """
    became = state.get("deadline") or state.get("event")
    return {
        "id": state["id"],
        "number": state["number"],
        "article": name,
        "published": published.isoformat(),
        **{key: state.get(key) for key in _AS_STORED},
        "speaker": state.get("speaker") or WRITER,
        "bound": state.get("bounds", []),
        "confidence": state["confidence"] / 100,
        "reasons": state.get("reasons", []),
        "also": [[place["starts"], place["ends"]] for place in state.get("also", [])],
        "suggestions": list(_ties(state.get("ties", []), named)),
        "rule": state["rule"],
        "grammar": state.get("grammar"),
        "state": state["state"],
        "edited": bool(state["edited"]),
        "reason": state.get("reason"),
        "record": named[became][0] if became and became in named else None,
    }


def _ties(stored: list[dict[str, Any]], named: Named) -> Iterator[Row]:
    """What is suggested of records that are still there."""
    for each in stored:
        if each["record"] in named:
            number, title = named[each["record"]]
            why = _WHY[each["tie"]].format(f"#{number}, \u201c{title}\u201d")
            yield {
                "tie": each["tie"],
                "number": number,
                "why": why,
                "verdict": each.get("verdict"),
            }


def _suggestion_row(made: Suggestion) -> Row:
    return {"tie": made.tie, "number": made.number, "why": made.why, "verdict": made.verdict}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
