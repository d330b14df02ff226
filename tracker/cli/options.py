"""Options that commands share, how what people type is read, and what some of it is gathered in."""

from collections.abc import Callable
from datetime import date, time
from functools import wraps
from typing import Any, TypeVar, cast, get_args

from tracker.cli.app import App
from tracker.cli.stating import F, Option, Whole, taking
from tracker.core.record import Record
from tracker.core.records import Kind
from tracker.core.spans import Span, day, day_and_time, span
from tracker.errors import UsageError

T = TypeVar("T")

KINDS = get_args(Kind)


def pass_app(command: F) -> F:
    """Hand the App to a click command, as its first argument."""
    import click

    return cast("F", click.make_pass_decorator(App)(command))


class Said(Record):
    """The day it was said: the last one it can be, the first one if that is not the same.

    `at` is the clock time at which it was said, if known.
    """

    first: date | None
    last: date
    at: time | None


def day_said(text: str) -> Said:
    """A day, with a clock time or without, or DAY..DAY when only a span is known.

    Raises UsageError for anything else.
    """
    first, dots, last = text.partition("..")
    return Said(day(first), day(last), None) if dots else Said(None, *day_and_time(text))


def day_or_event(text: str) -> date | str:
    """A strict ISO day, or a day so long after or before an event, as it was typed.

    Raises UsageError for anything but 2025-10-16 and EVENT+14d.
    """
    return _unless_hung(text, day)


def span_or_event(text: str) -> Span | str:
    """A day, a month, a year, a..b, or a day so long after or before an event; likewise."""
    return _unless_hung(text, span)


def _unless_hung(text: str, read: Callable[[str], T]) -> T | str:
    try:
        return read(text)
    except UsageError:
        from tracker.cli.anchoring import is_hung  # few windows hang on an event

        if is_hung(text):
            return text
        raise


def _reason(text: str) -> str:
    if not text.strip():
        raise UsageError("--why is empty: give the reason")
    return text


# What click commands call the type of an option.
DAY = day
WHEN = day_and_time
SAID = day_said
SPAN = span
SPAN_OR_EVENT = span_or_event

DRY_RUN = Option("--dry-run", "Only show what would change.", takes=0)
READING = Option(
    "--reading",
    "Which, if it has several: 2 is the first that `explain` shows as another.",
    "N",
    Whole(1),
)
why = Option(
    "--why",
    "Why this is recorded; kept in the journal, and shown by `log`.",
    "TEXT",
    _reason,
    of_app=True,
)
as_of = Option(
    "--as-of",
    "Show what stood then: a day, or an instant with its offset.",
    "WHEN",
    of_app=True,
)


class Evidence(Record):
    """What stands behind a record: the day it was known, where it stands, in which words."""

    known: date | None
    sources: tuple[str, ...]
    quote: str | None
    note: str | None


def gathered(name: str, record: type[Record], command: F) -> F:
    """Hand the options that `record` names to the command as one argument."""

    @wraps(command)
    def handed(*args: Any, **given: Any) -> Any:
        parts = {field: given.pop(field) for field in record._fields}
        return command(*args, **{name: record(**parts)}, **given)

    return cast("F", handed)


def _known(default: str) -> Option:
    return Option("--known", f"The day this became known; default {default}.", "DAY", day)


KNOWN = _known("today")
QUOTE = Option("--quote", "The exact words of the source.", "TEXT")
NOTE = Option("--note", "Anything worth remembering.", "TEXT")
SOURCE = Option(
    "--source", "Where it stands written; may be repeated.", "URL", to="sources", several=True
)
EVIDENCE = (KNOWN, SOURCE, QUOTE, NOTE)


def evidence(command: F) -> F:
    """--known, --source, --quote and --note, given to the command as `proof`."""
    return _evidence(command, KNOWN)


def evidence_as_said(command: F) -> F:
    """As `evidence`, where --known defaults to the day the later of two deadlines was said."""
    return _evidence(command, _known("the day the later one was said"))


def evidence_as_corrected(command: F) -> F:
    """As `evidence`, where without --known it corrects our own error, on every day."""
    return _evidence(command, _known("always, as our own error"))


def _evidence(command: F, known: Option) -> F:
    return taking(known, *EVIDENCE[1:])(gathered("proof", Evidence, command))
