"""Commitments without a time: who says that somebody will act, or has agreed to.

Only what a person or a body does counts, and only acts that somebody could check: a writer's
expectation is none, nor what attacks would do, nor what is to be.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tracker.core.reading.cast import Cast
from tracker.core.reading.cues import Cue
from tracker.core.reading.denial import is_denied
from tracker.core.reading.layout import Layout, Sentence
from tracker.core.reading.nouns import IDLE
from tracker.core.reading.roles import BODIES, ROLE

_PRONOUNS_WORDS = "he|she|it|they|we|i"
_PRONOUNS = frozenset(_PRONOUNS_WORDS.split("|"))
_READY = re.compile(r"\b(?:ready|committed|determined|planning|preparing)\s+to\b", re.IGNORECASE)
_WILL_NOT = re.compile(
    r"(?:will|would|shall)\s+(?:not|never)\s+([a-z]+)|won't\s+([a-z]+)", re.IGNORECASE
)
_MAY = re.compile(r"(?:may|might)\s+[a-z]+", re.IGNORECASE)
_PROMISE = re.compile(
    r"\b(?:was|is|remains|remained)\s+an?\s+(?:[\w-]+\s+){0,4}(?:promise|pledge|vow)\b"
)
_RELATIVE = re.compile(r", (?:who|which) (?:[^,]|,(?=\d))*,\s*(?:has|have|had)?\s*$")
_SUBJECT = re.compile(r"[^\W\d_][\w.'\u2019-]*")


class Promise(NamedTuple):
    """A commitment found by the cue that starts at `start`; None where a noun tells it."""

    start: int
    end: int
    cue: Cue | None
    weight: float
    reasons: tuple[str, ...]
    hedge: str | None = None


_MAY_PROMISE = re.compile(
    r"\b(?:w(?:ill|on't|ould)|shall|may|might|agree|p(?:ledg|romis|lan|repar)|vow|undert|commit|inten"
    r"|aim|decid|threat|resol|offer|swor|guarant|boast|brag|ready|determin)|'ll\b"
)


def may_promise(said: str, sentence: Sentence) -> bool:
    """Whether a sentence has a word that any commitment has: most have none, at little cost."""
    return _MAY_PROMISE.search(said, sentence.start, sentence.end) is not None


def promises(
    said: str,
    layout: Layout,
    cast: Cast,
    sentence: Sentence,
    cues: list[Cue],
    refused: list[int],
) -> Iterator[Promise]:
    """The commitments of one sentence, in order.

    `refused` are the places of times that were nothing to record: what they belong to is none.
    """
    if sentence.asks:
        return
    label = layout.paragraphs[sentence.paragraph].label is not None
    for cue in cues:
        if any(_belongs(cues, cue, place) for place in refused):
            continue
        if _is_asked(cues, cue) or is_denied(said, cues, cue.start):
            continue
        found = _by_cue(said, layout, cue, cues, label)
        if found and _is_actor(said, cast, sentence.start, cue.start):
            yield found
    noun = _PROMISE.search(said, sentence.start, sentence.end)
    if noun:
        yield Promise(sentence.start, noun.end(), None, 0.6, ("a noun: promise",))


def _belongs(cues: list[Cue], cue: Cue, place: int) -> bool:
    """Whether a time belongs to a verb: it is near behind it, and no other verb nearer."""
    near = cue.end <= place < cue.end + _REACH
    return near and not any(cue.end <= other.start < place for other in cues)


_REACH = 80
"""Characters behind a verb within which a time belongs to it."""


def _by_cue(said: str, layout: Layout, cue: Cue, cues: list[Cue], label: bool) -> Promise | None:
    words = said[cue.start : cue.end]
    reason = (f"{cue.name}: {cue.sense}", "no time is given")
    if said.endswith("had ", 0, cue.start):
        return None
    if cue.name in ("intends", "intended", "intends-not", "boasted"):
        return Promise(cue.start, cue.end, cue, 0.7, reason)
    if (
        cue.name == "will"
        and not _is_state(words, cue)
        and not _is_would_in_theory(words, cues, cue)
    ):
        return Promise(cue.start, cue.end, cue, 0.65, reason)
    if cue.name == "be-due" and _READY.search(words):
        return Promise(cue.start, cue.end, cue, 0.55, reason)
    if cue.name == "not-do":
        refusal = _WILL_NOT.match(words)
        if refusal and (refusal[1] or refusal[2]).lower() not in IDLE:
            return Promise(cue.start, cue.end, cue, 0.6, (*reason, "a promise not to act"))
    spoken = label or layout.quote_at(cue.start) is not None
    if cue.name == "may" and spoken and _is_threat(said, cue, cues):
        hedge = words.split()[0]
        return Promise(cue.start, cue.end, cue, 0.45, (*reason, "a threat on condition"), hedge)
    return None


def _is_asked(cues: list[Cue], cue: Cue) -> bool:
    """Whether it hangs on an "if" or a "whether" right before it: he has not said if he will."""
    return any(one.sense == "if" and 0 <= cue.start - one.end < _ASKED for one in cues)


_ASKED = 20
"""Characters between such a word and the verb that hangs on it."""


def _is_state(words: str, cue: Cue) -> bool:
    """Whether it tells how something will be, and no act: we will be ready, it will remain."""
    return cue.last in IDLE or (" be " in words and not cue.last.endswith(("ed", "en", "t")))


def _is_would_in_theory(words: str, cues: list[Cue], cue: Cue) -> bool:
    """Whether a "would" reports nothing: nobody is said to speak before it."""
    if not words.lower().startswith("would"):
        return False
    return not any(one.sense == "tells" and one.end <= cue.start for one in cues)


def _is_threat(said: str, cue: Cue, cues: list[Cue]) -> bool:
    """Whether the speaker says of himself that he may act if something else comes."""
    *_, subject = ["", *said[max(0, cue.start - 8) : cue.start].split()]
    condition = any(one.sense == "if" for one in cues)
    return subject in ("I", "We", "we") and condition and cue.last not in IDLE


def _is_actor(said: str, cast: Cast, start: int, place: int) -> bool:
    """Whether what stands before a verb can act: a pronoun, a name, an office, a body."""
    before = _RELATIVE.sub("", said[max(start, place - 160) : place])
    words = _SUBJECT.findall(before)
    while words and words[-1] in ("has", "have", "had", "also", "both", "is", "are", "but"):
        words.pop()
    if not words:
        return False
    last = words[-1].lower()
    if last in _PRONOUNS or last in BODIES or ROLE.fullmatch(last) or last in ("two", "sides"):
        return True
    if len(before) < min(160, place - start):
        return True  # the rebels, who number about 1,500, have
    names = cast.within(max(start, place - 60), place)
    return bool(names) and not names[-1].owned and names[-1].end >= place - 14
