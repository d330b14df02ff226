"""A proposal from an article, in lines for people."""

from tracker.cli.output import bold, wrapped
from tracker.core.plain import plain
from tracker.core.reading.claims import proposer
from tracker.core.reading.records import WRITER, Candidate
from tracker.core.wording import window_words

_KINDS = {
    "deadline": "deadline",
    "event_past": "event",
    "event_scheduled": "scheduled event",
    "undated_commitment": "commitment",
}


def candidate_lines(one: Candidate) -> list[str]:
    """What it is, the words, who said them, the window and why, and what is recorded of it."""
    lines = [
        bold(wrapped("", one.title, 0)),
        wrapped("kind", _kind(one), 10),
        wrapped("quote", f"“{one.quote}”", 10),
        wrapped("said by", _speaker(one), 10),
    ]
    if one.bound:
        lines.append(wrapped("bound", ", ".join(one.bound), 10))
    if one.first or one.last:
        lines.append(wrapped("window", _window(one), 10))
    if one.reading is not None:
        lines.append(wrapped("", one.reading.sentence, 10))
    labels = ["recorded", *[""] * len(one.suggestions)]
    return lines + [
        wrapped(label, each.why, 10) for label, each in zip(labels, one.suggestions, strict=False)
    ]


def _kind(one: Candidate) -> str:
    by = proposer(one.reasons)
    sure = f"{_KINDS[one.kind]}, {one.confidence:.0%} sure"
    return f"{sure}, proposed by {by}" if by else sure


def _speaker(one: Candidate) -> str:
    who = "the article itself" if one.speaker == WRITER else one.speaker
    return f"{who} ({one.role})" if one.role else who


def _window(one: Candidate) -> str:
    words = window_words(one.first, one.last)
    return f"{words}, for “{plain(one.phrase)}”" if one.phrase else words
