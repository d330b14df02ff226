"""What a running text says of time, for `tracker explain --text`."""

import sys
from bisect import bisect_right
from codecs import lookup
from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import accumulate
from os.path import basename, splitext
from typing import NamedTuple

from tracker.cli.output import rows, say, tell, wrapped, write
from tracker.cli.reading_lines import with_others
from tracker.core.asked import Asked
from tracker.core.language import Lexicon
from tracker.core.mentions import Mention
from tracker.core.phrases import find_as
from tracker.export.rows import mention_row


class Found(NamedTuple):
    """The time expressions of a text, the day it was said, and the name it goes by."""

    text: str
    mentions: list[Mention]
    said: date
    name: str


def explain_text(text: str, asked: Asked, words: Lexicon, form: str, path: str) -> None:
    """Print every time expression of a text that was read from `path`, in one of TEXT_FORMATS."""
    name = splitext(basename(path))[0] if path != "-" else "text"
    TEXT_FORMATS[form](Found(text, find_as(text, asked, words), asked.said, name))


def _rows(form: str, found: Found) -> None:
    rows(form, [mention_row(mention, found.text) for mention in found.mentions])


def _timex3(found: Found) -> None:
    """A TimeML document, which says that it is UTF-8; on other terminals it is ASCII."""
    from tracker.core.marks import marks
    from tracker.export.timex import timeml

    marked = marks(found.text, found.mentions, found.said)
    document = timeml(found.text, found.said, marked, found.name)
    if lookup(getattr(sys.stdout, "encoding", None) or "ascii").name != "utf-8":
        document = document.encode("ascii", "xmlcharrefreplace").decode()
    write(document)


def _table(found: Found) -> None:
    text = found.text
    if not found.mentions:
        say("No time expression was found.")
    starts = list(accumulate((len(line) for line in text.split("\n")), _next_line, initial=0))
    for number, mention in enumerate(found.mentions):
        if number:
            say("")
        line = bisect_right(starts, mention.start)
        tell(_lines(text, mention, line, mention.start - starts[line - 1] + 1))


def _next_line(start: int, length: int) -> int:
    return start + length + 1


def _lines(text: str, mention: Mention, line: int, column: int) -> list[str]:
    """Where an expression stands, by lines and columns from 1 and characters from 0; what it is."""
    words = wrapped(f"{line}:{column}", text[mention.start : mention.end])
    where = wrapped("characters", f"{mention.start} to {mention.end}")
    if mention.reading is None:
        return [words, where, wrapped("no days", mention.reason)]
    return [words, where, *with_others(mention.reading)]


TEXT_FORMATS: dict[str, Callable[[Found], None]] = {
    "table": _table,
    "json": partial(_rows, "json"),
    "ndjson": partial(_rows, "ndjson"),
    "timex3": _timex3,
}
