"""What in running text looks like a time and is none: the number of a room, the name of a paper."""

import re

from tracker.core.language import Language
from tracker.core.spec import Day, Length, Named, Part
from tracker.core.tokens import Token, Tokens

_BEHIND = re.compile(r"\s+([^\W\d_]+)(?:\s+([^\W\d_]+))?")
_YEAR = re.compile(r"[0-9]{4}")
_SIGNS = ".#(\"'\u201c\u2018"
_LOOKED_AT = 40
"""Characters on either side of an expression in which a word that makes it a name is sought."""

_FARTHEST_YEAR = 2200
"""From this number on, four digits are a year only where words tie them to one."""

_NOUNS = ("word", "unit", "time")
"""Kinds of token that a counted thing may be: the 16th time, its 22nd month."""

_NAMES = ("month", "weekday")
_ALL_NAMES = (*_NAMES, "season")
_LEADS = ("later", "sometime")
"""Kinds of token that as well stand before a verb: it may still fall."""

_POINTS = ("the", "article", "this")
"""Kinds of token behind which a small letter makes a name a noun: the march."""


def is_counted(time: object, behind: Token) -> bool:
    """Whether a number that counts places is no day, as what it counts stands behind it."""
    return isinstance(time, Day) and time.month is None and behind.kind in _NOUNS


def is_other(said: str, tokens: Tokens, behind: int, time: object, language: Language) -> bool:
    """Whether words of time say something else: a quarter of it, in his 30s, on “This Week”."""
    first, last = tokens[0], tokens[behind - 1]
    if isinstance(time, Length):
        bare = behind == 1 and time.loose  # the three-quarters that it holds, and living quarters
        of = time.low in _SHARES and tokens[behind].kind == "of"
        return time.unit == "quarter" and (bare or of)
    if last.kind == "numeral" and isinstance(time, Named):
        return _are_two(tokens[behind - 2], last, tokens[behind], language)
    if isinstance(time, Part):
        time = time.of
    if isinstance(time, Named) and time.unit == "decade" and len(last.text) == _AGED:
        before = _Around(said, first.start, last.end).before.lower()
        return before in language.before_nouns
    named = last.kind == "unit" and last.text.istitle() and not first.text.islower()
    return named and language.small_nouns


def _are_two(first: Token, second: Token, behind: Token, language: Language) -> bool:
    """Whether numbers in words are no year: nineteen, twenty; nineteen thirty-day visas."""
    joined = behind.kind == "dash" and behind.start == second.end
    return joined or behind.text in language.counted or first.end + 1 < second.start


_SHARES = (1, 3)
"""Quarters of which something may be a part."""

_AGED = 3
"""Characters of an age in tens: 30s."""


def is_verb(tokens: Tokens, behind: int, language: Language) -> bool:
    """Whether what ends an expression is a verb: expected by June to fall; or a firm: for Sun."""
    last = tokens[behind - 1]
    if behind == 1 or last.text.lower() not in language.doubtful:
        return False
    tie = tokens[behind - 2].kind
    verb = tie == "to" and last.kind in _ALL_NAMES and last.text.islower()
    return verb or (last.kind == "weekday" and tie in _NEVER_BEFORE_DAYS)


_NEVER_BEFORE_DAYS = ("in", "for")


def is_common(tokens: Tokens, behind: int, language: Language) -> bool:
    """Whether a name in small letters is another word: the march, to march, the sat phone."""
    for at in range(1, behind):
        token, before = tokens[at], tokens[at - 1].kind
        led = before in _LEADS or (before == "to" and at == 1)
        names = _ALL_NAMES if led else _NAMES if before in _POINTS else ()
        if token.kind in names and token.text in language.doubtful:
            return True
    return False


def is_doubtful(first: Token, words: str, language: Language) -> bool:
    """Whether words alone are seldom a time; a short weekday that owns something is none."""
    lower = words.lower()
    if first.kind == "weekday" and language.possessive:
        lower = lower.removesuffix(language.possessive)
    return lower in language.doubtful


def is_name(said: str, start: int, end: int, language: Language) -> bool:
    """Whether an expression of one time is part of a name, or a number that counts or numbers."""
    words = said[start:end].split()
    around = _Around(said, start, end)
    if _YEAR.fullmatch(words[-1]):
        tied = len(words) > 1 and words[0].lower() not in language.untied
        return not tied and _is_number(int(words[-1]), around, language)
    if _capital(around.first, language.named_behind):
        return True
    if _capital(around.before, language.named_before):
        return True
    if len(words) > 1 or not words[0][0].isupper():
        return False
    if around.before.lower() in language.persons:
        return True
    if words[0].lower() not in language.given_names or not around.first.istitle():
        return False
    owned = bool(language.possessive) and around.before.endswith(language.possessive)
    return not owned and around.before.lower() not in language.before_nouns  # its April Fed report


def _is_number(number: int, around: "_Around", language: Language) -> bool:
    """Whether four digits number or count something: room 1215, 1984 Main Street."""
    if around.before.isdigit() or number > _FARTHEST_YEAR:
        return True
    if around.before.lower() in language.numbered:
        return True
    if any(_capital(word, language.streets) for word in (around.first, around.second)):
        return True
    return around.first in language.counted


def _capital(word: str, names: frozenset[str]) -> bool:
    return word.istitle() and word.lower() in names


class _Around:
    """The word before an expression and the two behind it, empty where there is none."""

    def __init__(self, said: str, start: int, end: int) -> None:
        *_, self.before = ["", *said[max(0, start - _LOOKED_AT) : start].split()]
        if start and not said[start - 1].isspace():
            self.before = ""  # what stands written together with it
        self.before = self.before.strip(_SIGNS)
        behind = _BEHIND.match(said, end, end + _LOOKED_AT)
        self.first, self.second = behind.groups("") if behind else ("", "")
