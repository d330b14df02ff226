"""Cases from comtravo/ctparse: its annotated data set and the corpus that its tests run.

A row of either (datasets/timeparse_corpus.json, ctparse/time/corpus.py) gives what is to be found
in ctparse's notation: `Time[]{2018-03-07 X:X (X/morning)}`, where X is not stated, or
`Interval[]{... - ...}` of two, either of which may be None. What is X is not compared. A part of
the day is compared as the hours that ctparse gives to it: a clock time within them is right.
"first" and "last" have no hours, and aren't compared. A None must not be answered. Lengths of time
(`Duration[]{2 nights}`) name no point and are left out.

The data set tells the language of each row, the corpus does not: there, a row is German where one
of its words is commoner in the German rows of the data set than in the English ones, and English
otherwise ("8.5.2018"). Days come before months in both.
"""

import ast
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.phrases.cases import Case, Expected, Extracted, Stamp, stamp_of

DATA_SET = Path("datasets", "timeparse_corpus.json")
CORPUS = Path("ctparse", "time", "corpus.py")

_TIME = re.compile(r"(\d{4}|X)-(\d\d|X)-(\d\d|X) (\d\d|X):(\d\d|X) \([\dX]/(\w+)\)")
_GOLD = re.compile(r"(Time|Interval|Duration)\[\]\{(.*)\}")
_WORD = re.compile(r"[^\W\d_]+")

_HOURS = {
    "earlymorning": (5, 8),
    "morning": (6, 9),
    "forenoon": (9, 12),
    "noon": (11, 13),
    "afternoon": (12, 17),
    "evening": (17, 20),
    "lateevening": (18, 21),
    "night": (19, 22),
}
"""The hour that a part of the day begins with, and the one it ends before."""

BEGINS = {name: first for name, (first, _) in _HOURS.items()}
BEGINS |= {"early morning": 5, "lunchtime": 11, "late evening": 18, "late afternoon": 13}
"""The same in our words: what a part of the day begins with."""

_PART = re.compile(rf"((?:early|late|very)*?)({'|'.join(_HOURS)})")

Row = tuple[str, str, str, str]
"""Text, reference, gold, language."""


def read_data_set(folder: Path, language: str) -> Extracted:
    """Give the rows of the annotated data set in a language ("en", "de")."""
    return _extracted(_annotated(folder), language, DATA_SET.name)


def read_corpus(folder: Path, language: str) -> Extracted:
    """Give the rows of the tests' corpus in a language, each text and gold once."""
    is_german = german({(text, tongue) for text, _, _, tongue in _annotated(folder)})
    written = (folder / CORPUS).read_text(encoding="utf-8")
    return _extracted(corpus_rows(written, is_german), language, CORPUS.name)


def _annotated(folder: Path) -> list[Row]:
    return data_set_rows(json.loads((folder / DATA_SET).read_text(encoding="utf-8")))


def data_set_rows(rows: Iterable[dict[str, str]]) -> list[Row]:
    names = ("text", "ref_time", "gold_parse", "language")
    return [(row[names[0]], row[names[1]], row[names[2]], row[names[3]]) for row in rows]


def corpus_rows(written: str, is_german: Callable[[str], bool]) -> Iterator[Row]:
    """Read the one list that the module holds, without running it."""
    seen = set()
    for statement in ast.parse(written).body:
        if isinstance(statement, ast.Assign):
            for gold, reference, texts in ast.literal_eval(statement.value):
                for text in texts:
                    if (text, gold) not in seen:
                        seen.add((text, gold))
                        yield text, reference, gold, "de" if is_german(text) else "en"


def german(labelled: Iterable[tuple[str, str]]) -> Callable[[str], bool]:
    """Learn from texts with their language which words are German."""
    counts = Counter((word, language) for text, language in labelled for word in set(_words(text)))

    def is_german(text: str) -> bool:
        return any(counts[word, "de"] > counts[word, "en"] for word in _words(text))

    return is_german


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _extracted(rows: Iterable[Row], language: str, origin: str) -> Extracted:
    found = Extracted([], [])
    options = (("day_first", True), ("language", language))
    for number, (text, reference, gold, tongue) in enumerate(rows, 1):
        if tongue == language:
            place = f"{origin}:{number}"
            expected = read_gold(gold)
            if expected:
                now = datetime.fromisoformat(reference).replace(tzinfo=UTC)
                found.cases.append(Case(text, now, (expected,), options, place))
            else:
                found.left.append(f"{place}: a length of time, or no point at all: {gold}")
    return found


def read_gold(gold: str) -> Expected | None:
    """Read ctparse's notation; None for what names no point."""
    found = _GOLD.fullmatch(gold)
    match found and found.groups():
        case ("Time", written):
            start, end = _stamp(written), None
            return Expected((start,)) if start else None
        case ("Interval", written):
            start, end = (_stamp(part) for part in written.split(" - "))
            if not start and not end:
                return None
            ends = [(each,) if each else () for each in (start, end)]
            return Expected(ends[0], ends[1], open_start=not start, open_end=not end)
    return None


def _stamp(written: str) -> Stamp | None:
    found = _TIME.fullmatch(written)
    if not found:
        return None
    *numbers, part = found.groups()
    known = [None if number == "X" else int(number) for number in numbers]
    given = stamp_of(known)._replace(part=hours(part))
    return None if given == Stamp() else given


def hours(part: str) -> tuple[int, int] | None:
    """Give the hours of a part of the day: early and late move them by one, very adds nothing."""
    found = _PART.fullmatch(part)
    if not found:
        return None
    first, until = _HOURS[found[2]]
    later = found[1].count("late") - found[1].count("early")
    return first + later, until + later
