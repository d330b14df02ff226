"""Options that commands share, and the types of what people type."""

from collections.abc import Callable
from datetime import date, time
from functools import wraps
from typing import Any, TypeVar, cast, get_args

import click

from tracker.cli.app import App
from tracker.core.anchors import Window
from tracker.core.record import Record
from tracker.core.records import Kind, Precision
from tracker.core.spans import day, day_and_time, span
from tracker.errors import UsageError

F = TypeVar("F", bound=Callable[..., Any])

KINDS = get_args(Kind)
DRY_RUN = click.option("--dry-run", is_flag=True, help="Only show what would change.")
pass_app = click.make_pass_decorator(App)


class DayType(click.ParamType[date]):
    """A strict ISO day."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Raises UsageError for anything but 2025-10-16."""
        return value if isinstance(value, date) else day(value)


class DayOrEventType(click.ParamType[date | str]):
    """A strict ISO day, or a day so long after or before an event."""

    name = "day"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date | str:
        """Raises UsageError for anything but 2025-10-16 and EVENT+14d."""
        return value if isinstance(value, date) or _is_hung(value) else day(value)


class SpanType(click.ParamType[tuple[Window, Precision]]):
    """A day, a month, a year, or a..b."""

    name = "span"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[Window, Precision]:
        """Raises UsageError for anything else."""
        return value if isinstance(value, tuple) else span(value)


class SpanOrEventType(click.ParamType[tuple[Window, Precision] | str]):
    """A day, a month, a year, a..b, or a day so long after or before an event."""

    name = "span"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[Window, Precision] | str:
        """Raises UsageError for anything else."""
        return value if isinstance(value, tuple) or _is_hung(value) else span(value)


def _is_hung(value: str) -> bool:
    from tracker.cli.anchoring import is_hung  # of the commands that write

    return ("+" in value or "-" in value) and is_hung(value)


class WhenType(click.ParamType[tuple[date, time | None]]):
    """A day, with a clock time or without."""

    name = "when"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[date, time | None]:
        """Raises UsageError for anything but 2025-10-16 and 2025-10-16T15:00."""
        return value if isinstance(value, tuple) else day_and_time(value)


class Said(Record):
    """The day it was said: the last one it can be, the first one if that is not the same.

    `at` is the clock time at which it was said, if known.
    """

    first: date | None
    last: date
    at: time | None


class SaidType(click.ParamType[Said]):
    """A day, with a clock time or without, or DAY..DAY when only a span is known."""

    name = "said"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Said:
        """Raises UsageError for anything else."""
        if isinstance(value, Said):
            return value
        first, dots, last = value.partition("..")
        return Said(day(first), day(last), None) if dots else Said(None, *day_and_time(value))


DAY = DayType()
WHEN = WhenType()
SAID = SaidType()
SPAN = SpanType()
DAY_OR_EVENT = DayOrEventType()
SPAN_OR_EVENT = SpanOrEventType()


def _past(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.find_object(App).as_of = value  # type: ignore[union-attr]


def as_of(command: F) -> F:
    """--as-of on the command itself, as on `tracker`."""
    return click.option(
        "--as-of",
        metavar="WHEN",
        expose_value=False,
        callback=_past,
        help="Show what stood then: a day, or an instant with its offset.",
    )(command)


def _reason(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value is not None:
        if not value.strip():
            raise UsageError("--why is empty: give the reason")
        ctx.find_object(App).why = value  # type: ignore[union-attr]


def why(command: F) -> F:
    """--why of every command that writes: the journal keeps it."""
    return click.option(
        "--why",
        metavar="TEXT",
        expose_value=False,
        callback=_reason,
        help="Why this is recorded; kept in the journal, and shown by `log`.",
    )(command)


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


READING = click.option(
    "--reading",
    type=click.IntRange(min=1),
    metavar="N",
    help="Which, if it has several: 2 is the first that `explain` shows as another.",
)


def _known(default: str) -> Callable[[F], F]:
    return click.option(
        "--known", type=DAY, metavar="DAY", help=f"The day this became known; default {default}."
    )


KNOWN = _known("today")
QUOTE = click.option("--quote", metavar="TEXT", help="The exact words of the source.")
NOTE = click.option("--note", metavar="TEXT", help="Anything worth remembering.")
SOURCE = click.option(
    "--source",
    "sources",
    metavar="URL",
    multiple=True,
    help="Where it stands written; may be repeated.",
)


def evidence(command: F) -> F:
    """--known, --source, --quote and --note, given to the command as `proof`."""
    return _evidence(command, KNOWN)


def evidence_as_said(command: F) -> F:
    """As `evidence`, where --known defaults to the day the later of two deadlines was said."""
    return _evidence(command, _known("the day the later one was said"))


def evidence_as_corrected(command: F) -> F:
    """As `evidence`, where without --known it corrects our own error, on every day."""
    return _evidence(command, _known("always, as our own error"))


def _evidence(command: F, known: Callable[[F], F]) -> F:
    command = gathered("proof", Evidence, command)
    for option in (NOTE, QUOTE, SOURCE, known):
        command = option(command)
    return command
