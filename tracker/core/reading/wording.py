"""What a candidate is called, and who is bound by it: words of the sentence itself, cut short."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from tracker.core.plain import plain
from tracker.core.reading.cast import Cast, Name
from tracker.core.reading.cues import Cue
from tracker.core.reading.labels import DATELINE
from tracker.core.reading.records import WRITER
from tracker.core.reading.roles import PERSON, ROLE

Cut = tuple[int, int]
Held = Callable[[str, int], str | None]

_LONGEST = 90
"""Characters of a proposed title."""

_EDGES = " ,.;:!?\"'\u201c\u201d\u2018\u2019()[]-\u2013\u2014"
_BREAK = re.compile(
    r"[;:\"\u201c\u201d](?=\s|$)"
    r"|(?<![A-Z])(?<!Mr)(?<!Mrs)(?<!Dr)(?<!St)(?<!Gen)(?<!Sen)(?<!Rep)(?<!Gov)(?<!Col)\.(?=\s+[\"\u201c(]?[A-Z])"
    r"|, (?:which|who|but|while|said|says|according|he|she|and (?:the|he|she|it|they|his|her))\b"
    r"|, (?:[\w'\u2019.-]+ ){1,8}(?:said|says|told|warned|announced)\b"
)
_NUMBERED = re.compile(
    r"^(?:\(?\w{1,3}[.)][ ,]+"
    r"|[A-Z][A-Z .,'\u2019-]{3,},? \w+\.? \d+(?: \([^)]*\))? [-\u2013\u2014] )"
)
_OPENS = r"(?:the|an?|his|her|its|their|our|he|she|it|they|we|i|you|no|all|both|that|[A-Z])"
_TOLD = (
    r"(?:told|tells|telling|informed|assured|warned)\s+(?:(?:the|an?|his|her|its|their)\s+)?"
    r"(?:[A-Z][\w'.\u2019-]*(?:\s+[A-Z][\w'.\u2019-]*)*|[a-z][\w'\u2019-]*(?:\s+[a-z][\w'\u2019-]*){0,2}?)"
    rf"(?=\s+(?:(?:on|in|late|early|last|this)\s+\w+\s+(?:\w+\s+)?)?{_OPENS}\b)"
)
"""Who is told it, up to what he is told: told reporters the president."""

_SAID = (
    r"(?:said|says|saying|add(?:s|ed|ing)|insist(?:s|ed)|claim(?:s|ed)|declared|predict(?:s|ed)"
    r"|(?:announc|confirm|warn|promis|pledg|vow|threaten|agre)ed(?!\s+(?:to|not|a|an|by|with)\b))"
)
_THAT = "".join(rf"(?<!\b{word} )" for word in ("to", "of", "in", "on", "by", "at", "for")) + "that"
_REPORTED = re.compile(rf"\b(?:(?:{_TOLD}|{_SAID})(?:\s+that)?|{_THAT})\s+(?=\S+ \S+)")
"""What leads to the words of a report."""

_DUE = re.compile(r",?(?: (?:is|are|was|were))?(?: now)? (?:due|set|scheduled|is|are)$")
"""What is left of "is due to begin on Monday" without its time."""

_CLAUSE = re.compile(
    r"[;:\u2014\"]|, (?:and|but|or|which|who|while|as)\b"
    rf"|\b(?:but|while|because|{_TOLD}|{_SAID}|that)\b"
)
_OFFICE = re.compile(r"\b(?:the|its|his|her|their|our) (?:[\w-]+ ){0,3}[\w-]+\s*$", re.IGNORECASE)
_I_WORDS = "i|we|you"
_I = frozenset(_I_WORDS.split("|"))
_HE_WORDS = "he|she|it|they"
_HE = frozenset(_HE_WORDS.split("|"))
_ACTS = ("commits", "may be", "negates")
"""Senses whose cue leads to what somebody does."""

_FEW = 3
"""Words below which an act alone says too little."""


def title(text: str, cue: Cue | None, opens: int, closes: int, cuts: Sequence[Cut]) -> str:
    """What the verb that a cue leads to says is done, else the whole clause, without the `cuts`.

    These are the stretches of the time itself, and of the days on which somebody spoke.
    """
    if cue and cue.sense in _ACTS and not _is_passive(text, cue):
        act = _stopped(_without(text, cue.end - len(cue.last), closes, cuts))
        if len(act.split()) >= _FEW:
            negated = cue.sense == "negates" or cue.name == "intends-not"
            return shortened(f"not {act}" if negated else act)
    if cue is None:
        words = _without(text, opens, closes, cuts)
        return shortened(_stopped(unled(words)) or _stopped(words))
    words = _without(text, _reported(text, opens, cue), closes, cuts)
    return shortened(_stopped(unnumbered(words)) or _stopped(words))


def line(text: str, start: int, end: int) -> str:
    """A stretch of the text as a title."""
    return shortened(_without(text, start, end, ()))


def unnumbered(words: str) -> str:
    """Words without a number or a dateline before them."""
    numbered = _NUMBERED.match(words) or DATELINE.match(words)
    return words[numbered.end() :] if numbered else words


def unled(words: str) -> str:
    """Words without what leads to them: a number, a dateline, who says them."""
    words = unnumbered(words)
    lead = _REPORTED.search(words, 0, _LONGEST)
    return words[lead.end() :] if lead and len(words[lead.end() :].split()) >= _FEW else words


def _reported(text: str, opens: int, cue: Cue) -> int:
    """Where the words of a cue begin that are reported: behind the last word that leads there."""
    for lead in _REPORTED.finditer(text, opens, cue.end):
        opens = lead.end() if lead.end() <= cue.start else opens
    return opens


def _is_passive(text: str, cue: Cue) -> bool:
    """Whether it is done by nobody that is named: will be signed."""
    return " be " in text[cue.start : cue.end] or cue.name == "payable"


def _without(text: str, start: int, end: int, cuts: Sequence[Cut]) -> str:
    """A stretch in one line without the cuts, and harmless to print."""
    parts = []
    for opens, closes in sorted(cuts):
        if start <= opens < end:
            parts.append(text[start:opens])
            start = closes
    words = plain(" ".join([*parts, text[start:end]]))
    words = " ".join(words.split()).replace(" ,", ",").replace(",,", ",")
    return _DUE.sub("", words.strip(_EDGES))


def _stopped(words: str) -> str:
    """Words up to where another clause begins."""
    stop = _BREAK.search(words, 1)
    return (words[: stop.start()] if stop else words).strip(_EDGES)


def shortened(words: str) -> str:
    """Words cut between two of them, with a sign where they were."""
    if len(words) <= _LONGEST:
        return words
    return f"{words[:_LONGEST].rpartition(' ')[0].strip(_EDGES) or words[:_LONGEST]}\u2026"


def bound(
    said: str, cast: Cast, opens: int, cue: Cue | None, speaker: str, held: Held
) -> tuple[str, ...]:
    """Who has to act: the subject of the verb; of "he", "I" and "we" the one who speaks.

    `held` tells who holds an office, by the words for it, and what they stand before.
    """
    if cue is None or cue.sense not in _ACTS or _is_passive(said, cue):
        return ()
    dateline = DATELINE.match(said, opens, cue.start)
    opens = dateline.end() if dateline else opens
    for clause in _CLAUSE.finditer(said, opens, cue.start):
        opens = clause.end()
    words = said[opens : cue.start].lower().replace("'ll", "").split() or [""]
    last = words[0] if words[-1] in ("and", "but") else words[-1]
    if last in _HE or last in _I:
        who = speaker if speaker != WRITER else held(last, cue.start) if last in PERSON else None
        return (who,) if who else ()
    names = [name for name in cast.within(opens, cue.start) if not name.owned]
    people = [name for name in names if name.person]  # the U.N. envoy, Marta Lindqvist
    names = people if people and not names[0].person else names
    office = None if names else _OFFICE.search(said, opens, cue.start)
    if office and ROLE.search(office[0]):
        return (held(office[0].strip(), office.start()) or office[0].strip(),)
    return tuple(dict.fromkeys(name.who for name in joined(said, names)))


def joined(said: str, names: list[Name]) -> list[Name]:
    """The first name, and those that "and" and commas join to it."""
    found = names[:1]
    for before, name in pairwise(names):
        if said[before.end : name.start].strip() not in ("and", ",", ", and", "and the", "and its"):
            break
        found.append(name)
    return found
