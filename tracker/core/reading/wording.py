"""What a candidate is called, and who is bound by it: words of the sentence itself, cut short."""

import re

from tracker.core.reading.cast import Cast
from tracker.core.reading.cues import Cue
from tracker.core.reading.records import WRITER

_LONGEST = 90
"""Characters of a proposed title."""

_EDGES = " ,.;:!?\"'\u201c\u201d\u2018\u2019()[]-\u2013\u2014"
_BREAK = re.compile(
    r"[.;:\"\u201c\u201d](?=\s|$)"
    r"|, (?:which|who|but|while|said|says|according|he|she)\b"
    r"|, (?:[\w'\u2019.-]+ ){1,4}(?:said|says|told)\b"
)
_I_WORDS = "i|we|i'll|we'll"
_I = frozenset(_I_WORDS.split("|"))
_HE_WORDS = "he|she|it|they"
_HE = frozenset(_HE_WORDS.split("|"))


def title(text: str, cue: Cue | None, opens: int, closes: int, cut: tuple[int, int] | None) -> str:
    """The words from the verb that a cue leads to, else of the whole clause, without the time."""
    start = cue.end - len(cue.last) if cue and cue.sense not in ("happened", "tells") else opens
    words = _without(text, start, closes, cut)
    if not words or (cut and start >= cut[1] and not words):
        words = _without(text, opens, closes, cut)
    return shortened(words)


def _without(text: str, start: int, end: int, cut: tuple[int, int] | None) -> str:
    if cut and start <= cut[0] < end:
        words = f"{text[start : cut[0]]} {text[cut[1] : end]}"
    else:
        words = text[start:end]
    words = " ".join(words.split()).replace(" ,", ",").strip(_EDGES)
    stop = _BREAK.search(words, min(len(words), 8))
    return (words[: stop.start()] if stop else words).strip(_EDGES)


def shortened(words: str) -> str:
    """Words cut between two of them, with a sign where they were."""
    if len(words) <= _LONGEST:
        return words
    return f"{words[:_LONGEST].rpartition(' ')[0].strip(_EDGES) or words[:_LONGEST]}\u2026"


def bound(said: str, cast: Cast, opens: int, cue: Cue | None, speaker: str) -> tuple[str, ...]:
    """Who has to act: the subject of the verb; of "he", "I" and "we" the one who speaks."""
    if cue is None:
        return ()
    before = said[opens : cue.start].strip(_EDGES + " ")
    *_, last = ["", *before.lower().split()]
    if last in _HE | _I:
        return () if speaker == WRITER else (speaker,)
    names = [name for name in cast.within(opens, cue.start) if not name.owned]
    if not names:
        return ()
    pair = len(names) > 1 and said[names[-2].end : names[-1].start].strip() in ("and", ",")
    return tuple(dict.fromkeys(name.who for name in names[-2:] if pair or name is names[-1]))
