"""Which recurrences have an instance that comes into sight: asked by everything that writes.

An instance is recorded once the one before it is, or is about to be, due; so the record is ahead
by one instance at least, and by AHEAD days at the time of each writing command.
"""

import sqlite3
from datetime import date

from tracker.store.cases import setting

AHEAD = 35  # days before an instance counts as due that the one after it is recorded

# Rules whose newest recorded instance is due within so many days, by their newest last day.
_NEAR = """
SELECT r.id, r.newest FROM recurrence r
JOIN deadline d ON d.recurrence = r.id AND d.instance = r.begins
LEFT JOIN topic t ON t.slug = d.topic
WHERE r.newest IS NOT NULL
    AND julianday(r.newest) - coalesce(d.lead, t.lead, :lead) <= julianday(:day) + :ahead
ORDER BY r.newest, r.id
"""


def near(db: sqlite3.Connection, today: date) -> list[str]:
    """The ids of the rules of which another instance is to be recorded by `today`."""
    if not db.execute("SELECT 1 FROM recurrence WHERE newest IS NOT NULL LIMIT 1").fetchone():
        return []
    values = {"lead": int(setting(db, "lead")), "day": today.isoformat(), "ahead": AHEAD}
    return [id for id, _ in db.execute(_NEAR, values)]
