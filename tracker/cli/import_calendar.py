"""The events and tasks of an iCalendar file as rows of an import.

What was imported before and says the same is left as it is, whatever was amended here since; what
changed in the file changes here.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from tracker.cli.calendar_copy import Copy, NotTaken
from tracker.cli.calendar_events import Events
from tracker.cli.calendar_tasks import Tasks
from tracker.cli.progress import Progress
from tracker.core.wording import count
from tracker.intake.calendar_entries import entries
from tracker.intake.calendar_entry import Entry
from tracker.intake.calendar_heading import Heading, heading
from tracker.intake.content_lines import Wrong
from tracker.intake.opened import Opened
from tracker.store.cases import setting
from tracker.store.drafts import Arrival, Terms
from tracker.store.importing import Given
from tracker.store.staging import Fault

_PAGE = 100
_NAMED = 5  # entries of which something is told


class Calendar:
    """An iCalendar file on its way in; `terms` fill in what it does not say."""

    def __init__(self, db: sqlite3.Connection, source: Opened, terms: Terms, now: datetime) -> None:
        self._source = source
        self._copy = Copy(db, source.name, terms, now, setting(db, "zone"))
        self._head: Heading = heading(source, self._copy.zone)
        self._events = Events(self._copy, self._head.differing)
        self._tasks = Tasks(self._copy)
        self._floating = 0
        self._skipped: list[str] = []
        self._seen: dict[tuple[str, str, str], int] = {}

    @property
    def news(self) -> list[tuple[int, str]]:
        """What becomes of events and outcomes that are on record: number and words."""
        return self._copy.news

    def given(self, progress: Progress) -> Iterator[Given]:
        """The rows of all entries; raises RecordRefused for what is no calendar."""
        for line, wrong in self._head.wrong:
            yield Fault(line, *wrong[:3]), f"{wrong.property}:{wrong.value}"
        alone: list[Entry] = []  # an instance may stand before the series to which it belongs
        for n, entry in enumerate(entries(self._source, self._head)):
            if not n % _PAGE:
                progress.show(self._source.read, self._source.size)
            if entry.kind == "VEVENT" and entry.revision.alone and not entry.wrong:
                alone.append(entry)
            else:
                yield from self._rows(entry)
        for entry in alone:
            yield from self._rows(entry)

    def told(self) -> list[str]:
        """What was taken for granted, and what was left as it is, for people."""
        lines = []
        if self._floating:
            hours = count(self._floating, "hour")
            verb = "is" if self._floating == 1 else "are"
            lines.append(
                f"{hours} without a zone {verb} by the clocks of {self._copy.zone}, as set."
            )
        if skipped := self._skipped:
            lines.append(f"The clocks jump over {count(len(skipped), 'hour')}: {_listed(skipped)}.")
        for name, times in sorted(Counter(self._tasks.said_by).items()):
            deadlines = count(times, "deadline")
            lines.append(f"{deadlines} taken as said on the day of {name}; --said gives another.")
        if older := self._copy.older:
            words = f"Older than what is recorded, and left out ({len(older):,})"
            lines.append(f"{words}: {_listed(older)}.")
        if judged := self._copy.judged:
            words = f"Judged otherwise here, and left as it is ({len(judged):,})"
            lines.append(f"{words}: {_listed(judged)}.")
        if left_out := self._head.left_out:
            kinds = ", ".join(f"{times} {kind}" for kind, times in sorted(left_out.items()))
            lines.append(f"Left out, as no event and no task: {kinds}.")
        return lines

    def _rows(self, entry: Entry) -> Iterator[Given]:
        found: list[Arrival | Fault]
        if entry.wrong:
            found = [_fault(entry, wrong) for wrong in entry.wrong]
        else:
            found = self._taken(entry)
        yield from ((row, entry.raw) for row in found)

    def _taken(self, entry: Entry) -> list[Arrival | Fault]:
        line = self._seen.setdefault((entry.kind, *entry.key), entry.line)
        if line != entry.line:
            wants = f"each UID once; line {line} has it too"
            return [_fault(entry, Wrong("UID", entry.key[0], wants))]
        maker = self._events if entry.kind == "VEVENT" else self._tasks
        try:
            found = list(maker.rows(entry))
        except NotTaken as error:
            return [_fault(entry, error.wrong)]
        for each in (entry,) if entry.instances is None else entry.instances:
            self._floating += each.floating
            self._skipped += each.skipped
        return [Arrival(entry.line, kind, fields, names=True) for kind, fields in found]


def _fault(entry: Entry, wrong: Wrong) -> Fault:
    """A fault of the entry, which names the line of the property too."""
    line = wrong.line or entry.lines.get(wrong.property, entry.line)
    name = wrong.property
    if line != entry.line:
        name = f"{name} on line {line}" if name else f"line {line}"
    return Fault(entry.line, name, wrong.value, wrong.wants)


def _listed(names: list[str]) -> str:
    """The first of the names, and how many more there are."""
    more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"
