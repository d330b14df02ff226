"""Where running text speaks of time: one pass for words that only time expressions hold.

Everything else in an article is never looked at twice, so most of it costs one regular expression.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from tracker.core.language import Entries, Language, Lexicon

_KINDS = (
    "unit|weekend|workday|month|weekday|season|quarter|halfyear|today|tonight|holiday|newyear|vague"
    "|often|hour|daypart|sometime|lately|before|after|until|bytime|ago|fiscal|parts"
)
_ANCHORS = frozenset(_KINDS.split("|"))
"""Kinds of word that are looked for; the relations among them may tie something to an event."""

_JOINED = ("month", "unit")
"""Kinds of word that may stand right behind a number: 15Sep, 15min."""

CENTURY = 19
"""The number in words that opens a year in words."""

_BEFORE = 48
_BEHIND = 56
"""Characters round an anchor that may belong to its expression."""

_LONGEST_WORD = 40


def anchors(language: Language) -> re.Pattern[str]:
    """The pattern of all words, of one language and in lower case, that speak of time."""
    words = {
        word
        for kind, _, listed in language.vocabulary
        if kind in _ANCHORS
        for word in listed.split("|")
    }
    joined = f"[0-9]{{1,4}}{_branches(_words(language.vocabulary, *_JOINED))}"
    patterns = [_branches(words), _numbers(language), joined]
    if language.tails:
        tail = f"(?:{'|'.join(language.joins)})(?:{_branches(_words(language.tails))})"
        patterns[0] += f"(?:{tail})?"
        patterns.append(_branches(_words(language.vocabulary, "numeral", "magnitude")) + tail)
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})\b")  # quicker than \b at both ends


def _words(entries: Entries, *kinds: str) -> set[str]:
    """The words of some kinds, or of all."""
    return {
        word
        for kind, _, listed in entries
        if not kinds or kind in kinds
        for word in listed.split("|")
    }


def _numbers(language: Language) -> str:
    """Years, clock times and days in numbers."""
    halves = ["\\.?".join(word) for word in _words(language.vocabulary, "meridiem")]
    patterns = [
        f"(?:1[5-9]|20)[0-9]{{2}}{_one_of(language.decades)}?",
        f"[0-9]{{1,2}}[:./][0-9]{{{'1,' * language.ordinal_dot}2}}",
        "[0-9]{1,2}-[0-9]{1,2}-[0-9]{2}",
        f"[0-9]{{4}}(?:-?[0-9]{{2}}){{2}}t[0-9:]+{_one_of(_letters(language, 'zone'))}?",
        f"[0-9]{{1,4}} ?{_one_of(halves)}",
        f"[0-9]{{1,4}}{_one_of(_letters(language, 'meridiem'))}",
        f"[0-9]{{1,4}}{_one_of(_letters(language, 'unit'))}(?:[0-9]{{2}})?",
    ]
    return "|".join(patterns + _spelled_years(language))


def _spelled_years(language: Language) -> list[str]:
    """Nineteen ninety-six; of this century the words are as well two numbers: twenty thirty."""
    numerals = [(value, words) for kind, value, words in language.vocabulary if kind == "numeral"]
    century = [words for value, words in numerals if value == CENTURY]
    tens = [words for value, words in numerals if value >= 20]
    return [f"{_one_of(century)}[ -]{_one_of(tens)}"] if century and tens else []


def _letters(language: Language, kind: str) -> list[str]:
    return [letter for letter, entry in language.letters.items() if entry[0] == kind]


def _one_of(patterns: Iterable[str]) -> str:
    """A pattern of which nothing fits where there are none."""
    return f"(?:{'|'.join(sorted(patterns)) or '(?!)'})"


def _branches(words: Iterable[str]) -> str:
    """An alternation that shares first letters, so that each letter is looked at once."""
    by_first: dict[str, set[str]] = {}
    for word in words:
        by_first.setdefault(word[:1], set()).add(word[1:])
    ends = by_first.pop("", None) is not None
    parts = [re.escape(first) + _branches(rest) for first, rest in sorted(by_first.items())]
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
    return body + "?" * ends


def regions(
    said: str, lower: str, pattern: re.Pattern[str], lexicon: Lexicon
) -> Iterator[tuple[int, int]]:
    """The stretches of a text that may hold a time expression, in order and apart.

    `lower` is the text in lower case.
    """
    start = end = 0
    doubtful = lexicon.language.doubtful
    for match in pattern.finditer(lower):
        opens, closes = match.span()
        if said[opens:closes] in doubtful and _among_strangers(lower, opens, closes, lexicon):
            continue
        opens, closes = max(opens - _BEFORE, 0), closes + _BEHIND
        if end and opens > end:
            yield _at_words(lower, start, end)
            start = opens
        elif not end:
            start = opens
        end = closes
    if end:
        yield _at_words(lower, start, end)


_BESIDE = 24
"""Characters beside a word in which the next word is sought."""


def _among_strangers(lower: str, opens: int, closes: int, lexicon: Lexicon) -> bool:
    """Whether words that no time is made of stand on both sides: the minister may say."""
    before = lower[max(0, opens - _BESIDE) : opens].split()
    behind = lower[closes : closes + _BESIDE].split()
    words = (*(before[-1:] or [""]), *(behind[:1] or [""]))
    return all(word.isalpha() and word not in lexicon for word in words)


def _at_words(lower: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the part of a word at its start, with the rest of the one at its end."""
    if start and lower[start - 1].isalnum():
        start = _in_word(lower, start, end).end()
    end = min(end, len(lower))
    return start, _in_word(lower, end, end + _LONGEST_WORD).end()


_in_word: Callable[[str, int, int], re.Match[str]] = re.compile(r"[^\W_]*").match  # type: ignore[assignment]
"""The rest of a word; it may be empty, so it is always found."""
