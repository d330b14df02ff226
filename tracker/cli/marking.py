"""A passage of a text with parts of it marked: by colours on a terminal, else by brackets."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Literal, NamedTuple

from tracker.cli.output import coloured, columns_of, width
from tracker.core.plain import plain

Sort = Literal["sentence", "party", "phrase"]

_CODES: dict[Sort, str] = {"sentence": "1", "party": "1;4", "phrase": "1;7"}
_SIGNS: dict[Sort, tuple[str, str]] = {
    "sentence": ("", ""),
    "party": ("<", ">"),
    "phrase": ("[", "]"),
}


class Mark(NamedTuple):
    """A part of a text that is marked; of two that overlap the later one of a list shows."""

    sort: Sort
    start: int
    end: int


def marked(text: str, marks: Sequence[Mark], indent: int = 2) -> list[str]:
    """The lines of a passage, wrapped, with its marks; they never run over a line's end."""
    sorts: list[Sort | None] = [None] * len(text)
    for mark in marks:
        low, high = max(mark.start, 0), min(mark.end, len(text))
        sorts[low:high] = [mark.sort] * max(high - low, 0)
    return list(_lines(_words(_pieces(text, sorts)), indent))


Piece = tuple[str, Sort | None]
_SPACE = " "
_LONGEST = 12  # columns of a piece, such that a word of several can be broken


def _pieces(text: str, sorts: Sequence[Sort | None]) -> Iterator[Piece]:
    """Runs of letters of one mark, none of them long, and a blank for each space."""
    run, sort, taken = "", None, 0
    for letter, own in zip(text, sorts, strict=True):
        if run and (letter.isspace() or own != sort or taken >= _LONGEST):
            yield run, sort
            run, taken = "", 0
        if letter.isspace():
            yield _SPACE, own
        else:
            run, sort, taken = run + letter, own, taken + columns_of(plain(letter))
    if run:
        yield run, sort


def _words(pieces: Iterator[Piece]) -> Iterator[list[Piece]]:
    """The pieces up to the next space, which leads the word after it; more spaces are one."""
    word: list[Piece] = []
    for piece in pieces:
        if piece[0] == _SPACE:
            if word and word[-1][0] != _SPACE:
                yield word
            word = [piece]
        else:
            word.append(piece)
    if word and word[-1][0] != _SPACE:
        yield word


def _lines(words: Iterator[list[Piece]], indent: int) -> Iterator[str]:
    """Lines as full as they can be; a word that fills more than one is broken."""
    line: list[Piece] = []
    room = width() - indent
    for word in words:
        if line and _columns([*line, *word]) > room:
            yield " " * indent + _shown(line)
            line = []
        for piece in word:
            if not line and piece[0] == _SPACE:
                continue
            if line and _columns([*line, piece]) > room:
                yield " " * indent + _shown(line)
                line = []
            line.append(piece)
    if line:
        yield " " * indent + _shown(line)


def _columns(line: Sequence[Piece]) -> int:
    """How wide a line is, with the signs of its marks."""
    signs = 0
    if not coloured():
        runs = (sort for sort, _ in groupby(line, key=itemgetter(1)) if sort)
        signs = sum(len("".join(_SIGNS[sort])) for sort in runs)
    return signs + sum(columns_of(plain(text)) for text, _ in line)


def _shown(line: Sequence[Piece]) -> str:
    """A line with its marks opened and closed."""
    out = ""
    for sort, run in groupby(line, key=itemgetter(1)):
        text = plain("".join(text for text, _ in run))
        out += _styled(text, sort) if sort else text
    return out


def _styled(text: str, sort: Sort) -> str:
    if coloured():
        return f"\x1b[{_CODES[sort]}m{text}\x1b[0m"
    opens, closes = _SIGNS[sort]
    return f"{opens}{text}{closes}"
