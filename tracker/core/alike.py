"""How alike two names or titles are, in any script; both folded (see `tracker.store.ids.fold`)."""

import re
from collections.abc import Iterable
from functools import lru_cache

_MISTYPED = 0.74  # of two names, from which on the one may be the other mistyped
_SHORT = 3  # letters, below which a name is no part of another: A is none of U.A.E.

# Numerals as names have them, up to 39; greater ones are words and initials as well.
_TENS = ("", "x", "xx", "xxx")
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_NUMERALS = {
    ten + one: str(10 * tens + ones)
    for tens, ten in enumerate(_TENS)
    for ones, one in enumerate(_ONES)
    if ten or one
}
_NUMBER = re.compile(r"\d+|(?<= )[ivx]{1,7}(?!\w)")

Numbers = frozenset[str]


@lru_cache(10_000)  # one is compared with many
def numbers(folded: str) -> Numbers:
    """The numbers in a name or title, in digits; a numeral (Minsk II) stands behind a word."""
    if not _NUMBER.search(folded):
        return frozenset()
    found = (_NUMERALS.get(each, each) for each in _NUMBER.findall(folded))
    return frozenset(each.lstrip("0") or "0" for each in found if each[0].isdigit())


def apart(one: str, other: str) -> bool:
    """Whether both name numbers, and not the same: package 19 is not package 20."""
    first, second = numbers(one), numbers(other)
    return bool(first and second) and first != second


def pieces(folded: str) -> frozenset[str]:
    """The runs of three letters in each word, its ends counting as letters; of two where a letter
    says more than one of an alphabet does, as in Chinese or Arabic.
    """
    return frozenset().union(*map(_pieces, folded.split()))


@lru_cache(10_000)  # the titles of a store have most of their words in common
def _pieces(word: str) -> frozenset[str]:
    padded = f" {word} "
    size = 2 if _dense(word) else 3
    return frozenset(padded[at : at + size] for at in range(len(padded) - size + 1))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """From 0 for no piece in common to 1 for the same ones: twice what is shared by all there is.

    Where each word stands does not matter. What has no pieces is like nothing.
    """
    both = len(one) + len(other)
    return 2 * len(one & other) / both if both else 0.0


def nearest(name: str, known: Iterable[tuple[str, str]]) -> str | None:
    """The key of the recorded name that `name` most likely stands for, if there is one.

    `known` has keys with their names, of which a key may have several. One that has all of its
    words, or whose words it has all, comes before one that is only spelled nearly like it.
    """
    words = frozenset(name.split())
    best, closest = _MISTYPED, None
    for key, other in known:
        theirs = frozenset(other.split())
        if not (words and theirs) or apart(name, other):
            continue
        short = min(len(name), len(other)) < _SHORT
        if not short and (words <= theirs or theirs <= words):
            alike = 1 + likeness(pieces(name), pieces(other))
        else:
            alike = _spelled(name, other, best)
        if alike > best:
            best, closest = alike, key
    return closest


def _spelled(name: str, other: str, best: float) -> float:
    from difflib import SequenceMatcher  # titles are compared without it

    matcher = SequenceMatcher(None, name, other, autojunk=False)
    if matcher.real_quick_ratio() <= best or matcher.quick_ratio() <= best:
        return 0.0
    return matcher.ratio()


def _dense(word: str) -> bool:
    """Whether its letters have no case: syllables, consonants or words rather than sounds."""
    return not word.isascii() and word.upper() == word and not word.isnumeric()
