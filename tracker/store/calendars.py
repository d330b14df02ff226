"""Calendars that were imported: days off, or the days on which a body sits."""

import sqlite3
from collections.abc import Iterable
from datetime import date

from tracker.core.imported import Calendar, Counting
from tracker.store.kinds import State
from tracker.store.state import load


def as_calendar(state: State) -> Calendar:
    """The calendar of a stored state; its days come in order."""
    days = tuple(date.fromisoformat(row["day"]) for row in state.get("days", ()))
    sitting = state["kind"] == "sitting"
    years = state["first"], state["last"]
    return Calendar(state["slug"], sitting, *years, days, state.get("weekend", 5))


def calendars(db: sqlite3.Connection) -> dict[str, Calendar]:
    """The calendars that can be chosen, by slug."""
    rows = db.execute("SELECT slug FROM calendar WHERE NOT retired ORDER BY slug").fetchall()
    return {slug: _calendar(db, slug) for (slug,) in rows}


def counting(db: sqlite3.Connection, names: Iterable[str]) -> dict[str, Counting]:
    """By what these count: the calendars that the store has, removed or not, and else the names."""
    found: dict[str, Counting] = {}
    for name in names:
        has = db.execute("SELECT 1 FROM calendar WHERE slug = ?", (name,)).fetchone()
        found[name] = _calendar(db, name) if has else name
    return found


def _calendar(db: sqlite3.Connection, slug: str) -> Calendar:
    state = load(db, "calendar", slug)
    assert state is not None
    return as_calendar(state)
