"""What the grammar has to know of a language: its words as tables, and where they are looked up.

The rest of the grammar sees kinds and values only; `english` is the model, `docs/languages.md`
tells how to add another.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from tracker.core.record import Record

Entries = tuple[tuple[str, Any, str], ...]
"""Kind, value, and the words that mean it: lower case, without dots, separated by "|"."""

Entry = tuple[str, Any]
Longer = dict[str, list[tuple[list[str], Entry]]]

_NOTHING: tuple[None, Longer] = (None, {})


class Language(Record):
    """The tables of one language.

    `vocabulary` lists each word once; the longest entry that fits wins. `ordinals` are what a
    number has behind it to count places (1st), `possessive` what a name has behind it. `letters`
    are short words that mean something right behind a number only, without a space: 5p, 72h.
    `event_nouns` are nouns by which "by", "until" and the like are seen to name an event, and
    `event_ends` the words at which an event's name ends in running text. `shorts` are written
    with a dot that ends no sentence. `trailing` are the hedges that may stand behind a time, and
    `doubtful` the words that alone are seldom one (may, second). `ahead` and `past` are words that
    tell of what will be and what was, `past_endings` those of verbs and `not_past` other words
    that end so, `speaks` verbs of speaking,
    `gives` those by which a length of time is set to somebody.
    Behind one of `passive` ("be held") a past form tells of nothing past.
    `day_first` says how 03/04 is read whatever our convention.
    """

    name: str
    vocabulary: Entries
    ordinals: frozenset[str]
    possessive: str
    event_nouns: frozenset[str]
    event_ends: frozenset[str]
    shorts: frozenset[str]
    trailing: frozenset[str]
    doubtful: frozenset[str]
    ahead: frozenset[str]
    past: frozenset[str]
    past_endings: tuple[str, ...]
    speaks: frozenset[str]
    gives: frozenset[str]
    day_first: bool = False
    letters: Mapping[str, Entry] = {}
    not_past: frozenset[str] = frozenset()
    passive: frozenset[str] = frozenset()


class Lexicon:
    """The vocabulary by first word; the words behind it are split when it is first looked up."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._by_first: dict[str, Any] = {}
        by_first = self._by_first
        for kind, value, words in language.vocabulary:
            entry = kind, value
            listed = words.replace("-", " - ") if "-" in words else words
            for one in listed.split("|"):
                first, _, rest = one.partition(" ")
                if first in by_first:
                    by_first[first].append((rest, entry))
                else:
                    by_first[first] = [(rest, entry)]

    def __contains__(self, word: str) -> bool:
        return word in self._by_first

    def lookup(self, word: str) -> tuple[Entry | None, Longer]:
        """The entry that a word is alone, and the longer ones by their second word.

        Those are the words from the second on with their entry, the longest first.
        """
        found = self._by_first.get(word)
        if type(found) is list:
            found = self._by_first[word] = _branched(found)
        return found or _NOTHING

    def entries(self) -> Iterator[tuple[str, Any, str]]:
        """Each word with its kind and value."""
        for kind, value, words in self.language.vocabulary:
            for word in words.split("|"):
                yield kind, value, word


def _branched(listed: list[tuple[str, Entry]]) -> tuple[Entry | None, Longer]:
    """Split the rest of each entry into words, and sort the entries by the first of these."""
    alone: Entry | None = None
    longer: Longer = {}
    for rest, entry in listed:
        words = rest.split()
        if words:
            longer.setdefault(words[0], []).append((words, entry))
        else:
            alone = entry
    for branches in longer.values():
        branches.sort(key=lambda branch: -len(branch[0]))
    return alone, longer
