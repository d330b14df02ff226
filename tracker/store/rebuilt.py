"""The clock index and its tally, made anew and compared; it can always be rebuilt."""

import sqlite3
from collections.abc import Generator

from tracker.core.clock import clock_row
from tracker.core.wording import count
from tracker.store.cases import CHUNK, cases

_NEXT = f"SELECT id FROM deadline WHERE id > ? ORDER BY id LIMIT {CHUNK}"
_CLOCK = (
    "SELECT deadline, due_from, last, tolerated, span_class FROM clock"
    " WHERE deadline BETWEEN ? AND ?"
)
_TALLY = """
SELECT day FROM (
    SELECT tolerated AS day, n FROM tally
    UNION ALL SELECT tolerated, -count(*) FROM clock GROUP BY tolerated
) GROUP BY day HAVING sum(n) <> 0
"""


def rewound(db: sqlite3.Connection) -> Generator[str, None, str]:
    """A row for each deadline that is still on the clock, and no other."""
    last, total = "", 0
    while ids := [row[0] for row in db.execute(_NEXT, (last,))]:
        if ids[0] <= last or ids != sorted(ids):  # else it would go round and round
            yield "deadlines do not come in the order of their ids"
            break
        expected = {
            case.deadline.id: (*row, row.span_class)
            for case in cases(db, ids)
            if (row := clock_row(case)) is not None
        }
        found = {row[0]: row[1:] for row in db.execute(_CLOCK, (ids[0], ids[-1]))}
        for id in sorted(expected.keys() | found.keys()):
            if expected.get(id) != found.get(id):
                yield f"deadline {id} is not on the clock as the record has it"
        last, total = ids[-1], total + len(expected)
    (rows,) = db.execute("SELECT count(*) FROM clock").fetchone()
    if rows != total:
        yield f"the clock index has {count(rows, 'row')}, and should have {total:,}"
    return f"{count(total, 'row')}, as the record makes them"


def tallied(db: sqlite3.Connection) -> Generator[str, None, str]:
    """How many rows of the clock index end on each day."""
    for (day,) in db.execute(_TALLY):
        yield f"the tally of day {day} is not that of the clock index"
    return "as the clock index adds up"
