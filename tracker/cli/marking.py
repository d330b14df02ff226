"""A passage of a text with parts of it marked: by colours on a terminal, else by brackets."""

from collections.abc import Iterator, Sequence
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
    return list(_lines(_pieces(text, sorts), indent))


Piece = tuple[str, Sort | None]


def _pieces(text: str, sorts: Sequence[Sort | None]) -> Iterator[Piece]:
    """Each run of letters of one mark, and a blank for the space between two words."""
    run, sort = "", None
    for letter, own in zip(text, sorts, strict=True):
        if letter.isspace():
            if run:
                yield run, sort
                run = ""
            yield " ", own
            continue
        if run and own != sort:
            yield run, sort
            run = ""
        run, sort = run + letter, own
    if run:
        yield run, sort


def _lines(pieces: Iterator[Piece], indent: int) -> Iterator[str]:
    line: list[Piece] = []
    for word in _words(pieces):
        taken = sum(columns_of(plain(text)) for text, _ in [*line, *word])
        if line and taken > width() - indent - _SPARE:
            yield " " * indent + _shown(line)
            line = []
        line += word if line or word[0][0] != " " else word[1:]
    if line:
        yield " " * indent + _shown(line)


_SPARE = 4  # columns for the signs of marks


def _words(pieces: Iterator[Piece]) -> Iterator[list[Piece]]:
    """The pieces up to the next space, which leads the word after it; more spaces are one."""
    word: list[Piece] = []
    for piece in pieces:
        if piece[0] == " ":
            if word == [piece] or (len(word) == 1 and word[0][0] == " "):
                continue
            if word:
                yield word
            word = [piece]
        else:
            word.append(piece)
    if word and word != [(" ", None)]:
        yield word


def _shown(line: Sequence[Piece]) -> str:
    """A line with its marks opened and closed."""
    out, at = "", 0
    while at < len(line):
        sort = line[at][1]
        run = at
        while run < len(line) and line[run][1] == sort:
            run += 1
        text = plain("".join(text for text, _ in line[at:run]))
        out += _styled(text, sort) if sort else text
        at = run
    return out


def _styled(text: str, sort: Sort) -> str:
    if coloured():
        return f"\x1b[{_CODES[sort]}m{text}\x1b[0m"
    opens, closes = _SIGNS[sort]
    return f"{opens}{text}{closes}"
