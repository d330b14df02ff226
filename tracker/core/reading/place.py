"""A time in its sentence, and what the words round it say."""

import re
from collections.abc import Sequence
from copy import copy
from functools import cached_property

from tracker.core.asked import Asked
from tracker.core.reading.cue_table import Sense
from tracker.core.reading.cues import Cue
from tracker.core.reading.layout import Sentence
from tracker.core.reading.nouns import HAPPENINGS
from tracker.core.reading.times import Time

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


_BOUND = re.compile(
    r"[;:\u2014]|--|\"|, (?:which|who|whose|but|while|where|when|although|though|because|since|as"
    r"|after|before)\b|\b(?:but|while|although|which|who|because)\b"
)


_ADJUNCT_WORDS = "during|in|at|after|following|since|before|ahead"


_ADJUNCT = frozenset(_ADJUNCT_WORDS.split("|"))


_FARTHEST = 400  # characters of a clause that are looked at on either side


_NEAR = 7  # words before a time among which the noun is sought that it dates


_VERBS_WORDS = "will|would|shall|is|are|was|were|has|have|had|said|told|to|met|held"


_VERBS = frozenset(_VERBS_WORDS.split("|"))


def _is_outside(cue: Cue, time: Time) -> bool:
    """Whether a cue is none of the words of the time itself: not later than, effective May 1."""
    if cue.start == time.start:
        return cue.sense in ("slots", "happened")
    return cue.start < time.start or cue.start >= time.end


_IS = ("is", "are", "was", "were")


class Place:
    """A time in its sentence: the text in plain signs, the sentence's ends, its cues and times."""

    def __init__(
        self,
        said: str,
        sentence: Sentence,
        cues: list[Cue],
        time: Time,
        asked: Asked,
        times: Sequence[Time] = (),
    ) -> None:
        self.said, self.asked, self.times = said, asked, times
        self.published = asked.said
        self.sentence, self.start, self.end = sentence, sentence.start, sentence.end
        self.asks = sentence.asks
        self.time = time
        self.cues = [one for one in cues if _is_outside(one, time)]
        self._governors: dict[tuple[Sense, ...], Cue | None] = {}

    def at(self, time: Time) -> "Place":
        """The same place with its time read otherwise; what the words say stays as it is."""
        place = copy(self)
        place.time = time
        return place

    @cached_property
    def clause(self) -> tuple[int, int]:
        """Where the clause round the time begins and ends."""
        opens = max(self.start, self.time.start - _FARTHEST)
        for bound in _BOUND.finditer(self.said, opens, self.time.start):
            opens = bound.end()
        closes = min(self.end, self.time.end + _FARTHEST)
        after = _BOUND.search(self.said, self.time.end, closes)
        return opens, after.start() if after else closes

    @cached_property
    def words_before(self) -> list[str]:
        """The words of the comma's stretch before the time, the nearest first, in small letters."""
        stretch = self.said[max(self.start, self.time.start - 90) : self.time.start]
        return [word.lower() for word in WORD.findall(re.split(r"[,;:\"]", stretch)[-1])][::-1]

    def governor(self, *skipped: Sense) -> Cue | None:
        """The cue that decides: the nearest before the time in its clause, else behind, else any.

        Those of the senses `skipped` decide nothing.
        """
        if skipped not in self._governors:
            self._governors[skipped] = self._governor(skipped)
        return self._governors[skipped]

    def _governor(self, skipped: tuple[Sense, ...]) -> Cue | None:
        found = [cue for cue in self.cues if cue.sense not in skipped]
        opens, closes = self.clause
        before = [cue for cue in found if cue.start <= self.time.start]
        within = [cue for cue in before if cue.start >= opens]
        if within:
            return within[-1]
        behind = [cue for cue in found if self.time.end <= cue.start < closes]
        return behind[0] if behind else before[-1] if before else None


def dates_noun(place: Place) -> bool:
    """Whether a noun right before the time, without a verb between, is what it dates."""
    for at, word in enumerate(place.words_before[:_NEAR]):
        if at == 0 and word in _IS:
            continue  # the next consultations are on 12 June
        if word in HAPPENINGS:
            return True
        if word.endswith("ed") or word in _VERBS:
            return False
    return False


def in_adjunct(place: Place) -> bool:
    """Whether that noun only tells when the sentence's own act was: agreed during a call on."""
    words = place.words_before
    for at, word in enumerate(words[:_NEAR]):
        if word in HAPPENINGS:
            return any(one in _ADJUNCT for one in words[at + 1 : at + 6])
    return False


def describes_noun(place: Place) -> bool:
    """Whether the noun right behind the time is a happening: an August meeting, Friday's vote."""
    behind = place.said[place.time.end : place.time.end + 40]
    words = [word.lower() for word in WORD.findall(re.split(r"[,;:.\"]", behind)[0])]
    return any(word in HAPPENINGS for word in words[:3]) and behind[:1] in " -'"


def is_announced(place: Place) -> bool:
    """Whether a time of today is told of as still to come."""
    if dates_noun(place) and in_adjunct(place):
        return False
    cue = place.governor("tells")
    if cue is not None and cue.sense in ("gives", "expires"):
        return cue.start < place.time.start
    return cue is not None and cue.sense in ("commits", "slots")


def hangs_on_event(time: Time) -> bool:
    """Whether it is a length from an event that has no day yet: within 90 days of the signing."""
    reading = time.reading
    tied = time.mention is not None and time.mention.spec.tie in (
        "within",
        "by",
        "in",
        "no later than",
    )
    return bool(tied and reading and reading.anchor and reading.anchor.offset)
