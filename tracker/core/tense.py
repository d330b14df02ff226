"""Whether a sentence speaks of what was or of what will be, told by the words round a time."""

import re

from tracker.core.language import Language
from tracker.core.spec import (
    Between,
    Day,
    Holiday,
    Length,
    Named,
    Nth,
    Numeric,
    Part,
    Spec,
    Weekday,
    Weekend,
)

_FARTHEST = 240
"""Characters of a sentence that are looked at on either side."""

_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[.!?;](?=\s)|\n\s*\n")

_OPEN = (Day, Numeric, Weekday, Named, Holiday, Weekend, Nth, Part, Between)
"""Kinds of time that may be the last one or the next one."""

_AHEAD = frozenset(("by", "until", "before", "within", "as early as"))
"""Relations by which something is announced, whatever else the sentence tells."""


class Sentence:
    """The sentence round an expression, found when it is asked about."""

    def __init__(self, said: str, lower: str, start: int, end: int, language: Language) -> None:
        self._lower = lower
        self._from, self._to = start, end
        self.language = language
        self.start = self._beginning(lower, start)

    @staticmethod
    def _beginning(lower: str, start: int) -> int:
        opens = max(0, start - _FARTHEST)
        stops = [match.end() for match in _STOP.finditer(lower, opens, start)]
        return stops[-1] if stops else opens

    def before(self) -> list[str]:
        """The words before the expression, the nearest first."""
        return _WORD.findall(self._lower[self.start : self._from])[::-1]

    def behind(self) -> list[str]:
        """The words behind it, the nearest first."""
        closes = min(len(self._lower), self._to + _FARTHEST)
        stop = _STOP.search(self._lower, self._to, closes)
        return _WORD.findall(self._lower[self._to : stop.start() if stop else closes])


def looks_back(spec: Spec, sentence: Sentence) -> bool:
    """Whether days without a year are the last ones: "in March" when the verb is past.

    Asked of what the words themselves leave open only; the nearest verb decides, and where none
    tells, it is ahead.
    """
    lasting = isinstance(spec.time, Length) and spec.relation == "until"
    if not lasting and (spec.relation in _AHEAD or not isinstance(spec.time, _OPEN)):
        return False
    for words in (sentence.before(), sentence.behind()):
        for word in words:
            tense = _tense(word, sentence.language)
            if tense:
                return tense < 0
    return False


def _tense(word: str, language: Language) -> int:
    if word in language.ahead:
        return 1
    if word in language.past:
        return -1
    if word.endswith(language.past_endings) and word not in language.not_past:
        return -1
    return 0


def spoken(sentence: Sentence) -> bool:
    """Whether somebody is told to have spoken, so far in the sentence."""
    return any(word in sentence.language.speaks for word in sentence.before())


def given(sentence: Sentence, phrase: str) -> bool:
    """Whether a length of time was set to somebody: gave them 72 hours, not a 72-hour call."""
    if "-" in phrase:
        return False
    return any(word in sentence.language.gives for word in sentence.before())
