"""Printing: plain tables that fit the terminal, and the machine formats."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout, suppress
from typing import Any, TextIO

from tracker.core.plain import plain
from tracker.core.states import Flag
from tracker.errors import DiskError

COLOURS: dict[Flag, int] = {  # SGR codes: yellow, red, green, cyan, grey
    "due": 33,
    "lapsed": 31,
    "met": 32,
    "open": 36,
    "closed": 90,
}

_LONGEST = 1000  # characters of a line on stderr
_NO_COLUMN = ("Mn", "Me", "Cf")  # accents, enclosing marks, joiners


def write(text: str) -> None:
    """Print text that is whole, its line ends included.

    Raises BrokenPipeError if nobody reads any more, DiskError for all else that goes wrong.
    """
    try:
        if sys.stdout is not None:
            sys.stdout.write(text)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise DiskError(f"cannot print: {error.strerror}") from error


def flush() -> None:
    """Have all that was printed written out; raises as `write` does."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise DiskError(f"cannot print: {error.strerror}") from error


class _Outlasting:
    """A stream whose reader may leave: what is written from then on goes nowhere."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        with suppress(BrokenPipeError):
            return self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(BrokenPipeError):
            self._stream.flush()


@contextmanager
def outlasting() -> Iterator[None]:
    """Let no reader who has seen enough end what is done here, as how it ends is to be told."""
    if sys.stdout is None:
        yield
        return
    with redirect_stdout(_Outlasting(sys.stdout)):
        yield


def say(text: str) -> None:
    """Print one line."""
    write(f"{text}\n")


def tell(lines: Iterable[str]) -> None:
    """Print lines."""
    for line in lines:
        say(line)


def complain(text: str) -> None:
    """Print one line on stderr, made harmless and marked as ours.

    What somebody typed may be a page: of so long a line the middle is left out.
    """
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST - 200]}…{text[-199:]}"
    if sys.stderr is not None:
        with suppress(BrokenPipeError):  # as of `2>&1 | head`
            sys.stderr.write(f"tracker: {plain(text)}\n")


def paint(text: str, flag: Flag) -> str:
    """The text in the colour of its flag, where there are colours."""
    return _styled(text, COLOURS[flag]) if coloured() else text


def bold(text: str) -> str:
    """The text in bold, likewise."""
    return _styled(text, 1) if coloured() else text


def coloured() -> bool:
    """Whether this is a terminal that nobody asked to be without colours."""
    return sys.stdout is not None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _styled(text: str, code: int) -> str:
    return f"\x1b[{code}m{text}\x1b[0m"


def width() -> int:
    """The columns to fit: COLUMNS, else the terminal's, else 80."""
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given) > 0:
        return max(int(given), 40)
    try:
        return max(os.get_terminal_size(1).columns, 40)
    except OSError:
        return 80


def fit(text: str, columns: int) -> str:
    """`text` made harmless and cut to this many columns, an ellipsis marking the cut."""
    text = plain(text)
    if text.isascii():
        return text if len(text) <= columns else text[: columns - 1].rstrip() + "…"
    room, cut = columns, 0
    for at, letter in enumerate(text):
        room -= columns_of(letter)
        if room < 0:
            return text[:cut].rstrip() + "…"
        if room > 0:
            cut = at + 1
    return text


def pad(text: str, columns: int) -> str:
    """`text` cut or filled to exactly this many columns."""
    if text.isascii() and text.isprintable():  # as most is
        short = text if len(text) <= columns else text[: columns - 1].rstrip() + "…"
        return short.ljust(columns)
    text = fit(text, columns)
    return text + " " * (columns - columns_of(text))


def columns_of(text: str) -> int:
    """How many terminal columns a text takes; East Asian letters take two, accents none."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width

    return sum(
        0 if category(letter) in _NO_COLUMN else 2 if east_asian_width(letter) in "WF" else 1
        for letter in text
    )


def rows(form: str, given: Sequence[dict[str, object]]) -> None:
    """Print rows in a machine format."""
    from tracker.export.formats import FORMATS

    write(FORMATS[form](given))


def one(form: str, row: dict[str, object]) -> None:
    """Print one thing in a machine format: it is all of the JSON, and a line of NDJSON."""
    from tracker.export.formats import as_json

    write(as_json(row)) if form == "json" else rows(form, [row])


def stream(form: str, pages: Iterable[Sequence[dict[str, object]]]) -> None:
    """Print rows in a machine format as their pages come."""
    from tracker.export.formats import streamed

    for text in streamed(form, pages):
        write(text)


def wrapped(label: str, text: str, indent: int = 12) -> str:
    """A labelled paragraph, wrapped to the width, its lines hanging under the text.

    Words that are too long are broken, but for addresses, which have to stay whole.
    """
    line = f"{label.rstrip()} ".ljust(indent) if label else " " * indent
    lines, room, begun = [], width() - len(line), False
    for word in _pieces(plain(text), width() - max(indent, len(line))):
        taken = columns_of(word) + begun
        if begun and taken > room:
            lines.append(line)
            line, room, begun, taken = " " * indent, width() - indent, False, taken - 1
        line += f" {word}" if begun else word
        room, begun = room - taken, True
    return "\n".join([*lines, line])


def _pieces(text: str, columns: int) -> Iterator[str]:
    for word in text.split():
        if columns_of(word) <= columns or "://" in word:
            yield word
        else:
            yield from _broken(word, columns)


def _broken(word: str, columns: int) -> Iterator[str]:
    room, begin = columns, 0
    for at, letter in enumerate(word):
        wide = columns_of(letter)
        if wide > room:
            yield word[begin:at]
            room, begin = columns, at
        room -= wide
    yield word[begin:]
