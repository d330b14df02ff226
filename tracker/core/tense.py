"""Whether a sentence speaks of what was or of what will be, told by the words round a time."""

import re
from datetime import date

from tracker.core.language import Language
from tracker.core.spec import (
    Between,
    Day,
    Every,
    Holiday,
    Length,
    Named,
    Nth,
    Numeric,
    Part,
    Spec,
    Weekday,
    Weekend,
    When,
)

_FARTHEST = 240
"""Characters of a sentence that are looked at on either side."""

_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[.!?;](?=\s)|\n\s*\n")
_STOP_BEHIND_WORD = re.compile(r"(?:(?<![0-9])\.|[!?;])(?=\s)|\n\s*\n")
"""What ends a sentence; a dot behind a number does not where that makes it count places."""

_OPEN = (Day, Numeric, Weekday, Named, Holiday, Weekend, Nth, Part, Between)
"""Kinds of time that may be the last one or the next one."""

_AHEAD = frozenset(("by", "until", "before", "within", "as early as"))
"""Relations by which something is announced, whatever else the sentence tells."""


class Sentence:
    """The sentence round an expression, found when it is asked about."""

    def __init__(self, said: str, lower: str, start: int, end: int, language: Language) -> None:
        self._lower = lower
        self._stop = _STOP_BEHIND_WORD if language.ordinal_dot else _STOP
        self._from, self._to = start, end
        self.language = language
        self.start = self._beginning(lower, start)

    def _beginning(self, lower: str, start: int) -> int:
        opens = max(0, start - _FARTHEST)
        stops = [match.end() for match in self._stop.finditer(lower, opens, start)]
        return stops[-1] if stops else opens

    def before(self) -> list[str]:
        """The words before the expression, the nearest first."""
        return _WORD.findall(self._lower[self.start : self._from])[::-1]

    def behind(self) -> list[str]:
        """The words behind it, the nearest first."""
        closes = min(len(self._lower), self._to + _FARTHEST)
        stop = self._stop.search(self._lower, self._to, closes)
        return _WORD.findall(self._lower[self._to : stop.start() if stop else closes])


def looks_back(spec: Spec, sentence: Sentence, said: date) -> bool:
    """Whether days without a year are the last ones: "in March" when the verb is past.

    Asked of what the words themselves leave open only. A date or month that is much nearer ahead
    than back is ahead, and one that is not long ago is the last; otherwise the nearest verb
    before it decides, and where none tells, news is of what was. What stands alone, or has its
    hour beside it, is no news but an appointment, so it is ahead.
    """
    if isinstance(spec.time, Length):
        words = [*sentence.before(), "", *sentence.behind()]
        return spec.relation == "until" and _tense_of(words, sentence) < 0
    announced = spec.relation in _AHEAD and not spec.rule.startswith("from-")  # as of 30 September
    if announced or not isinstance(spec.time, _OPEN):
        return False
    if isinstance(spec.time, Named) and spec.time.ring == "this" and spec.time.number:
        return spec.time.unit in ("month", "season") and spec.time.number < said.month
    if isinstance(spec.time, Between) and not isinstance(spec.time.first, _OPEN):
        return False
    ahead, back = _distances(spec.time, said)
    if NEARER * ahead < back:
        return False
    dated = ahead + back > 7
    if dated and back <= RECENT:
        return True
    words = sentence.before()
    if not words and sentence.language.verb_behind:
        words = sentence.behind()
    tense = _tense_of(words[: REACH[dated]], sentence)
    return tense < 0 or (tense == 0 and not _is_appointment(spec, sentence))


def _is_appointment(spec: Spec, sentence: Sentence) -> bool:
    """Whether a time has an hour beside it, or its sentence has no other words."""
    return bool(spec.clock) or not (sentence.before() or sentence.behind())


NEARER = 2
"""How many times farther back than ahead a date has to be to be taken as the next one."""

RECENT = 60
"""Days back from which on the tense may make a date the next one, nearly a year ahead."""

REACH = (6, 12)
"""Words before a weekday, or a date, among which its verb is sought."""


def _distances(time: When | Every, said: date) -> tuple[int, int]:
    """About how many days it is to the next one, and from the last one; a week for a weekday."""
    while isinstance(time, Part):
        time = time.of
    if isinstance(time, Numeric) and time.dotted:
        time = Day(time.year, time.right, time.left)
    if isinstance(time, Day) and time.month:
        ahead = (30 * (time.month - said.month) + time.day - said.day) % 360
    elif isinstance(time, Named) and time.unit == "month" and time.number:
        ahead = 30 * (time.number - said.month) % 360
    elif isinstance(time, Named) and time.unit == "quarter" and time.number:
        ahead = 30 * (3 * time.number - said.month) % 360
    else:
        return 7, 0
    return ahead, (360 - ahead) % 360


def _tense_of(words: list[str], sentence: Sentence) -> int:
    """The tense of the first word that has one: 1 of what will be, -1 of what was, else 0."""
    language = sentence.language
    for word, farther in zip(words, [*words[1:], ""], strict=False):
        tense = _tense(word, language)
        if tense > 0 or (tense < 0 and farther not in language.passive):
            return tense
    return 0


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
