"""The clock index under another lead: rewritten by SQL alone, since it may be a million rows."""

import sqlite3

from tracker.core.clock import NO_END
from tracker.store.cases import setting

# Leads matter to what has an end. A row at the end of the calendar is one only if the deadline
# itself says so; the others there are reviews.
_REWIND = """
UPDATE clock
SET due_from = max(last - :lead, 1), span_class = bit_length(tolerated - max(last - :lead, 1))
WHERE deadline IN (SELECT d.id FROM deadline d LEFT JOIN topic t ON t.slug = d.topic WHERE {})
AND (last < :no_end
    OR EXISTS (SELECT 1 FROM deadline e WHERE e.id = clock.deadline
        AND e.anchor_words IS NULL AND e.last IS NOT NULL))
"""
_DEFAULT = "d.lead IS NULL AND t.lead IS NULL"
_TOPIC = "d.lead IS NULL AND d.topic = :topic"


def governed(topic: str | None) -> str:
    """The SQL condition on deadline d and topic t: its lead is the topic's, or else the default."""
    return _DEFAULT if topic is None else _TOPIC


def rewind(db: sqlite3.Connection, topic: str | None) -> set[str]:
    """Rewrite the rows of the deadlines whose lead is the default, or that of `topic`.

    Gives the ids of those few that only the core can tell: what hangs on an event without end.
    """
    lead = int(setting(db, "lead"))
    if topic is not None:
        row = db.execute("SELECT lead FROM topic WHERE slug = ?", (topic,)).fetchone()
        lead = lead if row is None or row[0] is None else row[0]
    db.create_function("bit_length", 1, int.bit_length, deterministic=True)
    values = {"lead": min(lead, NO_END), "no_end": NO_END, "topic": topic}
    db.execute(_REWIND.format(governed(topic)), values)
    rows = db.execute(
        "SELECT d.id FROM deadline d JOIN clock c ON c.deadline = d.id"
        " LEFT JOIN topic t ON t.slug = d.topic"
        f" WHERE d.anchor_event IS NOT NULL AND c.last = :no_end AND {governed(topic)}",
        values,
    )
    return {row[0] for row in rows}
