"""The cues of a sentence: the words by which it says what it does with a time (see `cue_table`)."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from tracker.core.reading.cue_table import MORE, ROWS, VERB, Row, Sense
from tracker.core.record import Record

_NO_VERB_WORDS = (
    "united|hundred|indeed|need|speed|feed|seed|wed|red|naked|wicked|seabed|bed|riverbed|breed|greed|deed"
    "|weed|steed|exceed|proceed|succeed|sacred|hatred|kindred|shed|infrared"
)
_NO_VERB = frozenset(_NO_VERB_WORDS.split("|"))


class Cue(Record):
    """One cue; `last` is the word it leads to, in small letters, and `name` that of its row."""

    start: int
    end: int
    name: str
    sense: Sense
    last: str


class _Sought(NamedTuple):
    """What to seek at a word, or at its end where that is the cue: we *'ll sign*."""

    pattern: re.Pattern[str]
    at_end: bool
    row: Row


@cache
def _pattern(row: Row) -> re.Pattern[str]:
    return re.compile(row.pattern, re.IGNORECASE)


@cache
def _openings() -> list[tuple[re.Pattern[str], Row]]:
    return [(re.compile(row.opens), row) for row in ROWS]


@lru_cache(20_000)
def _rows_of(word: str) -> tuple[_Sought, ...]:
    """What may begin with a word in small letters; most words begin nothing."""
    found = [
        _Sought(_pattern(row), False, row) for opens, row in _openings() if opens.fullmatch(word)
    ]
    if word.endswith("'ll"):
        found.append(_Sought(_SHALL, True, _WILL))
    return tuple(found)


_WORD = re.compile(r"(?<![\w-])[a-z]+(?:'[a-z]+)?", re.IGNORECASE)
_SHALL = re.compile(rf"'ll{MORE}{VERB}", re.IGNORECASE)


def _matches(said: str, start: int, end: int) -> Iterator[tuple[re.Match[str], Row]]:
    """What the rows find, in order and apart; of those that fit at a place the first one."""
    behind, rows_of = start, _rows_of
    for word in _WORD.finditer(said, start, end):
        rows = rows_of(word[0].lower())
        if rows and word.start() >= behind:
            for pattern, at_end, row in rows:
                match = pattern.match(said, word.end() - 3 if at_end else word.start(), end)
                if match:
                    yield match, row
                    behind = match.end()
                    break


def cues(said: str, start: int, end: int) -> list[Cue]:
    """The cues of a stretch of plain text, in order and apart."""
    found: list[Cue] = []
    for match, row in _matches(said, start, end):
        word = match[0].rpartition(" ")[2].lower()
        if word in _NO_VERB:
            continue
        if row.name == "present" and not _is_subject(said, start, match.start(), found):
            continue
        if found and found[-1].name == "present" and "," not in said[found[-1].end : match.start()]:
            found.pop()  # the sanctions vote on Tuesday was put off
        found.append(Cue.made((*match.span(), row.name, row.sense, word)))
    return found


_OPENING = re.compile(r"[,;:\"]\s|\b(?:that|and|but|while|as|before|after|when)\s")
_SUBJECT = 5
"""Words that what acts may have: Israeli and Palestinian negotiators."""


def _is_subject(said: str, start: int, place: int, found: list[Cue]) -> bool:
    """Whether the words of the clause before a place are few, and no cue: who acts in it."""
    opens = max(start, place - 80)
    for opening in _OPENING.finditer(said, opens, place):
        opens = opening.end()
    words = said[opens:place].lower().split()
    if found and found[-1].start >= opens:
        return False
    return 0 < len(words) <= _SUBJECT and not {"a", "an", "this", "to", "of"} & {*words}


_WILL = next(row for row in ROWS if row.name == "will")
