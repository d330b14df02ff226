"""The same statement told twice in an article: one candidate, with the places of both."""

import re
from collections.abc import Sequence
from functools import lru_cache

from tracker.core.alike import likeness, pieces
from tracker.core.likeness import LIKE
from tracker.core.reading.records import Candidate

_ALIKE = 0.45
"""From which likeness on two titles of one window are of the same thing."""

_VERY_ALIKE = 0.7
"""The same for commitments that no window keeps apart."""

_NAME = re.compile(r"[A-Z][a-z]{2,}")
_PLANS = ("deadline", "event_scheduled", "undated_commitment")
_LAST = "9999"


def merged(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates in their order, each thing once: told best, by who is named, and surest.

    Those of one window are compared with each other only, so that many cost little.
    """
    kept: list[Candidate] = []
    by_window: dict[tuple[str, object], list[int]] = {}
    for one in candidates:
        places = by_window.setdefault((_family(one), one.last), [])
        at = next((at for at in places[-_COMPARED:] if same(kept[at], one)), None)
        if at is None:
            places.append(len(kept))
            kept.append(one)
        else:
            kept[at] = joined(kept[at], one)
    return _without_repeats(kept)


_COMPARED = 12
"""Candidates of one window that a further one is compared with: the last ones."""


_TELLING = re.compile(
    r"""(?<=\s)[A-Z]\w+|\d[\d.,]*
    | \b(?:first|second|third|fourth|fifth|former|latter
    | north|south|east|west|northern|southern|eastern|western|upper|lower)\b""",
    re.VERBOSE,
)
"""Words of a title by which two things of one sort are told apart."""


def _family(one: Candidate) -> str:
    return "plan" if one.kind in _PLANS else "past"


def same(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates of one last day tell the same thing."""
    if one.quote_start == other.quote_start and one.phrase != other.phrase:
        return False  # two times in a sentence are two things
    if one.first != other.first and one.kind == other.kind:
        return False
    if _others_act(one.bound, other.bound) or _tell_apart(one.title, other.title):
        return False
    if one.kind == other.kind == "undated_commitment":
        return one.bound == other.bound and _likeness(one.title, other.title) >= _VERY_ALIKE
    kind = _words_alike(one.title, other.title)
    if one.bound and one.bound == other.bound and kind:
        return True
    return _likeness(one.title, other.title) >= _ALIKE


def _others_act(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether both name who acts, and these have nothing in common; a role may be anybody."""
    named = one and other and all(name[:1].isupper() for name in (*one, *other))
    return bool(named) and not {*one} & {*other}


def _tell_apart(one: str, other: str) -> bool:
    """Whether each title has a name, a number or such a word that the other one lacks."""
    mine, theirs = _telling(one), _telling(other)
    return bool(mine - theirs and theirs - mine)


@lru_cache(2000)
def _telling(title: str) -> frozenset[str]:
    return frozenset(_TELLING.findall(title))


def _likeness(one: str, other: str) -> float:
    return likeness(pieces(one.casefold()), pieces(other.casefold()))


def _words_alike(one: str, other: str) -> bool:
    """Whether both name a happening of one kind: a summit and a meeting."""
    mine, theirs = happenings(one), happenings(other)
    return bool(mine & theirs)


@lru_cache(2000)
def happenings(title: str) -> frozenset[str]:
    """The kinds of happening that the words of a title name."""
    words = re.findall(r"[a-z]+", title.casefold())
    return frozenset(kind for word in words for kind in _KINDS_OF.get(word, ()))


_KINDS_OF: dict[str, list[str]] = {}
for _listed in dict.fromkeys(LIKE.values()):
    for _word in _listed.split():
        _KINDS_OF.setdefault(_word, []).append(_listed)


def joined(one: Candidate, other: Candidate) -> Candidate:
    """One candidate for both: the surer one, with the place of the other one."""
    best, rest = (one, other) if one.confidence >= other.confidence else (other, one)
    if len(one.also) >= _PLACES:
        return best.but(also=one.also)
    place = (rest.phrase_start, rest.phrase_end)
    if place[0] is None or place[1] is None:
        place = (rest.quote_start, rest.quote_end)
    also = tuple(sorted({*one.also, *other.also, (place[0], place[1])}))
    sure = round(min(0.98, best.confidence + 0.05), 2)
    reasons = best.reasons if _TWICE in best.reasons else (*best.reasons, _TWICE)
    return best.but(also=also, confidence=sure, reasons=reasons)


_TWICE = "told more than once"
_PLACES = 20
"""Places of one statement that are kept; an article that repeats it more often is none."""


def _without_repeats(candidates: list[Candidate]) -> list[Candidate]:
    """Undated commitments that only repeat a dated one, taken into it."""
    dated = [n for n, one in enumerate(candidates) if one.kind in _PLANS[:2]][:_MOST]
    kept = list(candidates)
    gone = set()
    for at, one in enumerate(candidates):
        if one.kind != "undated_commitment":
            continue
        home = next((n for n in dated if repeats(one, kept[n])), None)
        if home is not None:
            kept[home] = joined(kept[home], one.but(confidence=0.0))
            gone.add(at)
    return [one for at, one in enumerate(kept) if at not in gone]


_MOST = 40
"""Dated candidates of an article with which each undated one is compared."""


def repeats(one: Candidate, dated: Candidate) -> bool:
    """Whether an undated commitment names the act of a dated one, and two of its names."""
    if not _words_alike(one.title, dated.title):
        return False
    names = set(_NAME.findall(one.quote)) & set(_NAME.findall(dated.quote))
    return len(names) > 1 and set(one.bound) <= {*dated.bound, *names, dated.speaker} | _full(
        one, names
    )


def _full(one: Candidate, names: set[str]) -> set[str]:
    """The full names in which one of the shared names stands."""
    return {who for who in one.bound if names & set(who.split())}
