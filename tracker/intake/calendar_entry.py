"""An event or a task of an iCalendar file as plain values."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from tracker.core.records import EventState, Outcome
from tracker.core.recurrence import Rule
from tracker.core.revision import Revision
from tracker.intake.content_lines import Wrong


class Entry(NamedTuple):
    """An event or a task. `first` and `last` both count; `clock` is in words for an event.

    `key` tells it apart from all others in all files: its UID, and which instance it is. An event
    that repeats has `instances`, those that have no component of their own; `series` are the marks
    of all, with their days, None for one instance alone. `zone` is None where the file states none.
    `known` is the day of its last change, None if it does not say; `known_by` and `said_by` are
    the properties that gave those days. `skipped` tells of hours that the clocks jump over.
    `lines` are those on which its properties begin.
    """

    line: int
    raw: str
    kind: str
    key: tuple[str, str]
    title: str = ""
    place: str | None = None
    topics: tuple[str, ...] = ()
    note: str | None = None
    url: str | None = None
    first: date | None = None
    last: date | None = None
    hour: str | None = None
    clock: str | None = None
    zone: str | None = None
    floating: bool = False
    speaker: str | None = None
    said: date | None = None
    said_by: str | None = None
    known: date | None = None
    known_by: str | None = None
    standing: EventState = "scheduled"
    tentative: bool = False
    outcome: Outcome | None = None
    happened: date | None = None
    rule: Rule | None = None
    revision: Revision = Revision()
    series: Mapping[str, date] | None = None
    instances: tuple["Entry", ...] | None = None
    skipped: tuple[str, ...] = ()
    lines: Mapping[str, int] = MappingProxyType({})
    wrong: tuple[Wrong, ...] = ()
