"""Whether a sentence speaks of what was or of what will be, told by the words round a time."""

import re
from datetime import date
from itertools import pairwise

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

WORD = re.compile(r"[^\W\d_]+")
_PAUSE = re.compile(r"[,\"\u201c\u201d\u00bb\u00ab]|''")
_ASIDE = re.compile(r"\([^()]*\)")
_STOP = re.compile(r"\.(?!\s{1,2}[a-z])(?=\s)|[!?;](?=\s)|\n\s*\n")
_STOP_BEHIND_WORD = re.compile(r"(?<![0-9])\.(?!\s{1,2}[a-z])(?=\s)|[!?;](?=\s)|\n\s*\n")
"""What ends a sentence; a dot before a small letter (6 a.m. local time) does not.

A dot behind a number does not either where that makes it count places.
"""

_OPEN = (Day, Numeric, Weekday, Named, Holiday, Weekend, Nth, Part, Between)
"""Kinds of time that may be the last one or the next one."""

_AHEAD = frozenset(("by", "until", "before", "within", "as early as"))
"""Relations by which something is announced, whatever else the sentence tells."""


class Sentence:
    """The sentence round an expression, found when it is asked about."""

    def __init__(self, said: str, lower: str, start: int, end: int, language: Language) -> None:
        self._said, self._lower = said, lower
        self._stop = _STOP_BEHIND_WORD if language.ordinal_dot else _STOP
        self._from, self._to = start, end
        self.language = language
        self.start = self._beginning(start)
        self._before: list[str] | None = None
        self._behind: list[str] | None = None

    def _beginning(self, start: int) -> int:
        opens = max(0, start - _FARTHEST)
        stops = [match.end() for match in self._stop.finditer(self._said, opens, start)]
        return stops[-1] if stops else opens

    @property
    def before(self) -> list[str]:
        """The words before the expression, the nearest first, without what stands in brackets."""
        if self._before is None:
            words = _ASIDE.sub("", self._lower[self.start : self._from])
            self._before = WORD.findall(words)[::-1]
        return self._before

    @property
    def behind(self) -> list[str]:
        """The words behind it, the nearest first."""
        if self._behind is None:
            self._behind = WORD.findall(self._lower[self._to : self.end])
        return self._behind

    def owned(self) -> bool:
        """Whether something behind the expression is of its time: Friday's vote."""
        owner = self.language.possessive
        return bool(owner) and self._lower.startswith(owner, self._to - len(owner))

    def happened(self) -> bool:
        """Whether the noun right behind it is of what happened: the September 11 attacks."""
        return any(word in self.language.happened for word in self.behind[:1])

    def clause_behind(self) -> list[str]:
        """The words behind it up to the next comma, the nearest first."""
        return WORD.findall(self._lower[self._to : self.end].partition(",")[0])

    def between(self, until: int) -> str:
        """What stands from the last comma or quotation mark behind it to a place; else nothing."""
        _, *clauses = _PAUSE.split(self._lower[self._to : until])
        return clauses[-1] if clauses else ""

    @property
    def end(self) -> int:
        closes = min(len(self._lower), self._to + _FARTHEST)
        stop = self._stop.search(self._said, self._to, closes)
        return stop.start() if stop else closes


def looks_back(spec: Spec, sentence: Sentence, said: date) -> bool:
    """Whether days without a year are the last ones: "in March" when the verb is past.

    Asked of what the words themselves leave open only. A date or month that is much nearer ahead
    than back is ahead, and one that is not long ago is the last; otherwise the verb of its clause
    decides, and where none tells, news is of what was. What stands alone, or has its hour beside
    it, is no news but an appointment, so it is ahead.
    """
    if isinstance(spec.time, Length):
        return spec.relation == "until" and _has_lasted(sentence)
    if not isinstance(spec.time, _OPEN):
        return False
    announced = spec.relation in _AHEAD and not spec.rule.startswith("from-")  # as of 30 September
    if announced and not sentence.owned():  # before Friday's vote
        return _had_by(sentence) or (
            spec.relation == "until" and _ran_out(spec.time, sentence, said)
        )
    if isinstance(spec.time, Named) and spec.time.ring == "this" and spec.time.number:
        return spec.time.unit in ("month", "season") and spec.time.number < said.month
    if isinstance(spec.time, Between) and not isinstance(spec.time.first, _OPEN):
        return False
    if isinstance(spec.time, Day) and sentence.happened():
        return True
    return _lies_back(spec, sentence, *_distances(spec.time, said))


def _lies_back(spec: Spec, sentence: Sentence, ahead: int, back: int) -> bool:
    """The same of a time that is about so many days ahead, and back."""
    dated = ahead + back > 7
    if dated and (spec.tie or isinstance(spec.time, Day)) and _is_over(sentence):
        return True
    if dated and ahead > _SOON and _happened_then(sentence):
        return True
    if NEARER * ahead < back:
        return False
    if dated and back <= RECENT:
        return not _is_scheduled(sentence.before, sentence.language)
    tense = _told(sentence, REACH[dated])
    return tense < 0 or (tense == 0 and not _is_appointment(spec, sentence))


_SOON = 31
"""Days within which a date may be that of something told in the past: he cancelled the summit."""


def _happened_then(sentence: Sentence) -> bool:
    """Whether a verb of the past stands near before a date: it took power in March.

    One of speaking, or that sets something, tells nothing of when that will be.
    """
    language, words = sentence.language, sentence.before[: REACH[False]]
    if tense_of(words, language) >= 0 or any(word in language.turns for word in words):
        return False
    told = next(word for word in words if tense_word(word, language) < 0)
    return told in language.past and not is_set(told, language)


def _ran_out(time: When, sentence: Sentence, said: date) -> bool:
    """Whether what went on until a date of late is over: they had bought shares through May."""
    ahead, back = _distances(time, said)
    if ahead + back <= 7 or not 0 < back <= RECENT:
        return False
    if not sentence.before:
        return _is_over(sentence)
    return tense_of(sentence.before, sentence.language, REACH[True]) < 0


def _had_by(sentence: Sentence) -> bool:
    """Whether a limit is one of what had been: two had filed by Wednesday; until then they had not.

    Who had until Friday has it still.
    """
    language = sentence.language
    words = [
        *sentence.before[:NEAR][::-1],
        "",
        *sentence.behind[: 0 if sentence.before[1:] else NEAR],
    ]
    for at, word in enumerate(words):
        if word in language.pluperfect:
            return any(tense_word(one, language) < 0 for one in words[at + 1 : at + 3])
    return False


def _is_over(sentence: Sentence) -> bool:
    """Whether a verb of the past stands right before a date, or opens the clause behind one.

    The year that ended Jan. 31; in January, the company brought in.
    """
    language, before = sentence.language, sentence.before
    if before:
        return _just_told(sentence)
    behind = sentence.behind[:NEAR]
    for word, nearer in zip(behind, ["", *behind], strict=False):
        if word in language.before_nouns or nearer in language.before_nouns:
            continue
        tense = tense_word(word, language)
        if tense or word in language.modals or word in language.speaks:
            return tense < 0 and word not in language.speaks
    return False


def _just_told(sentence: Sentence) -> bool:
    """Whether the verb right before a time is one of the past: it was agreed in June to buy.

    A participle tells nothing of the kind: if signed on, to be held in.
    """
    language, (verb, *farther) = sentence.language, sentence.before
    behind = sentence.behind[:1]
    if any(word in language.not_over for word in farther[:1]):
        return False
    if any(tense_word(word, language) > 0 for word in (*farther[:2], *behind)):
        return False
    if verb in language.ahead:
        return verb in language.speaks and verb.endswith(language.past_endings)
    return tense_word(verb, language) < 0


def _told(sentence: Sentence, reach: int) -> int:
    """The tense of the clause round a time, as `_tense_of`.

    Where no verb stands before it the first one behind it decides: in the talks on Friday they are
    expected to agree. So it does right behind it ("talks on Sunday will"), and where it tells that
    what was set is over: set for noon on Saturday, it came and went.
    """
    language, before, behind = sentence.language, sentence.before, sentence.behind
    if before and before[0] in language.speaks and _just_told(sentence):
        return -1
    tense = tense_of(before, language, reach)
    if behind and behind[0] in language.modals:
        return 1
    if tense > 0 and any(word in language.over for word in behind[:NEAR]):
        return -1
    if tense or tense_of(before, language):
        return tense
    if language.verb_behind and not before:
        return tense_of(behind, language, reach)
    return int(_is_to_come_behind(behind, language))


def _is_to_come_behind(words: list[str], language: Language) -> bool:
    """Whether the first verb of a clause tells of what will be: they are expected to agree."""
    for word, nearer in zip(words[:NEAR], ["", *words], strict=False):
        if nearer in language.copulas:
            return word in language.ahead or word in language.infinitive
        if word in language.turns or word in language.speaks or tense_word(word, language) < 0:
            return False
        if word in language.modals:
            return True
    return False


NEAR = 8
"""Words behind a time among which the verb of its clause is sought."""


def _has_lasted(sentence: Sentence) -> bool:
    """Whether a length told with "for" runs up to the day it was said: it has held for weeks.

    What was extended or suspended for a length runs on from that day, unless it had been.
    """
    language, before = sentence.language, sentence.before
    told = [*before[:NEAR], *(sentence.clause_behind()[:_BESIDE] if language.verb_behind else ())]
    if any(word in language.extends for word in told):
        return any(word in language.pluperfect for word in before[: _BESIDE + 1])
    return tense_of([*before, "", *sentence.behind], language) < 0


def is_set(word: str, language: Language) -> bool:
    return any(word in words for words in (language.speaks, language.gives, language.extends))


def _is_appointment(spec: Spec, sentence: Sentence) -> bool:
    """Whether a time has an hour beside it that no verb tells of, or no other words at all."""
    if spec.clock:
        return tense_of(sentence.before, sentence.language) >= 0
    return not (sentence.before or sentence.behind)


NEARER = 2
"""How many times farther back than ahead a date has to be to be taken as the next one."""

RECENT = 60
"""Days back from which on the tense may make a date the next one, nearly a year ahead."""

_BESIDE = 2
"""Words right before a date of late that may make it the next one: it takes effect in May."""

REACH = (6, 12)
"""Words before a weekday, or a date, among which its verb is sought."""


def _distances(time: When | Every, said: date) -> tuple[int, int]:
    """About how many days it is to the next one, and from the last one; a week for a weekday."""
    day = 0
    while isinstance(time, Part):
        day = _PART_DAYS[time.which]
        time = time.of
    if isinstance(time, Numeric) and time.dotted:
        time = Day(time.year, time.right, time.left)
    if isinstance(time, Day) and time.month:
        ahead = (30 * (time.month - said.month) + time.day - said.day) % 360
    elif isinstance(time, Named) and time.unit == "month" and time.number:
        ahead = (30 * (time.number - said.month) + (day and day - said.day)) % 360
    elif isinstance(time, Named) and time.unit == "quarter" and time.number:
        ahead = 30 * (3 * time.number - said.month) % 360
    else:
        return 7, 0
    return ahead, (360 - ahead) % 360


_PART_DAYS = {"start": 1, "early": 5, "middle": 15, "late": 25, "end": 30}
"""About which day of a month its parts are."""


def tense_of(words: list[str], language: Language, reach: int = _FARTHEST) -> int:
    """The tense of the first word that has one: 1 of what will be, -1 of what was, else 0."""
    for at, (word, farther) in enumerate(zip(words[:reach], [*words[1:], ""], strict=False)):
        tense = tense_word(word, language)
        if not tense and _is_to_come(word, farther, language):
            return 1
        if tense > 0:
            return -1 if _had_been(words[at + 1 : at + 4], language) else 1
        if tense < 0 and farther not in language.passive:
            return tense
    return 0


def _had_been(words: list[str], language: Language) -> bool:
    """Whether what was to be is told of as over: it had previously been scheduled, had been due."""
    for word, farther in pairwise(words):
        if word in language.past and word not in language.perfect:
            return farther in language.pluperfect or words[-1] in language.pluperfect
    return False


def _is_scheduled(words: list[str], language: Language) -> bool:
    return any(_is_to_come(*pair, language) for pair in pairwise(words[: _BESIDE + 1]))


def _is_to_come(word: str, farther: str, language: Language) -> bool:
    """Whether a present form tells of what is scheduled: it ends on Friday, he is to speak.

    A noun that looks like one (the vote on Friday) has a word before it that no verb has.
    """
    if word in language.infinitive:
        return farther in language.copulas or farther in language.intends
    if not farther or farther in language.before_nouns or farther in language.infinitive:
        return False
    return word in language.scheduled


def tense_word(word: str, language: Language) -> int:
    if word in language.ahead:
        return 1
    if word in language.past:
        return -1
    if word.endswith(language.past_endings) and word not in language.not_past:
        return -1
    return 0
