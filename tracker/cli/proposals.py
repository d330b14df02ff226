"""Stored candidates as rows, and how people name them."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from tracker.export.candidates import stored_row
from tracker.store.candidates import numbers_of, reads
from tracker.store.kinds import State

Row = dict[str, Any]


def stored_rows(db: sqlite3.Connection, states: Sequence[State]) -> list[Row]:
    """Candidates in their stored states as rows, in the same order."""
    articles = reads(db, [state["article"] for state in states])
    ids = [tie["record"] for state in states for tie in state.get("ties", ())]
    ids += [state[kind] for state in states for kind in ("deadline", "event") if kind in state]
    named = numbers_of(db, ids)
    found = []
    for state in states:
        article = articles[state["article"]]
        found.append(stored_row(state, article.name, article.published, named))
    return found
