"""One copy of a calendar on its way in: what all of its entries are taken by."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from tracker.core.moment import Moment
from tracker.core.wording import day_words
from tracker.intake.calendar_entry import Entry
from tracker.intake.content_lines import Wrong
from tracker.store.drafts import Terms
from tracker.store.kinds import State

Rows = Iterator[tuple[str, State]]
"""Kind and fields of records, as an import takes them."""


class NotTaken(Exception):
    """What the store does not take of an entry."""

    def __init__(self, name: str, value: str, wants: str) -> None:
        super().__init__(wants)
        self.wrong = Wrong(name, value, wants)


@dataclass(slots=True)
class Copy:
    """The file's name, the store, and the options; `zone` is that of what has none.

    `news` are lines on records that would change beside their own fields, `older` and `judged`
    name those that stay as they are: the file is older, or a person judged otherwise.
    """

    db: sqlite3.Connection
    name: str
    terms: Terms
    now: datetime
    zone: str
    news: list[tuple[int, str]] = field(default_factory=list)
    older: list[str] = field(default_factory=list)
    judged: list[str] = field(default_factory=list)

    def today(self, entry: Entry) -> date:
        """The day of the import at the place of the entry."""
        return Moment(None, self.now).today(entry.zone or self.zone)

    def known(self, entry: Entry, since: date | None) -> date:
        """The day on which what the entry says was known, `since` at the earliest.

        Raises NotTaken for one that is still to come.
        """
        today = self.today(entry)
        known, given_by = entry.known or since or today, entry.known_by
        if self.terms.said is not None:
            known, given_by = date.fromisoformat(self.terms.said), "--said"
        if given_by and known > today:
            wants = f"a day of the past: {day_words(known)} is still to come"
            raise NotTaken(given_by, f"{known}", wants)
        return max(known, since or known)

    def set_aside(self, entry: Entry, before: State | None) -> None:
        """Note that the entry is older than what is recorded, and that was not changed."""
        number = f"#{before['number']} " if before else ""
        self.older.append(f"{number}{entry.title} (line {entry.line})")


def stated(state: State) -> State:
    """The fields that are there."""
    return {name: value for name, value in state.items() if value is not None}


def news_of(says: State, before: State) -> State:
    """The fields that are otherwise than before."""
    return {name: value for name, value in says.items() if value != before.get(name)}


def cited(entry: Entry) -> dict[str, Any]:
    """The address that the entry gives, as a source."""
    return {"sources": [{"source": entry.url}]} if entry.url else {}
