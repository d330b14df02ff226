"""What a candidate is called, and who is bound by it: words of the sentence itself, cut short."""

import re
from itertools import pairwise

from tracker.core.reading.cast import Cast, Name
from tracker.core.reading.cues import Cue
from tracker.core.reading.records import WRITER

_LONGEST = 90
"""Characters of a proposed title."""

_EDGES = " ,.;:!?\"'\u201c\u201d\u2018\u2019()[]-\u2013\u2014"
_BREAK = re.compile(
    r"[;:\"\u201c\u201d](?=\s|$)|\.(?=\s+[\"\u201c(]?[A-Z])"
    r"|, (?:which|who|but|while|said|says|according|he|she|and (?:the|he|she|it|they|his|her))\b"
    r"|, (?:[\w'\u2019.-]+ ){1,8}(?:said|says|told|warned|announced)\b"
)
_LEAD = re.compile(
    r"^(?:\(?\w{1,3}[.)][ ,]+"
    r"|[A-Z][A-Z .,'\u2019-]{3,},? \w+\.? \d+(?: \([^)]*\))? [-\u2013\u2014] )"
    r"|^.{0,90}?\b(?:said|says|saying|told [\w ]{1,30}|added|that) (?=\S+ \S+ \S+)"
)
_CLAUSE = re.compile(
    r"[;:\u2014\"]|, (?:and|but|or|which|who|while|as)\b|\b(?:but|that|while|because|said|says)\b"
)
_I_WORDS = "i|we|you"
_I = frozenset(_I_WORDS.split("|"))
_HE_WORDS = "he|she|it|they"
_HE = frozenset(_HE_WORDS.split("|"))
_ACTS = ("commits", "may be", "negates")
"""Senses whose cue leads to what somebody does."""

_FEW = 3
"""Words below which an act alone says too little."""


def title(text: str, cue: Cue | None, opens: int, closes: int, cut: tuple[int, int] | None) -> str:
    """What the verb that a cue leads to says is done, else the whole clause, without the time."""
    if cue and cue.sense in _ACTS and not _is_passive(text, cue):
        act = _without(text, cue.end - len(cue.last), closes, cut)
        if len(act.split()) >= _FEW:
            negated = cue.sense == "negates" or cue.name == "intends-not"
            return shortened(f"not {act}" if negated else act)
    words = _without(text, opens, closes, cut)
    lead = _LEAD.match(words)
    return shortened(words[lead.end() :] if lead else words)


def _is_passive(text: str, cue: Cue) -> bool:
    """Whether it is done by nobody that is named: will be signed."""
    return " be " in text[cue.start : cue.end] or cue.name == "payable"


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
    if cue is None or cue.sense not in _ACTS or _is_passive(said, cue):
        return ()
    for clause in _CLAUSE.finditer(said, opens, cue.start):
        opens = clause.end()
    *_, last = ["", *said[opens : cue.start].lower().replace("'ll", "").split()]
    if last in _HE or last in _I:
        return () if speaker == WRITER else (speaker,)
    names = [name for name in cast.within(opens, cue.start) if not name.owned]
    people = [name for name in names if name.person]  # the U.N. envoy, Marta Lindqvist
    names = people if people and not names[0].person else names
    return tuple(dict.fromkeys(name.who for name in _joined(said, names)))


def _joined(said: str, names: list[Name]) -> list[Name]:
    """The first name, and those that "and" and commas join to it."""
    found = names[:1]
    for before, name in pairwise(names):
        if said[before.end : name.start].strip() not in ("and", ",", ", and", "and the", "and its"):
            break
        found.append(name)
    return found
