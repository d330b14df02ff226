"""Printing: plain tables that fit the terminal, and the machine formats."""

import os
from collections.abc import Iterable, Sequence

import click

from tracker.core.plain import plain
from tracker.core.states import Flag

COLOURS: dict[Flag, str] = {
    "due": "yellow",
    "lapsed": "red",
    "met": "green",
    "open": "cyan",
    "closed": "bright_black",
}


def write(text: str) -> None:
    """Print text that is whole, its line ends included."""
    click.echo(text, nl=False, color=_colour())


def say(text: str) -> None:
    """Print one line."""
    click.echo(text, color=_colour())


def tell(lines: Iterable[str]) -> None:
    """Print lines."""
    for line in lines:
        say(line)


def complain(text: str) -> None:
    """Print one line on stderr, made harmless and marked as ours."""
    click.echo(f"tracker: {plain(text)}", err=True)


def paint(text: str, flag: Flag) -> str:
    """The text in the colour of its flag, where there are colours."""
    return click.style(text, fg=COLOURS[flag])


def _colour() -> bool | None:
    """False where NO_COLOR asks for none, else None: click looks whether this is a terminal."""
    return False if os.environ.get("NO_COLOR") else None


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
    if columns_of(text) <= columns:
        return text
    while columns_of(text) > columns - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def pad(text: str, columns: int) -> str:
    """`text` cut or filled to exactly this many columns."""
    text = fit(text, columns)
    return text + " " * (columns - columns_of(text))


def columns_of(text: str) -> int:
    """How many terminal columns a text takes; East Asian letters take two, accents none."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(
        0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1 for letter in text
    )


def rows(form: str, given: Sequence[dict[str, object]]) -> None:
    """Print rows in a machine format."""
    from tracker.export.formats import FORMATS

    write(FORMATS[form](given))


def wrapped(label: str, text: str, indent: int = 12) -> str:
    """A labelled paragraph, wrapped to the width, its lines hanging under the text."""
    import textwrap

    return textwrap.fill(
        plain(text),
        width(),
        initial_indent=f"{label:<{indent}}",
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
