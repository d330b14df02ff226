"""The dates of a deadline or an event as the store held them at a row of its journal.

What hangs on another event has the days that this had then, counted as was counted then.
"""

import sqlite3
from collections.abc import Iterable
from datetime import date, time

from tracker.core.anchors import event_then, hung
from tracker.core.corrections import Dates
from tracker.core.records import Anchor, EventRow
from tracker.store.calendars import as_calendar
from tracker.store.held import anchor_of, as_known, event_row_of, state_then, states_then
from tracker.store.kinds import State


def deadline_then(db: sqlite3.Connection, state: State, seq: int) -> Dates:
    """The dates that a deadline in that state had at that row."""
    anchor = anchor_of(db, state)
    first, last = _day(state, "first"), _day(state, "last")
    said = date.fromisoformat(state["said"])
    if anchor is not None:
        anchor = _counted_then(db, anchor, seq)
        events = _happenings_then(db, filter(None, (anchor.event, anchor.end)), seq)
        window = hung(events, anchor, said, date.max)
        first, last = (window.first, window.last) if window else (None, None)
    hour = state.get("hour")
    return Dates(
        first=first,
        last=last,
        hour=time.fromisoformat(hour) if hour else None,
        tolerance=state.get("tolerance", 0),
        said_first=_day(state, "said_first"),
        said=said,
        hangs_on=_hangs_on(db, anchor) if anchor else None,
    )


def event_dates_then(db: sqlite3.Connection, event: str, seq: int) -> Dates | None:
    """The days that an event had at that row; None if nothing was known of it then."""
    row = event_then(_happenings_then(db, [event], seq), event, date.max)
    if row is None:
        return None
    hangs_on = _hangs_on(db, row.anchor) if row.anchor else None
    return Dates(first=row.first, last=row.last, hangs_on=hangs_on)


def _happenings_then(
    db: sqlite3.Connection, events: Iterable[str], seq: int
) -> dict[str, tuple[EventRow, ...]]:
    """The rows about these events and about those on which they hang, oldest first."""
    found: dict[str, tuple[EventRow, ...]] = {}
    frontier = set(events)
    while frontier:
        for event in frontier:
            states = sorted(states_then(db, "event_standing", "event", event, seq), key=as_known)
            found[event] = tuple(_row_then(db, state, seq) for state in states)
        rows = (row for event in frontier for row in found[event])
        frontier = {row.anchor.event for row in rows if row.anchor and row.anchor.event}
        frontier -= found.keys()
    return found


def _row_then(db: sqlite3.Connection, state: State, seq: int) -> EventRow:
    row = event_row_of(db, state)
    return row.but(anchor=_counted_then(db, row.anchor, seq)) if row.anchor else row


def _counted_then(db: sqlite3.Connection, anchor: Anchor, seq: int) -> Anchor:
    """The anchor with its calendar as it was then."""
    state = state_then(db, "calendar", str(anchor.calendar), seq)
    return anchor.but(calendar=as_calendar(state)) if state else anchor


def _hangs_on(db: sqlite3.Connection, anchor: Anchor) -> str:
    """The events of an anchor, in the words that name them and by their numbers."""
    ends = ((anchor.words, anchor.event), (anchor.end_words, anchor.end))
    return " and ".join(_named(db, words, event) for words, event in ends if words)


def _named(db: sqlite3.Connection, words: str, event: str | None) -> str:
    row = db.execute("SELECT number FROM event WHERE id = ?", (event,)).fetchone()
    return f"“{words}, event #{row[0]}”" if row else f"“{words}”"


def _day(state: State, name: str) -> date | None:
    return date.fromisoformat(state[name]) if name in state else None
