"""What the grammar has to know of a language: its words as tables, and where they are looked up.

The rest of the grammar sees kinds and values only; `english` is the model, `docs/languages.md`
tells how to add another.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tracker.core.record import Record

Entries = tuple[tuple[str, Any, str], ...]
"""Kind, value, and the words that mean it: lower case, without dots, separated by "|"."""

Entry = tuple[str, Any]

_ARTICLES = ("the", "article")
Found = tuple[Entry | None, Mapping[str, "Found"]]
"""The entry that words are, and what they are with one word more, by that word."""

_NOTHING: Found = (None, {})

_MANY = 500
"""Words looked up one by one, before the table of all is made."""


class Language(Record):
    """The tables of one language.

    `vocabulary` lists each word once; the longest entry that fits wins. `ordinals` are what a
    number has behind it to count places (1st), `possessive` what a name has behind it, `decades`
    what a round number has behind it to name ten years (2020s). `letters` are short words that mean
    something right behind a number only, without a space: 5p, 72h.
    `event_nouns` are nouns by which "by", "until" and the like are seen to name an event, and
    `event_ends` the words at which an event's name ends in running text. `shorts` are written
    with a dot that ends no sentence. `trailing` are the hedges that may stand behind a time, and
    `doubtful` the words that alone are seldom one (may, second). `ahead` and `past` are words that
    tell of what will be and what was, `past_endings` those of verbs and `not_past` other words
    that end so, `speaks` verbs of speaking,
    `gives` those by which a length of time is set to somebody.
    `modals` are those of `ahead` that have their subject right before them. `scheduled` are present
    forms that tell of what is to come (ends on Friday) unless one of `before_nouns` makes them a
    noun, and so does one of `infinitive` behind one of `copulas` (is to) or of `intends`, which
    alone may be nouns (plan to). `over` are words by which
    what was set has passed, and `happened` nouns that give a date right before them to the past
    (the September 11 attacks). What is told by one of `extends` runs on for a length of time from
    the day it was said, unless a word of `pluperfect` stands before it. A past form beside one of
    `not_over` (if signed) tells of nothing that is over, and one of `perfect` before it gives
    nothing (has taken). One of `turns` between a time and a verb of speaking parts the two.
    A number of four digits is no year behind one of `numbered` (room 1215), or before one of
    `streets` (with a capital) or `counted` (2020 dollars), unless a word ties it that is none of
    `untied`. A month or weekday is part of a name behind one of `persons` (Mr. Friday) or
    `named_before` (Bloody Sunday), and before one of `named_behind` (Sunday Times); one of
    `given_names` is so before any capital letter (June Sarpong).
    A length behind one of `foremost` ran up to the day it was said (the first visit in ten years).
    Behind one of `passive` ("be held") a past form tells of nothing past. `verb_behind` says that
    the verb stands behind a time that opens its sentence.
    `small_nouns` says that nouns are written small, so that a unit with a capital is of a name.
    `day_first` says how 03/04 is read whatever our convention. `ordinal_dot` says that a number
    with a dot behind it counts places (16. Oktober), so that the dot ends no sentence, and
    `decimal_comma` that 1,5 is one and a half and 1.000 a thousand.
    `tails` are what a word may end in that is written together with the one before it, and
    `joins` the letters that may stand between the two, those tried first that hide a longer word.

    An entry of kind "parts" has several entries as its value, and stands for all of them. The
    value of "next" and "coming" says whether, with a unit alone, they may mean a length (the
    coming week); that of "before" is "ago" where it means so right before a length; that of
    "until" is "by" where it states a limit unless it stands between two times; that of "oclock"
    says whether hours are counted through the whole day.
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
    modals: frozenset[str] = frozenset()
    scheduled: frozenset[str] = frozenset()
    over: frozenset[str] = frozenset()
    extends: frozenset[str] = frozenset()
    not_over: frozenset[str] = frozenset()
    turns: frozenset[str] = frozenset()
    happened: frozenset[str] = frozenset()
    before_nouns: frozenset[str] = frozenset()
    infinitive: frozenset[str] = frozenset()
    intends: frozenset[str] = frozenset()
    foremost: frozenset[str] = frozenset()
    copulas: frozenset[str] = frozenset()
    untied: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    streets: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    given_names: frozenset[str] = frozenset()
    named_behind: frozenset[str] = frozenset()
    named_before: frozenset[str] = frozenset()
    pluperfect: frozenset[str] = frozenset()
    perfect: frozenset[str] = frozenset()
    decades: frozenset[str] = frozenset()
    day_first: bool = False
    letters: Mapping[str, Entry] = {}
    not_past: frozenset[str] = frozenset()
    passive: frozenset[str] = frozenset()
    verb_behind: bool = False
    small_nouns: bool = False
    ordinal_dot: bool = False
    decimal_comma: bool = False
    tails: Entries = ()
    joins: tuple[str, ...] = ("",)


_KINDS = "article|numeral|magnitude|unit|month|weekday|season|holiday|weekend"
_HEADS = frozenset(_KINDS.split("|"))
"""Kinds of word that a tail may be written together with."""

_LONGEST = 40
"""Letters of a word that is taken apart, at most."""


class Lexicon:
    """The vocabulary by first word.

    It is searched for the words that are asked for until many have been, as one phrase has few of
    them and a table of all takes longer to make than a phrase to read. `found` is what is known of
    words so far, `strange` what any other word is, once all are known.
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self.tails = {
            word: (kind, value)
            for kind, value, words in language.tails
            for word in words.split("|")
        }
        self.endings = (*self.tails, language.possessive) if language.possessive else (*self.tails,)
        listed = [f"|{words}|" for _, _, words in language.vocabulary]
        self._text = "\n".join(listed)
        self.found: dict[str, Found] = {}
        self.strange: Found | None = None

    def __contains__(self, word: str) -> bool:
        return self.lookup(word) is not _NOTHING

    def lookup(self, word: str) -> Found:
        """The entry that a word is alone, and the longer ones by their second word."""
        found = self.found.get(word, self.strange)
        if found is not None:
            return found
        if len(self.found) >= _MANY:
            self.complete()
            return self.found.get(word, _NOTHING)
        found = self.found[word] = _branched(self._search(word))
        return found

    def complete(self) -> None:
        """Make the table of all words, which a long text is read faster by."""
        if self.strange:
            return
        by_first: dict[str, list[tuple[str, Entry]]] = {}
        for kind, value, words in self.language.vocabulary:
            for one in words.split("|"):
                first, rest = _first_word(one)
                by_first.setdefault(first, []).append((rest.lstrip(), (kind, value)))
        self.found.update({first: _branched(branches) for first, branches in by_first.items()})
        self.strange = _NOTHING

    def _search(self, word: str) -> Iterator[tuple[str, Entry]]:
        if not word or "|" in word or "\n" in word:
            return
        needle = f"|{word}"
        at = self._text.find(needle)
        while at >= 0:
            if self._text[at + len(needle)] in "| -":
                kind, value, _ = self.language.vocabulary[self._text.count("\n", 0, at)]
                one = self._text[at + 1 : self._text.index("|", at + 1)]
                yield _first_word(one)[1].lstrip(), (kind, value)
            at = self._text.find(needle, at + 1)

    def compound(self, word: str) -> tuple[Entry, ...]:
        """The entries of a word that is written together of two or more; empty if it is none."""
        if len(word) > _LONGEST:
            return ()
        for cut in range(2, len(word) - 1):
            tail = self.tails.get(word[cut:])
            head = self._head(word[:cut]) if tail else ()
            if tail and head:
                return (*head, tail)
        return ()

    def _head(self, word: str) -> tuple[Entry, ...]:
        for join in self.language.joins:
            alone = self.lookup(word.removesuffix(join))[0] if word.endswith(join) else None
            if alone and alone[0] in _HEADS:
                return (alone,)
        return self.compound(word)

    @property
    def articles(self) -> frozenset[str]:
        """The words that a name may have before it and go without: the, a."""
        found = [words for kind, _, words in self.language.vocabulary if kind in _ARTICLES]
        return frozenset("|".join(found).split("|"))

    def entries(self) -> Iterator[tuple[str, Any, str]]:
        """Each word with its kind and value."""
        for kind, value, words in self.language.vocabulary:
            for word in words.split("|"):
                yield kind, value, word


def _first_word(words: str) -> tuple[str, str]:
    """The first word of an entry and the rest; a dash is a word of its own."""
    first, _, rest = (words.replace("-", " - ") if "-" in words else words).partition(" ")
    return first, rest


def _branched(branches: Iterable[tuple[str, Entry]]) -> Found:
    """The entry whose rest is empty, and the others by their next word, and so on."""
    alone: Entry | None = None
    by_next: dict[str, list[tuple[str, Entry]]] = {}
    for rest, entry in branches:
        if rest:
            following, _, farther = rest.partition(" ")
            by_next.setdefault(following, []).append((farther.lstrip(), entry))
        else:
            alone = entry
    if alone is None and not by_next:
        return _NOTHING
    return alone, {word: _branched(farther) for word, farther in by_next.items()}
