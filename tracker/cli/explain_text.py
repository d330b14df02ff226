"""What a running text says of time, for `tracker explain --text`."""

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from tracker.cli.output import rows, say, tell, wrapped
from tracker.cli.reading_lines import with_others
from tracker.core.mentions import Mention
from tracker.core.phrases import find_as
from tracker.core.resolve import Asked
from tracker.export.rows import mention_row


def explain_text(text: str, asked: Asked, form: str) -> None:
    """Print every time expression of a text, in one of TEXT_FORMATS."""
    TEXT_FORMATS[form](text, asked, find_as(text, asked))


def _json(text: str, asked: Asked, found: list[Mention]) -> None:
    rows("json", [mention_row(mention, text) for mention in found])


def _table(text: str, asked: Asked, found: list[Mention]) -> None:
    if not found:
        say("No time expression was found.")
    starts = list(accumulate((len(line) for line in text.split("\n")), _next_line, initial=0))
    for number, mention in enumerate(found):
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


TEXT_FORMATS: dict[str, Callable[[str, Asked, list[Mention]], None]] = {
    "table": _table,
    "json": _json,
}
