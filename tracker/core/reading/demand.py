"""An ultimatum in one sentence: who has to do what, and what is threatened otherwise."""

import re

from tracker.core.plain import plain
from tracker.core.reading.cast import Cast
from tracker.core.reading.place import Place
from tracker.core.reading.sense import Threat
from tracker.core.reading.wording import joined, shortened, unled

_DO_NOT = re.compile(
    r"\b(?:do(?:es)?|did)(?: not|n't)(?: \w+ly)? (?=[a-z])"
    r"|\b(?:fail|refuse)s?(?:ed|d)? to (?=[a-z])"
)
_NOT = re.compile(
    r"\b(?P<verb>is|are|was|were|has|have|had|been|will|would)(?: not|n't)(?: yet)?\b"
)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|be)(?: not|n't)?(?: yet)? [a-z]+(?:ed|en|ut|ld)\b"
)
_EDGES = " ,.;:!?\"'\u201c\u201d\u2018\u2019()"
_STOP = re.compile(
    r"[;:\"\u201c\u201d]"
    r"|, (?:[\w'\u2019.-]+ ){0,8}?(?:said|says|told|warned|added|announced|vowed)\b"
)


def demanded(text: str, place: Place, threat: Threat) -> str | None:
    """The demand and the threat as a title: free them, or the border will be shut.

    None where the condition does not tell what has to be done: if nothing comes of it.
    """
    opens, closes = _condition(text, place, threat)
    cut = (place.time.start, place.time.end)
    clause = " ".join(plain(f"{text[opens : cut[0]]} {text[cut[1] : closes]}").split())
    demand = _asked(
        clause.replace(" ,", ",").strip(_EDGES), text[threat.condition.start : opens].lower()
    )
    if demand is None:
        return None
    return shortened(f"{demand}, or {_otherwise(text, place, threat, closes)}")


def held_to(said: str, cast: Cast, place: Place, threat: Threat) -> tuple[str, ...]:
    """Who has to do it: the subject of the condition, unless it is only to be done."""
    opens, closes = _condition(said, place, threat)
    clause = said[opens:closes]
    if _PASSIVE.search(clause):
        return ()
    verb = _DO_NOT.search(clause) or _NOT.search(clause)
    ends = opens + verb.start() if verb else place.time.start
    names = [name for name in cast.within(opens, ends) if not name.owned]
    return tuple(dict.fromkeys(name.who for name in joined(said, names)))


def _condition(text: str, place: Place, threat: Threat) -> tuple[int, int]:
    """Where the condition stands, without the word that opens it."""
    opens, ends = threat.condition.end, place.end
    if threat.cue.start > threat.condition.start:
        comma = text.find(",", place.time.end, threat.cue.start)
        ends = comma if comma >= 0 else place.time.end
    stop = _STOP.search(text, place.time.end, ends)
    return opens, stop.start() if stop else ends


def _asked(clause: str, opener: str) -> str | None:
    if opener.startswith("unless"):
        return clause
    verb = _DO_NOT.search(clause)
    if verb:
        return clause[verb.end() :]
    return _NOT.sub(r"\g<verb>", clause, count=1) if _NOT.search(clause) else None


def _otherwise(text: str, place: Place, threat: Threat, closes: int) -> str:
    """What is threatened: the clause behind the condition, or before it."""
    if threat.cue.start > threat.condition.start:
        start, end = closes, place.end
    else:
        start, end = place.start, threat.condition.start
    words = plain(text[start:end]).strip(_EDGES)
    stop = _STOP.search(words)
    return unled(" ".join((words[: stop.start()] if stop else words).split())).strip(_EDGES)
