"""What was read from an article, as flat rows. The keys are a promise: more may be added."""

from datetime import date
from typing import Any

from tracker.core.reading.records import Article, Candidate, Suggestion

Row = dict[str, Any]


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


def _suggestion_row(made: Suggestion) -> Row:
    return {"tie": made.tie, "number": made.number, "why": made.why, "verdict": made.verdict}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
