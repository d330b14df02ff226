"""Which deadlines a changed setting can move now, by the clock index: candidates for the core."""

import sqlite3
from datetime import date

from tracker.store.agenda import changed_since
from tracker.store.cases import chunks
from tracker.store.leads import governed

ROUND = 2  # days by which it can be another day elsewhere, and one more
_DEADLINES = "FROM deadline d LEFT JOIN topic t ON t.slug = d.topic"


def reached_by_lead(
    db: sqlite3.Connection, topic: str | None, before: int, after: int, today: date
) -> list[str]:
    """The ids of deadlines under the default lead, or that of `topic`, whose lead may begin or
    not have begun on `today` by the change from `before` to `after` days; nearest first.
    """
    day = today.toordinal()
    low, high = (day + lead - before for lead in sorted((before, after)))
    found = db.execute(
        f"SELECT d.id {_DEADLINES} JOIN clock c ON c.deadline = d.id"
        f" WHERE c.due_from BETWEEN :low AND :high AND {governed(topic)} ORDER BY c.last, d.number",
        {"low": max(low - ROUND, 0), "high": high + ROUND, "topic": topic},
    )
    ids = dict.fromkeys(row[0] for row in found)
    lately = sorted(changed_since(db, _days_before(today, ROUND)))
    return list(ids | dict.fromkeys(_passing(db, lately, governed(topic), topic)))


def reached_by_zone(db: sqlite3.Connection, today: date) -> list[str]:
    """The ids of deadlines at the default place for which a day begins or ends about `today`."""
    day = today.toordinal()
    days = (day - ROUND, day + ROUND)
    eve = _days_before(today, ROUND)
    ids = changed_since(db, _days_before(today, ROUND + 1))
    for condition in (
        "due_from BETWEEN ? AND ?",
        "tolerated BETWEEN ? AND ?",
        "last < tolerated AND last BETWEEN ? AND ?",
    ):
        ids |= {row[0] for row in db.execute(f"SELECT deadline FROM clock WHERE {condition}", days)}
    said = db.execute("SELECT id FROM deadline WHERE said >= ?", (eve.isoformat(),))
    ids |= {row[0] for row in said}
    return _passing(db, sorted(ids), "d.zone IS NULL", None)


def _passing(
    db: sqlite3.Connection, ids: list[str], condition: str, topic: str | None
) -> list[str]:
    passing: list[str] = []
    for chunk in chunks(ids):
        names = {f"id{n}": id for n, id in enumerate(chunk)}
        marks = ", ".join(f":{name}" for name in names)
        query = f"SELECT d.id {_DEADLINES} WHERE d.id IN ({marks}) AND {condition} ORDER BY d.id"
        passing += [row[0] for row in db.execute(query, names | {"topic": topic or ""})]
    return passing


def _days_before(day: date, days: int) -> date:
    return date.fromordinal(max(day.toordinal() - days, 1))
