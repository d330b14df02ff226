"""The parts of an article, with their offsets: paragraphs, sentences, quoted spans."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from tracker.core.reading.labels import ANSWERS, found_labels
from tracker.core.record import Record

_LONGEST = 800
"""Characters of a sentence; a text without full stops is cut at that."""

_TITLE = 140
"""Characters of a line without a stop that may be a heading."""

_LINE = re.compile(r"\n\s*")
_WRAPPED = 40  # characters that lines of a text have which is broken at a width, all but the last

_SHORTS = (
    "mr|mrs|ms|dr|st|gen|sen|rep|gov|lt|col|maj|capt|prof|hon|rev|sgt|jr|sr|no|nos|art|sec|vol"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|approx|vs|etc|para|h.e|e.g|i.e"
)
_END = re.compile(r"[.!?\u2026][\"'\u201d\u2019)\]]*(?=\s+[\"'\u201c\u2018(\[]*[^\W_a-z])")
_SHORT = re.compile(rf"(?:^|[^\w.])(?:{_SHORTS}|[a-z]|(?:[a-z]\.)+[a-z])$", re.IGNORECASE)
_ITEM = (
    r"(?:[-*\u2022\u2013]\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\d{1,2}[ .]"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d)"
    r"[\w ,./\u2013-]{0,24}?(?::| [-\u2013\u2014]) +\S"
)
"""How a line of a list of dates begins: Oct 12 - Talks in Rome."""


class Paragraph(Record):
    """One paragraph; `label` is the speaker's name where a transcript gives one, in his letters."""

    start: int
    end: int
    label: str | None
    heading: bool


class Sentence(Record):
    """One sentence of the paragraph with that number; `asks` tells that it is a question."""

    start: int
    end: int
    paragraph: int
    asks: bool


_BLANK = re.compile(r"\n[ \t]*\n\s*")
_PART = re.compile(rf"{_BLANK.pattern}|\n(?={_ITEM})")


class Layout:
    """A text by its parts. Everything is found in one pass, whatever the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.paragraphs = list(_paragraphs(text))
        self.quotes = [
            quote for part in self.paragraphs for quote in _quotes(text, part.start, part.end)
        ]
        self.sentences = [
            sentence
            for number, part in enumerate(self.paragraphs)
            for sentence in _sentences(text, number, part)
        ]
        self._opens = [sentence.start for sentence in self.sentences]
        self._quoted = [start for start, _ in self.quotes]

    def sentence_at(self, place: int) -> int:
        """The number of the sentence in which a place lies, or behind which it does."""
        return max(0, bisect_right(self._opens, place) - 1)

    def quote_at(self, place: int) -> tuple[int, int] | None:
        """The quoted span round a place, without its marks; None outside all of them."""
        at = bisect_right(self._quoted, place) - 1
        if at < 0:
            return None
        start, end = self.quotes[at]
        return (start, end) if place < end else None


def _paragraphs(text: str) -> Iterator[Paragraph]:
    parts = list(_split(text, _PART if _is_wrapped(text) else _LINE))
    alone = len(parts) == 1
    labels, spoken = found_labels(text, parts)
    top = True
    for number, (start, end) in enumerate(parts):
        label = labels[number] if spoken else None
        heading = not alone and not label and _is_heading(text, start, end)
        top = top and heading
        name = label["name"] if label and label["name"].lower() not in ANSWERS else None
        yield Paragraph(label.end() if label else start, end, name, top)


def _is_wrapped(text: str) -> bool:
    """Whether lines are broken at a width: there are blank ones, and most run on to the next."""
    head = text[:8000].strip()
    blank, lines = len(_BLANK.findall(head)), head.count("\n")
    if not blank or lines <= 3 * blank:
        return bool(blank)
    full = [line for line in head.split("\n") if _WRAPPED < len(line) <= 100]
    return 2 * len(full) > lines - blank


def _split(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in pattern.finditer(text):
        if text[start : gap.start()].strip():
            yield start, gap.start()
        start = gap.end()
    if text[start:].strip():
        yield start, len(text.rstrip())


def _is_heading(text: str, start: int, end: int) -> bool:
    line = text[start:end].rstrip()
    return len(line) <= _TITLE and line[-1] not in '.,!?:;\u201d"\u2026'


def _sentences(text: str, number: int, part: Paragraph) -> Iterator[Sentence]:
    start = part.start
    for stop in _END.finditer(text, part.start, part.end):
        if text[stop.start()] == "." and _is_short(text, start, stop.start()):
            continue
        yield from _cut(text, start, stop.end(), number)
        start = stop.end()
        while start < part.end and text[start].isspace():
            start += 1
    if start < part.end:
        yield from _cut(text, start, part.end, number)


def _is_short(text: str, start: int, dot: int) -> bool:
    """Whether a dot ends a short form: Mr. Novak; but the U.S. may end a sentence as well."""
    return bool(_SHORT.search(text[max(start, dot - 8) : dot]))


def _cut(text: str, start: int, end: int, number: int) -> Iterator[Sentence]:
    while end - start > _LONGEST:
        space = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = space if space > start else start + _LONGEST
        yield Sentence.made((start, cut, number, False))
        start = cut
    last = text[end - 1] if end else ""
    yield Sentence.made((start, end, number, last == "?" or text[end - 2 : end - 1] == "?"))


def _quotes(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Quoted spans, the outermost only. One that is not closed ends with its paragraph."""
    opened, depth = -1, 0
    for mark in _MARK.finditer(text, start, end):
        sign = mark[0]
        if sign in _OPENS or (sign == '"' and opened < 0):
            opened, depth = (mark.end(), 1) if opened < 0 else (opened, depth + 1)
        elif opened >= 0:
            depth -= 1
            if depth <= 0 or sign == '"':
                yield opened, mark.start()
                opened, depth = -1, 0
    if opened >= 0:
        yield opened, end


_OPENS = "\u201c\u201e\u00ab"
_MARK = re.compile('["\u201c\u201d\u201e\u00ab\u00bb]')
